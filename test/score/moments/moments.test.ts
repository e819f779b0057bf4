import { describe, expect, test } from 'vitest';
import type { DecisionWorth, Found } from '../../../server/score/moments/found.ts';
import { momentsOf } from '../../../server/score/moments/moments.ts';
import { beerGame, found, nothingFound, toldGame } from '../../support/moment-games.ts';

const decision = (round: number, points: number, cents: number, more: Partial<DecisionWorth> = {}): DecisionWorth => ({
  round,
  seat: 'procurement',
  lever: 'order',
  key: 'central water',
  value: 900,
  usualValue: 300,
  worth: { jointScore: points, contributionCents: cents },
  ...more,
});
const with_ = (decisions: readonly DecisionWorth[]): Found => ({
  ...nothingFound,
  decisions,
  best: { jointScore: 100, contributionCents: 1_000_000 },
});

describe('decisions', () => {
  const quiet = toldGame({});

  test('the best and the costliest are those of the greatest worth: points first, then money', () => {
    const by = with_([decision(1, 2, 0), decision(2, 5, -100), decision(3, -1, -90_000), decision(4, -8, 500), decision(5, 5, 9000)]);
    const [best] = found(quiet, 'bestDecision', by);
    const [costliest] = found(quiet, 'costliestDecision', by);
    expect(best).toMatchObject({ round: 5, period: 21, seats: ['procurement'], worth: { jointScore: 5, contributionCents: 9000 } });
    expect(costliest).toMatchObject({
      round: 4,
      values: { lever: 'order', key: 'central water', value: 900, usualValue: 300, unit: 'units' },
    });
  });

  test('names what a choice stands for', () => {
    const by = with_([decision(1, 3, 0, { seat: 'sales', lever: 'promotion', key: 'juice', value: 2, usualValue: 0 })]);
    const { options } = quiet.setup.company.fields.find(({ lever }) => lever === 'promotion') ?? {};
    expect(found(quiet, 'bestDecision', by)[0]?.values).toMatchObject({ name: options?.[2]?.name, usualName: options?.[0]?.name });
  });

  test('there is none where nothing was worth anything, or nothing was bad', () => {
    expect(found(quiet, 'bestDecision', with_([decision(1, 0.01, 5)]))).toEqual([]);
    expect(found(quiet, 'costliestDecision', with_([decision(1, 3, 900), decision(2, 1, 10)]))).toEqual([]);
    expect(momentsOf(quiet.setup, quiet.game, nothingFound)).toEqual([]);
  });
});

describe('moments', () => {
  /** The Beer Game as people play it: Sterman's rule with the means that he found. */
  const wild = beerGame(
    [4, 4, 4, 4, 8],
    {
      sales: [4, 4, 4, 4, 4, 7, 8, 10, 11, 11, 11, 10, 11, 11, 11, 10, 11, 11, 11, 10, 10, 10, 9, 8, 6, 3, 2, 2, 3, 5, 6, 7, 8, 8, 9, 9],
      logistics: [
        4, 4, 4, 4, 4, 4, 4, 6, 8, 11, 13, 15, 15, 15, 16, 17, 17, 16, 16, 17, 16, 15, 12, 10, 6, 2, 0, 0, 0, 0, 0, 0, 0, 0, 1, 4,
      ],
      procurement: [
        4, 4, 4, 4, 4, 4, 4, 4, 4, 5, 8, 11, 15, 18, 20, 21, 23, 25, 27, 26, 24, 23, 20, 17, 12, 6, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
      ],
      operations: [
        4, 4, 4, 4, 4, 5, 5, 4, 4, 4, 4, 5, 7, 10, 15, 20, 24, 27, 29, 31, 33, 32, 30, 28, 24, 19, 12, 5, 0, 0, 0, 0, 0, 0, 0, 0,
      ],
    },
    36,
  );

  test('come ranked and numbered, the weightiest first, none twice', () => {
    const moments = momentsOf(wild.setup, wild.game, nothingFound);
    expect(moments.length).toBeGreaterThan(2);
    expect(moments.map(({ id }) => id)).toEqual(moments.map((_, place) => `m${place + 1}`));
    const weights = moments.map(({ weight }) => weight);
    expect(weights).toEqual(weights.toSorted((one, other) => other - one));
    expect(weights.every((weight) => weight > 0 && weight <= 1)).toBe(true);
    expect(new Set(moments.map(({ kind, round, values }) => JSON.stringify([kind, round, values]))).size).toBe(moments.length);
  });

  test('of a kind there are two at most, and one link’s orders are told once for the same weeks', () => {
    const moments = momentsOf(wild.setup, wild.game, nothingFound);
    expect(moments.filter(({ kind }) => kind === 'panicOrdering')).toHaveLength(2);
    const orders = moments.filter(({ kind }) => kind === 'panicOrdering' || kind === 'peakOrder');
    for (const one of orders)
      for (const other of orders)
        if (one !== other && one.values['link'] === other.values['link']) expect(Math.abs(one.round - other.round)).toBeGreaterThan(3);
  });

  test('a panic that is also the highest order is told once', () => {
    const orders = [8, 8, 8, 8, 8, 30, 30, 30, 0, 0, 0, 0, 8];
    const rush = beerGame([8, 8, 8, 8, 20, 20, 8], { sales: orders, logistics: [8], procurement: [8], operations: [8] }, 24);
    const kinds = momentsOf(rush.setup, rush.game, nothingFound).flatMap(({ kind, values }) =>
      values['link'] === 'wholesaler>retailer' ? [kind] : [],
    );
    expect(kinds).toEqual(['panicOrdering']);
  });

  test('are the same whenever they are looked for', () => {
    expect(momentsOf(wild.setup, wild.game, nothingFound)).toEqual(momentsOf(wild.setup, structuredClone(wild.game), nothingFound));
  });

  test('every one has a seat whose desk shows it, and something that proves it', () => {
    for (const { seats, evidence } of momentsOf(wild.setup, wild.game, nothingFound)) {
      expect(seats.length).toBeGreaterThan(0);
      expect(evidence.length).toBeGreaterThan(0);
    }
  });
});
