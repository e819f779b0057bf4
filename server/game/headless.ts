import type { FieldValue } from '../contract/commands.ts';
import { seats } from '../contract/ids.ts';
import type { InformationLevel, Seat } from '../contract/ids.ts';
import { evolve } from './evolve.ts';
import { inputsRefusal } from './inputs.ts';
import { finishFact, openingFact, openingRounds, resolveRound } from './resolve.ts';
import type { GameSetup } from './rules.ts';
import type { Game } from './state.ts';

/** What each seat sets in a round; a seat left out touches nothing. */
export type ValuesBySeat = Readonly<Partial<Record<Seat, readonly FieldValue[]>>>;

/**
 * Planning of the next round opens, without a clock. After the last round too: a trace asks the policies once more what they
 * would have decided. The game must be in the briefing or in review.
 */
export const openHeadlessRound = (setup: GameSetup, game: Game): Game =>
  evolve(setup, game, { type: 'PlanningOpened', round: game.round + 1, atMs: 0, deadlineMs: undefined, minUntilMs: 0 });

/**
 * A whole game without log, host or clock, in planning of its first round, the scenario's opening played. The same functions as
 * `decide` and `evolve` use, but hashes only at the end: thousands of games are played this way.
 */
export const headlessGame = (setup: GameSetup, seed: string, informationLevel?: InformationLevel): Game => {
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
  game = evolve(setup, game, openingFact(setup, game, 'unhashed'));
  for (let round = 1; round <= openingRounds(setup); round += 1) game = evolve(setup, game, resolveRound(setup, game, 'unhashed'));
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

/** The round played, the game in review of it. */
export const resolveHeadlessRound = (setup: GameSetup, game: Game, valuesBySeat: ValuesBySeat): Game => {
  const set = setHeadlessValues(setup, game, valuesBySeat);
  return evolve(setup, set, resolveRound(setup, set, 'unhashed'));
};

/** The end after the last round: run-out and the hash. */
export const finishHeadless = (setup: GameSetup, game: Game): Game => evolve(setup, game, finishFact(setup, game));

/** A round played and the next one opened, or after the last the game finished (`phase`, `runOut`, `stateHash`). */
export const playHeadlessRound = (setup: GameSetup, game: Game, valuesBySeat: ValuesBySeat): Game => {
  const played = resolveHeadlessRound(setup, game, valuesBySeat);
  return played.round >= setup.rules.playedRounds ? finishHeadless(setup, played) : openHeadlessRound(setup, played);
};
