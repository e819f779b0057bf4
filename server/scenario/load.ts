import { closeSync, constants, fstatSync, openSync, readdirSync, readSync, realpathSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { most } from './document.ts';
import type { ReadBase } from './extension.ts';
import { readScenario, type ReadScenario } from './parse.ts';
import { nearest, type Problem } from './problem.ts';
import type { Scenario } from './scenario.ts';

/**
 * A scenario with the text it was made of. `text` is what a workshop keeps: whole in itself, all extended files merged into it.
 * `ownText` is what stands in the file alone. `read` is for those who look closer, such as the lint.
 */
export type LoadedScenario = {
  readonly scenario: Scenario;
  readonly text: string;
  readonly ownText: string;
  readonly file: string;
  readonly read: ReadScenario;
};
export type LoadResult = LoadedScenario | { readonly problems: readonly Problem[] };

const shippedFolder = fileURLToPath(new URL('../../scenarios/', import.meta.url));

const shippedFiles = (): readonly string[] =>
  readdirSync(shippedFolder)
    .filter((name) => /^[a-z][a-z0-9-]*\.yaml$/.test(name))
    .toSorted();

/** Reads a scenario from a path, or a shipped one by its id. Never throws: what is wrong comes back as problems. */
export const loadScenario = (pathOrId: string): LoadResult => {
  const shipped = shippedFiles().find((name) => name === `${pathOrId}.yaml`);
  return loadFile(
    shipped === undefined ? pathOrId : join(shippedFolder, shipped),
    shipped === undefined ? pathOrId : `scenarios/${shipped}`,
  );
};

let shippedCache: readonly LoadedScenario[] | undefined;

/** Every shipped scenario that is right, in the order of their files; read once per process. Wrong ones are left out (`crossdock check` says why). */
export const shippedScenarios = (): readonly LoadedScenario[] => {
  shippedCache ??= shippedFiles().flatMap((name) => {
    const loaded = loadFile(join(shippedFolder, name), `scenarios/${name}`);
    return 'problems' in loaded ? [] : [loaded];
  });
  return shippedCache;
};

/** A shipped scenario by its id. Unlike `loadScenario` it opens no path, so that names from outside may be passed on to it. */
export const shippedScenario = (id: string): LoadedScenario | undefined => shippedScenarios().find((each) => each.scenario.id === id);

const loadFile = (path: string, name: string): LoadResult => {
  const found = readText(path);
  if ('message' in found) return { problems: [{ rule: 'syntax', file: name, line: 1, column: 1, ...found }] };
  const read = readScenario(found.text, name, readBeside(path, name));
  return 'problems' in read ? read : { scenario: read.scenario, text: read.text, ownText: found.text, file: name, read };
};

type Words = { readonly message: string; readonly expected: string };

const shippedIds = (): readonly string[] => shippedFiles().map((each) => each.replace('.yaml', ''));

const readText = (path: string): { readonly text: string } | Words => {
  const read = readBytes(path);
  if (read === 'missing')
    return { message: 'there is no such file', expected: `a path, or the id of a shipped scenario: ${shippedIds().join(', ')}` };
  if (read === 'unreadable') return { message: 'this cannot be read as a file', expected: 'a YAML file' };
  if (read === 'large') return { message: 'the file is too large', expected: `at most ${most.bytes / 1024} kB` };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(read) };
  } catch {
    return { message: 'the file is not written in UTF-8', expected: 'a UTF-8 text file' };
  }
};

/** Reads what a file extends: a file that really lies in the same folder (no link that leads out of it), or a shipped scenario. */
const readBeside =
  (path: string, name: string): ReadBase =>
  (wanted) => {
    const shipped = !wanted.includes('.');
    if (shipped && !shippedIds().includes(wanted)) {
      const near = nearest(wanted, shippedIds());
      return {
        message: `there is no shipped scenario \`${wanted}\``,
        expected: `one of ${shippedIds().join(', ')}, or a file of this folder such as \`base.yaml\`${near === undefined ? '' : ` (perhaps \`${near}\`)`}`,
      };
    }
    const folder = shipped ? shippedFolder : dirname(path);
    const base = join(folder, shipped ? `${wanted}.yaml` : wanted);
    const file = shipped ? `scenarios/${wanted}.yaml` : join(dirname(name), wanted);
    const found = liesIn(folder, base)
      ? readText(base)
      : { message: 'there is no such file in this folder', expected: 'a file of this folder' };
    if ('message' in found) return { message: `\`${wanted}\` cannot be extended: ${found.message}`, expected: found.expected };
    return { text: found.text, file, read: readBeside(base, file) };
  };

const liesIn = (folder: string, path: string): boolean => {
  try {
    return dirname(realpathSync(path)) === realpathSync(folder);
  } catch {
    return false;
  }
};

/** The bytes of a plain file within the limit. Anything else (a folder, a pipe, a device) is not even opened. */
const readBytes = (path: string): Uint8Array | 'missing' | 'unreadable' | 'large' => {
  let handle: number;
  try {
    if (!statSync(path).isFile()) return 'unreadable';
    // Looked at again once it is open, and never waited for: between the two it may have become a pipe.
    handle = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  } catch (error) {
    return (error as { readonly code?: string }).code === 'ENOENT' ? 'missing' : 'unreadable';
  }
  try {
    const stat = fstatSync(handle);
    if (!stat.isFile()) return 'unreadable';
    if (stat.size > most.bytes) return 'large';
    const { size } = stat;
    const bytes = new Uint8Array(size);
    let length = 0;
    while (length < bytes.length) {
      const got = readSync(handle, bytes, length, bytes.length - length, length);
      if (got === 0) break;
      length += got;
    }
    return bytes.subarray(0, length);
  } catch {
    return 'unreadable';
  } finally {
    closeSync(handle);
  }
};
