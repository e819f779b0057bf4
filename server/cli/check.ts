import { Command, InvalidArgumentError, Option } from 'commander';
import { lint } from '../scenario/lint/lint.ts';
import { lintRuleIds, severityOf, type Severity } from '../scenario/lint/rules.ts';
import { loadScenario, type LoadedScenario } from '../scenario/load.ts';
import { nearest, problemText, type Problem } from '../scenario/problem.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { filesOf } from './file-patterns.ts';

type Options = { readonly json?: true; readonly format: 'text' | 'json'; readonly strict?: true; readonly ignore?: readonly string[] };

/** What was found in one file. A file with warnings only is valid, unless the call is strict. */
type Checked = {
  readonly file: string;
  readonly problems: readonly (Problem & { readonly severity: Severity })[];
  readonly loaded: LoadedScenario | undefined;
};

const checked = (file: string, ignored: readonly string[]): Checked => {
  const loaded = loadScenario(file);
  const found = 'problems' in loaded ? loaded.problems : lint(loaded.read, loaded.file, ignored);
  return {
    file,
    problems: found.map((each) => ({ ...each, severity: severityOf(each.rule) })),
    loaded: 'problems' in loaded ? undefined : loaded,
  };
};

const ruleIds = (word: string, before: readonly string[] = []): readonly string[] => {
  const words = word.split(',').map((each) => each.trim());
  for (const each of words) {
    if ((lintRuleIds as readonly string[]).includes(each)) continue;
    const near = nearest(each, lintRuleIds);
    throw new InvalidArgumentError(
      `There is no rule ${each}${near === undefined ? '' : `; did you mean ${near}`}? Rules are ${lintRuleIds.join(', ')}.`,
    );
  }
  return [...before, ...words];
};

/**
 * `crossdock check FILE...`: says whether scenario files are right, or everything that is wrong with them by line and column; of files that
 * are right, what a facilitator should know. Exit code 0, 1 when a file is wrong (with `--strict` also when there is a warning), 2 when the call is.
 */
export const checkCommand = (): Command =>
  new Command('check')
    .description(
      'check scenario files; says line, column, what was expected and what was perhaps meant, then what a facilitator should know',
    )
    .argument('<files...>', 'paths, patterns such as scenarios/*.yaml, or ids of shipped scenarios')
    .addOption(new Option('--format <format>', 'how to print').choices(['text', 'json']).default('text'))
    .option('--json', 'the same as --format json')
    .option('--strict', 'warnings count as errors')
    .option('--ignore <rule>', 'a rule that does not matter here; may repeat', ruleIds)
    .exitOverride((stop) => process.exit(stop.exitCode === 0 ? 0 : 2))
    .action((words: readonly string[], options: Options) => {
      const files = words.flatMap(filesOf).map((file) => checked(file, options.ignore ?? []));
      const counts = (severity: Severity): boolean => severity !== 'warning' || options.strict === true;
      const valid = ({ problems }: Checked): boolean => !problems.some((each) => counts(each.severity));
      if (!files.every(valid)) process.exitCode = 1;
      if (options.json === true || options.format === 'json') {
        const reports = files.map((each) => ({ file: each.file, valid: valid(each), problems: each.problems.map(inJson) }));
        process.stdout.write(`${JSON.stringify(words.length === 1 && words[0] === files[0]?.file ? reports[0] : reports, undefined, 2)}\n`);
        return;
      }
      for (const each of files) printed(each);
    });

/** For programs there are errors and warnings; which errors keep a file from being played, the rule says. */
const inJson = ({ severity, ...problem }: Problem & { readonly severity: Severity }) => ({
  ...problem,
  severity: severity === 'warning' ? 'warning' : 'error',
});

/** What is wrong on stderr; that a file is right, and what it holds, on stdout. */
const printed = ({ problems, loaded }: Checked): void => {
  if (problems.length > 0) process.stderr.write(`${problems.map(lineOf).join('\n')}\n`);
  const count = (severity: Severity): number => problems.filter((each) => each.severity === severity).length;
  const [wrong, errors, warnings] = [count('problem'), count('error'), count('warning')];
  const numbers = [counted(wrong, 'problem'), counted(errors, 'error'), counted(warnings, 'warning')].filter((each) => each !== undefined);
  if (loaded === undefined) process.stderr.write(`${numbers.join(', ')}\n`);
  else
    process.stdout.write(`${loaded.file}: ${numbers.length === 0 ? 'all is well' : numbers.join(', ')}\n${described(loaded.scenario)}\n`);
};

/** A problem as it always was; a finding with its severity before and its rule behind. */
const lineOf = (each: Problem & { readonly severity: Severity }): string =>
  each.severity === 'problem'
    ? problemText(each)
    : `${problemText({ ...each, message: `${each.severity}: ${each.message}` })} [${each.rule}]`;

const counted = (number: number, one: string): string | undefined =>
  number === 0 ? undefined : `${number} ${number === 1 ? one : `${one}s`}`;

/** A scenario in one line, to see that it was read as it was meant. */
const described = ({ id, company, rules }: Scenario): string => {
  const count = (number: number, one: string, many = `${one}s`): string => `${number} ${number === 1 ? one : many}`;
  return [
    `  ${id}: ${rules.playedRounds} of ${rules.announcedRounds} rounds of ${count(company.periodsPerRound, rules.periodName)}`,
    count(rules.acts.length, 'act'),
    count(company.items.length, 'item'),
    count(company.suppliers.length, 'supplier'),
    count(company.sites.length, 'site'),
    count(company.segments.length, 'segment'),
    count(company.events.length, 'event'),
    count(company.fields.length, 'input'),
  ].join(', ');
};
