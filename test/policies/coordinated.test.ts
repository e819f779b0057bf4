import { describe, expect, test } from 'vitest';
import { coordinated } from '../../server/policies/coordinated.ts';
import { policyDeclarations } from '../../server/contract/policies.ts';
import { policyNames, policyOf } from '../../server/policies/registry.ts';
import { variants } from '../../server/policies/variants.ts';
import { byField, handDesk, handPanel } from './hand-desk.ts';

const salesFields = [
  { lever: 'promotion', key: 'water', most: 3 },
  { lever: 'forecast', key: 'water', value: 900 },
] as const;
const sold = handPanel('customerOrders', 'sales', { water: { demandRound: 1_000 } }, { water: [1_000, 1_000] });
const parameters = { promotionFirstRound: 4, promotionEveryRounds: 4, uplift: 2, dip: 1, promotionOption: 1 };

describe('coordinated sales', () => {
  test('announces a promotion by its forecast a round before it is launched', () => {
    const answer = coordinated({
      desk: handDesk({ seat: 'sales', round: 2, fields: salesFields, panels: [sold] }),
      memory: undefined,
      parameters,
    });
    expect(byField(answer.values)).toEqual({ 'forecast water': 2_000 });
    expect(answer.memory).toMatchObject({ planRound: 4, planItem: 0 });
  });

  const launch = (cover: number, dockMinutes: number) =>
    byField(
      coordinated({
        desk: handDesk({
          seat: 'sales',
          round: 3,
          fields: salesFields,
          panels: [
            sold,
            handPanel('supply', 'procurement', { water: { cover } }),
            handPanel('dock', 'operations', { central: { dockMinutes } }),
            handPanel('crew', 'operations', { central: { regularRound: 5_000 } }),
          ],
        }),
        memory: { planRound: 4, planItem: 0 },
        parameters,
      }).values,
    )['promotion water'];

  test('launches it, mildly, when the others can carry it', () => expect(launch(12, 0)).toBe(1));
  test('calls it off when stock is short', () => expect(launch(2, 0)).toBeUndefined());
  test('calls it off when the dock is full', () => expect(launch(12, 4_000)).toBeUndefined());

  const shared = (priorityOption: number) =>
    byField(
      coordinated({
        desk: handDesk({ seat: 'sales', fields: [{ lever: 'priority', key: 'all', most: 3 }], panels: [sold] }),
        memory: undefined,
        parameters: { ...parameters, priorityOption },
      }).values,
    );

  test('decides who gets what is short only where it was told a rule', () => {
    expect(shared(1)).toEqual({ 'priority all': 1 });
    expect(shared(-1)).toEqual({});
  });
});

describe('coordinated procurement', () => {
  const desk = (onOrder: number, forecast: number) =>
    handDesk({
      seat: 'procurement',
      round: 3,
      fields: [{ lever: 'order', key: 'central water', most: 100_000, value: 1_000 }],
      panels: [
        handPanel('supply', 'procurement', {
          water: { drawnRound: 1_500, book: 500, backlog: 0, onOrder, inventoryPosition: 500 + onOrder, cover: 9 },
        }),
        handPanel('customerOrders', 'sales', { water: { demandRound: 1_000 } }),
        handPanel('officialForecast', 'procurement', { water: { forecast, round: 4 } }),
      ],
    });
  const ordered = (onOrder: number, forecast: number): number =>
    Number(
      byField(
        coordinated({
          desk: desk(onOrder, forecast),
          memory: undefined,
          parameters: { nearLeadRounds: 1, safetyRounds: 0.5, smoothing: 1, forecastWeight: 1, stockFactor: 1 },
        }).values,
      )['order central water'],
    );

  test('orders for what customers take, not for what the regions draw', () => expect(ordered(500, 1_000)).toBe(1_500));
  test('counts every unit of the pipeline', () => expect(ordered(500, 1_000) - ordered(900, 1_000)).toBe(400));
  test('buys ahead what sales has announced', () => expect(ordered(500, 1_800) - ordered(500, 1_000)).toBe(800));

  // Two rounds of play: 1,800 were announced for round 3 while 1,000 is calm, then 1,000 again for round 4.
  test('takes what it bought for a promotion that begins now for no surplus, as far as it is told to', () => {
    const announced = { nearLeadRounds: 1, safetyRounds: 0.5, smoothing: 1, forecastWeight: 0.5 };
    const before = coordinated({ desk: desk(500, 1_800), memory: undefined, parameters: announced });
    const now = (announcedNowWeight: number): number => {
      const later = { ...desk(500, 1_000), round: 4 };
      const speaking = {
        ...later,
        panels: later.panels.map((panel) =>
          panel.id === 'officialForecast' ? handPanel('officialForecast', 'procurement', { water: { forecast: 1_000, round: 5 } }) : panel,
        ),
      };
      const { values } = coordinated({ desk: speaking, memory: before.memory, parameters: { ...announced, announcedNowWeight } });
      return Number(byField(values)['order central water']);
    };
    expect(byField(before.values)['order central water']).toBe(2_500 - 1_000 + 400);
    expect(now(0)).toBe(2_500 - 1_000);
    expect(now(1)).toBe(2_500 - 1_000 + 800);
  });
});

