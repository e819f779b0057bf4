import { isScalar, parseDocument } from 'yaml';
import { calibrate, type CalibratedPart } from '../play/calibrate.ts';
import { playMany } from '../play/many-games.ts';
import { everySeat } from '../play/play-game.ts';
import { kpiToFile } from '../scenario/amounts.ts';
import type { Scenario } from '../scenario/scenario.ts';

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
 * A scenario's text with new ends in its `score`: only those numbers change, every comment, blank and order stays.
 * Throws when a part is not written in the file, which a checked scenario can't be.
 */
export const withCalibration = (text: string, parts: readonly CalibratedPart[]): string => {
  const document = parseDocument(text);
  const changes = parts.flatMap((part) =>
    (['zero', 'full'] as const).map((end) => {
      const node = document.getIn(['score', part.kpi, end], true);
      if (!isScalar(node) || node.range === undefined || node.range === null)
        throw new Error(`score.${part.kpi}.${end} is not written in the file`);
      return { from: node.range[0], to: node.range[1], number: String(kpiToFile(part.kpi, part[end])) };
    }),
  );
  changes.sort((a, b) => b.from - a.from);
  return changes.reduce((changed, { from, to, number }) => changed.slice(0, from) + number + changed.slice(to), text);
};
