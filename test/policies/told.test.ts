import { describe, expect, test } from 'vitest';
import type { Agreement } from '../../server/contract/agreements.ts';
import type { Desk, Notice } from '../../server/contract/desk.ts';
import { coordinated } from '../../server/policies/coordinated.ts';
import { handAgreement } from './hand-agreement.ts';
import { byField, handDesk, handPanel, type HandDesk } from './hand-desk.ts';

const decided = (desk: Desk, parameters: Readonly<Record<string, number>>) =>
  byField(coordinated({ desk, memory: undefined, parameters }).values);

const warning: Notice = {
  id: 'signal 4 0',
  round: 4,
  period: 18,
  kind: 'signal',
  text: '',
  onlyYou: false,
  place: 'near',
  from: 'logistics',
};
const agreedPromotion = (item: string, round: number, state: Agreement['state'] = 'agreed') =>
  handAgreement('sales', { kind: 'promotionPlan', item, option: 2, round, upliftPercent: 300 }, { state, turn: [] });

describe('procurement that a colleague warned of a supplier', () => {
  const at = { name: '', longitude: 0, latitude: 0 };
  const map: HandDesk['map'] = {
    places: [
      { id: 'far', kind: 'supplier', ...at },
      { id: 'near', kind: 'supplier', ...at },
      { id: 'harbour', kind: 'port', ...at },
      { id: 'central', kind: 'warehouse', ...at },
    ],
    lanes: [
      { id: 'far>harbour', from: 'far', to: 'harbour', modes: [] },
      { id: 'harbour>central', from: 'harbour', to: 'central', modes: [] },
      { id: 'near>central', from: 'near', to: 'central', modes: [] },
    ],
  };
  const ordered = (notices: readonly Notice[], warnedRounds = 1, warnedPorts = 0) =>
    decided(
      handDesk({
        seat: 'procurement',
        map,
        round: 5,
        fields: [
          { lever: 'order', key: 'central water', most: 100_000, value: 1 },
          { lever: 'supplierShare', key: 'far water', most: 100, step: 5, value: 40 },
        ],
        panels: [
          handPanel('supply', 'procurement', { water: { drawnRound: 1_000, inventoryPosition: 1_500, cover: 9 } }, {}, 20),
          handPanel(
            'suppliers',
            'procurement',
            { 'near water': { price: 20, qualified: 1 }, 'far water': { price: 10, qualified: 1 } },
            {},
            20,
          ),
          handPanel('officialForecast', 'procurement', { water: { forecast: 1_000, round: 6 } }, {}, 20),
        ],
        notices,
      }),
      { nearLeadRounds: 1, cheapLeadRounds: 1, safetyRounds: 0, cheapShare: 40, warnedRounds, warnedPorts },
    );

  test('buys so many rounds on top, from who is near', () => {
    expect(ordered([])).toEqual({ 'order central water': 500 });
    expect(ordered([warning])).toEqual({ 'order central water': 1_500, 'supplierShare far water': 15 });
  });
  test('takes a warning of a port for one of those who ship through it where it is told to, and of no other place', () => {
    const ofPort: Notice = { ...warning, place: 'harbour' };
    expect(ordered([ofPort])).toEqual(ordered([]));
    expect(ordered([ofPort], 1, 1)).toEqual({ 'order central water': 1_500, 'supplierShare far water': 15 });
    expect(ordered([{ ...warning, place: 'central' }], 1, 1)).toEqual(ordered([]));
  });
  test('does not when it is too late, long ago, or when its scenario makes nothing of warnings', () => {
    const begun: Notice = { ...warning, id: 'event 4 near', kind: 'event', from: 'procurement' };
    expect(ordered([warning, begun])).toEqual(ordered([]));
    expect(ordered([{ ...warning, round: 2 }])).toEqual(ordered([]));
    expect(ordered([warning], 0)).toEqual(ordered([]));
  });
});

