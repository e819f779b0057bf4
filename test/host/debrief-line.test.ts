import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { FromThread, Source, ToThread } from '../../server/host/debrief-jobs.ts';
import { openDebriefLine, type Workplace } from '../../server/host/debrief-line.ts';
import { smallDebrief } from '../support/small-debrief.ts';
import { settled } from './fakes.ts';

/** A thread that does nothing by itself: what it is posted stands in a list, what it says is said by the test. */
type Stage = { readonly posted: ToThread[]; say: (message: FromThread) => void; end: (problem: string) => void; closed: boolean };
const silent = (): void => undefined;

const openStage = () => {
  const opened: Stage[] = [];
  const open = (): Workplace => {
    const thread: Stage = { posted: [], say: silent, end: silent, closed: false };
    opened.push(thread);
    return {
      post: (message) => void thread.posted.push(message),
      hear: (take, end) => void Object.assign(thread, { say: take, end }),
      close: () => {
        thread.closed = true;
      },
    };
  };
  const line = openDebriefLine(open, { idleMs: 1000, mostJobMs: 5000, mostForeignMs: 2000 });
  const kinds = (): readonly string[] => opened.flatMap(({ posted }) => posted.map(({ job, key }) => `${job.kind} ${key ?? ''}`.trim()));
  const thread = (at = 0): Stage => {
    const found = opened[at];
    if (found === undefined) throw new Error('there is no such thread');
    return found;
  };
  return { line, opened, kinds, thread };
};

const source = (key: string): Source & { loaded: number } => {
  const made = {
    key,
    loaded: 0,
    load: async () => {
      made.loaded += 1;
      return { kind: 'file', bytes: new Uint8Array([1]) } as const;
    },
  };
  return made;
};
const answer = (kind: 'debrief' | 'file'): FromThread => ({
  kind: 'answer',
  answer: kind === 'debrief' ? smallDebrief : new Uint8Array([7]),
});

