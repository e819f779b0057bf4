import type { DemandProcess, DemandSource } from '../simulation/company.ts';
import { ppmOfPercent } from './amounts.ts';
import type { Path } from './document.ts';
import type { ScenarioFile } from './format.ts';
import type { Report } from './report.ts';

type Written = Exclude<ScenarioFile['markets'][string]['segments'][string]['demand'][string], number>;

const ways = ['steps', 'list', 'normal', 'uniform', 'ar1', 'seasonal', 'base'] as const;

/** Steps in the order of periods. */
const compileSteps = (written: NonNullable<Written['steps']>, periods: number, path: Path, report: Report): DemandSource => {
  const changes = Object.entries(written)
    .map(([period, units]) => ({ period: Number(period), units }))
    .sort((one, other) => one.period - other.period);
  if (changes[0]?.period !== 1)
    report.add(path, 'these steps do not say how it begins', 'a first step at period 1, such as `{ 1: 4, 5: 8 }`');
  for (const change of changes) {
    if (change.period > periods)
      report.addKey([...path, String(change.period)], `period ${change.period} is after the end`, `a period up to ${periods}`);
  }
  return { kind: 'steps', fromPeriods: changes.map(({ period }) => period), units: changes.map(({ units }) => units) };
};

/** The process of chance that is written, if any; what cannot be goes to the report. */
const compileProcess = ({ normal, uniform, ar1, seasonal }: Written, path: Path, report: Report): DemandProcess | undefined => {
  if (normal !== undefined) return { kind: 'normal', ...normal };
  if (ar1 !== undefined) return { kind: 'ar1', ...ar1 };
  if (uniform !== undefined) {
    if (uniform.least > uniform.most) report.add([...path, 'uniform', 'most'], `\`most\` is below \`least\``, `${uniform.least} or more`);
    return { kind: 'uniform', ...uniform };
  }
  if (seasonal === undefined) return undefined;
  if (seasonal.amplitude > seasonal.mean)
    report.add([...path, 'seasonal', 'amplitude'], 'demand would fall below zero in every season', `at most ${seasonal.mean}, the mean`);
  return { kind: 'seasonal', ...seasonal };
};

/** Units wanted period by period as a file writes them: a number, steps, a list (these hold on to the end), a process of chance, or the market's own base. */
export const compileDemand = (written: Written | number, time: ScenarioFile['time'], path: Path, report: Report): DemandSource => {
  if (typeof written === 'number') return { kind: 'given', unitsByPeriod: [written] };
  const rounds = time.playedRounds + time.runOutRounds;
  const given = ways.filter((way) => written[way] !== undefined);
  if (given.length !== 1) {
    report.add(
      path,
      given.length === 0
        ? 'this demand is not clear'
        : `this demand is not clear: it has ${given.map((way) => `\`${way}\``).join(' and ')}`,
      `a number, or exactly one of ${ways.map((way) => `\`${way}\``).join(', ')}`,
    );
  }
  const { steps, list, base, season } = written;
  if (season !== undefined && base === undefined)
    report.addKey([...path, 'season'], '`season` needs `base`', '`{ base: 70, season: [100, 110] }`');
  if (base !== undefined) {
    const last = season?.at(-1) ?? 100;
    return {
      kind: 'market',
      baseUnits: base,
      seasonPpmByRound: Array.from({ length: Math.min(rounds, season?.length ?? 1) }, (_, round) => ppmOfPercent(season?.[round] ?? last)),
    };
  }
  if (list !== undefined) return { kind: 'given', unitsByPeriod: list };
  if (steps !== undefined) return compileSteps(steps, rounds * time.periodsPerRound, [...path, 'steps'], report);
  const process = compileProcess(written, path, report);
  return process === undefined ? { kind: 'given', unitsByPeriod: [] } : { kind: 'process', process };
};
