import { describe, expect, test } from 'vitest';
import { everySeat, playGame } from '../../server/play/play-game.ts';
import { brokenInvariants } from '../../server/simulation/invariants.ts';
import { changed, fixtureText, scenarioOf } from '../support/scenario-texts.ts';

const fixture = fixtureText('distribution');

/** Files that look mad and are right by the format: whoever may write them must be able to play them. */
const accepted: Readonly<Record<string, string>> = {
  'goods are given away': changed(fixture, 'priceCutPercent: 20', 'priceCutPercent: 100'),
  'nothing is on its way, and the file says so': changed(
    fixture,
    '{ lane: faraway>vigo, item: water, period: 12, units: 900 }',
    '{ lane: faraway>vigo, item: water, period: 120, units: 0 }',
  ),
  'an order card is empty': changed(
    fixture,
    'cards: [{ period: 1, item: water, units: 80 }',
    'cards: [{ period: 120, item: water, units: 0 }',
  ),
  'a lead time is as short as a number can be': changed(
    fixture,
    'leadPeriods: { 4: 75, 6: 25 }',
    'leadPeriods: { gamma: { mean: 5.0e-324, cv: 0.01 } }',
  ),
};

/** What is no number a person can read, by its path. */
const notFinite = (value: unknown, path: string): readonly string[] =>
  typeof value === 'number'
    ? Number.isFinite(value)
      ? []
      : [`${path} is ${value}`]
    : typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([key, each]) => notFinite(each, `${path}.${key}`))
      : [];

describe('what is accepted can be played to the end, and no law of R3 is broken', () => {
  test.each(
    Object.entries(accepted).flatMap(([name, text]) => ['doNothing', 'silo', 'coordinated'].map((policy) => ({ name, policy, text }))),
  )('$name, $policy', ({ policy, text }) => {
    const scenario = scenarioOf(text);
    const { game, kpis, links, jointScore } = playGame(scenario, { seed: 'mad', policies: everySeat(policy) });
    const periods = [...game.records, ...game.runOut].flatMap((record) => record.periods);
    if (game.world === undefined) throw new Error('a played game has a world');
    expect(brokenInvariants(scenario.company, game.world, periods)).toEqual([]);
    expect(notFinite({ kpis, links, jointScore }, 'score')).toEqual([]);
  });
});
