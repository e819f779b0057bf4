import { seats } from '../../server/contract/ids.ts';
import type { WhatIfResult } from '../../server/contract/course.ts';
import type { Replay } from '../../server/contract/replay.ts';
import { gunzipSync } from 'node:zlib';
import { readFileSync } from 'node:fs';
import { afterAll, expect, test } from 'vitest';
import type { Source } from '../../server/host/debrief-jobs.ts';
import { openDebriefLine } from '../../server/host/debrief-line.ts';
import { memoryStore } from '../../server/store/memory.ts';
import { hostOn, workshopOn } from './hosted.ts';

const recording = readFileSync(new URL('../recordings/spring-promotion.crossdock.json.gz', import.meta.url));
const file = (key: string): Source => ({ key, load: async () => ({ kind: 'file', bytes: recording }) });

const line = openDebriefLine();
afterAll(() => line.close());

test('a live game is answered while a debrief is worked out: none of its commands waits for it', async () => {
  const order: string[] = [];
  let begun = (): void => undefined;
  const running = new Promise<void>((done) => {
    begun = done;
  });
  const debrief = line.ask({ kind: 'debrief' }, file('game'), () => begun()).then(() => order.push('debrief'));
  await running;
  const hosted = await hostOn(memoryStore());
  const { lead, page } = await workshopOn(hosted, seats);
  await lead.say({ kind: 'start' });
  for (let round = lead.room().round; round < 12; round += 1) {
    for (const seat of seats) await page(seat).say({ kind: 'commit', round });
    expect((await lead.say({ kind: 'advance', round })).ok).toBe(true);
  }
  order.push('seven rounds');
  await debrief;
  expect(order).toEqual(['seven rounds', 'debrief']);
}, 60_000);

test('the thread answers in its own time what is asked of a game: its replay, a what-if, its file, all from what it read once', async () => {
  let loaded = 0;
  const source: Source = {
    key: 'read once',
    load: async () => {
      loaded += 1;
      return { kind: 'file', bytes: recording };
    },
  };
  const opened = await line.ask({ kind: 'open' }, source);
  expect(opened).toMatchObject({ verification: { kind: 'same', rounds: 12 }, finished: true });
  const replay = JSON.parse(gunzipSync(await line.ask({ kind: 'replay', around: { branches: [] } }, source)).toString('utf8')) as Replay;
  const wanted = { fromRound: 5, rest: 'asMeant', changes: [{ kind: 'policy', seat: 'sales', policy: 'doNothing' }] } as const;
  const answer = await line.ask({ kind: 'whatIf', wanted: { ...wanted, changes: [...wanted.changes] } }, source);
  expect((answer as WhatIfResult).recorded.stateHash).toBe(replay.about.stateHash);
  expect((answer as WhatIfResult).changed.stateHash).not.toBe(replay.about.stateHash);
  expect((await line.ask({ kind: 'file', words: true }, source)).byteLength).toBeGreaterThan(10_000);
  expect(loaded).toBe(1);
}, 60_000);

test('what is broken is refused, and the thread goes on', async () => {
  const broken: Source = { key: 'broken', load: async () => ({ kind: 'file', bytes: new Uint8Array([1, 2, 3]) }) };
  expect(await line.ask({ kind: 'open' }, broken)).toEqual({ refusal: { code: 'replay/file' } });
  await expect(line.ask({ kind: 'replay', around: { branches: [] } }, broken)).rejects.toThrow('not a gzipped file');
  const lost: Source = { key: 'lost', load: () => Promise.reject(new Error('the disk is gone')) };
  await expect(line.ask({ kind: 'file', words: false }, lost)).rejects.toThrow('the disk is gone');
  expect(await line.ask({ kind: 'open' }, file('again'))).toMatchObject({ finished: true });
}, 60_000);
