import type { Desk } from '../contract/desk.ts';
import type { GameId, Seat } from '../contract/ids.ts';
import type { ViewMessage } from '../contract/messages.ts';
import type { Room } from '../contract/room.ts';
import type { Ids, Outlet } from './ports.ts';

/** A desk with the JSON of each of its top-level sections, by which changes are found. */
export type DeskSheet = { readonly desk: Desk | undefined; readonly sections: ReadonlyMap<keyof Desk, string> };

/** What changed on a desk: sections with their new values, and those that are now undefined. */
export type DeskChange = { readonly desk: Partial<Desk>; readonly gone: readonly (keyof Desk)[] };

const sectionNames = (desk: Desk): readonly (keyof Desk)[] =>
  (Object.keys(desk) as (keyof Desk)[]).filter((name) => desk[name] !== undefined);

/** Writes every section down once. A section that is the same object as before keeps its text. */
export const sheetOf = (desk: Desk | undefined, before?: DeskSheet): DeskSheet => {
  if (desk === undefined) return { desk, sections: new Map() };
  const known = before?.desk;
  const sections = new Map<keyof Desk, string>();
  for (const name of sectionNames(desk)) {
    const same = known !== undefined && known[name] === desk[name] ? before?.sections.get(name) : undefined;
    sections.set(name, same ?? JSON.stringify(desk[name]));
  }
  return { desk, sections };
};

/** Sections that differ from one sheet to the next; `undefined` if none does. */
export const changeOf = (before: DeskSheet, after: DeskSheet): DeskChange | undefined => {
  const { desk } = after;
  const changed = [...after.sections.keys()].filter((name) => before.sections.get(name) !== after.sections.get(name));
  const gone = [...before.sections.keys()].filter((name) => !after.sections.has(name));
  if (changed.length === 0 && gone.length === 0) return undefined;
  return { desk: desk === undefined ? {} : Object.fromEntries(changed.map((name) => [name, desk[name]])), gone };
};

/** The server's clock ticks in every room: it alone is no reason to send one. */
const roomText = (room: Room): string => JSON.stringify({ ...room, nowMs: 0 });

/** One viewer's numbered stream of one game. Numbers have no gaps; another seat begins another epoch. */
export type Outbox = {
  readonly seat: () => Seat | undefined;
  /** Begins a new epoch with the whole view, for the seat the viewer has now. */
  begin(seat: Seat | undefined, desk: Desk | undefined, room: Room): void;
  /** Sends what changed, or nothing. */
  change(desk: DeskChange | undefined, room: Room): void;
  /** The whole view as the next message of the present epoch: for whoever missed one. It is the caller who sends it. */
  resync(desk: Desk | undefined, room: Room): ViewMessage;
};

export const openOutbox = (ids: Pick<Ids, 'id'>, game: GameId, outlet: Outlet): Outbox => {
  let seat: Seat | undefined;
  let epoch = '';
  let number = 0;
  let sentRoom = '';

  const full = (desk: Desk | undefined, room: Room): ViewMessage => {
    number += 1;
    sentRoom = roomText(room);
    return { epoch, number, game, kind: 'full', desk, room };
  };

  return {
    seat: () => seat,
    begin: (newSeat, desk, room) => {
      seat = newSeat;
      epoch = ids.id();
      number = 0;
      outlet.view(full(desk, room));
    },
    change: (change, room) => {
      const text = roomText(room);
      const roomChanged = text !== sentRoom;
      if (change === undefined && !roomChanged) return;
      sentRoom = text;
      number += 1;
      outlet.view({
        epoch,
        number,
        game,
        kind: 'change',
        ...(change === undefined ? {} : { desk: change.desk }),
        ...(change === undefined || change.gone.length === 0 ? {} : { gone: change.gone }),
        ...(roomChanged ? { room } : {}),
      });
    },
    resync: full,
  };
};
