import { z } from 'zod';
import { informationLevels, levers, seats } from './ids.ts';

const round = z.int().min(1).max(10_000);

/** One thing done otherwise. */
const changeSchema = z.discriminatedUnion('kind', [
  /** An own lever's value in a round; standing ones keep it until the next change of the record. */
  z.strictObject({
    kind: z.literal('decision'),
    round,
    seat: z.enum(seats),
    lever: z.enum(levers),
    key: z.string().max(80),
    value: z.int().min(-1_000_000_000).max(1_000_000_000),
  }),
  /** Without an agreement (what it filled in is put back), or with its action pledges carried out whatever was done. */
  z.strictObject({ kind: z.literal('agreement'), agreement: z.string().max(20), outcome: z.enum(['without', 'kept']) }),
  /** A seat is played by bots from the first changed round on. */
  z.strictObject({ kind: z.literal('policy'), seat: z.enum(seats), policy: z.enum(['silo', 'coordinated', 'doNothing']) }),
  /** What seats may know of each other from the first changed round on. */
  z.strictObject({ kind: z.literal('level'), level: z.enum(informationLevels) }),
]);
export type WhatIfChange = z.infer<typeof changeSchema>;

/**
 * Body of POST /api/replays/GAME/what-if: the same world from a round on, with something done otherwise. `asDecided`: everything else as
 * it was, in absolute numbers. `asMeant`: the others follow the new situation with the same intent (an order its order-up-to level).
 */
export const whatIfSchema = z.strictObject({
  fromRound: round,
  rest: z.enum(['asDecided', 'asMeant']).default('asMeant'),
  changes: z.array(changeSchema).min(1).max(40),
});
export type WhatIf = z.infer<typeof whatIfSchema>;

/** Body of POST /api/replays/GAME/branches: the same, to keep under a title. */
export const branchSchema = whatIfSchema.extend({ title: z.string().trim().min(1).max(80) });
export type BranchWanted = z.infer<typeof branchSchema>;

/** Body of POST /api/leader-links. */
export const leaderLinkSchema = z.strictObject({
  days: z.int().min(1).max(365).default(30),
  names: z.boolean().default(false),
});
export type LeaderLinkWanted = z.infer<typeof leaderLinkSchema>;

/** Body of POST /api/attempts: the team of a finished game plays once more, in a world that nobody knows yet, or in the same one. */
export const attemptSchema = z.strictObject({ game: z.string().min(1).max(40), world: z.enum(['fresh', 'same']).default('fresh') });
export type AttemptWanted = z.infer<typeof attemptSchema>;
/** Its answer: the new game, in the lobby. */
export type AttemptOpened = { readonly game: string };

/** Body of POST /api/replays/GAME/commitments: all that a team, or its facilitator, writes down for Monday. It replaces what stood there. */
export const commitmentsSchema = z.strictObject({
  commitments: z.array(z.strictObject({ text: z.string().trim().min(1).max(300), seat: z.enum(seats).optional() })).max(12),
});
export type CommitmentsWanted = z.infer<typeof commitmentsSchema>;
