import type { InformationLevel, Seat } from '../../contract/ids.ts';
import type { SharingView } from '../../contract/sharing.ts';
import { messagesLeft, publicationsLeft, shadowingsLeft } from '../../game/sharing/budgets.ts';
import { actsNow } from '../../game/sharing/rights.ts';
import type { Game } from '../../game/state.ts';
import type { ViewSetup } from '../setup.ts';
import { boardView } from './board.ts';
import { keep } from './memory.ts';
import type { TeamMemory } from './memory.ts';

/** What a seat may do with the others now, what hangs on the board while there is one, and what is left of its budgets. */
export const sharingOf = (setup: ViewSetup, game: Game, seat: Seat, level: InformationLevel, memory: TeamMemory): SharingView => {
  const { phase, round, together } = game;
  const { messages, publications, shadowings } = together;
  // A budget of which nothing has been used is the same in every round.
  const used = messages.length > 0 || publications.length > 0 || shadowings.length > 0 ? round : 0;
  return keep(memory.seats[seat].sharing, [setup, phase, level, used, messages, publications, shadowings], () => ({
    may: actsNow(setup, game),
    publications: boardView(game, level, memory),
    publicationsLeft: publicationsLeft(setup, game, seat),
    shadowingsLeft: shadowingsLeft(setup, game, seat),
    messagesLeft: messagesLeft(game, seat),
  }));
};
