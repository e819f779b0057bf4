import type { Desk } from '../../../server/contract/desk.ts';
import type { Seat } from '../../../server/contract/ids.ts';
import type { Replay, SectionChange } from '../../../server/contract/replay.ts';

/** The place in `sections` of what a history held at a frame; -1 where it held nothing. Found by halving: histories grow with the game. */
const sectionAt = (history: readonly SectionChange[], frame: number): number => {
  let [low, high] = [0, history.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((history[middle]?.[0] ?? 0) <= frame) low = middle;
    else high = middle - 1;
  }
  const found = history[low];
  return found === undefined || found[0] > frame ? -1 : found[1];
};

const sectionText = ({ sections, parts }: Replay, place: number): string => {
  const section = sections[place] ?? 'null';
  return typeof section === 'string' ? section : `[${section.map((part) => parts[part]).join()}]`;
};

/** Reads desks out of a replay. Sections, and elements of lists, are parsed when they are first looked at and then stay the same objects. */
export type DeskReader = {
  readonly deskAt: (seat: Seat, frame: number) => Desk;
  /** The desk's JSON, byte for byte as it was sent. */
  readonly textAt: (seat: Seat, frame: number) => string;
};

export const readDesks = (replay: Replay): DeskReader => {
  const parsed = new Map<number, unknown>();
  const last = new Map<Seat, { readonly places: string; readonly desk: Desk }>();
  const placesAt = (seat: Seat, frame: number): readonly (readonly [string, number])[] =>
    Object.entries(replay.desks[seat]).flatMap(([section, history]) => {
      const place = sectionAt(history, frame);
      return place < 0 ? [] : [[section, place] as const];
    });
  const parts = new Map<number, unknown>();
  const readPart = (part: number): unknown => {
    if (!parts.has(part)) parts.set(part, JSON.parse(replay.parts[part] ?? 'null'));
    return parts.get(part);
  };
  const read = (place: number): unknown => {
    if (!parsed.has(place)) {
      const section = replay.sections[place] ?? 'null';
      parsed.set(place, typeof section === 'string' ? JSON.parse(section) : section.map(readPart));
    }
    return parsed.get(place);
  };
  return {
    deskAt: (seat, frame) => {
      const found = placesAt(seat, frame);
      const places = found.map(([, place]) => place).join();
      const before = last.get(seat);
      if (before !== undefined && before.places === places) return before.desk;
      // What the sections are is the sender's word; they were a desk when they were taken apart.
      const desk = Object.fromEntries(found.map(([section, place]) => [section, read(place)])) as unknown as Desk;
      last.set(seat, { places, desk });
      return desk;
    },
    textAt: (seat, frame) =>
      `{${placesAt(seat, frame)
        .map(([section, place]) => `${JSON.stringify(section)}:${sectionText(replay, place)}`)
        .join(',')}}`,
  };
};
