import { ratio } from './formulas.ts';

/**
 * Count, mean and squared distances from the mean of a series: enough for its variance, and added up like any other sum, so that a
 * game of any length needs no list. Merged as Chan, Golub & LeVeque (1983) do, which loses no digits where squares would; a series
 * that does not vary has exactly 0.
 */
export type Moments = { readonly count: number; readonly mean: number; readonly squares: number };

export const noMoments: Moments = { count: 0, mean: 0, squares: 0 };

/** The moments of two stretches of one series together. */
export const addMoments = (one: Moments, other: Moments): Moments => {
  if (one.count === 0) return other;
  if (other.count === 0) return one;
  const count = one.count + other.count;
  const distance = other.mean - one.mean;
  return {
    count,
    mean: one.mean + (distance * other.count) / count,
    squares: one.squares + other.squares + (distance * distance * one.count * other.count) / count,
  };
};

/** Adds a value to the mean and squares at place `at` of two lists, in which `count` values are: `addValue` for many series at once, without an object for each. */
export const addToMoments = (means: number[], squares: number[], at: number, count: number, value: number): void => {
  const distance = value - means[at];
  means[at] += distance / (count + 1);
  squares[at] += (distance * distance * count) / (count + 1);
};

/** The same with one value more (Welford 1962), written out: a long game adds millions. */
const addValue = (moments: Moments, value: number): Moments => {
  const count = moments.count + 1;
  const distance = value - moments.mean;
  return {
    count,
    mean: moments.mean + distance / count,
    squares: moments.squares + (distance * distance * moments.count) / count,
  };
};

export const momentsOf = (values: readonly number[]): Moments => values.reduce(addValue, noMoments);

/** Population variance; `undefined` without values. */
export const variance = ({ squares, count }: Moments): number | undefined => ratio(squares, count);

/** Sample variance (n - 1); `undefined` below two values. */
const sampleVariance = ({ squares, count }: Moments): number | undefined => (count < 2 ? undefined : squares / (count - 1));

/**
 * Bullwhip: variance of what goes out over variance of what comes in, same window on both sides. Sample and population variance
 * give the same ratio. `undefined` when what came in did not vary (Chen, Drezner, Ryan & Simchi-Levi 2000).
 */
export const varianceRatio = (out: Moments, into: Moments): number | undefined => {
  const above = variance(out);
  const below = variance(into);
  return above === undefined || below === undefined ? undefined : ratio(above, below);
};

/** Bullwhip as a ratio of coefficients of variation: standard deviation over mean, out over in. */
export const variationRatio = (out: Moments, into: Moments): number | undefined => {
  const variances = varianceRatio(out, into);
  return variances === undefined || out.mean === 0 ? undefined : (Math.sqrt(variances) * into.mean) / out.mean;
};

/** The same of squared coefficients of variation (Fransoo & Wouters 2000 compare levels of different means with it). */
export const squaredVariationRatio = (out: Moments, into: Moments): number | undefined => {
  const variations = variationRatio(out, into);
  return variations === undefined ? undefined : variations * variations;
};

/** Sample standard deviation out less that in, in units: defined even where nothing came in that varied. */
export const deviationDifference = (out: Moments, into: Moments): number | undefined => {
  const above = sampleVariance(out);
  const below = sampleVariance(into);
  return above === undefined || below === undefined ? undefined : Math.sqrt(above) - Math.sqrt(below);
};
