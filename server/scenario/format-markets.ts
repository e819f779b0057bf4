import { z } from 'zod';
import { cv, factorPercent, id, money, percent, periods, place, points, price, steps, text, units } from './format-values.ts';

/** Customers: what they want, what makes them want more, what they think of us; and the money that comes of it. */

const demandFormat = z
  .union([
    units,
    z.strictObject({
      steps: steps.optional(),
      list: z.array(units).min(1).max(10_000).optional().describe('units period by period; the last one holds on'),
      base: units.optional().describe('units expected in a period of an average round'),
      season: z.array(factorPercent).max(10_000).optional().describe('per cent of `base` round by round; the last one holds on'),
    }),
  ])
  .describe(
    'units a period: `4`, or `{ steps: { 1: 4, 5: 8 } }`, or `{ list: [4, 6, 5] }`, or `{ base: 70, season: [100, 110] }` (answers to price and service)',
  );

const segmentFormat = z
  .strictObject({
    name: text,
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

export const marketFormat = z.strictObject({ name: text, at: place, segments: z.record(id, segmentFormat) }).describe('a market');

export const promotionFormat = z
  .strictObject({
    name: text,
    priceCutPercent: percent.default(0),
    display: z.boolean().default(false).describe("true: full display, the item's `displayUplift` counts"),
    costPerRound: price.default(0).describe('cost of running it for a round; money'),
  })
  .describe('a promotion that can be run');

export const moneyFormat = z
  .strictObject({
    openingCash: money,
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
      .describe('how the units bought ahead are missing in the rounds after, in per cent, 100 in total'),
    floorPercent: percent.describe('demand never falls below this share of normal, in per cent'),
  })
  .describe('how buying ahead lowers demand afterwards');

export const noiseFormat = z
  .strictObject({ roundCv: cv.default(0), dayCv: cv.default(0) })
  .describe('chance in market demand: coefficients of variation of a factor per round and of one per period');

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
