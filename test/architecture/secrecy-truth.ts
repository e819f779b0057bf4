import { seats } from '../../server/contract/ids.ts';
import type { Seat } from '../../server/contract/ids.ts';
import type { Game } from '../../server/game/state.ts';
import type { ViewSetup } from '../../server/views/setup.ts';

/** A game with what it is set up with: everything that views are made of. */
export type Truth = { readonly game: Game; readonly setup: ViewSetup };

/** The way to a leaf of a truth. */
export type Path = readonly (string | number)[];

export const isSeat = (name: unknown): name is Seat => seats.some((seat) => seat === name);

/** A leaf's path without places and seats: `game.records.[].periods.[].book.[]`. */
export const patternOf = (path: Path): string =>
  path
    .map((part, place) =>
      typeof part === 'number' ? '[]' : isSeat(part) && (path[place - 1] === 'seats' || path[place - 1] === 'roles') ? '*' : part,
    )
    .join('.');

export const valueAt = (truth: Truth, path: Path): unknown =>
  path.reduce<unknown>((value, part) => (typeof value === 'object' && value !== null ? Reflect.get(value, part) : undefined), truth);
