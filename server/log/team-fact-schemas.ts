import { z } from 'zod';
import { answerSchema, pledgesSchema, termsSchema } from '../contract/agreement-schemas.ts';
import { panelIds } from '../contract/desk.ts';
import { huddleKinds } from '../contract/huddles.ts';
import { informationLevels, levers, seats } from '../contract/ids.ts';
import { preventions } from '../contract/agreement-words.ts';
import { messageTemplates } from '../contract/sharing.ts';
import { beliefSchema } from '../contract/team-commands.ts';

const agreement = z.string().min(1).max(12);
const seat = z.enum(seats);
const round = z.int().min(0);
const ms = z.int();
/** Lists without the wire's limits: facts may hold the pledges of several seats together, and what bots say never went over a wire. */
const pledges = z.array(pledgesSchema.element);
const actions = z.array(answerSchema.shape.actions.unwrap().element);
const card = z.array(answerSchema.shape.card.unwrap().element);
const filled = z.array(
  z.strictObject({ seat, round, lever: z.enum(levers), key: z.string(), value: z.number(), before: z.number().nullable() }),
);
const outcome = z.strictObject({
  kept: z.boolean(),
  actual: z.number().optional(),
  because: z.enum(['notActed', 'prevented', 'missed']).optional(),
  preventedBy: z.array(z.strictObject({ by: z.enum(preventions), name: z.string().optional() })).optional(),
});
const yes = z.literal(true).optional();
/** People's words join a fact after it was read (`texts.ts`); where they cannot be missing they begin as empty. */
const words = z.string().default('');

/** The stored form of what people do with each other. Strict: a key too many is damage. */
export const teamFactSchemas = [
  z.strictObject({
    type: z.literal('AgreementProposed'),
    agreement,
    round,
    atMs: ms,
    by: seat,
    to: z.array(seat),
    terms: termsSchema,
    pledges,
    emergency: yes,
  }),
  z.strictObject({
    type: z.literal('AgreementAnswered'),
    agreement,
    answer: answerSchema.extend({
      pledges: pledges.optional(),
      actions: actions.optional(),
      card: card.optional(),
      by: seat,
      round,
      atMs: ms,
    }),
  }),
  z.strictObject({
    type: z.literal('AgreementMade'),
    agreement,
    round,
    period: z.int().min(0),
    atMs: ms,
    pledges,
    filled,
    emergency: yes,
    againstAdvice: yes,
    settledBy: seat.optional(),
    reason: z.string().optional(),
  }),
  z.strictObject({ type: z.literal('AgreementFilled'), agreement, filled }),
  z.strictObject({ type: z.literal('AgreementEscalated'), agreement, by: seat, round }),
  z.strictObject({ type: z.literal('AgreementDeclined'), agreement, round, by: seat, reason: z.string().optional() }),
  z.strictObject({ type: z.literal('AgreementReleased'), agreement, round, by: seat.optional() }),
  z.strictObject({ type: z.literal('AgreementLapsed'), agreement, round }),
  z.strictObject({ type: z.literal('AgreementJudged'), agreement, round, kept: z.boolean(), pledges: z.array(outcome) }),
  z.strictObject({
    type: z.literal('WorthMeasured'),
    results: z.array(z.strictObject({ agreement, jointScore: z.number(), contributionCents: z.number() })),
  }),

  z.strictObject({
    type: z.literal('MessageSent'),
    round,
    atMs: ms,
    from: seat,
    to: z.union([seat, z.literal('team')]),
    template: z.enum(messageTemplates).optional(),
    text: z.string().optional(),
  }),
  z.strictObject({ type: z.literal('SignalPassedOn'), notice: z.string(), by: seat, to: z.array(seat), round, atMs: ms }),
  z.strictObject({ type: z.literal('PanelPublished'), by: seat, panel: z.enum(panelIds), round, asOfRound: round }),
  z.strictObject({ type: z.literal('ShadowingBegun'), by: seat, of: seat, round }),
  z.strictObject({ type: z.literal('CustomerAsked'), by: seat, round, slot: z.int().min(1) }),
  z.strictObject({ type: z.literal('LevelSet'), level: z.enum(informationLevels) }),

  z.strictObject({ type: z.literal('HuddleOpened'), round, kind: z.enum(huddleKinds), atMs: ms, deadlineMs: ms.optional() }),
  z.strictObject({ type: z.literal('HuddleAttended'), seat, round }),
  z.strictObject({ type: z.literal('BeliefGiven'), seat, round, belief: beliefSchema }),
  z.strictObject({ type: z.literal('WorkingAgreementWritten'), by: seat, round, text: words }),
  z.strictObject({ type: z.literal('LeadNamed'), by: seat, seat, round }),
  z.strictObject({ type: z.literal('Thanked'), from: seat, to: seat, round, text: words }),
  z.strictObject({ type: z.literal('HandOverWritten'), seat, round, text: words }),
  z.strictObject({
    type: z.literal('SeatsRotated'),
    round,
    moves: z.array(z.strictObject({ person: z.string().min(1).max(200), from: seat, to: seat })),
  }),

  z.strictObject({
    type: z.literal('CommitmentsWritten'),
    by: z.union([seat, z.literal('facilitator')]),
    atMs: ms,
    commitments: z.array(z.strictObject({ text: words, seat: seat.optional() })),
  }),
  z.strictObject({
    type: z.literal('BranchKept'),
    branch: z.string().min(1).max(200),
    fromRound: round,
    jointScore: z.number(),
    text: words,
  }),
] as const;

const teamFactTypes: ReadonlySet<string> = new Set(teamFactSchemas.map((schema) => schema.shape.type.value));

/** Facts in which people's own words may stand. */
export const isTeamFact = (type: string): boolean => teamFactTypes.has(type);
