import { describe, expect, test } from 'vitest';
import type { CompanyEvent, Effect } from '../../server/simulation/company-events.ts';
import type { Company } from '../../server/simulation/company.ts';
import { calm, forceOf } from '../../server/simulation/force.ts';
import { playRounds, sum } from '../support/play-rounds.ts';
import type { Choices } from '../support/play-rounds.ts';
import { richCompany } from '../support/rich-company.ts';

/** An event of periods 6 to 15, rounds 2 and 3, at full strength. */
const during = (...effects: readonly Effect[]): CompanyEvent => ({
  id: 'change',
  name: 'Change',
  trigger: { kind: 'period', period: 6 },
  delayPeriods: 0,
  rampPeriods: 0,
  activePeriods: 10,
  recoveryPeriods: 0,
  signals: [],
  effects,
});
/** Nothing goes wrong, nobody is late, all takes its usual time: a company whose numbers can be worked out by hand. */
const steady = (events: readonly CompanyEvent[], change: Partial<Company> = {}): Company => {
  const rich = richCompany();
  return {
    ...rich,
    events,
    noise: { roundCvPpm: 0, dayCvPpm: 0 },
    suppliers: rich.suppliers.map((supplier) => ({ ...supplier, lead: { periods: [2], ppm: [1_000_000] }, rejectPpm: 0 })),
    lanes: rich.lanes.map((lane) => ({
      ...lane,
      modes: lane.modes.map((mode) => ({ ...mode, transit: { periods: [mode.transit.periods[0]], ppm: [1_000_000] } })),
    })),
    ...change,
  };
};
const both = (effect: Effect, choices: Choices = {}, rounds = 4) => ({
  calm: playRounds(steady([]), rounds, choices),
  hit: playRounds(steady([during(effect)]), rounds, choices),
});
type Periods = ReturnType<typeof playRounds>['periods'];
const within = (periods: Periods, value: (period: Periods[number]) => number, first = 6, last = 15): readonly number[] =>
  periods.filter(({ period }) => period >= first && period <= last).map(value);
const ordersTo = (supplierIndex: number, { records }: ReturnType<typeof playRounds>, round: number) =>
  records[round].close.supplierOrders.filter((order) => order.supplierIndex === supplierIndex);
const buying: Choices = {
  all: [
    ['order', 'central water', 400],
    ['order', 'central juice', 0],
    ['order', 'central cola', 0],
    ['supplierShare', 'faraway water', 50],
  ],
};

