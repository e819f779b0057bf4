import { gunzipSync, gzipSync } from 'node:zlib';
import { z } from 'zod';
import type { GameFact, Logged } from '../game/facts.ts';
import { envelopeOf, readGameEnvelope } from './codec.ts';
import { noTexts } from './texts.ts';
import type { Texts } from './texts.ts';

/** What a portable file's name ends in. */
const portableEnding = '.crossdock.json.gz';

/** One game to carry away: its scenario's text as it was played, and its log. No names: those stay where they can be erased. */
export type PortableGame = {
  readonly scenario: { readonly fileName: string; readonly text: string };
  readonly stream: string;
  readonly entries: readonly Logged<GameFact>[];
};

const mostBytes = 256 * 1024 * 1024;
const portableVersion = 1;

const fileSchema = z.strictObject({
  format: z.literal('crossdock-game'),
  version: z.int(),
  scenario: z.strictObject({ fileName: z.string(), text: z.string() }),
  stream: z.string().min(1),
  /** Entries in order, from sequence 1. */
  entries: z.array(z.unknown()).min(1),
  /** What people wrote, where it was asked for. Without it the company, the promises and the score replay all the same; desks lack the words. */
  texts: z.record(z.string().max(300), z.string().max(2000)).optional(),
});

/**
 * The file's bytes: gzipped JSON. What people wrote stays behind, as their names do, unless `words` says to carry it along: a copy
 * cannot be erased.
 */
export const portableFile = (
  { scenario, stream, entries }: PortableGame,
  { words = false }: { readonly words?: boolean } = {},
): Uint8Array => {
  const written = entries.map(envelopeOf);
  const texts = words ? { texts: Object.fromEntries(written.flatMap((each) => [...each.texts])) } : {};
  const file = { format: 'crossdock-game', version: portableVersion, scenario, stream, entries: written.map((each) => each.envelope) };
  return gzipSync(JSON.stringify({ ...file, ...texts }));
};

const unpacked = (bytes: Uint8Array): { readonly text: string } | { readonly problem: string } => {
  try {
    return { text: gunzipSync(bytes, { maxOutputLength: mostBytes }).toString('utf8') };
  } catch (error) {
    const tooLarge = error instanceof RangeError;
    return { problem: tooLarge ? 'the file is too large' : `this is not a gzipped file (${portableEnding}), or it was cut short` };
  }
};

/** A portable file read back, or one sentence on what is wrong with it. Checks the form of every fact, not the play: `verifyGame` does. */
export const readPortableFile = (bytes: Uint8Array): PortableGame | { readonly problem: string } => {
  const unzipped = unpacked(bytes);
  if ('problem' in unzipped) return unzipped;
  let json: unknown;
  try {
    json = JSON.parse(unzipped.text);
  } catch {
    return { problem: 'the file holds no JSON' };
  }
  const file = fileSchema.safeParse(json);
  if (!file.success) {
    const [issue] = file.error.issues;
    return { problem: `this is not a Crossdock game: ${issue?.path.join('.') || 'the file'}: ${issue?.message ?? 'another form'}` };
  }
  const { version, scenario, stream } = file.data;
  if (version > portableVersion) return { problem: `the file is of version ${version}, this program reads up to ${portableVersion}` };
  const texts: Texts = file.data.texts === undefined ? noTexts : new Map(Object.entries(file.data.texts));
  const entries: Logged<GameFact>[] = [];
  for (const [place, envelope] of file.data.entries.entries()) {
    const read = readGameEnvelope(stream, place + 1, envelope, texts);
    if ('problem' in read) return read;
    entries.push(read.entry);
  }
  return { scenario, stream, entries };
};
