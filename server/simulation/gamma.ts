import type { PeriodsDistribution } from './company.ts';
import { exp, log } from './real.ts';

/** Gamma-distributed durations in whole periods, from + - x / sqrt alone, so that every machine makes the same table of one scenario. */

const lanczos = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059, 12.507343278686905,
  -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
] as const;

/** Logarithm of the gamma function for shapes above 0; Lanczos' approximation with 9 terms, relative error below 1e-14. */
const logGamma = (shape: number): number => {
  // Below 1/2 from one above: gamma(a) = gamma(a + 1) / a.
  if (shape < 0.5) return logGamma(shape + 1) - log(shape);
  const a = shape - 1;
  let sum: number = lanczos[0];
  for (let place = 1; place < lanczos.length; place += 1) sum += (lanczos[place] ?? 0) / (a + place);
  const base = a + 7.5;
  return 0.5 * log(2 * Math.PI) + (a + 0.5) * log(base) - base + log(sum);
};

const mostTerms = 100_000;

/**
 * Chance that a gamma variable of this shape and scale 1 is at most x: the regularized lower incomplete gamma function P(shape, x), by
 * its series below shape + 1 and by its continued fraction above (Press et al., Numerical Recipes, 6.2). Error below 1e-10.
 */
export const gammaChance = (shape: number, x: number): number => {
  if (x <= 0) return 0;
  if (x === Number.POSITIVE_INFINITY) return 1;
  const front = exp(shape * log(x) - x - logGamma(shape));
  if (x < shape + 1) {
    let term = 1 / shape;
    let sum = term;
    for (let place = 1; place < mostTerms && term > sum * 1e-16; place += 1) {
      term *= x / (shape + place);
      sum += term;
    }
    return Math.min(1, sum * front);
  }
  const tiny = 1e-300;
  let b = x + 1 - shape;
  let c = 1 / tiny;
  let d = 1 / b;
  let fraction = d;
  for (let place = 1; place < mostTerms; place += 1) {
    const a = -place * (place - shape);
    b += 2;
    d = a * d + b;
    if (d > -tiny && d < tiny) d = tiny;
    c = b + a / c;
    if (c > -tiny && c < tiny) c = tiny;
    d = 1 / d;
    const step = d * c;
    fraction *= step;
    if (step > 1 - 1e-15 && step < 1 + 1e-15) break;
  }
  return Math.max(0, 1 - front * fraction);
};

/** Periods after which the tail is cut off at the latest. */
const mostPeriods = 2000;

/**
 * A gamma distribution with this mean and coefficient of variation, rounded to whole periods: chance of n is that of n - 1/2 to n + 1/2.
 * The chances are rounded as sums from 0 up, so that they add up to a million; the tail ends where less than half a millionth is left.
 */
export const gammaPeriods = (mean: number, cv: number): PeriodsDistribution => {
  const shape = 1 / (cv * cv);
  const scale = mean / shape;
  const periods: number[] = [];
  const ppm: number[] = [];
  let before = 0;
  for (let count = 0; before < 1_000_000; count += 1) {
    const upTo = count === mostPeriods ? 1_000_000 : Math.floor(gammaChance(shape, (count + 0.5) / scale) * 1_000_000 + 0.5);
    if (upTo > before) {
      periods.push(count);
      ppm.push(upTo - before);
      before = upTo;
    }
  }
  return { periods, ppm };
};
