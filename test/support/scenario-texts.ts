import { readFileSync } from 'node:fs';
import { parseScenario } from '../../server/scenario/parse.ts';
import type { Problem } from '../../server/scenario/problem.ts';
import type { Scenario } from '../../server/scenario/scenario.ts';

/** The text of a shipped scenario. */
export const shippedText = (id: string): string => readFileSync(new URL(`../../scenarios/${id}.yaml`, import.meta.url), 'utf8');

/** The text that `crossdock new` begins with. */
export const starterText = (kind: 'distribution' | 'chain'): string =>
  readFileSync(new URL(`../../server/scenario/starters/${kind}.yaml`, import.meta.url), 'utf8');

/** The text of a scenario that only tests play. */
export const fixtureText = (id: string): string => readFileSync(new URL(`../fixtures/${id}.yaml`, import.meta.url), 'utf8');

/** A text with one place changed; the change must hit exactly one place, or all of them when asked, so that a test can't miss its aim. */
export const changed = (text: string, from: string, to: string): string => {
  const parts = text.split(from);
  if (parts.length !== 2) throw new Error(`\`${from}\` stands ${parts.length - 1} times in the text`);
  return parts.join(to);
};

/** The scenario of a text that must be right. */
export const scenarioOf = (text: string): Scenario => {
  const parsed = parseScenario(text, 'test.yaml');
  if ('problems' in parsed) throw new Error(JSON.stringify(parsed.problems));
  return parsed.scenario;
};

/** The problems of a text that must be wrong. */
export const problemsOf = (text: string): readonly Problem[] => {
  const parsed = parseScenario(text, 'test.yaml');
  if ('scenario' in parsed) throw new Error('nothing was found wrong');
  return parsed.problems;
};

/** Line and column of a word in a text, from 1; the word must stand there once. */
export const placeOf = (text: string, word: string): { readonly line: number; readonly column: number } => {
  const before = changed(text, word, '\u0000').split('\u0000')[0] ?? '';
  return { line: before.split('\n').length, column: before.length - before.lastIndexOf('\n') };
};
