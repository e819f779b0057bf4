import type { FileOpened } from '../contract/course.ts';
import type { Commitment, Debrief, DebriefProgress } from '../contract/debrief.ts';
import { refuse, type Refusal } from '../contract/refusals.ts';
import type { Source } from './debrief-jobs.ts';
import type { Ports } from './ports.ts';

/** A file that somebody opened: it stays in memory for an hour, and is nobody's. */
export type OpenedFile = {
  readonly id: string;
  readonly source: Source;
  readonly debrief?: Debrief;
  readonly commitments: readonly Commitment[];
  readonly bytes: number;
};

/** So many files are kept, and not more than this of them together: the one that nobody looked at for longest goes first. */
const mostFiles = 20;
const mostBytes = 64 * 1024 * 1024;
const keptMs = 3_600_000;

/** Portable files from anywhere. Their ids cannot be guessed, and whoever knows one may look: nothing of this server is in them. */
export type OpenedFiles = {
  open(bytes: Uint8Array): Promise<FileOpened | { readonly refusal: Refusal }>;
  find(id: string): OpenedFile | undefined;
};

export const openOpenedFiles = (ports: Pick<Ports, 'clock' | 'ids' | 'debriefs'>): OpenedFiles => {
  const files = new Map<string, { readonly file: OpenedFile; readonly untilMs: number }>();

  const forget = (): void => {
    const nowMs = ports.clock.nowMs();
    for (const [id, { untilMs }] of files) if (untilMs <= nowMs) files.delete(id);
    const isTooMuch = (): boolean =>
      files.size > mostFiles || [...files.values()].reduce((sum, { file }) => sum + file.bytes, 0) > mostBytes;
    for (const id of files.keys()) if (isTooMuch()) files.delete(id);
  };

  return {
    open: async (bytes) => {
      const id = ports.ids.token();
      const source: Source = { key: `file/${id}`, foreign: true, load: async () => ({ kind: 'file', bytes }) };
      const opened = await ports.debriefs.ask({ kind: 'open' }, source);
      if ('refusal' in opened) return opened;
      if (!opened.finished) return { refusal: refuse('replay/not-yet') };
      const { verification, finished: _, ...rest } = opened;
      files.set(id, { file: { id, source, bytes: bytes.byteLength, ...rest }, untilMs: ports.clock.nowMs() + keptMs });
      forget();
      return { replay: id, verification };
    },
    find: (id) => {
      forget();
      const found = files.get(id);
      if (found === undefined) return undefined;
      files.delete(id);
      files.set(id, found);
      return found.file;
    },
  };
};

/** Debriefs of what has no log to keep them in: files and branches. Worked out when somebody asks, the last ones are remembered. */
export const openPassingDebriefs = (ports: Pick<Ports, 'debriefs' | 'report'>) => {
  const mostKept = 20;
  /** What is being worked out is asked for once, however often somebody looks: it is never the one that is forgotten. */
  const mostWorking = 10;
  const known = new Map<string, DebriefProgress>();
  const workedOn = (): number => [...known.values()].filter(({ state }) => state === 'working').length;

  const put = (key: string, progress: DebriefProgress): void => {
    known.set(key, progress);
    const oldest = [...known.entries()].find(([, { state }]) => state !== 'working')?.[0];
    if (known.size > mostKept && oldest !== undefined) known.delete(oldest);
  };

  return (source: Source, commitments: readonly Commitment[]): DebriefProgress => {
    const found = known.get(source.key);
    if (found !== undefined) {
      ports.debriefs.hurry(source.key);
      return found;
    }
    const begun: DebriefProgress = { state: 'working', done: 0, of: 1 };
    // Whoever asks again a little later may find the thread less busy.
    if (workedOn() >= mostWorking) return begun;
    put(source.key, begun);
    ports.debriefs
      .ask({ kind: 'debrief' }, source, (done, of) => {
        if (known.has(source.key)) known.set(source.key, { state: 'working', done, of });
      })
      .then(
        (debrief) => put(source.key, { state: 'ready', debrief, commitments }),
        (problem: unknown) => {
          ports.report.warn('a debrief was not worked out', { problem: String(problem) });
          put(source.key, { state: 'missing', why: 'failed', commitments });
        },
      );
    return begun;
  };
};
