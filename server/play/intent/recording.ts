import { seats, type InformationLevel, type Seat } from '../../contract/ids.ts';
import { evolve } from '../../game/evolve.ts';
import { finishHeadless, headlessGame, openHeadlessRound } from '../../game/headless.ts';
import { injectionProblems } from '../../game/injections.ts';
import { fieldPlace, untouchedValue } from '../../game/inputs.ts';
import { resolveRound } from '../../game/resolve.ts';
import { openingRounds } from '../../game/rules.ts';
import type { Game } from '../../game/state.ts';
import { nothingTogether } from '../../game/together.ts';
import type { PolicyMemory } from '../../policies/policy.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { deskForBot } from '../../views/desk.ts';
import { newDeskMemory, type DeskMemory } from '../../views/desk-memory.ts';
import { botOf, type Bot } from '../bots.ts';
import { asPromised } from '../worth.ts';
import { silentGame, toldUntil } from './tellings.ts';

/**
 * A finished game, simulated again round by round: what every re-run begins with. A seat's decisions in it are whoever's held it:
 * persons change seats, bots sit in for them, and what is looked at are the decisions of a seat.
 */
export type Recording = {
  readonly scenario: Scenario;
  /** As it was played, with all that was said. */
  readonly game: Game;
  /** The first round that people decided: those of a fixed opening come before it. */
  readonly firstRound: number;
  /** Place 0 is `firstRound`. */
  readonly rounds: readonly RecordedRound[];
};

export type RecordedRound = {
  readonly round: number;
  /** What the seats might know of each other. */
  readonly level: InformationLevel;
  /** Its planning just opened: of all that was said by then, what was told and shown. */
  readonly opened: Game;
  /** By field, as used. */
  readonly decisions: readonly number[];
};

/** What the reference, a coordinated bot at each desk by itself, would have decided in a round of the recording. */
export type Reference = {
  /** By field; where a seat has no inputs at all there are none. */
  readonly values: readonly number[];
  /** What it had in mind when it decided the round. */
  readonly memory: Readonly<Record<Seat, PolicyMemory | undefined>>;
};

/** Decides as the reference on one desk after the other, with a memory of its own. */
const referenceBots = (scenario: Scenario): readonly Bot[] => seats.map((seat) => botOf(scenario, seat, { name: 'coordinated' }));

/** The values that a reference gives its seat's fields, written into `values` by place. `game`: silent, in planning. */
export const referTo = (scenario: Scenario, game: Game, bot: Bot, desks: DeskMemory, values: (number | undefined)[]): void => {
  const { company } = scenario;
  for (const [place, field] of company.fields.entries()) if (field.seat === bot.seat) values[place] = untouchedValue(company, game, place);
  if (bot.idle) return;
  const answer = bot.policy({ desk: deskForBot(scenario, game, bot.seat, desks), memory: bot.memory, parameters: bot.parameters });
  bot.memory = answer.memory;
  for (const { lever, key, value } of answer.values) if (value !== null) values[fieldPlace(company, lever, key)] = value;
};

/** Nothing: the game cannot be simulated again as it was, because it was played under other rules, or is not finished. */
export const recordingOf = (scenario: Scenario, game: Game): Recording | undefined => {
  if (game.phase !== 'finished' || game.levels.length !== game.records.length) return undefined;
  // A file may say anything.
  if (injectionProblems(scenario, game.injections).length > 0) return undefined;
  const firstRound = openingRounds(scenario.rules) + 1;
  const emergencies = game.together.agreements.flatMap(asPromised);
  const start = headlessGame(scenario, game.seed, game.levels[firstRound], game.injections);
  let at: Game = { ...start, levels: game.levels.slice(0, firstRound) };
  const rounds: RecordedRound[] = [];
  for (let round = firstRound; round <= game.decisions.length; round += 1) {
    const level = game.levels[round];
    const drafts = game.decisions[round - 1];
    const opened: Game = { ...at, informationLevel: level };
    rounds.push({ round, level, opened: silentGame(opened, toldUntil(game.together, round)), decisions: drafts });
    const together = emergencies.length === 0 ? nothingTogether : { ...nothingTogether, agreements: emergencies };
    const decided: Game = { ...opened, drafts, together };
    const reviewed = evolve(scenario, decided, resolveRound(scenario, decided, 'unhashed'));
    const left: Game = { ...reviewed, together: nothingTogether };
    at = round < game.decisions.length ? openHeadlessRound(scenario, left) : finishHeadless(scenario, left);
  }
  return at.stateHash === game.stateHash ? { scenario, game, firstRound, rounds } : undefined;
};

const known = new WeakMap<Recording, readonly Reference[]>();

/** The reference's decisions, round by round as in `rounds`; worked out once for a recording. */
export const referencesOf = (recording: Recording): readonly Reference[] => {
  const before = known.get(recording);
  if (before !== undefined) return before;
  const { scenario, rounds } = recording;
  const bots = referenceBots(scenario);
  const desks = newDeskMemory();
  const made = rounds.map(({ opened }): Reference => {
    const [sales, logistics, procurement, operations] = bots;
    const memory = { sales: sales.memory, logistics: logistics.memory, procurement: procurement.memory, operations: operations.memory };
    const values: number[] = [];
    for (const bot of bots) referTo(scenario, opened, bot, desks, values);
    return { values, memory };
  });
  known.set(recording, made);
  return made;
};
