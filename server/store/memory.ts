import {
  type Append,
  type AppendOutcome,
  type Batch,
  type KeptTable,
  type Payload,
  type Store,
  type StoredEntry,
  unstorable,
} from './port.ts';

/** A store that forgets everything when the process ends: for tests and for headless runs. Copies bytes, as a disk would. */
export const memoryStore = (): Store => {
  const streams = new Map<string, StoredEntry[]>();
  const kept: Readonly<Record<KeptTable, Map<string, string>>> = { names: new Map(), tokens: new Map(), texts: new Map() };
  let open = true;

  const lastSequence = (stream: string): number => streams.get(stream)?.length ?? 0;
  const copy = (payload: Payload): Payload => (typeof payload === 'string' ? payload : Uint8Array.from(payload));

  const conflictOf = (appends: readonly Append[]): AppendOutcome | undefined => {
    const heads = new Map<string, number>();
    for (const each of appends) {
      const last = heads.get(each.stream) ?? lastSequence(each.stream);
      if (last !== each.expectedSequence) return { kind: 'conflict', stream: each.stream, lastSequence: last };
      heads.set(each.stream, last + each.entries.length);
    }
    return undefined;
  };

  const write = (batch: Batch): AppendOutcome => {
    if (!open) return { kind: 'unavailable', reason: 'the store is closed' };
    const fault = unstorable(batch);
    if (fault !== undefined) return { kind: 'unavailable', reason: fault };
    const conflict = conflictOf(batch.appends);
    if (conflict !== undefined) return conflict;
    for (const { stream, entries } of batch.appends) {
      const stored = streams.get(stream) ?? [];
      for (const payload of entries) stored.push({ stream, sequence: stored.length + 1, payload: copy(payload) });
      if (stored.length > 0) streams.set(stream, stored);
    }
    for (const { table, key, value } of batch.keeps ?? []) {
      if (value === undefined) kept[table].delete(key);
      else kept[table].set(key, value);
    }
    return { kind: 'durable' };
  };

  return {
    append: async (batch) => write(batch),
    read: async (stream, fromSequence = 1) => (streams.get(stream) ?? []).slice(Math.max(0, fromSequence - 1)),
    streams: async (prefix = '') =>
      [...streams.keys()].filter((stream) => stream.startsWith(prefix)).map((stream) => ({ stream, lastSequence: lastSequence(stream) })),
    kept: async (table, key) => kept[table].get(key),
    keptAll: async (table, prefix = '') => new Map([...kept[table]].filter(([key]) => key.startsWith(prefix))),
    close: async () => {
      open = false;
    },
  };
};
