import { describe, expect, test } from 'vitest';
import { benchmarks } from '../../server/play/benchmarks.ts';
import { everySeat, playGame } from '../../server/play/play-game.ts';
import { loadScenario } from '../../server/scenario/load.ts';
import type { Scenario } from '../../server/scenario/scenario.ts';
import { heldEvent, withEvents } from '../support/eventful.ts';

const shipped = (id: string): Scenario => {
  const loaded = loadScenario(id);
  if ('problems' in loaded) throw new Error(JSON.stringify(loaded.problems));
  return loaded.scenario;
};
const classic = shipped('classic-beer-game');
const spring = shipped('spring-promotion');

describe('a headless game', () => {
  test.each([classic, spring])('ends finished, scored and hashed: $id', (scenario) => {
    const played = playGame(scenario, { seed: 'one', policies: everySeat('silo') });
    expect(played.game.phase).toBe('finished');
    expect(played.game.records).toHaveLength(scenario.rules.playedRounds + 1);
    expect(played.game.runOut).toHaveLength(scenario.rules.runOutRounds);
    expect(played.stateHash).toMatch(/^[0-9a-f]{16,}$/);
    expect(played.jointScore).toBeGreaterThanOrEqual(0);
    expect(played.jointScore).toBeLessThanOrEqual(100);
  });

  test.each([classic, spring])('gives the same hash on the same seed twice, whoever plays: $id', (scenario) => {
    for (const policy of ['silo', 'coordinated', 'doNothing']) {
      const options = { seed: 'twice', policies: everySeat(policy), informationLevel: 'open' } as const;
      expect(playGame(scenario, options).stateHash).toBe(playGame(scenario, options).stateHash);
    }
  });

  test('meets another world on another seed', () => {
    const hash = (seed: string) => playGame(spring, { seed, policies: everySeat('doNothing') }).stateHash;
    expect(hash('one')).not.toBe(hash('two'));
  });

  test('the hash is the same whether or not the policies are asked once more for the trace', () => {
    const played = playGame(classic, { seed: 'trace', policies: everySeat('sterman') });
    const before = played.stateHash;
    expect(played.trace()).toHaveLength(36 * 4);
    expect(played.game.stateHash).toBe(before);
  });

  test("a trace's costs add up to the sites' costs", () => {
    const played = playGame(classic, { seed: 'trace', policies: everySeat('sterman') });
    const rows = played.trace();
    for (const site of classic.company.sites)
      expect(rows.filter((row) => row.site === site.id).reduce((total, row) => total + row.costCents, 0)).toBe(played.siteCosts[site.id]);
  });

  test('a policy that does not exist is a mistake of the caller', () => {
    expect(() => playGame(classic, { seed: 'one', policies: everySeat('toString') })).toThrow('no policy toString');
  });
});

test('benchmarks play silos in the dark, a coordinated team with all on the table, and untouched desks, on one seed', () => {
  const results = benchmarks(classic, 'benchmark');
  expect(results.map(({ policy, informationLevel }) => [policy, informationLevel])).toEqual([
    ['silo', 'closed'],
    ['coordinated', 'open'],
    ['doNothing', 'closed'],
  ]);
  const own = playGame(classic, { seed: 'benchmark', policies: everySeat('silo'), informationLevel: 'closed' });
  expect(results[0]).toMatchObject({ jointScore: own.jointScore, totalCostCents: own.totalCostCents });
});

test('in the beer game a team that sees what customers take needs no more than base stock does, and four times that in the dark', () => {
  const cost = (informationLevel: 'open' | 'closed'): number =>
    playGame(classic, { seed: 'any', policies: everySeat('coordinated'), informationLevel }).totalCostCents;
  expect(cost('open')).toBe(204_00);
  expect(cost('closed')).toBe(815_00);
});

test('events that a scenario holds back happen in games of bots when they are asked for, in the benchmarks too', () => {
  const crowd = { kind: 'demand', itemIndices: [0], segmentIndices: [0], factorPpm: 4_000_000 } as const;
  const eventful = withEvents(classic, heldEvent('crowd', 4, [crowd]));
  const injections = [{ event: 'crowd', round: 12 }];
  const play = (of: Scenario, more: Partial<Parameters<typeof playGame>[1]> = {}): string =>
    playGame(of, { seed: 'held', policies: everySeat('silo'), informationLevel: 'closed', ...more })
      .game.records.map(({ periods }) => periods[0]?.demand.join(' '))
      .join(', ');
  expect(play(eventful)).toBe(play(classic));
  expect(play(eventful, { injections })).not.toBe(play(classic));
  const costs = (given: typeof injections): readonly number[] =>
    benchmarks(eventful, 'held', given).map(({ totalCostCents }) => totalCostCents);
  for (const [place, cents] of costs(injections).entries()) expect(cents).not.toBe(costs([])[place]);
});
