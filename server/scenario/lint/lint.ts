import type { Path } from '../document.ts';
import type { ReadScenario } from '../parse.ts';
import type { Problem } from '../problem.ts';
import { amountRules } from './amounts.ts';
import { deskRules } from './desks.ts';
import { eventRules } from './events.ts';
import { marketRules } from './market.ts';
import { networkRules } from './network.ts';
import { lintRuleIds, lintRules, type LintRule, type Severity } from './rules.ts';
import type { Finder, Found, Subject } from './subject.ts';
import { teamRules } from './team.ts';
import { textRules } from './texts.ts';

/** Something a facilitator should know of a scenario that can be played. */
export type Finding = Problem & { readonly rule: LintRule; readonly severity: Severity };

const finders: Readonly<Record<LintRule, Finder>> = {
  ...networkRules,
  ...eventRules,
  ...marketRules,
  ...deskRules,
  ...amountRules,
  ...teamRules,
  ...textRules,
};

/** Of one rule no more than this: who reads ten knows what to do about the eleventh. */
const mostOfOne = 10;

/**
 * What speaks against a scenario that is right by the format, in the order of the file. The file's own `lint: { ignore }` is heeded,
 * and so is `ignored`. `file` is the name of the file; of one that extends another each finding is in the file that holds the value.
 */
export const lint = ({ scenario, file, document }: ReadScenario, fileName: string, ignored: readonly string[] = []): readonly Finding[] => {
  const stem = (fileName.split(/[/\\]/).at(-1) ?? fileName).replace(/\.ya?ml$/, '');
  const subject: Subject = { scenario, file, document, stem };
  const silent = new Set<string>([...ignored, ...(file.lint?.ignore ?? [])]);
  return lintRuleIds
    .filter((rule) => !silent.has(rule))
    .flatMap((rule) => findingsOf(rule, subject))
    .toSorted((one, other) =>
      one.file < other.file ? -1 : one.file > other.file ? 1 : one.line - other.line || one.column - other.column,
    );
};

const findingsOf = (rule: LintRule, subject: Subject): readonly Finding[] => {
  const findings: Finding[] = [];
  const { severity } = lintRules[rule];
  const { document } = subject;
  const add = (path: Path, key: boolean, message: string, expected: string | undefined): void => {
    if (findings.length < mostOfOne)
      findings.push({
        ...(key ? document.atKey(path) : document.at(path)),
        rule,
        severity,
        message,
        ...(expected === undefined ? {} : { expected }),
      });
  };
  const found: Found = {
    at: (path, message, expected) => add(path, false, message, expected),
    key: (path, message, expected) => add(path, true, message, expected),
  };
  finders[rule](subject, found);
  return findings;
};
