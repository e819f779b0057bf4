import { compile } from './compile.ts';
import type { ReadDocument } from './document.ts';
import { readExtended, type ReadBase } from './extension.ts';
import { formatProblems } from './format-problems.ts';
import { scenarioFormat, type ScenarioFile } from './format.ts';
import { isTooLarge } from './limits.ts';
import { nearest, type Problem } from './problem.ts';
import { report } from './report.ts';
import type { Scenario } from './scenario.ts';

const mostProblems = 50;

/** A scenario that is right, with what it was made of: the file's values, their places, and a text that needs no other file. */
export type ReadScenario = {
  readonly scenario: Scenario;
  readonly file: ScenarioFile;
  readonly document: ReadDocument;
  readonly text: string;
};

type Failure = { readonly problems: readonly Problem[] };

/**
 * A scenario from the text of its file, or everything that is wrong with it, in the order of the file. Pure; never throws on any text.
 * First the shape is checked against the format; only a file of the right shape is checked for names and numbers that do not fit together.
 * A file that extends others needs `read`. The `text` that comes back is whole in itself: what it was given, or all files merged.
 */
export const parseScenario = (
  text: string,
  fileName: string,
  read?: ReadBase,
): { readonly scenario: Scenario; readonly text: string } | Failure => {
  const found = readScenario(text, fileName, read);
  return 'problems' in found ? found : { scenario: found.scenario, text: found.text };
};

/** The same with the values and places of the file, for those who look closer. */
export const readScenario = (text: string, fileName: string, read?: ReadBase): ReadScenario | Failure => {
  const extended = readExtended(text, fileName, read);
  if ('problems' in extended) return extended;
  const { document } = extended;
  if (typeof document.value !== 'object' || document.value === null || Array.isArray(document.value)) {
    return {
      problems: [
        {
          rule: 'format',
          file: fileName,
          line: 1,
          column: 1,
          message: 'the file is no scenario',
          expected: 'a map that begins with `schema: 1`',
        },
      ],
    };
  }
  const keys = Object.keys(document.value);
  if (!keys.includes('schema') && nearest('schema', keys) === undefined) {
    return {
      problems: [
        {
          rule: 'format',
          file: fileName,
          line: 1,
          column: 1,
          message: 'the file does not say that it is a scenario',
          expected: '`schema: 1`',
        },
      ],
    };
  }
  const shaped = scenarioFormat.safeParse(document.value);
  if (!shaped.success) return { problems: inOrder(formatProblems(scenarioFormat, document, shaped.error.issues)) };
  const found = report(document);
  // Both are gone from what `readExtended` merged: here they stand alone.
  if (shaped.data.without !== undefined) found.addKey(['without'], '`without` takes away from nothing', '`extends:` beside it');
  if (isTooLarge(shaped.data, found)) return { problems: inOrder(found.problems) };
  const scenario = compile(shaped.data, found);
  return found.problems.length > 0 ? { problems: inOrder(found.problems) } : { scenario, file: shaped.data, document, text: extended.text };
};

/** In the order of the file; problems of one file stand together. */
const inOrder = (problems: readonly Problem[]): readonly Problem[] => {
  const seen = new Set<string>();
  return problems
    .toSorted((one, other) => (one.file < other.file ? -1 : one.file > other.file ? 1 : one.line - other.line || one.column - other.column))
    .filter((each) => {
      const key = `${each.file}:${each.line}:${each.column}:${each.message}`;
      return seen.has(key) ? false : seen.add(key);
    })
    .slice(0, mostProblems);
};
