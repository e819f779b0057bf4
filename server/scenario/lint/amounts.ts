import type { Path } from '../document.ts';
import type { LintRule } from './rules.ts';
import type { Finder } from './subject.ts';

/** Numbers that are legal and most likely not what was meant. */

/** Percentages that are below 1 in good companies. */
const small: ReadonlySet<string> = new Set(['errorPercent', 'errorMostPercent', 'rejectPercent']);

const isPercentage = (key: string): boolean => (key === 'percent' || key.endsWith('Percent')) && !small.has(key);

/** Every percentage between 0 and 1 in a file; linear in its size. */
const sharesIn = (value: unknown, path: Path): readonly { readonly path: Path; readonly share: number }[] => {
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.flatMap((each, place) => sharesIn(each, [...path, place]));
  return Object.entries(value).flatMap(([key, each]) =>
    typeof each === 'number' && isPercentage(key) && each > 0 && each < 1
      ? [{ path: [...path, key], share: each }]
      : sharesIn(each, [...path, key]),
  );
};

export const amountRules = {
  'percent-as-share': ({ document }, found) => {
    for (const { path, share } of sharesIn(document.value, []))
      found.at(path, `\`${String(path.at(-1))}\` is ${share} per cent`, `per cent, such as ${Number((share * 100).toPrecision(6))}`);
  },
} as const satisfies Partial<Readonly<Record<LintRule, Finder>>>;
