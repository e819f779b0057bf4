import { describe, expect, test } from 'vitest';
import type { CompanyEvent, Effect } from '../../server/simulation/company-events.ts';
import type { Company } from '../../server/simulation/company.ts';
import { classicCompany } from '../support/classic-company.ts';
import { playRounds, sum } from '../support/play-rounds.ts';
import type { Choices } from '../support/play-rounds.ts';
import { richCompany } from '../support/rich-company.ts';

const pause = (
  kind: Extract<Effect['kind'], `${string}Paused`>,
  siteIndex: number,
  period: number,
  activePeriods: number,
): CompanyEvent => ({
  id: kind,
  name: kind,
  trigger: { kind: 'period', period },
  delayPeriods: 0,
  rampPeriods: 0,
  activePeriods,
  recoveryPeriods: 2,
  signals: [],
  effects: [{ kind, siteIndex }],
});
const names = ['retailer', 'wholesaler', 'distributor', 'factory'];
const steadyOrders: Choices = { all: names.map((name) => ['order', `${name} beer`, 4] as const) };

/** The classic chain with this transit on all of its lanes, everybody ordering 4. */
const lined = (transitPeriods: number, events: readonly CompanyEvent[]) => {
  const classic = classicCompany([4], events);
  const certain = { periods: [transitPeriods], ppm: [1_000_000] };
  const company = {
    ...classic,
    lanes: classic.lanes.map((lane, place) =>
      place === 0 ? lane : { ...lane, modes: lane.modes.map((mode) => ({ ...mode, transit: certain })) },
    ),
    sites: classic.sites.map((site) => ({ ...site, openingUnits: [40] })),
  };
  return playRounds(company, 24, steadyOrders).periods;
};

describe('R9.6 transit paused, by transit', () => {
  test.each([
    [0, [4, 4, 0, 0, 0, 0, 20, 4]],
    [1, [4, 4, 0, 0, 0, 0, 20, 4]],
    [2, [4, 4, 0, 0, 0, 0, 4, 20, 4]],
    [4, [4, 4, 0, 0, 0, 0, 4, 4, 4, 20, 4]],
  ])('transit %i', (transitPeriods, received) => {
    for (const site of [0, 1, 2, 3]) {
      const periods = lined(transitPeriods, [pause('transitPaused', site, 11, 4)]);
      expect(periods.slice(9, 9 + received.length).map((period) => period.received[site])).toEqual(received);
    }
  });
});

describe('R9.4 orders paused, several periods a round', () => {
  const weekly = (events: readonly CompanyEvent[]): Company => {
    const rich = richCompany({ events });
    return { ...rich, noise: { roundCvPpm: 0, dayCvPpm: 0 } };
  };
  const choices: Choices = {
    all: [
      ['order', 'central water', 300],
      ['transfer', 'central>north water', 20],
    ],
  };
  const ordered = (events: readonly CompanyEvent[], cell: number) =>
    playRounds(weekly(events), 5, choices).periods.map((period) => period.ordered[cell]);
  const boughtIn = (events: readonly CompanyEvent[]): readonly number[] =>
    ordered(events, 6).flatMap((units, place) => (units > 0 ? [place + 1] : []));

  test.each([
    ['the middle of a round', 7, 2, [1, 6, 16, 21]],
    ['its first period', 6, 1, [1, 6, 16, 21]],
    ['its last period', 10, 1, [1, 6, 16, 21]],
    ['two rounds by one period each', 10, 2, [1, 6, 21]],
    ['the whole of a round', 6, 5, [1, 6, 16, 21]],
  ])('a pause in %s stops what people decided after each round that it touches', (_, period, activePeriods, placed) => {
    expect(boughtIn([pause('orderPaused', 2, period, activePeriods)])).toEqual(placed);
  });

  test('a transfer is an order of the site it goes to', () => {
    // Site 3 replenishes water itself; the transfer of 20 comes on top of that in the first period of each round.
    const calm = ordered([], 9);
    const hit = ordered([pause('orderPaused', 3, 7, 2)], 9);
    expect(calm[10]).toBeGreaterThanOrEqual(20);
    const withoutTransfer = playRounds(weekly([pause('orderPaused', 3, 7, 2)]), 3, {
      all: [choices['all']?.[0] ?? ['order', 'central water', 0]],
    });
    expect(hit[10]).toBe(withoutTransfer.periods[10].ordered[9]);
  });

  test('what a site orders by itself is stopped in the periods after those of the pause, and caught up', () => {
    const calm = ordered([], 9);
    const hit = ordered([pause('orderPaused', 3, 7, 2)], 9);
    expect(hit.slice(0, 7)).toEqual(calm.slice(0, 7));
    expect(hit.slice(7, 9)).toEqual([0, 0]);
    expect(hit[9]).toBeGreaterThan(Math.max(...calm.slice(7, 10)));
  });
});

