import { z } from 'zod';
import { kpiIds, panelIds } from '../contract/desk.ts';
import { informationLevels, levers, seats } from '../contract/ids.ts';
import type { Lever } from '../contract/ids.ts';
import { eventFormat } from './format-events.ts';
import {
  accountRequestsFormat,
  csatFormat,
  marketFormat,
  moneyFormat,
  noiseFormat,
  pantryFormat,
  promotionFormat,
} from './format-markets.ts';
import { botsFormat, policyTableFormat } from './format-policies.ts';
import { laneFormat, siteFormat } from './format-sites.ts';
import { itemFormat, supplierFormat } from './format-supply.ts';
import { huddlesFormat, sharingFormat } from './format-team.ts';
import { lintRuleIds } from './lint/rules.ts';
import { id, laneId, round, rounds, text, units } from './format-values.ts';

/** The whole of a scenario file, `schema: 1`. scenarios/README.md explains it to people; this is what is checked. */

const bound = z.int().min(-1_000_000_000).max(1_000_000_000);
const initial = z.union([bound, id]);

const leverGroupFormat = z
  .strictObject({
    keys: z
      .array(z.string().min(1).max(120))
      .min(1)
      .max(200)
      .optional()
      .describe('what this role decides it for, e.g. `[water, juice]`; missing: everything there is'),
    least: bound.optional().describe('smallest value, a whole number'),
    most: bound.optional().describe('largest value, a whole number'),
    step: z.int().min(1).max(1_000_000).optional().describe('values are multiples of this above `least`'),
    initial: z
      .union([initial, z.record(z.string().max(120), initial)])
      .optional()
      .describe("value at the start, a number or an option's id, or a map of them by key"),
    fromRound: round.optional().describe('first round in which it can be changed, counted from 1'),
    rare: z.boolean().optional().describe('true: sits behind the "more" tab'),
  })
  .nullable()
  .describe('what a lever is for and how far it goes; empty: everything there is, usual range');

const leverFormat = z
  .union([leverGroupFormat, z.array(leverGroupFormat).min(1).max(10)])
  .describe('a lever: keys, least, most, step, initial, fromRound, rare; or a list of such groups');

const byKey = <K extends string, V extends z.ZodType>(keys: readonly K[], value: V): Record<K, V> =>
  Object.fromEntries(keys.map((key) => [key, value])) as Record<K, V>;

const roleFormat = z
  .strictObject({
    name: text.describe('what the role is called'),
    guide: text.describe('what this role is for and what it should look at first'),
    hurts: text.optional().describe('what the others do that hurts it'),
    owes: text.optional().describe('what it owes the others'),
    pull: text.optional().describe("why its KPI pulls away from the team's"),
    kpi: z.enum(kpiIds).describe('the KPI this role is measured by'),
    panels: z.array(z.enum(panelIds)).min(1).max(12).describe('what it sees, in the order of screens'),
    shared: z.array(z.enum(panelIds)).max(12).default([]).describe('panels of this role that everybody sees while the act is `open`'),
    levers: z.strictObject(byKey<Lever, z.ZodOptional<typeof leverFormat>>(levers, leverFormat.optional())).describe('what it can decide'),
  })
  .describe('a role');

const seconds = (least: number, most: number, meaning: string) =>
  z.int().min(least).max(most).describe(`seconds ${meaning}, ${least} to ${most}`);

const scorePartFormat = z
  .strictObject({
    weight: z.number().min(0).max(100).describe('share of the joint score; all of them add up to 100'),
    zero: z.number().min(-1e12).max(1e12).describe('value of the KPI that is worth no points'),
    full: z.number().min(-1e12).max(1e12).describe('value of the KPI that is worth all points'),
  })
  .describe('a part of the joint score');

