import type { Company } from '../simulation/company.ts';
import type { RoundRecord } from '../simulation/records.ts';
import {
  cashToCashDays,
  daysOf,
  gmroi,
  grossMargin,
  grossMarginShare,
  inventoryTurns,
  perYear,
  ratio,
  returnOnWorkingCapital,
  sum,
} from './formulas.ts';
import { overdueUnits } from './orders.ts';

/** Money over a stretch of periods, cents: flows added up; balances added up period by period, for their means. */
export type MoneySums = {
  readonly periods: number;
  readonly siteCostCents: number;
  readonly revenueCents: number;
  readonly goodsCents: number;
  readonly priceVarianceCents: number;
  readonly freightCents: number;
  readonly labourCents: number;
  readonly promotionCents: number;
  /** Storage, penalties, write-offs, interest and the rest. */
  readonly otherCents: number;
  readonly stockCentPeriods: number;
  readonly receivableCentPeriods: number;
  readonly payableCentPeriods: number;
  /** Goods that left the suppliers: units, units on their lanes, and those at standard cost. */
  readonly boughtUnits: number;
  readonly boughtLaneUnits: number;
  readonly boughtLaneCents: number;
};

const nothingYet = (): { -readonly [K in keyof MoneySums]: number } => ({
  periods: 0,
  siteCostCents: 0,
  revenueCents: 0,
  goodsCents: 0,
  priceVarianceCents: 0,
  freightCents: 0,
  labourCents: 0,
  promotionCents: 0,
  otherCents: 0,
  stockCentPeriods: 0,
  receivableCentPeriods: 0,
  payableCentPeriods: 0,
  boughtUnits: 0,
  boughtLaneUnits: 0,
  boughtLaneCents: 0,
});

export const noMoney: MoneySums = nothingYet();

export const addMoney = (one: MoneySums, other: MoneySums): MoneySums => ({
  periods: one.periods + other.periods,
  siteCostCents: one.siteCostCents + other.siteCostCents,
  revenueCents: one.revenueCents + other.revenueCents,
  goodsCents: one.goodsCents + other.goodsCents,
  priceVarianceCents: one.priceVarianceCents + other.priceVarianceCents,
  freightCents: one.freightCents + other.freightCents,
  labourCents: one.labourCents + other.labourCents,
  promotionCents: one.promotionCents + other.promotionCents,
  otherCents: one.otherCents + other.otherCents,
  stockCentPeriods: one.stockCentPeriods + other.stockCentPeriods,
  receivableCentPeriods: one.receivableCentPeriods + other.receivableCentPeriods,
  payableCentPeriods: one.payableCentPeriods + other.payableCentPeriods,
  boughtUnits: one.boughtUnits + other.boughtUnits,
  boughtLaneUnits: one.boughtLaneUnits + other.boughtLaneUnits,
  boughtLaneCents: one.boughtLaneCents + other.boughtLaneCents,
});

export const moneySums = (company: Company, record: RoundRecord): MoneySums => {
  const sums = nothingYet();
  sums.periods = record.periods.length;
  for (const period of record.periods) for (const cents of period.siteCostCents) sums.siteCostCents += cents;
  if (!company.money.ledger) return sums;
  const itemCount = company.items.length;
  for (const { ledger, laneItemUnits, supplierShipped } of record.periods) {
    for (const units of supplierShipped) sums.boughtUnits += units;
    for (let lane = 0; lane < company.lanes.length; lane += 1) {
      if (company.lanes[lane].from.kind !== 'supplier') continue;
      for (let item = 0; item < itemCount; item += 1) {
        const units = laneItemUnits[lane * itemCount + item] ?? 0;
        sums.boughtLaneUnits += units;
        sums.boughtLaneCents += units * company.items[item].costCents;
      }
    }
    if (ledger === undefined) continue;
    sums.revenueCents += ledger.revenueCents;
    sums.goodsCents += ledger.goodsCents;
    sums.priceVarianceCents += ledger.priceVarianceCents;
    sums.freightCents += ledger.freightCents;
    sums.labourCents += ledger.labourCents;
    sums.promotionCents += ledger.promotionCents;
    sums.otherCents += ledger.storageCents + ledger.penaltyCents + ledger.writeOffCents + ledger.interestCents + ledger.otherCents;
    sums.stockCentPeriods += ledger.stockCents;
    sums.receivableCentPeriods += ledger.receivablesCents;
    sums.payableCentPeriods += ledger.payablesCents;
  }
  return sums;
};

/** All costs of these periods, cents: with a ledger goods delivered and everything paid for, otherwise holding and backlog. */
export const totalCostCents = (company: Company, sums: MoneySums): number =>
  company.money.ledger
    ? sums.goodsCents + sums.priceVarianceCents + sums.freightCents + sums.labourCents + sums.promotionCents + sums.otherCents
    : sums.siteCostCents;

/** Revenue minus all costs, cents, before what the end is worth. */
export const contributionCents = (company: Company, sums: MoneySums): number => sums.revenueCents - totalCostCents(company, sums);

/** Rounds at the end whose demand tells how much stock is cover and how much is hoarded. */
const coverRounds = 4;

/** Units of each item in the company's hands when the last round ended: on shelves and docks, and at closed doors. */
const unitsInHand = (company: Company, record: RoundRecord | undefined): readonly number[] => {
  const itemCount = company.items.length;
  const last = record?.periods.at(-1);
  return company.items.map((_, item) => {
    let units = 0;
    for (let site = 0; site < company.sites.length; site += 1) {
      units += (last?.onHand[site * itemCount + item] ?? 0) + (last?.atDoor[site * itemCount + item] ?? 0);
    }
    return units;
  });
};

