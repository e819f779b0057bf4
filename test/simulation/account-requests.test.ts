import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { orderSums, overdueUnits } from '../../server/score/orders.ts';
import { accountRequests } from '../../server/simulation/account-requests.ts';
import { chanceOf } from '../../server/simulation/chance.ts';
import type { Company } from '../../server/simulation/company.ts';
import { hashWorld } from '../../server/simulation/hash.ts';
import type { PeriodRecord, RoundRecord } from '../../server/simulation/records.ts';
import { askingCompany } from '../support/asking-company.ts';
import { playRounds, sum } from '../support/play-rounds.ts';
import type { Choices } from '../support/play-rounds.ts';
import { richCompany } from '../support/rich-company.ts';

const rounds = Array.from({ length: 200 }, (_, place) => place + 2);
const asked = (company: Company, seed = 'test') => rounds.flatMap((round) => accountRequests(company, chanceOf(company, seed), round));

/** One account asks for water, once, in round 2: everything about it is known. The shelf of central is full or empty of it. */
const oneRequest = (stocked: boolean, more: Parameters<typeof askingCompany>[0] = {}): Company => {
  const company = askingCompany({
    segmentIndices: [0],
    untilRound: 2,
    perRound: { least: 1, most: 1 },
    sizePpm: { least: 200_000, most: 200_000 },
    duePeriods: { least: 3, most: 3 },
    latestPeriods: { least: 4, most: 4 },
    ...more,
  });
  const segments = company.segments.map((segment, place) => ({
    ...segment,
    patiencePeriods: 50,
    demand: segment.demand.map((source, item) => (item === 0 ? (place === 0 ? source : undefined) : place === 0 ? undefined : source)),
  }));
  const sites = company.sites.map((site) =>
    site.labour === undefined
      ? site
      : {
          ...site,
          openingUnits: stocked ? [9000, 2500, 2500] : [700, 2500, 2500],
          labour: { ...site.labour, attendancePpm: 1_000_000, errorBasePpm: 0 },
        },
  );
  return { ...company, segments, sites, csat: { ...company.csat, demandPpmAtZero: 1_000_000, demandPpmAtFull: 1_000_000 } };
};
const noWater = ['order', 'central water', 0] as const;

const answered = (company: Company, choices: Choices, played = 4) => playRounds(company, played, choices);
const judgedIn = (periods: readonly PeriodRecord[]) =>
  periods.reduce(
    (all, { judged }) => ({
      orders: all.orders + judged[0].orders,
      onTime: all.onTime + judged[0].onTime,
      onQuote: all.onQuote + judged[0].onQuote,
      inFull: all.inFull + judged[0].inFull,
      asTold: all.asTold + (judged[0].asTold ?? 0),
    }),
    { orders: 0, onTime: 0, onQuote: 0, inFull: 0, asTold: 0 },
  );
/** What the request alone did to the orders judged: the same game with it, less the one without. */
const without = (company: Company): Company => ({
  ...company,
  accountRequests: { ...askingCompany().accountRequests, ...company.accountRequests, untilRound: 1 } as NonNullable<
    Company['accountRequests']
  >,
});
const penalties = (periods: readonly PeriodRecord[]): number => sum(periods.map((period) => period.ledger?.penaltyCents ?? 0));

