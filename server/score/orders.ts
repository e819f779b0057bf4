import type { Company } from '../simulation/company.ts';
import type { PeriodRecord, RoundRecord } from '../simulation/records.ts';
import { fillRate, ratio, sum } from './formulas.ts';

/** What customers asked for and got, added up over a stretch of periods. Orders are counted when their last line is judged. */
export type OrderSums = {
  readonly orders: number;
  readonly onTime: number;
  readonly inFull: number;
  readonly perfect: number;
  readonly demandUnits: number;
  readonly deliveredUnits: number;
  /** Units that fell due by their requested date, and those of them that were not served by then. */
  readonly dueUnits: number;
  readonly shortUnits: number;
};

export const noOrders: OrderSums = {
  orders: 0,
  onTime: 0,
  inFull: 0,
  perfect: 0,
  demandUnits: 0,
  deliveredUnits: 0,
  dueUnits: 0,
  shortUnits: 0,
};

export const addOrders = (one: OrderSums, other: OrderSums): OrderSums => ({
  orders: one.orders + other.orders,
  onTime: one.onTime + other.onTime,
  inFull: one.inFull + other.inFull,
  perfect: one.perfect + other.perfect,
  demandUnits: one.demandUnits + other.demandUnits,
  deliveredUnits: one.deliveredUnits + other.deliveredUnits,
  dueUnits: one.dueUnits + other.dueUnits,
  shortUnits: one.shortUnits + other.shortUnits,
});

/** The period `back` periods before the one at `place` of `records[at]`, across rounds. */
const periodBefore = (records: readonly RoundRecord[], at: number, place: number, back: number): PeriodRecord | undefined => {
  let round = at;
  let period = place - back;
  while (period < 0) {
    round -= 1;
    const earlier = records[round];
    if (earlier === undefined) return undefined;
    period += earlier.periods.length;
  }
  return records[round]?.periods[period];
};

/**
 * Units owed past their requested date at the end of a period: what is owed beyond the demand of the last `leadPeriods` periods.
 * Place `demandPlace` is one segment's one item.
 */
const overdueAt = (
  records: readonly RoundRecord[],
  at: number,
  place: number,
  demandPlace: number,
  leadPeriods: number,
  owedUnits: number,
): number => {
  let overdueUnits = owedUnits;
  for (let back = 0; back < leadPeriods && overdueUnits > 0; back += 1) {
    overdueUnits -= periodBefore(records, at, place, back)?.demand[demandPlace] ?? 0;
  }
  return Math.max(0, overdueUnits);
};

/**
 * Order sums of the round at place `at`. Earlier rounds tell what falls due in it. A unit is short when it is still owed at the end
 * of the period of its requested date (customers cancel later than that); the oldest are taken to be served first.
 */
export const orderSums = (company: Company, records: readonly RoundRecord[], at: number): OrderSums => {
  const itemCount = company.items.length;
  let orders = 0;
  let onTime = 0;
  let inFull = 0;
  let perfect = 0;
  let demandUnits = 0;
  let deliveredUnits = 0;
  let dueUnits = 0;
  let shortUnits = 0;
  const periods = records[at]?.periods ?? [];
  for (let place = 0; place < periods.length; place += 1) {
    const period = periods[place];
    for (const judged of period.judged) {
      orders += judged.orders;
      onTime += judged.onTime;
      inFull += judged.inFull;
      perfect += judged.perfect;
    }
    for (let demandPlace = 0; demandPlace < period.demand.length; demandPlace += 1) {
      demandUnits += period.demand[demandPlace];
      deliveredUnits += period.delivered[demandPlace];
      const segment = company.segments[Math.floor(demandPlace / itemCount)];
      const due = segment.leadPeriods === 0 ? period : periodBefore(records, at, place, segment.leadPeriods);
      const cohortUnits = due?.demand[demandPlace] ?? 0;
      if (cohortUnits === 0) continue;
      dueUnits += cohortUnits;
      const overdueUnits = overdueAt(records, at, place, demandPlace, segment.leadPeriods, period.owed[demandPlace]);
      shortUnits += Math.min(cohortUnits, overdueUnits);
    }
  }
  return { orders, onTime, inFull, perfect, demandUnits, deliveredUnits, dueUnits, shortUnits };
};

/** By demand place: units owed past their requested date when the last of these rounds ended. */
export const overdueUnits = (company: Company, records: readonly RoundRecord[]): readonly number[] => {
  const at = records.length - 1;
  const place = (records[at]?.periods.length ?? 0) - 1;
  const owed = records[at]?.periods[place]?.owed ?? [];
  return owed.map((units, demandPlace) =>
    overdueAt(records, at, place, demandPlace, company.segments[Math.floor(demandPlace / company.items.length)].leadPeriods, units),
  );
};

/** Share of orders that were on time on the requested date, in full and without error in every line (SCOR RL.1.1), 0..1. */
export const perfectOrderRate = (sums: OrderSums): number | undefined => ratio(sums.perfect, sums.orders);

/**
 * Share of orders on time on the requested date and in full, 0..1. A line is lost only after its requested date, so an order that
 * was on time in every line was also complete: the smaller of the two counts is the count of both.
 */
export const otif = (sums: OrderSums): number | undefined => ratio(Math.min(sums.onTime, sums.inFull), sums.orders);

/** Share of units served by their requested date (beta service level), 0..1. */
export const unitsFillRate = (sums: OrderSums): number | undefined => fillRate(sums.dueUnits, sums.shortUnits);

/** Units owed past their requested date. */
export const backlogUnits = (company: Company, records: readonly RoundRecord[]): number => sum(overdueUnits(company, records));
