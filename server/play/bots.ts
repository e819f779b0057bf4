import type { FieldValue } from '../contract/commands.ts';
import { seats, type Seat } from '../contract/ids.ts';
import type { TeamCommand } from '../contract/team-commands.ts';
import { headlessTeamCommand, type ValuesBySeat } from '../game/headless.ts';
import type { PolicyParameters } from '../game/rules.ts';
import type { Game } from '../game/state.ts';
import type { GameFact } from '../game/facts.ts';
import { doNothing } from '../policies/do-nothing.ts';
import { holding, type HeldLever } from '../policies/held-lever.ts';
import type { Policy, PolicyMemory, Talk } from '../policies/policy.ts';
import { parametersOf, policyOf, talkOf } from '../policies/registry.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { deskForBot } from '../views/desk.ts';
import type { DeskMemory } from '../views/desk-memory.ts';
import type { Speaker, Telling } from './bot-talk.ts';

/** Who plays a seat, by a policy's name; `parameters` come over those of the scenario. `held`: one of its levers is taken from it. */
export type BotSeat = { readonly name: string; readonly parameters?: PolicyParameters; readonly held?: HeldLever };

/** A bot at a table without a host: it keeps in mind what its policy told it to. */
export type Bot = {
  readonly seat: Seat;
  readonly policy: Policy;
  readonly talk: Talk | undefined;
  readonly parameters: PolicyParameters;
  /** It has nothing to decide, or decides nothing whatever it sees. */
  readonly idle: boolean;
  memory: PolicyMemory | undefined;
};

const noParameters: PolicyParameters = {};

/** Parameters over those of the scenario. Not copied where nothing is over them: what policies work out from parameters, they keep by the object. */
const parametersFor = (usual: PolicyParameters | undefined, own: PolicyParameters | undefined): PolicyParameters =>
  own === undefined ? (usual ?? noParameters) : { ...usual, ...own };

/** The bot of a seat. Throws on a name that is no policy: callers check names against the registry. */
export const botOf = (scenario: Scenario, seat: Seat, { name, parameters, held }: BotSeat): Bot => {
  const named = policyOf(name);
  if (named === undefined) throw new Error(`there is no policy ${name}`);
  const policy = held === undefined ? named : holding(named, held);
  const idle = policy === doNothing || !scenario.company.fields.some((field) => field.seat === seat);
  const talk = idle ? undefined : talkOf(name);
  return {
    seat,
    policy,
    talk,
    parameters: parametersFor(scenario.policies[parametersOf(name)]?.[seat], parameters),
    idle,
    memory: undefined,
  };
};

/** Bots on all seats. */
export const botsOf = (scenario: Scenario, policies: Readonly<Record<Seat, BotSeat>>): readonly Bot[] =>
  seats.map((seat) => botOf(scenario, seat, policies[seat]));

const nothing: readonly FieldValue[] = [];

/** Every bot decides on its own desk of the round being planned, and remembers. A desk that nobody decides anything on is not made. */
export const decide = (scenario: Scenario, game: Game, bots: readonly Bot[], desks: DeskMemory): ValuesBySeat => {
  const values: Partial<Record<Seat, readonly FieldValue[]>> = {};
  for (const bot of bots) {
    if (bot.idle) {
      values[bot.seat] = nothing;
      continue;
    }
    const answer = bot.policy({ desk: deskForBot(scenario, game, bot.seat, desks), memory: bot.memory, parameters: bot.parameters });
    bot.memory = answer.memory;
    values[bot.seat] = answer.values;
  }
  return values;
};

const silent: readonly TeamCommand[] = [];

/** The bots as they speak: each from its own desk, made only when it has something to say at that moment. */
export const speakersOf = (scenario: Scenario, bots: readonly Bot[], desks: DeskMemory): readonly Speaker[] =>
  bots.flatMap((bot) =>
    bot.talk === undefined
      ? []
      : {
          seat: bot.seat,
          says: (game, moment) =>
            bot.talk?.[moment]?.({ desk: deskForBot(scenario, game, bot.seat, desks), memory: bot.memory, parameters: bot.parameters }) ??
            silent,
        },
  );

/**
 * What bots do with each other: a command that is refused changes nothing, as at a live table. `told` hears what came of each of the
 * others.
 */
export const telling =
  (scenario: Scenario, told?: (facts: readonly GameFact[]) => void): Telling =>
  (game, seat, command) => {
    const { game: next, facts } = headlessTeamCommand(scenario, game, seat, command);
    told?.(facts);
    return next;
  };
