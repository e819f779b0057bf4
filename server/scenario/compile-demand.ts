import type { DemandSource } from '../simulation/company.ts';
import { ppmOfPercent } from './amounts.ts';
import type { Path } from './document.ts';
import type { ScenarioFile } from './format.ts';
import type { Report } from './report.ts';

type Written = ScenarioFile['markets'][string]['segments'][string]['demand'][string];

/** Units wanted period by period as a file writes them: a number, steps, a list (both hold on to the end), or the market's own base. */
export const compileDemand = (written: Written, time: ScenarioFile['time'], path: Path, report: Report): DemandSource => {
  const rounds = time.playedRounds + time.runOutRounds;
  const length = rounds * time.periodsPerRound;
  if (typeof written === 'number') return { kind: 'given', unitsByPeriod: Array.from({ length }, () => written) };
  const { steps, list, base, season } = written;
  if ([steps, list, base].filter((each) => each !== undefined).length !== 1) {
    report.add(path, 'this demand is not clear', 'a number, or exactly one of `steps`, `list` and `base`');
  }
  if (season !== undefined && base === undefined)
    report.addKey([...path, 'season'], '`season` needs `base`', '`{ base: 70, season: [100, 110] }`');
  if (base !== undefined) {
    const last = season?.at(-1) ?? 100;
    return {
      kind: 'market',
      baseUnits: base,
      seasonPpmByRound: Array.from({ length: rounds }, (_, round) => ppmOfPercent(season?.[round] ?? last)),
    };
  }
  if (list !== undefined) {
    const last = list.at(-1) ?? 0;
    return { kind: 'given', unitsByPeriod: Array.from({ length }, (_, place) => list[place] ?? last) };
  }
  const changes = Object.entries(steps ?? {})
    .map(([period, units]) => ({ period: Number(period), units }))
    .sort((one, other) => one.period - other.period);
  if (steps !== undefined && changes[0]?.period !== 1)
    report.add([...path, 'steps'], 'these steps do not say how it begins', 'a first step at period 1, such as `{ 1: 4, 5: 8 }`');
  for (const change of changes) {
    if (change.period > length)
      report.addKey([...path, 'steps', String(change.period)], `period ${change.period} is after the end`, `a period up to ${length}`);
  }
  const unitsByPeriod: number[] = [];
  let units = 0;
  let next = 0;
  for (let period = 1; period <= length; period++) {
    while ((changes[next]?.period ?? Number.POSITIVE_INFINITY) <= period) units = changes[next++]?.units ?? units;
    unitsByPeriod.push(units);
  }
  return { kind: 'given', unitsByPeriod };
};
