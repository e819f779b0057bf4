import { evolve } from '../game/evolve.ts';
import type { GameFact, Logged, WorkshopFact } from '../game/facts.ts';
import type { GameSetup } from '../game/rules.ts';
import type { Game } from '../game/state.ts';
import { evolveWorkshop } from '../game/workshop.ts';
import type { Workshop } from '../game/workshop.ts';

type Replayed<S> = { readonly state: S; readonly lastSequence: number } | { readonly problem: string };

const replay = <S, F extends { readonly type: string }>(
  entries: readonly Logged<F>[],
  step: (state: S | undefined, fact: F) => S,
): Replayed<S> => {
  let state: S | undefined;
  let sequence = 0;
  for (const entry of entries) {
    if (entry.sequence !== sequence + 1) return { problem: `entry ${sequence + 1} of ${entry.stream} is missing` };
    sequence = entry.sequence;
    try {
      state = step(state, entry.fact);
    } catch (error) {
      // A fact that cannot follow: the log was damaged or edited. One broken game must not keep the others from opening.
      return {
        problem: `entry ${sequence} of ${entry.stream} (${entry.fact.type}): ${error instanceof Error ? error.message : String(error)}`,
      };
    }
  }
  return state === undefined ? { problem: 'the log is empty' } : { state, lastSequence: sequence };
};

/** A game from its whole log, without asking a bot and without running the simulation. */
export const replayGame = (setup: GameSetup, entries: readonly Logged<GameFact>[]): Replayed<Game> =>
  replay<Game, GameFact>(entries, (game, fact) => evolve(setup, game, fact));

/** A workshop from its own log. */
export const replayWorkshop = (entries: readonly Logged<WorkshopFact>[]): Replayed<Workshop> =>
  replay<Workshop, WorkshopFact>(entries, evolveWorkshop);
