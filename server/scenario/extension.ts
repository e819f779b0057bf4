import { stringify } from 'yaml';
import { most, readDocument, type ReadDocument } from './document.ts';
import { idPattern } from './format-values.ts';
import { keysOfPath, laidOver, mergedDocument, withoutPart, type Merged } from './merge.ts';
import { nearest, type Problem } from './problem.ts';
import { known } from './report.ts';

/** The text of a file that another extends, and how to read those which it extends itself. */
export type BaseText = { readonly text: string; readonly file: string; readonly read: ReadBase };

/**
 * Reads what a file extends: `name.yaml` in its own folder, or the id of a shipped scenario. The names it is asked for hold no
 * path; that nothing outside the folder is read is its part. What is wrong comes back as words for a problem.
 */
export type ReadBase = (name: string) => BaseText | { readonly message: string; readonly expected: string };

/** A scenario file with all that it extends. `text` is the whole of it, and needs no other file. */
export type Extended = { readonly document: ReadDocument; readonly text: string };

/** Files that may stand below one another. */
const mostBases = 4;

const mostProblems = 50;

/** What each file says for itself, whatever it extends. */
const ownKeys = ['schema', 'id', 'title'] as const;

const fileName = /^[\p{L}\p{N}_][\p{L}\p{N} ._-]{0,99}\.ya?ml$/u;

type Failure = { readonly problems: readonly Problem[] };
type Values = Readonly<Record<string, unknown>>;
type Layer = { readonly document: ReadDocument; readonly value: Values; readonly file: string };

const isValues = (value: unknown): value is Values => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Reads a scenario file and, when it begins with `extends`, all that it builds on. Pure but for what `read` does. */
export const readExtended = (text: string, file: string, read: ReadBase | undefined): Extended | Failure => {
  const document = readDocument(text, file);
  if ('problems' in document) return document;
  if (!isValues(document.value) || document.value['extends'] === undefined) return { document, text };
  const layers = chainOf({ document, value: document.value, file }, text.length, read);
  if (!Array.isArray(layers)) return layers as Failure;
  return merged(layers as readonly Layer[]);
};

/** A file and its bases, the file first. */
const chainOf = (first: Layer, firstLength: number, firstRead: ReadBase | undefined): readonly Layer[] | Failure => {
  const layers = [first];
  let read = firstRead;
  let length = firstLength;
  for (let top = first; top.value['extends'] !== undefined; ) {
    const name = top.value['extends'];
    const failed = (message: string, expected: string): Failure => ({
      problems: [{ rule: 'extends', ...top.document.at(['extends']), message, expected }],
    });
    if (typeof name !== 'string' || !(idPattern.test(name) || fileName.test(name)))
      return failed(
        typeof name === 'string' ? `\`${name.slice(0, 60)}\` is not a file of this folder` : '`extends` names no file',
        'the id of a shipped scenario, or a file of this folder such as `base.yaml`',
      );
    if (layers.length > mostBases) return failed('too many files extend one another', `at most ${mostBases} below the first`);
    if (read === undefined) return failed('nothing can be extended here', 'a scenario that is whole in itself');
    const base = read(name);
    if ('message' in base) return failed(base.message, base.expected);
    if (layers.some((layer) => layer.file === base.file))
      return failed(`\`${name}\` extends this file in turn`, 'files that do not go round in a circle');
    length += base.text.length;
    if (length > most.bytes) return failed('the files are too large together', `at most ${most.bytes / 1024} kB`);
    const document = readDocument(base.text, base.file);
    if ('problems' in document) return document;
    if (!isValues(document.value)) return failed(`\`${name}\` is no scenario`, 'a map that begins with `schema: 1`');
    top = { document, value: document.value, file: base.file };
    layers.push(top);
    read = base.read;
  }
  return layers;
};

const merged = (layers: readonly Layer[]): Extended | Failure => {
  const problems: Problem[] = [];
  let whole: Merged | undefined;
  for (const { document, value } of layers.toReversed()) {
    const { extends: _, without, ...own } = value;
    if (whole === undefined) {
      whole = { value: own, origin: { document } };
      continue;
    }
    const inherited: Merged = { ...whole, value: Object.fromEntries(Object.entries(whole.value as Values).filter(([key]) => !isOwn(key))) };
    whole = laidOver(without === undefined ? inherited : lessened(inherited, without, document, problems), own, document);
  }
  const [top] = layers;
  if (whole === undefined || top === undefined) throw new Error('a chain of files has a first one');
  if (problems.length > 0) return { problems: problems.slice(0, mostProblems) };
  const text = stringify(whole.value, { lineWidth: 0, aliasDuplicateObjects: false });
  const again = readDocument(text, top.file);
  if ('problems' in again) {
    const { message, expected } = again.problems[0] ?? { message: 'the files make no scenario together', expected: undefined };
    return { problems: [{ rule: 'extends', ...top.document.at(['extends']), message, ...(expected === undefined ? {} : { expected }) }] };
  }
  return { document: mergedDocument(whole), text };
};

const isOwn = (key: string): boolean => (ownKeys as readonly string[]).includes(key);

/** What is left of a base when a file has taken away what it names under `without`. */
const lessened = (base: Merged, without: unknown, document: ReadDocument, problems: Problem[]): Merged => {
  const expected = 'a list of parts of what is extended, such as `[events.strike, sites.north.replenish]`';
  if (!Array.isArray(without) || without.length > 500) {
    problems.push({ rule: 'extends', ...document.at(['without']), message: '`without` is no list of parts', expected });
    return base;
  }
  let left = base;
  for (const [place, part] of without.entries()) {
    const at = document.at(['without', place]);
    const found = typeof part === 'string' && part.length < 400 ? keysOfPath(left.value, part) : undefined;
    if (found === undefined) problems.push({ rule: 'extends', ...at, message: `entry ${place + 1} names no part`, expected });
    else if ('wrong' in found) {
      const suggestion = nearest(found.wrong, found.near);
      problems.push({
        rule: 'extends',
        ...at,
        message: `there is no \`${found.wrong.slice(0, 60)}\` to take away at \`${String(part).slice(0, 80)}\``,
        expected: known(found.near),
        ...(suggestion === undefined ? {} : { suggestion }),
      });
    } else left = withoutPart(left, found.path, at) ?? left;
  }
  return left;
};
