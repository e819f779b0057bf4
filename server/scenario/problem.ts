import type { LintRule, ProblemRule } from './lint/rules.ts';

/** What is wrong in a scenario file, and where. Lines and columns count from 1. */
export type Problem = {
  /** What kind of thing is wrong. */
  readonly rule: ProblemRule | LintRule;
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** What was found. */
  readonly message: string;
  /** What would be right in its place. */
  readonly expected?: string;
  /** The nearest name that exists. */
  readonly suggestion?: string;
};

/** What a terminal would obey or break a line at. */
const control = /[\p{Cc}\p{Zl}\p{Zp}]+/gu;

/** One line for people: `file:line:column: message; expected ...; did you mean ...?` Texts of the file in it are made one line of letters. */
export const problemText = (problem: Problem): string =>
  (
    `${problem.file}:${problem.line}:${problem.column}: ${problem.message}` +
    (problem.expected === undefined ? '' : `; expected ${problem.expected}`) +
    (problem.suggestion === undefined ? '' : `; did you mean \`${problem.suggestion}\`?`)
  ).replaceAll(control, ' ');

/** Optimal string alignment distance: insert, delete, replace or swap two neighbours, one each. */
const distance = (from: string, to: string): number => {
  let before: number[] = [];
  let last = Array.from({ length: to.length + 1 }, (_, place) => place);
  for (let i = 1; i <= from.length; i++) {
    const row = [i];
    for (let j = 1; j <= to.length; j++) {
      const same = from[i - 1] === to[j - 1];
      let least = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1]) least = Math.min(least, (before[j - 2] ?? 0) + 1);
      row.push(least);
    }
    before = last;
    last = row;
  }
  return last[to.length] ?? 0;
};

/** The known name nearest to a misspelt one, or `undefined` when none is near: at most two fifths of its letters differ, capitals aside. */
export const nearest = (name: string, known: readonly string[]): string | undefined => {
  if (name.length > 80) return undefined;
  const lower = name.toLowerCase();
  let best: string | undefined;
  let least = Math.max(1, Math.round(name.length * 0.4)) + 1;
  for (const each of known) {
    // The lengths differ by as many letters at least.
    if (Math.abs(each.length - lower.length) >= least) continue;
    const away = distance(lower, each.toLowerCase());
    if (away < least) [best, least] = [each, away];
  }
  return best ?? known.find((each) => lower.length >= 4 && (each.toLowerCase().startsWith(lower) || lower.startsWith(each.toLowerCase())));
};
