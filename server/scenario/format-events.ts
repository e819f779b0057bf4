import { z } from 'zod';
import { factorPercent, id, laneId, period, periods, seat, segmentId, text } from './format-values.ts';

/** What happens to the company from outside. */

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
