import { z } from 'zod';
import { answerKinds, impactSubjects, outcomeMeasureIds, relations } from './agreement-words.ts';
import type { OutcomeMeasure } from './agreement-words.ts';
import { kpiIds } from './desk.ts';
import { levers, seats } from './ids.ts';
import { isShowable } from './showable.ts';
import { fieldUnits } from './units.ts';

/** What may be said about agreements on the wire. */

const round = z.int().min(1).max(10_000);
const period = z.int().min(1).max(100_000);
const amount = z.int().min(-1_000_000_000).max(1_000_000_000);
const key = z.string().max(80);
const seat = z.enum(seats);
/** Free text of people: one line. It stands in the store's erasable table, never in the log itself. */
export const freeText = z.string().trim().min(1).max(280).refine(isShowable, 'not a line of text');

/** One's own lever, in a round: agreeing fills it in. */
export type ActionPledge = z.infer<typeof actionPledgeSchema>;
const actionPledgeSchema = z.strictObject({
  kind: z.literal('action'),
  seat,
  lever: z.enum(levers),
  key,
  relation: z.enum([...relations, 'exactly']),
  value: amount,
  round,
});

/** A predicate over the simulation's records. Pledges of one agreement on the same measure, place and item are instalments: amounts add up by date. */
export type OutcomePledge = z.infer<typeof outcomePledgeSchema>;
const outcomePledgeSchema = z.strictObject({
  kind: z.literal('outcome'),
  seat,
  measure: z.enum(outcomeMeasureIds as [OutcomeMeasure, ...OutcomeMeasure[]]),
  place: key,
  /** Missing: all items together. */
  item: key.optional(),
  value: z.int().min(0).max(1_000_000_000),
  byPeriod: period,
});

/** A SMART goal: a KPI over the rounds from the one after it was agreed to this one. The value is in the KPI's own unit. */
export type KpiPledge = z.infer<typeof kpiPledgeSchema>;
const kpiPledgeSchema = z.strictObject({
  kind: z.literal('kpi'),
  kpi: z.enum(kpiIds),
  relation: z.enum(relations),
  value: z.number().min(-1e12).max(1e12),
  byRound: round,
});

/** A number of the consensus forecast. All of an agreement's are kept together: 1 - WAPE is at least `forecastKeptFrom`. */
export type ForecastPledge = z.infer<typeof forecastPledgeSchema>;
const forecastPledgeSchema = z.strictObject({ kind: z.literal('forecast'), item: key, round, units: z.int().min(0).max(1_000_000_000) });

const pledgeSchema = z.discriminatedUnion('kind', [actionPledgeSchema, outcomePledgeSchema, kpiPledgeSchema, forecastPledgeSchema]);
export type Pledge = z.infer<typeof pledgeSchema>;
export const pledgesSchema = z.array(pledgeSchema).max(24);
const pledges = pledgesSchema;

/**
 * "Can you ...?": what, how many, where, by when, why, and what else would do. Only `what` must be there; what is missing is counted
 * (handoff error rate), and whoever accepts has to fill it in.
 */
export type RequestTerms = z.infer<typeof requestTermsSchema>;
const requestTermsSchema = z.strictObject({
  kind: z.literal('request'),
  what: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('outcome'), measure: z.enum(outcomeMeasureIds as [OutcomeMeasure, ...OutcomeMeasure[]]) }),
    z.strictObject({ kind: z.literal('action'), lever: z.enum(levers) }),
  ]),
  item: key.optional(),
  /** Where: a site, lane or segment; for a lever the field's key. */
  place: key.optional(),
  amount: amount.optional(),
  /** By when: a period for outcomes, for levers the round. */
  byPeriod: period.optional(),
  inRound: round.optional(),
  why: freeText.optional(),
  /** What else would do: less, or later. */
  otherwise: z.strictObject({ amount: amount.optional(), byPeriod: period.optional() }).optional(),
});
export const termsSchema = z.discriminatedUnion('kind', [
  requestTermsSchema,
  /** Sales wants to promote: `option` is the promotion's place in its lever, `round` the one in which it runs. */
  z.strictObject({
    kind: z.literal('promotionPlan'),
    item: key,
    option: z.int().min(0).max(99),
    round,
    /** What sales expects of the round's demand, per cent of a usual one. */
    upliftPercent: z.int().min(0).max(10_000).optional(),
    why: freeText.optional(),
  }),
  /** `signal`: the notice that brought it up, as on the desk of whoever opens it; opening it tells the others. */
  z.strictObject({ kind: z.literal('crisisResponse'), signal: z.string().max(80), why: freeText.optional() }),
  z.strictObject({ kind: z.literal('consensusForecast'), why: freeText.optional() }),
  z.strictObject({ kind: z.literal('objective'), why: freeText.optional() }),
]);
export type Terms = z.infer<typeof termsSchema>;

/** How a promotion looks from one desk: needed against available. Made by the one formula for previews (`estimates/impact.ts`). */
export type ImpactCard = readonly ImpactLine[];
export type ImpactLine = z.infer<typeof impactLineSchema>;
const impactLineSchema = z.strictObject({
  subject: z.enum(impactSubjects),
  /** What it is about: an item, a lane, a site; empty where it is the whole desk. */
  key,
  needed: z.number().min(-1e12).max(1e12),
  available: z.number().min(-1e12).max(1e12),
  unit: z.enum(fieldUnits),
});

export const answerSchema = z.strictObject({
  answer: z.enum(answerKinds),
  /** The offer (part, counter), or what the answering seat pledges itself (crisis, promotion plan), or what was missing (accept). */
  pledges: pledges.optional(),
  /** Own inputs by which an outcome is to be reached: agreeing fills them in, and what the promise was worth is measured by them. */
  actions: z
    .array(z.strictObject({ lever: z.enum(levers), key, value: amount }))
    .max(12)
    .optional(),
  /** 1 (a guess) to 5 (sure). */
  confidence: z.int().min(1).max(5).optional(),
  /** The smaller promotion that would do. */
  option: z.int().min(0).max(99).optional(),
  card: z.array(impactLineSchema).max(12).optional(),
  reason: freeText.optional(),
});
export type AnswerGiven = z.infer<typeof answerSchema>;
