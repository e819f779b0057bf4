/**
 * The formulas behind the KPIs, on plain numbers. One place, so that the same function that scores a game is held to published
 * results in the tests. Rates are fractions (0..1); `undefined` where there is nothing to divide by.
 */

export const sum = (values: readonly number[]): number => {
  let total = 0;
  for (const value of values) total += value;
  return total;
};

/** `part / whole`, or `undefined` when `whole` is zero. */
export const ratio = (part: number, whole: number): number | undefined => (whole === 0 ? undefined : part / whole);

const mean = (values: readonly number[]): number | undefined => ratio(sum(values), values.length);

/** Population variance; `undefined` for an empty list. */
const variance = (values: readonly number[]): number | undefined => {
  const centre = mean(values);
  if (centre === undefined) return undefined;
  let squares = 0;
  for (const value of values) squares += (value - centre) * (value - centre);
  return squares / values.length;
};

/** One line of a customer's order. `due` and `delivered` are on the same clock. */
export type OrderLine = {
  readonly order: string;
  readonly orderedUnits: number;
  /** Units in the first shipment. */
  readonly filledUnits: number;
  readonly due: number;
  readonly delivered: number;
  readonly damaged: boolean;
  readonly documentsRight: boolean;
};

export type OrderRates = {
  readonly onTime: number | undefined;
  readonly inFull: number | undefined;
  readonly damageFree: number | undefined;
  readonly documentsRight: number | undefined;
  readonly otif: number | undefined;
  readonly perfect: number | undefined;
};

const lineOnTime = (line: OrderLine): boolean => line.delivered <= line.due;
const lineInFull = (line: OrderLine): boolean => line.filledUnits >= line.orderedUnits;

/**
 * Shares of orders that are right in every line (SCOR RL.1.1). A perfect order is a count over orders, not a product of four rates:
 * failures that fall on the same order count once.
 */
export const orderRates = (lines: readonly OrderLine[]): OrderRates => {
  const orders = new Map<string, OrderLine[]>();
  for (const line of lines) orders.set(line.order, [...(orders.get(line.order) ?? []), line]);
  const share = (right: (line: OrderLine) => boolean): number | undefined =>
    ratio([...orders.values()].filter((each) => each.every(right)).length, orders.size);
  return {
    onTime: share(lineOnTime),
    inFull: share(lineInFull),
    damageFree: share((line) => !line.damaged),
    documentsRight: share((line) => line.documentsRight),
    otif: share((line) => lineOnTime(line) && lineInFull(line)),
    perfect: share((line) => lineOnTime(line) && lineInFull(line) && !line.damaged && line.documentsRight),
  };
};

/** Share of order lines on time and in full. */
export const lineOtif = (lines: readonly OrderLine[]): number | undefined =>
  ratio(lines.filter((line) => lineOnTime(line) && lineInFull(line)).length, lines.length);

/** Share of order lines filled by the first shipment. */
export const lineFillRate = (lines: readonly OrderLine[]): number | undefined => ratio(lines.filter(lineInFull).length, lines.length);

/** Share of units filled by the first shipment (beta service level over order lines). */
export const unitFillRate = (lines: readonly OrderLine[]): number | undefined =>
  ratio(sum(lines.map((line) => Math.min(line.filledUnits, line.orderedUnits))), sum(lines.map((line) => line.orderedUnits)));

/** Share of demanded units that were not short (beta service level over periods). */
export const fillRate = (demandUnits: number, shortUnits: number): number | undefined =>
  demandUnits === 0 ? undefined : 1 - shortUnits / demandUnits;

/** Share of periods without a shortage (alpha service level). */
export const cycleServiceLevel = (shortUnits: readonly number[]): number | undefined =>
  ratio(shortUnits.filter((units) => units === 0).length, shortUnits.length);

const errors = (actual: readonly number[], forecast: readonly number[]): readonly number[] =>
  actual.map((value, place) => value - (forecast[place] ?? 0));

