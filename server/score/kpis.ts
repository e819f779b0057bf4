import { kpiIds } from '../contract/desk.ts';
import type { KpiId } from '../contract/desk.ts';
import type { GameSetup } from '../game/rules.ts';
import type { Company } from '../simulation/company.ts';
import type { RoundRecord } from '../simulation/records.ts';
import { addErrors, forecastAccuracy, forecastBias, noErrors } from './forecast-errors.ts';
import type { ErrorSums } from './forecast-errors.ts';
import { forecastSums } from './forecast.ts';
import { mean } from './formulas.ts';
import { addLabour, expediteShare, labourCentsPerUnit, labourSums, noLabour, throughputPerHour } from './labour.ts';
import type { LabourSums } from './labour.ts';
import * as money from './money.ts';
import * as orders from './orders.ts';
import { addStock, noStock, recordsAccurate, stockSums, unitDaysOfStock, unitTurns } from './stock.ts';
import type { StockSums } from './stock.ts';

export type Kpis = Readonly<Record<KpiId, number | undefined>>;
type Decisions = readonly (readonly number[])[];

/** Everything that KPIs are made of, added up over some rounds. */
export type KpiSums = {
  readonly orders: orders.OrderSums;
  readonly stock: StockSums;
  readonly money: money.MoneySums;
  readonly labour: LabourSums;
  readonly forecast: ErrorSums;
};

export const noSums: KpiSums = { orders: orders.noOrders, stock: noStock, money: money.noMoney, labour: noLabour, forecast: noErrors };

export const addSums = (one: KpiSums, other: KpiSums): KpiSums => ({
  orders: orders.addOrders(one.orders, other.orders),
  stock: addStock(one.stock, other.stock),
  money: money.addMoney(one.money, other.money),
  labour: addLabour(one.labour, other.labour),
  forecast: addErrors(one.forecast, other.forecast),
});

/** Sums of the round at place `at` of `records`; the rounds before it tell what falls due in it. */
export const roundSums = (setup: GameSetup, records: readonly RoundRecord[], at: number, decisions: Decisions): KpiSums => {
  const record = records[at];
  if (record === undefined) return noSums;
  return {
    orders: orders.orderSums(setup.company, records, at),
    stock: stockSums(setup.company, record),
    money: money.moneySums(setup.company, record),
    labour: labourSums(record),
    forecast: forecastSums(setup, record, decisions),
  };
};

/** Days in a period, for KPIs in days: a week is seven, anything else counts as one. */
const daysPerPeriod = (setup: GameSetup): number => (setup.rules.periodName === 'week' ? 7 : 1);

/** Mean satisfaction over the segments at the end of the last of these rounds, 0..100. */
const csatAtEnd = (records: readonly RoundRecord[]): number | undefined => {
  const points = mean(records.at(-1)?.periods.at(-1)?.csat ?? []);
  return points === undefined ? undefined : points / 1000;
};

/**
 * One KPI over summed rounds. `records` are all rounds up to the end of the window: what stands at its end (backlog, CSAT) is read
 * from them. Money in cents, rates 0..1, days in days, CSAT 0..100. Contribution here is without end values.
 */
export const kpiOver = (kpi: KpiId, setup: GameSetup, sums: KpiSums, records: readonly RoundRecord[]): number | undefined => {
  const { company } = setup;
  const days = daysPerPeriod(setup);
  switch (kpi) {
    case 'totalCost':
      return money.totalCostCents(company, sums.money);
    case 'contribution':
      return money.contributionCents(company, sums.money);
    case 'perfectOrderRate':
      return orders.perfectOrders(sums.orders);
    case 'otif':
      return orders.otif(sums.orders);
    case 'otifQuoted':
      return orders.otifQuoted(sums.orders);
    case 'orderFillRate':
      return orders.ordersInFull(sums.orders);
    case 'fillRate':
      return orders.unitsFillRate(sums.orders);
    case 'orderCycleTime':
      return orders.orderCycleDays(sums.orders, days);
    case 'backlog':
      return orders.backlogUnits(company, records);
    case 'csat':
      return csatAtEnd(records);
    case 'nps':
      return orders.recommendation(sums.orders);
    case 'labourPerUnit':
      return labourCentsPerUnit(sums.labour, sums.money.labourCents);
    case 'throughputPerLabourHour':
      return throughputPerHour(sums.labour);
    case 'expediteShare':
      return expediteShare(sums.labour);
    case 'forecastAccuracy':
      return forecastAccuracy(sums.forecast);
    case 'forecastBias':
      return forecastBias(sums.forecast);
    case 'inventoryRecordAccuracy':
      return recordsAccurate(sums.stock);
    case 'purchasePerUnit':
      return money.purchaseCentsPerUnit(sums.money);
    case 'daysOfStock':
      return company.money.ledger ? money.stockDays(sums.money, days) : unitDaysOfStock(sums.stock, sums.orders.demandUnits, days);
    case 'inventoryTurns':
      return company.money.ledger ? money.turns(sums.money, days) : unitTurns(sums.stock, sums.orders.deliveredUnits, days);
    case 'revenue':
    case 'grossMargin':
    case 'gmroi':
    case 'returnOnWorkingCapital':
    case 'costToServe':
    case 'freightPerUnit':
    case 'daysReceivable':
    case 'daysPayable':
    case 'cashToCash':
      return company.money.ledger ? ledgerKpi(kpi, company, sums, days) : undefined;
  }
};

type LedgerKpi =
  | 'revenue'
  | 'grossMargin'
  | 'gmroi'
  | 'returnOnWorkingCapital'
  | 'costToServe'
  | 'freightPerUnit'
  | 'daysReceivable'
  | 'daysPayable'
  | 'cashToCash';

/** KPIs that only a ledger can tell. */
const ledgerKpi = (kpi: LedgerKpi, company: Company, sums: KpiSums, days: number): number | undefined => {
  switch (kpi) {
    case 'revenue':
      return sums.money.revenueCents;
    case 'grossMargin':
      return money.marginShare(sums.money);
    case 'gmroi':
      return money.marginOnStock(sums.money, days);
    case 'returnOnWorkingCapital':
      return money.returnOnCapital(company, sums.money, days);
    case 'costToServe':
      return money.costToServe(sums.money);
    case 'freightPerUnit':
      return money.freightCentsPerUnit(sums.money, sums.orders.deliveredUnits);
    case 'daysReceivable':
      return money.receivableDays(sums.money, days);
    case 'daysPayable':
      return money.payableDays(sums.money, days);
    case 'cashToCash':
      return money.cashToCash(sums.money, days);
  }
};

/**
 * All KPIs over a game: `records` without the opening, the run-out included where it counts; `decisions` by round, then field.
 * Contribution includes what the end is worth. A KPI is `undefined` where the company has no such thing, or nothing happened.
 */
export const kpis = (setup: GameSetup, records: readonly RoundRecord[], decisions: Decisions): Kpis => {
  let sums = noSums;
  for (let at = 0; at < records.length; at += 1) sums = addSums(sums, roundSums(setup, records, at, decisions));
  return kpisAtEnd(setup, sums, records);
};

/** The same from sums that were counted before; of the records only the last rounds are read. */
export const kpisAtEnd = (setup: GameSetup, sums: KpiSums, records: readonly RoundRecord[]): Kpis => {
  const values: Partial<Record<KpiId, number | undefined>> = {};
  for (const kpi of kpiIds) values[kpi] = kpiOver(kpi, setup, sums, records);
  values.contribution = money.contributionCents(setup.company, sums.money) - money.endValueCents(setup.company, records);
  return values as Kpis;
};
