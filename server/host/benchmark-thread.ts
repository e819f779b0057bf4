import { parentPort, workerData } from 'node:worker_threads';
import type { Injection } from '../game/state.ts';
import { benchmarks } from '../play/benchmarks.ts';
import { worthOfAgreements, type Played } from '../play/worth.ts';
import type { Scenario } from '../scenario/scenario.ts';

/** What the thread is asked for: the bots' games on a seed, or what a game's agreements were worth. */
export type BenchmarkTask =
  | { readonly kind: 'benchmarks'; readonly scenario: Scenario; readonly seed: string; readonly injections: readonly Injection[] }
  | { readonly kind: 'worth'; readonly scenario: Scenario; readonly played: Played };

/** The thread plays games that nobody waits for, and answers once. */
const task = workerData as BenchmarkTask;
parentPort?.postMessage(
  task.kind === 'benchmarks' ? benchmarks(task.scenario, task.seed, task.injections) : worthOfAgreements(task.scenario, task.played),
);
