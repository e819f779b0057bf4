import type { Desk } from '../../contract/desk.ts';
import { seats } from '../../contract/ids.ts';
import type { Seat } from '../../contract/ids.ts';
import type { DeskHistory, Section, SectionChange } from '../../contract/replay.ts';

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
  readonly sections: readonly Section[];
  readonly parts: readonly string[];
  histories(): Readonly<Record<Seat, DeskHistory>>;
};

const namesOf = (desk: Desk): readonly Name[] => Object.keys(desk) as Name[];

/** Texts, each kept once. */
const openTexts = () => {
  const texts: string[] = [];
  const places = new Map<string, number>();
  const placeOf = (text: string): number => {
    const known = places.get(text);
    if (known !== undefined) return known;
    places.set(text, texts.length);
    texts.push(text);
    return texts.length - 1;
  };
  return { texts, placeOf };
};

export const openSectionBook = (): SectionBook => {
  const parts = openTexts();
  const sections: Section[] = [];
  const places = new Map<string, number>();
  const partsOfObjects = new WeakMap<object, number>();
  const books = new Map<Seat, DeskBook>();
  let frames = 0;

  /** An element that is the same object as before has the same text. */
  const partOf = (element: unknown): number => {
    if (typeof element !== 'object' || element === null) return parts.placeOf(JSON.stringify(element) ?? 'null');
    const known = partsOfObjects.get(element);
    if (known !== undefined) return known;
    const place = parts.placeOf(JSON.stringify(element));
    partsOfObjects.set(element, place);
    return place;
  };

  const placeOf = (value: unknown): number => {
    if (value === undefined) return undefinedSection;
    const section: Section = Array.isArray(value) ? value.map(partOf) : JSON.stringify(value);
    const key = typeof section === 'string' ? section : `[${section.join()}]`;
    const known = places.get(key);
    if (known !== undefined) return known;
    places.set(key, sections.length);
    sections.push(section);
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
    parts: parts.texts,
    histories: () => {
      const of = (seat: Seat): DeskHistory => books.get(seat)?.changes ?? ({} as Changes);
      return { sales: of('sales'), logistics: of('logistics'), procurement: of('procurement'), operations: of('operations') };
    },
  };
};
