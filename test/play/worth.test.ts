import { beforeAll, describe, expect, test } from 'vitest';
import { everySeat, playGame, type PlayedGame } from '../../server/play/play-game.ts';
import { replayed, worthOfAgreements } from '../../server/play/worth.ts';
import { loadScenario } from '../../server/scenario/load.ts';
import type { Scenario } from '../../server/scenario/scenario.ts';

const shipped = (id: string): Scenario => {
  const loaded = loadScenario(id);
  if ('problems' in loaded) throw new Error(JSON.stringify(loaded.problems));
  return loaded.scenario;
};

describe('what an agreement was worth', () => {
  const scenario = shipped('spring-promotion');
  const playedBy = (seed: string): PlayedGame => playGame(scenario, { seed, policies: everySeat('coordinated'), informationLevel: 'open' });
  let played: PlayedGame;
  beforeAll(() => {
    played = playedBy('worth/1');
  });

  test.each(['worth/1', 'worth/2', 'worth/3'])('a re-run of %s that leaves nothing out is the game that was played', (seed) => {
    const game = playedBy(seed);
    expect(game.game.together.agreements.length).toBeGreaterThan(3);
    const again = replayed(scenario, game.game);
    expect(again.stateHash).toBe(game.stateHash);
    expect(again.decisions).toEqual(game.game.decisions);
  });

  test('is measured for every agreement that filled something in, and for no other', () => {
    const worth = worthOfAgreements(scenario, played.game);
    const filled = played.game.together.agreements.filter(({ filled: inputs }) => inputs.length > 0);
    expect(filled.length).toBeGreaterThan(0);
    expect(worth.map(({ agreement }) => agreement)).toEqual(filled.map(({ id }) => id));
    expect(worth.some(({ jointScore, contributionCents }) => jointScore !== 0 && contributionCents !== 0)).toBe(true);
  });

  test('is what the company would have missed: a promotion that was launched is not in the re-run, nothing else is decided otherwise', () => {
    const plan = played.game.together.agreements.find(({ kind, agreed }) => kind === 'promotionPlan' && agreed !== undefined);
    if (plan === undefined || plan.terms.kind !== 'promotionPlan') throw new Error('no promotion was launched on this seed');
    const { item } = plan.terms;
    const [input] = plan.filled.filter(({ lever }) => lever === 'promotion');
    const place = scenario.company.fields.findIndex(({ lever, key }) => lever === 'promotion' && key === item);
    const without = replayed(scenario, played.game, plan);
    expect(played.game.decisions[input.round - 1][place]).toBe(input.value);
    expect(without.decisions[input.round - 1][place]).toBe(0);
    const changed = new Set(plan.filled.map(({ lever, key }) => `${lever} ${key}`));
    for (const [round, decisions] of without.decisions.entries())
      for (const [at, value] of decisions.entries()) {
        const { lever, key } = scenario.company.fields[at];
        if (!changed.has(`${lever} ${key}`)) expect(value, `${lever} ${key} in round ${round + 1}`).toBe(played.game.decisions[round][at]);
      }
  });

  test('nobody agreed on anything: there is nothing to measure', () => {
    const alone = playGame(scenario, { seed: 'worth/1', policies: everySeat('silo'), informationLevel: 'closed' });
    expect(worthOfAgreements(scenario, alone.game)).toEqual([]);
  });
});
