import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { everySeat, playGame } from '../../server/play/play-game.ts';
import { changed, fixtureText, scenarioOf, starterText } from '../support/scenario-texts.ts';

const apples = (): string => {
  const readme = readFileSync(new URL('../../scenarios/README.md', import.meta.url), 'utf8');
  const example = readme.split('<!-- example: apples -->')[1]?.split('<!-- end: apples -->')[0] ?? '';
  return [...example.matchAll(/```yaml\n([^]*?)```/g)].map((match) => match[1] ?? '').join('\n');
};

const seeds = Array.from({ length: 8 }, (_, run) => `1/${run + 1}`);

describe('what people begin with', () => {
  test.each([
    ['the distributor of `new`', starterText('distribution')],
    ['the chain of `new`', starterText('chain')],
    ['the example of README', apples()],
  ])('%s is worth working together in: more points than silos and than desks that nobody touches', (_, text) => {
    const scenario = scenarioOf(text);
    const mean = (policy: 'doNothing' | 'silo' | 'coordinated'): number =>
      seeds.reduce((sum, seed) => sum + playGame(scenario, { seed, policies: everySeat(policy) }).jointScore, 0) / seeds.length;
    const coordinated = mean('coordinated');
    expect(coordinated).toBeGreaterThan(mean('silo') + 20);
    expect(coordinated).toBeGreaterThan(mean('doNothing') + 20);
  });
});

describe('a chain of sites that order by themselves', () => {
  test('needs no levers, and plays on with people who only look', () => {
    const withLevers = ['forecast', 'transfer', 'priority', 'deliveryQuote'].reduce(
      (text, lever) => changed(text, `levers: { ${lever}: }`, 'levers: {}'),
      fixtureText('self-replenishing'),
    );
    const scenario = scenarioOf(changed(withLevers, 'playedRounds: 200', 'playedRounds: 6'));
    expect(scenario.company.fields).toEqual([]);
    const costs = (['doNothing', 'silo', 'coordinated'] as const).map(
      (policy) => playGame(scenario, { seed: 'idle', policies: everySeat(policy) }).totalCostCents,
    );
    expect(costs[0]).toBeGreaterThan(0);
    expect(new Set(costs).size).toBe(1);
  });
});
