import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  cashToCashDays,
  cycleServiceLevel,
  daysOf,
  fillRate,
  forecastBias,
  inventoryRecordAccuracy,
  inventoryTurns,
  lineFillRate,
  lineOtif,
  meanAbsoluteDeviation,
  meanAbsolutePercentageError,
  orderRates,
  rootMeanSquareError,
  sum,
  trackingSignal,
  unitFillRate,
  varianceRatio,
  variationRatio,
  weightedAbsolutePercentageError,
} from '../../server/score/formulas.ts';
import type { OrderLine } from '../../server/score/formulas.ts';

const oracle = (name: string): string => readFileSync(new URL(`../oracles/${name}`, import.meta.url), 'utf8');

const rows = (name: string): readonly Readonly<Record<string, string>>[] => {
  const [head = '', ...lines] = oracle(name).trim().split('\n');
  const names = head.trim().split(',');
  return lines.map((line) =>
    Object.fromEntries(
      line
        .trim()
        .split(',')
        .map((value, place) => [names[place] ?? '', value]),
    ),
  );
};

type Published = { readonly [key: string]: number } & {
  readonly _finance_inputs: Readonly<Record<string, number>>;
  readonly _IRA_inputs: { readonly record: readonly number[]; readonly physical: readonly number[] };
};
const published = JSON.parse(oracle('kpi_oracle.json')) as Published;

const lines: readonly OrderLine[] = rows('kpi_order_lines.csv').map((row) => ({
  order: row['order'] ?? '',
  orderedUnits: Number(row['qty_ordered']),
  filledUnits: Number(row['qty_filled_first_shipment']),
  due: Number(row['commit_day']),
  delivered: Number(row['delivery_day']),
  damaged: row['damaged'] === '1',
  documentsRight: row['docs_ok'] === '1',
}));
const week = (name: string): readonly number[] => rows('kpi_weekly.csv').map((row) => Number(row[name]));

const demand = week('demand');
const forecast = week('forecast');
const orders = week('order_upstream');
const short = week('units_short');
const { record, physical } = published._IRA_inputs;
const money = published._finance_inputs as Readonly<
  Record<'COGS' | 'revenue' | 'avg_inventory_at_cost' | 'receivables' | 'payables' | 'days', number>
>;
const stockDays = daysOf(money.avg_inventory_at_cost, money.COGS, money.days);
const receivableDays = daysOf(money.receivables, money.revenue, money.days);
const payableDays = daysOf(money.payables, money.COGS, money.days);

describe('the formulas give the published figures', () => {
  const rates = orderRates(lines);
  const ours: Readonly<Record<string, number | undefined>> = {
    on_time_rate_orders: rates.onTime,
    in_full_rate_orders: rates.inFull,
    damage_free_rate_orders: rates.damageFree,
    documentation_rate_orders: rates.documentsRight,
    OTIF_orders: rates.otif,
    perfect_order_SCOR_joint: rates.perfect,
    OTIF_lines: lineOtif(lines),
    unit_fill_rate_beta: unitFillRate(lines),
    line_fill_rate: lineFillRate(lines),
    order_fill_rate: rates.inFull,
    forecast_bias_ME: forecastBias(demand, forecast),
    MAD: meanAbsoluteDeviation(demand, forecast),
    WAPE: weightedAbsolutePercentageError(demand, forecast),
    MAPE: meanAbsolutePercentageError(demand, forecast),
    RMSE: rootMeanSquareError(demand, forecast),
    tracking_signal: trackingSignal(demand, forecast),
    bullwhip_variance_ratio_population: varianceRatio(orders, demand),
    bullwhip_variance_ratio_sample: varianceRatio(orders, demand),
    bullwhip_CV_ratio: variationRatio(orders, demand),
    cycle_service_level_alpha_periods: cycleServiceLevel(short),
    fill_rate_beta_periods: fillRate(sum(demand), sum(short)),
    inventory_turns_COGS: inventoryTurns(money.COGS, money.avg_inventory_at_cost),
    DIO: stockDays,
    DSO: receivableDays,
    DPO: payableDays,
    cash_to_cash_days: cashToCashDays(stockDays, receivableDays, payableDays),
    inventory_record_accuracy_exact: inventoryRecordAccuracy(record, physical, 0),
    inventory_record_accuracy_tol5pct: inventoryRecordAccuracy(record, physical, 0.05),
  };
  for (const [name, value] of Object.entries(ours)) {
    it(`gives ${name}`, () => {
      expect(published[name]).toBeTypeOf('number');
      expect(value).toBeCloseTo(published[name], 10);
    });
  }

  it('does not multiply four rates into a perfect order rate', () => {
    expect(rates.perfect).not.toBeCloseTo(published['perfect_order_product_form'], 3);
  });
});

describe('a formula without anything to divide by says so', () => {
  it('has no bullwhip where what came in did not vary', () => {
    expect(varianceRatio([1, 5, 9], [4, 4, 4])).toBeUndefined();
    expect(varianceRatio([], [])).toBeUndefined();
  });
  it('has no rates without orders', () => {
    expect(orderRates([]).perfect).toBeUndefined();
    expect(fillRate(0, 0)).toBeUndefined();
    expect(daysOf(100, 0, 5)).toBeUndefined();
    expect(cashToCashDays(1, undefined, 2)).toBeUndefined();
  });
});
