import { signal } from '@preact/signals';

/** The seat that a person was told to move on to, until they have been welcomed there: a page loaded anew still does that. */
const moveSlot = (game: string): string => `crossdock.moving.${game}`;
const moves = signal<ReadonlyMap<string, string | undefined>>(new Map());

export const movingTo = (game: string): string | undefined => {
  if (moves.value.has(game)) return moves.value.get(game);
  try {
    return sessionStorage.getItem(moveSlot(game)) ?? undefined;
  } catch {
    return undefined;
  }
};

export const moveTo = (game: string, seat: string | undefined): void => {
  if (movingTo(game) === seat) return;
  moves.value = new Map([...moves.peek(), [game, seat]]);
  try {
    if (seat === undefined) sessionStorage.removeItem(moveSlot(game));
    else sessionStorage.setItem(moveSlot(game), seat);
  } catch {
    // Then this page alone knows.
  }
};

/** The last recap each game's player has read, kept for this tab so that a refresh does not show it again. */
const slot = (game: string): string => `crossdock.recap.${game}`;

const reads = signal<ReadonlyMap<string, number>>(new Map());

export const recapRead = (game: string): number => {
  const known = reads.value.get(game);
  if (known !== undefined) return known;
  try {
    return Number(sessionStorage.getItem(slot(game)) ?? '0') || 0;
  } catch {
    return 0;
  }
};

export const readRecap = (game: string, round: number): void => {
  reads.value = new Map([...reads.value, [game, round]]);
  try {
    sessionStorage.setItem(slot(game), String(round));
  } catch {
    // Then a refresh shows it once more.
  }
};
