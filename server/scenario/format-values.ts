import { z } from 'zod';
import { seats } from '../contract/ids.ts';

/** The small values a scenario file is made of: ids, texts, money, percents, durations. Each says what is expected of it. */

/** What an id looks like, wherever one is written. */
export const idPattern = /^[a-z][a-zA-Z0-9_-]{0,39}$/;

export const id = z.string().regex(idPattern).describe('an id: letters, digits, `-` and `_`, beginning with a small letter, at most 40');
export const segmentId = z.string().max(90).describe('a segment as `market/segment`, e.g. `bilbao/retail`');
export const laneId = z.string().max(90).describe('a lane as `from>to`, e.g. `central>north`');

const words = z.string().min(1).max(2000);
const languageTag = z
  .string()
  .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})?$/)
  .describe('a language tag such as `en` or `pt-BR`');
export const text = z
  .union([words, z.record(languageTag, words)])
  .describe('a text, or a map of language tags to texts such as `{ en: Port strike, de: Hafenstreik }`');

const hasDecimals = (value: number, decimals: number): boolean => {
  const scaled = value * 10 ** decimals;
  return Math.abs(scaled - Math.round(scaled)) < 1e-6;
};

export const money = z
  .number()
  .min(-1e9)
  .max(1e9)
  .refine((value) => hasDecimals(value, 2))
  .describe('an amount of money with at most two decimals, such as 12.50');
export const price = z
  .number()
  .min(0)
  .max(1e7)
  .refine((value) => hasDecimals(value, 2))
  .describe('an amount of money, not negative, with at most two decimals, such as 12.50');
export const units = z.int().min(0).max(1_000_000).describe('a whole number of units, 0 to 1,000,000');
export const minutes = z
  .number()
  .min(0)
  .max(10_000)
  .refine((value) => hasDecimals(value, 2))
  .describe('minutes with at most two decimals');
export const percent = z.number().min(0).max(100).describe('a percentage from 0 to 100');
export const factorPercent = z.number().min(0).max(10_000).describe('a percentage of what is normal, 100 = unchanged');
export const factor = z.number().min(0).max(100).describe('a factor, 1 = unchanged');
export const cv = z.number().min(0).max(2).describe('a coefficient of variation, 0 (none) to 2');
export const periods = z.int().min(0).max(10_000).describe('a whole number of periods, 0 or more');
export const period = z.int().min(1).max(1_000_000).describe('a period, counted from 1');
export const rounds = z.int().min(0).max(200_000).describe('a whole number of rounds, 0 or more');
export const round = z.int().min(1).max(200_000).describe('a round, counted from 1');
export const points = z.number().min(0).max(100).describe('points of CSAT, 0 to 100, at most three decimals');
export const seat = z.enum(seats).describe('a role');

/** Map keys made of digits: YAML writes `{ 1: 4, 5: 8 }`. */
const wholeNumber = z.string().regex(/^\d{1,6}$/);

/** A gamma distribution, the usual one of lead times; rounded to whole periods. */
const gamma = z.strictObject({
  gamma: z
    .strictObject({
      mean: z.number().gt(0).max(365).describe('mean number of periods, above 0, at most 365'),
      cv: z.number().min(0.01).max(2).describe('coefficient of variation (standard deviation over mean), 0.01 to 2'),
    })
    .describe('a gamma distribution, rounded to whole periods: `{ mean: 4, cv: 0.5 }`'),
});

export const durations = z
  .union([periods, gamma, z.record(wholeNumber.describe('a whole number of periods'), percent)])
  .describe(
    'a number of periods, or each possible number with its chance in per cent, such as `{ 15: 60, 18: 40 }`, or `{ gamma: { mean: 4, cv: 0.5 } }`',
  );

export const place = z
  .strictObject({
    longitude: z.number().min(-180).max(180).describe('degrees east, -180 to 180'),
    latitude: z.number().min(-90).max(90).describe('degrees north, -90 to 90'),
  })
  .describe('where it is, such as `{ longitude: -3.70, latitude: 40.42 }`');

export const colour = z
  .string()
  .regex(/^#[0-9a-f]{6}$/i)
  .describe("a colour such as '#0072b2'");

export const steps = z
  .record(wholeNumber.describe('a period, counted from 1'), units)
  .describe('units from each named period on, such as `{ 1: 4, 5: 8 }`');
