import { take } from '../../client/model/stream.ts';
import type { Watched } from '../../client/model/stream.ts';
import type { Desk } from '../../server/contract/desk.ts';
import { seats } from '../../server/contract/ids.ts';
import type { Seat } from '../../server/contract/ids.ts';
import type { ViewMessage } from '../../server/contract/messages.ts';
import type { Room } from '../../server/contract/room.ts';
import type { Replay } from '../../server/contract/replay.ts';
import type { Sent } from './live-table.ts';

/** A desk as it lay before somebody when the log was that long, as JSON text. */
export type SeenDesk = { readonly sequence: number; readonly seat: Seat; readonly text: string };

/** Messages were kept without their rooms, which are no part of a desk. */
const noRoom = {} as Room;

/** A desk's JSON with its sections in the order of the server's, whatever the order in which they came. */
const deskText = (desk: Desk, names: readonly (keyof Desk)[]): string =>
  JSON.stringify(Object.fromEntries(names.flatMap((name) => (desk[name] === undefined ? [] : [[name, desk[name]]]))));

/**
 * Every desk that lay open before somebody each time the log had grown: what clients made of the numbered messages they were sent.
 * Throws where a message is missing.
 */
export const seenDesks = (sent: readonly Sent[], stored: readonly number[], names: readonly (keyof Desk)[]): readonly SeenDesk[] => {
  const pages = new Map<string, { watched: Watched; text: string | undefined }>();
  let next = 0;
  return stored.flatMap((sequence) => {
    for (; next < sent.length && sent[next].sequence <= sequence; next += 1) {
      const { page, message } = sent[next];
      if (message === undefined) {
        pages.delete(page);
        continue;
      }
      const taken = take(pages.get(page)?.watched, { ...message, room: noRoom } as ViewMessage);
      if (taken.kind !== 'taken') throw new Error(`${page} missed a message before ${message.number}`);
      const { desk } = taken.watched;
      pages.set(page, { watched: taken.watched, text: desk === undefined ? undefined : deskText(desk, names) });
    }
    return [...pages.values()].flatMap(({ watched, text }) =>
      text === undefined || watched.desk === undefined ? [] : [{ sequence, seat: watched.desk.seat, text }],
    );
  });
};

/** The last of a section's changes by a frame. */
const sectionAt = (changes: Replay['desks'][Seat][keyof Desk], frame: number): number =>
  changes.findLast(([since]) => since <= frame)?.[1] ?? -1;

/** A desk at a frame, put together from a replay's sections as text, without reading them. */
export const replayedDesk = (
  { desks, sections, parts }: Pick<Replay, 'desks' | 'sections' | 'parts'>,
  seat: Seat,
  frame: number,
): string => {
  const textOf = (section: Replay['sections'][number] | undefined): string =>
    typeof section === 'object' ? `[${section.map((part) => parts[part]).join()}]` : (section ?? 'nothing');
  const shown = Object.entries(desks[seat]).flatMap(([name, changes]) => {
    const section = sectionAt(changes, frame);
    return section < 0 ? [] : `${JSON.stringify(name)}:${textOf(sections[section])}`;
  });
  return `{${shown.join(',')}}`;
};

/** The frame that shows how things stood when the log was so long. */
export const frameOf = ({ frames }: Pick<Replay, 'frames'>, sequence: number): number =>
  frames.findLastIndex((frame) => frame.sequence <= sequence);

/** The sections of a desk, in the server's order. */
export const sectionNames = ({ desks }: Pick<Replay, 'desks'>): readonly (keyof Desk)[] => Object.keys(desks[seats[0]]) as (keyof Desk)[];

/** The first desk that somebody had before them and that a replay shows otherwise, with both texts from where they part. */
export const firstDifference = (replay: Replay, seen: readonly SeenDesk[]): string | undefined => {
  for (const { sequence, seat, text } of seen) {
    const replayed = replayedDesk(replay, seat, frameOf(replay, sequence));
    if (replayed === text) continue;
    let at = 0;
    while (replayed[at] === text[at]) at += 1;
    const near = (of: string): string => of.slice(Math.max(0, at - 60), at + 100);
    return `${seat} after entry ${sequence}, byte ${at}:\nlive   ${near(text)}\nreplay ${near(replayed)}`;
  }
  return undefined;
};
