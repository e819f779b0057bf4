import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shapleyInteraction, shapleyShares } from '../../server/play/shapley.ts';

/** A game of so many players by what a coalition, a set of places, brings. */
const gameOf = (players: number, brings: (coalition: ReadonlySet<number>) => number): readonly number[] =>
  Array.from({ length: 2 ** players }, (_, place) =>
    brings(new Set(Array.from({ length: players }, (__, player) => player).filter((player) => (place & (1 << player)) !== 0))),
  );

const expectClose = (found: readonly number[], wanted: readonly number[]): void => {
  expect(found).toHaveLength(wanted.length);
  for (const [place, value] of wanted.entries()) expect(found[place]).toBeCloseTo(value, 9);
};

/** All orders in which so many players may come. */
const orders = (players: readonly number[]): readonly (readonly number[])[] =>
  players.length === 0
    ? [[]]
    : players.flatMap((first) => orders(players.filter((each) => each !== first)).map((rest) => [first, ...rest]));

const games = (players: number): fc.Arbitrary<readonly number[]> =>
  fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 2 ** players, maxLength: 2 ** players });

describe('Shapley shares', () => {
  // A left glove and two right ones: only a pair is worth anything.
  const gloves = gameOf(3, (hands) => (hands.has(0) && (hands.has(1) || hands.has(2)) ? 1 : 0));

  test('of the glove game: the one left glove has two thirds, each right one a sixth', () => {
    expectClose(shapleyShares(gloves, 3), [2 / 3, 1 / 6, 1 / 6]);
  });

  test('of the airport game: everybody pays their part of every stretch that they need', () => {
    const runway = [1, 2, 3];
    const airport = gameOf(3, (planes) => Math.max(0, ...[...planes].map((plane) => runway[plane])));
    expectClose(shapleyShares(airport, 3), [1 / 3, 5 / 6, 11 / 6]);
  });

  test('of players who do not touch each other: what each brings alone', () => {
    const brings = [5, -3, 0, 7, 2];
    const alone = gameOf(5, (who) => [...who].reduce((sum, player) => sum + brings[player], 10));
    expectClose(shapleyShares(alone, 5), brings);
    for (let one = 0; one < 5; one += 1)
      for (let other = one + 1; other < 5; other += 1) expect(shapleyInteraction(alone, 5, one, other)).toBeCloseTo(0, 9);
  });

  test('of a vote that takes all five: a fifth each', () => {
    expectClose(
      shapleyShares(
        gameOf(5, (who) => (who.size === 5 ? 1 : 0)),
        5,
      ),
      [0.2, 0.2, 0.2, 0.2, 0.2],
    );
  });

  test('add up to what all bring over what nobody does, and are the means over all orders', () => {
    const all = orders([0, 1, 2, 3]);
    fc.assert(
      fc.property(games(4), (values) => {
        const shares = shapleyShares(values, 4);
        expect(shares.reduce((sum, each) => sum + each, 0)).toBeCloseTo(values[15] - values[0], 8);
        const sums = [0, 0, 0, 0];
        for (const order of all) {
          let here = 0;
          for (const player of order) {
            sums[player] += values[here | (1 << player)] - values[here];
            here |= 1 << player;
          }
        }
        expectClose(
          shares,
          sums.map((sum) => sum / all.length),
        );
      }),
    );
  });

  test('leave nothing to a player who changes nothing, and no interaction either', () => {
    fc.assert(
      fc.property(games(3), (values) => {
        // The fourth player adds nothing to anybody.
        const withIdler = [...values, ...values];
        expect(shapleyShares(withIdler, 4)[3]).toBe(0);
        for (const other of [0, 1, 2]) expect(shapleyInteraction(withIdler, 4, other, 3)).toBe(0);
        expectClose(shapleyShares(withIdler, 4).slice(0, 3), shapleyShares(values, 3));
      }),
    );
  });
});

describe('Shapley interaction', () => {
  test('of the glove game: left and right help each other, two right ones are in each other’s way', () => {
    const gloves = gameOf(3, (hands) => (hands.has(0) && (hands.has(1) || hands.has(2)) ? 1 : 0));
    expect(shapleyInteraction(gloves, 3, 0, 1)).toBeCloseTo(0.5, 9);
    expect(shapleyInteraction(gloves, 3, 0, 2)).toBeCloseTo(0.5, 9);
    expect(shapleyInteraction(gloves, 3, 1, 2)).toBeCloseTo(-0.5, 9);
  });

  test('of two alone: what both bring beyond each', () => {
    expect(shapleyInteraction([0, 2, 3, 10], 2, 0, 1)).toBe(5);
    expect(shapleyInteraction([1, 2, 3, 3], 2, 0, 1)).toBe(-1);
  });

  test('does not mind who is named first', () => {
    fc.assert(
      fc.property(games(5), fc.nat(4), fc.nat(4), (values, one, other) => {
        fc.pre(one !== other);
        expect(shapleyInteraction(values, 5, one, other)).toBeCloseTo(shapleyInteraction(values, 5, other, one), 8);
      }),
    );
  });
});
