import { describe, expect, test } from 'vitest';
import type { Desk, Notice } from '../../server/contract/desk.ts';
import { policyOf } from '../../server/policies/registry.ts';
import type { Policy, PolicyMemory } from '../../server/policies/policy.ts';
import { byField, handDesk, handPanel } from './hand-desk.ts';

const policy = (name: string): Policy => {
  const found = policyOf(name);
  if (found === undefined) throw new Error(`no policy ${name}`);
  return found;
};

/** A buying warehouse's desk: what left it round by round, and its position. */
const buying = (drawn: readonly number[], position: number, more: Partial<Parameters<typeof handDesk>[0]> = {}): Desk =>
  handDesk({
    seat: 'procurement',
    round: drawn.length + 1,
    fields: [
      { lever: 'order', key: 'central water', most: 100_000, value: 77 },
      { lever: 'supplierShare', key: 'near water', value: 30 },
    ],
    panels: [
      handPanel(
        'supply',
        'procurement',
        { water: { drawnRound: drawn.at(-1) ?? 0, book: position, backlog: 0, onOrder: 0, inventoryPosition: position } },
        { water: drawn },
        drawn.length * 5,
      ),
    ],
    ...more,
  });

const decided = (name: string, desk: Desk, parameters: Readonly<Record<string, number>>, memory?: PolicyMemory) => {
  const answer = policy(name)({ desk, memory, parameters });
  return { order: byField(answer.values)['order central water'], memory: answer.memory, answer };
};

