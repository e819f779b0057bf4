import { describe, expect, test } from 'vitest';
import type { CompanyEvent, Effect } from '../../../server/simulation/company-events.ts';
import { outcome, teamCompany, teamSetup } from '../../support/agreeing-team.ts';
import { verdict } from '../../support/judged-games.ts';
import type { Closing, Happening } from '../../support/judged-games.ts';

// Five days a round. What is promised here is promised before round 1, by logistics, at Burgos (`north`), which Madrid (`central`) supplies.
const moved = { 1: { 'transfer central>north water': 100 } };

type Inputs = Readonly<Record<string, number>>;

describe('why an outcome was missed', () => {
  const late = outcome({ value: 100, byPeriod: 5 });

  test('not acted: no lever of theirs that could have helped was moved', () => {
    expect(verdict(late, 1)).toMatchObject({ because: 'notActed' });
    const elsewhere: readonly Inputs[] = [
      { 'transfer central>north juice': 50 },
      { 'booking central>east': 20 },
      { 'order central water': 900 },
    ];
    for (const inputs of elsewhere) expect(verdict(late, 1, { decided: { 1: inputs } })).toMatchObject({ because: 'notActed' });
    const helping: readonly Inputs[] = [
      { 'transfer central>north water': 50 },
      { 'booking central>north': 20 },
      { 'mode faraway>vigo': 1 },
    ];
    for (const inputs of helping) expect(verdict(late, 1, { decided: { 1: inputs } })).toMatchObject({ because: 'missed' });
    // Before it was agreed, or after it was due, is not for it.
    const byTen = outcome({ value: 100, byPeriod: 10 });
    expect(verdict(byTen, 2, { decided: moved }, { agreedRound: 2 })).toMatchObject({ because: 'notActed' });
    expect(verdict(late, 2, { decided: { 2: { 'transfer central>north water': 50 } } })).toMatchObject({ because: 'notActed' });
  });

  test('saying a forecast is no deed', () => {
    const sales = outcome({ seat: 'sales', measure: 'delivered', place: 'bilbao/retail', byPeriod: 5 });
    expect(verdict(sales, 1, { decided: { 1: { 'forecast water': 5 } } })).toMatchObject({ because: 'notActed' });
    expect(verdict(sales, 1, { decided: { 1: { 'price water': 90 } } })).toMatchObject({ because: 'missed' });
  });

  const short: Happening = { onHand: { 'central water': 0 }, backlog: { 'central water': 40 } };

  test.each<readonly [string, Readonly<Record<number, Happening>>, Readonly<Record<number, Closing>>, readonly object[]]>([
    ['nothing stood in the way', {}, {}, []],
    ['the site it comes from had run out', { 3: short }, {}, [{ by: 'stock', name: 'central' }]],
    ['an empty shelf that owed nothing is none', { 3: { onHand: { 'central water': 0 } } }, {}, []],
    ['another item had run out there', { 3: { onHand: { 'central cola': 0 }, backlog: { 'central cola': 9 } } }, {}, []],
    [
      'the books had run out, by which it is picked',
      { 3: { ...short, onHand: { 'central water': 9 }, book: { 'central water': 0 } } },
      {},
      [{ by: 'stock', name: 'central' }],
    ],
    ['goods waited for trucks', { 4: { waiting: { 'central>north': 30 } } }, {}, [{ by: 'trucks', name: 'central>north' }]],
    ['goods waited for trucks elsewhere', { 4: { waiting: { 'central>east': 30, 'vigo>central': 10 } } }, {}, []],
    [
      'behind an empty site, goods waited for trucks too',
      { 3: short, 4: { waiting: { 'vigo>central': 10 } } },
      {},
      [
        { by: 'stock', name: 'central' },
        { by: 'trucks', name: 'vigo>central' },
      ],
    ],
    [
      'goods lay on the dock of the site that owed them',
      { 5: { atDoor: { 'central water': 25 }, backlog: { 'central water': 25 } } },
      {},
      [{ by: 'dock', name: 'central' }],
    ],
    [
      'the credit limit blocked orders',
      { 3: short },
      { 1: { blocked: { water: 100 } } },
      [{ by: 'stock', name: 'central' }, { by: 'credit' }],
    ],
    ['the credit limit blocked another item’s', { 3: short }, { 1: { blocked: { cola: 100 } } }, [{ by: 'stock', name: 'central' }]],
    [
      'a supplier was late',
      { 3: short },
      {
        1: {
          supplierOrders: [
            { supplierIndex: 1, itemIndex: 0, siteIndex: 2, placedPeriod: 1, orderedUnits: 90, openUnits: 60, expectedPeriod: 5 },
          ],
        },
      },
      [
        { by: 'stock', name: 'central' },
        { by: 'supplier', name: 'faraway' },
      ],
    ],
    [
      'a supplier had time',
      { 3: short },
      {
        1: {
          supplierOrders: [
            { supplierIndex: 1, itemIndex: 0, siteIndex: 2, placedPeriod: 1, orderedUnits: 90, openUnits: 60, expectedPeriod: 6 },
          ],
        },
      },
      [{ by: 'stock', name: 'central' }],
    ],
  ])('prevented: %s', (_, periods, closes, causes) => {
    const said = verdict(late, 1, { decided: moved, periods, closes });
    expect(said).toEqual({
      kept: false,
      actual: 0,
      ...(causes.length === 0 ? { because: 'missed' } : { because: 'prevented', preventedBy: causes }),
    });
  });

  test('what had happened before, or happened after, prevented nothing', () => {
    const byTen = outcome({ byPeriod: 10 });
    const periods = { 3: short, 12: short };
    expect(verdict(byTen, 3, { decided: { 2: { 'transfer central>north water': 9 } }, periods }, { agreedRound: 2 })).toMatchObject({
      because: 'missed',
    });
  });

  const event = (...effects: readonly Effect[]): CompanyEvent => ({
    id: 'trouble',
    name: { en: 'Trouble', de: 'Ärger' },
    trigger: { kind: 'held' },
    delayPeriods: 0,
    rampPeriods: 0,
    activePeriods: 1,
    recoveryPeriods: 0,
    signals: [],
    effects,
  });
  const [central, north, east] = [2, 3, 4];
  const [toNorth, toEast] = [5, 6];

  test.each<readonly [string, Effect, boolean]>([
    ['paused orders of the site', { kind: 'orderPaused', siteIndex: north }, true],
    ['paused orders of another site', { kind: 'orderPaused', siteIndex: east }, false],
    ['a lane without trucks', { kind: 'laneCapacity', laneIndex: toNorth, factorPpm: 0 }, true],
    ['more trucks', { kind: 'laneCapacity', laneIndex: toNorth, factorPpm: 1_500_000 }, false],
    ['another lane without trucks', { kind: 'laneCapacity', laneIndex: toEast, factorPpm: 0 }, false],
    ['slow roads', { kind: 'transitDelay', laneIndex: toNorth, periods: 2 }, true],
    ['people who stayed at home where it comes from', { kind: 'crew', siteIndex: central, factorPpm: 500_000 }, true],
    ['destroyed stock', { kind: 'stockDestroyed', siteIndex: central, itemIndices: [0], sharePpm: 1 }, true],
    ['destroyed stock of another item', { kind: 'stockDestroyed', siteIndex: central, itemIndices: [1], sharePpm: 1 }, false],
    ['more customers', { kind: 'demand', itemIndices: [0], segmentIndices: [1], factorPpm: 2_000_000 }, true],
    ['fewer customers', { kind: 'demand', itemIndices: [0], segmentIndices: [1], factorPpm: 500_000 }, false],
    ['dear freight', { kind: 'freight', laneIndices: [toNorth], factorPpm: 2_000_000 }, false],
    ['a supplier whose goods Madrid had anyway', { kind: 'supplierCapacity', supplierIndex: 0, factorPpm: 0 }, false],
  ])('prevented by an event: %s', (_, effect, prevents) => {
    const setup = teamSetup({}, teamCompany({ events: [event(effect)] }));
    const said = (state: string) => verdict(late, 1, { decided: moved, periods: { 2: { events: { trouble: state } } } }, { setup });
    expect(said('active')).toMatchObject(
      prevents ? { because: 'prevented', preventedBy: [{ by: 'event', name: 'Trouble' }] } : { because: 'missed' },
    );
    expect(said('recovering')).toEqual(said('active'));
    expect(said('signalled')).toMatchObject({ because: 'missed' });
  });

  test('an event at a supplier counts where the site behind it had run out', () => {
    const setup = teamSetup({}, teamCompany({ events: [event({ kind: 'supplierCapacity', supplierIndex: 0, factorPpm: 0 })] }));
    const said = verdict(late, 1, { decided: moved, periods: { 2: { ...short, events: { trouble: 'active' } } } }, { setup });
    expect(said?.preventedBy).toEqual([
      { by: 'event', name: 'Trouble' },
      { by: 'stock', name: 'central' },
    ]);
  });

  test('a queue that was to be kept short is no excuse for itself', () => {
    const { item: _, ...clear } = outcome({ measure: 'waiting', place: 'central>north', value: 0, byPeriod: 5 });
    const story = { decided: { 1: { 'booking central>north': 12 } }, periods: { 5: { waiting: { 'central>north': 7 } } } };
    expect(verdict(clear, 1, story)).toEqual({ kept: false, actual: 7, because: 'missed' });
  });

  test('goods on its own dock kept a site from having them', () => {
    const stocked = outcome({ seat: 'operations', measure: 'onHand', place: 'central', value: 1200, byPeriod: 5 });
    const story = { decided: { 1: { 'overtime central': 30 } }, periods: { 5: { atDoor: { 'central water': 300 } } } };
    expect(verdict(stocked, 1, story)).toEqual({
      kept: false,
      actual: 1000,
      because: 'prevented',
      preventedBy: [{ by: 'dock', name: 'central' }],
    });
  });
});
