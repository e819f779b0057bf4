import { mkdirSync } from 'node:fs';
import { measureBalance } from '../play/report/measure-balance.ts';
import type { LoadedScenario } from '../scenario/load.ts';
import { replaceText } from './changed-file.ts';
import { interruptedExitCode, interruptible } from './interrupt.ts';
import { progressBar, type Progress } from './progress.ts';
import { figuresBlock, withFiguresBlock } from './report-figures-block.ts';
import { writeReport } from './report-files.ts';
import { findingText } from './report-words.ts';
import type { SimulateOptions } from './simulate-options.ts';

const usualSeeds = 100;

/** The scenario's file with the block in it. Throws where its markers don't fit. */
const written = (loaded: LoadedScenario, path: string, block: readonly string[]): string => {
  const changed = withFiguresBlock(loaded.ownText, block);
  if ('problem' in changed) throw new Error(`${path}: ${changed.problem}`);
  return changed.text;
};

/**
 * Measures how a scenario plays and writes the balance report into a folder. Prints the verdict and the key figures, or all figures as
 * JSON; `--write` puts the key figures into the scenario's file at `path`. Throws when a file can't be written.
 */
export const reportBalance = async (loaded: LoadedScenario, path: string, folder: string, options: SimulateOptions): Promise<void> => {
  // What can't be written is said at once, not after minutes of play.
  mkdirSync(folder, { recursive: true });
  if (options.write === true) written(loaded, path, []);
  let bar: Progress | undefined;
  const figures = await interruptible((signal) =>
    measureBalance(loaded.scenario, {
      seeds: options.runs ?? usualSeeds,
      seed: options.seed,
      planned: (games) => (bar = progressBar(games, 'games')),
      played: () => bar?.step(),
      signal,
    }),
  ).finally(() => bar?.stop());
  if (figures === 'stopped') {
    process.stderr.write('stopped; nothing was written\n');
    process.exitCode = interruptedExitCode;
    return;
  }
  const files = writeReport(folder, figures);
  const block = figuresBlock(figures);
  if (options.write === true) replaceText(path, loaded.ownText, written(loaded, path, block));
  if (options.json === true) {
    process.stdout.write(`${JSON.stringify(figures, undefined, 2)}\n`);
    return;
  }
  const marks = { warning: '!', good: '+', note: '-' } as const;
  process.stdout.write(
    `${[
      ...files.map((file) => `written: ${file}`),
      ...(options.write === true ? [`written: ${path}`] : []),
      '',
      ...figures.findings.map((finding) => `${marks[finding.tone]} ${findingText(finding)}`),
      '',
      ...block,
    ].join('\n')}\n`,
  );
};
