import { afterEach, describe, expect, test } from 'vitest';
import type { Store } from '../../server/store/port.ts';

/** Every store, whatever it is made of, keeps these promises. `open` gives an empty one. */
export const storeContract = (name: string, open: () => Store): void => {
  describe(`the store contract, kept by ${name}`, () => {
    const opened: Store[] = [];
    const fresh = (): Store => {
      const store = open();
      opened.push(store);
      return store;
    };
    afterEach(async () => {
      for (const store of opened.splice(0)) await store.close();
    });

    test('an empty store has no streams, and an unknown stream reads as empty', async () => {
      const store = fresh();
      expect(await store.streams()).toEqual([]);
      expect(await store.read('game/none')).toEqual([]);
    });

    test('what was appended is read back in order, numbered from 1 without gaps', async () => {
      const store = fresh();
      expect(await store.append({ appends: [{ stream: 'game/a', expectedSequence: 0, entries: ['one', 'two'] }] })).toEqual({
        kind: 'durable',
      });
      expect(await store.append({ appends: [{ stream: 'game/a', expectedSequence: 2, entries: ['three'] }] })).toEqual({ kind: 'durable' });
      expect(await store.read('game/a')).toEqual([
        { stream: 'game/a', sequence: 1, payload: 'one' },
        { stream: 'game/a', sequence: 2, payload: 'two' },
        { stream: 'game/a', sequence: 3, payload: 'three' },
      ]);
      expect((await store.read('game/a', 3)).map((each) => each.payload)).toEqual(['three']);
      expect(await store.read('game/a', 4)).toEqual([]);
    });

    test('bytes come back as the same bytes, and texts as the same texts', async () => {
      const store = fresh();
      const bytes = new Uint8Array([0, 255, 1, 128]);
      const text = 'ñ → 箱 \n "quoted" \\u0000 😀';
      await store.append({ appends: [{ stream: 'game/a', expectedSequence: 0, entries: [bytes, text] }] });
      bytes[0] = 9;
      const [first, second] = await store.read('game/a');
      expect(first?.payload).toBeInstanceOf(Uint8Array);
      expect(first?.payload).toEqual(new Uint8Array([0, 255, 1, 128]));
      expect(second?.payload).toBe(text);
    });

    test('a writer who is behind is refused, told where the stream stands, and nothing of its batch is written', async () => {
      const store = fresh();
      await store.append({ appends: [{ stream: 'game/a', expectedSequence: 0, entries: ['one'] }] });
      const outcome = await store.append({
        appends: [
          { stream: 'game/b', expectedSequence: 0, entries: ['b'] },
          { stream: 'game/a', expectedSequence: 0, entries: ['late'] },
        ],
        keeps: [{ table: 'names', key: 'p1', value: 'Ana' }],
      });
      expect(outcome).toEqual({ kind: 'conflict', stream: 'game/a', lastSequence: 1 });
      expect(await store.read('game/b')).toEqual([]);
      expect(await store.kept('names', 'p1')).toBeUndefined();
    });

    test('a text with U+0000 is refused whole, never cut short', async () => {
      const store = fresh();
      expect((await store.append({ appends: [{ stream: 'game/a', expectedSequence: 0, entries: ['fine', 'cut\u0000here'] }] })).kind).toBe(
        'unavailable',
      );
      expect((await store.append({ appends: [], keeps: [{ table: 'names', key: 'p1', value: 'An\u0000a' }] })).kind).toBe('unavailable');
      expect(await store.streams()).toEqual([]);
      expect(await store.kept('names', 'p1')).toBeUndefined();
    });

    test('a writer who claims to be ahead is refused', async () => {
      const store = fresh();
      expect(await store.append({ appends: [{ stream: 'game/a', expectedSequence: 1, entries: ['x'] }] })).toEqual({
        kind: 'conflict',
        stream: 'game/a',
        lastSequence: 0,
      });
    });

    test('of two writers in the same turn with the same expectation the first wins, and other streams go on', async () => {
      const store = fresh();
      const outcomes = await Promise.all([
        store.append({ appends: [{ stream: 'game/a', expectedSequence: 0, entries: ['first'] }] }),
        store.append({ appends: [{ stream: 'game/a', expectedSequence: 0, entries: ['second'] }] }),
        store.append({ appends: [{ stream: 'game/b', expectedSequence: 0, entries: ['other'] }] }),
        store.append({ appends: [{ stream: 'game/a', expectedSequence: 1, entries: ['third'] }] }),
      ]);
      expect(outcomes.map((each) => each.kind)).toEqual(['durable', 'conflict', 'durable', 'durable']);
      expect((await store.read('game/a')).map((each) => each.payload)).toEqual(['first', 'third']);
      expect((await store.read('game/b')).map((each) => each.payload)).toEqual(['other']);
    });

    test('one batch may write several streams, and one stream twice', async () => {
      const store = fresh();
      const outcome = await store.append({
        appends: [
          { stream: 'workshop/w', expectedSequence: 0, entries: ['w1'] },
          { stream: 'game/a', expectedSequence: 0, entries: ['a1'] },
          { stream: 'workshop/w', expectedSequence: 1, entries: ['w2'] },
        ],
      });
      expect(outcome).toEqual({ kind: 'durable' });
      expect((await store.read('workshop/w')).map((each) => each.payload)).toEqual(['w1', 'w2']);
    });

    test('streams are listed by prefix, in the order of their first entries, each with its last sequence', async () => {
      const store = fresh();
      for (const stream of ['workshop/z', 'game/b', 'game/a', 'game%/c'])
        await store.append({ appends: [{ stream, expectedSequence: 0, entries: ['x'] }] });
      await store.append({ appends: [{ stream: 'game/b', expectedSequence: 1, entries: ['y'] }] });
      expect(await store.streams('game/')).toEqual([
        { stream: 'game/b', lastSequence: 2 },
        { stream: 'game/a', lastSequence: 1 },
      ]);
      expect((await store.streams()).map((each) => each.stream)).toEqual(['workshop/z', 'game/b', 'game/a', 'game%/c']);
    });

    test('an append without entries changes nothing', async () => {
      const store = fresh();
      expect(await store.append({ appends: [{ stream: 'game/a', expectedSequence: 0, entries: [] }] })).toEqual({ kind: 'durable' });
      expect(await store.streams()).toEqual([]);
    });

    test('names and tokens are kept beside the log, replaced, and erased', async () => {
      const store = fresh();
      await store.append({
        appends: [],
        keeps: [
          { table: 'names', key: 'p1', value: 'Ana' },
          { table: 'names', key: 'p2', value: 'Bo' },
          { table: 'tokens', key: 'p1', value: 'not a name' },
        ],
      });
      expect(await store.kept('names', 'p1')).toBe('Ana');
      await store.append({ appends: [], keeps: [{ table: 'names', key: 'p1', value: 'Anna' }] });
      await store.append({ appends: [], keeps: [{ table: 'names', key: 'p2', value: undefined }] });
      expect(await store.keptAll('names')).toEqual(new Map([['p1', 'Anna']]));
      expect(await store.kept('tokens', 'p1')).toBe('not a name');
    });

    test('of what is kept, the part under a prefix is read alone', async () => {
      const store = fresh();
      const keys = ['game/a/1/text', 'game/a/12/text', 'game/ab/1/text', 'game/b/1/text', 'game/a', 'GAME/A/1', 'game/%/1', 'game/a/😀'];
      await store.append({ appends: [], keeps: keys.map((key) => ({ table: 'texts', key, value: `of ${key}` })) });
      await store.append({ appends: [], keeps: [{ table: 'names', key: 'game/a/2', value: 'another table' }] });
      expect(await store.keptAll('texts', 'game/a/')).toEqual(
        new Map(['game/a/1/text', 'game/a/12/text', 'game/a/😀'].map((key) => [key, `of ${key}`])),
      );
      expect((await store.keptAll('texts', 'game/%')).size).toBe(1);
      expect((await store.keptAll('texts')).size).toBe(keys.length);
      expect((await store.keptAll('texts', 'game/c')).size).toBe(0);
    });

    test('a thousand appends queued in one turn are all durable and in order', async () => {
      const store = fresh();
      const outcomes = await Promise.all(
        Array.from({ length: 1000 }, (_, place) =>
          store.append({ appends: [{ stream: 'game/a', expectedSequence: place, entries: [String(place)] }] }),
        ),
      );
      expect(outcomes.every((each) => each.kind === 'durable')).toBe(true);
      expect((await store.read('game/a')).map((each) => Number(each.payload))).toEqual(Array.from({ length: 1000 }, (_, place) => place));
    });

    test('closing finishes what is queued; later appends are unavailable', async () => {
      const store = fresh();
      const queued = store.append({ appends: [{ stream: 'game/a', expectedSequence: 0, entries: ['x'] }] });
      await store.close();
      expect(await queued).toEqual({ kind: 'durable' });
      expect((await store.append({ appends: [{ stream: 'game/a', expectedSequence: 1, entries: ['y'] }] })).kind).toBe('unavailable');
    });
  });
};
