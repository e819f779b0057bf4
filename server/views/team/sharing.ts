import type { InformationLevel, Seat } from '../../contract/ids.ts';
import type { Publication, SharingView } from '../../contract/sharing.ts';
import { messagesLeft, publicationsLeft, shadowingsLeft } from '../../game/sharing/budgets.ts';
import { actsNow } from '../../game/sharing/rights.ts';
import type { Game } from '../../game/state.ts';
import type { ViewSetup } from '../setup.ts';
import { publicationsOnBoard } from './board.ts';
import { keep } from './memory.ts';
import type { TeamMemory } from './memory.ts';

const publicationView = ({ by, panel, round, asOfRound }: Publication): Publication => ({ by, panel, round, asOfRound });

/** What a seat may do with the others now, what hangs on the board while there is one, and what is left of its budgets. */
export const sharingOf = (setup: ViewSetup, game: Game, seat: Seat, level: InformationLevel, memory: TeamMemory): SharingView => {
  const { phase, round, together } = game;
  const { messages, publications, shadowings } = together;
  return keep(memory.seats[seat].sharing, [setup, phase, level, round, messages, publications, shadowings], () => ({
    may: actsNow(setup, game),
    publications: publicationsOnBoard(publications, level).map(publicationView),
    publicationsLeft: publicationsLeft(setup, game, seat),
    shadowingsLeft: shadowingsLeft(setup, game, seat),
    messagesLeft: messagesLeft(game, seat),
  }));
};
