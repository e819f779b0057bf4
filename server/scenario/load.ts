import { closeSync, openSync, readdirSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { most } from './document.ts';
import { parseScenario } from './parse.ts';
import type { Problem } from './problem.ts';
import type { Scenario } from './scenario.ts';

/** A scenario with the text it was made of; the text is what a workshop keeps. */
export type LoadedScenario = { readonly scenario: Scenario; readonly text: string; readonly file: string };
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
  const failed = (message: string, expected: string): LoadResult => ({ problems: [{ file: name, line: 1, column: 1, message, expected }] });
  const read = readBytes(path);
  if (read === 'missing')
    return failed(
      'there is no such file',
      `a path, or the id of a shipped scenario: ${shippedFiles()
        .map((each) => each.replace('.yaml', ''))
        .join(', ')}`,
    );
  if (read === 'unreadable') return failed('this cannot be read as a file', 'a YAML file');
  if (read === 'large') return failed('the file is too large', `at most ${most.bytes / 1024} kB`);
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(read);
  } catch {
    return failed('the file is not written in UTF-8', 'a UTF-8 text file');
  }
  const parsed = parseScenario(text, name);
  return 'problems' in parsed ? parsed : { scenario: parsed.scenario, text, file: name };
};

/** The bytes of a plain file within the limit. Anything else (a folder, a pipe, a device) is not even opened. */
const readBytes = (path: string): Uint8Array | 'missing' | 'unreadable' | 'large' => {
  let handle: number;
  let size: number;
  try {
    const stat = statSync(path);
    if (!stat.isFile()) return 'unreadable';
    if (stat.size > most.bytes) return 'large';
    size = stat.size;
    handle = openSync(path, 'r');
  } catch (error) {
    return (error as { readonly code?: string }).code === 'ENOENT' ? 'missing' : 'unreadable';
  }
  try {
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
