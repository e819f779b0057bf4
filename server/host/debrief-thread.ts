import { parentPort } from 'node:worker_threads';
import type { ToThread } from './debrief-jobs.ts';
import { openDebriefWork } from './debrief-work.ts';

/** The thread in which finished games are worked on: takes one job after the other, says how far it is, answers. */
const work = openDebriefWork();
/** Progress is looked at a few times a second. */
const tellEveryMs = 100;

parentPort?.on('message', (message: ToThread) => {
  let toldMs = 0;
  const answer = work(message, (done, of) => {
    const nowMs = performance.now();
    if (nowMs - toldMs < tellEveryMs) return;
    toldMs = nowMs;
    parentPort?.postMessage({ kind: 'progress', done, of });
  });
  parentPort?.postMessage(answer);
});