describe('an ordering policy at a desk', () => {
  test('counts in rounds, orders by what left the warehouse, and leaves the other levers alone', () => {
    // (100 + 140) / 2 x 3 = 360.
    const { order, answer } = decided('movingAverage', buying([100, 140], 300), { leadPeriods: 3, averagePeriods: 2 });
    expect(order).toBe(60);
    expect(answer.values).toHaveLength(1);
  });

  test('goes on from what it remembers, and takes in each round once', () => {
    const parameters = { leadPeriods: 1, alpha: 0.5, forecastUnits: 100 };
    const first = decided('exponentialSmoothing', buying([140], 0), parameters);
    expect(first.order).toBe(120);
    // Asked twice about the same round it knows no more.
    expect(decided('exponentialSmoothing', buying([140], 0), parameters, first.memory).order).toBe(120);
    expect(decided('exponentialSmoothing', buying([140, 80], 0), parameters, first.memory).order).toBe(100);
  });

  test('a bot that comes late goes through all that the desk looks back on', () => {
    const parameters = { leadPeriods: 1, alpha: 0.5, forecastUnits: 100 };
    expect(decided('exponentialSmoothing', buying([140, 80], 0), parameters).order).toBe(100);
    // So does one that takes over from another policy.
    expect(decided('exponentialSmoothing', buying([140, 80], 0), parameters, { other: [1, 2] }).order).toBe(100);
  });

  test('is not confused by a desk that looks back on the last rounds only', () => {
    const parameters = { leadPeriods: 1, alpha: 0.5, forecastUnits: 100 };
    const { memory } = decided('exponentialSmoothing', buying([140, 80], 0), parameters);
    const short = handDesk({
      seat: 'procurement',
      round: 4,
      fields: [{ lever: 'order', key: 'central water', most: 100_000 }],
      panels: [handPanel('supply', 'procurement', { water: { inventoryPosition: 0 } }, { water: [80, 120] }, 15)],
    });
    expect(decided('exponentialSmoothing', short, parameters, memory).order).toBe(110);
  });

  test('numbers that are older than last time teach nothing new', () => {
    const parameters = { leadPeriods: 1, averagePeriods: 1 };
    const { memory } = decided('movingAverage', buying([100, 140], 0), parameters);
    expect(decided('movingAverage', buying([100], 0), parameters, memory).order).toBe(140);
  });

  test("follows customers' demand where it shall and a panel shows it, otherwise its own", () => {
    const customers = handPanel('customerOrders', 'sales', { water: { demandRound: 200 } }, { water: [200, 200] }, 10);
    const own = buying([100, 140], 0);
    const shared: Desk = { ...own, panels: [...own.panels, customers] };
    const parameters = { leadPeriods: 1, averagePeriods: 2 };
    expect(decided('movingAverage', shared, { ...parameters, demand: 1 }).order).toBe(200);
    expect(decided('movingAverage', shared, { ...parameters, demand: 0 }).order).toBe(120);
    expect(decided('movingAverage', own, { ...parameters, demand: 1 }).order).toBe(120);
  });

  test("in a chain customers are those of the shop's row, where the desk may see it", () => {
    const desk = handDesk({
      seat: 'operations',
      round: 3,
      periodsPerRound: 1,
      fields: [{ lever: 'order', key: 'factory beer', value: 4 }],
      panels: [
        handPanel('chain', 'operations', { beer: { incomingRound: 4, inventoryPosition: 0 } }, { beer: [4, 4] }, 2),
        handPanel('chain', 'sales', { beer: { incomingRound: 8, inventoryPosition: 0 } }, { beer: [8, 10] }, 2),
      ],
      map: {
        places: [
          { id: 'shop', kind: 'shop', name: 'Shop', longitude: 0, latitude: 0, seat: 'sales' },
          { id: 'town', kind: 'market', name: 'Town', longitude: 0, latitude: 0 },
        ],
        lanes: [{ id: 'shop>town', from: 'shop', to: 'town', modes: ['van'] }],
      },
    });
    const order = (seen: Desk): unknown =>
      byField(
        policy('movingAverage')({ desk: seen, memory: undefined, parameters: { leadPeriods: 2, averagePeriods: 2, demand: 1 } }).values,
      )['order factory beer'];
    expect(order(desk)).toBe(18);
    expect(order({ ...desk, panels: desk.panels.slice(0, 1) })).toBe(8);
  });

  test('before the first round expects what the desk calls usual', () => {
    const opening = handPanel('supply', 'procurement', { water: { drawnRound: 0, inventoryPosition: 100 } }, {}, 0);
    const usual = handPanel('supply', 'procurement', { water: { drawnRound: 90 } }).rows;
    const desk = buying([], 100, { round: 1, panels: [{ ...opening, usual }] });
    const { order, memory } = decided('movingAverage', desk, { leadPeriods: 2, averagePeriods: 3 });
    expect(order).toBe(80);
    // (90 + 90 + 120) / 3 x 2 = 200.
    expect(decided('movingAverage', buying([120], 100), { leadPeriods: 2, averagePeriods: 3 }, memory).order).toBe(100);
  });

  test("without a number it cannot do without the desk's proposal stands", () => {
    for (const name of ['basestock', 'mmse', 'minMax', 'reorderPoint'])
      expect(policy(name)({ desk: buying([100], 0), memory: undefined, parameters: {} }).values, name).toEqual([]);
  });

  test("an item's own number comes before the common one", () => {
    expect(decided('minMax', buying([1], 50), { reorderPoint: 10, upToLevel: 60, 'reorderPoint.water': 50 }).order).toBe(10);
  });

  test('panics for some rounds after a warning, while the trouble is not over', () => {
    const told = (round: number, over?: true): Notice => ({
      id: 'n',
      round,
      period: 1,
      kind: 'event',
      text: 'Strike',
      onlyYou: false,
      ...(over === undefined ? {} : { over }),
    });
    const order = (notice: Notice, rumourRounds?: number): unknown =>
      decided('panic', buying([100, 100, 100, 100], 300, { notices: [notice] }), {
        leadPeriods: 4,
        factor: 2,
        ...(rumourRounds === undefined ? {} : { rumourRounds }),
      }).order;
    // Round 5 is being planned, round 4 was the last: two rounds are 3 and 4.
    expect([4, 3, 2].map((round) => order(told(round)))).toEqual([200, 200, 100]);
    expect(order(told(4, true))).toBe(100);
    expect(order(told(4), 0)).toBe(100);
    expect(order(told(1), 4)).toBe(200);
  });

  test('before the first round nothing came in that could move the expectation of Sterman', () => {
    const desk = handDesk({
      seat: 'sales',
      round: 1,
      fields: [{ lever: 'order', key: 'retailer beer', value: 4 }],
      panels: [handPanel('chain', 'sales', { beer: { incomingRound: 0, onHand: 12, backlog: 0, inventoryPosition: 24 } }, {}, 0)],
    });
    const answer = policy('sterman')({ desk, memory: undefined, parameters: {} });
    expect(answer.memory['retailer beer']).toBe(4);
    // 4 + .26 x (17 - 12 - .34 x 12) = 4.24: the card on the board.
    expect(answer.values).toEqual([]);
  });
});
