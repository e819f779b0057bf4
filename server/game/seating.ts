import type { PersonId, Seat } from '../contract/ids.ts';
import { refuse } from '../contract/refusals.ts';
import type { Refusal } from '../contract/refusals.ts';
import type { GameFact } from './facts.ts';
import type { GameSetup } from './rules.ts';
import { ownerOf, seatOf } from './seats.ts';
import type { Game } from './state.ts';

type Seating = { readonly facts: readonly GameFact[] } | { readonly refusal: Refusal };

/** A covered seat goes back to its person; nothing to tell where they sit in it already. */
export const handingBack = (game: Game, seat: Seat): readonly GameFact[] => {
  const { holder } = game.seats[seat];
  return holder.kind === 'bot' && holder.person !== undefined ? [{ type: 'SeatHandedBack', seat, person: holder.person }] : [];
};

/**
 * A person sits down on a free seat (open, or a bot's without owner), or back on their own. One person has one seat: before the
 * start they may change it, afterwards they have to leave theirs first, as another desk's secrets come with another seat.
 */
export const taking = (game: Game, seat: Seat, person: PersonId): Seating => {
  if (ownerOf(game.seats[seat]) === person) return { facts: handingBack(game, seat) };
  const before = seatOf(game, person);
  const taken: GameFact = { type: 'SeatTaken', seat, person };
  if (before === undefined) return { facts: [taken] };
  if (game.phase !== 'briefing') return { refusal: refuse('seat/taken', { yours: before }) };
  return { facts: [{ type: 'SeatLeft', seat: before, person }, taken] };
};

/** A person gives the seat up. Once the game is on a bot sits down at once: nothing a player does can stall the others. */
export const leaving = (setup: GameSetup, game: Game, seat: Seat): readonly GameFact[] => {
  const person = ownerOf(game.seats[seat]);
  if (person === undefined) return [];
  const left: GameFact = { type: 'SeatLeft', seat, person };
  if (game.phase === 'briefing' || game.phase === 'finished') return [left];
  return [left, { type: 'BotSeated', seat, policy: setup.rules.coverPolicy.name, covers: false }];
};

/** A bot sits down: on a free seat for good, or covering for the person who is away. */
export const seatingBot = (game: Game, seat: Seat, policy: string, covers: boolean): Seating => {
  const { holder } = game.seats[seat];
  const owned = ownerOf(game.seats[seat]) !== undefined;
  if (owned && !covers) return { refusal: refuse('seat/taken') };
  if (!owned && covers) return { refusal: refuse('seat/none') };
  if (holder.kind === 'bot' && holder.policy === policy) return { facts: [] };
  return { facts: [{ type: 'BotSeated', seat, policy, covers }] };
};

/** A person is put on a seat by the host or a facilitator, whoever held it. */
export const assigning = (setup: GameSetup, game: Game, seat: Seat, person: PersonId): readonly GameFact[] => {
  const owner = ownerOf(game.seats[seat]);
  if (owner === person) return handingBack(game, seat);
  const before = seatOf(game, person);
  return [
    ...(before === undefined ? [] : leaving(setup, game, before)),
    ...(owner === undefined ? [] : [{ type: 'SeatLeft', seat, person: owner } as const]),
    { type: 'SeatTaken', seat, person },
  ];
};
