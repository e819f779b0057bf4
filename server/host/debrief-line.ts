import { Worker } from 'node:worker_threads';
import type { Answers, FromThread, Job, Kind, Source, ToThread } from './debrief-jobs.ts';
import type { Debriefs } from './ports.ts';

/** Something to post to and to hear from: a thread, or in tests its work alone. */
export type Workplace = {
  post(message: ToThread): void;
  hear(take: (message: FromThread) => void, end: (problem: string) => void): void;
  close(): void;
};

type Asked = {
  readonly job: Job;
  readonly source: Source | undefined;
  readonly onProgress: (done: number, of: number) => void;
  rank: number;
  readonly answer: (answer: Answers[Kind]) => void;
  readonly fail: (problem: Error) => void;
};

/** Whoever waits comes first, then what a team's last page still lacks, then files from elsewhere, then debriefs. */
const ranks: Readonly<Record<Kind, number>> = { replay: 0, whatIf: 0, branch: 0, file: 0, open: 0, benchmarks: 1, worth: 1, debrief: 4 };
const hurried = 2;
const foreign = 3;

const rankOf = (job: Job, source: Source | undefined): number => {
  const rank = ranks[job.kind];
  return source?.foreign === true ? Math.max(foreign, rank) : rank;
};

/** A thread that nobody has asked for anything is let go after this long. */
const idleMs = 300_000;
/** Longer than any game takes. What comes from elsewhere may be made to take for ever: the thread is given up sooner. */
const mostJobMs = 180_000;
const mostForeignMs = 60_000;

const problemOf = (problem: unknown): Error => (problem instanceof Error ? problem : new Error(String(problem)));

const threadWorkplace = (): Workplace => {
  const thread = new Worker(new URL('./debrief-entry.mjs', import.meta.url), {
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: 2048 },
  });
  // A process that has nothing else to do may end.
  thread.unref();
  return {
    post: (message) => thread.postMessage(message),
    hear: (take, end) => {
      thread.on('message', take);
      thread.on('error', (problem) => end(String(problem)));
      thread.on('exit', (code) => end(`the thread ended with ${code}`));
    },
    close: () => void thread.terminate(),
  };
};

/**
 * One thread that works on finished games. It stays warm, for reading a game again costs more than most questions about it, and
 * goes when nothing was asked for a while. If it breaks, what it was at is refused and the next job starts another one.
 */
export const openDebriefLine = (open: () => Workplace = threadWorkplace, limits = { idleMs, mostJobMs, mostForeignMs }): Debriefs => {
  const row: Asked[] = [];
  let place: Workplace | undefined;
  let busy: { readonly asked: Asked; readonly heard: (message: FromThread) => void } | undefined;
  let idle: NodeJS.Timeout | undefined;

  const letGo = (): void => {
    clearTimeout(idle);
    const gone = place;
    place = undefined;
    gone?.close();
  };

  const take = (): Workplace => {
    if (place !== undefined) return place;
    const mine = open();
    place = mine;
    mine.hear(
      (message) => {
        if (place === mine) busy?.heard(message);
      },
      (problem) => {
        if (place !== mine) return;
        place = undefined;
        busy?.heard({ kind: 'failed', problem });
      },
    );
    return mine;
  };

  /** Posts a job until it is answered; the material goes along only when the thread does not know the game. */
  const done = (asked: Asked): Promise<Answers[Kind]> =>
    new Promise((answer, fail) => {
      const { job, source } = asked;
      const workplace = take();
      const named = source === undefined ? {} : { key: source.key, ...(source.hidden === undefined ? {} : { hidden: source.hidden }) };
      const watch = setTimeout(
        () => {
          letGo();
          fail(new Error(`${job.kind} took too long`));
        },
        source?.foreign === true ? limits.mostForeignMs : limits.mostJobMs,
      );
      const stop = (): void => clearTimeout(watch);
      const refuse = (problem: unknown): void => {
        stop();
        fail(problemOf(problem));
      };
      const heard = (message: FromThread): void => {
        if (message.kind === 'progress') asked.onProgress(message.done, message.of);
        else if (message.kind === 'failed') refuse(new Error(message.problem));
        else if (message.kind === 'answer') {
          stop();
          answer(message.answer);
        } else if (source === undefined) refuse('there is no such game');
        else
          source
            .load()
            .then((material) => {
              if (busy?.asked === asked) take().post({ job, ...named, material });
            })
            .catch(refuse);
      };
      busy = { asked, heard };
      workplace.post({ job, ...named });
    });

  const next = async (): Promise<void> => {
    if (busy !== undefined) return;
    clearTimeout(idle);
    const best = Math.min(...row.map(({ rank }) => rank));
    const at = row.findIndex(({ rank }) => rank === best);
    const [asked] = at < 0 ? [] : row.splice(at, 1);
    if (asked === undefined) {
      idle = setTimeout(letGo, limits.idleMs);
      // A server that stops does not wait for it.
      idle.unref();
      return;
    }
    try {
      asked.answer(await done(asked));
    } catch (problem) {
      asked.fail(problemOf(problem));
    } finally {
      busy = undefined;
    }
    void next();
  };

  return {
    ask: <K extends Kind>(
      job: Extract<Job, { readonly kind: K }>,
      source?: Source,
      onProgress: (done: number, of: number) => void = () => undefined,
    ) =>
      new Promise<Answers[K]>((answer, fail) => {
        row.push({ job, source, onProgress, rank: rankOf(job, source), answer: answer as Asked['answer'], fail });
        void next();
      }),
    hurry: (key) => {
      for (const asked of row) if (asked.source?.key === key && asked.source.foreign !== true) asked.rank = Math.min(asked.rank, hurried);
    },
    waiting: (of) => row.filter(({ rank }) => rank === (of === 'foreign' ? foreign : 0)).length,
    close: () => {
      for (const asked of row.splice(0)) asked.fail(new Error('the server stops'));
      letGo();
      busy?.heard({ kind: 'failed', problem: 'the server stops' });
    },
  };
};
