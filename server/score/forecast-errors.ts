import { ratio, sum } from './formulas.ts';

/** Actual against forecast, added up over periods: enough for every measure of error but those of single percentages. */
export type ErrorSums = {
  readonly count: number;
  readonly actual: number;
  /** Actual less forecast: positive where the forecast was too low. */
  readonly error: number;
  readonly absoluteError: number;
  readonly squaredError: number;
};

export const noErrors: ErrorSums = { count: 0, actual: 0, error: 0, absoluteError: 0, squaredError: 0 };

export const addErrors = (one: ErrorSums, other: ErrorSums): ErrorSums => ({
  count: one.count + other.count,
  actual: one.actual + other.actual,
  error: one.error + other.error,
  absoluteError: one.absoluteError + other.absoluteError,
  squaredError: one.squaredError + other.squaredError,
});

/** One forecast held against what came. */
export const errorOf = (actual: number, forecast: number): ErrorSums => ({
  count: 1,
  actual,
  error: actual - forecast,
  absoluteError: Math.abs(actual - forecast),
  squaredError: (actual - forecast) * (actual - forecast),
});

export const errorSums = (actual: readonly number[], forecast: readonly number[]): ErrorSums =>
  actual.map((value, place) => errorOf(value, forecast[place] ?? 0)).reduce(addErrors, noErrors);

/** Mean of actual less forecast (ME), in units: positive means the forecast was too low. */
export const meanError = (sums: ErrorSums): number | undefined => ratio(sums.error, sums.count);

/** Errors with their sign over actual demand, a share: positive means the forecast was too low. */
export const forecastBias = (sums: ErrorSums): number | undefined => ratio(sums.error, sums.actual);

/** Mean absolute deviation (MAD), in units. */
export const meanAbsoluteDeviation = (sums: ErrorSums): number | undefined => ratio(sums.absoluteError, sums.count);

/** Weighted absolute percentage error (WAPE), a share: absolute errors over actual demand. */
export const weightedAbsolutePercentageError = (sums: ErrorSums): number | undefined => ratio(sums.absoluteError, sums.actual);

/** 1 - WAPE: below 0 when forecasts were off by more than there was. */
export const forecastAccuracy = (sums: ErrorSums): number | undefined => {
  const error = weightedAbsolutePercentageError(sums);
  return error === undefined ? undefined : 1 - error;
};

export const rootMeanSquareError = (sums: ErrorSums): number | undefined => {
  const squares = ratio(sums.squaredError, sums.count);
  return squares === undefined ? undefined : Math.sqrt(squares);
};

/** Sum of errors in mean absolute deviations: beyond about 4 the forecast leans to one side. */
export const trackingSignal = (sums: ErrorSums): number | undefined => {
  const deviation = meanAbsoluteDeviation(sums);
  return deviation === undefined ? undefined : ratio(sums.error, deviation);
};

/** Mean of each error's share of that period's actual (MAPE). */
export const meanAbsolutePercentageError = (actual: readonly number[], forecast: readonly number[]): number | undefined =>
  ratio(sum(actual.map((value, place) => Math.abs(value - (forecast[place] ?? 0)) / value)), actual.length);

/** Symmetric MAPE, 0..2: each error over the mean of actual and forecast (Makridakis 1993). */
export const symmetricPercentageError = (actual: readonly number[], forecast: readonly number[]): number | undefined =>
  ratio(
    sum(
      actual.map((value, place) => {
        const other = forecast[place] ?? 0;
        return (2 * Math.abs(value - other)) / (Math.abs(value) + Math.abs(other));
      }),
    ),
    actual.length,
  );

/** Mean absolute scaled error (Hyndman & Koehler 2006): MAD over that of the naive forecast, which repeats the last actual. */
export const scaledError = (actual: readonly number[], forecast: readonly number[]): number | undefined => {
  const naive = meanAbsoluteDeviation(errorSums(actual.slice(1), actual.slice(0, -1)));
  const deviation = meanAbsoluteDeviation(errorSums(actual, forecast));
  return naive === undefined || deviation === undefined ? undefined : ratio(deviation, naive);
};
