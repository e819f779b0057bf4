import type { Seat } from '../contract/ids.ts';
import { closingFacts, endingFacts } from './agreements/closing.ts';
import type { Judge } from './agreements/judging.ts';
import { settlesFromMs } from './agreements/waiting.ts';
import { evolve } from './evolve.ts';
import type { GameFact } from './facts.ts';
import { finishFact, resolveRound } from './resolve.ts';
import type { GameSetup } from './rules.ts';
import { allCommitted } from './seats.ts';
import type { Game } from './state.ts';

/** Facts told so far by one command, and the game after them. */
export type Telling = { readonly facts: readonly GameFact[]; readonly game: Game };

/** The first facts of a command. */
export const leading = (setup: GameSetup, game: Game, facts: readonly GameFact[]): Telling => {
  let next = game;
  for (const fact of facts) next = evolve(setup, next, fact);
  return { facts, game: next };
};

/** Planning is over: the round is played and what was promised is judged; with the last one come the run-out and the end. */
export const resolution = (setup: GameSetup, { facts, game }: Telling, judge: Judge): readonly GameFact[] => {
  const round = resolveRound(setup, game);
  const played = evolve(setup, game, round);
  const closing = closingFacts(setup, played, judge);
  if (round.round < setup.rules.playedRounds) return [...facts, round, ...closing];
  const closed = leading(setup, played, closing);
  const ending = endingFacts(closed.game);
  return [...facts, round, ...closing, ...ending, finishFact(setup, leading(setup, closed.game, ending).game)];
};

/**
 * A seat commits; the last one ends planning, unless the shortest planning time still runs or somebody has not had time to answer a
 * colleague: then the host settles it.
 */
export const committing = (setup: GameSetup, before: Telling, seat: Seat, nowMs: number, judge: Judge): readonly GameFact[] => {
  const commit: GameFact = { type: 'Committed', round: before.game.round, seat };
  const after: Telling = { facts: [...before.facts, commit], game: evolve(setup, before.game, commit) };
  return allCommitted(after.game) && nowMs >= settlesFromMs(after.game) ? resolution(setup, after, judge) : after.facts;
};
