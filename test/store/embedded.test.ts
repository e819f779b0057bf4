import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { afterAll, describe, expect, test } from 'vitest';
import { embeddedStore } from '../../server/store/embedded.ts';
import { storeContract } from './contract.ts';

const root = mkdtempSync(join(tmpdir(), 'crossdock-store-'));
let folders = 0;
const freshFolder = (): string => join(root, String((folders += 1)));
afterAll(() => rmSync(root, { recursive: true, force: true }));

storeContract('the embedded file', () => embeddedStore(freshFolder()));

describe('the embedded store', () => {
  test('what was acknowledged is there when the file is opened again', async () => {
    const folder = freshFolder();
    const first = embeddedStore(folder);
    await first.append({
      appends: [{ stream: 'game/a', expectedSequence: 0, entries: ['one', new Uint8Array([1, 2])] }],
      keeps: [{ table: 'names', key: 'p', value: 'Ana' }],
    });
    await first.close();
    const second = embeddedStore(folder);
    expect((await second.read('game/a')).length).toBe(2);
    expect(await second.kept('names', 'p')).toBe('Ana');
    expect((await second.append({ appends: [{ stream: 'game/a', expectedSequence: 2, entries: ['three'] }] })).kind).toBe('durable');
    await second.close();
  });

  test('a second server on the same folder is refused with a sentence that says why', async () => {
    const folder = freshFolder();
    const first = embeddedStore(folder);
    expect(() => embeddedStore(folder)).toThrow(/another server is using it/);
    expect((await first.append({ appends: [{ stream: 'game/a', expectedSequence: 0, entries: ['still writing'] }] })).kind).toBe('durable');
    await first.close();
  });

  test('a file of a newer program is refused and left as it is', async () => {
    const folder = freshFolder();
    const store = embeddedStore(folder);
    await store.close();
    const database = new Database(join(folder, 'crossdock.db'));
    database.pragma('user_version = 99');
    database.close();
    expect(() => embeddedStore(folder)).toThrow(/newer program/);
  });

  test('an erased name is gone from the bytes of every file', async () => {
    const folder = freshFolder();
    const store = embeddedStore(folder);
    await store.append({ appends: [], keeps: [{ table: 'names', key: 'p1', value: 'Maximiliana-Unforgettable' }] });
    const bytes = (): string =>
      readdirSync(folder)
        .map((name) => readFileSync(join(folder, name), 'latin1'))
        .join('');
    expect(bytes()).toContain('Maximiliana-Unforgettable');
    await store.append({ appends: [], keeps: [{ table: 'names', key: 'p1', value: undefined }] });
    expect(bytes()).not.toContain('Maximiliana-Unforgettable');
    await store.close();
  });

  test('a failure of the medium refuses the whole group and leaves the store usable', async () => {
    const store = embeddedStore(freshFolder());
    // A payload that the file cannot hold stands for a full disk: the statement throws inside the transaction.
    const impossible = Symbol('not storable') as unknown as string;
    const [good, bad] = await Promise.all([
      store.append({ appends: [{ stream: 'game/a', expectedSequence: 0, entries: ['good'] }] }),
      store.append({ appends: [{ stream: 'game/b', expectedSequence: 0, entries: [impossible] }] }),
    ]);
    expect([good.kind, bad.kind]).toEqual(['unavailable', 'unavailable']);
    expect(await store.streams()).toEqual([]);
    expect((await store.append({ appends: [{ stream: 'game/a', expectedSequence: 0, entries: ['again'] }] })).kind).toBe('durable');
    await store.close();
  });
});
