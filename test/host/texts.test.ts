import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { PersonId } from '../../server/contract/ids.ts';
import { evolve } from '../../server/game/evolve.ts';
import type { Author, GameFact } from '../../server/game/facts.ts';
import type { Game } from '../../server/game/state.ts';
import { eraseTexts } from '../../server/host/erasing.ts';
import { openStream } from '../../server/host/live-stream.ts';
import type { LiveStream } from '../../server/host/live-stream.ts';
import { decodeGameEntry, encodeEntry } from '../../server/log/codec.ts';
import { embeddedStore } from '../../server/store/embedded.ts';
import { memoryStore } from '../../server/store/memory.ts';
import type { Store } from '../../server/store/port.ts';
import { seated } from '../support/test-games.ts';
import { fakeReport, fakeTime, testedStore } from './fakes.ts';

const folder = mkdtempSync(join(tmpdir(), 'crossdock-texts-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const { setup, log } = seated();
const stream = 'game/g1';

/** A stream that takes facts as they are. */
const open = (store: Store): Promise<LiveStream<Game, GameFact>> =>
  openStream<Game, GameFact, GameFact>({ store, clock: fakeTime(), report: fakeReport() }, stream, {
    decide: (_, fact) => ({ facts: [fact] }),
    evolve: (game, fact) => evolve(setup, game, fact),
    encode: encodeEntry,
    decode: (entry, texts) => {
      const read = decodeGameEntry(entry, texts);
      if ('problem' in read) throw new Error(read.problem);
      return read.entry;
    },
  });

const by = (person: PersonId): Author => ({ kind: 'person', person });
const message = (text: string): GameFact => ({ type: 'MessageSent', round: 1, atMs: 1, from: 'sales', to: 'team', text });

const talked = async (store: Store): Promise<LiveStream<Game, GameFact>> => {
  const live = await open(store);
  await live.submit(() => log().map(({ fact, author }) => ({ command: fact, author })));
  await live.submit(() => [
    { command: message('Quagga at the dock'), author: by('ada'), id: 'command-1' },
    { command: message('Okapi on the lane'), author: by('ben') },
  ]);
  return live;
};

const said = (live: LiveStream<Game, GameFact>): readonly (string | undefined)[] =>
  live.state()?.together.messages.map(({ text }) => text) ?? [];

const logBytes = async (store: Store): Promise<string> => (await store.read(stream)).map(({ payload }) => String(payload)).join('\n');

describe('what people write', () => {
  test('is nowhere in the log, and is back when the game is opened again', async () => {
    const store = memoryStore();
    const live = await talked(store);
    expect(said(live)).toEqual(['Quagga at the dock', 'Okapi on the lane']);
    expect(await logBytes(store)).not.toMatch(/Quagga|Okapi/);
    const again = await open(store);
    expect(again.state()).toEqual(live.state());
  });

  test('becomes durable with the fact it belongs to, in one batch, or not at all', async () => {
    const store = testedStore(memoryStore());
    const live = await talked(store);
    store.failing = true;
    expect((await live.submit(() => [{ command: message('Tapir'), author: by('ada'), id: 'command-2' }]))[0]?.ok).toBe(false);
    store.failing = false;
    const texts = async (): Promise<readonly string[]> => [...(await store.keptAll('texts')).values()];
    expect(await texts()).not.toContain('Tapir');
    await live.submit(() => [{ command: message('Tapir'), author: by('ada'), id: 'command-2' }]);
    await live.submit(() => [{ command: message('Tapir'), author: by('ada'), id: 'command-2' }]);
    expect((await texts()).filter((text) => text === 'Tapir')).toHaveLength(1);
  });

  test('finds its fact when the writer had fallen behind and the fact moved down the log', async () => {
    const store = memoryStore();
    const behind = await talked(store);
    const ahead = await open(store);
    await ahead.submit(() => [{ command: message('first'), author: by('ada') }]);
    await behind.submit(() => [{ command: message('second'), author: by('ben') }]);
    expect(said(await open(store)).slice(2)).toEqual(['first', 'second']);
  });

  test('is gone after it was erased, one person’s or all, and the log still opens', async () => {
    const store = memoryStore();
    await talked(store);
    expect(await eraseTexts(store, stream, 'ada')).toEqual({ kind: 'durable' });
    expect(said(await open(store))).toEqual(['', 'Okapi on the lane']);
    expect(await eraseTexts(store, stream)).toEqual({ kind: 'durable' });
    expect(said(await open(store))).toEqual(['', '']);
    expect((await store.keptAll('texts')).size).toBe(0);
  });

  test('leaves no byte on the disk when it was erased', async () => {
    const store = embeddedStore(folder);
    await talked(store);
    const bytes = (): string =>
      readdirSync(folder)
        .map((name) => readFileSync(join(folder, name), 'latin1'))
        .join('');
    expect(bytes()).toContain('Quagga');
    await eraseTexts(store, stream, 'ada');
    expect(bytes()).not.toContain('Quagga');
    expect(bytes()).toContain('Okapi');
    await store.close();
  });
});
