import { Command } from 'commander';
import { loadScenario } from '../scenario/load.ts';
import { problemText } from '../scenario/problem.ts';
import type { Scenario } from '../scenario/scenario.ts';

/**
 * `crossdock check FILE`: says whether a scenario file is right, or everything that is wrong with it by line and column.
 * Exit code 0, 1 when the file is wrong, 2 when the call is.
 */
export const checkCommand = (): Command =>
  new Command('check')
    .description('check a scenario file; says line, column, what was expected and what was perhaps meant')
    .argument('<file>', 'a path, or the id of a shipped scenario')
    .option('--json', 'print JSON')
    .exitOverride((stop) => process.exit(stop.exitCode === 0 ? 0 : 2))
    .action((file: string, options: { readonly json?: true }) => {
      const loaded = loadScenario(file);
      const problems = 'problems' in loaded ? loaded.problems : [];
      if (problems.length > 0) process.exitCode = 1;
      if (options.json === true)
        process.stdout.write(`${JSON.stringify({ file, valid: problems.length === 0, problems }, undefined, 2)}\n`);
      else if ('scenario' in loaded) process.stdout.write(`${loaded.file}: all is well\n${described(loaded.scenario)}\n`);
      else
        process.stderr.write(
          `${problems.map(problemText).join('\n')}\n${problems.length === 1 ? '1 problem' : `${problems.length} problems`}\n`,
        );
    });

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