describe('coordinated seats that see the season', () => {
  const outlook = handPanel('outlook', 'sales', {
    water: {
      outlookNow: 1_000,
      outlookNext: 1_000,
      outlookAfter1: 1_000,
      outlookAfter2: 3_000,
      outlookAfter3: 3_000,
      outlookAfter4: 1_000,
      outlookAfter5: 500,
    },
  });
  const calm = { nearLeadRounds: 1, safetyRounds: 0.5, smoothing: 1, promote: 0 };

  test('sales forecasts what the season brings, at the share of it that customers took', () => {
    const taken = handPanel('customerOrders', 'sales', { water: { demandRound: 1_100 } }, { water: [1_100] });
    const desk = handDesk({ seat: 'sales', round: 2, fields: salesFields, panels: [taken, outlook] });
    expect(byField(coordinated({ desk, memory: undefined, parameters: calm }).values)).toEqual({ 'forecast water': 3_300 });
  });

  const ordered = (mostPerRound: number, memory?: Readonly<Record<string, number>>): unknown =>
    byField(
      coordinated({
        desk: handDesk({
          seat: 'procurement',
          round: 3,
          fields: [{ lever: 'order', key: 'central water', most: 100_000, value: 1_000 }],
          panels: [
            handPanel('supply', 'procurement', { water: { drawnRound: 1_000, book: 1_000, inventoryPosition: 1_000, cover: 9 } }),
            handPanel('customerOrders', 'sales', { water: { demandRound: 1_000 } }),
            handPanel('officialForecast', 'procurement', { water: { forecast: 1_000, round: 4 } }),
            outlook,
          ],
        }),
        memory,
        parameters: { ...calm, mostPerRound },
      }).values,
    )['order central water'];

  // 1,000 + 1,000 + half of 3,000, less what there is.
  test('procurement orders up to the demand of the rounds it must cover', () => expect(ordered(0)).toBe(2_500));
  // Four rounds ask for 8,000, of which two times 1,500 can still come in time.
  test('and builds ahead when later rounds ask for more than can be bought in them', () => expect(ordered(1_500)).toBe(4_000));
  test('whatever it remembers from rounds in which it did not see the season', () => expect(ordered(0, { 'calm water': 900 })).toBe(2_500));
});

describe('coordinated procurement that was told of trouble to come', () => {
  const ordered = (round: number, open: boolean): unknown =>
    byField(
      coordinated({
        desk: handDesk({
          seat: 'procurement',
          round,
          fields: [{ lever: 'order', key: 'central water', most: 100_000, value: 1_000 }],
          panels: [
            handPanel('supply', 'procurement', { water: { drawnRound: 1_000, book: 1_000, inventoryPosition: 1_000, cover: 9 } }),
            handPanel('officialForecast', 'procurement', { water: { forecast: 1_000, round: round + 1 } }),
            ...(open ? [handPanel('customerOrders', 'sales', { water: { demandRound: 1_000 } })] : []),
          ],
        }),
        memory: undefined,
        parameters: { nearLeadRounds: 1, safetyRounds: 0.5, aheadRounds: 2, aheadFromRound: 4, aheadUntilRound: 5 },
      }).values,
    )['order central water'];

  // One round of lead time, one of its own and half a one for safety, less the one there is; two more where it buys ahead.
  test('buys ahead in the rounds it was told of', () => expect([4, 5].map((round) => ordered(round, true))).toEqual([3_500, 3_500]));
  test('and as usual before and after them', () => expect([3, 6].map((round) => ordered(round, true))).toEqual([1_500, 1_500]));
  test('but nobody tells it anything while everybody is alone', () => expect(ordered(4, false)).toBe(1_500));
});

