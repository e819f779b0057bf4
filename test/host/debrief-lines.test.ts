import { expect, test } from 'vitest';
import type { FromThread, Source, ToThread } from '../../server/host/debrief-jobs.ts';
import type { Workplace } from '../../server/host/debrief-line.ts';
import { openDebriefLines } from '../../server/host/debrief-lines.ts';
import { settled } from './fakes.ts';

type Stage = { readonly kinds: string[]; say: (message: FromThread) => void; closed: boolean };

const openStage = () => {
  const threads: Stage[] = [];
  const open = (): Workplace => {
    const thread: Stage = { kinds: [], say: () => undefined, closed: false };
    threads.push(thread);
    return {
      post: ({ job }: ToThread) => void thread.kinds.push(job.kind),
      hear: (take) => {
        thread.say = take;
      },
      close: () => {
        thread.closed = true;
      },
    };
  };
  return { lines: openDebriefLines(open), threads };
};
const source = (key: string, foreign = false): Source => ({
  key,
  ...(foreign ? { foreign } : {}),
  load: async () => ({ kind: 'file', bytes: new Uint8Array([1]) }),
});

test('a replay is answered while a debrief is worked out, and files from elsewhere wait behind it', async () => {
  const { lines, threads } = openStage();
  void lines.ask({ kind: 'debrief' }, source('one')).catch(() => undefined);
  void lines.ask({ kind: 'replay' } as never, source('elsewhere', true)).catch(() => undefined);
  const replay = lines.ask({ kind: 'replay' } as never, source('two'));
  expect(threads.map(({ kinds }) => kinds)).toEqual([['debrief'], ['replay']]);
  expect([lines.waiting(), lines.waiting('foreign')]).toEqual([0, 1]);
  threads[1]?.say({ kind: 'answer', answer: new Uint8Array([7]) });
  expect(await replay).toEqual(new Uint8Array([7]));
  await settled();
  expect(threads[0]?.kinds).toEqual(['debrief']);
  lines.close();
  expect(threads.map(({ closed }) => closed)).toEqual([true, true]);
});
