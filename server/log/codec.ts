import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { z } from 'zod';
import type { GameFact, Logged, WorkshopFact } from '../game/facts.ts';
import { authorSchema, gameFactSchema, workshopFactSchema } from './fact-schemas.ts';
import { isTeamFact } from './team-fact-schemas.ts';
import { cutWords, noTexts, putWord, textKey } from './texts.ts';
import type { Texts } from './texts.ts';
import { raised, upcasts, versionOf } from './upcasts.ts';
import type { Upcasts } from './upcasts.ts';

/** An entry as a store keeps it: where it stands, and what the log wrote. */
export type StoredEntry = { readonly stream: string; readonly sequence: number; readonly payload: string | Uint8Array };

/** What was read, or a sentence on what is wrong with it. */
export type Read<T> = { readonly entry: T } | { readonly problem: string };

/** Texts above this are compressed: worlds, records, scenario texts. */
const compressAboveBytes = 1000;
/** A stored entry never grows beyond this when it is inflated; more is damage or an attack. */
const mostInflatedBytes = 64 * 1024 * 1024;
/** Fast enough for the hot path: a round of the default scenario takes well under a millisecond or two. */
const deflateLevel = 3;

/** The stored form: JSON text, or the same deflated. Stream and sequence stand beside it in the store. */
const envelopeSchema = z.strictObject({
  type: z.string(),
  version: z.int().min(1),
  atMs: z.int(),
  author: authorSchema,
  command: z.string().optional(),
  data: z.record(z.string(), z.unknown()),
  /** Where in the data people's words belong. The words themselves are kept beside the log. */
  texts: z.array(z.string().max(80)).optional(),
});
type Envelope = z.input<typeof envelopeSchema>;

/** An entry to store: what goes into the log, and the words that are kept beside it, under their keys. */
export type Encoded = { readonly payload: string | Uint8Array; readonly texts: Texts };

type AnyFact = GameFact | WorkshopFact;

/** A fact's envelope as a plain object, without people's words: what the codec writes as text and the portable file holds as it is. */
export const envelopeOf = (logged: Logged<AnyFact>): { readonly envelope: Envelope; readonly texts: Texts } => {
  const { type, ...whole } = logged.fact;
  const { data, words } = isTeamFact(type) ? cutWords(whole) : { data: whole, words: [] };
  const envelope: Envelope = {
    type,
    version: versionOf(type),
    atMs: logged.atMs,
    author: logged.author,
    ...(logged.command === undefined ? {} : { command: logged.command }),
    data,
    ...(words.length === 0 ? {} : { texts: words.map(({ path }) => path) }),
  };
  if (words.length === 0) return { envelope, texts: noTexts };
  return {
    envelope,
    texts: new Map(
      words.flatMap(({ path, text }) => (text === '' ? [] : [[textKey(logged.stream, logged.sequence, path), text] as const])),
    ),
  };
};

/** An entry for the store. Large ones are compressed. */
export const encodeEntry = (logged: Logged<AnyFact>): Encoded => {
  const { envelope, texts } = envelopeOf(logged);
  const text = JSON.stringify(envelope);
  return { payload: text.length > compressAboveBytes ? deflateRawSync(Buffer.from(text), { level: deflateLevel }) : text, texts };
};

const textOf = (payload: string | Uint8Array): string =>
  typeof payload === 'string' ? payload : inflateRawSync(payload, { maxOutputLength: mostInflatedBytes }).toString('utf8');

const parsed = (payload: string | Uint8Array): { readonly value: unknown } | { readonly problem: string } => {
  try {
    return { value: JSON.parse(textOf(payload)) };
  } catch (error) {
    return { problem: `it cannot be read (${error instanceof Error ? error.message : String(error)})` };
  }
};

const firstIssue = (error: z.ZodError): string => {
  const [issue] = error.issues;
  return issue === undefined ? 'it has another form' : `${issue.path.join('.') || 'it'}: ${issue.message}`;
};

const decodeEnvelope = <F extends AnyFact>(
  schema: z.ZodType,
  stream: string,
  sequence: number,
  value: unknown,
  kept: Texts,
  chains: Upcasts,
): Read<Logged<F>> => {
  const where = `entry ${sequence} of ${stream}`;
  const envelope = envelopeSchema.safeParse(value);
  if (!envelope.success) return { problem: `${where}: ${firstIssue(envelope.error)}` };
  const { type, version, atMs, author, command, data, texts } = envelope.data;
  const today = raised(type, version, data, chains);
  if ('problem' in today) return { problem: `${where}: ${today.problem}` };
  const fact = schema.safeParse({ ...today.data, type });
  if (!fact.success) return { problem: `${where} (${type}): ${firstIssue(fact.error)}` };
  // A text that was erased is empty: that something was written stays known.
  for (const path of texts ?? []) putWord(fact.data as AnyFact, path, kept.get(textKey(stream, sequence, path)) ?? '');
  const logged = { stream, sequence, atMs, author, ...(command === undefined ? {} : { command }) };
  return { entry: { ...logged, fact: fact.data as F } };
};

/** Reads an envelope object (the portable file's form) as a game's fact, with the words that are still kept. */
export const readGameEnvelope = (
  stream: string,
  sequence: number,
  value: unknown,
  texts: Texts = noTexts,
  chains: Upcasts = upcasts,
): Read<Logged<GameFact>> => decodeEnvelope<GameFact>(gameFactSchema, stream, sequence, value, texts, chains);

/** Reads a game's entry as the store gives it: inflated, checked, raised to today's form, with the words that are still kept. */
export const decodeGameEntry = (
  { stream, sequence, payload }: StoredEntry,
  texts: Texts = noTexts,
  chains: Upcasts = upcasts,
): Read<Logged<GameFact>> => {
  const json = parsed(payload);
  if ('problem' in json) return { problem: `entry ${sequence} of ${stream}: ${json.problem}` };
  return readGameEnvelope(stream, sequence, json.value, texts, chains);
};

/** Reads an entry of a workshop's own stream. */
export const decodeWorkshopEntry = ({ stream, sequence, payload }: StoredEntry, chains: Upcasts = upcasts): Read<Logged<WorkshopFact>> => {
  const json = parsed(payload);
  if ('problem' in json) return { problem: `entry ${sequence} of ${stream}: ${json.problem}` };
  return decodeEnvelope<WorkshopFact>(workshopFactSchema, stream, sequence, json.value, noTexts, chains);
};

/**
 * A fact as it will be read back. What people do with each other comes from many hands, with its parts in many orders: a live game
 * goes on from the stored form, so that desks are the same, to the byte, before and after a restart and in a replay.
 */
export const asStored = (fact: GameFact): GameFact => {
  if (!isTeamFact(fact.type)) return fact;
  const { envelope, texts } = envelopeOf({ stream: '', sequence: 0, atMs: 0, author: { kind: 'host' }, fact });
  const read = readGameEnvelope('', 0, JSON.parse(JSON.stringify(envelope)), texts);
  if ('problem' in read) throw new Error(read.problem);
  return read.entry.fact;
};
