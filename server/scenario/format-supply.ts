import { z } from 'zod';
import { colour, durations, factor, id, laneId, percent, periods, place, price, text, units } from './format-values.ts';

/** Items, and the suppliers that sell them. Strict, as all of the format: a key that is not listed is an error. */

export const itemFormat = z
  .strictObject({
    name: text.describe('what the item is called'),
    colour: colour.optional().describe("its colour on every screen, such as '#0072b2'; missing: one is chosen"),
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
      .array(
        z.strictObject({
          from: units.describe('units of an order from which this price holds; the first is 0'),
          cost: price.describe('price of one unit; money with at most two decimals'),
        }),
      )
      .min(1)
      .max(10)
      .optional()
      .describe('prices by quantity instead of `cost`, rising, the first from 0: `[{ from: 0, cost: 6.00 }, { from: 500, cost: 5.70 }]`'),
    minimum: units.default(0).describe('smallest quantity of an order, in units'),
    multiple: z.int().min(1).max(1_000_000).default(1).describe('orders are rounded up to a multiple of this, in units'),
    lane: laneId.optional().describe("the lane on which this item leaves; missing: the supplier's"),
  })
  .describe('what a supplier asks for an item');

export const supplierFormat = z
  .strictObject({
    name: text.describe('what the supplier is called'),
    at: place.describe('where it is, such as `{ longitude: -0.88, latitude: 41.65 }`'),
    leadPeriods: durations.describe(
      "periods from an order until the goods stand at the supplier's door, or each with its chance in per cent: `{ 4: 80, 5: 20 }`, or `{ gamma: { mean: 4, cv: 0.5 } }`",
    ),
    lane: laneId.optional().describe('the lane on which its goods leave; may be left out when `supplier>site` exists'),
    callOffPeriods: z
      .int()
      .min(1)
      .max(60)
      .optional()
      .describe('an order is handed over in equal parts on so many periods in a row; missing: all at once'),
    capacity: units.optional().describe('units of all items it can hand over in one period; missing: any number'),
    rejectPercent: percent.default(0).describe('share of goods that are refused at the door and made again, in per cent'),
    yieldPercent: z
      .union([
        percent,
        z.strictObject({
          mean: percent.describe('share that comes on average, in per cent'),
          sd: z.number().min(0).max(100).describe('standard deviation of the share from one batch to another, in points of per cent'),
        }),
      ])
      .default(100)
      .describe(
        'share of an order that there is when it stands ready, in per cent, or with its spread `{ mean: 95, sd: 3 }`; the rest never comes and is not billed; 100: all of it',
      ),
    payablePeriods: periods.default(0).describe('periods until its bills are paid'),
    expedite: z
      .strictObject({
        premiumPercent: z.number().min(0).max(1000).describe('extra on the price, in per cent'),
        leadPeriods: periods.describe('periods until hurried goods are ready'),
      })
      .optional()
      .describe('what hurrying costs, and the lead time then'),
    qualification: z
      .strictObject({
        rounds: z.int().min(1).max(100).describe('rounds until it may deliver'),
        cost: price.default(0).describe('what qualifying it costs, once; money'),
      })
      .optional()
      .describe('what it takes before it may deliver; missing: it is qualified from the start'),
    offers: z.record(id, offerFormat).describe('what it sells, by item'),
  })
  .describe('a supplier');
