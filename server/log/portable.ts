import { gunzipSync, gzipSync } from 'node:zlib';
import { z } from 'zod';
import type { GameFact, Logged } from '../game/facts.ts';
import { envelopeOf, readGameEnvelope } from './codec.ts';

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
});

/** The file's bytes: gzipped JSON. */
export const portableFile = ({ scenario, stream, entries }: PortableGame): Uint8Array =>
  gzipSync(JSON.stringify({ format: 'crossdock-game', version: portableVersion, scenario, stream, entries: entries.map(envelopeOf) }));

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
  const entries: Logged<GameFact>[] = [];
  for (const [place, envelope] of file.data.entries.entries()) {
    const read = readGameEnvelope(stream, place + 1, envelope);
    if ('problem' in read) return read;
    entries.push(read.entry);
  }
  return { scenario, stream, entries };
};