export const scenarioFormat = z
  .strictObject({
    schema: z.literal(1).describe('`1`, the version of this format'),
    id: id.describe("the scenario's id, the same as the file's name: letters, digits, `-` and `_`, beginning with a small letter"),
    title: text.describe('what the scenario is called, on screens and in reports'),
    extends: z
      .string()
      .max(110)
      .optional()
      .describe('what this file changes: the id of a shipped scenario, or a file of the same folder such as `base.yaml`'),
    without: z
      .array(z.string().min(1).max(400))
      .max(500)
      .optional()
      .describe('parts of what is extended that are taken away first, such as `[events.strike, sites.north.replenish]`'),
    summary: text.describe('what it is about, in two sentences'),
    minutes: z.int().min(1).max(1000).default(60).describe('how long a workshop takes, in minutes'),
    limits: text.optional().describe('where this model is wrong, in a few sentences: read after the end, beside what was learnt'),

    time: z
      .strictObject({
        period: z.enum(['day', 'week', 'period']).describe('what the smallest step is called'),
        round: z.enum(['week', 'round']).describe('what is decided at once is called'),
        periodsPerRound: z.int().min(1).max(31).describe('periods in a round, 1 to 31'),
        announcedRounds: round.describe('rounds that players are told'),
        playedRounds: round.describe('rounds after which the game stops'),
        runOutRounds: z.int().min(0).max(52).default(0).describe('rounds afterwards under one common policy; they count in the score'),
        warmUpRounds: z
          .int()
          .min(0)
          .max(200_000)
          .default(0)
          .describe('rounds at the start that the bullwhip leaves out, until the chain has settled; the score counts them all the same'),
      })
      .describe('how long it goes'),
    opening: z
      .strictObject({
        rounds: rounds.describe('rounds resolved at once at the start'),
        order: units.describe('every order in them, in units'),
      })
      .optional()
      .describe('first rounds in which every order is fixed'),
    planning: z
      .strictObject({
        seconds: seconds(10, 3600, 'to decide a round').default(180),
        leastSeconds: seconds(0, 600, 'that a round takes at least, even when everybody is ready').default(45),
        coverAfterSeconds: seconds(5, 3600, 'after which a bot takes the seat of somebody who is gone').default(30),
        coverPolicy: z.string().min(1).max(40).default('silo').describe("the policy of a seat whose person is gone, e.g. 'silo'"),
      })
      .prefault({})
      .describe('time to decide, and who decides for somebody who is gone'),
    acts: z
      .array(
        z.strictObject({
          name: text.describe('what the act is called'),
          brief: text.describe('what is read aloud when it begins'),
          fromRound: round.describe('its first round, counted from 1; it goes on until the next act'),
          informationLevel: z
            .enum(informationLevels)
            .describe(
              '`closed`: everybody alone; `talk`: messages; `board`: seats may publish a panel; `open`: shared panels stand on one board',
            ),
        }),
      )
      .min(1)
      .max(12)
      .describe('parts of the game, the first from round 1'),
    huddles: huddlesFormat,
    sharing: sharingFormat,

    items: z.record(id, itemFormat).describe('items by id'),
    suppliers: z.record(id, supplierFormat).default({}).describe('suppliers by id'),
    sites: z.record(id, siteFormat).describe('sites by id'),
    lanes: z.record(laneId, laneFormat).describe('lanes by `from>to`, e.g. `central>north`'),
    markets: z.record(id, marketFormat).describe('markets by id'),
    promotions: z.record(id, promotionFormat).default({}).describe('promotions by id'),
    events: z.record(id, eventFormat).default({}).describe('events by id'),
    money: moneyFormat.optional(),
    pantry: pantryFormat.optional(),
    noise: noiseFormat.optional(),
    csat: csatFormat.optional(),
    accountRequests: accountRequestsFormat.optional(),

    roles: z.strictObject(byKey(seats, roleFormat)).describe('the four roles'),
    score: z.partialRecord(z.enum(kpiIds), scorePartFormat).describe('the joint score, by KPI'),
    lint: z
      .strictObject({
        ignore: z
          .array(z.enum(lintRuleIds))
          .max(100)
          .describe('rules that do not matter for this scenario, such as `[announced-equals-played]`'),
      })
      .optional()
      .describe('what `crossdock check` need not warn of'),
    policies: z.record(z.string().max(40), policyTableFormat).default({}).describe('parameters of bots, by policy and role'),
    bots: botsFormat.optional(),
  })
  .describe('a scenario');

export type ScenarioFile = z.infer<typeof scenarioFormat>;
