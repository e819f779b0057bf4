import { kpiIds } from '../contract/desk.ts';
import type { KpiId } from '../contract/desk.ts';
import type { GameSetup } from '../game/rules.ts';
import type { RoundRecord } from '../simulation/records.ts';
import { addForecast, forecastAccuracy, forecastSums, noForecast } from './forecast.ts';
import type { ForecastSums } from './forecast.ts';
import { addLabour, expediteShare, labourCentsPerUnit, labourSums, noLabour } from './labour.ts';
import type { LabourSums } from './labour.ts';
import {
  addMoney,
  cashToCash,
  contributionCents,
  endValueCents,
  freightCentsPerUnit,
  moneySums,
  noMoney,
  purchaseCentsPerUnit,
  stockDays,
  totalCostCents,
} from './money.ts';
import type { MoneySums } from './money.ts';
import { addOrders, backlogUnits, noOrders, orderSums, otif, perfectOrderRate, unitsFillRate } from './orders.ts';
import type { OrderSums } from './orders.ts';
import { addStock, noStock, recordAccuracy, stockSums, unitDaysOfStock } from './stock.ts';
import type { StockSums } from './stock.ts';

export type Kpis = Readonly<Record<KpiId, number | undefined>>;
type Decisions = readonly (readonly number[])[];

/** Everything that KPIs are made of, added up over some rounds. */
export type KpiSums = {
  readonly orders: OrderSums;
  readonly stock: StockSums;
  readonly money: MoneySums;
  readonly labour: LabourSums;
  readonly forecast: ForecastSums;
};

const noSums: KpiSums = { orders: noOrders, stock: noStock, money: noMoney, labour: noLabour, forecast: noForecast };

export const addSums = (one: KpiSums, other: KpiSums): KpiSums => ({
  orders: addOrders(one.orders, other.orders),
  stock: addStock(one.stock, other.stock),
  money: addMoney(one.money, other.money),
  labour: addLabour(one.labour, other.labour),
  forecast: addForecast(one.forecast, other.forecast),
});

/** Sums of the round at place `at` of `records`; the rounds before it tell what falls due in it. */
export const roundSums = (setup: GameSetup, records: readonly RoundRecord[], at: number, decisions: Decisions): KpiSums => {
  const record = records[at];
  if (record === undefined) return noSums;
  return {
    orders: orderSums(setup.company, records, at),
    stock: stockSums(setup.company, record),
    money: moneySums(setup.company, record),
    labour: labourSums(record),
    forecast: forecastSums(setup, record, decisions),
  };
};

/** Days in a period, for KPIs in days: a week is seven, anything else counts as one. */
const daysPerPeriod = (setup: GameSetup): number => (setup.rules.periodName === 'week' ? 7 : 1);

/** Mean satisfaction over the segments at the end of the last of these rounds, 0..100. */
const csatAtEnd = (records: readonly RoundRecord[]): number | undefined => {
  const csat = records.at(-1)?.periods.at(-1)?.csat ?? [];
  if (csat.length === 0) return undefined;
  let total = 0;
  for (const each of csat) total += each;
  return total / csat.length / 1000;
};

/**
 * One KPI over summed rounds. `records` are all rounds up to the end of the window: what stands at its end (backlog, CSAT) is read
 * from them. Money in cents, rates 0..1, days in days, CSAT 0..100. Contribution here is without end values.
 */
export const kpiOver = (kpi: KpiId, setup: GameSetup, sums: KpiSums, records: readonly RoundRecord[]): number | undefined => {
  const { company } = setup;
  switch (kpi) {
    case 'totalCost':
      return totalCostCents(company, sums.money);
    case 'contribution':
      return contributionCents(company, sums.money);
    case 'perfectOrderRate':
      return perfectOrderRate(sums.orders);
    case 'otif':
      return otif(sums.orders);
    case 'fillRate':
      return unitsFillRate(sums.orders);
    case 'cashToCash':
      return company.money.ledger ? cashToCash(sums.money, daysPerPeriod(setup)) : undefined;
    case 'csat':
      return csatAtEnd(records);
    case 'revenue':
      return company.money.ledger ? sums.money.revenueCents : undefined;
    case 'freightPerUnit':
      return company.money.ledger ? freightCentsPerUnit(sums.money, sums.orders.deliveredUnits) : undefined;
    case 'purchasePerUnit':
      return purchaseCentsPerUnit(sums.money);
    case 'labourPerUnit':
      return labourCentsPerUnit(sums.labour, sums.money.labourCents);
    case 'backlog':
      return backlogUnits(company, records);
    case 'daysOfStock':
      return company.money.ledger
        ? stockDays(sums.money, daysPerPeriod(setup))
        : unitDaysOfStock(sums.stock, sums.orders.demandUnits, daysPerPeriod(setup));
    case 'forecastAccuracy':
      return forecastAccuracy(sums.forecast);
    case 'expediteShare':
      return expediteShare(sums.labour);
    case 'inventoryRecordAccuracy':
      return recordAccuracy(sums.stock);
  }
};

/**
 * All KPIs over a game: `records` without the opening, the run-out included where it counts; `decisions` by round, then field.
 * Contribution includes what the end is worth. A KPI is `undefined` where the company has no such thing, or nothing happened.
 */
export const kpis = (setup: GameSetup, records: readonly RoundRecord[], decisions: Decisions): Kpis => {
  let sums = noSums;
  for (let at = 0; at < records.length; at += 1) sums = addSums(sums, roundSums(setup, records, at, decisions));
  const values: Partial<Record<KpiId, number | undefined>> = {};
  for (const kpi of kpiIds) values[kpi] = kpiOver(kpi, setup, sums, records);
  values.contribution = contributionCents(setup.company, sums.money) - endValueCents(setup.company, records);
  return values as Kpis;
};