describe('R6.11 what key accounts ask for ahead of a round', () => {
  test('R6.11 every request keeps to the spans of the rule', () => {
    const company = askingCompany({
      perRound: { least: 1, most: 3 },
      leastPpm: { least: 400_000, most: 900_000 },
      latestPeriods: { least: 0, most: 4 },
    });
    for (const request of asked(company)) {
      const { slot, segmentIndex, itemIndex, units, duePeriod, leastUnits, latestPeriod } = request;
      expect([0, 2]).toContain(segmentIndex);
      expect(company.segments[segmentIndex].demand[itemIndex]).toBeDefined();
      expect(slot).toBeGreaterThanOrEqual(1);
      expect(slot).toBeLessThanOrEqual(3);
      // Of 150 or 80 a day and a season of 95 to 105 %: a tenth to three tenths of five days.
      const usual = [150, 80][itemIndex] * 5;
      expect(units).toBeGreaterThanOrEqual(Math.floor(usual * 0.1 * 0.95));
      expect(units).toBeLessThanOrEqual(Math.ceil(usual * 0.3 * 1.05));
      expect(leastUnits / units).toBeGreaterThanOrEqual(0.4);
      expect(leastUnits).toBeLessThanOrEqual(Math.ceil(units * 0.9));
      expect(latestPeriod - duePeriod).toBeGreaterThanOrEqual(0);
      expect(latestPeriod - duePeriod).toBeLessThanOrEqual(4);
    }
    const dueIn = rounds.flatMap((round) =>
      accountRequests(company, chanceOf(company, 'test'), round).map(({ duePeriod }) => duePeriod - (round - 1) * 5),
    );
    expect(new Set(dueIn)).toEqual(new Set([3, 4, 5, 6, 7, 8]));
  });

  test('R6.11, R3.8 chance draws them from streams of their own, by slot and round: seeds differ, decisions move nothing', () => {
    const company = askingCompany();
    expect(asked(company, 'a')).toEqual(asked(askingCompany(), 'a'));
    expect(asked(company, 'a')).not.toEqual(asked(company, 'b'));
    const one = playRounds(company, 6);
    const other = playRounds(company, 6, { all: [['price', 'water', 80], ['promotion', 'water', 2], noWater] });
    const requests = (records: readonly RoundRecord[]) => records.map(({ close }) => close.accountRequests);
    expect(requests(other.records)).toEqual(requests(one.records));
    // A slot more changes nothing of the first ones.
    const more = askingCompany({ perRound: { least: 3, most: 3 } });
    const firstTwo = asked(more).filter(({ slot }) => slot <= 2);
    expect(firstTwo).toEqual(asked(company));
  });

  test('R6.11 sales hears of them when the round before is over, the first time for the second round', () => {
    const company = askingCompany({ untilRound: 4 });
    const { records } = playRounds(company, 5);
    expect(records.map(({ close }) => close.accountRequests?.length)).toEqual([0, 2, 2, 2, 0, 0]);
    expect(records.map(({ close }) => close.accountAnswers?.length)).toEqual([0, 0, 2, 2, 2, 0]);
    for (const round of [2, 3, 4])
      expect(records[round].close.accountAnswers?.map(({ askedUnits, askedPeriod }) => [askedUnits, askedPeriod])).toEqual(
        records[round - 1].close.accountRequests?.map(({ units, duePeriod }) => [units, duePeriod]),
      );
  });

  test('R6.11 a company in which nobody asks plays as ever and keeps no trace of requests', () => {
    const { records, world } = playRounds(richCompany(), 4);
    expect(
      records.flatMap(({ close, periods }) => [close, ...periods]).filter((each) => 'accountRequests' in each || 'accounts' in each),
    ).toEqual([]);
    expect(JSON.stringify(world)).not.toContain('latestPeriod');
    expect(hashWorld(world)).toBe('b31535300aa8de569c08ab6cbb644af2');
  });

  test('R6.12 they are customer demand of the first period, on top of the usual, with or without promotions', () => {
    const company = oneRequest(true);
    const asks = playRounds(company, 2).periods[5];
    const calm = playRounds(without(company), 2).periods[5];
    expect(asks.demand[0] - calm.demand[0]).toBe(150);
    expect((asks.baselineDemand?.[0] ?? 0) - (calm.baselineDemand?.[0] ?? 0)).toBe(150);
    expect(asks.incoming[6] - calm.incoming[6]).toBe(150);
    expect(asks.accounts).toEqual([
      { segmentIndex: 0, itemIndex: 0, orderedUnits: 150, owedUnits: 150, overdueUnits: 0, dueUnits: 0, shortUnits: 0 },
    ]);
  });
});

