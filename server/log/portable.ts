import { createHash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import { z } from 'zod';
import type { GameFact, Logged } from '../game/facts.ts';
import { envelopeOf, readGameEnvelope } from './codec.ts';
import { noTexts } from './texts.ts';
import type { Texts } from './texts.ts';

/** What a portable file's name ends in. */
export const portableEnding = '.crossdock.json.gz';

/** One game to carry away: its scenario's text as it was played, and its log. No names: those stay where they can be erased. */
export type PortableGame = {
  readonly scenario: { readonly fileName: string; readonly text: string };
  readonly stream: string;
  readonly entries: readonly Logged<GameFact>[];
};

/** Unpacked, a file may not be larger than this unless its reader trusts it more. */
const mostBytes = 256 * 1024 * 1024;
/** 1: scenario, stream and entries. 2: with a seal. */
const portableVersion = 2;

/** What a file says about whether it is as it was written. Files of version 1 have no seal. */
export type Seal = 'whole' | 'broken' | 'none';

const sealOf = (contents: string): string => createHash('sha256').update(contents).digest('hex');

/**
 * The file's text with a seal over every byte of it that comes before, so that whatever is changed afterwards shows. Whoever seals a
 * forgery anew is found by playing it again.
 */
const sealed = (contents: string): string => `${contents.slice(0, -1)},"seal":"${sealOf(contents)}"}`;

const sealAtEnd = /,"seal":"([0-9a-f]{64})"\}$/;

const sealIn = (text: string, version: number): Seal => {
  if (version < 2) return 'none';
  const found = sealAtEnd.exec(text);
  return found !== null && sealOf(`${text.slice(0, found.index)}}`) === found[1] ? 'whole' : 'broken';
};

const fileSchema = z.strictObject({
  format: z.literal('crossdock-game'),
  version: z.int(),
  scenario: z.strictObject({ fileName: z.string(), text: z.string() }),
  stream: z.string().min(1),
  /** Entries in order, from sequence 1. */
  entries: z.array(z.unknown()).min(1),
  /** What people wrote, where it was asked for. Without it the company, the promises and the score replay all the same; desks lack the words. */
  texts: z.record(z.string().max(300), z.string().max(2000)).optional(),
  seal: z.string().optional(),
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
  return gzipSync(sealed(JSON.stringify({ ...file, ...texts })));
};

const unpacked = (bytes: Uint8Array, most: number): { readonly text: string } | { readonly problem: string } => {
  try {
    return { text: gunzipSync(bytes, { maxOutputLength: most }).toString('utf8') };
  } catch (error) {
    const tooLarge = error instanceof RangeError;
    return { problem: tooLarge ? 'the file is too large' : `this is not a gzipped file (${portableEnding}), or it was cut short` };
  }
};

/** How a file is read: how large it may be when it is unpacked, and what is done to people's words on the way. */
export type Reading = { readonly mostBytes?: number; readonly withWords?: (texts: Texts) => Texts };

/** A portable file read back, or one sentence on what is wrong with it. Checks the form of every fact, not the play: `verifyFile` does. */
export const readPortableFile = (
  bytes: Uint8Array,
  { mostBytes: most = mostBytes, withWords = (texts) => texts }: Reading = {},
): (PortableGame & { readonly seal: Seal }) | { readonly problem: string } => {
  const unzipped = unpacked(bytes, most);
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
  const texts: Texts = file.data.texts === undefined ? noTexts : withWords(new Map(Object.entries(file.data.texts)));
  const entries: Logged<GameFact>[] = [];
  for (const [place, envelope] of file.data.entries.entries()) {
    const read = readGameEnvelope(stream, place + 1, envelope, texts);
    if ('problem' in read) return read;
    entries.push(read.entry);
  }
  return { scenario, stream, entries, seal: sealIn(unzipped.text, version) };
};
