import { signal } from '@preact/signals';
import type { Channel } from '../../model/talk.ts';

/** The last message read in each channel of each game's desk, kept for this tab so that a refresh does not count it again. */
const slot = (game: string, channel: Channel): string => `crossdock.talk.${game}.${channel}`;

const reads = signal<ReadonlyMap<string, number>>(new Map());

export const readUpTo = (game: string, channel: Channel): number => {
  const name = slot(game, channel);
  const known = reads.value.get(name);
  if (known !== undefined) return known;
  try {
    return Number(sessionStorage.getItem(name) ?? '0') || 0;
  } catch {
    return 0;
  }
};

export const keepRead = (game: string, channel: Channel, number: number): void => {
  if (number <= readUpTo(game, channel)) return;
  const name = slot(game, channel);
  reads.value = new Map([...reads.value, [name, number]]);
  try {
    sessionStorage.setItem(name, String(number));
  } catch {
    // Then a refresh counts it once more.
  }
};