describe('procurement that sales announced a promotion to', () => {
  const ordered = (agreements: readonly Agreement[], promotedNear: number) =>
    decided(
      handDesk({
        seat: 'procurement',
        round: 5,
        fields: [
          { lever: 'order', key: 'central water', most: 100_000, value: 1 },
          { lever: 'supplierShare', key: 'far water', most: 100, step: 5, value: 0 },
        ],
        panels: [
          handPanel('supply', 'procurement', { water: { drawnRound: 1_000, inventoryPosition: 1_000, cover: 9 } }, {}, 20),
          handPanel('customerOrders', 'sales', { water: { demandRound: 1_000 } }, {}, 20),
          handPanel(
            'suppliers',
            'procurement',
            { 'near water': { price: 20, qualified: 1 }, 'far water': { price: 10, qualified: 1 } },
            {},
            20,
          ),
          handPanel('officialForecast', 'procurement', { water: { forecast: 2_000, round: 6 } }, {}, 20),
        ],
        team: { agreements },
      }),
      { nearLeadRounds: 1, cheapLeadRounds: 1, safetyRounds: 0, cheapShare: 40, smoothing: 1, promotedNear },
    );

  test('has what it needs on top brought by who is near', () => {
    expect(ordered([], 0)).toEqual({ 'order central water': 2_000, 'supplierShare far water': 40 });
    expect(ordered([], 1)).toEqual({ 'order central water': 2_000, 'supplierShare far water': 20 });
  });
  test('forgets it when the others have dropped the plan', () => {
    expect(ordered([agreedPromotion('water', 6, 'released')], 0)['order central water']).toBe(1_000);
    expect(ordered([agreedPromotion('water', 6, 'released'), agreedPromotion('water', 6)], 0)['order central water']).toBe(2_000);
  });
});

describe('logistics that was told', () => {
  const moving = (more: Partial<HandDesk>) =>
    handDesk({
      seat: 'logistics',
      round: 5,
      fields: [
        { lever: 'booking', key: 'central>north', most: 60, value: 10 },
        { lever: 'transfer', key: 'central>north water', most: 5_000 },
        { lever: 'reroute', key: 'faraway>vigo', most: 1 },
      ],
      map: {
        lanes: [
          { id: 'faraway>vigo', from: 'faraway', to: 'vigo', modes: ['ocean'] },
          { id: 'central>north', from: 'central', to: 'north', modes: ['truck'] },
        ],
      },
      panels: [
        handPanel('lanes', 'logistics', { 'central>north': { need: 10, loadUnits: 50 } }, {}, 20),
        handPanel('regions', 'logistics', { 'north water': { shippedRound: 300 } }, {}, 20),
      ],
      ...more,
    });

  test('of a strike goes around the port, as early as its scenario lets it', () => {
    const desk = moving({ notices: [{ ...warning, place: 'vigo', from: 'sales' }] });
    expect(decided(desk, { bookFactor: 1 })).toEqual({});
    expect(decided(desk, { bookFactor: 1, toldRounds: 3 })).toEqual({ 'reroute faraway>vigo': 1 });
  });

  test('of a promotion books trucks for it and sends a part ahead', () => {
    const desk = moving({ team: { agreements: [agreedPromotion('water', 6)] } });
    // Twice 300 units more than usual, half of them booked and half sent ahead.
    expect(decided(desk, { bookFactor: 1, promotedLoads: 0.5, promotedAhead: 0.5 })).toEqual({
      'booking central>north': 16,
      'transfer central>north water': 300,
    });
    expect(decided(moving({ team: { agreements: [agreedPromotion('water', 7)] } }), { bookFactor: 1 })).toEqual({});
    expect(decided(moving({ team: { agreements: [agreedPromotion('water', 6, 'open')] } }), { bookFactor: 1 })).toEqual({});
  });
});

