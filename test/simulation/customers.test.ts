import { describe, expect, test } from 'vitest';
import type { Company } from '../../server/simulation/company.ts';
import { playRounds, sum } from '../support/play-rounds.ts';
import { richCompany } from '../support/rich-company.ts';

/** No chance in demand, no events, CSAT without effect: what is left is the formula. */
const still = (change: Partial<Company> = {}): Company => {
  const company = richCompany();
  return richCompany({
    events: [],
    noise: { roundCvPpm: 0, dayCvPpm: 0 },
    csat: { ...company.csat, demandPpmAtZero: 1_000_000, demandPpmAtFull: 1_000_000 },
    segments: company.segments.map((segment) => ({
      ...segment,
      demand: segment.demand.map((source) => (source?.kind === 'market' ? { ...source, seasonPpmByRound: [1_000_000] } : source)),
    })),
    ...change,
  });
};
/** Place of Bilbao's retail demand for water and juice in demand lists. */
const [water, juice] = [3, 4];
const byRound = (company: Company, rounds: number, choices: Parameters<typeof playRounds>[2], place: number): readonly number[] =>
  playRounds(company, rounds, choices)
    .records.slice(1)
    .map((record) => sum(record.periods.map((period) => period.demand[place])));

describe('R6 customers', () => {
  test('R6.2 without chance demand is what it is on average', () => {
    expect(byRound(still(), 3, {}, water)).toEqual([500, 500, 500]);
  });

  test('R6.2 -20 % on full display makes about 3.9 times the demand, in the round after the decision', () => {
    const times = 0.8 ** -2.4 * 2.3;
    expect(times).toBeCloseTo(3.93, 2);
    expect(byRound(still(), 2, { 1: [['promotion', 'water', 2]] }, water)).toEqual([500, 5 * Math.round(100 * times)]);
  });

  test('R6.3 what was bought ahead is missing in the next three rounds, but never below the floor; fresh goods are not bought ahead', () => {
    const promoted = byRound(still(), 7, { 1: [['promotion', 'water', 2]] }, water);
    const extra = promoted[1] - 500;
    const missing = promoted.slice(2).map((units) => 500 - units);
    expect(missing[0]).toBeCloseTo(0.25 * 0.45 * extra, -1);
    expect(missing[1]).toBeCloseTo(0.25 * 0.35 * extra, -1);
    expect(missing[2]).toBeCloseTo(0.25 * 0.2 * extra, -1);
    expect(missing[3]).toBe(0);
    expect(byRound(still(), 4, { 1: [['promotion', 'juice', 2]] }, juice).slice(2)).toEqual([300, 300]);
    const floored = still({ pantry: { ppmByRound: [1_000_000], floorPpm: 900_000 } });
    expect(byRound(floored, 3, { 1: [['promotion', 'water', 2]] }, water)[2]).toBe(450);
  });

  test('R6.3 the record knows what demand would have been without promotions and what was bought ahead, at the price of the lever', () => {
    const everyDay = (choices: Parameters<typeof playRounds>[2], list: 'demand' | 'baselineDemand'): readonly number[] =>
      playRounds(richCompany({ events: [] }), 5, choices).periods.flatMap((period) => period[list] ?? []);
    const dear = { all: [['price', 'water', 104]] } as const;
    const promoted = { ...dear, 1: [['promotion', 'water', 2]], 2: [['promotion', 'juice', 1]] } as const;
    expect(everyDay(dear, 'baselineDemand')).toEqual(everyDay(dear, 'demand'));
    const calm = { ...richCompany({ events: [] }).csat, demandPpmAtZero: 1_000_000, demandPpmAtFull: 1_000_000 };
    const sure = (choices: Parameters<typeof playRounds>[2], list: 'demand' | 'baselineDemand'): readonly number[] =>
      playRounds(richCompany({ events: [], csat: calm }), 5, choices).periods.flatMap((period) => period[list] ?? []);
    expect(sure(promoted, 'baselineDemand')).toEqual(sure(dear, 'demand'));
    expect(sure(promoted, 'demand')).not.toEqual(sure(dear, 'demand'));
  });

  test('R6.3 a company that cannot promote has no second demand', () => {
    const company = richCompany();
    const without = { ...company, fields: company.fields.filter(({ lever }) => lever !== 'promotion') };
    expect(playRounds(without, 1).periods.every((period) => period.baselineDemand === undefined)).toBe(true);
  });

  test('R6.8 orders in full add up their time from order to last delivery; who was kept waiting beyond the quote is a detractor', () => {
    const slow = (quote: number) => {
      const { lanes } = richCompany();
      const twoDays = lanes.map((lane) => ({
        ...lane,
        modes: lane.modes.map((mode) => (lane.to.kind === 'market' ? { ...mode, transit: { periods: [2], ppm: [1_000_000] } } : mode)),
      }));
      const company = still({ lanes: twoDays, segments: still().segments.map((segment) => ({ ...segment, leadPeriods: 1 })) });
      return playRounds(company, 1, { all: [['deliveryQuote', 'all', quote]] }).periods.at(-1)?.judged[1];
    };
    const late = { orders: 1, onTime: 0, inFull: 1, errorFree: 1, perfect: 0, cyclePeriods: 2, promoters: 0 };
    expect(slow(0)).toEqual({ ...late, onQuote: 0, detractors: 1 });
    // Told the truth, they are neither pleased nor let down.
    expect(slow(1)).toEqual({ ...late, onQuote: 1, detractors: 0 });
    expect(playRounds(still(), 1).periods.at(-1)?.judged[1]).toMatchObject({ perfect: 1, cyclePeriods: 0, promoters: 1, detractors: 0 });
  });

  test('R6.2 the price lever moves demand by elasticity, and orders carry its price', () => {
    const dear = playRounds(still(), 1, { 1: [['price', 'water', 105]] });
    expect(dear.periods[0].demand[water]).toBe(Math.round(100 * 1.05 ** -2.4));
    expect(dear.periods[0].delivered[water]).toBe(dear.periods[0].demand[water]);
  });

  test('R6.1, R6.2 a longer quote lowers demand by its root, and makes a late delivery late only later', () => {
    const quoted = playRounds(still(), 2, { all: [['deliveryQuote', 'all', 3]] });
    expect(quoted.periods[0].demand[0]).toBe(Math.round(150 / Math.sqrt(6 / 3)));
    expect(quoted.periods[0].demand[water]).toBe(Math.round(100 / Math.sqrt(4 / 1)));
  });

  test('R6.1 several orders a period are equal parts of the same demand, R6.9 and weigh less each', () => {
    const company = still();
    const parted = { ...company, segments: company.segments.map((segment) => ({ ...segment, ordersPerPeriod: 3 })) };
    const [one, three] = [playRounds(company, 1).periods, playRounds(parted, 1).periods];
    expect(three.map((period) => period.demand)).toEqual(one.map((period) => period.demand));
    expect(three[0].judged[1].orders).toBe(3);
    expect(Math.abs(three[4].csat[1] - one[4].csat[1])).toBeLessThanOrEqual(15);
  });

  test('R6.7 the impatient leave, and R6.8 their order is neither in full nor on time', () => {
    const empty = still({ sites: richCompany().sites.map((site) => ({ ...site, openingUnits: [0, 0, 0], openingArrivals: [] })) });
    const { periods } = playRounds(empty, 3, {
      all: [
        ['order', 'central water', 0],
        ['order', 'central juice', 0],
        ['order', 'central cola', 0],
      ],
    });
    const accounts = periods.map((period) => period.lost[0]);
    expect(accounts.slice(0, 9)).toEqual([0, 0, 0, 0, 0, 0, 0, 150, 150]);
    expect(periods[7].judged[0]).toEqual({
      orders: 1,
      onTime: 0,
      onQuote: 0,
      inFull: 0,
      errorFree: 1,
      perfect: 0,
      cyclePeriods: 0,
      promoters: 0,
      detractors: 1,
    });
    expect(sum(periods.map((period) => sum(period.delivered)))).toBe(0);
  });

  test('R6.9 CSAT rises with perfect orders and falls with lost ones', () => {
    const good = playRounds(still(), 1).periods;
    expect(good[4].csat[1]).toBe(70_000 + 5 * 20 * 8);
    const empty = still({ sites: richCompany().sites.map((site) => ({ ...site, openingUnits: [0, 0, 0], openingArrivals: [] })) });
    const bad = playRounds(empty, 3, {
      all: [
        ['order', 'central water', 0],
        ['order', 'central juice', 0],
        ['order', 'central cola', 0],
      ],
    }).periods;
    expect(bad[7].csat[0]).toBe(70_000 - 20 * (30 + 60));
  });

  test('R6.9 a price above list costs CSAT every period, one at or below list costs none', () => {
    const csatAt = (percent: number): number =>
      playRounds(still(), 1, { all: [['price', 'water', percent]] }).periods[0].csat[1] - playRounds(still(), 1).periods[0].csat[1];
    expect(csatAt(103)).toBe(-100);
    expect(csatAt(90)).toBe(0);
  });

  test('R6.4 fair share spreads a shortage in proportion; due date serves the oldest first', () => {
    const short = still({
      sites: richCompany().sites.map((site) => ({ ...site, openingUnits: site.id === 'central' ? [150, 2500, 2500] : site.openingUnits })),
    });
    const nothing = [['order', 'central water', 0]] as const;
    const fair = playRounds(short, 1, { all: [...nothing, ['priority', 'all', 3]] }).periods[0];
    const first = playRounds(short, 1, { all: [...nothing, ['priority', 'all', 0]] }).periods[0];
    const left = (period: typeof fair) => [0, 6].map((place) => period.laneItemUnits[[8, 9][place / 6] * 3]);
    expect(left(fair)).toEqual([75, 75]);
    expect(left(first)).toEqual([150, 0]);
  });
});
