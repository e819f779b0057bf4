import type { Lobby, RehearsalOver, ViewMessage } from '../../server/contract/messages.ts';
import type { Answers, Job, Kind, Source } from '../../server/host/debrief-jobs.ts';
import { openDebriefWork } from '../../server/host/debrief-work.ts';
import type { Clock, Debriefs, Ids, Outlet, Report, Timers } from '../../server/host/ports.ts';
import type { AppendOutcome, Batch, Store } from '../../server/store/port.ts';
import { smallDebrief } from '../support/small-debrief.ts';

/** Lets everything that waits for nothing but other promises run. */
export const settled = async (): Promise<void> => {
  for (let turn = 0; turn < 5; turn += 1) await new Promise((done) => setImmediate(done));
};

/** A clock that moves only by `advance`, which also runs the timers that come due, in their order. */
export const fakeTime = (startMs = 1_800_000_000_000): Clock & Timers & { advance(ms: number): Promise<void> } => {
  let now = startMs;
  let made = 0;
  const timers = new Map<number, { readonly atMs: number; readonly run: () => void }>();
  return {
    nowMs: () => now,
    after: (delayMs, run) => {
      made += 1;
      const key = made;
      timers.set(key, { atMs: now + delayMs, run });
      return () => timers.delete(key);
    },
    advance: async (ms) => {
      const end = now + ms;
      for (;;) {
        await settled();
        const next = [...timers]
          .filter(([, { atMs }]) => atMs <= end)
          .toSorted(([a, one], [b, other]) => one.atMs - other.atMs || a - b)[0];
        if (next === undefined) break;
        timers.delete(next[0]);
        now = Math.max(now, next[1].atMs);
        next[1].run();
      }
      now = end;
      await settled();
    },
  };
};

/** Ids that can be told apart by eye; `process` keeps those of two runs apart. */
export const fakeIds = (process = 'p'): Ids => {
  let made = 0;
  const next = (kind: string): string => `${process}-${kind}-${(made += 1)}`;
  return {
    id: () => next('id'),
    token: () => next('token'),
    code: () => `CODE${(made += 1)}${process.toUpperCase()}`,
    seed: () => next('seed'),
  };
};

/** A viewer's end of the line, with everything it was ever sent. */
export const fakeOutlet = (): Outlet & {
  readonly views: ViewMessage[];
  readonly lobbies: Lobby[];
  readonly overs: RehearsalOver[];
  last(): ViewMessage;
} => {
  const views: ViewMessage[] = [];
  const lobbies: Lobby[] = [];
  const overs: RehearsalOver[] = [];
  return {
    views,
    lobbies,
    overs,
    view: (message) => void views.push(structuredClone(message)),
    lobby: (lobby) => void lobbies.push(structuredClone(lobby)),
    rehearsalOver: (over) => void overs.push(over),
    last: () => {
      const message = views.at(-1);
      if (message === undefined) throw new Error('nothing was sent yet');
      return message;
    },
  };
};

export const fakeReport = (): Report & { readonly warnings: string[] } => {
  const warnings: string[] = [];
  return { warnings, warn: (message, facts) => void warnings.push(`${message} ${JSON.stringify(facts ?? {})}`) };
};

/** Works on finished games at once, on the spot: but a debrief, which would take seconds, is a small one that nobody played. */
export const fakeDebriefs = (): Debriefs & { readonly asked: string[] } => {
  const work = openDebriefWork();
  const asked: string[] = [];
  return {
    asked,
    ask: async <K extends Kind>(job: Extract<Job, { readonly kind: K }>, source?: Source): Promise<Answers[K]> => {
      asked.push(`${job.kind} ${source?.key ?? ''}`.trim());
      if (job.kind === 'debrief') return smallDebrief as Answers[K];
      const named =
        source === undefined ? { job } : { job, key: source.key, ...(source.hidden === undefined ? {} : { hidden: source.hidden }) };
      const first = work(named, () => undefined);
      const message =
        first.kind === 'unknown' && source !== undefined ? work({ ...named, material: await source.load() }, () => undefined) : first;
      if (message.kind !== 'answer') throw new Error(message.kind === 'failed' ? message.problem : message.kind);
      return message.answer as Answers[K];
    },
    hurry: () => undefined,
    waiting: () => 0,
    close: () => undefined,
  };
};

/** A store that can be slowed down and broken, around a real one. `told` sees each batch before it is durable. */
export const testedStore = (store: Store): Store & { failing: boolean; told: (batch: Batch) => void; hold(): () => void } => {
  let gate: Promise<void> = Promise.resolve();
  const tested = {
    ...store,
    failing: false,
    told: ((): void => undefined) as (batch: Batch) => void,
    hold: () => {
      let open = (): void => undefined;
      gate = new Promise((done) => {
        open = done;
      });
      return () => open();
    },
    append: async (batch: Batch): Promise<AppendOutcome> => {
      tested.told(batch);
      await gate;
      return tested.failing ? { kind: 'unavailable', reason: 'the disk is full' } : store.append(batch);
    },
  };
  return tested;
};
