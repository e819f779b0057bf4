import { parentPort, workerData } from 'node:worker_threads';
import { benchmarks } from '../play/benchmarks.ts';
import type { Scenario } from '../scenario/scenario.ts';

/** The thread that plays the bots' games for one seed and answers once. */
const { scenario, seed } = workerData as { readonly scenario: Scenario; readonly seed: string };
parentPort?.postMessage(benchmarks(scenario, seed));