describe('R9.3 what events scale', () => {
  test('supplierLead: what is ordered meanwhile takes longer; the expected date does not know', () => {
    const { calm: usual, hit } = both({ kind: 'supplierLead', supplierIndex: 1, factorPpm: 2_500_000 }, buying);
    // Lead 2 becomes 5: round 3's order of period 11 is still owed when the round ends with period 15.
    expect(ordersTo(1, usual, 3)).toEqual([]);
    expect(ordersTo(1, hit, 3).map((order) => [order.placedPeriod, order.openUnits, order.expectedPeriod])).toEqual([
      [11, 200, 11 + 2 + 6 + 1],
    ]);
  });

  test('transitTime and transitDelay: what leaves meanwhile is longer on the way, first the factor, then the delay', () => {
    const late = during({ kind: 'transitTime', laneIndex: 5, factorPpm: 2_500_000 }, { kind: 'transitDelay', laneIndex: 5, periods: 1 });
    const { records } = playRounds(steady([late]), 4);
    const late5 = (round: number) =>
      records[round].close.shipments.flatMap((each) => (each.laneIndex === 5 ? [each.duePeriod - each.expectedPeriod] : []));
    // Transit 1 becomes 2.5, which is 3, and 4 with the delay; the records go on expecting 1.
    expect(new Set(late5(2))).toEqual(new Set([3]));
    expect(new Set(late5(4))).toEqual(new Set([0]));
  });

  test('freight scales contract, spot and plain loads of its lanes, fuel its part of every load', () => {
    const booked: Choices = { all: [['booking', 'central>north', 10]] };
    const cents = (effects: readonly Effect[]) =>
      within(playRounds(steady([during(...effects)]), 3, booked).periods, ({ laneFreightCents }) => laneFreightCents[6], 6, 6)[0];
    // Two contract loads a day on lane 6, at 180.00.
    expect(cents([{ kind: 'crew', siteIndex: 2, factorPpm: 1_000_000 }])).toBe(2 * 18_000);
    expect(cents([{ kind: 'freight', laneIndices: [6], factorPpm: 1_500_000 }])).toBe(2 * 27_000);
    expect(cents([{ kind: 'freight', laneIndices: [5], factorPpm: 1_500_000 }])).toBe(2 * 18_000);
    expect(cents([{ kind: 'fuel', factorPpm: 1_500_000 }])).toBe(2 * 20_700);
    expect(
      cents([
        { kind: 'fuel', factorPpm: 1_500_000 },
        { kind: 'freight', laneIndices: [6], factorPpm: 1_500_000 },
      ]),
    ).toBe(2 * 29_700);
    expect(cents([{ kind: 'fuel', factorPpm: 0 }])).toBe(2 * 12_600);
  });

  test('fuel scales the part of the price that the mode says', () => {
    const rich = steady([during({ kind: 'fuel', factorPpm: 2_000_000 })]);
    const thirsty = {
      ...rich,
      lanes: rich.lanes.map((lane) => ({ ...lane, modes: lane.modes.map((mode) => ({ ...mode, fuelPpm: 600_000 })) })),
    };
    expect(within(playRounds(thirsty, 2).periods, ({ laneFreightCents }) => laneFreightCents[6], 6, 6)[0]).toBe(2 * 28_800);
  });

  test('purchasePrice: what is ordered meanwhile is billed at the scaled price, whenever it comes', () => {
    const { calm: usual, hit } = both({ kind: 'purchasePrice', supplierIndex: 0, itemIndices: [0], factorPpm: 1_250_000 }, buying);
    const variance = ({ periods }: typeof usual) => periods.map(({ ledger }) => ledger?.priceVarianceCents ?? 0);
    const more = variance(hit).map((cents, place) => cents - variance(usual)[place]);
    // Round 3's 200 units for 7.50 instead of 6.00, handed over in period 13; round 2's order was placed before the event began.
    expect(more.flatMap((cents, place) => (cents === 0 ? [] : [[place + 1, cents]]))).toEqual([
      [13, 200 * 150],
      [18, 200 * 150],
    ]);
  });

  test('wages and holding scale what people and stock cost', () => {
    const wages = both({ kind: 'wages', siteIndex: 2, factorPpm: 1_200_000 });
    const labour = ({ ledger }: Periods[number]): number => ledger?.labourCents ?? 0;
    expect(within(wages.hit.periods, labour)).toEqual(within(wages.calm.periods, labour).map((cents) => Math.round(cents * 1.2)));
    const holding = both({ kind: 'holding', siteIndex: 3, factorPpm: 2_000_000 });
    const more = (period: number): number =>
      (holding.hit.periods[period - 1].ledger?.storageCents ?? 0) - (holding.calm.periods[period - 1].ledger?.storageCents ?? 0);
    const north = holding.calm.periods[5];
    expect(more(6)).toBe(sum(north.onHand.slice(9, 12)) + sum(north.atDoor.slice(9, 12)) + 2000);
    expect(more(5)).toBe(0);
  });

  test('storage: less fits, shelves fill up, goods stay on the dock, overflow is paid', () => {
    const { calm: usual, hit } = both({ kind: 'storage', siteIndex: 2, factorPpm: 500_000 }, { all: [['order', 'central water', 3000]] });
    const fill = ({ fillPpm }: Periods[number]): number => fillPpm[2];
    expect(hit.periods[5].fillPpm[2] / usual.periods[5].fillPpm[2]).toBeCloseTo(2, 4);
    expect(Math.max(...within(hit.periods, fill))).toBeGreaterThan(1_000_000);
    const dock = ({ labour }: Periods[number]): number => labour[2]?.dockUnits ?? 0;
    expect(sum(within(hit.periods, dock))).toBeGreaterThan(sum(within(usual.periods, dock)));
    expect(sum(within(hit.periods, ({ ledger }) => ledger?.storageCents ?? 0))).toBeGreaterThan(
      sum(within(usual.periods, ({ ledger }) => ledger?.storageCents ?? 0)),
    );
  });

  test('yield: of what stands ready meanwhile only a share is there, the rest leaves on order and is not billed', () => {
    const { hit } = both({ kind: 'yield', supplierIndex: 0, factorPpm: 600_000 }, buying);
    // Orders of 200 placed in periods 6 and 11 stand ready in 8 and 13; the one of period 16 in 18, after the event.
    expect(hit.periods.flatMap(({ period, supplierShort }) => (supplierShort?.[0] === 0 ? [] : [[period, supplierShort?.[0]]]))).toEqual([
      [8, 80],
      [13, 80],
    ]);
    expect(within(hit.periods, ({ supplierShipped }) => supplierShipped[0], 8, 8)).toEqual([120]);
  });

  test('leadTimeWrong: what people reckon with is wrong, what happens is not', () => {
    const wrong = during(
      { kind: 'leadTimeWrong', supplierIndex: 1, factorPpm: 500_000 },
      { kind: 'transitTimeWrong', laneIndex: 1, factorPpm: 2_000_000 },
    );
    const usual = playRounds(steady([]), 4, buying);
    const hit = playRounds(steady([wrong]), 4, buying);
    const expected = ({ records }: typeof usual) =>
      records.flatMap(({ close }) =>
        close.supplierOrders.filter((order) => order.supplierIndex === 1).map((order) => order.expectedPeriod),
      );
    const shipments = ({ records }: typeof usual, key: 'duePeriod' | 'expectedPeriod') =>
      records[3].close.shipments.filter((each) => each.laneIndex === 1).map((each) => each[key]);
    expect(shipments(hit, 'duePeriod')).toEqual(shipments(usual, 'duePeriod'));
    expect(shipments(hit, 'expectedPeriod').at(-1)).toBe((shipments(usual, 'expectedPeriod').at(-1) ?? 0) + 6);
    expect(expected(hit)).toEqual(expected(usual));
    expect(hit.periods[9]).toMatchObject({
      recordedLeadPpm: [1_000_000, 500_000, 1_000_000],
      recordedTransitPpm: expect.arrayContaining([2_000_000]),
    });
    expect(hit.periods[15].recordedLeadPpm).toEqual([1_000_000, 1_000_000, 1_000_000]);
  });

  test('R4.8 proposals reckon with the recorded lead time', () => {
    const nothing: Choices = { all: [['order', 'central cola', 0]] };
    const { sites } = richCompany();
    const short = { sites: sites.map((site) => (site.id === 'central' ? { ...site, openingUnits: [4000, 2500, 900] } : site)) };
    const usual = steady([], short);
    const wrong = steady([during({ kind: 'leadTimeWrong', supplierIndex: 0, factorPpm: 3_000_000 })], short);
    const proposal = (company: Company) =>
      playRounds(company, 3, nothing).records[3].close.proposals[company.fields.findIndex((field) => field.key === 'central cola')] ?? 0;
    const drawn = sum(within(playRounds(usual, 3, nothing).periods, ({ shipped }) => shipped[8])) / 2;
    expect(proposal(usual)).toBeGreaterThan(0);
    // Lead 2 is taken for 6: four fifths of a round more cover, in steps of 20.
    expect(Math.abs(proposal(wrong) - proposal(usual) - (drawn * 4) / 5)).toBeLessThan(20);
  });

  test('R9.2 every factor ramps up and fades', () => {
    const slow: CompanyEvent = {
      ...during(
        { kind: 'fuel', factorPpm: 1_600_000 },
        { kind: 'yield', supplierIndex: 0, factorPpm: 400_000 },
        { kind: 'transitTime', laneIndex: 5, factorPpm: 2_000_000 },
      ),
      rampPeriods: 1,
      activePeriods: 2,
      recoveryPeriods: 2,
    };
    const company = richCompany({ events: [slow] });
    const at = (state: string, period: number) => {
      const { fuelFactor, yieldFactor, transitFactor } = forceOf(company, [state], [], period, calm(company));
      return [fuelFactor, yieldFactor[0], transitFactor[5]].map((factor) => Math.round(factor * 1000) / 1000);
    };
    expect([at('active', 6), at('active', 7), at('active', 8), at('recovering', 9), at('recovering', 10), at('over', 11)]).toEqual([
      [1.3, 0.7, 1.5],
      [1.6, 0.4, 2],
      [1.6, 0.4, 2],
      [1.4, 0.6, 1.667],
      [1.2, 0.8, 1.333],
      [1, 1, 1],
    ]);
  });
});
