import { z } from 'zod';
import { cv, factorPercent, id, money, percent, periods, place, points, price, segmentId, steps, text, units } from './format-values.ts';

/** Customers: what they want, what makes them want more, what they think of us; and the money that comes of it. */

const meanUnits = z.number().min(0).max(1_000_000).describe('mean units a period, 0 to 1,000,000');
const share = z.number().min(1).max(100).describe('a percentage from 1 to 100');
const deviation = z.number().min(0).max(1_000_000).describe('standard deviation in units, 0 to 1,000,000');

const demandFormat = z
  .union([
    units,
    z.strictObject({
      steps: steps.optional(),
      list: z.array(units).min(1).max(10_000).optional().describe('units period by period; the last one holds on'),
      base: units.optional().describe('units expected in a period of an average round'),
      season: z.array(factorPercent).max(10_000).optional().describe('per cent of `base` round by round; the last one holds on'),
      normal: z
        .strictObject({ mean: meanUnits, sd: deviation })
        .optional()
        .describe('units drawn from a normal distribution, period by period: `{ mean: 100, sd: 20 }`'),
      uniform: z
        .strictObject({ least: units.describe('smallest number of units'), most: units.describe('largest number of units') })
        .optional()
        .describe('a whole number from `least` to `most`, each as likely as the others: `{ least: 0, most: 8 }`'),
      ar1: z
        .strictObject({
          mean: meanUnits,
          rho: z.number().gt(-1).lt(1).describe('how much of a period goes on in the next, between -1 and 1'),
          sd: deviation.describe('standard deviation of the change that comes new in every period, in units'),
        })
        .optional()
        .describe(
          'demand that remembers: mean x (1 - rho) + rho x the period before + a normal change of deviation `sd`: `{ mean: 100, rho: 0.5, sd: 20 }`',
        ),
      seasonal: z
        .strictObject({
          mean: meanUnits,
          amplitude: deviation.describe('units that the season adds at its height and takes away at its low, at most the mean'),
          cyclePeriods: z.number().min(2).max(100_000).describe('periods from one height to the next, 2 or more'),
          phasePeriods: z
            .number()
            .min(-100_000)
            .max(100_000)
            .default(0)
            .describe('periods by which the season comes later; 0: mean + amplitude x sin(2 pi x period / cyclePeriods)'),
          sd: deviation.default(0).describe('standard deviation of the chance around the wave, in units'),
        })
        .optional()
        .describe('a wave with chance around it: `{ mean: 100, amplitude: 40, cyclePeriods: 52, sd: 10 }`'),
    }),
  ])
  .describe(
    'units a period: `4`, or `{ steps: { 1: 4, 5: 8 } }`, or `{ list: [4, 6, 5] }`, or one of chance (`normal`, `uniform`, `ar1`, `seasonal`), or `{ base: 70, season: [100, 110] }` (answers to price and service)',
  );

const segmentFormat = z
  .strictObject({
    name: text.describe('what this group of customers is called'),
    ordersPerPeriod: z.int().min(1).max(20).default(1).describe('orders it places a period, equal parts of what it wants'),
    keyAccount: z.boolean().default(false).describe('true: served first under the key accounts rule'),
    servedFrom: id.describe('the site that serves it'),
    leadPeriods: periods.default(0).describe('standard lead time: when customers ask for their goods, in periods after the order'),
    patiencePeriods: periods
      .optional()
      .describe('periods after the requested date until an open line is lost; missing: they wait for ever'),
    latePenaltyPercent: percent.default(0).describe('penalty for a late unit in per cent of its value'),
    receivablePeriods: periods.default(0).describe('periods until they pay'),
    elasticity: z.number().min(-10).max(0).default(0).describe('price elasticity of demand, -10 to 0'),
    demand: z.record(id, demandFormat).describe('what they buy, by item'),
  })
  .describe('a group of customers');

export const marketFormat = z
  .strictObject({
    name: text.describe('what the market is called'),
    at: place.describe('where it is, such as `{ longitude: -2.93, latitude: 43.26 }`'),
    segments: z.record(id, segmentFormat).describe('its groups of customers by id; elsewhere they are called `market/segment`'),
  })
  .describe('a market');

