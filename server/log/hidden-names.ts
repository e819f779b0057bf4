import type { Seat } from '../contract/ids.ts';
import type { Texts } from './texts.ts';

/** A person's name as it may not be told, and the seat that the person held, if any. */
export type HiddenName = { readonly name: string; readonly seat?: Seat };

const seatNames: Readonly<Record<Seat, string>> = {
  sales: 'Sales',
  logistics: 'Logistics',
  procurement: 'Procurement',
  operations: 'Operations',
};
const nobody = '…';

/** Parts of a name this short are more often a word (`de`, `of`) or a number (`Ana 2`). */
const leastPart = 3;

const plain = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '');
/** Scripts that put no blank between words: a name ends where it ends. */
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/u;

/** The name as a pattern over decomposed text: any case, accents or none, blanks of any width, whole words. */
const patternOf = (name: string): string => {
  const letters = Array.from(plain(name), (each) => (/\s/u.test(each) ? String.raw`\s+` : `${escaped(each)}\\p{M}*`));
  const [first, last] = [name.at(0) ?? '', name.at(-1) ?? ''];
  const begins = unspaced.test(first) ? '' : String.raw`(?<![\p{L}\p{N}]\p{M}*)`;
  const ends = unspaced.test(last) ? '' : String.raw`(?![\p{L}\p{N}])`;
  return `${begins}${letters.join('')}${ends}`;
};

const escaped = (letter: string): string => letter.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`);

/** A function that takes names out of what people wrote: each becomes the seat's name, or a dot where the person had none. */
export const nameHider = (hidden: readonly HiddenName[]): ((text: string) => string) => {
  const said = new Map<string, string>();
  const add = (name: string, seat: Seat | undefined): void => {
    const key = plain(name).toLowerCase().replaceAll(/\s+/gu, ' ').trim();
    if (key === '') return;
    const word = seat === undefined ? nobody : seatNames[seat];
    // Of two people with one name nobody knows who was meant.
    said.set(key, said.has(key) && said.get(key) !== word ? nobody : word);
  };
  for (const { name, seat } of hidden) {
    add(name, seat);
    const parts = name.split(/[\s.,'’()-]+/u).filter((part) => part.length >= leastPart);
    for (const part of parts) if (part !== name) add(part, seat);
  }
  if (said.size === 0) return (text) => text;
  const names = [...said.keys()].toSorted((one, other) => other.length - one.length);
  const pattern = new RegExp(names.map(patternOf).join('|'), 'giu');
  return (text) => {
    const decomposed = text.normalize('NFD');
    let found = false;
    const without = decomposed.replaceAll(pattern, (name) => {
      found = true;
      return said.get(plain(name).toLowerCase().replaceAll(/\s+/gu, ' ').trim()) ?? nobody;
    });
    return found ? without.normalize('NFC') : text;
  };
};

/** Texts without those names. */
export const withoutNames = (texts: Texts, hidden: readonly HiddenName[]): Texts => {
  const hide = nameHider(hidden);
  return new Map([...texts].map(([key, text]) => [key, hide(text)]));
};
