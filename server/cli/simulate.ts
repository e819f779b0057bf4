import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Command, InvalidArgumentError, Option } from 'commander';
import { informationLevels, seats, type InformationLevel, type Seat } from '../contract/ids.ts';
import { playMany } from '../play/many-games.ts';
import { everySeat, type PlayOptions } from '../play/play-game.ts';
import { traceHeader, traceLines } from '../play/trace.ts';
import { policyNames, policyOf } from '../policies/registry.ts';
import { loadScenario, type LoadedScenario } from '../scenario/load.ts';
import { kpiToFile } from '../scenario/amounts.ts';
import { problemText } from '../scenario/problem.ts';
import { calibrated, withCalibration } from './calibration.ts';
import { progressBar } from './progress.ts';
import { policyReport, runReport, simulateTable, type SimulateReport } from './simulate-report.ts';

type Options = {
  readonly runs?: number;
  readonly seed: string;
  readonly policy?: readonly PolicyChoice[];
  readonly information?: InformationLevel;
  readonly json?: true;
  readonly trace?: string;
  readonly calibrate?: true;
};

/** `NAME` for every seat, or `seat=NAME` for one. */
type PolicyChoice = { readonly seat: Seat | undefined; readonly name: string };

const policyChoice = (text: string, before: readonly PolicyChoice[] = []): readonly PolicyChoice[] => {
  const [left, right] = text.includes('=') ? [text.slice(0, text.indexOf('=')), text.slice(text.indexOf('=') + 1)] : [undefined, text];
  const seat = seats.find((each) => each === left);
  if (left !== undefined && seat === undefined) throw new InvalidArgumentError(`There is no seat ${left}; seats are ${seats.join(', ')}.`);
  if (policyOf(right) === undefined) throw new InvalidArgumentError(`There is no policy ${right}; policies are ${policyNames.join(', ')}.`);
  return [...before, { seat, name: right }];
};

const runsCount = (text: string): number => {
  const runs = Number(text);
  if (!/^\d+$/.test(text) || runs < 1 || runs > 1_000_000) throw new InvalidArgumentError('Runs are a whole number from 1 to 1,000,000.');
  return runs;
};

const seedText = (text: string): string => {
  if (text === '' || text.length > 80) throw new InvalidArgumentError('A seed has 1 to 80 characters.');
  return text;
};

/** Who plays which seat; a choice for one seat comes before the common one, wherever it stands. Or what is missing. */
const chosenPolicies = (choices: readonly PolicyChoice[]): PlayOptions['policies'] | { readonly missing: readonly Seat[] } => {
  const common = choices.findLast((choice) => choice.seat === undefined)?.name;
  const nameOf = (seat: Seat): string | undefined => choices.findLast((choice) => choice.seat === seat)?.name ?? common;
  const missing = seats.filter((seat) => nameOf(seat) === undefined);
  if (missing.length > 0) return { missing };
  const chosen = { ...everySeat('doNothing') };
  for (const seat of seats) chosen[seat] = { name: nameOf(seat) ?? 'doNothing' };
  return chosen;
};

const fail = (message: string): void => {
  process.stderr.write(`${message}\n`);
  process.exitCode = 1;
};

const messageOf = (problem: unknown): string => (problem instanceof Error ? problem.message : String(problem));

/** Plays `runs` games; run k on seed `S/k`. Prints, and writes the trace where asked. */
const simulate = async ({ scenario }: LoadedScenario, policies: PlayOptions['policies'], options: Options): Promise<void> => {
  const runs = options.runs ?? 1;
  const level = options.information === undefined ? {} : { informationLevel: options.information };
  const jobs = Array.from({ length: runs }, (_, place) => ({
    seed: `${options.seed}/${place + 1}`,
    policies,
    ...level,
    trace: options.trace !== undefined,
  }));
  const bar = progressBar(runs, 'games');
  const summaries = await playMany(scenario, jobs, bar.step).finally(bar.stop);
  if (options.trace !== undefined)
    writeFileSync(
      options.trace,
      [traceHeader, ...summaries.flatMap((summary, place) => traceLines(place + 1, summary.trace ?? [])), ''].join('\n'),
    );
  const report: SimulateReport = { scenario: scenario.id, policy: policyReport(policies), runs: summaries.map(runReport) };
  process.stdout.write(`${options.json === true ? JSON.stringify(report, undefined, 2) : simulateTable(report)}\n`);
};

/** Finds the ends of the joint score's parts and writes them into the scenario's file. */
const calibrateFile = async (loaded: LoadedScenario, path: string, options: Options): Promise<void> => {
  const runs = options.runs ?? 200;
  const bar = progressBar(2 * runs, 'games');
  const parts = await calibrated(loaded.scenario, runs, options.seed, bar.step).finally(bar.stop);
  writeFileSync(path, withCalibration(loaded.text, parts));
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
    .option('--runs <n>', 'games to play; run k is played on seed S/k (default: 1, with --calibrate 200)', runsCount)
    .option('--seed <seed>', 'where chance begins', seedText, '1')
    .option('--policy <name>', `who plays, for all seats or as seat=name; may repeat (${policyNames.join(', ')})`, policyChoice)
    .addOption(
      new Option('--information <level>', 'what the seats know of each other (default: what the acts say)').choices(informationLevels),
    )
    .option('--json', 'print JSON')
    .option('--trace <file.csv>', 'write a row per site, item and period')
    .option('--calibrate', "write the joint score's ends into the file: 5th percentile of silo bots, 95th of coordinated ones")
    .exitOverride((problem) => process.exit(problem.exitCode === 0 ? 0 : 2));
  command.action(async (file: string, options: Options) => {
    const policies = chosenPolicies(options.policy ?? []);
    if ('missing' in policies && options.calibrate !== true) {
      command.error(`error: option '--policy' is missing for ${policies.missing.join(', ')}; policies are ${policyNames.join(', ')}`, {
        exitCode: 2,
      });
    }
    const loaded = loadScenario(file);
    if ('problems' in loaded) {
      fail(loaded.problems.map(problemText).join('\n'));
      return;
    }
    try {
      if (options.calibrate === true) await calibrateFile(loaded, pathOf(file, loaded), options);
      else if (!('missing' in policies)) await simulate(loaded, policies, options);
    } catch (problem) {
      fail(`simulate: ${messageOf(problem)}`);
    }
  });
  return command;
};
