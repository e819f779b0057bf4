import { describe, expect, test } from 'vitest';
import {
  observed,
  openingMemory,
  orderingPolicies,
  unitsToOrder,
  type OrderingMemory,
  type OrderingRule,
} from '../../server/contract/ordering.ts';
import { ruleFor } from '../../server/contract/ordering-parameters.ts';

/** A rule fed with demands: the order after each, when what was ordered is owned at once and what was asked for is gone. */
const orders = (rule: OrderingRule, demands: readonly number[], expected: number, positionUnits: number): readonly number[] => {
  let memory = openingMemory(rule, expected, 0);
  let position = positionUnits;
  return demands.map((units) => {
    memory = observed(rule, memory, units, units);
    position -= units;
    const ordered = unitsToOrder(rule, memory, { onHandUnits: position, backlogUnits: 0, positionUnits: position }, false);
    position += ordered;
    return ordered;
  });
};

const orderAt = (rule: OrderingRule, positionUnits: number, memory: OrderingMemory = []): number =>
  unitsToOrder(rule, memory, { onHandUnits: positionUnits, backlogUnits: 0, positionUnits }, false);

const rule = (policy: OrderingRule['policy'], given: Readonly<Record<string, number>> = {}): OrderingRule => {
  const found = ruleFor(policy, given, 'beer');
  if (found === undefined) throw new Error(`${policy} lacks a parameter`);
  return found;
};

