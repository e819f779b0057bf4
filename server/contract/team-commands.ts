import { z } from 'zod';
import { answerSchema, freeText, pledgesSchema, termsSchema } from './agreement-schemas.ts';
import { panelIds } from './desk.ts';
import { seats } from './ids.ts';
import { messageTemplates } from './sharing.ts';

const seat = z.enum(seats);
/** Demand of the coming rounds in units of all items, a place or lane of the map, and trust from 1 to 5. */
export const beliefSchema = z.strictObject({
  demandByRound: z.array(z.int().min(0).max(1_000_000_000)).min(1).max(12),
  bottleneck: z.string().min(1).max(80),
  trust: z.int().min(1).max(5),
});
const agreement = z.string().min(1).max(12);

/** What people, and bots, do with each other. Strict: an unknown key is refused. */
export const teamCommandSchemas = [
  // To one seat (requests), or to all others (everything else).
  z.strictObject({ kind: z.literal('propose'), to: z.array(seat).min(1).max(3), terms: termsSchema, pledges: pledgesSchema }),
  z.strictObject({ kind: z.literal('answer'), agreement, ...answerSchema.shape }),
  // Promotion plan: launch it. Crisis response: no more answers are waited for.
  z.strictObject({ kind: z.literal('conclude'), agreement }),
  z.strictObject({ kind: z.literal('release'), agreement }),
  z.strictObject({ kind: z.literal('escalate'), agreement }),
  // The planning lead decides what was escalated.
  z.strictObject({ kind: z.literal('arbitrate'), agreement, accept: z.boolean(), reason: freeText.optional() }),

  z.strictObject({
    kind: z.literal('message'),
    to: z.union([seat, z.literal('team')]),
    template: z.enum(messageTemplates).optional(),
    text: freeText.optional(),
  }),
  z.strictObject({ kind: z.literal('passOn'), notice: z.string().min(1).max(80), to: z.array(seat).min(1).max(3) }),
  z.strictObject({ kind: z.literal('publish'), panel: z.enum(panelIds) }),
  z.strictObject({ kind: z.literal('shadow'), seat }),
  // A key account is asked what would still do, of its request with that number for the round being planned.
  z.strictObject({ kind: z.literal('askCustomer'), round: z.int().min(1).max(10_000), slot: z.int().min(1).max(9) }),

  z.strictObject({ kind: z.literal('attend') }),
  z.strictObject({ kind: z.literal('believe'), belief: beliefSchema }),
  z.strictObject({ kind: z.literal('writeWorkingAgreement'), text: freeText }),
  z.strictObject({ kind: z.literal('nameLead'), seat }),
  z.strictObject({ kind: z.literal('thank'), to: seat, text: freeText }),
  z.strictObject({ kind: z.literal('handOver'), text: freeText }),
] as const;

const teamCommandSchema = z.discriminatedUnion('kind', teamCommandSchemas);
export type TeamCommand = z.infer<typeof teamCommandSchema>;
export type TeamCommandKind = TeamCommand['kind'];
