import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'libsql';
import {
  type AppendOutcome,
  type Batch,
  type KeptTable,
  type Store,
  type StoredEntry,
  type StreamHead,
  keptTables,
  unstorable,
} from './port.ts';

/** 1: names and tokens beside the log. 2: texts as well. */
const schemaVersion = 2;

/** Rows lie in the order in which they were appended; the index finds a stream's. A clustered key would be 2.4 times slower. */
const schema = `
  CREATE TABLE IF NOT EXISTS entries (
    position INTEGER PRIMARY KEY,
    stream TEXT NOT NULL,
    sequence INTEGER NOT NULL,
    payload ANY NOT NULL
  ) STRICT;
  CREATE UNIQUE INDEX IF NOT EXISTS entries_by_stream ON entries (stream, sequence);
  ${keptTables.map((table) => `CREATE TABLE IF NOT EXISTS ${table} (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;`).join('\n  ')}
`;

/** Behind a prefix: sorts after every key that begins with it. No character comes later, and no key holds this one. */
const afterAllKeys = '\u{10FFFF}';

type Waiting = { readonly batch: Batch; readonly answer: (outcome: AppendOutcome) => void };
type EntryRow = { readonly stream: string; readonly sequence: number; readonly payload: string | ArrayBuffer | Uint8Array };

const describe = (problem: unknown): string => (problem instanceof Error ? problem.message : String(problem));

/** Opens the file, alone: a second process on the same folder is refused at once instead of writing beside us. */
const openDatabase = (folder: string): Database.Database => {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'crossdock.db');
  try {
    const database = new Database(file, { timeout: 1000 });
    database.pragma('locking_mode = EXCLUSIVE');
    database.pragma('journal_mode = WAL');
    database.pragma('synchronous = FULL');
    database.pragma('secure_delete = ON');
    const version = (database.prepare('PRAGMA user_version').get() as { readonly user_version: number }).user_version;
    if (version > schemaVersion) throw new Error(`it was written by a newer program (format ${version}, this one knows ${schemaVersion})`);
    database.exec(schema);
    database.pragma(`user_version = ${schemaVersion}`);
    return database;
  } catch (problem) {
    const message = describe(problem);
    const why = /locked|busy/i.test(message) ? 'another server is using it' : message;
    throw new Error(`cannot open the store ${file}: ${why}`, { cause: problem });
  }
};

/**
 * The store in one file of `folder`, with no other server: libsql, WAL, `synchronous = FULL`. All batches appended in one
 * turn of the event loop are one commit, so that many games share one wait for the disk. Throws if the file cannot be opened.
 */
