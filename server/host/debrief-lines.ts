import type { Answers, Job, Kind, Source } from './debrief-jobs.ts';
import { openDebriefLine, type Workplace } from './debrief-line.ts';
import type { Debriefs } from './ports.ts';

/** What somebody looks at an empty page for. */
const awaited: ReadonlySet<Kind> = new Set<Kind>(['replay', 'whatIf', 'branch', 'file']);

/**
 * Two threads for all finished games of a process: one for what people of this server wait for, another for debriefs, bots' games and
 * files from elsewhere. A debrief takes seconds and is not interrupted; nobody's replay waits for it.
 */
export const openDebriefLines = (open?: () => Workplace): Debriefs => {
  const now = openDebriefLine(open);
  const later = openDebriefLine(open);
  return {
    ask: <K extends Kind>(
      job: Extract<Job, { readonly kind: K }>,
      source?: Source,
      onProgress?: (done: number, of: number) => void,
    ): Promise<Answers[K]> => (awaited.has(job.kind) && source?.foreign !== true ? now : later).ask(job, source, onProgress),
    hurry: (key) => later.hurry(key),
    waiting: (of) => (of === 'foreign' ? later : now).waiting(of),
    close: () => {
      now.close();
      later.close();
    },
  };
};
