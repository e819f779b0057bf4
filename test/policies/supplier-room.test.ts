import { describe, expect, test } from 'vitest';
import { coordinated } from '../../server/policies/coordinated.ts';
import { roomOf, splitByRoom, stuckUnits } from '../../server/policies/supplier-room.ts';
import { byField, handDesk, handPanel } from './hand-desk.ts';

/** Capacity is of all items together and a round; `maker` and `dealer` are qualified, `newcomer` is not always. */
const suppliers = (capacity: number, owed: number, newcomerQualified: number) =>
  handPanel('suppliers', 'procurement', {
    'dealer board': { price: 150, capacity: 400, owed: 30, qualified: 1 },
    'dealer fan': { price: 50, capacity: 400, owed: 70, qualified: 1 },
    'maker board': { price: 100, capacity, owed, qualified: 1 },
    'newcomer board': { price: 120, capacity: 500, owed: 0, qualified: newcomerQualified },
  });

describe('the room that suppliers have', () => {
  test('is what they can hand over in so many rounds less what they owe of all items', () =>
    expect(Object.fromEntries(roomOf(suppliers(1_000, 1_200, 1), 1.5))).toEqual({ dealer: 500, maker: 300, newcomer: 750 }));

  test('is nothing with one who owes more, and what he owes beyond is not to be counted on', () => {
    const stopped = suppliers(0, 900, 1);
    expect(roomOf(stopped, 2).get('maker')).toBe(0);
    expect(stuckUnits(stopped, 'board', 2)).toBe(900);
    expect(stuckUnits(stopped, 'fan', 2)).toBe(0);
  });

  test('is filled as planned, then with the cheapest, and what nobody has room for is not ordered', () => {
    const sources = [
      { supplier: 'dealer', priceCents: 150, percent: 'rest' },
      { supplier: 'maker', priceCents: 100, percent: 80 },
      { supplier: 'newcomer', priceCents: 120, percent: 0 },
    ] as const;
    const rooms = (maker: number) => new Map(Object.entries({ dealer: 300, maker, newcomer: 200 }));
    expect(Object.fromEntries(splitByRoom(sources, 500, rooms(1_000)))).toEqual({ dealer: 100, maker: 400, newcomer: 0 });
    const room = rooms(0);
    expect(Object.fromEntries(splitByRoom(sources, 500, room))).toEqual({ dealer: 300, maker: 0, newcomer: 200 });
    expect(Object.fromEntries(room)).toEqual({ dealer: 0, maker: 0, newcomer: 0 });
    expect(Object.fromEntries(splitByRoom(sources, 900, rooms(100)))).toEqual({ dealer: 300, maker: 100, newcomer: 200 });
  });
});

describe('coordinated procurement with a supplier that stands still', () => {
  const decided = (roomRounds: number, newcomerQualified: number, capacity = 0) =>
    byField(
      coordinated({
        desk: handDesk({
          seat: 'procurement',
          round: 5,
          fields: [
            { lever: 'order', key: 'central board', most: 100_000, value: 1 },
            { lever: 'supplierShare', key: 'maker board', most: 100, step: 5, value: 80 },
            { lever: 'supplierShare', key: 'newcomer board', most: 100, step: 5 },
          ],
          panels: [
            handPanel('supply', 'procurement', { board: { drawnRound: 1_000, inventoryPosition: 1_500, cover: 9 } }),
            handPanel('customerOrders', 'sales', { board: { demandRound: 1_000 } }),
            suppliers(capacity, 900, newcomerQualified),
          ],
        }),
        memory: { 'calm board': 1_000 },
        parameters: { cheapShare: 80, nearLeadRounds: 1, cheapLeadRounds: 1, safetyRounds: 0, roomRounds },
      }).values,
    );

  test('queues for it like everybody if nobody told it to mind the room', () =>
    expect(decided(0, 1)).toEqual({ 'order central board': 500 }));
  test('orders no more than others have room for, and nothing of it there', () =>
    expect(decided(1, 0)).toEqual({ 'order central board': 300, 'supplierShare maker board': 0 }));
  test('goes to the newcomer first once it is qualified', () =>
    expect(decided(1, 1)).toEqual({ 'order central board': 800, 'supplierShare maker board': 0, 'supplierShare newcomer board': 65 }));
  test('orders as ever where there is room', () => expect(decided(2, 1, 1_000)).toEqual(decided(0, 1)));
});
