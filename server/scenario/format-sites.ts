import { z } from 'zod';
import { replenishFormat } from './format-policies.ts';
import {
  durations,
  factor,
  factorPercent,
  id,
  laneId,
  minutes,
  percent,
  period,
  periods,
  place,
  price,
  seat,
  text,
  units,
} from './format-values.ts';

/** Sites and the people who work there, and the lanes between all places. */

const labourFormat = z
  .strictObject({
    crew: z.int().min(0).max(10_000).describe('people employed at the start'),
    shiftMinutes: z.int().min(1).max(1440).describe('working minutes of one person and period'),
    attendancePercent: percent.default(100).describe('share of people who come to work, in per cent'),
    wagePerMinute: price.describe('wage of one minute; money with at most two decimals'),
    overtimePercent: factorPercent.default(150).describe('overtime wage in per cent of the wage, e.g. 150'),
    temps: z
      .strictObject({
        most: z.int().min(0).max(10_000).describe('people the agency can send at once'),
        productivityPercent: percent.describe('what one of them gets done, in per cent of the crew'),
        wagePerMinute: price.describe('what a minute of one costs; money with at most two decimals'),
      })
      .default({ most: 0, productivityPercent: 70, wagePerMinute: 0 })
      .describe('people from an agency: how many, how productive in per cent, what a minute costs'),
    hires: z
      .strictObject({
        most: z.int().min(0).max(10_000).describe('people that can be hired in one round'),
        cost: price.describe('what hiring one costs, once; money'),
      })
      .default({ most: 0, cost: 0 })
      .describe('people who can be hired for good: how many a round, what one costs'),
    putawayMinutes: minutes.describe('minutes to put one unit away'),
    pickMinutes: minutes.describe('minutes to pick one unit'),
    returnMinutes: minutes.describe('minutes to handle one returned unit'),
    emergencyFactor: factor.default(1).describe('factor on the work of a line that is an emergency'),
    emergencyDispatchCost: price.default(0).describe('extra freight of one emergency line; money'),
    slotting: z
      .strictObject({
        minutesPerRound: z.int().min(0).max(1_000_000).describe('minutes of work it takes in its round; 0: there is no slotting'),
        pickFactor: factor.describe('factor on picking afterwards, such as 0.85; 1 = unchanged'),
      })
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
    name: text.describe('what the site is called'),
    at: place.describe('where it is, such as `{ longitude: -3.70, latitude: 40.42 }`'),
    kind: z
      .enum(['warehouse', 'port', 'factory', 'shop'])
      .describe('`warehouse`, `port` (passes goods on, keeps none), `factory` or `shop`'),
    seat: seat.optional().describe('the role that runs this site and decides its orders (classic)'),
    suppliedBy: z
      .union([id, z.array(id).min(1).max(20)])
      .optional()
      .describe('the id of a site, or of a supplier or a list of them (the first takes what is not shared out)'),
    stocks: z.array(id).min(1).max(50).optional().describe('the items kept here; missing: all'),
    replenish: replenishFormat.optional(),
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
          .array(
            z.strictObject({
              period: period.describe('period in which they reach the end of their lane, counted from 1'),
              units: units.describe('units under way'),
              item: id.optional().describe('the item; missing: so many of every item'),
              lane: laneId.optional().describe('the lane they are on; missing: the usual one'),
            }),
          )
          .max(500)
          .default([])
          .describe('goods on their way here at the start: the period in which they reach the end of their lane, and units'),
        cards: z
          .array(
            z.strictObject({
              period: period.describe('period in which the supplying site reads the order, counted from 1'),
              units: units.describe('units ordered'),
              item: id.optional().describe('the item; missing: so many of every item'),
            }),
          )
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
    name: text.optional().describe('what this way of transport is called; missing: its id'),
    transitPeriods: durations.describe(
      'periods under way, or each possible number with its chance in per cent: `{ 9: 70, 12: 30 }`, or `{ gamma: { mean: 10, cv: 0.3 } }`',
    ),
    loadVolume: z
      .int()
      .min(1)
      .max(1_000_000_000)
      .optional()
      .describe('volume of one load, a whole number; missing: everything is one load'),
    costPerLoad: price.default(0).describe('cost of one started or booked load; money'),
    fuelPercent: percent.optional().describe("part of a load's price that is fuel, in per cent; `fuel` events scale it; missing: 30"),
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
    transitPeriods: durations
      .optional()
      .describe(
        'periods under way, for a lane with one free way of transport; otherwise `modes`; a number, or chances `{ 2: 70, 3: 30 }`, or `{ gamma: { mean: 4, cv: 0.5 } }`',
      ),
    modes: z.record(id, modeFormat).optional().describe('the ways of transport, the usual one first'),
    alternative: laneId.optional().describe('the lane that `reroute` takes instead'),
  })
  .describe('a lane between two places');
