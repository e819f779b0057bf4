import type { Path, Place, ReadDocument } from './document.ts';
import type { ProblemRule } from './lint/rules.ts';
import { nearest, type Problem } from './problem.ts';

/** Collects what is wrong in a file whose shape is right: names that do not exist, numbers that do not fit together. */
export type Report = {
  readonly problems: readonly Problem[];
  /** Something is wrong with the value at a path. */
  readonly add: (path: Path, message: string, expected?: string, suggestion?: string) => void;
  /** Something is wrong in the text at a path, from one of its letters on, the first is 0. */
  readonly addAt: (path: Path, letter: number, message: string, expected?: string, suggestion?: string) => void;
  /** Something is wrong with the key at the end of a path. */
  readonly addKey: (path: Path, message: string, expected?: string, suggestion?: string) => void;
  /** Place of an id in a list; reports it with its nearest neighbour and returns -1 when it is not there. */
  readonly find: (ids: readonly string[], id: string, path: Path, what: string) => number;
  /** Keys of a map in the order of the file. */
  readonly keys: (path: Path) => readonly string[];
  /** The same report; what is told through it is of this rule. */
  readonly as: (rule: ProblemRule) => Report;
};

/** Of so many problems a near-miss is looked for: nobody reads more, and each look goes through all names. */
const mostSuggestions = 60;

export const report = (document: ReadDocument, problems: Problem[] = [], rule?: ProblemRule): Report => {
  const push = (of: ProblemRule, place: Place, message: string, expected?: string, suggestion?: string): void => {
    problems.push({
      rule: rule ?? of,
      ...place,
      message,
      ...(expected === undefined ? {} : { expected }),
      ...(suggestion === undefined ? {} : { suggestion }),
    });
  };
  const add: Report['add'] = (path, ...rest) => push('mismatch', document.at(path), ...rest);
  return {
    problems,
    add,
    addAt: (path, letter, ...rest) => push('mismatch', document.atLetter(path, letter), ...rest),
    addKey: (path, ...rest) => push('mismatch', document.atKey(path), ...rest),
    find: (ids, id, path, what) => {
      const place = ids.indexOf(id);
      if (place < 0) {
        const suggestion = problems.length < mostSuggestions ? nearest(id, ids) : undefined;
        push('unknown-name', document.at(path), `there is no ${what} \`${id}\``, known(ids), suggestion);
      }
      return place;
    },
    as: (each) => report(document, problems, each),
    keys: (path) => {
      let here: unknown = document.value;
      for (const part of path)
        here = typeof here === 'object' && here !== null ? (here as Record<string | number, unknown>)[part] : undefined;
      return typeof here === 'object' && here !== null ? Object.keys(here) : [];
    },
  };
};

/** A list of names for a message, cut short when it is long. */
export const known = (ids: readonly string[]): string => {
  if (ids.length === 0) return 'none: there is nothing to choose from';
  return `one of ${ids.slice(0, 12).join(', ')}${ids.length > 12 ? ' ...' : ''}`;
};