export const promotionFormat = z
  .strictObject({
    name: text.describe('what the promotion is called'),
    priceCutPercent: percent.default(0).describe('how far it lowers the price, in per cent of list price'),
    display: z.boolean().default(false).describe("true: full display, the item's `displayUplift` counts"),
    costPerRound: price.default(0).describe('cost of running it for a round; money'),
  })
  .describe('a promotion that can be run');

export const moneyFormat = z
  .strictObject({
    openingCash: money.describe('cash at the start; money with at most two decimals'),
    creditLimit: price.optional().describe('how far cash may fall below zero; missing: any'),
    interestPercentPerRound: z.number().min(0).max(100).default(0).describe('interest on drawn credit in per cent of a round'),
    endCoverPeriods: periods.optional().describe('stock above this many periods of demand counts half at the end'),
  })
  .describe('cash and credit; missing: only holding and backlog are counted (classic)');

export const pantryFormat = z
  .strictObject({
    percentByRound: z
      .array(percent)
      .min(1)
      .max(10)
      .default([45, 35, 20])
      .describe('how the units bought ahead are missing in the rounds after, in per cent, 100 in total'),
    floorPercent: percent.default(30).describe('demand never falls below this share of normal, in per cent'),
  })
  .describe(
    'how buying ahead lowers demand afterwards; missing: `{ percentByRound: [45, 35, 20], floorPercent: 30 }` where an item has a `pantrySharePercent`',
  );

export const noiseFormat = z
  .strictObject({
    roundCv: cv.default(0).describe('coefficient of variation of a factor that holds for a round, 0 (none) to 2'),
    dayCv: cv.default(0).describe('coefficient of variation of a factor drawn anew in every period, 0 (none) to 2'),
  })
  .describe('chance in market demand: coefficients of variation of a factor per round and of one per period');

/** A span with both its ends. */
const span = <V extends z.ZodType>(value: V, least: string, most: string) =>
  z.strictObject({ least: value.describe(least), most: value.describe(most) });

export const accountRequestsFormat = z
  .strictObject({
    segments: z.array(segmentId).min(1).max(100).optional().describe('who asks, e.g. `[bilbao/accounts]`; missing: all key accounts'),
    fromRound: z.int().min(2).max(200_000).default(2).describe('first round for which somebody asks, 2 or later'),
    perRound: span(z.int().min(0).max(4), 'fewest requests a round, 0 to 4', 'most requests a round, 1 to 4')
      .default({ least: 1, most: 2 })
      .describe('requests a round: `{ least: 1, most: 2 }`'),
    sizePercent: span(factorPercent, 'smallest request, in per cent', 'largest request, in per cent')
      .default({ least: 20, most: 50 })
      .describe('units of a request, in per cent of what the segment usually asks for of that item in a round: `{ least: 20, most: 50 }`'),
    duePeriods: span(z.int().min(3).max(62), 'first period that may be asked for, 3 or later', 'last period that may be asked for')
      .optional()
      .describe(
        'when it is due: a period of the round, beyond its length in the next one: `{ least: 3, most: 8 }`; missing: from the third to the last of the next round',
      ),
    leastPercent: span(share, 'smallest share, in per cent', 'largest share, in per cent')
      .default({ least: 50, most: 90 })
      .describe('the smallest part of it that the customer could live with, in per cent; it says so only when it is asked'),
    latestPeriods: span(periods, 'fewest periods later', 'most periods later')
      .default({ least: 0, most: 4 })
      .describe('how many periods later the customer could still use it; it says so only when it is asked'),
  })
  .describe(
    'orders of key accounts on top of the usual: sales hears of them a round ahead and answers with all or part, on the day or later; missing: none',
  );

export const csatFormat = z
  .strictObject({
    opening: points.describe('CSAT at the start, 0 to 100'),
    perfectGain: points.describe("points won when 1 % of a segment's orders are perfect"),
    lateLoss: points.describe('points lost when 1 % are late'),
    lostLoss: points.describe('points lost when 1 % are lost'),
    errorLoss: points.describe('points lost when 1 % are wrong'),
    premiumLoss: points.default(0).describe('points lost every period for each 1 % that prices stand above list'),
    demandPercentAtZero: factorPercent.describe('demand at CSAT 0 in per cent of normal'),
    demandPercentAtFull: factorPercent.describe('demand at CSAT 100 in per cent of normal'),
  })
  .describe('customer satisfaction, and what it does to demand');
