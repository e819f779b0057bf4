import { seats } from '../contract/ids.ts';
import type { PersonId, Seat } from '../contract/ids.ts';
import type { Game, SeatState } from './state.ts';

/** Whose seat it is: the person in it, or the one a bot sits in for. */
export const ownerOf = (state: SeatState): PersonId | undefined => (state.holder.kind === 'open' ? undefined : state.holder.person);

/** The seat of a person, held or covered by a bot. One person has at most one seat in a game. */
export const seatOf = (game: Game, person: PersonId): Seat | undefined => seats.find((seat) => ownerOf(game.seats[seat]) === person);

/** Every seat has committed: the round may be resolved. */
export const allCommitted = (game: Game): boolean => seats.every((seat) => game.seats[seat].committed);

/** Nobody at the table: no clock needs to wait for anyone. */
export const allBots = (game: Game): boolean => seats.every((seat) => game.seats[seat].holder.kind === 'bot');

/** The seats of a new game: open, uncommitted. */
export const openSeats = (): Game['seats'] => {
  const open: SeatState = { holder: { kind: 'open' }, committed: false, memory: undefined, reason: undefined };
  return { sales: open, logistics: open, procurement: open, operations: open };
};
