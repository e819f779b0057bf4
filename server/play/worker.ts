import { parentPort, workerData } from 'node:worker_threads';
import type { Scenario } from '../scenario/scenario.ts';
import type { WorkerAnswer, WorkerTask } from './many-games.ts';
import { summaryOf } from './play-job.ts';

/** A thread that plays games of one scenario, one batch after the other. */
const scenario = workerData as Scenario;
parentPort?.on('message', ({ first, jobs }: WorkerTask) => {
  let answer: WorkerAnswer;
  try {
    answer = { first, summaries: jobs.map((job) => summaryOf(scenario, job)) };
  } catch (problem) {
    answer = { first, problem: problem instanceof Error ? (problem.stack ?? problem.message) : String(problem) };
  }
  parentPort?.postMessage(answer);
});
