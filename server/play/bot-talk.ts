import { seats, type Seat } from '../contract/ids.ts';
import type { TeamCommand } from '../contract/team-commands.ts';
import type { Agreement } from '../contract/agreements.ts';
import { actsNow } from '../game/sharing/rights.ts';
import type { GameSetup } from '../game/rules.ts';
import type { Game } from '../game/state.ts';

/** When bots may speak: planning opens, something is put to them, the team sits together. */
export type TalkMoment = 'opens' | 'answers' | 'meets';

/** Whether a seat has something to say to an agreement: it is its turn, or all others have voted on what it proposed. */
const concerns = ({ state, turn, by, kind }: Agreement, seat: Seat): boolean =>
  (state === 'open' || state === 'answered') &&
  (turn.includes(seat) || (by === seat && turn.length === 0 && (kind === 'promotionPlan' || kind === 'crisisResponse')));

/** The seats to which something has been put. */
export const seatsAsked = ({ together: { agreements } }: Game): readonly Seat[] =>
  agreements.length === 0 ? [] : seats.filter((seat) => agreements.some((agreement) => concerns(agreement, seat)));

/** Whether anything can be begun now: at a closed table nobody need be asked. */
export const mayBegin = (setup: GameSetup, game: Game): boolean => actsNow(setup, game).length > 0;

/** A bot at a table: what it would say at a moment, from the desk of its seat in that game. */
export type Speaker = { readonly seat: Seat; readonly says: (game: Game, moment: TalkMoment) => readonly TeamCommand[] };

/** What becomes of a command; refused, the game as it was. */
export type Telling = (game: Game, seat: Seat, command: TeamCommand) => Game;

/** Offers and counter-offers may go to and fro this often before everybody decides on what stands. */
const mostPasses = 4;

const speaking = (game: Game, speakers: readonly Speaker[], moment: TalkMoment, tell: Telling): Game => {
  let next = game;
  for (const { seat, says } of speakers) for (const command of says(next, moment)) next = tell(next, seat, command);
  return next;
};

/** The talk of a table of bots before a round is decided: each seat opens, then those answer to whom something was put, until all is said. */
export const talkedThrough = (setup: GameSetup, game: Game, speakers: readonly Speaker[], tell: Telling): Game => {
  let next = mayBegin(setup, game) ? speaking(game, speakers, 'opens', tell) : game;
  for (let pass = 0; pass < mostPasses; pass += 1) {
    const asked = seatsAsked(next);
    if (asked.length === 0) return next;
    const before = next;
    next = speaking(
      next,
      speakers.filter(({ seat }) => asked.includes(seat)),
      'answers',
      tell,
    );
    if (next === before) return next;
  }
  return next;
};

/** What is said while the team sits together. */
export const metTogether = (game: Game, speakers: readonly Speaker[], tell: Telling): Game => speaking(game, speakers, 'meets', tell);