export const embeddedStore = (folder: string): Store => {
  const database = openDatabase(folder);
  const insert = database.prepare('INSERT INTO entries (stream, sequence, payload) VALUES (?, ?, ?)');
  const last = database.prepare('SELECT max(sequence) AS last FROM entries WHERE stream = ?');
  const readFrom = database.prepare('SELECT stream, sequence, payload FROM entries WHERE stream = ? AND sequence >= ? ORDER BY sequence');
  const listStreams = database.prepare(
    'SELECT stream, max(sequence) AS lastSequence, min(position) AS first FROM entries WHERE substr(stream, 1, ?) = ? GROUP BY stream ORDER BY first',
  );
  const tables: Readonly<
    Record<KeptTable, { readonly put: Statement; readonly erase: Statement; readonly get: Statement; readonly all: Statement }>
  > = {
    names: keptStatements(database, 'names'),
    tokens: keptStatements(database, 'tokens'),
    texts: keptStatements(database, 'texts'),
  };

  /** Last sequences as committed, so that an append need not ask the file. Emptied whenever a commit fails. */
  const heads = new Map<string, number>();
  let waiting: Waiting[] = [];
  let scheduled = false;
  let open = true;

  const headOf = (stream: string, ahead: ReadonlyMap<string, number>): number =>
    ahead.get(stream) ?? heads.get(stream) ?? (last.get(stream) as { readonly last: number | null }).last ?? 0;

  /** Writes a batch into the open transaction unless a stream has moved on; `ahead` holds what the transaction wrote so far. */
  const write = (batch: Batch, ahead: Map<string, number>): AppendOutcome => {
    const fault = unstorable(batch);
    if (fault !== undefined) return { kind: 'unavailable', reason: fault };
    const moved = new Map(ahead);
    for (const { stream, expectedSequence, entries } of batch.appends) {
      const lastSequence = headOf(stream, moved);
      if (lastSequence !== expectedSequence) return { kind: 'conflict', stream, lastSequence };
      moved.set(stream, lastSequence + entries.length);
    }
    for (const { stream, expectedSequence, entries } of batch.appends) {
      for (const [place, payload] of entries.entries()) insert.run(stream, expectedSequence + place + 1, payload);
    }
    for (const { table, key, value } of batch.keeps ?? []) {
      if (value === undefined) tables[table].erase.run(key);
      else tables[table].put.run(key, value);
    }
    for (const [stream, sequence] of moved) ahead.set(stream, sequence);
    return { kind: 'durable' };
  };

  const commitGroup = (group: readonly Waiting[]): readonly AppendOutcome[] => {
    const ahead = new Map<string, number>();
    try {
      database.exec('BEGIN IMMEDIATE');
      const outcomes = group.map(({ batch }) => write(batch, ahead));
      database.exec('COMMIT');
      for (const [stream, sequence] of ahead) heads.set(stream, sequence);
      if (group.some(({ batch }) => batch.keeps?.some((each) => each.value === undefined)))
        database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
      return outcomes;
    } catch (problem) {
      heads.clear();
      try {
        if (database.inTransaction) database.exec('ROLLBACK');
      } catch {
        // The commit itself failed and has rolled back already.
      }
      return group.map(() => ({ kind: 'unavailable', reason: describe(problem) }));
    }
  };

  const flush = (): void => {
    scheduled = false;
    const group = waiting;
    waiting = [];
    if (group.length === 0) return;
    const outcomes = commitGroup(group);
    for (const [place, { answer }] of group.entries()) answer(outcomes[place] ?? { kind: 'unavailable', reason: 'no outcome' });
  };

  const entryOf = ({ stream, sequence, payload }: EntryRow): StoredEntry => ({
    stream,
    sequence,
    payload: payload instanceof ArrayBuffer ? new Uint8Array(payload) : payload,
  });

  return {
    append: (batch) => {
      if (!open) return Promise.resolve({ kind: 'unavailable', reason: 'the store is closed' });
      return new Promise((answer) => {
        waiting.push({ batch, answer });
        if (scheduled) return;
        scheduled = true;
        setImmediate(flush);
      });
    },
    read: async (stream, fromSequence = 1) => (readFrom.all(stream, fromSequence) as EntryRow[]).map(entryOf),
    streams: async (prefix = '') =>
      (listStreams.all(prefix.length, prefix) as StreamHead[]).map(({ stream, lastSequence }) => ({ stream, lastSequence })),
    kept: async (table, key) => (tables[table].get.get(key) as { readonly value: string } | undefined)?.value,
    keptAll: async (table, prefix = '') =>
      new Map(
        (tables[table].all.all(prefix, prefix + afterAllKeys) as { readonly key: string; readonly value: string }[]).map(
          ({ key, value }) => [key, value],
        ),
      ),
    close: async () => {
      if (!open) return;
      open = false;
      flush();
      // libsql's own `close` leaves the file locked while prepared statements live; leaving WAL lets the lock be given back.
      database.pragma('journal_mode = DELETE');
      database.pragma('locking_mode = NORMAL');
      database.prepare('SELECT count(*) FROM names').all();
      database.close();
    },
  };
};

type Statement = { run(...values: unknown[]): unknown; get(...values: unknown[]): unknown; all(...values: unknown[]): unknown[] };

const keptStatements = (
  database: Database.Database,
  table: KeptTable,
): { readonly put: Statement; readonly erase: Statement; readonly get: Statement; readonly all: Statement } => ({
  put: database.prepare(`INSERT INTO ${table} (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value`),
  erase: database.prepare(`DELETE FROM ${table} WHERE key = ?`),
  get: database.prepare(`SELECT value FROM ${table} WHERE key = ?`),
  all: database.prepare(`SELECT key, value FROM ${table} WHERE key >= ? AND key < ?`),
});
