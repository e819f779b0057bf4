import { spawnSync } from 'node:child_process';
import { availableParallelism, cpus, loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { AttributionRun } from './attribution-run.ts';

const script = fileURLToPath(new URL('./attribution-run.ts', import.meta.url));

export type AttributionSpeed = {
  readonly scenario: string;
  readonly machine: { readonly cores: number; readonly model: string; readonly node: string };
  /** Processes that wanted a core in the last minute: above the number of cores all figures are too long. */
  readonly load: number;
  readonly processes: number;
  /** Games simulated for one attribution: recording, reference, coalitions, benchmarks. */
  readonly games: number;
  /** Attribution and benchmarks of a game, the first in a fresh process, and once the compiler is done: medians over the processes. */
  readonly coldMs: number;
  readonly warmMs: number;
  /** The longest of the cold ones. */
  readonly longestColdMs: number;
};

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** One process, as the thread that works on a finished game is one: begun anew whenever there was nothing to do. */
const run = (scenario: string): AttributionRun => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', script, scenario], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`the attribution failed: ${stderr}`);
  return JSON.parse(stdout) as AttributionRun;
};

/** How long an attribution with all benchmarks takes, medians over so many fresh processes. */
export const attributionSpeed = (scenario: string, processes: number): AttributionSpeed => {
  const runs = Array.from({ length: processes }, () => run(scenario));
  const cold = runs.map(({ coldMs }) => coldMs);
  return {
    scenario,
    machine: { cores: availableParallelism(), model: cpus()[0]?.model ?? 'unknown', node: process.version },
    load: Number((loadavg()[0] ?? 0).toFixed(1)),
    processes,
    games: runs[0]?.games ?? 0,
    coldMs: Math.round(median(cold)),
    warmMs: Math.round(median(runs.map(({ warmMs }) => warmMs))),
    longestColdMs: Math.round(Math.max(...cold)),
  };
};
