import { compile } from './compile.ts';
import { readDocument } from './document.ts';
import { formatProblems } from './format-problems.ts';
import { scenarioFormat } from './format.ts';
import { nearest, type Problem } from './problem.ts';
import { report } from './report.ts';
import type { Scenario } from './scenario.ts';

const mostProblems = 50;

/**
 * A scenario from the text of its file, or everything that is wrong with it, in the order of the file. Pure; never throws on any text.
 * First the shape is checked against the format; only a file of the right shape is checked for names and numbers that do not fit together.
 */
export const parseScenario = (
  text: string,
  fileName: string,
): { readonly scenario: Scenario } | { readonly problems: readonly Problem[] } => {
  const document = readDocument(text, fileName);
  if ('problems' in document) return document;
  if (typeof document.value !== 'object' || document.value === null || Array.isArray(document.value)) {
    return {
      problems: [
        { file: fileName, line: 1, column: 1, message: 'the file is no scenario', expected: 'a map that begins with `schema: 1`' },
      ],
    };
  }
  const keys = Object.keys(document.value);
  if (!keys.includes('schema') && nearest('schema', keys) === undefined) {
    return {
      problems: [{ file: fileName, line: 1, column: 1, message: 'the file does not say that it is a scenario', expected: '`schema: 1`' }],
    };
  }
  const shaped = scenarioFormat.safeParse(document.value);
  if (!shaped.success) return { problems: inOrder(formatProblems(scenarioFormat, document, shaped.error.issues, fileName)) };
  const found = report(document, fileName);
  const scenario = compile(shaped.data, found);
  return found.problems.length > 0 ? { problems: inOrder(found.problems) } : { scenario };
};

const inOrder = (problems: readonly Problem[]): readonly Problem[] => {
  const seen = new Set<string>();
  return problems
    .toSorted((one, other) => one.line - other.line || one.column - other.column)
    .filter((each) => {
      const key = `${each.line}:${each.column}:${each.message}`;
      return seen.has(key) ? false : seen.add(key);
    })
    .slice(0, mostProblems);
};