describe('the line of those who ask about finished games', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  test('does one thing after the other; who waits comes before debriefs that nobody waits for', async () => {
    const { line, kinds, thread } = openStage();
    const first = line.ask({ kind: 'debrief' }, source('one'));
    void line.ask({ kind: 'debrief' }, source('two'));
    void line.ask({ kind: 'debrief' }, source('three'));
    void line.ask({ kind: 'benchmarks', scenario: {} as never, seed: 's', injections: [] });
    void line.ask({ kind: 'whatIf', wanted: { fromRound: 1, rest: 'asMeant', changes: [] } }, source('four'));
    expect(kinds()).toEqual(['debrief one']);
    expect(line.waiting()).toBe(1);
    line.hurry('three');
    thread().say(answer('debrief'));
    expect(await first).toEqual(smallDebrief);
    for (let step = 0; step < 3; step += 1) {
      await settled();
      thread().say(answer('debrief'));
    }
    await settled();
    expect(kinds()).toEqual(['debrief one', 'whatIf four', 'benchmarks', 'debrief three', 'debrief two']);
  });

  test('gives a game along only when it is not known in the thread', async () => {
    const { line, thread } = openStage();
    const game = source('game');
    const file = line.ask({ kind: 'file', words: false }, game);
    expect(thread().posted).toEqual([{ job: { kind: 'file', words: false }, key: 'game' }]);
    thread().say({ kind: 'unknown' });
    await settled();
    expect(thread().posted[1]).toMatchObject({ key: 'game', material: { kind: 'file' } });
    thread().say(answer('file'));
    expect(await file).toEqual(new Uint8Array([7]));
    const again = line.ask({ kind: 'file', words: false }, game);
    await settled();
    thread().say(answer('file'));
    await again;
    expect(game.loaded).toBe(1);
  });

  test('tells how far a debrief is', async () => {
    const { line, thread } = openStage();
    const told: string[] = [];
    const debrief = line.ask({ kind: 'debrief' }, source('one'), (done, of) => void told.push(`${done}/${of}`));
    thread().say({ kind: 'progress', done: 3, of: 40 });
    thread().say(answer('debrief'));
    await debrief;
    expect(told).toEqual(['3/40']);
  });

  test('refuses what a broken thread was at, and goes on in another one', async () => {
    const { line, opened, thread } = openStage();
    const lost = line.ask({ kind: 'file', words: false }, source('one'));
    const next = line.ask({ kind: 'file', words: true }, source('two'));
    thread().end('it broke');
    await expect(lost).rejects.toThrow('it broke');
    await settled();
    expect(opened).toHaveLength(2);
    thread(1).say(answer('file'));
    expect(await next).toEqual(new Uint8Array([7]));
    // What the first one may still say is nobody's answer.
    const third = line.ask({ kind: 'file', words: true }, source('three'));
    await settled();
    thread().say({ kind: 'failed', problem: 'too late' });
    thread().end('again');
    thread(1).say(answer('file'));
    expect(await third).toEqual(new Uint8Array([7]));
  });

  test('gives a thread up that takes too long', async () => {
    const { line, opened, thread } = openStage();
    const lost = expect(line.ask({ kind: 'open' }, source('endless'))).rejects.toThrow('open took too long');
    await vi.advanceTimersByTimeAsync(5000);
    await lost;
    expect(thread().closed).toBe(true);
    void line.ask({ kind: 'file', words: false }, source('two'));
    await settled();
    expect(opened).toHaveLength(2);
  });

  test('takes files from elsewhere after the own games and before debriefs that nobody waits for, and gives them up sooner', async () => {
    const { line, kinds, thread, opened } = openStage();
    const file = (key: string): Source => ({ ...source(key), foreign: true });
    const endless = expect(line.ask({ kind: 'open' }, file('endless'))).rejects.toThrow('open took too long');
    const failed = (asked: Promise<unknown>): void => void asked.catch(silent);
    failed(line.ask({ kind: 'debrief' }, file('theirs')));
    failed(line.ask({ kind: 'replay', around: { branches: [] } }, file('theirs')));
    failed(line.ask({ kind: 'debrief' }, source('quiet')));
    failed(line.ask({ kind: 'debrief' }, source('looked at')));
    failed(line.ask({ kind: 'benchmarks', scenario: {} as never, seed: 's', injections: [] }));
    failed(line.ask({ kind: 'file', words: false }, source('own')));
    expect([line.waiting(), line.waiting('foreign')]).toEqual([1, 1]);
    line.hurry('theirs');
    line.hurry('looked at');
    await vi.advanceTimersByTimeAsync(2000);
    await endless;
    expect(opened).toHaveLength(2);
    for (let step = 0; step < 5; step += 1) {
      thread(1).say({ kind: 'failed', problem: 'enough' });
      await settled();
    }
    const row = ['file own', 'benchmarks', 'debrief looked at', 'replay theirs', 'debrief theirs', 'debrief quiet'];
    expect(kinds()).toEqual(['open endless', ...row]);
  });

  test('lets an idle thread go, and not one that works', async () => {
    const { line, opened, thread } = openStage();
    const file = line.ask({ kind: 'file', words: false }, source('one'));
    await vi.advanceTimersByTimeAsync(4000);
    expect(thread().closed).toBe(false);
    thread().say(answer('file'));
    await file;
    await settled();
    await vi.advanceTimersByTimeAsync(1000);
    expect(thread().closed).toBe(true);
    void line.ask({ kind: 'file', words: false }, source('one'));
    await settled();
    expect(opened).toHaveLength(2);
  });

  test('refuses everything when the server stops', async () => {
    const { line, thread } = openStage();
    const asked = [line.ask({ kind: 'open' }, source('one')), line.ask({ kind: 'open' }, source('two'))];
    const refused = Promise.all(asked.map((each) => expect(each).rejects.toThrow('the server stops')));
    line.close();
    await refused;
    expect(thread().closed).toBe(true);
  });
});
