import { describe, expect, it } from 'vitest';
import { kpiIds } from '../../server/contract/desk.ts';
import { addSums, kpiOver, kpis, roundSums } from '../../server/score/kpis.ts';
import { endValueCents } from '../../server/score/money.ts';
import type { RoundRecord } from '../../server/simulation/records.ts';
import { kpisByHand } from '../support/kpis-by-hand.ts';
import type { ViewSetup } from '../../server/views/setup.ts';
import { finishedGame, plannedGame, rich, spring } from '../support/view-setups.ts';

type Played = { readonly setup: ViewSetup; readonly rounds: readonly RoundRecord[]; readonly decisions: readonly (readonly number[])[] };

const byWhim = (seed: number): Played => {
  const game = plannedGame(rich, 10, 'open', seed);
  return { setup: rich, rounds: game.records.slice(1), decisions: game.decisions };
};
const untouched = (setup: ViewSetup): Played => {
  const game = finishedGame(setup, 'closed');
  return { setup, rounds: [...game.records.slice(1), ...game.runOut], decisions: game.decisions };
};
const games: readonly (readonly [string, () => Played])[] = [
  ...[5, 6, 7].map((seed) => [`a company with everything, played by whim ${seed}`, () => byWhim(seed)] as const),
  ['the same, run out', () => untouched(rich)],
  ['the default scenario', () => untouched(spring)],
];

const near = (value: number | undefined, byHand: number): boolean =>
  value === undefined ? !Number.isFinite(byHand) : Math.abs(value - byHand) <= 1e-9 * Math.max(1, Math.abs(byHand));

describe('every KPI is what counting the raw records by hand gives', () => {
  for (const [name, played] of games)
    it(`${name}: over the game, and after every round of it`, () => {
      const { setup, rounds, decisions } = played();
      const whole = kpis(setup, rounds, decisions);
      const byHand = kpisByHand(setup, rounds, decisions);
      expect(kpiIds.flatMap((kpi) => (near(whole[kpi], byHand[kpi]) ? [] : [{ kpi, value: whole[kpi], byHand: byHand[kpi] }]))).toEqual([]);
      expect(kpiIds.filter((kpi) => whole[kpi] === undefined)).toEqual([]);

      let sums = roundSums(setup, rounds, 0, decisions);
      for (let at = 0; at < rounds.length; at += 1) {
        if (at > 0) sums = addSums(sums, roundSums(setup, rounds, at, decisions));
        const until = rounds.slice(0, at + 1);
        const counted = kpisByHand(setup, until, decisions);
        for (const kpi of kpiIds) {
          const value = kpiOver(kpi, setup, sums, until);
          const atEnd = kpi === 'contribution' && value !== undefined ? value - endValueCents(setup.company, until) : value;
          expect(near(atEnd, counted[kpi]), `${kpi} after ${at + 1} rounds: ${atEnd} and ${counted[kpi]} by hand`).toBe(true);
        }
      }
    });
});
