import type { Seat } from '../../contract/ids.ts';
import { decisionRound } from '../decision-round.ts';
import { informationLevel } from '../information.ts';
import type { GameSetup } from '../rules.ts';
import type { Game } from '../state.ts';
import { actsAtLevel } from './rights.ts';

/**
 * The colleague over whose shoulder a seat looks now: for the round it asked for, until that is resolved, and only as long as the
 * information level allows such looks.
 */
export const shadowOf = (setup: GameSetup, game: Game, seat: Seat): Seat | undefined => {
  if (game.phase === 'finished' || game.together.shadowings.length === 0) return undefined;
  const round = decisionRound(game);
  const found = game.together.shadowings.find((each) => each.by === seat && each.round === round);
  return found !== undefined && actsAtLevel[informationLevel(setup, game)].includes('shadow') ? found.of : undefined;
};