describe('coordinated logistics', () => {
  const desk = (forecast: number, extra: Partial<Parameters<typeof handDesk>[0]> = {}) =>
    handDesk({
      seat: 'logistics',
      round: 3,
      fields: [
        { lever: 'booking', key: 'central>north', most: 60, value: 10 },
        { lever: 'reroute', key: 'faraway>vigo', most: 1 },
      ],
      map: { lanes: [{ id: 'faraway>vigo', from: 'faraway', to: 'vigo', modes: ['ocean'] }] },
      panels: [
        handPanel('lanes', 'logistics', { 'central>north': { need: 10 } }),
        handPanel('customerOrders', 'sales', { water: { demandRound: 1_000 } }),
        handPanel('officialForecast', 'procurement', { water: { forecast, round: 4 } }),
      ],
      ...extra,
    });
  const answer = (forecast: number, extra?: Partial<Parameters<typeof handDesk>[0]>) =>
    byField(coordinated({ desk: desk(forecast, extra), memory: undefined, parameters: { bookFactor: 1, forecastWeight: 1 } }).values);

  test('books trucks for the demand that is forecast', () => expect(answer(2_000)).toEqual({ 'booking central>north': 20 }));
  test('sends ships around a port in trouble', () =>
    expect(
      answer(1_000, { notices: [{ id: 'strike', round: 3, period: 11, kind: 'signal', text: 'Strike', onlyYou: true, place: 'vigo' }] }),
    ).toEqual({ 'reroute faraway>vigo': 1 }));
});

describe('coordinated operations', () => {
  const desk = (coming: number) =>
    handDesk({
      seat: 'operations',
      round: 3,
      fields: [
        { lever: 'overtime', key: 'central', most: 50 },
        { lever: 'staffing', key: 'central temps', most: 20 },
      ],
      panels: [
        handPanel('dock', 'operations', { central: { arrivedRound: 1_000, dockMinutes: 0 } }),
        handPanel('crew', 'operations', { central: { regularRound: 2_500, usedRound: 2_000, crew: 10, temps: 0 } }),
        handPanel('supply', 'procurement', { water: { drawnRound: 1_000 } }),
        handPanel('purchaseOrders', 'procurement', { 'nearby water': { openUnits: coming, expectedPeriod: 12, orderedUnits: coming } }),
      ],
    });
  const temps = (coming: number): unknown =>
    byField(
      coordinated({ desk: desk(coming), memory: undefined, parameters: { workFactor: 1.05, leastTemps: 0, mostOvertime: 15 } }).values,
    )['staffing central temps'];

  test('needs no temps for a calm round', () => expect(temps(1_000)).toBeUndefined());
  test('has temps there before the goods come', () => expect(temps(3_000)).toBeGreaterThan(3));
});

describe('the registry', () => {
  test('knows every policy of the command line, and no other name', () => {
    expect(policyNames.toSorted()).toEqual(Object.keys(policyDeclarations).toSorted());
    for (const name of [...policyNames, ...Object.keys(variants)]) expect(policyOf(name)).toBeTypeOf('function');
    expect(policyOf('toString')).toBeUndefined();
  });

  test('a variant replaces its lever and leaves the others as coordinated decides them', () => {
    const desk = handDesk({
      seat: 'operations',
      fields: [
        { lever: 'overtime', key: 'central', most: 50 },
        { lever: 'staffing', key: 'central temps', most: 20, value: 4 },
        { lever: 'cycleCount', key: 'central', most: 3 },
      ],
      panels: [handPanel('crew', 'operations', { central: { regularRound: 2_500, usedRound: 2_000, crew: 10 } })],
    });
    expect(byField(variants.alwaysOvertime.policy({ desk, memory: undefined, parameters: { countedItems: 1 } }).values)).toEqual({
      'overtime central': 50,
      'staffing central temps': 0,
      'cycleCount central': 1,
    });
  });
});
