import { Command, InvalidArgumentError } from 'commander';
import { progressBar } from '../../server/cli/progress.ts';
import { loadScenario } from '../../server/scenario/load.ts';
import { problemText } from '../../server/scenario/problem.ts';
import type { Scenario } from '../../server/scenario/scenario.ts';
import { balance, teamsPerSeed } from '../../server/play/balance.ts';
import { speed } from './speed.ts';

/** `npm run -s bench -- simulation | balance [--seeds N]`: figures as JSON on stdout. */
const scenarioOf = (file: string): Scenario => {
  const loaded = loadScenario(file);
  if ('problems' in loaded) {
    process.stderr.write(`${loaded.problems.map(problemText).join('\n')}\n`);
    process.exit(1);
  }
  return loaded.scenario;
};

const print = (figures: unknown): void => {
  process.stdout.write(`${JSON.stringify(figures, undefined, 2)}\n`);
};

const seedCount = (text: string): number => {
  const seeds = Number(text);
  if (!/^\d+$/.test(text) || seeds < 1 || seeds > 100_000) throw new InvalidArgumentError('Seeds are a whole number from 1 to 100,000.');
  return seeds;
};

const program = new Command('bench').exitOverride((problem) => process.exit(problem.exitCode === 0 ? 0 : 2));
program
  .command('simulation')
  .description('how fast games are played, medians of 7')
  .action(() => print(speed(scenarioOf('classic-beer-game'), scenarioOf('spring-promotion'))));
program
  .command('balance')
  .description('whether working together wins, and nothing else')
  .option('--seeds <n>', 'how many seeds', seedCount, 100)
  .option('--scenario <file>', 'a path, or the id of a shipped scenario', 'spring-promotion')
  .action(async ({ seeds, scenario }: { readonly seeds: number; readonly scenario: string }) => {
    const bar = progressBar(seeds * teamsPerSeed, 'games');
    print(await balance(scenarioOf(scenario), seeds, bar.step).finally(bar.stop));
  });
await program.parseAsync();