/** Mean of actual minus forecast: positive means the forecast was too low. */
export const forecastBias = (actual: readonly number[], forecast: readonly number[]): number | undefined => mean(errors(actual, forecast));

/** Mean absolute deviation, in the units of the forecast. */
export const meanAbsoluteDeviation = (actual: readonly number[], forecast: readonly number[]): number | undefined =>
  mean(errors(actual, forecast).map(Math.abs));

/** Weighted absolute percentage error: absolute errors over actual demand. Forecast accuracy is 1 minus this. */
export const weightedAbsolutePercentageError = (actual: readonly number[], forecast: readonly number[]): number | undefined =>
  ratio(sum(errors(actual, forecast).map(Math.abs)), sum(actual));

/** Mean of each error's share of that period's actual. */
export const meanAbsolutePercentageError = (actual: readonly number[], forecast: readonly number[]): number | undefined =>
  mean(errors(actual, forecast).map((error, place) => Math.abs(error) / (actual[place] ?? 0)));

export const rootMeanSquareError = (actual: readonly number[], forecast: readonly number[]): number | undefined => {
  const squares = mean(errors(actual, forecast).map((error) => error * error));
  return squares === undefined ? undefined : Math.sqrt(squares);
};

/** Sum of errors in mean absolute deviations: beyond about 4 the forecast leans to one side. */
export const trackingSignal = (actual: readonly number[], forecast: readonly number[]): number | undefined => {
  const deviation = meanAbsoluteDeviation(actual, forecast);
  return deviation === undefined ? undefined : ratio(sum(errors(actual, forecast)), deviation);
};

/**
 * Bullwhip: variance of orders placed over variance of orders received, same window on both sides. Sample and population variance
 * give the same ratio. `undefined` when what came in did not vary (Chen, Drezner, Ryan & Simchi-Levi 2000).
 */
export const varianceRatio = (out: readonly number[], into: readonly number[]): number | undefined => {
  const above = variance(out);
  const below = variance(into);
  return above === undefined || below === undefined ? undefined : ratio(above, below);
};

/** Bullwhip as a ratio of coefficients of variation: standard deviation over mean, out over in. */
export const variationRatio = (out: readonly number[], into: readonly number[]): number | undefined => {
  const variances = varianceRatio(out, into);
  const meanOut = mean(out);
  const meanIn = mean(into);
  if (variances === undefined || meanOut === undefined || meanIn === undefined || meanOut === 0) return undefined;
  return (Math.sqrt(variances) * meanIn) / meanOut;
};

/** Cost of goods sold over average stock at cost. */
export const inventoryTurns = (goodsCost: number, averageStock: number): number | undefined => ratio(goodsCost, averageStock);

/** Days a balance lasts at the rate of `flow` over `days`: days of stock or payables (flow: cost of goods), days of receivables (flow: revenue). */
export const daysOf = (balance: number, flow: number, days: number): number | undefined =>
  flow === 0 ? undefined : (balance * days) / flow;

/** Days between paying for goods and being paid for them: days of stock + days of receivables - days of payables. */
export const cashToCashDays = (
  stockDays: number | undefined,
  receivableDays: number | undefined,
  payableDays: number | undefined,
): number | undefined =>
  stockDays === undefined || receivableDays === undefined || payableDays === undefined
    ? undefined
    : stockDays + receivableDays - payableDays;

/** Whether a record agrees with what stands on the shelf, within a share of the shelf's count (0: to the unit). */
export const recordIsRight = (recorded: number, counted: number, tolerance: number): boolean =>
  Math.abs(recorded - counted) <= tolerance * counted;

/** Share of places whose record is right. */
export const inventoryRecordAccuracy = (recorded: readonly number[], counted: readonly number[], tolerance: number): number | undefined =>
  ratio(recorded.filter((units, place) => recordIsRight(units, counted[place] ?? 0, tolerance)).length, recorded.length);
