import { z } from 'zod';
import { fieldValueSchema } from '../contract/commands.ts';
import { informationLevels, seats } from '../contract/ids.ts';
import { whatIfSchema } from '../contract/what-if.ts';
import type { Author } from '../game/facts.ts';
import type { RoundRecord } from '../simulation/records.ts';
import type { World } from '../simulation/world.ts';
import { debriefSchema } from './debrief-schema.ts';
import { teamFactSchemas } from './team-fact-schemas.ts';

const id = z.string().min(1).max(200);
const seat = z.enum(seats);
const round = z.int().min(0);
const ms = z.int();
const pace = z.enum(['hand', 'team']);
const level = z.enum(informationLevels);

/** JSON has no `undefined`: in lists it comes back as null. Records and worlds know no null, so every null in them was one. */
const withoutNulls = (value: unknown): unknown => {
  if (Array.isArray(value)) {
    for (let place = 0; place < value.length; place += 1) {
      const each: unknown = value[place];
      if (each === null) value[place] = undefined;
      else if (typeof each === 'object') withoutNulls(each);
    }
    return value;
  }
  if (typeof value === 'object' && value !== null) {
    const owner = value as Record<string, unknown>;
    for (const key of Object.keys(owner)) {
      const each = owner[key];
      if (each === null) owner[key] = undefined;
      else if (typeof each === 'object') withoutNulls(each);
    }
  }
  return value;
};

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isWhole = (value: unknown): boolean => Number.isInteger(value);
const isListOfWhole = (value: unknown): boolean => Array.isArray(value) && value.every(isWhole);

/** Lists that every period has had since the first version; the engine may have added more. */
const periodLists = [
  'onHand',
  'book',
  'backlog',
  'onOrder',
  'incoming',
  'received',
  'shipped',
  'ordered',
  'siteCostCents',
  'demand',
] as const;
const isPeriod = (value: unknown): boolean =>
  isObject(value) && isWhole(value['period']) && periodLists.every((name) => isListOfWhole(value[name]));

const isRecord = (value: unknown): boolean =>
  isObject(value) &&
  isWhole(value['round']) &&
  Array.isArray(value['periods']) &&
  value['periods'].every(isPeriod) &&
  isObject(value['close']) &&
  Array.isArray(value['close']['proposals']);

/** The engine owns the world's shape: only what everybody relies on is checked, and the hash says whether the rest is what it was. */
const world = z
  .custom<World>((value) => isObject(value) && isWhole(value['round']) && isWhole(value['period']), 'not a world')
  .transform((value) => withoutNulls(value) as World);
const record = z
  .custom<RoundRecord>((value) => isRecord(value), 'not a round record')
  .transform((value) => withoutNulls(value) as RoundRecord);

const memory = z.record(z.string(), z.union([z.number(), z.array(z.number())]));

export const authorSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('person'), person: id }),
  z.strictObject({ kind: z.literal('facilitator') }),
  z.strictObject({ kind: z.literal('bot'), seat }),
  z.strictObject({ kind: z.literal('host') }),
]) satisfies z.ZodType<Author>;

const seconds = z.int().min(0);
const attempt = z.int().min(1);

export const gameFactSchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('GameOpened'),
    game: id,
    workshop: id,
    team: z.string(),
    scenario: z.string(),
    seed: z.string().min(1),
    minPlanningSeconds: seconds,
    planningSeconds: seconds,
    pace,
    informationLevel: level.optional(),
    attempt: attempt.optional(),
  }),
  z.strictObject({ type: z.literal('SeatTaken'), seat, person: id }),
  z.strictObject({ type: z.literal('SeatLeft'), seat, person: id }),
  z.strictObject({ type: z.literal('BotSeated'), seat, policy: z.string(), covers: z.boolean() }),
  z.strictObject({ type: z.literal('SeatHandedBack'), seat, person: id }),
  z.strictObject({ type: z.literal('GameStarted') }),
  z.strictObject({ type: z.literal('PlanningOpened'), round, atMs: ms, deadlineMs: ms.optional(), minUntilMs: ms }),
  z.strictObject({
    type: z.literal('DecisionsSet'),
    round,
    seat,
    values: z.array(fieldValueSchema),
    memory: memory.optional(),
    reason: z.string().optional(),
  }),
  z.strictObject({ type: z.literal('Committed'), round, seat }),
  z.strictObject({ type: z.literal('CommitWithdrawn'), round, seat }),
  z.strictObject({ type: z.literal('DeadlinePassed'), round }),
  z.strictObject({ type: z.literal('DeadlineMoved'), round, deadlineMs: ms }),
  z.strictObject({ type: z.literal('PlanningForced'), round }),
  z.strictObject({ type: z.literal('Paused'), reason: z.string(), remainingMs: ms.optional() }),
  z.strictObject({ type: z.literal('Resumed'), reason: z.string(), deadlineMs: ms.optional() }),
  z.strictObject({ type: z.literal('EventInjected'), event: id, round }),
  z.strictObject({
    type: z.literal('RoundResolved'),
    round,
    rulesVersion: z.int(),
    decisions: z.array(z.int()),
    record,
    world,
    stateHash: z.string(),
    atMs: ms.optional(),
  }),
  z.strictObject({ type: z.literal('Advanced'), round }),
  z.strictObject({ type: z.literal('GameFinished'), runOut: z.array(record), stateHash: z.string() }),
  ...teamFactSchemas,
  z.strictObject({
    type: z.literal('BenchmarksPlayed'),
    results: z.array(
      z.strictObject({
        policy: z.string(),
        informationLevel: level,
        jointScore: z.number(),
        contributionCents: z.number(),
        totalCostCents: z.number(),
      }),
    ),
  }),
  z.strictObject({ type: z.literal('DebriefWorked'), debrief: debriefSchema }),
  whatIfSchema.extend({ type: z.literal('GameBranched'), branch: id, parent: id, sequence: z.int().min(1) }),
]);

export const workshopFactSchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('WorkshopCreated'),
    workshop: id,
    code: z.string(),
    scenario: z.string(),
    scenarioText: z.string(),
    seed: z.string().min(1),
    pace,
    minPlanningSeconds: seconds,
    planningSeconds: seconds,
  }),
  z.strictObject({
    type: z.literal('GameAdded'),
    game: id,
    team: z.string(),
    attemptOf: id.optional(),
    attempt: attempt.optional(),
    seed: z.string().min(1).optional(),
  }),
  z.strictObject({ type: z.literal('PersonJoined'), person: id }),
  z.strictObject({ type: z.literal('WorkshopStarted') }),
  z.strictObject({ type: z.literal('WorkshopPaused') }),
  z.strictObject({ type: z.literal('WorkshopResumed') }),
  z.strictObject({ type: z.literal('WorkshopDebriefed') }),
  z.strictObject({ type: z.literal('WorkshopClosed') }),
  z.strictObject({ type: z.literal('LeaderLinkMade'), id, madeMs: ms, expiresMs: ms, names: z.boolean() }),
  z.strictObject({ type: z.literal('LeaderLinkRevoked'), id }),
]);
