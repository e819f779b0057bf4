import { seats } from '../../contract/ids.ts';
import type { PersonId, Seat } from '../../contract/ids.ts';
import { ownerOf } from '../seats.ts';
import type { Game } from '../state.ts';
import type { HuddleFact } from '../team-facts.ts';

type Owned = { readonly seat: Seat; readonly person: PersonId };

/** Seats that belong to somebody, here or away, in the order of the table. */
const owned = (game: Game): readonly Owned[] =>
  seats.flatMap((seat) => {
    const person = ownerOf(game.seats[seat]);
    return person === undefined ? [] : [{ seat, person }];
  });

/**
 * Where everybody goes when seats change hands: on by one among the seats that have persons. Fewer than two have nowhere to go. A bot
 * that holds a seat for nobody stays; one that sits in for somebody sits in for whoever comes, until the host sees that they are here.
 */
export const rotationOf = (game: Game): Extract<HuddleFact, { readonly type: 'SeatsRotated' }>['moves'] => {
  const circle = owned(game);
  if (circle.length < 2) return [];
  return circle.map(({ seat, person }, place) => ({ person, from: seat, to: circle[(place + 1) % circle.length].seat }));
};
