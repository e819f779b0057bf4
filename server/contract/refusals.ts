import { z } from 'zod';

/** Why a command was not taken. The code is `area/reason`; clients have a sentence for each. */
export const refusalCodes = [
  'wire/malformed',
  'wire/too-large',
  'wire/too-many',
  'wire/unknown-command',
  'token/missing',
  'token/wrong',
  'token/not-allowed',
  'workshop/unknown',
  'workshop/full',
  'workshop/closed',
  'workshop/not-running',
  'workshop/name',
  'scenario/unknown',
  'scenario/invalid',
  'game/unknown',
  'game/finished',
  'seat/unknown',
  'seat/taken',
  'seat/not-yours',
  'seat/none',
  // A word, thanks or a look need somebody else.
  'seat/yourself',
  'phase/not-now',
  'phase/wrong-round',
  'phase/paused',
  'event/unknown',
  'event/not-held',
  'event/already',
  'lever/unknown',
  'lever/not-yours',
  'lever/locked',
  'lever/out-of-range',
  'lever/off-step',
  // Not at this information level, or the budget is used up.
  'sharing/level',
  'sharing/budget',
  'sharing/nothing',
  'talk/too-many',
  'talk/empty',
  'agreement/unknown',
  'agreement/not-yours',
  'agreement/not-now',
  'agreement/incomplete',
  'agreement/terms',
  'agreement/answer',
  'agreement/too-many',
  'huddle/not-asked',
  'customer/unknown',
  'customer/calls',
  // Not as many rounds as were asked for, or a place that is not on the map.
  'huddle/belief',
  'huddle/revealed',
  // A leader's link.
  'link/unknown',
  'link/expired',
  'link/revoked',
  'link/too-many',
  // A game is not over yet; not there, or not theirs to see; played under other rules; no file of a game, or a damaged one.
  'replay/not-yet',
  'replay/unknown',
  'replay/old-rules',
  'replay/file',
  // Something that cannot be done otherwise in this game.
  'replay/change',
  'replay/branches',
  // Only the team's latest game can be followed by another one.
  'game/not-latest',
  'store/unavailable',
] as const;
export type RefusalCode = (typeof refusalCodes)[number];

/** A refusal with what a person needs to mend it: `what` was wrong, and what would be right, as plain values for a sentence. */
const refusalSchema = z.strictObject({
  code: z.enum(refusalCodes),
  details: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
});
export type Refusal = z.infer<typeof refusalSchema>;

/** A refusal of that code. */
export const refuse = (code: RefusalCode, details?: Record<string, string | number>): Refusal =>
  details === undefined ? { code } : { code, details };
