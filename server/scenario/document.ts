import { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument, type Document, type ParsedNode } from 'yaml';
import type { Problem } from './problem.ts';
import { syntaxWords } from './syntax-words.ts';

/** Limits on a file from anybody: beyond them it is refused before it costs time or memory. */
export const most = { bytes: 256 * 1024, depth: 24, indent: 120, marks: 12_000, values: 20_000, aliases: 50, syntaxErrors: 3 } as const;

export type Path = readonly (string | number)[];

/** A YAML text as plain values, with the place of each in the file. */
export type ReadDocument = {
  readonly value: unknown;
  /** Where the value at a path stands, or its nearest parent that exists. */
  readonly at: (path: Path) => Place;
  /** Where the key itself stands. */
  readonly atKey: (path: Path) => Place;
  /** Where a letter of the text at a path stands, the first is 0; the text's beginning where it goes over several lines. */
  readonly atLetter: (path: Path, letter: number) => Place;
  /** Where a part was taken away that a file extended here has; `undefined` for what was never there. */
  readonly removedAt?: (path: Path) => Place | undefined;
};
export type Place = { readonly file: string; readonly line: number; readonly column: number };

/** Letters that make a YAML parser work: each can begin a node or an error. */
const marks = '\n,:&*!"\'|%@`[]{}';

/** What no text file holds: control characters but tab and line ends, non-characters, and the mark that a decoder leaves for bytes it could not read. */
const unprintable = /(?![\t\n\r])[\p{Cc}\p{Noncharacter_Code_Point}\uFFFD]/u;

const joined = (path: Path): string => JSON.stringify(path);

/**
 * Why a text must not even be parsed, or `undefined`. A line of opened lists or a wall of brackets makes a YAML parser
 * nest without bound and takes the process down, so nesting is counted here first, roughly and cheaply.
 */
const hostile = (text: string): { readonly offset: number; readonly message: string; readonly expected: string } | undefined => {
  if (text.length > most.bytes) {
    return {
      offset: 0,
      message: `the file is too large (${Math.ceil(text.length / 1024)} kB)`,
      expected: `at most ${most.bytes / 1024} kB`,
    };
  }
  const control = text.search(unprintable);
  if (control >= 0) {
    return {
      offset: control,
      message: 'the file holds a character that is no text',
      expected: 'a UTF-8 text file without control characters',
    };
  }
  const tooDeep = (offset: number) => ({
    offset,
    message: 'lists and maps stand too deep inside each other',
    expected: `at most ${most.depth} levels`,
  });
  let open = 0;
  let dashes = 0;
  let counted = 0;
  let lineStart = 0;
  let leading = true;
  for (let place = 0; place < text.length; place++) {
    const letter = text[place];
    if (letter !== undefined && marks.includes(letter)) counted += 1;
    if (counted > most.marks)
      return { offset: place, message: 'the file holds too many values', expected: `at most ${most.marks} lines, commas and marks` };
    if (letter === '\n') {
      dashes = 0;
      lineStart = place + 1;
      leading = true;
      continue;
    }
    if (leading && letter !== ' ' && letter !== '-' && letter !== '?' && letter !== ':' && letter !== '\t') leading = false;
    if (leading && place - lineStart > most.indent) return tooDeep(place);
    if (letter === '[' || letter === '{') open += 1;
    else if (letter === ']' || letter === '}') open = Math.max(0, open - 1);
    else if ((letter === '-' || letter === '?') && (text[place + 1] === ' ' || text[place + 1] === '\t')) dashes += 1;
    if (open > 2 * most.depth || dashes > 2 * most.depth) return tooDeep(place);
  }
  return undefined;
};

