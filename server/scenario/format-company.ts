import { z } from 'zod';
import {
  colour,
  cv,
  durations,
  factor,
  factorPercent,
  id,
  laneId,
  minutes,
  money,
  percent,
  period,
  periods,
  place,
  points,
  price,
  seat,
  segmentId,
  steps,
  text,
  units,
} from './format-values.ts';

/** The things of a company as a scenario file writes them. Strict everywhere: a key that is not listed here is an error. */

export const itemFormat = z
  .strictObject({
    name: text,
    colour: colour.optional(),
    cost: price.optional().describe('standard cost of one unit: stock is valued at it; money with at most two decimals'),
    listPrice: price.optional().describe('price of one unit without any change; money with at most two decimals'),
    volume: z.number().int().min(1).max(10_000).default(1).describe('volume of one unit, a whole number, in the unit of storage and loads'),
    shelfLifePeriods: z
      .int()
      .min(1)
      .max(10_000)
      .optional()
      .describe('periods from being put on a shelf until it is thrown away; missing: it keeps'),
    displayUplift: factor.default(1).describe('factor on demand while the item is on full display, 1 = none'),
    pantrySharePercent: percent.default(0).describe('share of the units above baseline that customers only bought ahead, in per cent'),
  })
  .describe('an item');

const offerFormat = z
  .strictObject({
    cost: price.optional().describe('price of one unit; money with at most two decimals'),
    breaks: z
      .array(z.strictObject({ from: units, cost: price }))
      .min(1)
      .max(10)
      .optional()
      .describe('prices by quantity instead of `cost`, rising, the first from 0: `[{ from: 0, cost: 6.00 }, { from: 500, cost: 5.70 }]`'),
    minimum: units.default(0).describe('smallest quantity of an order, in units'),
    multiple: z.int().min(1).max(1_000_000).default(1).describe('orders are rounded up to a multiple of this, in units'),
    lane: laneId.optional(),
  })
  .describe('what a supplier asks for an item');

export const supplierFormat = z
  .strictObject({
    name: text,
    at: place,
    leadPeriods: durations.describe(
      "periods from an order until the goods stand at the supplier's door, or each with its chance in per cent: `{ 4: 80, 5: 20 }`",
    ),
    lane: laneId.optional().describe('the lane on which its goods leave; may be left out when `supplier>site` exists'),
    callOffPeriods: z
      .int()
      .min(1)
      .max(60)
      .optional()
      .describe('an order is handed over in equal parts on so many periods in a row; missing: all at once'),
    capacity: units.optional().describe('units of all items it can hand over in one period; missing: any number'),
    rejectPercent: percent.default(0).describe('share of goods that are refused on arrival, in per cent'),
    payablePeriods: periods.default(0).describe('periods until its bills are paid'),
    expedite: z
      .strictObject({ premiumPercent: z.number().min(0).max(1000).describe('extra on the price, in per cent'), leadPeriods: periods })
      .optional()
      .describe('what hurrying costs, and the lead time then'),
    qualification: z
      .strictObject({ rounds: z.int().min(1).max(100).describe('rounds until it may deliver'), cost: price.default(0) })
      .optional()
      .describe('what it takes before it may deliver; missing: it is qualified from the start'),
    offers: z.record(id, offerFormat).describe('what it sells, by item'),
  })
  .describe('a supplier');

const labourFormat = z
  .strictObject({
    crew: z.int().min(0).max(10_000).describe('people employed at the start'),
    shiftMinutes: z.int().min(1).max(1440).describe('working minutes of one person and period'),
    attendancePercent: percent.default(100).describe('share of people who come to work, in per cent'),
    wagePerMinute: price.describe('wage of one minute; money with at most two decimals'),
    overtimePercent: factorPercent.default(150).describe('overtime wage in per cent of the wage, e.g. 150'),
    temps: z
      .strictObject({ most: z.int().min(0).max(10_000), productivityPercent: percent, wagePerMinute: price })
      .default({ most: 0, productivityPercent: 70, wagePerMinute: 0 })
      .describe('people from an agency: how many, how productive in per cent, what a minute costs'),
    hires: z
      .strictObject({ most: z.int().min(0).max(10_000), cost: price })
      .default({ most: 0, cost: 0 })
      .describe('people who can be hired for good: how many a round, what one costs'),
    putawayMinutes: minutes.describe('minutes to put one unit away'),
    pickMinutes: minutes.describe('minutes to pick one unit'),
    returnMinutes: minutes.describe('minutes to handle one returned unit'),
    emergencyFactor: factor.default(1).describe('factor on the work of a line that is an emergency'),
    emergencyDispatchCost: price.default(0).describe('extra freight of one emergency line; money'),
    slotting: z
      .strictObject({ minutesPerRound: z.int().min(0).max(1_000_000), pickFactor: factor })
      .default({ minutesPerRound: 0, pickFactor: 1 })
      .describe('better slotting: minutes it takes in its round, factor on picking afterwards'),
    cycleCountMinutes: z.int().min(0).max(10_000).default(0).describe('minutes to count one item'),
    errorPercent: percent.default(0).describe('share of picked units that go wrong when all is calm, in per cent'),
    errorMostPercent: percent.default(0).describe('the same at its worst, in per cent'),
    errorBatch: z.int().min(1).max(100_000).default(1).describe('units that go wrong together'),
    returnPeriods: periods.default(0).describe('periods until wrong units come back'),
  })
  .describe('the people who work at a site');

