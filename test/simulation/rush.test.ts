import { describe, expect, test } from 'vitest';
import { chanceOf } from '../../server/simulation/chance.ts';
import type { Company } from '../../server/simulation/company.ts';
import { fieldIndex } from '../../server/simulation/company.ts';
import { hashWorld } from '../../server/simulation/hash.ts';
import { brokenInvariants } from '../../server/simulation/invariants.ts';
import { openCompany } from '../../server/simulation/opening.ts';
import type { LabourRecord, PeriodRecord } from '../../server/simulation/records.ts';
import { playRound } from '../../server/simulation/round.ts';
import type { RoundOptions } from '../../server/simulation/round.ts';
import { sum } from '../support/play-rounds.ts';
import { richCompany } from '../support/rich-company.ts';

const central = 2;
const north = 3;
const toNorth = 5;
const water = 0;

/** Calm demand, everybody at work, stock for days; the card to central is read a day after the transfer, the truck takes a day. */
const calm = (): Company => {
  const company = richCompany({ events: [], noise: { roundCvPpm: 0, dayCvPpm: 0 } });
  return {
    ...company,
    sites: company.sites.map((site) =>
      site.labour === undefined ? site : { ...site, labour: { ...site.labour, attendancePpm: 1_000_000, errorBatchUnits: 1 } },
    ),
  };
};

type Rush = NonNullable<RoundOptions['rush']>;

/** The first round, in which logistics brings 600 of water to north, agreed or not. */
const firstRound = (rush?: Rush, company = calm()) => {
  const chance = chanceOf(company, 'rush');
  const { world, record } = openCompany(company, chance);
  const decisions = company.fields.map((field, place) => field.initial ?? record.close.proposals[place] ?? field.least);
  decisions[fieldIndex(company, 'transfer', 'central>north water')] = 600;
  let before = record.periods[0];
  const played = playRound(company, chance, world, decisions, {
    ...(rush === undefined ? {} : { rush }),
    inspect: (inside, period) => {
      expect(brokenInvariants(company, inside, [before, period])).toEqual([]);
      before = period;
    },
  });
  return { ...played, periods: played.record.periods };
};

const work = (period: PeriodRecord): LabourRecord => {
  const record = period.labour[central];
  if (record === undefined) throw new Error('people work at central');
  return record;
};
const emergencies = (periods: readonly PeriodRecord[]): readonly number[] => periods.map((period) => work(period).emergencyLines);
const byDay3: Rush = [{ laneIndex: toNorth, itemIndex: water, duePeriod: 3 }];

describe('R4.11 transfers that people agreed to bring by a date', () => {
  test('R4.11, R7.5 are an emergency where the date is inside the usual time', () => {
    // Read on day 2, due on day 3, a day on the road: nothing is left.
    expect(emergencies(firstRound().periods).slice(0, 2)).toEqual([0, 0]);
    expect(emergencies(firstRound(byDay3).periods)[1]).toBe(1);
    expect(emergencies(firstRound([{ laneIndex: toNorth, itemIndex: water, duePeriod: 4 }]).periods)[1]).toBe(0);
  });

  test('R4.11, R7.5 take 1.6 times the work to pick', () => {
    const minutes = (rush?: Rush) => work(firstRound(rush).periods[1]).pickMinutes;
    // 600 at 1.10 minutes, and six tenths of that on top.
    expect(minutes(byDay3) - minutes()).toBeGreaterThanOrEqual(395);
    expect(minutes(byDay3) - minutes()).toBeLessThanOrEqual(397);
  });

  test('R4.11, R7.6 raise the error rate by their share of the lines of the day', () => {
    const calmDay = work(firstRound().periods[1]);
    const hurried = work(firstRound(byDay3).periods[1]);
    expect(hurried.lines).toBe(calmDay.lines);
    expect(hurried.errorPpm - calmDay.errorPpm).toBeCloseTo((8000 * 2) / calmDay.lines, -1);
  });

  test('R4.11, R5.2 leave in loads of their own, at the cost of an emergency dispatch', () => {
    const company = calm();
    const lanes = company.lanes.map((lane, index) =>
      index === toNorth ? { ...lane, modes: [{ ...lane.modes[0], booked: undefined, loadVolume: 5000 }] } : lane,
    ) as Company['lanes'];
    const day = (rush?: Rush) => firstRound(rush, { ...company, lanes }).periods[1];
    expect(day(byDay3).laneLoads[toNorth] - day().laneLoads[toNorth]).toBe(1);
    expect(day(byDay3).laneFreightCents[toNorth] - day().laneFreightCents[toNorth]).toBe(18_000 + 1500);
  });

  test('R4.11 get there sooner where trucks or stock are short: the early date goes first', () => {
    // One spot truck of 600 a day, nothing booked: room for half of the transfer, or for what north orders every day.
    const company = calm();
    const lanes = company.lanes.map((lane, index) =>
      index === toNorth
        ? { ...lane, modes: [{ ...lane.modes[0], booked: { mostPerRound: 60, spotPerPeriod: 1, spotCostCents: 30_000 } }] }
        : lane,
    ) as Company['lanes'];
    const fields = company.fields.map((field) =>
      field.key === 'central>north' && field.lever === 'booking' ? { ...field, initial: 0 } : field,
    );
    const received = (rush?: Rush) => {
      const { periods } = firstRound(rush, { ...company, lanes, fields });
      return periods.slice(0, 3).map((period) => period.received[north * 3 + water]);
    };
    expect(sum(received(byDay3))).toBeGreaterThan(sum(received()));
  });

  test('R4.11 the first of several dates counts, other lanes and items are as usual', () => {
    const later = { laneIndex: toNorth, itemIndex: water, duePeriod: 9 };
    expect(firstRound([later, ...byDay3]).record).toEqual(firstRound(byDay3).record);
    const elsewhere: Rush = [
      { laneIndex: toNorth + 1, itemIndex: water, duePeriod: 3 },
      { laneIndex: toNorth, itemIndex: 1, duePeriod: 3 },
    ];
    expect(hashWorld(firstRound(elsewhere).world)).toBe(hashWorld(firstRound().world));
    expect(hashWorld(firstRound([]).world)).toBe(hashWorld(firstRound().world));
  });

  test('R3.7 a date that waits in the mail is part of the state', () => {
    const slow = (orderDelayPeriods: number): Company => {
      const company = calm();
      return { ...company, lanes: company.lanes.map((lane, index) => (index === toNorth ? { ...lane, orderDelayPeriods } : lane)) };
    };
    const { world } = firstRound(byDay3, slow(6));
    const inMail = world.cards.filter((card) => card.duePeriod !== undefined);
    expect(inMail.map(({ units, duePeriod }) => [units, duePeriod])).toEqual([[600, 3]]);
    const later = { ...world, cards: world.cards.map((card) => (card.duePeriod === undefined ? card : { ...card, duePeriod: 4 })) };
    expect(hashWorld(later)).not.toBe(hashWorld(world));
    expect(hashWorld(JSON.parse(JSON.stringify(world)))).toBe(hashWorld(world));
  });
});
