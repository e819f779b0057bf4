import { beforeAll, describe, expect, test } from 'vitest';
import { everySeat, playGame } from '../../server/play/play-game.ts';
import { loadScenario } from '../../server/scenario/load.ts';
import type { Scenario } from '../../server/scenario/scenario.ts';

/** Few seeds, so that every run of the tests sees it; the table in each file is of more. */
const seeds = ['levels/1', 'levels/2', 'levels/3', 'levels/4'];

/** From the gentlest to the hardest. */
const levels = ['port-closure-first-steps', 'port-closure', 'port-closure-tough', 'port-closure-expert'] as const;

type Felt = { readonly contributionPerRound: number; readonly csat: number; readonly score: number };

const loaded = (id: string): Scenario => {
  const found = loadScenario(id);
  if ('problems' in found) throw new Error(JSON.stringify(found.problems));
  return found.scenario;
};

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** How a team fares on a level, its points counted by the ends of `port-closure`: own ends would make all levels alike. */
const fares = (scenario: Scenario, scoring: Scenario['scoring'], policy: string): Felt => {
  const informationLevel = policy === 'silo' ? 'closed' : 'open';
  const games = seeds.map((seed) => playGame({ ...scenario, scoring }, { seed, policies: everySeat(policy), informationLevel }));
  return {
    contributionPerRound: mean(games.map((game) => game.contributionCents / 100 / scenario.rules.playedRounds)),
    csat: mean(games.map((game) => game.kpis.csat ?? Number.NaN)),
    score: mean(games.map((game) => game.jointScore)),
  };
};

describe('the four levels of the port closure get harder', () => {
  const teams = ['silo', 'coordinated'] as const;
  let found: Readonly<Record<string, readonly Felt[]>>;
  beforeAll(() => {
    const scenarios = levels.map(loaded);
    const scoring = loaded('port-closure').scoring;
    found = Object.fromEntries(teams.map((team) => [team, scenarios.map((scenario) => fares(scenario, scoring, team))]));
  });
  const falls = (values: readonly number[], least: number): void => {
    for (const [place, value] of values.entries())
      if (place > 0)
        expect((values[place - 1] ?? Number.NaN) - value, `${levels[place - 1]} to ${levels[place]}`).toBeGreaterThanOrEqual(least);
  };

  test.each(teams)('a %s team earns less in a round, level by level', (team) =>
    falls(found[team]?.map((felt) => felt.contributionPerRound) ?? [], 1),
  );

  test.each(teams)('and its customers are less content: %s', (team) => falls(found[team]?.map((felt) => felt.csat) ?? [], 0.5));

  test('both teams together lose points at each step', () =>
    falls(
      levels.map((_, place) => mean(teams.map((team) => found[team]?.[place]?.score ?? Number.NaN))),
      2,
    ));

  test('and on each of them who works together beats who does not by thirty points', () => {
    for (const [place, id] of levels.entries())
      expect(
        (found['coordinated']?.[place]?.score ?? Number.NaN) - (found['silo']?.[place]?.score ?? Number.NaN),
        id,
      ).toBeGreaterThanOrEqual(30);
  });
});
