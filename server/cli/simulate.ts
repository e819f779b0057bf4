import { fileURLToPath } from 'node:url';
import { Command, Option } from 'commander';
import { informationLevels } from '../contract/ids.ts';
import { injectionProblems } from '../game/injections.ts';
import { policyNames } from '../policies/registry.ts';
import { kpiToFile } from '../scenario/amounts.ts';
import { loadScenario, type LoadedScenario } from '../scenario/load.ts';
import { problemText } from '../scenario/problem.ts';
import { calibrated, withCalibration } from './calibration.ts';
import { isSameFile, replaceText } from './changed-file.ts';
import { progressBar } from './progress.ts';
import { reportBalance } from './simulate-balance.ts';
import { chosenPolicies, injectionChoice, policyChoice, runsCount, seedText, type SimulateOptions } from './simulate-options.ts';
import { simulate } from './simulate-run.ts';

const fail = (message: string): void => {
  process.stderr.write(`${message}\n`);
  process.exitCode = 1;
};

const messageOf = (problem: unknown): string => (problem instanceof Error ? problem.message : String(problem));

/** Finds the ends of the joint score's parts and writes them into the scenario's file. */
const calibrateFile = async (loaded: LoadedScenario, path: string, options: SimulateOptions): Promise<void> => {
  const runs = options.runs ?? 200;
  const bar = progressBar(2 * runs, 'games');
  const parts = await calibrated(loaded.scenario, runs, options.seed, bar.step).finally(bar.stop);
  replaceText(path, loaded.ownText, withCalibration(loaded.ownText, parts));
  const written = parts.map(({ kpi, zero, full }) => ({ kpi, zero: kpiToFile(kpi, zero), full: kpiToFile(kpi, full) }));
  process.stdout.write(
    options.json === true
      ? `${JSON.stringify({ scenario: loaded.scenario.id, file: loaded.file, runs, parts: written }, undefined, 2)}\n`
      : `${[`${loaded.file}: joint score calibrated over ${runs} seeds`, ...written.map(({ kpi, zero, full }) => `  ${kpi}: ${zero} is worth nothing, ${full} everything`)].join('\n')}\n`,
  );
};

/** Where a scenario that was given as a path or a shipped id stands on this disk. */
const pathOf = (file: string, loaded: LoadedScenario): string =>
  loaded.file === file ? file : fileURLToPath(new URL(`../../${loaded.file}`, import.meta.url));

/**
 * `crossdock simulate FILE`: bots play a scenario. Prints JSON or a table; exit code 0, 1 when the file or a run is wrong,
 * 2 when the call is.
 */
export const simulateCommand = (): Command => {
  const command = new Command('simulate')
    .description('let bots play a scenario, and print how it went')
    .argument('<file>', 'a path, or the id of a shipped scenario')
    .option('--runs <n>', 'games to play; run k is played on seed S/k (default: 1, with --calibrate 200, with --report 100)', runsCount)
    .option('--seed <seed>', 'where chance begins', seedText, '1')
    .option(
      '--policy <name>',
      `who plays, for all seats or as seat=name; may repeat; otherwise the scenario's bots do (${policyNames.join(', ')})`,
      policyChoice,
    )
    .addOption(
      new Option('--information <level>', 'what the seats know of each other (default: what the acts say)').choices(informationLevels),
    )
    .option('--inject <event@round>', 'let an event happen that the scenario holds back for the facilitator; may repeat', injectionChoice)
    .option('--json', 'print JSON')
    .option('--trace <file.csv>', 'write a row per site, item and period')
    .option('--report <folder>', 'measure how the scenario plays, with many teams; writes report.md and report.html')
    .option('--write', "with --report: put the key figures into the scenario's file as comments")
    .option('--calibrate', "write the joint score's ends into the file: 5th percentile of silo bots, 95th of coordinated ones")
    .exitOverride((problem) => process.exit(problem.exitCode === 0 ? 0 : 2));
  command.action(async (file: string, options: SimulateOptions) => {
    if (options.write === true && options.report === undefined) command.error("error: option '--write' needs '--report'", { exitCode: 2 });
    const elsewhere = (['calibrate', 'policy', 'trace', 'information', 'inject'] as const).find((name) => options[name] !== undefined);
    if (options.report !== undefined && elsewhere !== undefined)
      command.error(`error: option '--report' cannot be used with option '--${elsewhere}': it plays its own teams`, { exitCode: 2 });
    const loaded = loadScenario(file);
    if ('problems' in loaded) {
      fail(loaded.problems.map(problemText).join('\n'));
      return;
    }
    const policies = chosenPolicies(options.policy ?? [], loaded.scenario.bots);
    if ('missing' in policies && options.calibrate !== true && options.report === undefined) {
      command.error(`error: option '--policy' is missing for ${policies.missing.join(', ')}; policies are ${policyNames.join(', ')}`, {
        exitCode: 2,
      });
    }
    const [injectionProblem] = injectionProblems(loaded.scenario, options.inject ?? []);
    if (injectionProblem !== undefined) command.error(`error: option '--inject': ${injectionProblem}`, { exitCode: 2 });
    if (options.trace !== undefined && isSameFile(options.trace, pathOf(file, loaded)))
      command.error(`error: option '--trace': ${options.trace} is the scenario itself`, { exitCode: 2 });
    try {
      if (options.report !== undefined) await reportBalance(loaded, pathOf(file, loaded), options.report, options);
      else if (options.calibrate === true) await calibrateFile(loaded, pathOf(file, loaded), options);
      else if (!('missing' in policies)) await simulate(loaded.scenario, policies, options);
    } catch (problem) {
      fail(`simulate: ${messageOf(problem)}`);
    }
  });
  return command;
};
