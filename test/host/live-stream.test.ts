import { describe, expect, test } from 'vitest';
import { refuse } from '../../server/contract/refusals.ts';
import type { Author, Logged } from '../../server/game/facts.ts';
import { openStream } from '../../server/host/live-stream.ts';
import type { StreamRules } from '../../server/host/live-stream.ts';
import { memoryStore } from '../../server/store/memory.ts';
import type { Store } from '../../server/store/port.ts';
import { fakeReport, fakeTime, testedStore } from './fakes.ts';

/** A stream of additions: refuses negative numbers, has nothing to do for zero, breaks on a bug. */
type Added = { readonly type: 'Added'; readonly by: number };
type Add = { readonly add: number };
const rules: StreamRules<number, Added, Add> = {
  decide: (_, { add }) => {
    if (Number.isNaN(add)) throw new Error('a bug');
    if (add < 0) return { refusal: refuse('lever/out-of-range') };
    return { facts: add === 0 ? [] : [{ type: 'Added', by: add }] };
  },
  evolve: (sum, { by }) => (sum ?? 0) + by,
  encode: (logged) => ({ payload: JSON.stringify(logged) }),
  decode: ({ payload }) => JSON.parse(String(payload)) as Logged<Added>,
};
const ana: Author = { kind: 'person', person: 'ana' };
const bo: Author = { kind: 'person', person: 'bo' };
const ok = { ok: true };

const open = (store: Store, seen: (sum: number) => void = () => undefined, settledSum: () => void = () => undefined) =>
  openStream({ store, clock: fakeTime(), report: fakeReport() }, 'sum', rules, ({ state }) => seen(state), settledSum);

describe('a live stream', () => {
  test('takes commands one after the other, each from the state the one before left', async () => {
    const stream = await open(memoryStore());
    const seen: (number | undefined)[] = [];
    await Promise.all(
      [1, 2, 3].map((add) =>
        stream.submit((state) => {
          seen.push(state);
          return [{ command: { add }, author: ana }];
        }),
      ),
    );
    expect(seen).toEqual([undefined, 1, 3]);
    expect(stream.state()).toBe(6);
  });

  test('appends before it changes or tells anything', async () => {
    const store = testedStore(memoryStore());
    const seen: number[] = [];
    const stream = await open(store, (sum) => seen.push(sum));
    const release = store.hold();
    const answer = stream.submit(() => [{ command: { add: 5 }, author: ana }]);
    await new Promise((done) => setTimeout(done, 5));
    expect(stream.state()).toBeUndefined();
    expect(seen).toEqual([]);
    release();
    expect(await answer).toEqual([ok]);
    expect(seen).toEqual([5]);
  });

  test('a command id seen before gets the same answer and has no second effect, after a restart too', async () => {
    const store = memoryStore();
    const stream = await open(store);
    const twice = { command: { add: 5 }, author: ana, id: 'command-1' };
    expect(await stream.submit(() => [twice])).toEqual([ok]);
    expect(await stream.submit(() => [twice])).toEqual([ok]);
    expect(await stream.submit(() => [twice, twice])).toEqual([ok, ok]);
    expect(stream.state()).toBe(5);
    const reopened = await open(store);
    expect(await reopened.submit(() => [twice])).toEqual([ok]);
    expect(reopened.state()).toBe(5);
    expect((await store.read('sum')).length).toBe(1);
  });

  test('a retry that arrives while the first is still on its way has no second effect', async () => {
    const stream = await open(memoryStore());
    const twice = { command: { add: 5 }, author: ana, id: 'command-1' };
    expect(await Promise.all([stream.submit(() => [twice]), stream.submit(() => [twice])])).toEqual([[ok], [ok]]);
    expect(stream.state()).toBe(5);
  });

  test("another person's id is another command", async () => {
    const stream = await open(memoryStore());
    await stream.submit(() => [{ command: { add: 5 }, author: ana, id: 'command-1' }]);
    await stream.submit(() => [{ command: { add: 5 }, author: bo, id: 'command-1' }]);
    expect(stream.state()).toBe(10);
  });

  test('a refusal is answered with its code and leaves no trace', async () => {
    const store = memoryStore();
    const stream = await open(store);
    expect(await stream.submit(() => [{ command: { add: -1 }, author: ana, id: 'command-1' }])).toEqual([
      { ok: false, refusal: { code: 'lever/out-of-range' } },
    ]);
    expect(await store.read('sum')).toEqual([]);
  });

  test('several commands of one call stand or fall one by one, in one append', async () => {
    const store = testedStore(memoryStore());
    let batches = 0;
    store.told = () => {
      batches += 1;
    };
    const stream = await open(store);
    const acks = await stream.submit(() => [1, -1, 2].map((add) => ({ command: { add }, author: ana })));
    expect(acks.map((ack) => ack.ok)).toEqual([true, false, true]);
    expect(stream.state()).toBe(3);
    expect(batches).toBe(1);
  });

  test('if the store fails everything is refused, nothing has changed, and the retry works', async () => {
    const store = testedStore(memoryStore());
    const seen: number[] = [];
    const stream = await open(store, (sum) => seen.push(sum));
    await stream.submit(() => [{ command: { add: 1 }, author: ana }]);
    store.failing = true;
    const asked = { command: { add: 5 }, author: ana, id: 'command-1' };
    expect(await stream.submit(() => [asked])).toEqual([{ ok: false, refusal: { code: 'store/unavailable' } }]);
    expect(stream.state()).toBe(1);
    expect(seen).toEqual([1]);
    store.failing = false;
    expect(await stream.submit(() => [asked])).toEqual([ok]);
    expect(stream.state()).toBe(6);
  });

  test('a commit whose answer was lost is found in the log, and its retry has no second effect', async () => {
    const real = memoryStore();
    let lose = true;
    const store: Store = {
      ...real,
      append: async (batch) => {
        const outcome = await real.append(batch);
        if (!lose) return outcome;
        lose = false;
        return { kind: 'unavailable', reason: 'the answer was lost' };
      },
    };
    const stream = await open(store);
    const first = { command: { add: 5 }, author: ana, id: 'command-1' };
    expect((await stream.submit(() => [first]))[0]?.ok).toBe(false);
    expect(stream.state()).toBeUndefined();
    expect(await stream.submit(() => [first])).toEqual([ok]);
    expect(stream.state()).toBe(5);
    expect(await stream.submit(() => [{ command: { add: 1 }, author: bo, id: 'command-2' }])).toEqual([ok]);
    expect(stream.state()).toBe(6);
    expect((await real.read('sum')).length).toBe(2);
  });

  test('a bug in the rules is answered and does not stop the queue', async () => {
    const stream = await open(memoryStore());
    const [broken] = await stream.submit(() => [{ command: { add: Number.NaN }, author: ana }]);
    expect(broken?.ok).toBe(false);
    expect(await stream.submit(() => [{ command: { add: 2 }, author: ana }])).toEqual([ok]);
    expect(stream.state()).toBe(2);
  });

  test('what is kept beside the log becomes durable with it', async () => {
    const store = memoryStore();
    const stream = await open(store);
    await stream.submit(() => [{ command: { add: 2 }, author: ana }], [{ table: 'names', key: 'ana', value: 'Ana' }]);
    expect(await store.kept('names', 'ana')).toBe('Ana');
  });
});
