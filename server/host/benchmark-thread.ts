import { parentPort, workerData } from 'node:worker_threads';
import type { Injection } from '../game/state.ts';
import { benchmarks } from '../play/benchmarks.ts';
import type { Scenario } from '../scenario/scenario.ts';

/** The thread that plays the bots' games for one seed and answers once. */
const { scenario, seed, injections } = workerData as {
  readonly scenario: Scenario;
  readonly seed: string;
  readonly injections: readonly Injection[];
};
parentPort?.postMessage(benchmarks(scenario, seed, injections));