describe('R6.12-R6.14 what sales answers, and what comes of it', () => {
  test('R6.12 left alone, a request is an order as asked: all of it, on the day', () => {
    const company = oneRequest(true);
    const { records, periods } = answered(company, {});
    expect(records[2].close.accountAnswers).toEqual([
      { slot: 1, segmentIndex: 0, itemIndex: 0, askedUnits: 150, units: 150, askedPeriod: 8, quotedPeriod: 8 },
    ]);
    const calm = judgedIn(answered(without(company), {}).periods);
    const judged = judgedIn(periods);
    expect(judged.orders - calm.orders).toBe(1);
    expect(judged.onTime - calm.onTime).toBe(1);
    expect(judged.onQuote - calm.onQuote).toBe(1);
  });

  test('R6.12 sales may give less: the order is for that much, in full and on time', () => {
    const company = oneRequest(true);
    const { records, periods } = answered(company, { 2: [['accountUnits', '1', 60]] });
    const calm = answered(without(company), {});
    expect(records[2].close.accountAnswers?.[0]).toMatchObject({ askedUnits: 150, units: 90 });
    expect(sum(periods.map(({ demand }) => demand[0])) - sum(calm.periods.map(({ demand }) => demand[0]))).toBe(90);
    expect(judgedIn(periods).inFull - judgedIn(calm.periods).inFull).toBe(1);
  });

  test('R6.14 below the least, or after the latest date, the customer goes elsewhere: an order and all its units lost', () => {
    const company = oneRequest(true);
    const calm = answered(without(company), {});
    for (const [choice, refused] of [
      [['accountUnits', '1', 40], 'units'],
      [['redate', '1', 5], 'date'],
    ] as const) {
      const { records, periods } = answered(company, { 2: [choice] });
      expect(records[2].close.accountAnswers?.[0].refused).toBe(refused);
      expect(periods[5].lost[0]).toBe(150);
      expect(periods[5].demand[0] - calm.periods[5].demand[0]).toBe(150);
      expect(periods[5].incoming[6]).toBe(calm.periods[5].incoming[6]);
      const judged = judgedIn([periods[5]]);
      const before = judgedIn([calm.periods[5]]);
      expect(judged.orders - before.orders).toBe(1);
      expect(judged.inFull - before.inFull).toBe(0);
      expect(calm.periods[5].csat[0] - periods[5].csat[0]).toBe((30 + 60) * 20);
    }
    expect(answered(company, { 2: [['accountUnits', '1', 50]] }).records[2].close.accountAnswers?.[0].refused).toBeUndefined();
    expect(answered(company, { 2: [['redate', '1', 4]] }).records[2].close.accountAnswers?.[0].refused).toBeUndefined();
  });

  test('R6.13 a new date given ahead halves the penalty and the loss of CSAT, if it is kept', () => {
    // Nothing is left of water when the request comes; 3,000 stand ready at the supplier for the tenth period.
    const late = { ...oneRequest(false), promotions: [] };
    const company: Company = {
      ...late,
      sites: late.sites.map((site) =>
        site.labour === undefined
          ? site
          : { ...site, openingUnits: [750, 2500, 2500], openingArrivals: [{ itemIndex: 0, laneIndex: 0, units: 3000, duePeriod: 10 }] },
      ),
    };
    const orders: Choices = { all: [noWater] };
    const calm = answered(without(company), orders);
    const silent = answered(company, orders);
    const told = answered(company, { ...orders, 2: [['redate', '1', 4]] });
    expect(judgedIn(silent.periods).asTold).toBe(0);
    expect(judgedIn(told.periods).asTold).toBe(1);
    // Late on the day asked for, either way; on the day it was told only with the new date.
    expect(judgedIn(told.periods).onTime).toBe(judgedIn(silent.periods).onTime);
    expect(judgedIn(told.periods).onQuote - judgedIn(silent.periods).onQuote).toBe(1);
    const full = penalties(silent.periods) - penalties(calm.periods);
    const half = penalties(told.periods) - penalties(calm.periods);
    expect(full).toBe(Math.round(150 * 950 * 0.1));
    expect(half).toBe(Math.round(150 * 950 * 0.05));
    const csat = (played: typeof calm) => played.periods.at(-1)?.csat[0] ?? 0;
    expect(csat(calm) - csat(silent)).toBe(30 * 20);
    expect(csat(calm) - csat(told)).toBe(15 * 20);
  });

  test('R6.13 a new date that is missed costs all of it, as if nobody had said anything', () => {
    const company: Company = {
      ...oneRequest(false),
      sites: oneRequest(false).sites.map((site) =>
        site.labour === undefined
          ? site
          : { ...site, openingUnits: [750, 2500, 2500], openingArrivals: [{ itemIndex: 0, laneIndex: 0, units: 3000, duePeriod: 10 }] },
      ),
    };
    const orders: Choices = { all: [noWater] };
    const silent = answered(company, orders);
    const told = answered(company, { ...orders, 2: [['redate', '1', 1]] });
    expect(judgedIn(told.periods)).toEqual(judgedIn(silent.periods));
    expect(penalties(told.periods)).toBe(penalties(silent.periods));
  });

  test('R6.14 what is still open after the latest date is lost, whatever was promised and however patient the account is', () => {
    const company = oneRequest(false);
    const orders: Choices = { all: [noWater] };
    const { periods } = answered(company, orders, 4);
    const calm = answered(without(company), orders, 4);
    const lostIn = periods.flatMap(({ lost }, place) => (lost[0] > calm.periods[place].lost[0] ? [place + 1] : []));
    // Due in the eighth period, of use until the twelfth.
    expect(lostIn).toEqual([13]);
    expect(sum(periods.map(({ lost }) => lost[0]))).toBe(150);
  });

  test('R6.12 the delivery quote is for usual orders, a promotion’s price for everybody', () => {
    const company = oneRequest(true);
    expect(answered(company, { all: [['deliveryQuote', 'all', 5]] }).records[2].close.accountAnswers?.[0].quotedPeriod).toBe(8);
    const revenue = (choices: Choices) => {
      const of = (each: Company) => sum(answered(each, choices, 3).periods.map((period) => period.ledger?.revenueCents ?? 0));
      return of(company) - of(without(company));
    };
    expect(revenue({})).toBe(150 * 950);
    expect(revenue({ 1: [['promotion', 'water', 1]] })).toBe(150 * 855);
  });
});