/** Reads a YAML text within the limits, or says what is wrong with it. Never throws on any text. */
export const readDocument = (source: string, file: string): ReadDocument | { readonly problems: readonly Problem[] } => {
  const text = source.startsWith('\uFEFF') ? source.slice(1) : source;
  const refused = hostile(text);
  const lines = new LineCounter();
  const place = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { file, line: Math.max(1, line), column: Math.max(1, col) };
  };
  if (refused !== undefined) {
    const before = text.slice(0, refused.offset);
    const line = before.split('\n').length;
    return {
      problems: [
        {
          rule: 'syntax',
          file,
          line,
          column: refused.offset - before.lastIndexOf('\n'),
          message: refused.message,
          expected: refused.expected,
        },
      ],
    };
  }
  const problem = (offset: number, message: string, expected?: string): Problem => ({
    rule: 'syntax',
    ...place(offset),
    message,
    ...(expected === undefined ? {} : { expected }),
  });

  let document: Document.Parsed<ParsedNode>;
  try {
    document = parseDocument(text, {
      lineCounter: lines,
      uniqueKeys: false,
      strict: true,
      prettyErrors: false,
      logLevel: 'error',
      version: '1.2',
    });
  } catch {
    return {
      problems: [{ rule: 'syntax', file, line: 1, column: 1, message: 'the file is no YAML that can be read', expected: 'plain YAML 1.2' }],
    };
  }
  const wrong = [...document.errors, ...document.warnings];
  if (wrong.length > 0) {
    const told = wrong.slice(0, most.syntaxErrors).map((each) => syntaxWords(each, text));
    const problems = told.map(({ offset, message, expected }) => problem(offset, message, expected));
    // What the parser stumbles over again in the same line, or in the next, follows from the first.
    return { problems: problems.filter(({ line }, index) => !problems.slice(0, index).some((each) => Math.abs(each.line - line) < 2)) };
  }

  const problems: Problem[] = [];
  const places = new Map<string, number>();
  const keyPlaces = new Map<string, number>();
  /** Texts of one line: 1 where a quotation mark stands before the first letter. */
  const firstLetters = new Map<string, number>();
  let values = 0;
  let aliases = 0;
  /** Plain values of a node; the problems list stops everything when a limit is passed. */
  const plain = (node: unknown, path: Path, depth: number, from: number): unknown => {
    if (problems.length > 0) return undefined;
    const offset = offsetOf(node) ?? from;
    places.set(joined(path), offset);
    values += 1;
    if (values > most.values)
      problems.push(problem(offset, 'the file holds too many values', `at most ${most.values}, repeated ones counted each time`));
    if (depth > most.depth)
      problems.push(problem(offset, 'lists and maps stand too deep inside each other', `at most ${most.depth} levels`));
    if (problems.length > 0) return undefined;
    if (node === null) return null;
    if (isAlias(node)) {
      aliases += 1;
      if (aliases > most.aliases)
        problems.push(problem(offset, 'the file repeats parts by alias too often', `at most ${most.aliases} aliases`));
      const target = node.resolve(document);
      if (target === undefined)
        problems.push(problem(offset, `the alias \`*${node.source}\` names nothing`, 'an anchor that stands before it'));
      return plain(target, path, depth + 1, offset);
    }
    if (isScalar(node)) {
      if (typeof node.value === 'string' && !node.type?.startsWith('BLOCK'))
        firstLetters.set(joined(path), node.type?.startsWith('QUOTE') === true ? 1 : 0);
      return node.value;
    }
    if (isSeq(node)) return node.items.map((item, index) => plain(item, [...path, index], depth + 1, offset));
    if (!isMap(node)) return undefined;
    const result: Record<string, unknown> = {};
    for (const pair of node.items) {
      const key = isScalar(pair.key) ? String(pair.key.value) : undefined;
      const keyOffset = offsetOf(pair.key) ?? offset;
      if (key === undefined || key === '__proto__') {
        problems.push(problem(keyOffset, 'this key cannot be used', 'a plain name'));
        return undefined;
      }
      const inner = [...path, key];
      if (Object.hasOwn(result, key))
        problems.push(problem(keyOffset, `\`${key.slice(0, 40)}\` stands twice in the same map`, 'each key once'));
      if (problems.length > 0) return undefined;
      keyPlaces.set(joined(inner), keyOffset);
      result[key] = plain(pair.value, inner, depth + 1, keyOffset);
    }
    return result;
  };
  const value = plain(document.contents, [], 0, 0);
  if (problems.length > 0) return { problems: problems.slice(0, 1) };

  const find = (map: ReadonlyMap<string, number>, path: Path): number | undefined => map.get(joined(path));
  const at = (path: Path): Place => {
    for (let length = path.length; length >= 0; length--) {
      const offset = find(places, path.slice(0, length));
      if (offset !== undefined)
        return place(length < path.length && length > 0 ? (find(keyPlaces, path.slice(0, length)) ?? offset) : offset);
    }
    return { file, line: 1, column: 1 };
  };
  const atKey = (path: Path): Place => {
    const offset = find(keyPlaces, path);
    return offset === undefined ? at(path) : place(offset);
  };
  const atLetter = (path: Path, letter: number): Place => {
    const begin = at(path);
    const first = firstLetters.get(joined(path));
    return first === undefined ? begin : { ...begin, column: begin.column + first + letter };
  };
  return { value, at, atKey, atLetter };
};

const offsetOf = (node: unknown): number | undefined => {
  const range = (node as { readonly range?: readonly [number, number, number] | null } | null)?.range;
  return range === null || range === undefined ? undefined : range[0];
};
