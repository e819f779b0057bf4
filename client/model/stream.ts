import type { Desk } from '../../server/contract/desk.ts';
import type { ViewMessage } from '../../server/contract/messages.ts';
import type { Room } from '../../server/contract/room.ts';

/** What this page knows of one game, and the number of the last message that made it. */
export type Watched = {
  readonly epoch: string;
  readonly number: number;
  readonly game: string;
  readonly desk: Desk | undefined;
  readonly room: Room;
};

export type Taken = { readonly kind: 'taken'; readonly watched: Watched } | { readonly kind: 'old' } | { readonly kind: 'gap' };

/**
 * Takes one numbered message. `gap`: a number was missed or the epoch is another, so one full view must be asked for;
 * `old`: already known, nothing to do.
 */
export const take = (watched: Watched | undefined, message: ViewMessage): Taken => {
  if (message.kind === 'full')
    return {
      kind: 'taken',
      watched: { epoch: message.epoch, number: message.number, game: message.game, desk: message.desk, room: message.room },
    };
  if (watched === undefined || watched.epoch !== message.epoch || watched.game !== message.game) return { kind: 'gap' };
  if (message.number <= watched.number) return { kind: 'old' };
  if (message.number !== watched.number + 1) return { kind: 'gap' };
  return {
    kind: 'taken',
    watched: {
      ...watched,
      number: message.number,
      room: message.room ?? watched.room,
      desk: changed(watched.desk, message.desk, message.gone),
    },
  };
};

const changed = (
  desk: Desk | undefined,
  change: Partial<Desk> | undefined,
  gone: readonly (keyof Desk)[] | undefined,
): Desk | undefined => {
  if (change === undefined && gone === undefined) return desk;
  const missing = Object.fromEntries((gone ?? []).map((section) => [section, undefined]));
  // The first change of a seat that had no desk brings every section.
  return { ...(desk ?? ({} as Desk)), ...change, ...missing };
};