describe('R4.6 ordering rules, by hand', () => {
  test('base stock orders what is missing to its level, never below nothing', () => {
    const level = rule('basestock', { level: 32 });
    expect([21, 32, 40, -8].map((position) => orderAt(level, position))).toEqual([11, 0, 0, 40]);
  });

  // S = 2 x mean of the last 4; at rest with 10 a period S = 20. After 14: S = 2 x 44 / 4 = 22, position 6: 16. Then 10: S = 22, 10.
  // Order = demand + C / p x (newest - the one that falls out): 14 + .5 x 4 = 16; four periods later 10 - 2 = 8.
  test('moving average orders demand and C/p of what changed in the window', () => {
    expect(orders(rule('movingAverage', { leadPeriods: 2, averagePeriods: 4 }), [14, 10, 10, 10, 10, 10], 10, 20)).toEqual([
      16, 10, 10, 10, 8, 10,
    ]);
  });

  // F: 10, then 10 + .25 x 8 = 12, then 12 - .25 x 2 = 11.5. S = 4 F: 40, 48, 46. Orders: 18 + 8 = 26; 10 - 2 = 8.
  test('exponential smoothing orders demand and C times the change of the forecast', () => {
    expect(orders(rule('exponentialSmoothing', { leadPeriods: 4, alpha: 0.25 }), [18, 10], 10, 40)).toEqual([26, 8]);
  });

  // kappa = .5 + .25 = .75; order = D + .75 x (D - D before): 20 + 7.5 -> S = 2 x 10 + .75 x 10 = 27.5, position 0: 27.5 -> 28; then
  // D = 10: S = 20, position 28 - 10 = 18: 2.
  test('MMSE expects AR(1) demand to go back to its mean by rho a period', () => {
    expect(orders(rule('mmse', { leadPeriods: 2, rho: 0.5 }), [20, 10], 10, 20)).toEqual([28, 2]);
  });

  // Forecast stays at 10, wanted position l F = 30. After 14 the gap is 14: 10 + (30 - 16) / 4 = 13.5 -> 14.
  test('proportional order-up-to closes a Ti-th of the gaps in stock and in work in progress', () => {
    const calm = rule('proportional', { leadPeriods: 3, adjustPeriods: 4 });
    const memory = observed(calm, openingMemory(calm, 10, 0), 14, 14);
    expect(unitsToOrder(calm, memory, { onHandUnits: 0, backlogUnits: 4, positionUnits: 16 }, false)).toBe(14);
    // With safety units the net stock that is wanted moves, not the work in progress: 10 + (20 + 4 + 30 - 20) / 4 = 18.5 -> 19.
    const safe = rule('proportional', { leadPeriods: 3, adjustPeriods: 4, safetyUnits: 20 });
    expect(unitsToOrder(safe, memory, { onHandUnits: 0, backlogUnits: 4, positionUnits: 16 }, false)).toBe(19);
  });

  test('proportional order-up-to with Ti 1 passes demand on', () => {
    expect(orders(rule('proportional', { leadPeriods: 3, adjustPeriods: 1 }), [14, 3, 10], 10, 40)).toEqual([14, 3, 10]);
  });

  test('(s, S) orders up to S at or below s, and nothing above', () => {
    const levels = rule('minMax', { reorderPoint: 20, upToLevel: 60 });
    expect([21, 20, 5, -3].map((position) => orderAt(levels, position))).toEqual([0, 40, 55, 63]);
  });

  test('(R, Q) orders as many Q as bring the position above R', () => {
    const lots = rule('reorderPoint', { reorderPoint: 20, quantity: 12 });
    expect([21, 20, 9, 8, -5].map((position) => orderAt(lots, position))).toEqual([0, 12, 12, 24, 36]);
  });

  // F = .36 x 8 + .64 x 4 = 5.44; O = 5.44 + .26 x (17 - 12 - .34 x 16) = 5.3256.
  test("Sterman's rule weighs stock fully and the supply line in part", () => {
    const human = rule('sterman');
    const memory = observed(human, openingMemory(human, 100, 100), 8, 8);
    expect(memory).toEqual([5_440_000]);
    expect(unitsToOrder(human, memory, { onHandUnits: 12, backlogUnits: 0, positionUnits: 28 }, false)).toBe(5);
  });

  test('panic orders many times what it needs while it owes or hears of shortage, and nothing until that is worked off', () => {
    const nervous = rule('panic', { leadPeriods: 4, factor: 3 });
    const memory = openingMemory(nervous, 10, 0);
    const order = (backlogUnits: number, positionUnits: number, alarmed = false): number =>
      unitsToOrder(nervous, memory, { onHandUnits: 0, backlogUnits, positionUnits }, alarmed);
    expect(order(0, 30)).toBe(10);
    expect(order(1, 30)).toBe(30);
    expect(order(5, 60)).toBe(30); // phantom orders: it owns more than enough
    expect(order(0, 30, true)).toBe(30);
    expect(order(0, 60)).toBe(0);
  });

  test('doing nothing passes on what was asked for; before the first period what was ordered last', () => {
    const nothing = rule('doNothing');
    expect(orderAt(nothing, 0, openingMemory(nothing, 10, 4))).toBe(4);
    expect(orderAt(nothing, 0, observed(nothing, [4], 99, 7))).toBe(7);
  });

  // Mean 10, deviations -2, 0, 2: s = 2. z s sqrt(C) = 1.5 x 2 x 2 = 6.
  test('safety stock is z standard deviations of what was seen, over C periods', () => {
    const safe = rule('movingAverage', { leadPeriods: 4, averagePeriods: 3, z: 1.5, safetyUnits: 1 });
    expect(orderAt(safe, 0, [8, 10, 12])).toBe(40 + 6 + 1);
    // Smoothed mean absolute deviation 4: 1.25 x 4 x 1.5 x 2 = 15.
    const smooth = rule('exponentialSmoothing', { leadPeriods: 4, z: 1.5 });
    expect(orderAt(smooth, 0, [10_000_000, 4_000_000])).toBe(40 + 15);
    expect(observed(rule('exponentialSmoothing', { alpha: 0.5 }), [10_000_000, 4_000_000], 20, 20)).toEqual([15_000_000, 7_000_000]);
  });

  test('a forecast of its own comes before what is expected', () => {
    for (const policy of ['movingAverage', 'exponentialSmoothing', 'mmse', 'proportional', 'panic'] as const) {
      const given = { leadPeriods: 2, averagePeriods: 3, rho: 0.5, adjustPeriods: 1, forecastUnits: 50 };
      const own = rule(policy, given);
      expect(orderAt(own, 0, openingMemory(own, 10, 0)), policy).toBe(policy === 'proportional' ? 150 : 100);
    }
  });

  test("an item's own number comes before the common one; without a required one there is no rule", () => {
    expect(ruleFor('basestock', { level: 60, 'level.water': 500 }, 'water')).toEqual({ policy: 'basestock', level: 500 });
    expect(ruleFor('basestock', { level: 60, 'level.water': 500 }, 'cola')).toEqual({ policy: 'basestock', level: 60 });
    expect(ruleFor('basestock', { 'level.water': 500 }, 'cola')).toBeUndefined();
    expect(ruleFor('mmse', {}, 'cola')).toBeUndefined();
  });

  test('memories are whole and keep their length, whatever is asked for', () => {
    const given = { level: 1, rho: 0.3, reorderPoint: 1, upToLevel: 2, quantity: 3, leadPeriods: 3 };
    for (const policy of orderingPolicies) {
      const each = rule(policy, given);
      let memory = openingMemory(each, 123.456, 7);
      const { length } = memory;
      for (const units of [0, 1, 999_999_999, 17]) {
        memory = observed(each, memory, units, units);
        expect(memory, policy).toHaveLength(length);
        expect(memory.every(Number.isSafeInteger), policy).toBe(true);
        expect(Number.isSafeInteger(orderAt(each, 3, memory)), policy).toBe(true);
      }
    }
  });
});
