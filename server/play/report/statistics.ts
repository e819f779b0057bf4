import { percentile } from '../../score/formulas.ts';

/** How values lie: mean, standard deviation (n - 1) and percentiles. */
export type Spread = {
  readonly mean: number;
  readonly deviation: number;
  readonly least: number;
  readonly p5: number;
  readonly q1: number;
  readonly median: number;
  readonly q3: number;
  readonly p95: number;
  readonly most: number;
};

/** A mean with the ends of its 95 % confidence interval. */
export type Difference = { readonly mean: number; readonly low: number; readonly high: number };

export const meanOf = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0) / Math.max(1, values.length);

/** Standard deviation of a sample, 0 for fewer than two values. */
const deviationOf = (values: readonly number[]): number => {
  if (values.length < 2) return 0;
  const mean = meanOf(values);
  return Math.sqrt(values.reduce((total, value) => total + (value - mean) * (value - mean), 0) / (values.length - 1));
};

export const spreadOf = (values: readonly number[]): Spread => {
  const at = (share: number): number => percentile(values, share) ?? 0;
  return {
    mean: meanOf(values),
    deviation: deviationOf(values),
    least: at(0),
    p5: at(0.05),
    q1: at(0.25),
    median: at(0.5),
    q3: at(0.75),
    p95: at(0.95),
    most: at(1),
  };
};

/**
 * The 97.5th percentile of Student's t with so many degrees of freedom: expanded around the normal one in powers of 1 / degrees
 * (Abramowitz & Stegun 26.7.5). Within 1 % of the tables from 2 degrees up.
 */
const studentT = (degrees: number): number => 1.96 + 2.372 / degrees + 2.823 / degrees ** 2 + 2.556 / degrees ** 3 + 1.59 / degrees ** 4;

/**
 * Mean difference of two teams on the same seeds, pair by pair: what chance did to both cancels out (common random numbers).
 * The interval is Student's; with one pair it is the pair's difference.
 */
export const pairedDifference = (ones: readonly number[], others: readonly number[]): Difference => {
  const pairs = Math.min(ones.length, others.length);
  const differences = Array.from({ length: pairs }, (_, place) => (ones[place] ?? 0) - (others[place] ?? 0));
  const mean = meanOf(differences);
  const half = pairs < 2 ? 0 : (studentT(pairs - 1) * deviationOf(differences)) / Math.sqrt(pairs);
  return { mean, low: mean - half, high: mean + half };
};

/** The share of values that satisfy, 0..1; 0 of nothing. */
export const shareOf = <Value>(values: readonly Value[], satisfies: (value: Value, place: number) => boolean): number =>
  values.filter(satisfies).length / Math.max(1, values.length);