describe('R6.15 what KPIs make of requests', () => {
  test('R6.15 units are due on the day asked for, not after the usual lead time, and refused ones are short', () => {
    const company = oneRequest(false, { duePeriods: { least: 8, most: 8 }, latestPeriods: { least: 5, most: 5 } });
    const orders: Choices = { all: [noWater] };
    const { records } = answered(company, orders);
    const calm = answered(without(company), orders).records;
    const difference = (key: 'dueUnits' | 'shortUnits', at: number) =>
      orderSums(company, records, at)[key] - orderSums(company, calm, at)[key];
    // Asked for in round 2 (periods 6 to 10), due in period 13: nothing of it is overdue before.
    expect([2, 3, 4].map((at) => difference('dueUnits', at))).toEqual([0, 150, 0]);
    expect([2, 3, 4].map((at) => difference('shortUnits', at))).toEqual([0, 150, 0]);
    const overdue = (all: readonly RoundRecord[], last: number) => sum(overdueUnits(company, all.slice(0, last + 1)));
    expect(overdue(records, 2) - overdue(calm, 2)).toBe(0);
    expect(overdue(records, 3) - overdue(calm, 3)).toBe(150);

    const refused = answered(company, { ...orders, 2: [['accountUnits', '1', 0]] }).records;
    expect(orderSums(company, refused, 2).shortUnits - orderSums(company, calm, 2).shortUnits).toBe(150);
  });

  test('R6.15 the time from order to delivery counts from the day the round began', () => {
    const company = oneRequest(true, { duePeriods: { least: 8, most: 8 } });
    const cycle = (each: Company) => sum(answered(each, {}).periods.map(({ judged }) => judged[0].cyclePeriods ?? 0));
    expect(cycle(company) - cycle(without(company))).toBeGreaterThanOrEqual(1);
    expect(cycle(company) - cycle(without(company))).toBeLessThanOrEqual(2);
  });
});

describe('R3 the laws hold with requests', () => {
  test('R3.1-R3.6 whatever is answered, with errors, returns and patience', () => {
    const anyAnswers = fc.array(fc.tuple(fc.integer({ min: 0, max: 10 }), fc.integer({ min: 0, max: 10 })), {
      minLength: 12,
      maxLength: 12,
    });
    const company = askingCompany({
      perRound: { least: 0, most: 2 },
      latestPeriods: { least: 0, most: 5 },
      leastPpm: { least: 200_000, most: 1_000_000 },
      sizePpm: { least: 0, most: 2_000_000 },
    });
    fc.assert(
      fc.property(anyAnswers, fc.integer({ min: 1, max: 1_000_000 }), fc.boolean(), (answers, seed, stocked) => {
        const choices: Record<string, (readonly ['redate' | 'accountUnits' | 'order', string, number])[]> = {};
        for (const [place, [later, tenths]] of answers.entries())
          choices[place + 1] = [
            ['redate', '1', later],
            ['accountUnits', '1', tenths * 10],
            ['redate', '2', 10 - later],
            ...(stocked ? [] : [noWater]),
          ];
        const { world } = playRounds(company, 12, choices, `s${seed}`);
        expect(hashWorld(JSON.parse(JSON.stringify(world)))).toBe(hashWorld(world));
      }),
      { numRuns: 25, seed: 20270101 },
    );
  });

  test('R3.7 what an order knows of its request is part of the state', () => {
    const { world } = playRounds(oneRequest(false), 2, { all: [noWater] });
    const open = world.orders.filter(({ request }) => request !== undefined);
    expect(open.map(({ request }) => request)).toEqual([{ item: 0, placedPeriod: 6, latestPeriod: 12 }]);
    for (const key of ['item', 'placedPeriod', 'latestPeriod'] as const) {
      const changed = {
        ...world,
        orders: world.orders.map((order) => (order.request === undefined ? order : { ...order, request: { ...order.request, [key]: 99 } })),
      };
      expect(hashWorld(changed)).not.toBe(hashWorld(world));
    }
  });
});
