import { parseDocument } from 'yaml';
import { calibrate, type CalibratedPart } from '../play/calibrate.ts';
import { playMany } from '../play/many-games.ts';
import { everySeat } from '../play/play-game.ts';
import { kpiToFile } from '../scenario/amounts.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { withValue } from './yaml-edit.ts';

/** Plays `runs` seeds with silo bots at `closed` and coordinated ones at `open`; the ends of each part of the joint score. */
export const calibrated = async (
  scenario: Scenario,
  runs: number,
  seed: string,
  played: () => void,
): Promise<readonly CalibratedPart[]> => {
  const seeds = Array.from({ length: runs }, (_, place) => `${seed}/${place + 1}`);
  const games = await playMany(
    scenario,
    [
      ...seeds.map((each) => ({ seed: each, policies: everySeat('silo'), informationLevel: 'closed' as const })),
      ...seeds.map((each) => ({ seed: each, policies: everySeat('coordinated'), informationLevel: 'open' as const })),
    ],
    played,
  );
  return calibrate(
    scenario.scoring,
    games.slice(0, runs).map((game) => game.kpis),
    games.slice(runs).map((game) => game.kpis),
  );
};

/**
 * A scenario's own text with new ends in its `score`: only those numbers change, every comment, blank and order stays.
 * A file that extends another need not write them: they are put where they belong.
 */
export const withCalibration = (text: string, parts: readonly CalibratedPart[]): string => {
  let changed = text;
  for (const { kpi, ...part } of parts) {
    const ends = (['zero', 'full'] as const).map((end) => ({ end, number: String(kpiToFile(kpi, part[end])) }));
    const written = parseDocument(changed).hasIn(['score', kpi]);
    if (written) for (const { end, number } of ends) changed = withValue(changed, ['score', kpi, end], number);
    else changed = withValue(changed, ['score', kpi], `{ ${ends.map(({ end, number }) => `${end}: ${number}`).join(', ')} }`);
  }
  return changed;
};
