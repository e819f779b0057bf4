import { parentPort, workerData } from 'node:worker_threads';
import type { Scenario } from '../scenario/scenario.ts';
import { summaryOf, type WorkerAnswer, type WorkerTask } from './many-games.ts';

/** A thread that plays games of one scenario, one after the other. */
const scenario = workerData as Scenario;
parentPort?.on('message', ({ place, job }: WorkerTask) => {
  let answer: WorkerAnswer;
  try {
    answer = { place, summary: summaryOf(scenario, job) };
  } catch (problem) {
    answer = { place, problem: problem instanceof Error ? (problem.stack ?? problem.message) : String(problem) };
  }
  parentPort?.postMessage(answer);
});
