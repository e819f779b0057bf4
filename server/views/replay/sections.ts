import type { Desk } from '../../contract/desk.ts';
import { seats } from '../../contract/ids.ts';
import type { Seat } from '../../contract/ids.ts';
import type { DeskHistory, SectionChange } from '../../contract/replay.ts';

type Name = keyof Desk;

/** A section as it stood last: the object, to see at once that nothing changed, and the place of its text. */
type Shown = { value: unknown; section: number };
type Changes = Record<Name, SectionChange[]>;
type DeskBook = { readonly names: readonly Name[]; readonly shown: Map<Name, Shown>; readonly changes: Changes };

const undefinedSection = -1;

/** Desks as they are written down moment by moment: every distinct section once, and when which desk showed it. */
export type SectionBook = {
  /** Notes the desks of all seats at the next moment. Says whether any differs from the moment before: only then it was a new frame. */
  note(desks: Readonly<Record<Seat, Desk>>): boolean;
  readonly sections: readonly string[];
  histories(): Readonly<Record<Seat, DeskHistory>>;
};

const namesOf = (desk: Desk): readonly Name[] => Object.keys(desk) as Name[];

export const openSectionBook = (): SectionBook => {
  const sections: string[] = [];
  const places = new Map<string, number>();
  const books = new Map<Seat, DeskBook>();
  let frames = 0;

  const placeOf = (value: unknown): number => {
    if (value === undefined) return undefinedSection;
    const text = JSON.stringify(value);
    const known = places.get(text);
    if (known !== undefined) return known;
    places.set(text, sections.length);
    sections.push(text);
    return sections.length - 1;
  };

  const bookOf = (seat: Seat, desk: Desk): DeskBook => {
    const known = books.get(seat);
    if (known !== undefined) return known;
    const made: DeskBook = { names: namesOf(desk), shown: new Map(), changes: {} as Changes };
    books.set(seat, made);
    return made;
  };

  const noteDesk = (seat: Seat, desk: Desk): boolean => {
    const { names, shown, changes } = bookOf(seat, desk);
    let changed = false;
    for (const name of names) {
      const value = desk[name];
      const before = shown.get(name);
      if (before === undefined) {
        const section = placeOf(value);
        shown.set(name, { value, section });
        changes[name] = [[frames, section]];
        changed = true;
        continue;
      }
      if (before.value === value) continue;
      const section = placeOf(value);
      before.value = value;
      if (before.section === section) continue;
      before.section = section;
      changes[name].push([frames, section]);
      changed = true;
    }
    return changed;
  };

  return {
    note: (desks) => {
      let changed = false;
      for (const seat of seats) if (noteDesk(seat, desks[seat])) changed = true;
      if (changed) frames += 1;
      return changed;
    },
    sections,
    histories: () => {
      const of = (seat: Seat): DeskHistory => books.get(seat)?.changes ?? ({} as Changes);
      return { sales: of('sales'), logistics: of('logistics'), procurement: of('procurement'), operations: of('operations') };
    },
  };
};
