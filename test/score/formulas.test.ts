import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as errors from '../../server/score/forecast-errors.ts';
import {
  cashToCashDays,
  cycleServiceLevel,
  daysOf,
  fillRate,
  forwardBuyLot,
  forwardBuyQuantity,
  gmroi,
  gmroiOfTurns,
  grossMargin,
  grossMarginShare,
  inventoryTurns,
  lineFillRate,
  lineOtifRate,
  meanCycleTime,
  netPromoterScore,
  orderCounts,
  orderFillRate,
  otifRate,
  perfectOrderProduct,
  perfectOrderRate,
  ratio,
  recordAccuracy,
  recordSums,
  returnOnWorkingCapital,
  shortUnits,
  sum,
  unitAccuracy,
  weeksOfSupply,
} from '../../server/score/formulas.ts';
import type { OrderLine } from '../../server/score/formulas.ts';
import {
  addMoments,
  deviationDifference,
  momentsOf,
  noMoments,
  squaredVariationRatio,
  variance,
  varianceRatio,
  variationRatio,
} from '../../server/score/variance.ts';

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

const published = JSON.parse(oracle('kpi_oracle.json')) as Readonly<Record<string, number>> & {
  readonly _finance_inputs: Readonly<Record<'COGS' | 'revenue' | 'avg_inventory_at_cost' | 'receivables' | 'payables' | 'days', number>>;
  readonly _IRA_inputs: { readonly record: readonly number[]; readonly physical: readonly number[] };
  readonly _forward_buy: Readonly<Record<'price' | 'discount' | 'annual_demand' | 'holding_rate' | 'EOQ', number>>;
};

const lines: readonly OrderLine[] = rows('kpi_order_lines.csv').map((row) => ({
  order: row['order'] ?? '',
  orderedUnits: Number(row['qty_ordered']),
  filledUnits: Number(row['qty_filled_first_shipment']),
  placed: Number(row['order_day']),
  due: Number(row['commit_day']),
  delivered: Number(row['delivery_day']),
  damaged: row['damaged'] === '1',
  documentsRight: row['docs_ok'] === '1',
}));
const week = (name: string): readonly number[] => rows('kpi_weekly.csv').map((row) => Number(row[name]));

const demand = week('demand');
const forecast = week('forecast');
const sums = errors.errorSums(demand, forecast);
const short = week('units_short');
const [asked, ordered] = [momentsOf(demand), momentsOf(week('order_upstream'))];
const money = published._finance_inputs;
const stockDays = daysOf(money.avg_inventory_at_cost, money.COGS, money.days);
const receivableDays = daysOf(money.receivables, money.revenue, money.days);
const payableDays = daysOf(money.payables, money.COGS, money.days);
const turns = inventoryTurns(money.COGS, money.avg_inventory_at_cost);
const margin = grossMargin(money.revenue, money.COGS);
const marginShare = grossMarginShare(money.revenue, money.COGS);
const { record, physical } = published._IRA_inputs;
const exact = recordSums(record, physical, 0);
const near = recordSums(record, physical, 0.05);
const bargain = published._forward_buy;
const buy = {
  price: bargain.price,
  discount: bargain.discount,
  yearDemand: bargain.annual_demand,
  holdingRate: bargain.holding_rate,
  economicOrder: bargain.EOQ,
};

