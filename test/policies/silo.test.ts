import { describe, expect, test } from 'vitest';
import { silo } from '../../server/policies/silo.ts';
import { byField, handDesk, handPanel } from './hand-desk.ts';

const promotionFields = [
  { lever: 'promotion', key: 'water', most: 3 },
  { lever: 'promotion', key: 'cola', most: 3 },
  { lever: 'forecast', key: 'water', value: 900 },
] as const;
const sold = handPanel(
  'customerOrders',
  'sales',
  { water: { demandRound: 1_000 }, cola: { demandRound: 500 } },
  { water: [1_000, 3_900, 900] },
);

describe('silo sales', () => {
  const pushing = { promotionFirstRound: 2, promotionOption: 99, forecastInflation: 1.2 };
  test('promotes at its first chance and tells nobody: its forecast is what a round usually sells, inflated', () => {
    const answer = silo({
      desk: handDesk({ seat: 'sales', round: 1, fields: promotionFields, panels: [sold] }),
      memory: undefined,
      parameters: {},
    });
    expect(byField(answer.values)).toEqual({ 'promotion water': 3, 'forecast water': 1_200 });
    expect(answer.reason).toMatch(/^Promotes water/);
  });

  test('expects a flood of the item it is about to push', () => {
    const answer = silo({
      desk: handDesk({ seat: 'sales', round: 1, fields: promotionFields, panels: [sold] }),
      memory: undefined,
      parameters: { ...pushing, promotionForecast: 2 },
    });
    expect(byField(answer.values)['forecast water']).toBe(2_400);
  });

  test('with promotions taken out it does all the same but promote', () => {
    const answer = silo({
      desk: handDesk({ seat: 'sales', round: 1, fields: promotionFields, panels: [sold] }),
      memory: undefined,
      parameters: { ...pushing, promote: 0 },
    });
    expect(byField(answer.values)).toEqual({ 'forecast water': 1_200 });
  });
});

describe('silo logistics', () => {
  test('books fewer loads than it needed', () => {
    const desk = handDesk({
      seat: 'logistics',
      fields: [{ lever: 'booking', key: 'central>north', most: 40, value: 12 }],
      panels: [handPanel('lanes', 'logistics', { 'central>north': { need: 10 } })],
    });
    expect(byField(silo({ desk, memory: undefined, parameters: { bookShare: 0.75 } }).values)).toEqual({ 'booking central>north': 7 });
  });
});

describe('silo procurement', () => {
  const chasing = { coverRounds: 2.2, chase: 1, pipelineWeight: 0.6, backlogFactor: 1.5, forecastWeight: 0.3, cheapShare: 60 };
  const supply = (drawn: readonly number[], owed: number) =>
    handPanel(
      'supply',
      'procurement',
      { water: { drawnRound: drawn.at(-1) ?? 0, book: 500, backlog: owed, onOrder: 1_000, inventoryPosition: 1_500 - owed, cover: 2.5 } },
      { water: drawn },
    );
  const desk = (drawn: readonly number[], owed: number) =>
    handDesk({
      seat: 'procurement',
      fields: [
        { lever: 'order', key: 'central water', most: 100_000, value: 1_000 },
        { lever: 'supplierShare', key: 'faraway water', most: 100, step: 10 },
        { lever: 'supplierShare', key: 'newcomer water', most: 100, step: 10, value: 20 },
      ],
      panels: [
        supply(drawn, owed),
        handPanel('suppliers', 'procurement', {
          'faraway water': { price: 40, qualified: 1 },
          'newcomer water': { price: 30, qualified: 0 },
        }),
      ],
    });
  const ordered = (drawn: readonly number[], owed: number): number =>
    Number(byField(silo({ desk: desk(drawn, owed), memory: undefined, parameters: chasing }).values)['order central water']);

  test('carries a rise of demand on, and so orders more than the rise', () => {
    expect(ordered([1_000, 1_400], 0) - ordered([1_000, 1_000], 0)).toBeGreaterThan(400);
  });

  test('games a shortage: orders more units than are owed', () => {
    expect(ordered([1_000, 1_000], 100) - ordered([1_000, 1_000], 0)).toBe(150);
  });

  const orderedBy = (parameters: Readonly<Record<string, number>>, drawn: readonly number[] = [1_000, 1_400]): number | null | undefined =>
    byField(silo({ desk: desk(drawn, 0), memory: undefined, parameters: { ...chasing, ...parameters } }).values)['order central water'];

  test('expects the same of every round where it is told to, whatever was asked for of late', () => {
    // It owns 1,500 and forgets 400 of them: 2.2 rounds of 1,100 less 1,100.
    expect(orderedBy({ 'steadyUnits.water': 1_100 })).toBe(1_320);
    expect(orderedBy({ steadyUnits: 1_100 }, [1_000, 5_000])).toBe(1_320);
    expect(orderedBy({ 'steadyUnits.cola': 1_100 }, [1_000, 5_000])).toBeGreaterThan(5_000);
  });

  test('orders in whole lots, and none while less than half of one is wanted', () => {
    const steady = { 'steadyUnits.water': 1_100 };
    expect(orderedBy({ ...steady, 'lotUnits.water': 500 })).toBe(1_500);
    expect(orderedBy({ ...steady, lotUnits: 2_600 })).toBe(2_600);
    expect(orderedBy({ ...steady, lotUnits: 2_700 })).toBe(0);
  });

  test('covers an item as it is told for that item', () => {
    expect(orderedBy({ 'steadyUnits.water': 1_100, 'coverRounds.water': 3 })).toBe(2_200);
  });

  test('sends its share to the cheapest supplier that may deliver', () => {
    expect(byField(silo({ desk: desk([1_000, 1_000], 0), memory: undefined, parameters: chasing }).values)).toMatchObject({
      'supplierShare faraway water': 60,
      'supplierShare newcomer water': 0,
    });
  });
});

describe('silo operations', () => {
  const reacting = { temps: 0, calmOvertime: 0, queueDays: 0.3, overtimePerQueueDay: 20, mostOvertime: 50 };
  const desk = (dockMinutes: number) =>
    handDesk({
      seat: 'operations',
      fields: [
        { lever: 'overtime', key: 'central', most: 50, value: 10 },
        { lever: 'staffing', key: 'central temps', most: 10, value: 2 },
      ],
      panels: [
        handPanel('dock', 'operations', { central: { dockMinutes } }),
        handPanel('crew', 'operations', { central: { regularRound: 10_000 } }),
      ],
    });

  test('keeps people few and overtime off while the dock is clear', () => {
    expect(byField(silo({ desk: desk(0), memory: undefined, parameters: reacting }).values)).toEqual({
      'overtime central': 0,
      'staffing central temps': 0,
    });
  });

  test('reacts to a queue that is there by overtime, more for more', () => {
    expect(byField(silo({ desk: desk(3_000), memory: undefined, parameters: reacting }).values)).toMatchObject({ 'overtime central': 30 });
    expect(byField(silo({ desk: desk(60_000), memory: undefined, parameters: reacting }).values)).toMatchObject({ 'overtime central': 50 });
  });
});

test('in a chain of sites every silo seat follows Sterman', () => {
  const desk = handDesk({
    seat: 'operations',
    fields: [{ lever: 'order', key: 'factory beer', value: 4 }],
    panels: [handPanel('chain', 'operations', { beer: { incomingRound: 8, onHand: 12, backlog: 0, inventoryPosition: 28 } })],
  });
  expect(byField(silo({ desk, memory: undefined, parameters: {} }).values)).toEqual({ 'order factory beer': 5 });
});