describe('R9.5 shipment paused, by where goods come from', () => {
  test('an outside supplier keeps what is ready, undelivered and not billed, and hands it over on recovery up to its capacity', () => {
    const rich = richCompany({ events: [pause('shipmentPaused', 2, 6, 6)] });
    const suppliers = rich.suppliers.map((supplier, place) => ({
      ...supplier,
      rejectPpm: 0,
      lead: { periods: [1], ppm: [1_000_000] },
      ...(place === 0 ? { capacityUnits: 700 } : {}),
    }));
    const choices: Choices = {
      all: [
        ['order', 'central water', 500],
        ['order', 'central juice', 500],
        ['order', 'central cola', 0],
        ['supplierShare', 'faraway water', 0],
        ['supplierShare', 'faraway juice', 0],
      ],
    };
    const { periods } = playRounds({ ...rich, suppliers }, 4, choices);
    const shipped = periods.map((period) => period.supplierShipped[0]);
    // Ordered in periods 1, 6, 11 and 16, ready a period later; the pause is in periods 6 to 11.
    expect(shipped).toEqual([0, 700, 300, 0, 0, 0, 0, 0, 0, 0, 0, 700, 700, 600, 0, 0, 700, 300, 0, 0]);
    expect(periods[9].onOrder[6]).toBeGreaterThanOrEqual(500);
    expect(periods[9].supplierOwed[0]).toBe(1000);
    expect(periods.slice(5, 11).map(({ ledger }) => ledger?.priceVarianceCents)).toEqual([0, 0, 0, 0, 0, 0]);
  });

  test('what was picked and waits for a load is held back too, at the cost of the site that picked it', () => {
    const booked: Choices = { 1: [['booking', 'central>north', 0]], all: [['booking', 'central>north', 0]] };
    const rich = richCompany({ events: [pause('shipmentPaused', 3, 11, 5)] });
    const noSpot = {
      ...rich,
      lanes: rich.lanes.map((lane) => ({
        ...lane,
        modes: lane.modes.map((mode) =>
          lane.id === 'central>north' && mode.booked !== undefined ? { ...mode, booked: { ...mode.booked, spotPerPeriod: 0 } } : mode,
        ),
      })),
    };
    // Rounds 2 and 3 have no loads, so that goods wait; the loads of round 4 find them, but for the pause's rounds.
    const { periods } = playRounds(noSpot, 6, { ...booked, 2: [['booking', 'central>north', 20]], 3: [['booking', 'central>north', 20]] });
    expect(periods[9].laneWaitingUnits[5]).toBeGreaterThan(0);
    expect(periods.slice(10, 15).map((period) => period.laneUnits[5])).toEqual([0, 0, 0, 0, 0]);
    expect(periods[14].laneWaitingUnits[5]).toBeGreaterThanOrEqual(periods[9].laneWaitingUnits[5]);
    expect(periods[15].laneUnits[5]).toBeGreaterThanOrEqual(periods[14].laneWaitingUnits[5]);
  });
});

describe('R9.6, R9.7 pauses at a port', () => {
  const choices: Choices = {
    all: [
      ['order', 'central water', 600],
      ['order', 'central juice', 0],
      ['order', 'central cola', 0],
      ['supplierShare', 'faraway water', 100],
      ['booking', 'faraway>vigo', 8],
      ['booking', 'vigo>central', 10],
    ],
  };
  const sailing = (events: readonly CompanyEvent[], portHoldingCents = 0) => {
    const rich = richCompany({ events });
    return playRounds(
      {
        ...rich,
        noise: { roundCvPpm: 0, dayCvPpm: 0 },
        lanes: rich.lanes.map((lane) => ({
          ...lane,
          modes: lane.modes.map((mode) => (mode.id === 'ocean' ? { ...mode, transit: { periods: [4], ppm: [1_000_000] } } : mode)),
        })),
        sites: rich.sites.map((site) => ({
          ...site,
          openingArrivals: [],
          ...(site.id === 'vigo' ? { holdingCentsPerUnitPeriod: portHoldingCents } : {}),
        })),
      },
      7,
      choices,
    ).periods;
  };
  const received = (periods: ReturnType<typeof sailing>, cell: number) =>
    periods.flatMap((period) => (period.received[cell] > 0 ? [[period.period, period.received[cell]]] : []));

  test('on the calm sea 600 units leave in periods 4, 9 ..., are in port 4 periods later and at the warehouse one more', () => {
    expect(received(sailing([]), 0).slice(0, 3)).toEqual([
      [8, 600],
      [13, 600],
      [18, 600],
    ]);
    expect(received(sailing([]), 6).slice(0, 3)).toEqual([
      [9, 600],
      [14, 600],
      [19, 600],
    ]);
  });

  test('transit to the port stands still: what is due in the first period comes in, the next ship is as late as the pause is long', () => {
    // Of period 13's ship, and of the one that leaves in period 14: it starts when the pause is over.
    expect(received(sailing([pause('transitPaused', 0, 13, 4)]), 0).slice(1, 3)).toEqual([
      [13, 600],
      [21, 600],
    ]);
    expect(received(sailing([pause('transitPaused', 0, 12, 4)]), 0).slice(1, 3)).toEqual([
      [17, 600],
      [20, 600],
    ]);
  });

  test('a closed port lets goods wait at its cost and on order, and passes them on when it opens', () => {
    const periods = sailing([pause('receiptPaused', 0, 12, 4)], 7);
    expect(received(periods, 0)).toContainEqual([16, 600]);
    expect(received(periods, 6)).toContainEqual([17, 600]);
    expect(periods.slice(11, 16).map((period) => period.siteCostCents[0])).toEqual([0, 600 * 7, 600 * 7, 600 * 7, 600 * 2]);
    expect(periods[13].onOrder[6]).toBeGreaterThanOrEqual(600);
    expect(sum(periods[13].atDoor.slice(0, 6))).toBe(0);
  });
});
