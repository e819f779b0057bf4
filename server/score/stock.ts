import type { Company } from '../simulation/company.ts';
import type { RoundRecord } from '../simulation/records.ts';
import { daysOf, inventoryTurns, perYear, recordAccuracy, recordIsRight } from './formulas.ts';

/** Records this far from the shelf's count still pass, as a share of the count. */
const tolerance = 0.05;

/** Stock on hand and its records, added up over periods. */
export type StockSums = {
  readonly periods: number;
  /** Units on hand at each period's end, over all sites. */
  readonly onHandUnits: number;
  /** Places (site and item) where people rely on a record of their own, and those whose record was right. */
  readonly recordsKept: number;
  readonly recordsRight: number;
};

export const noStock: StockSums = { periods: 0, onHandUnits: 0, recordsKept: 0, recordsRight: 0 };

export const addStock = (one: StockSums, other: StockSums): StockSums => ({
  periods: one.periods + other.periods,
  onHandUnits: one.onHandUnits + other.onHandUnits,
  recordsKept: one.recordsKept + other.recordsKept,
  recordsRight: one.recordsRight + other.recordsRight,
});

export const stockSums = (company: Company, record: RoundRecord): StockSums => {
  const itemCount = company.items.length;
  let onHandUnits = 0;
  let recordsKept = 0;
  let recordsRight = 0;
  for (const period of record.periods) {
    for (let cell = 0; cell < period.onHand.length; cell += 1) onHandUnits += period.onHand[cell];
    for (let site = 0; site < company.sites.length; site += 1) {
      if (company.sites[site].labour === undefined) continue;
      for (let item = 0; item < itemCount; item += 1) {
        if (company.sites[site].supply[item] === undefined) continue;
        const cell = site * itemCount + item;
        recordsKept += 1;
        if (recordIsRight(period.book[cell], period.onHand[cell], tolerance)) recordsRight += 1;
      }
    }
  }
  return { periods: record.periods.length, onHandUnits, recordsKept, recordsRight };
};

/** Share of records within 5 % of the shelf at the ends of periods, where a crew keeps records, 0..1. */
export const recordsAccurate = (sums: StockSums): number | undefined => recordAccuracy(sums.recordsRight, sums.recordsKept);

/** Days that the mean stock on hand lasts at the mean demand of the same time. */
export const unitDaysOfStock = (sums: StockSums, demandUnits: number, daysPerPeriod: number): number | undefined =>
  sums.periods === 0 ? undefined : daysOf(sums.onHandUnits / sums.periods, demandUnits, sums.periods * daysPerPeriod);

/** How often the mean stock on hand is delivered to customers in a year, in units. */
export const unitTurns = (sums: StockSums, deliveredUnits: number, daysPerPeriod: number): number | undefined => {
  const yearUnits = perYear(deliveredUnits, sums.periods * daysPerPeriod);
  return yearUnits === undefined ? undefined : inventoryTurns(yearUnits, sums.onHandUnits / sums.periods);
};
