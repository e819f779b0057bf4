import { signal } from '@preact/signals';

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