describe('operations that was told', () => {
  const house = (more: Partial<HandDesk> & { readonly shown?: HandDesk['panels'] } = {}) =>
    handDesk({
      seat: 'operations',
      round: 5,
      fields: [
        { lever: 'overtime', key: 'central', most: 50 },
        { lever: 'staffing', key: 'central temps', most: 30 },
        { lever: 'overflow', key: 'central', most: 10_000 },
      ],
      map: {
        places: [{ id: 'vigo', kind: 'port', name: 'Vigo', longitude: 0, latitude: 0 }],
        lanes: [
          { id: 'faraway>vigo', from: 'faraway', to: 'vigo', modes: ['ocean'] },
          { id: 'vigo>central', from: 'vigo', to: 'central', modes: ['truck'] },
        ],
        items: [
          { id: 'water', name: 'Water', colour: '', listPriceCents: 100 },
          { id: 'cola', name: 'Cola', colour: '', listPriceCents: 100 },
        ],
      },
      panels: [
        handPanel('dock', 'operations', { central: { arrivedRound: 1_000, dockMinutes: 0 } }, {}, 20),
        handPanel('crew', 'operations', { central: { regularRound: 2_500, usedRound: 2_000, crew: 10, temps: 0, fill: 60 } }, {}, 20),
        handPanel('supply', 'procurement', { water: { drawnRound: 1_000 } }, {}, 20),
        ...(more.shown ?? []),
      ],
      ...(more.team === undefined ? {} : { team: more.team }),
    });
  const temps = (desk: Desk, parameters: Readonly<Record<string, number>> = {}): number =>
    Number(decided(desk, { workFactor: 1, reckonsAhead: 1, ...parameters })['staffing central temps'] ?? 0);

  test('of a promotion has hands for what will go out, and for what comes in for it', () => {
    expect(temps(house())).toBe(0);
    expect(temps(house({ team: { agreements: [agreedPromotion('water', 6)] } }))).toBeGreaterThan(5);
  });

  const pledged = handAgreement(
    'logistics',
    { kind: 'crisisResponse', signal: 'signal 4 0' },
    {
      state: 'agreed',
      turn: [],
      pledges: [{ kind: 'action', seat: 'procurement', lever: 'order', key: 'central water', relation: 'atLeast', value: 4_000, round: 5 }],
    },
  );
  test('of an order that a colleague pledged has hands and room for it', () => {
    const desk = house({ team: { agreements: [pledged] } });
    expect(temps(desk)).toBeGreaterThan(5);
    expect(decided(desk, { overflowPerPercent: 50 })['overflow central']).toBe(3_000);
  });

  const orders = handPanel('purchaseOrders', 'procurement', { 'near water': { openUnits: 500, expectedPeriod: 18 } }, {}, 20);
  test('of ships and overdue orders has hands when they come', () => {
    const ships = handPanel('arrivals', 'logistics', { 'faraway>vigo water': { units: 4_000, duePeriod: 27 } }, {}, 20);
    expect(temps(house({ shown: [orders] }))).toBeLessThan(4);
    expect(temps(house({ shown: [orders, ships] }))).toBeGreaterThan(8);
    expect(temps(house({ shown: [orders, ships] }), { reckonsAhead: 0 })).toBe(0);
  });

  test('keeps some overtime open for what nobody told', () => {
    expect(decided(house(), {})['overtime central']).toBeUndefined();
    expect(decided(house(), { leastOvertime: 20 })['overtime central']).toBe(20);
  });
});

describe('a copy on the board', () => {
  const sold = (asOfRound: number) =>
    handDesk({
      seat: 'procurement',
      round: 5,
      level: 'board',
      fields: [{ lever: 'order', key: 'central water', most: 100_000, value: 1 }],
      panels: [
        handPanel('supply', 'procurement', { water: { drawnRound: 1_000, inventoryPosition: 0, cover: 9 } }, {}, 20),
        handPanel('officialForecast', 'procurement', { water: { forecast: 1_000, round: 4 } }, {}, 20),
        handPanel('customerOrders', 'sales', { water: { demandRound: 2_000 } }, {}, asOfRound * 5),
      ],
      team: { sharing: { publications: [{ by: 'sales', panel: 'customerOrders', round: asOfRound + 1, asOfRound }] } },
    });
  const ordered = (asOfRound: number) =>
    decided(sold(asOfRound), { nearLeadRounds: 1, cheapLeadRounds: 1, safetyRounds: 0, smoothing: 1 })['order central water'];

  test('is planned by while it is of the last round, and no longer', () => {
    expect(ordered(4)).toBe(4_000);
    expect(ordered(3)).toBe(2_000);
  });
});
