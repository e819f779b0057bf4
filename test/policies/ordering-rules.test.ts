import { describe, expect, test } from 'vitest';
import { basestock } from '../../server/policies/basestock.ts';
import { doNothing } from '../../server/policies/do-nothing.ts';
import { sterman } from '../../server/policies/sterman.ts';
import { byField, handDesk, handPanel } from './hand-desk.ts';

const orderOf = (numbers: Readonly<Record<string, number>>, most = 1_000) =>
  handDesk({
    seat: 'sales',
    fields: [{ lever: 'order', key: 'retailer beer', most, value: 4 }],
    panels: [handPanel('chain', 'sales', { beer: numbers })],
  });

describe('base stock', () => {
  test('orders what is missing to its level', () => {
    const answer = basestock({ desk: orderOf({ inventoryPosition: 21 }), memory: undefined, parameters: { level: 32 } });
    expect(byField(answer.values)).toEqual({ 'order retailer beer': 11 });
  });

  test('orders nothing while it owns more than its level', () => {
    const answer = basestock({ desk: orderOf({ inventoryPosition: 40 }), memory: undefined, parameters: { level: 32 } });
    expect(byField(answer.values)).toEqual({ 'order retailer beer': 0 });
  });

  test("an item's own level comes before the common one", () => {
    const desk = handDesk({
      seat: 'procurement',
      fields: [
        { lever: 'order', key: 'central water', value: 1 },
        { lever: 'order', key: 'central cola', value: 1 },
      ],
      panels: [handPanel('supply', 'procurement', { water: { inventoryPosition: 100 }, cola: { inventoryPosition: 10 } })],
    });
    expect(byField(basestock({ desk, memory: undefined, parameters: { level: 60, 'level.water': 500 } }).values)).toEqual({
      'order central water': 400,
      'order central cola': 50,
    });
  });

  test("without a level the desk's proposal stands", () => {
    expect(basestock({ desk: orderOf({ inventoryPosition: 21 }), memory: undefined, parameters: {} }).values).toEqual([]);
  });

  test('an order never leaves the range of its field', () => {
    expect(
      byField(basestock({ desk: orderOf({ inventoryPosition: -500 }, 100), memory: undefined, parameters: { level: 32 } }).values),
    ).toEqual({ 'order retailer beer': 100 });
  });
});

describe("Sterman's rule", () => {
  // By hand: F = .36 x 8 + .64 x 4 = 5.44; O = 5.44 + .26 x (17 - (12 - 0) - .34 x 16) = 5.3256 -> 5.
  test('moves its expectation from 4, weighs stock and a third of the supply line, rounds at the half', () => {
    const answer = sterman({
      desk: orderOf({ incomingRound: 8, onHand: 12, backlog: 0, inventoryPosition: 28 }),
      memory: undefined,
      parameters: {},
    });
    expect(byField(answer.values)).toEqual({ 'order retailer beer': 5 });
    expect(answer.memory['retailer beer']).toBeCloseTo(5.44, 12);
  });

  // F = .36 x 8 + .64 x 5.44 = 6.3616; O = 6.3616 + .26 x (17 + 3 - .34 x 20) = 9.7936 -> 10.
  test('remembers its expectation from round to round, and a backlog is stock below zero', () => {
    const answer = sterman({
      desk: orderOf({ incomingRound: 8, onHand: 0, backlog: 3, inventoryPosition: 17 }),
      memory: { 'retailer beer': 5.44 },
      parameters: {},
    });
    expect(byField(answer.values)).toEqual({ 'order retailer beer': 10 });
  });

  test('never orders less than nothing', () => {
    const answer = sterman({
      desk: orderOf({ incomingRound: 0, onHand: 90, backlog: 0, inventoryPosition: 130 }),
      memory: undefined,
      parameters: {},
    });
    expect(byField(answer.values)).toEqual({ 'order retailer beer': 0 });
  });
});

test('doNothing touches nothing', () => {
  expect(doNothing({ desk: orderOf({ inventoryPosition: 0 }), memory: undefined, parameters: {} }).values).toEqual([]);
});
