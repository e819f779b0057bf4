import { z } from 'zod';
import { huddleKinds } from '../contract/huddles.ts';
import { round, text } from './format-values.ts';

/** How the people of a team come together: their meetings between rounds, and how much of each other's desks they may look at. */

const huddleFormat = z.strictObject({
  afterRound: round.describe('the round it follows, counted from 1'),
  kind: z.enum(huddleKinds).default('standUp').describe('`standUp`: a short look round; `summit`: a meeting between two acts'),
  seconds: z
    .int()
    .min(30)
    .max(3600)
    .default(300)
    .describe('seconds until it ends by itself, 30 to 3600; where the facilitator leads by hand, it waits for the hand'),
  prompts: z.array(text).min(1).max(8).optional().describe('questions to talk about, one after the other; missing: those of its kind'),
  beliefRounds: z
    .int()
    .min(0)
    .max(12)
    .default(0)
    .describe(
      'first everybody draws the demand of so many coming rounds, names the bottleneck and says how far they trust the team, before anybody sees the others; 0: nothing of that',
    ),
  rotate: z.boolean().default(false).describe('true: when it ends everybody moves on by one seat'),
});

export const huddlesFormat = z.array(huddleFormat).max(52).default([]).describe('meetings of the team between two rounds');

export const sharingFormat = z
  .strictObject({
    shadowings: z
      .int()
      .min(0)
      .max(52)
      .default(2)
      .describe("looks at a colleague's desk that a seat has in the whole game, for a round each"),
    publicationsPerRound: z.int().min(0).max(12).default(2).describe('panels that a seat may put on the board in a round'),
  })
  .prefault({})
  .describe("how much of each other's desks seats may look at, where the act allows it");
