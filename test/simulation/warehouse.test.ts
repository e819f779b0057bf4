import { describe, expect, test } from 'vitest';
import type { Company, Labour } from '../../server/simulation/company.ts';
import { congestionOf } from '../../server/simulation/storage.ts';
import type { LabourRecord, PeriodRecord } from '../../server/simulation/records.ts';
import { playRounds, sum } from '../support/play-rounds.ts';
import { richCompany } from '../support/rich-company.ts';

const central = 2;
const calm = (labour: Partial<Labour> = {}, change: Partial<Company> = {}): Company => {
  const company = richCompany({ events: [] });
  return {
    ...company,
    sites: company.sites.map((site) =>
      site.labour === undefined ? site : { ...site, labour: { ...site.labour, attendancePpm: 1_000_000, ...labour } },
    ),
    ...change,
  };
};
const work = (period: PeriodRecord): LabourRecord => {
  const record = period.labour[central];
  if (record === undefined) throw new Error('people work at central');
  return record;
};
const noOrders = (['water', 'juice', 'cola'] as const).map((item) => ['order', `central ${item}`, 0] as const);

describe('R7 the warehouse with people', () => {
  test('R7.1 what arrives is at the door until it is put away, and shelves hold no more than storage and overflow', () => {
    const company = calm({ crew: 4 });
    const { periods } = playRounds(company, 3, { 1: [['order', 'central water', 15_000]] });
    const queued = periods.find((period) => work(period).dockUnits > 0);
    expect(queued?.atDoor.slice(6, 9).reduce((total, units) => total + units, 0)).toBe(queued === undefined ? 0 : work(queued).dockUnits);
    for (const period of periods) expect(period.onHand[6] * 2 + period.onHand[7] + period.onHand[8] * 3).toBeLessThanOrEqual(26_000);
    expect(Math.max(...periods.map((period) => work(period).dockUnits))).toBeGreaterThan(1000);
  });

  test('R7.1 overflow makes room', () => {
    const { periods } = playRounds(calm({ putawayCentiminutes: 1 }), 3, {
      all: [['overflow', 'central', 20_000]],
      1: [['order', 'central water', 15_000]],
    });
    expect(Math.max(...periods.map((period) => period.onHand[6] * 2 + period.onHand[7] + period.onHand[8] * 3))).toBeGreaterThan(26_000);
  });

  test('R7.1 what customers wait for is put away before what came earlier', () => {
    const company = calm(
      { crew: 2, putawayCentiminutes: 400 },
      {
        sites: calm({ crew: 2, putawayCentiminutes: 400 }).sites.map((site) => ({
          ...site,
          openingUnits: site.id === 'central' ? [0, 2500, 4000] : site.openingUnits,
          openingArrivals:
            site.id === 'central'
              ? [
                  { itemIndex: 2, laneIndex: 0, units: 500, duePeriod: 1 },
                  { itemIndex: 0, laneIndex: 0, units: 500, duePeriod: 2 },
                ]
              : [],
        })),
      },
    );
    const { periods } = playRounds(company, 1, { all: noOrders });
    expect(periods[1].shipped[6]).toBeGreaterThan(0);
    expect(work(periods[1]).dockUnits).toBeGreaterThan(500);
  });

  test('R7.2, R1.4 overtime works now, temps a round later, hires two rounds later', () => {
    const { records } = playRounds(calm(), 4, {
      1: [
        ['staffing', 'central temps', 6],
        ['staffing', 'central hires', 2],
      ],
    });
    const minutes = records.slice(1).map((record) => work(record.periods[0]).regularMinutes);
    expect(minutes).toEqual([8 * 450, 8 * 450 + 6 * 450 * 0.7, 10 * 450, 10 * 450]);
    expect(records[1].close.tempsNext[central]).toBe(6);
    expect(records[2].close.crewNext[central]).toBe(10);
  });

  test('R7.3 overtime is used last and never beyond what is authorised', () => {
    const busy = { 1: [['order', 'central water', 9000]] } as const;
    for (const [authorised, choices] of [
      [0, { all: [['overtime', 'central', 0]], ...busy }],
      [20, busy],
      [50, { all: [['overtime', 'central', 50]], ...busy }],
    ] as const) {
      const days = playRounds(calm({ crew: 3 }), 3, choices).periods.map(work);
      for (const day of days) {
        expect(day.overtimeMinutes).toBe(Math.max(0, day.usedMinutes - day.regularMinutes));
        expect(day.overtimeMinutes).toBeLessThanOrEqual(Math.floor((3 * 450 * authorised) / 100));
      }
      expect(Math.max(...days.map((day) => day.overtimeMinutes)) > 0).toBe(authorised > 0);
    }
  });

  test('R7.3 the split decides who waits, and unused shares spill', () => {
    const pressed = (putaway: number) =>
      playRounds(calm({ crew: 3 }), 3, {
        all: [['labourSplit', 'central putaway', putaway]],
        1: [['order', 'central water', 9000]],
      }).periods.map(work);
    expect(Math.max(...pressed(10).map((day) => day.dockUnits))).toBeGreaterThan(Math.max(...pressed(80).map((day) => day.dockUnits)));
    const idle = playRounds(calm(), 1, { all: [['labourSplit', 'central putaway', 100]] }).periods.map(work);
    expect(idle[0].pickedUnits).toBeGreaterThan(0);
  });

  test('R7.4 congestion starts at 85 % and is at most 1', () => {
    expect([500_000, 850_000, 925_000, 1_000_000, 3_000_000].map(congestionOf)).toEqual([0, 0, 500_000, 1_000_000, 1_000_000]);
  });

  test('R7.5, R7.6 emergencies, fatigue and congestion raise the error rate by the formula, up to the worst', () => {
    const days = playRounds(calm({ crew: 5 }), 8, {
      all: [['overtime', 'central', 50]],
      2: [['promotion', 'water', 2]],
      4: [['order', 'central water', 9000]],
    }).periods.map(work);
    let fatigue = 0;
    for (const day of days) {
      const emergencies = day.lines === 0 ? 0 : Math.floor((day.emergencyLines * 1_000_000) / day.lines);
      const rate = Math.min(
        80_000,
        Math.floor((8000 * (1_000_000 + 6 * fatigue + 2 * emergencies + 2 * day.congestionPpm)) / 1_000_000 + 0.5),
      );
      expect(day.errorPpm).toBe(rate);
      fatigue = Math.floor(0.7 * fatigue + 0.3 * Math.floor((day.overtimeMinutes * 1_000_000) / day.regularMinutes) + 0.5);
      expect(day.fatiguePpm).toBe(fatigue);
    }
    expect(Math.max(...days.map((day) => day.errorPpm))).toBeGreaterThan(3 * 8000);
  });

  test('R7.7 as many units go wrong as the rate says, in batches', () => {
    const days = playRounds(calm({ errorBasePpm: 50_000, crew: 12 }), 14).periods.map(work);
    const share = sum(days.map((day) => day.errorUnits)) / sum(days.map((day) => (day.pickedUnits * day.errorPpm) / 1_000_000));
    expect(share).toBeGreaterThan(0.8);
    expect(share).toBeLessThan(1.2);
    expect(days.filter((day) => day.errorUnits % 6 !== 0 && day.errorUnits !== day.pickedUnits)).toEqual([]);
  });

  test('R7.8 wrong goods are found at the customer, spoil the order, and come back three periods later', () => {
    const { periods } = playRounds(calm({ errorBasePpm: 1_000_000, errorMostPpm: 1_000_000 }), 2);
    const first = periods.findIndex((period) => work(period).errorUnits > 0);
    expect(first).toBe(0);
    expect(sum(periods.slice(0, 4).map((period) => period.delivered[0]))).toBeLessThan(
      sum(periods.slice(0, 4).map((period) => period.demand[0])) / 4,
    );
    expect(periods.slice(0, 4).map((period) => work(period).returnsArrivedUnits)).toEqual([0, 0, 0, 0]);
    expect(work(periods[4]).returnsArrivedUnits).toBeGreaterThan(0);
    expect(periods.slice(0, 2).map((period) => work(period).emergencyLines)).toEqual([0, 0]);
    expect(work(periods[2]).emergencyLines).toBeGreaterThan(0);
    const judged = periods.flatMap((period) => period.judged);
    expect(judged.every((each) => each.errorFree === 0 || each.orders === each.errorFree)).toBe(true);
  });

  test('R7.9 errors drive the books off the shelves both ways, R7.10 counting brings them back', () => {
    const company = calm({ errorBasePpm: 40_000 });
    const off = (choices: Parameters<typeof playRounds>[2]) =>
      playRounds(company, 12, choices).periods.flatMap((period) => [6, 7, 8].map((cell) => period.book[cell] - period.onHand[cell]));
    const uncounted = off({ all: [['cycleCount', 'central', 0]] });
    expect(Math.max(...uncounted)).toBeGreaterThan(0);
    expect(Math.min(...uncounted)).toBeLessThan(0);
    const counted = off({ all: [['cycleCount', 'central', 6]] });
    const size = (list: readonly number[]) => sum(list.map(Math.abs));
    expect(size(counted)).toBeLessThan(size(uncounted) / 2);
    const { records } = playRounds(company, 3, { all: [['cycleCount', 'central', 3]] });
    for (const record of records.slice(1))
      expect(new Set(record.periods.flatMap((period) => period.counted ?? []))).toEqual(new Set([6, 7, 8]));
  });

  test('R7.11 slotting costs minutes now and makes picking lighter in the next four rounds', () => {
    const minutesPerUnit = (choices: Parameters<typeof playRounds>[2]) =>
      playRounds(calm({ errorBasePpm: 0, emergencyFactorPpm: 1_000_000 }), 6, choices)
        .records.slice(1)
        .map(
          (record) =>
            sum(record.periods.map((period) => work(period).pickMinutes)) / sum(record.periods.map((period) => work(period).pickedUnits)),
        );
    const plain = minutesPerUnit({});
    const slotted = minutesPerUnit({ 1: [['slotting', 'central', 1]] });
    expect(slotted.map((minutes, round) => Number((minutes / plain[round]).toFixed(1)))).toEqual([1, 0.9, 0.9, 0.9, 0.9, 1]);
    const used = (choices: Parameters<typeof playRounds>[2]) =>
      sum(playRounds(calm(), 1, choices).periods.map((period) => work(period).usedMinutes));
    expect(used({ 1: [['slotting', 'central', 1]] }) - used({})).toBe(1000);
  });
});
