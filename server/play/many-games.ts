import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { KpiId } from '../contract/desk.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { RoundRecord } from '../simulation/records.ts';
import { playGame, type PlayedGame, type PlayOptions } from './play-game.ts';
import type { TraceRow } from './trace.ts';

/** One game to be played among many. */
export type PlayJob = PlayOptions & {
  /** What the result has to bring besides the score. */
  readonly records?: boolean;
  readonly trace?: boolean;
};

/** A played game as plain data, so that it may come from another thread. */
export type PlaySummary = Pick<
  PlayedGame,
  'seed' | 'jointScore' | 'siteCosts' | 'contributionCents' | 'totalCostCents' | 'stateHash' | 'links'
> & {
  readonly kpis: Readonly<Partial<Record<KpiId, number>>>;
  /** Rounds played, without opening and run-out. */
  readonly records?: readonly RoundRecord[];
  readonly trace?: readonly TraceRow[];
};

export const summaryOf = (scenario: Scenario, job: PlayJob): PlaySummary => {
  const { seed, jointScore, siteCosts, contributionCents, totalCostCents, stateHash, links, kpis, game, trace } = playGame(scenario, job);
  return {
    seed,
    jointScore,
    siteCosts,
    contributionCents,
    totalCostCents,
    stateHash,
    links,
    kpis,
    ...(job.records === true ? { records: game.records.slice(1) } : {}),
    ...(job.trace === true ? { trace: trace() } : {}),
  };
};

/** Between threads: a job with its place out, the summary or what went wrong back. */
export type WorkerTask = { readonly place: number; readonly job: PlayJob };
export type WorkerAnswer = { readonly place: number; readonly summary: PlaySummary } | { readonly place: number; readonly problem: string };

/** Below this many games starting threads costs more than it brings. */
const fewestForThreads = 24;

/**
 * Plays many games of a scenario on all cores; summaries come in the order of jobs, the same on any number of cores.
 * `played` hears of every finished game. Rejects when a game fails.
 */
export const playMany = async (
  scenario: Scenario,
  jobs: readonly PlayJob[],
  played: () => void = () => {},
): Promise<readonly PlaySummary[]> => {
  const threads = Math.min(availableParallelism(), Math.ceil(jobs.length / 4));
  if (jobs.length < fewestForThreads || threads < 2)
    return jobs.map((job) => {
      const summary = summaryOf(scenario, job);
      played();
      return summary;
    });
  const summaries: PlaySummary[] = [];
  let next = 0;
  const work = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const worker = new Worker(new URL('./worker-entry.mjs', import.meta.url), { execArgv: [], workerData: scenario });
      const give = (): void => {
        const place = next++;
        const job = jobs[place];
        if (job === undefined) {
          void worker.terminate();
          resolve();
        } else worker.postMessage({ place, job } satisfies WorkerTask);
      };
      worker.on('message', (answer: WorkerAnswer) => {
        if ('problem' in answer) {
          // The other threads finish the game they are at, and take no more.
          next = jobs.length;
          void worker.terminate();
          reject(new Error(answer.problem));
          return;
        }
        summaries[answer.place] = answer.summary;
        played();
        give();
      });
      worker.on('error', reject);
      give();
    });
  await Promise.all(Array.from({ length: threads }, work));
  return summaries;
};
