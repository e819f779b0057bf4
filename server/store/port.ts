/** An entry as the log wrote it: the store neither reads nor changes it. A text may not hold U+0000, which JSON text never does. */
export type Payload = string | Uint8Array;

/** Entries to put behind the last one of a stream. */
export type Append = {
  readonly stream: string;
  /** Sequence of the stream's last entry as the writer knows it; 0 for a stream that does not exist yet. */
  readonly expectedSequence: number;
  readonly entries: readonly Payload[];
};

/** Tables beside the log, for what must be erasable (names and words of people) or must not stand in a log (hashes of tokens). */
export const keptTables = ['names', 'tokens', 'texts'] as const;
export type KeptTable = (typeof keptTables)[number];

/** One value to keep under a key; `undefined` erases it. */
export type Keep = { readonly table: KeptTable; readonly key: string; readonly value: string | undefined };

/** What becomes durable together or not at all. */
export type Batch = { readonly appends: readonly Append[]; readonly keeps?: readonly Keep[] };

/**
 * `conflict`: a stream has moved on since the writer looked; nothing of the batch was written. `unavailable`: the medium
 * failed; whether the batch was written shows when the stream is read again.
 */
export type AppendOutcome =
  | { readonly kind: 'durable' }
  | { readonly kind: 'conflict'; readonly stream: string; readonly lastSequence: number }
  | { readonly kind: 'unavailable'; readonly reason: string };

export type StoredEntry = { readonly stream: string; readonly sequence: number; readonly payload: Payload };
export type StreamHead = { readonly stream: string; readonly lastSequence: number };

/**
 * An append-only log of many streams. Every adapter passes the same contract suite (test/store/contract.ts).
 * Reading and appending may be refused by the medium: `append` says so in its outcome, the others reject.
 */
export type Store = {
  /** Resolves once the batch is on the medium. Batches appended in one turn of the event loop share one commit, in order. */
  append(batch: Batch): Promise<AppendOutcome>;
  /** Entries of a stream from a sequence (1 is the first) on, in order. */
  read(stream: string, fromSequence?: number): Promise<readonly StoredEntry[]>;
  /** All streams whose name begins with `prefix`, in the order of their first entries. */
  streams(prefix?: string): Promise<readonly StreamHead[]>;
  kept(table: KeptTable, key: string): Promise<string | undefined>;
  /** All values whose keys begin with `prefix`. */
  keptAll(table: KeptTable, prefix?: string): Promise<ReadonlyMap<string, string>>;
  /** Finishes what is queued and lets go of the medium. Later appends are `unavailable`. */
  close(): Promise<void>;
};

/**
 * Why a batch cannot be stored, or `undefined` if it can. SQLite cuts a text at U+0000 and PostgreSQL refuses it: better a
 * refusal everywhere than half a name somewhere.
 */
export const unstorable = (batch: Batch): string | undefined => {
  const texts = [
    ...batch.appends.flatMap(({ stream, entries }) => [stream, ...entries.filter((payload) => typeof payload === 'string')]),
    ...(batch.keeps ?? []).flatMap(({ key, value }) => [key, value ?? '']),
  ];
  return texts.some((text) => text.includes('\u0000')) ? 'a text holds U+0000' : undefined;
};
