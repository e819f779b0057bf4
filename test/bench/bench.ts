import { Command, InvalidArgumentError } from 'commander';
import { progressBar } from '../../server/cli/progress.ts';
import { loadScenario } from '../../server/scenario/load.ts';
import { problemText } from '../../server/scenario/problem.ts';
import type { Scenario } from '../../server/scenario/scenario.ts';
import { balance, teamsPerSeed } from '../../server/play/balance.ts';
import { attributionSpeed } from './attribution.ts';
import { gamesSpeed } from './games.ts';
import { replaySpeed } from './replay.ts';
import { speed } from './speed.ts';

/** `npm run -s bench -- simulation | games | attribution | balance [--seeds N] | replay`: figures as JSON on stdout. */
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

const wholeNumber = (text: string): number => {
  const number = Number(text);
  if (!/^\d+$/.test(text) || number < 1 || number > 100_000) throw new InvalidArgumentError('Write a whole number from 1 to 100,000.');
  return number;
};

const program = new Command('bench').exitOverride((problem) => process.exit(problem.exitCode === 0 ? 0 : 2));
program
  .command('simulation')
  .description('how fast games are played, medians of 7')
  .action(() => print(speed(scenarioOf('classic-beer-game'), scenarioOf('spring-promotion'))));
program
  .command('games')
  .description('how fast `crossdock simulate` plays many games on all cores, and how much memory that takes; medians')
  .option('--repeats <n>', 'calls of each size', wholeNumber, 3)
  .option('--policy <name>', 'who plays', 'coordinated')
  .option('--scenario <file>', 'a path, or the id of a shipped scenario', 'spring-promotion')
  .action(({ repeats, policy, scenario }: { readonly repeats: number; readonly policy: string; readonly scenario: string }) =>
    print(gamesSpeed(scenario, policy, repeats)),
  );
program
  .command('attribution')
  .description('how long it takes to find out whose decisions the result of a finished game comes from, with all benchmarks; medians')
  .option('--processes <n>', 'fresh processes', wholeNumber, 5)
  .option('--scenario <file>', 'a path, or the id of a shipped scenario', 'spring-promotion')
  .action(({ processes, scenario }: { readonly processes: number; readonly scenario: string }) =>
    print(attributionSpeed(scenario, processes)),
  );
program
  .command('balance')
  .description('whether working together wins, and nothing else; what a team makes of each information level')
  .option('--seeds <n>', 'how many seeds', wholeNumber, 100)
  .option('--scenario <file>', 'a path, or the id of a shipped scenario', 'spring-promotion')
  .action(async ({ seeds, scenario }: { readonly seeds: number; readonly scenario: string }) => {
    const bar = progressBar(seeds * teamsPerSeed, 'games');
    print(await balance(scenarioOf(scenario), seeds, bar.step).finally(bar.stop));
  });
program
  .command('replay')
  .description('how fast a game of 200 periods is made into a replay, and how fast a browser jumps about in it; medians')
  .action(async () => {
    print(await replaySpeed());
    process.exit(0);
  });
await program.parseAsync();