export const siteFormat = z
  .strictObject({
    name: text,
    at: place,
    kind: z
      .enum(['warehouse', 'port', 'factory', 'shop'])
      .describe('`warehouse`, `port` (passes goods on, keeps none), `factory` or `shop`'),
    seat: seat.optional().describe('the role that runs this site and decides its orders (classic)'),
    suppliedBy: z
      .union([id, z.array(id).min(1).max(20)])
      .optional()
      .describe('the id of a site, or of a supplier or a list of them (the first takes what is not shared out)'),
    stocks: z.array(id).min(1).max(50).optional().describe('the items kept here; missing: all'),
    replenish: z
      .strictObject({
        coverPeriods: z.int().min(1).max(1000).describe('periods of demand to order up to'),
        averagePeriods: z.int().min(1).max(1000).describe('periods over which demand is averaged'),
      })
      .optional()
      .describe('orders by itself, every period, up to cover; missing: somebody orders with the `order` lever'),
    storage: z.int().min(1).max(1_000_000_000).optional().describe('volume that fits, a whole number; missing: any'),
    storageCost: price.default(0).describe('cost of the storage in one period; money'),
    overflowCost: price.default(0).describe('cost of one volume of overflow space in one period; money'),
    holdingCost: price.default(0).describe('charged for a unit on hand and period; money with at most two decimals'),
    backlogCost: price.default(0).describe('charged for a unit owed and period; money with at most two decimals'),
    handlingCost: price.default(0).describe('paid for a unit that comes in; money with at most two decimals'),
    labour: labourFormat.optional().describe('the people who work here; missing: work takes no time'),
    opening: z
      .strictObject({
        onHand: z
          .union([units, z.record(id, units)])
          .default(0)
          .describe('units at the start: one number for every item, or a map by item'),
        arrivals: z
          .array(z.strictObject({ period, units, item: id.optional(), lane: laneId.optional() }))
          .max(500)
          .default([])
          .describe('goods on their way here at the start: the period in which they reach the end of their lane, and units'),
        cards: z
          .array(z.strictObject({ period, units, item: id.optional() }))
          .max(500)
          .default([])
          .describe("this site's orders that its supplying site reads in a coming period"),
      })
      .prefault({})
      .describe('how things stand at the start'),
  })
  .describe('a site: warehouse, port, factory or shop');

const modeFormat = z
  .strictObject({
    name: text.optional(),
    transitPeriods: durations.describe('periods under way, or each possible number with its chance in per cent: `{ 9: 70, 12: 30 }`'),
    loadVolume: z
      .int()
      .min(1)
      .max(1_000_000_000)
      .optional()
      .describe('volume of one load, a whole number; missing: everything is one load'),
    costPerLoad: price.default(0).describe('cost of one started or booked load; money'),
    booked: z
      .strictObject({
        mostPerRound: z.int().min(0).max(10_000).describe('loads that can be booked for a round'),
        spotPerPeriod: z.int().min(0).max(10_000).describe('loads to be had on the spot in one period'),
        spotCost: price.describe('cost of one load on the spot; money'),
      })
      .optional()
      .describe('loads are booked a round ahead, or bought on the spot; missing: there is always room'),
    direct: z.boolean().default(false).describe('true: goes straight to where the goods are bound for, past the ports'),
  })
  .describe('a way of transport');

export const laneFormat = z
  .strictObject({
    orderDelayPeriods: periods.default(0).describe('periods until an order is read at the other end'),
    transitPeriods: durations.optional().describe('periods under way, for a lane with one free way of transport; otherwise `modes`'),
    modes: z.record(id, modeFormat).optional().describe('the ways of transport, the usual one first'),
    alternative: laneId.optional().describe('the lane that `reroute` takes instead'),
  })
  .describe('a lane between two places');

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

const siteEffect = (kind: 'orderPaused' | 'shipmentPaused' | 'transitPaused' | 'receiptPaused', meaning: string) =>
  z.strictObject({ kind: z.literal(kind), site: id }).describe(meaning);

const effectFormat = z
  .discriminatedUnion('kind', [
    siteEffect('orderPaused', "the site's orders are thrown away"),
    siteEffect('shipmentPaused', "what the site's supplier would ship to it is held at the supplier"),
    siteEffect('transitPaused', 'goods on their way to the site stand still'),
    siteEffect('receiptPaused', 'goods wait outside the site'),
    z.strictObject({
      kind: z.literal('transitDelay'),
      lane: laneId,
      periods: periods.describe('periods added to what leaves on the lane'),
    }),
    z.strictObject({ kind: z.literal('supplierCapacity'), supplier: id, percent: factorPercent }),
    z.strictObject({ kind: z.literal('laneCapacity'), lane: laneId, percent: factorPercent }),
    z.strictObject({ kind: z.literal('crew'), site: id, percent: factorPercent }),
    z.strictObject({
      kind: z.literal('demand'),
      items: z.array(id).min(1).max(50).optional().describe('the items it touches; missing: all'),
      segments: z.array(segmentId).min(1).max(200).optional().describe('the segments it touches; missing: all'),
      percent: factorPercent,
    }),
  ])
  .describe(
    'an effect with its `kind`: orderPaused, shipmentPaused, transitPaused, receiptPaused, transitDelay, supplierCapacity, laneCapacity, crew or demand',
  );

export const eventFormat = z
  .strictObject({
    name: text,
    startPeriod: period.describe('first period of the event, counted from 1'),
    activePeriods: z.int().min(1).max(10_000).describe('periods at full strength, 1 or more'),
    rampPeriods: periods.default(0).describe('periods of growing strength before that'),
    recoveryPeriods: periods.default(0).describe('periods of fading strength after it'),
    signals: z
      .array(z.strictObject({ period, seats: z.array(seat).min(1).max(4), text }))
      .max(20)
      .default([])
      .describe('who hears of it, when, in which words'),
    effects: z.array(effectFormat).min(1).max(20),
  })
  .describe('something that happens to the company');
