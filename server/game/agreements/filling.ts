import type { GameFact } from '../facts.ts';
import type { GameSetup } from '../rules.ts';
import type { Game } from '../state.ts';

const none: readonly GameFact[] = [];

/** When planning of a round has opened: what was promised for it before is filled in. `game`: in planning. */
export const fillingFacts = (_setup: GameSetup, game: Game): readonly GameFact[] => {
  if (game.together.agreements.length === 0) return none;
  return none;
};
