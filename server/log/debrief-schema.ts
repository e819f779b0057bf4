import { z } from 'zod';
import { bullwhipCauses, factKinds, momentEvidence, momentKinds, players } from '../contract/debrief.ts';
import type { Debrief } from '../contract/debrief.ts';
import { informationLevels, levers, seats } from '../contract/ids.ts';

const seat = z.enum(seats);
const round = z.int().min(0);
const name = z.string().max(300);
const values = z.record(z.string().max(80), z.union([z.string().max(2000), z.number()]));
const outcome = z.looseObject({ jointScore: z.number(), contributionCents: z.number() });
const text = z.union([z.string().max(2000), z.record(z.string().max(20), z.string().max(2000))]);
const player = z.enum(players);

const moment = z.looseObject({
  id: name,
  kind: z.enum(momentKinds),
  weight: z.number(),
  round,
  period: round,
  seats: z.array(seat).max(4),
  values,
  evidence: z.array(z.looseObject({ text: z.enum(momentEvidence), values })).max(40),
  agreement: name.optional(),
  worth: outcome.optional(),
});

const gap = z.looseObject({
  id: name,
  kind: z.enum(factKinds),
  values,
  text: text.optional(),
  place: name.optional(),
  item: name.optional(),
  firstSeats: z.array(seat).max(4),
  firstRound: round,
  others: z.array(
    z.looseObject({
      seat,
      learnt: z.looseObject({ round, from: z.union([seat, z.literal('itself')]) }).optional(),
      acted: z.looseObject({ round, lever: z.enum(levers) }).optional(),
    }),
  ),
  delayRounds: round,
  cost: outcome.optional(),
});

const form = z.looseObject({
  rulesVersion: z.int(),
  moments: z.array(moment).max(50),
  bullwhip: z.looseObject({
    benchmark: z.looseObject({
      policy: name,
      informationLevel: z.enum(informationLevels),
      links: z.array(z.record(z.string(), z.unknown())).max(1000),
    }),
    causes: z
      .looseObject({
        link: name,
        without: z.number(),
        withAll: z.number(),
        shares: z.array(z.looseObject({ cause: z.enum(bullwhipCauses), share: z.number() })).max(bullwhipCauses.length),
      })
      .optional(),
  }),
  gaps: z.array(gap).max(500),
  attribution: z
    .looseObject({
      coalitions: z.array(outcome).length(2 ** players.length),
      shares: z.array(outcome.extend({ player })).length(players.length),
      interactions: z.array(outcome.extend({ players: z.array(player).length(2) })).max((players.length * (players.length - 1)) / 2),
    })
    .optional(),
});

/**
 * The form of a stored debrief, as far as its readers lean on it: files come from elsewhere, and what stands in them is shown. Loose,
 * so that what a later version adds is carried along; and read as it is, so that it is written again to the byte.
 */
export const debriefSchema: z.ZodType<Debrief> = z.unknown().transform((value, context) => {
  for (const { path, message } of form.safeParse(value).error?.issues ?? []) context.addIssue({ code: 'custom', path: [...path], message });
  return value as Debrief;
});
