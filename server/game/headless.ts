import type { FieldValue } from '../contract/commands.ts';
import { seats } from '../contract/ids.ts';
import type { InformationLevel, Seat } from '../contract/ids.ts';
import type { Refusal } from '../contract/refusals.ts';
import type { TeamCommand } from '../contract/team-commands.ts';
import { decideTogether } from './deciding-together.ts';
import type { Judge } from './agreements/judging.ts';
import { evolve, type Growth } from './evolve.ts';
import type { GameFact } from './facts.ts';
import { huddleAfter } from './huddles/plan.ts';
import { inputsRefusal } from './inputs.ts';
import { permission } from './permission.ts';
import { closingFacts, endingFacts } from './agreements/closing.ts';
import { fillingFacts } from './agreements/filling.ts';
import { injectionProblems } from './injections.ts';
import type { RoundRecord } from '../simulation/records.ts';
import { finishFact, openingFact, resolveRound } from './resolve.ts';
import { openingRounds } from './rules.ts';
import type { GameSetup } from './rules.ts';
import type { Game, Injection } from './state.ts';

const nobodyJudges: Judge = () => {
  throw new Error('a team that makes agreements needs a judge');
};

const told = (setup: GameSetup, game: Game, facts: readonly GameFact[]): Game => {
  let next = game;
  for (const fact of facts) next = evolve(setup, next, fact);
  return next;
};

const noFacts: readonly GameFact[] = [];

/** What each seat sets in a round; a seat left out touches nothing. */
export type ValuesBySeat = Readonly<Partial<Record<Seat, readonly FieldValue[]>>>;

/** After a round in review: the huddle that the scenario plans there, open, without a clock; else the game as it is. */
export const openHeadlessHuddle = (setup: GameSetup, game: Game): Game => {
  const plan = game.phase === 'review' ? huddleAfter(setup.rules, game.round) : undefined;
  if (plan === undefined) return game;
  return evolve(setup, game, { type: 'HuddleOpened', round: game.round, kind: plan.kind, atMs: 0, deadlineMs: undefined });
};

/**
 * Planning of the next round opens, without a clock; what was promised for it is filled in. A huddle before it is over: nobody is there
 * whose seat could change. After the last round too: a trace asks the policies once more what they would have decided. The game must be
 * in the briefing, in review or in a huddle.
 */
export const openHeadlessRound = (setup: GameSetup, game: Game): Game => {
  const opened = evolve(setup, openHeadlessHuddle(setup, game), {
    type: 'PlanningOpened',
    round: game.round + 1,
    atMs: 0,
    deadlineMs: undefined,
    minUntilMs: 0,
  });
  return told(setup, opened, fillingFacts(setup, opened));
};

/** What a bot does with the others in a game without a clock: the same checks as at a live table. Refused, the game is the one given. */
export const headlessTeamCommand = (
  setup: GameSetup,
  game: Game,
  seat: Seat,
  command: TeamCommand,
): { readonly game: Game; readonly facts: readonly GameFact[]; readonly refusal?: Refusal } => {
  const refusal = permission(command.kind, 'bot', game.phase, 'own');
  if (refusal !== undefined) return { game, facts: noFacts, refusal };
  const outcome = decideTogether(setup, game, command, seat, 0);
  if ('refusal' in outcome) return { game, facts: noFacts, refusal: outcome.refusal };
  return { game: told(setup, game, outcome.facts), facts: outcome.facts };
};

/**
 * A whole game without log, host or clock, in planning of its first round, the scenario's opening played. The same functions as
 * `decide` and `evolve` use, but hashes only at the end: thousands of games are played this way. `injections` stand in for a
 * facilitator: held events with the rounds in which they happen. Throws on those that cannot be (`injectionProblems` says why).
 */
export const headlessGame = (
  setup: GameSetup,
  seed: string,
  informationLevel?: InformationLevel,
  injections: readonly Injection[] = [],
): Game => {
  const [problem] = injectionProblems(setup, injections);
  if (problem !== undefined) throw new Error(problem);
  let game = evolve(setup, undefined, {
    type: 'GameOpened',
    game: 'headless',
    workshop: 'headless',
    team: 'headless',
    scenario: 'headless',
    seed,
    minPlanningSeconds: 0,
    planningSeconds: 0,
    pace: 'team',
    ...(informationLevel === undefined ? {} : { informationLevel }),
  });
  for (const { event, round } of injections) game = evolve(setup, game, { type: 'EventInjected', event, round });
  game = evolve(setup, game, openingFact(setup, game, 'unhashed'), 'inPlace');
  for (let round = 1; round <= openingRounds(setup.rules); round += 1)
    game = evolve(setup, game, resolveRound(setup, game, 'unhashed'), 'inPlace');
  return openHeadlessRound(setup, game);
};

/** The drafts of a round set, as a host would for bots. Throws on a value that a live game would refuse: that is a policy's bug. */
export const setHeadlessValues = (setup: GameSetup, game: Game, valuesBySeat: ValuesBySeat): Game => {
  let next = game;
  for (const seat of seats) {
    const values = valuesBySeat[seat];
    if (values === undefined || values.length === 0) continue;
    const refusal = inputsRefusal(setup.company, seat, game.round, values);
    if (refusal !== undefined) throw new Error(`${seat} in round ${game.round}: ${refusal.code} ${JSON.stringify(refusal.details)}`);
    next = evolve(setup, next, { type: 'DecisionsSet', round: game.round, seat, values });
  }
  return next;
};

/**
 * The round played, what was promised judged, the game in review of it. With growth `inPlace` the game before is spent. `judge` is
 * needed by teams that make agreements.
 */
export const resolveHeadlessRound = (
  setup: GameSetup,
  game: Game,
  valuesBySeat: ValuesBySeat,
  growth: Growth = 'copied',
  judge: Judge = nobodyJudges,
): Game => {
  const set = setHeadlessValues(setup, game, valuesBySeat);
  const played = evolve(setup, set, resolveRound(setup, set, 'unhashed'), growth);
  return told(setup, played, closingFacts(setup, played, judge));
};

const nothingLeft: RoundRecord['close'] = {
  proposals: [],
  shipments: [],
  supplierOrders: [],
  qualified: [],
  signals: [],
  promotionNext: [],
  bookedNext: [],
  tempsNext: [],
  crewNext: [],
  blockedUnits: [],
};

/** Empties the record of a round long ago, in place, so that a game of a hundred thousand rounds fits into memory. */
export const forgetRound = (game: Game, place: number): void => {
  const record = game.records[place];
  if (record !== undefined) (game.records as RoundRecord[])[place] = { round: record.round, periods: [], close: nothingLeft };
};

/** The end after the last round: what is still promised is let go, then the run-out and the hash. */
export const finishHeadless = (setup: GameSetup, game: Game): Game => {
  const ended = told(setup, game, endingFacts(game));
  return evolve(setup, ended, finishFact(setup, ended));
};

/** A round played and the next one opened, or after the last the game finished (`phase`, `runOut`, `stateHash`). */
export const playHeadlessRound = (setup: GameSetup, game: Game, valuesBySeat: ValuesBySeat, judge?: Judge): Game => {
  const played = resolveHeadlessRound(setup, game, valuesBySeat, 'copied', judge);
  return played.round >= setup.rules.playedRounds ? finishHeadless(setup, played) : openHeadlessRound(setup, played);
};
