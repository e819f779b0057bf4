import { z } from 'zod';
import { factorPercent, id, laneId, percent, period, periods, seat, segmentId, text } from './format-values.ts';

/** What happens to the company from outside. */

const items = z.array(id).min(1).max(50).optional().describe('the items it touches; missing: all');

const siteEffect = (kind: 'orderPaused' | 'shipmentPaused' | 'transitPaused' | 'receiptPaused', meaning: string) =>
  z.strictObject({ kind: z.literal(kind), site: id.describe('the site it happens to') }).describe(meaning);

const scaled = <K extends string, S extends z.ZodRawShape>(kind: K, place: S, meaning: string) =>
  z.strictObject({ kind: z.literal(kind), ...place, percent: factorPercent }).describe(meaning);

const lost = <K extends string>(kind: K, meaning: string) =>
  z
    .strictObject({
      kind: z.literal(kind),
      site: id.describe('the site it happens to'),
      items,
      percent: percent.describe('share of what is there, in per cent'),
    })
    .describe(meaning);

const effectFormat = z
  .discriminatedUnion('kind', [
    siteEffect('orderPaused', "the site's orders are thrown away"),
    siteEffect(
      'shipmentPaused',
      "what the site's supplier would ship to it is held there at the supplier's cost, stays on the site's order, and is released afterwards",
    ),
    siteEffect(
      'transitPaused',
      'what is due in the first period still arrives, everything else on its way to the site stands still; the site may be a port',
    ),
    siteEffect('receiptPaused', "goods wait at the site's door, at its cost; it may be a port"),
    z
      .strictObject({
        kind: z.literal('transitDelay'),
        lane: laneId.describe('the lane it happens to, as `from>to`'),
        periods: periods.describe('periods added to what leaves on the lane'),
      })
      .describe('what leaves on the lane takes longer by some periods'),
    scaled('transitTime', { lane: laneId.describe('the lane it happens to, as `from>to`') }, 'transit of what leaves on the lane'),
    scaled(
      'laneCapacity',
      { lane: laneId.describe('the lane it happens to, as `from>to`') },
      'loads of a lane with a `booked` mode, booked and on the spot',
    ),
    scaled(
      'freight',
      { lanes: z.array(laneId).min(1).max(200).optional().describe('the lanes it touches; missing: all') },
      'price of every load, booked, on the spot or plain',
    ),
    scaled('fuel', {}, "price of fuel: of every load's price the part that is fuel (`fuelPercent` of its mode)"),
    scaled('supplierCapacity', { supplier: id.describe('the supplier it happens to') }, 'what a supplier with `capacity` can hand over'),
    scaled(
      'supplierLead',
      { supplier: id.describe('the supplier it happens to') },
      'lead time of what is ordered from the supplier meanwhile',
    ),
    scaled(
      'purchasePrice',
      { supplier: id.describe('the supplier it happens to'), items },
      'price of what is ordered from the supplier meanwhile',
    ),
    scaled(
      'yield',
      { supplier: id.describe('the supplier it happens to') },
      'share of an order that the supplier delivers in the end, of what stands ready meanwhile',
    ),
    scaled('crew', { site: id.describe('the site it happens to') }, 'people who come to work; the site needs `labour`'),
    scaled('wages', { site: id.describe('the site it happens to') }, 'wages of crew, temps and overtime; the site needs `labour`'),
    scaled('storage', { site: id.describe('the site it happens to') }, 'volume that fits into the site, which needs `storage`'),
    scaled('holding', { site: id.describe('the site it happens to') }, "the site's holding and storage costs"),
    z
      .strictObject({
        kind: z.literal('demand'),
        items,
        segments: z.array(segmentId).min(1).max(200).optional().describe('the segments it touches; missing: all'),
        percent: factorPercent,
      })
      .describe('what customers want'),
    lost('stockDestroyed', 'stock on shelf, dock and at the door is lost when the event begins, and written off'),
    lost('stockQuarantined', 'stock on the shelf is out of reach while the event is active; it is still owned, and comes back'),
    z
      .strictObject({
        kind: z.literal('recordsFrozen'),
        sites: z.array(id).min(1).max(200).optional().describe('the sites it touches; missing: all'),
      })
      .describe('desks show what the records said before the event'),
    z
      .strictObject({
        kind: z.literal('leadTimeWrong'),
        supplier: id.optional().describe('the supplier whose recorded lead time is wrong; or give `lane`'),
        lane: laneId.optional().describe('the lane whose recorded transit is wrong; or give `supplier`'),
        percent: factorPercent.describe('what the records say in per cent of the true time'),
      })
      .describe('people see and reckon with a wrong lead time'),
  ])
  .describe(
    'an effect with its `kind`: orderPaused, shipmentPaused, transitPaused, receiptPaused, transitDelay, transitTime, laneCapacity, freight, fuel, supplierCapacity, supplierLead, purchasePrice, yield, crew, wages, storage, holding, demand, stockDestroyed, stockQuarantined, recordsFrozen or leadTimeWrong',
  );

const signalFormat = z
  .strictObject({
    period: period.optional().describe('the period in which it is heard, counted from 1; only with `startPeriod`'),
    after: periods.optional().describe('periods after the trigger in which it is heard, instead of `period`'),
    seats: z.array(seat).min(1).max(4).describe('the roles that hear it'),
    text: text.describe('what they hear'),
  })
  .describe('a message about the event');

export const eventFormat = z
  .strictObject({
    name: text.describe('what the event is called'),
    startPeriod: period.optional().describe('first period of the event, counted from 1; this, `when` or `held` is its trigger'),
    when: z
      .string()
      .min(1)
      .max(200)
      .optional()
      .describe('a condition on the company that triggers it once, such as `stockDays at dc > 20 for 2 rounds`'),
    held: z.literal(true).optional().describe('`true`: the facilitator triggers it'),
    delayPeriods: periods.optional().describe('periods from the trigger to the first period, with `when` and `held`; missing: 0'),
    activePeriods: z.int().min(1).max(10_000).describe('periods at full strength, 1 or more'),
    rampPeriods: periods.default(0).describe('periods of growing strength before that'),
    recoveryPeriods: periods.default(0).describe('periods of fading strength after it'),
    signals: z.array(signalFormat).max(20).default([]).describe('who hears of it, when, in which words'),
    effects: z.array(effectFormat).min(1).max(20).describe('what it does, all at once'),
  })
  .describe('something that happens to the company');