describe('the formulas give the published figures', () => {
  const counts = orderCounts(lines);
  const rates = {
    onTime: ratio(counts.onTime, counts.orders),
    inFull: orderFillRate(counts),
    damageFree: ratio(counts.damageFree, counts.orders),
    documentsRight: ratio(counts.documentsRight, counts.orders),
  };
  const ours: Readonly<Record<string, number | undefined>> = {
    on_time_rate_orders: rates.onTime,
    in_full_rate_orders: rates.inFull,
    damage_free_rate_orders: rates.damageFree,
    documentation_rate_orders: rates.documentsRight,
    OTIF_orders: otifRate(counts),
    perfect_order_SCOR_joint: perfectOrderRate(counts),
    perfect_order_product_form: perfectOrderProduct(Object.values(rates)),
    OTIF_lines: lineOtifRate(lines),
    unit_fill_rate_beta: fillRate(sum(lines.map((line) => line.orderedUnits)), shortUnits(lines)),
    line_fill_rate: lineFillRate(lines),
    order_fill_rate: orderFillRate(counts),
    order_cycle_time_mean_days: meanCycleTime(counts.cycleDays, counts.orders),
    forecast_bias_ME: errors.meanError(sums),
    forecast_bias_pct: errors.forecastBias(sums),
    MAD: errors.meanAbsoluteDeviation(sums),
    WAPE: errors.weightedAbsolutePercentageError(sums),
    MAPE: errors.meanAbsolutePercentageError(demand, forecast),
    forecast_accuracy_1_minus_WAPE: errors.forecastAccuracy(sums),
    RMSE: errors.rootMeanSquareError(sums),
    sMAPE_0_200: errors.symmetricPercentageError(demand, forecast),
    tracking_signal: errors.trackingSignal(sums),
    MASE_vs_naive: errors.scaledError(demand, forecast),
    bullwhip_variance_ratio_population: varianceRatio(ordered, asked),
    bullwhip_variance_ratio_sample: varianceRatio(ordered, asked),
    bullwhip_CV_ratio: variationRatio(ordered, asked),
    bullwhip_CV2_ratio: squaredVariationRatio(ordered, asked),
    bullwhip_sd_difference: deviationDifference(ordered, asked),
    cycle_service_level_alpha_periods: cycleServiceLevel(short),
    fill_rate_beta_periods: fillRate(sum(demand), sum(short)),
    inventory_turns_COGS: turns,
    DIO: stockDays,
    DSO: receivableDays,
    DPO: payableDays,
    cash_to_cash_days: cashToCashDays(stockDays, receivableDays, payableDays),
    gross_margin: margin,
    GMROI: gmroi(margin, money.avg_inventory_at_cost),
    gross_margin_pct: marginShare,
    GMROI_check_margin_x_turns_over_costpct: gmroiOfTurns(marginShare ?? 0, turns ?? 0),
    weeks_of_supply: weeksOfSupply(money.avg_inventory_at_cost, money.COGS),
    inventory_record_accuracy_exact: recordAccuracy(exact.right, exact.places),
    inventory_record_accuracy_tol5pct: recordAccuracy(near.right, near.places),
    inventory_net_unit_accuracy: unitAccuracy(exact.netUnits, exact.countedUnits),
    inventory_gross_unit_accuracy: unitAccuracy(exact.grossUnits, exact.countedUnits),
    forward_buy_lot: forwardBuyLot(buy),
    forward_buy_quantity: forwardBuyQuantity(buy),
  };

  it('all of them', () => {
    expect(Object.keys(ours).sort()).toEqual(
      Object.keys(published)
        .filter((key) => !key.startsWith('_'))
        .sort(),
    );
  });
  for (const [name, value] of Object.entries(ours)) {
    it(`gives ${name}`, () => {
      expect(published[name]).toBeTypeOf('number');
      expect((value ?? Number.NaN) / published[name]).toBeCloseTo(1, 12);
    });
  }

  it('does not multiply four rates into a perfect order rate', () => {
    expect(perfectOrderRate(counts)).not.toBeCloseTo(published['perfect_order_product_form'], 3);
  });
});

describe('moments', () => {
  it('add up to those of the whole, however a series is cut', () => {
    const values = [7, 0, 12, 12, 3, 900_000, 900_001, 5];
    const whole = momentsOf(values);
    for (let cut = 0; cut <= values.length; cut += 1) {
      const both = addMoments(momentsOf(values.slice(0, cut)), momentsOf(values.slice(cut)));
      expect(both.count).toBe(values.length);
      expect(both.mean).toBeCloseTo(whole.mean, 6);
      expect(both.squares / whole.squares).toBeCloseTo(1, 12);
    }
    const mean = sum(values) / values.length;
    expect((variance(whole) ?? 0) / (sum(values.map((value) => (value - mean) ** 2)) / values.length)).toBeCloseTo(1, 12);
  });
  it('lose nothing on a long series far from zero, and have exactly none where nothing varies', () => {
    const far = momentsOf(Array.from({ length: 100_000 }, (_, place) => 1_000_000 + (place % 2)));
    expect(variance(far)).toBeCloseTo(0.25, 9);
    expect(variance(momentsOf(Array.from({ length: 1000 }, () => 33)))).toBe(0);
    expect(variance(noMoments)).toBeUndefined();
  });
});

describe('a formula without anything to divide by says so', () => {
  it('has no bullwhip where what came in did not vary', () => {
    expect(varianceRatio(momentsOf([1, 5, 9]), momentsOf([4, 4, 4]))).toBeUndefined();
    expect(variationRatio(momentsOf([0, 0]), momentsOf([4, 5]))).toBeUndefined();
    expect(varianceRatio(noMoments, noMoments)).toBeUndefined();
    expect(deviationDifference(momentsOf([1, 5, 9]), momentsOf([4, 4, 4]))).toBe(4);
  });
  it('has no rates without orders, no turns without stock, no return on no capital', () => {
    expect(perfectOrderRate(orderCounts([]))).toBeUndefined();
    expect(fillRate(0, 0)).toBeUndefined();
    expect(daysOf(100, 0, 5)).toBeUndefined();
    expect(cashToCashDays(1, undefined, 2)).toBeUndefined();
    expect(inventoryTurns(5, 0)).toBeUndefined();
    expect(returnOnWorkingCapital(10, 5, 5, 10)).toBeUndefined();
    expect(returnOnWorkingCapital(10, 5, 15, 10)).toBe(1);
    expect(netPromoterScore(0, 0, 0)).toBeUndefined();
    expect(netPromoterScore(6, 1, 10)).toBeCloseTo(50, 12);
  });
});
