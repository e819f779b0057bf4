import { availableParallelism } from 'node:os';
import { setImmediate } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { Scenario } from '../scenario/scenario.ts';
import { summaryOf, type PlayJob, type PlaySummary } from './play-job.ts';

/** Many games without a list of them: the job at each place from 0 is asked for when its turn comes. */
export type Jobs = { readonly count: number; readonly at: (place: number) => PlayJob };

export type ManyOptions = {
  /** How many threads; missing: one a core. */
  readonly threads?: number;
  /** Stops everything at the next message: Ctrl-C. */
  readonly signal?: AbortSignal;
};

/** Between threads: a batch of jobs with the place of its first, the summaries or what went wrong back. */
export type WorkerTask = { readonly first: number; readonly jobs: readonly PlayJob[] };
export type WorkerAnswer =
  | { readonly first: number; readonly summaries: readonly PlaySummary[] }
  | { readonly first: number; readonly problem: string };

/** Below this many games starting threads costs more than it brings. */
const fewestForThreads = 24;
/** A game of more periods than this takes seconds: on the program's own thread it would hear of no Ctrl-C until the game's end. */
const mostPeriodsUnheard = 20_000;
/** Games in one message, so that messages cost next to nothing; fewer towards the end, so that no thread waits for another. */
const mostInBatch = 8;
/** A thread has the next batch at hand when it finishes one. */
const batchesAhead = 2;

/**
 * Plays many games of a scenario on all cores. `taken` gets every summary in the order of places, the same on any number of cores,
 * and nothing is kept here: memory does not grow with the number of games. Rejects when a game fails.
 */
export const playEach = async (
  scenario: Scenario,
  jobs: Jobs,
  taken: (summary: PlaySummary, place: number) => void,
  options: ManyOptions = {},
): Promise<'done' | 'stopped'> => {
  const long = scenario.rules.playedRounds * scenario.company.periodsPerRound > mostPeriodsUnheard;
  if (long && options.threads === undefined && options.signal !== undefined)
    return playInThreads(scenario, jobs, taken, Math.min(availableParallelism(), jobs.count), options.signal);
  const threads = options.threads ?? Math.min(availableParallelism(), Math.ceil(jobs.count / 4));
  if (threads < 2 || (options.threads === undefined && jobs.count < fewestForThreads))
    return playHere(scenario, jobs, taken, options.signal);
  return playInThreads(scenario, jobs, taken, threads, options.signal);
};

/** One game after the other on this thread; between two of them the program hears what goes on outside. */
const playHere = async (
  scenario: Scenario,
  jobs: Jobs,
  taken: (summary: PlaySummary, place: number) => void,
  signal: AbortSignal | undefined,
): Promise<'done' | 'stopped'> => {
  for (let place = 0; place < jobs.count; place += 1) {
    await setImmediate();
    if (signal?.aborted === true) return 'stopped';
    taken(summaryOf(scenario, jobs.at(place)), place);
  }
  return 'done';
};

const playInThreads = async (
  scenario: Scenario,
  jobs: Jobs,
  taken: (summary: PlaySummary, place: number) => void,
  threads: number,
  signal: AbortSignal | undefined,
): Promise<'done' | 'stopped'> => {
  let next = 0;
  let due = 0;
  const early = new Map<number, readonly PlaySummary[]>();
  const nextTask = (): WorkerTask | undefined => {
    const left = jobs.count - next;
    if (left <= 0) return undefined;
    const size = Math.max(1, Math.min(mostInBatch, Math.floor(left / (threads * batchesAhead))));
    const first = next;
    next += size;
    return { first, jobs: Array.from({ length: size }, (_, place) => jobs.at(first + place)) };
  };
  /** Passes on what has come, as far as nothing before it is missing. */
  const arrived = (first: number, summaries: readonly PlaySummary[]): void => {
    early.set(first, summaries);
    for (let batch = early.get(due); batch !== undefined; batch = early.get(due)) {
      early.delete(due);
      for (const summary of batch) taken(summary, due++);
    }
  };
  const workers: Worker[] = [];
  const work = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const worker = new Worker(new URL('./worker-entry.mjs', import.meta.url), { execArgv: [], workerData: scenario });
      workers.push(worker);
      let open = 0;
      const give = (): void => {
        const task = nextTask();
        if (task !== undefined) {
          open += 1;
          worker.postMessage(task);
        } else if (open === 0) resolve();
      };
      worker.on('message', (answer: WorkerAnswer) => {
        open -= 1;
        if ('problem' in answer) {
          reject(new Error(answer.problem));
          return;
        }
        try {
          arrived(answer.first, answer.summaries);
        } catch (problem) {
          reject(problem instanceof Error ? problem : new Error(String(problem)));
          return;
        }
        give();
      });
      worker.on('error', reject);
      signal?.addEventListener('abort', () => resolve());
      for (let batch = 0; batch < batchesAhead; batch += 1) give();
    });
  try {
    await Promise.all(Array.from({ length: threads }, work));
  } finally {
    next = jobs.count;
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
  return signal?.aborted === true ? 'stopped' : 'done';
};

/** Plays a list of games and brings all their summaries, in the order of jobs. `played` hears of every finished game. */
export const playMany = async (
  scenario: Scenario,
  jobs: readonly PlayJob[],
  played: () => void = () => {},
): Promise<readonly PlaySummary[]> => {
  const summaries: PlaySummary[] = [];
  await playEach(scenario, { count: jobs.length, at: (place) => jobAt(jobs, place) }, (summary) => {
    summaries.push(summary);
    played();
  });
  return summaries;
};

/** The job of a list at a place. Throws beyond its end, which only a wrong count can cause. */
const jobAt = (jobs: readonly PlayJob[], place: number): PlayJob => {
  const job = jobs[place];
  if (job === undefined) throw new Error(`there is no job ${place}`);
  return job;
};