/**
 * What is taken off the contribution at the end, cents: stock above `endCoverPeriods` periods of demand at half its cost, units owed
 * past their date at the full late penalty of the list price. Hoarding and running into debt at the end win nothing.
 */
export const endValueCents = (company: Company, records: readonly RoundRecord[]): number => {
  if (!company.money.ledger) return 0;
  const itemCount = company.items.length;
  const overdue = overdueUnits(company, records);
  let offCents = 0;
  for (const [demandPlace, units] of overdue.entries()) {
    const segment = company.segments[Math.floor(demandPlace / itemCount)];
    offCents += (units * company.items[demandPlace % itemCount].listPriceCents * segment.latePenaltyPpm) / 1_000_000;
  }
  const { endCoverPeriods } = company.money;
  if (endCoverPeriods !== undefined) {
    const window = records.slice(-coverRounds);
    const periods = sum(window.map((record) => record.periods.length));
    for (const [item, units] of unitsInHand(company, records.at(-1)).entries()) {
      let demandUnits = 0;
      for (const record of window)
        for (const period of record.periods)
          for (let place = item; place < period.demand.length; place += itemCount) demandUnits += period.demand[place];
      const coverUnits = periods === 0 ? 0 : (demandUnits * endCoverPeriods) / periods;
      offCents += (Math.max(0, units - coverUnits) * company.items[item].costCents) / 2;
    }
  }
  return Math.round(offCents);
};

/** Mean balances over these periods and the days they took; `undefined` without a period. */
const balances = (sums: MoneySums, daysPerPeriod: number) =>
  sums.periods === 0
    ? undefined
    : {
        days: sums.periods * daysPerPeriod,
        stockCents: sums.stockCentPeriods / sums.periods,
        receivableCents: sums.receivableCentPeriods / sums.periods,
        payableCents: sums.payableCentPeriods / sums.periods,
      };

/** Days of stock, at cost: mean stock owned over cost of goods delivered. */
export const stockDays = (sums: MoneySums, daysPerPeriod: number): number | undefined => {
  const mean = balances(sums, daysPerPeriod);
  return mean === undefined ? undefined : daysOf(mean.stockCents, sums.goodsCents, mean.days);
};

/** Days that customers take to pay, from mean receivables. */
export const receivableDays = (sums: MoneySums, daysPerPeriod: number): number | undefined => {
  const mean = balances(sums, daysPerPeriod);
  return mean === undefined ? undefined : daysOf(mean.receivableCents, sums.revenueCents, mean.days);
};

/** Days that suppliers wait for their money, from mean payables. */
export const payableDays = (sums: MoneySums, daysPerPeriod: number): number | undefined => {
  const mean = balances(sums, daysPerPeriod);
  return mean === undefined ? undefined : daysOf(mean.payableCents, sums.goodsCents, mean.days);
};

/** Days between paying for goods and being paid for them, from mean balances. */
export const cashToCash = (sums: MoneySums, daysPerPeriod: number): number | undefined =>
  cashToCashDays(stockDays(sums, daysPerPeriod), receivableDays(sums, daysPerPeriod), payableDays(sums, daysPerPeriod));

/** Turns a year, at cost. */
export const turns = (sums: MoneySums, daysPerPeriod: number): number | undefined => {
  const mean = balances(sums, daysPerPeriod);
  const goods = mean === undefined ? undefined : perYear(sums.goodsCents, mean.days);
  return mean === undefined || goods === undefined ? undefined : inventoryTurns(goods, mean.stockCents);
};

/** Revenue less the standard cost of goods sold, a share of revenue. */
export const marginShare = (sums: MoneySums): number | undefined => grossMarginShare(sums.revenueCents, sums.goodsCents);

/** Gross margin a year over mean stock at cost. */
export const marginOnStock = (sums: MoneySums, daysPerPeriod: number): number | undefined => {
  const mean = balances(sums, daysPerPeriod);
  const margin = mean === undefined ? undefined : perYear(grossMargin(sums.revenueCents, sums.goodsCents), mean.days);
  return mean === undefined || margin === undefined ? undefined : gmroi(margin, mean.stockCents);
};

/** Contribution a year over mean working capital: stock + receivables - payables. End values are left out: they are no earnings. */
export const returnOnCapital = (company: Company, sums: MoneySums, daysPerPeriod: number): number | undefined => {
  const mean = balances(sums, daysPerPeriod);
  const profit = mean === undefined ? undefined : perYear(contributionCents(company, sums), mean.days);
  return mean === undefined || profit === undefined
    ? undefined
    : returnOnWorkingCapital(profit, mean.stockCents, mean.receivableCents, mean.payableCents);
};

/** All costs but those of goods and promotions, a share of revenue. */
export const costToServe = (sums: MoneySums): number | undefined =>
  ratio(sums.freightCents + sums.labourCents + sums.otherCents, sums.revenueCents);

/** Freight of all lanes per unit delivered to customers, cents. */
export const freightCentsPerUnit = (sums: MoneySums, deliveredUnits: number): number | undefined =>
  ratio(sums.freightCents, deliveredUnits);

/** Paid for a unit handed over by suppliers, cents: standard cost of the goods plus what was paid above or below it, premiums included. */
export const purchaseCentsPerUnit = (sums: MoneySums): number | undefined => {
  const standardCents = ratio(sums.boughtLaneCents, sums.boughtLaneUnits);
  const varianceCents = ratio(sums.priceVarianceCents, sums.boughtUnits);
  return standardCents === undefined || varianceCents === undefined ? undefined : standardCents + varianceCents;
};
