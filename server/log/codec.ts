import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { z } from 'zod';
import type { GameFact, Logged, WorkshopFact } from '../game/facts.ts';
import { authorSchema, gameFactSchema, workshopFactSchema } from './fact-schemas.ts';
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
});

type AnyFact = GameFact | WorkshopFact;

/** A fact's envelope as a plain object: what the codec writes as text and the portable file holds as it is. */
export const envelopeOf = (logged: Logged<AnyFact>): z.input<typeof envelopeSchema> => {
  const { type, ...data } = logged.fact;
  return {
    type,
    version: versionOf(type),
    atMs: logged.atMs,
    author: logged.author,
    ...(logged.command === undefined ? {} : { command: logged.command }),
    data,
  };
};

/** An entry's payload for the store. Large ones are compressed. */
export const encodeEntry = (logged: Logged<AnyFact>): string | Uint8Array => {
  const text = JSON.stringify(envelopeOf(logged));
  return text.length > compressAboveBytes ? deflateRawSync(Buffer.from(text), { level: deflateLevel }) : text;
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
  chains: Upcasts,
): Read<Logged<F>> => {
  const where = `entry ${sequence} of ${stream}`;
  const envelope = envelopeSchema.safeParse(value);
  if (!envelope.success) return { problem: `${where}: ${firstIssue(envelope.error)}` };
  const { type, version, atMs, author, command, data } = envelope.data;
  const today = raised(type, version, data, chains);
  if ('problem' in today) return { problem: `${where}: ${today.problem}` };
  const fact = schema.safeParse({ ...today.data, type });
  if (!fact.success) return { problem: `${where} (${type}): ${firstIssue(fact.error)}` };
  const logged = { stream, sequence, atMs, author, ...(command === undefined ? {} : { command }) };
  return { entry: { ...logged, fact: fact.data as F } };
};

/** Reads an envelope object (the portable file's form) as a game's fact. */
export const readGameEnvelope = (stream: string, sequence: number, value: unknown, chains: Upcasts = upcasts): Read<Logged<GameFact>> =>
  decodeEnvelope<GameFact>(gameFactSchema, stream, sequence, value, chains);

/** Reads a game's entry as the store gives it: inflated, checked, raised to today's form. */
export const decodeGameEntry = ({ stream, sequence, payload }: StoredEntry, chains: Upcasts = upcasts): Read<Logged<GameFact>> => {
  const json = parsed(payload);
  if ('problem' in json) return { problem: `entry ${sequence} of ${stream}: ${json.problem}` };
  return readGameEnvelope(stream, sequence, json.value, chains);
};

/** Reads an entry of a workshop's own stream. */
export const decodeWorkshopEntry = ({ stream, sequence, payload }: StoredEntry, chains: Upcasts = upcasts): Read<Logged<WorkshopFact>> => {
  const json = parsed(payload);
  if ('problem' in json) return { problem: `entry ${sequence} of ${stream}: ${json.problem}` };
  return decodeEnvelope<WorkshopFact>(workshopFactSchema, stream, sequence, json.value, chains);
};
