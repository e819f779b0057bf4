import type { Company } from '../simulation/company.ts';
import type { AccountFlow, PeriodRecord, RoundRecord } from '../simulation/records.ts';
import { fillRate, meanCycleTime, netPromoterScore, orderFillRate, otifRate, perfectOrderRate, sum } from './formulas.ts';

/** What customers asked for and got, added up over a stretch of periods. Orders are counted when their last line is judged. */
export type OrderSums = {
  readonly orders: number;
  readonly onTime: number;
  readonly inFull: number;
  readonly perfect: number;
  readonly onQuote: number;
  /** Orders in full whose time from order to last delivery is known, and that time. */
  readonly timedOrders: number;
  readonly cyclePeriods: number;
  /** Orders that tell whether their customer would recommend the company, and those that say yes and no. */
  readonly answers: number;
  readonly promoters: number;
  readonly detractors: number;
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
  onQuote: 0,
  timedOrders: 0,
  cyclePeriods: 0,
  answers: 0,
  promoters: 0,
  detractors: 0,
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
  onQuote: one.onQuote + other.onQuote,
  timedOrders: one.timedOrders + other.timedOrders,
  cyclePeriods: one.cyclePeriods + other.cyclePeriods,
  answers: one.answers + other.answers,
  promoters: one.promoters + other.promoters,
  detractors: one.detractors + other.detractors,
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

type Accounts = Omit<AccountFlow, 'segmentIndex' | 'itemIndex'>;

const noAccounts: Accounts = { orderedUnits: 0, owedUnits: 0, overdueUnits: 0, dueUnits: 0, shortUnits: 0 };

/** What requests of key accounts came to in a period: they have dates of their own, and are taken out where orders are told by their age. */
const accountsAt = (company: Company, period: PeriodRecord | undefined, demandPlace: number): Accounts =>
  period?.accounts?.find(({ segmentIndex, itemIndex }) => segmentIndex * company.items.length + itemIndex === demandPlace) ?? noAccounts;

/** Units that a segment ordered of an item in a period as usual, without those it asked for ahead. */
const usualDemand = (company: Company, period: PeriodRecord | undefined, demandPlace: number): number =>
  (period?.demand[demandPlace] ?? 0) - accountsAt(company, period, demandPlace).orderedUnits;

/**
 * Units owed past their requested date at the end of a period: what is owed beyond the demand of the last `leadPeriods` periods, and
 * requests of key accounts by their own dates. Place `demandPlace` is one segment's one item.
 */
const overdueAt = (
  company: Company,
  records: readonly RoundRecord[],
  at: number,
  place: number,
  demandPlace: number,
  owedUnits: number,
): number => {
  const { leadPeriods } = company.segments[Math.floor(demandPlace / company.items.length)];
  let overdueUnits = owedUnits;
  for (let back = 0; back < leadPeriods && overdueUnits > 0; back += 1)
    overdueUnits -= usualDemand(company, periodBefore(records, at, place, back), demandPlace);
  return Math.max(0, overdueUnits);
};

/**
 * Order sums of the round at place `at`. Earlier rounds tell what falls due in it. A unit is short when it is still owed at the end
 * of the period of its requested date (customers cancel later than that); the oldest are taken to be served first.
 */
export const orderSums = (company: Company, records: readonly RoundRecord[], at: number): OrderSums => {
  const itemCount = company.items.length;
  const sums: { -readonly [K in keyof OrderSums]: number } = { ...noOrders };
  const periods = records[at]?.periods ?? [];
  for (let place = 0; place < periods.length; place += 1) {
    const period = periods[place];
    for (const judged of period.judged) {
      sums.orders += judged.orders;
      sums.onTime += judged.onTime;
      sums.inFull += judged.inFull;
      sums.perfect += judged.perfect;
      sums.onQuote += judged.onQuote;
      if (judged.cyclePeriods !== undefined) {
        sums.timedOrders += judged.inFull;
        sums.cyclePeriods += judged.cyclePeriods;
      }
      if (judged.promoters !== undefined && judged.detractors !== undefined) {
        sums.answers += judged.orders;
        sums.promoters += judged.promoters;
        sums.detractors += judged.detractors;
      }
    }
    for (let demandPlace = 0; demandPlace < period.demand.length; demandPlace += 1) {
      sums.demandUnits += period.demand[demandPlace];
      sums.deliveredUnits += period.delivered[demandPlace];
      const segment = company.segments[Math.floor(demandPlace / itemCount)];
      const accounts = accountsAt(company, period, demandPlace);
      sums.dueUnits += accounts.dueUnits;
      sums.shortUnits += accounts.shortUnits;
      const due = segment.leadPeriods === 0 ? period : periodBefore(records, at, place, segment.leadPeriods);
      const cohortUnits = usualDemand(company, due, demandPlace);
      if (cohortUnits === 0) continue;
      sums.dueUnits += cohortUnits;
      const overdueUnits = overdueAt(company, records, at, place, demandPlace, period.owed[demandPlace] - accounts.owedUnits);
      sums.shortUnits += Math.min(cohortUnits, overdueUnits);
    }
  }
  return sums;
};

/** By demand place: units owed past their requested date when the last of these rounds ended. */
export const overdueUnits = (company: Company, records: readonly RoundRecord[]): readonly number[] => {
  const at = records.length - 1;
  const place = (records[at]?.periods.length ?? 0) - 1;
  const period = records[at]?.periods[place];
  return (period?.owed ?? []).map((units, demandPlace) => {
    const accounts = accountsAt(company, period, demandPlace);
    return accounts.overdueUnits + overdueAt(company, records, at, place, demandPlace, units - accounts.owedUnits);
  });
};

/** Share of orders that were on time on the requested date, in full and without error in every line, 0..1. */
export const perfectOrders = (sums: OrderSums): number | undefined => perfectOrderRate(sums);

/**
 * Share of orders on time on the requested date and in full, 0..1. Lost goods were never on time (R6.8), so an order that was on
 * time in every line was also complete: the smaller of the two counts is the count of both. The same with the quoted date.
 */
export const otif = (sums: OrderSums): number | undefined =>
  otifRate({ onTimeInFull: Math.min(sums.onTime, sums.inFull), orders: sums.orders });

export const otifQuoted = (sums: OrderSums): number | undefined =>
  otifRate({ onTimeInFull: Math.min(sums.onQuote, sums.inFull), orders: sums.orders });

/** Share of orders of which nothing was lost, 0..1. */
export const ordersInFull = (sums: OrderSums): number | undefined => orderFillRate(sums);

/** Mean time from order to last delivery of the orders in full, days. */
export const orderCycleDays = (sums: OrderSums, daysPerPeriod: number): number | undefined =>
  meanCycleTime(sums.cyclePeriods * daysPerPeriod, sums.timedOrders);

/** Net promoter score, -100..100; every order judged is an answer. */
export const recommendation = (sums: OrderSums): number | undefined => netPromoterScore(sums.promoters, sums.detractors, sums.answers);

/** Share of units served by their requested date (beta service level), 0..1. */
export const unitsFillRate = (sums: OrderSums): number | undefined => fillRate(sums.dueUnits, sums.shortUnits);

/** Units owed past their requested date. */
export const backlogUnits = (company: Company, records: readonly RoundRecord[]): number => sum(overdueUnits(company, records));
