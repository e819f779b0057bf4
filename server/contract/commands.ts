import { z } from 'zod';
import { informationLevels, levers, seats } from './ids.ts';
import { teamCommandSchemas } from './team-commands.ts';

/** One input's new value; `null` gives the field back to its proposal or standing value. */
export const fieldValueSchema = z.strictObject({
  lever: z.enum(levers),
  key: z.string().max(80),
  value: z.int().min(-1_000_000_000).max(1_000_000_000).nullable(),
});
export type FieldValue = z.infer<typeof fieldValueSchema>;

const round = z.int().min(1).max(10_000);
const seat = z.enum(seats);

/** What a person or a facilitator may ask of a game. Strict: an unknown key is refused. */
export const gameCommandSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('takeSeat'), seat }),
  z.strictObject({ kind: z.literal('leaveSeat') }),
  z.strictObject({ kind: z.literal('setDecisions'), round, values: z.array(fieldValueSchema).min(1).max(64) }),
  z.strictObject({ kind: z.literal('commit'), round }),
  z.strictObject({ kind: z.literal('withdraw'), round }),
  // What the people of a team do with each other.
  ...teamCommandSchemas,
  // Facilitators only.
  z.strictObject({ kind: z.literal('start') }),
  z.strictObject({ kind: z.literal('pause') }),
  z.strictObject({ kind: z.literal('resume') }),
  z.strictObject({ kind: z.literal('force'), round }),
  // On from the review, or from the huddle. `from` keeps two who press at once from ending what the first of them has just begun.
  z.strictObject({ kind: z.literal('advance'), round, from: z.enum(['review', 'huddle']).optional() }),
  z.strictObject({ kind: z.literal('extend'), seconds: z.int().min(10).max(3600) }),
  // An event that the scenario holds back happens with the round that is resolved next.
  z.strictObject({ kind: z.literal('inject'), event: z.string().min(1).max(80) }),
  // What seats may know of each other from now on, whatever the act says.
  z.strictObject({ kind: z.literal('setLevel'), level: z.enum(informationLevels) }),
]);
export type GameCommand = z.infer<typeof gameCommandSchema>;
export type GameCommandKind = GameCommand['kind'];

/** What arrives on the socket: `id` makes a retry harmless, the game is named because a facilitator has many. */
export const commandEnvelopeSchema = z.strictObject({
  id: z.string().min(8).max(40),
  game: z.string().max(40),
  command: gameCommandSchema,
});
export type CommandEnvelope = z.infer<typeof commandEnvelopeSchema>;

/** Body of POST /api/workshops. Its answer carries the facilitator's token. */
export const createWorkshopSchema = z.strictObject({
  scenario: z.string().min(1).max(80),
  teams: z.int().min(1).max(100).default(1),
  /** Missing: 128 random bits. */
  seed: z.string().min(1).max(80).optional(),
  /** How rounds go on: by the facilitator's hand, or each team when it has read its recap. */
  pace: z.enum(['hand', 'team']).default('team'),
  minPlanningSeconds: z.int().min(0).max(600).optional(),
  planningSeconds: z.int().min(10).max(3600).optional(),
});
export type CreateWorkshop = z.infer<typeof createWorkshopSchema>;

/** Body of POST /api/join. */
export const joinSchema = z.strictObject({
  code: z.string().min(4).max(12),
  name: z.string().trim().min(1).max(40),
});
export type Join = z.infer<typeof joinSchema>;

/** Body of POST /api/rehearsals, with a person's token as bearer: a throw-away game at that seat, of the scenario of a game that has not started. */
export const rehearsalSchema = z.strictObject({ game: z.string().min(1).max(40), seat });
export type RehearsalWanted = z.infer<typeof rehearsalSchema>;
