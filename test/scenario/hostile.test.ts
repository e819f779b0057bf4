import fc from 'fast-check';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadScenario } from '../../server/scenario/load.ts';
import { parseScenario } from '../../server/scenario/parse.ts';
import { fixtureText, problemsOf, shippedText } from '../support/scenario-texts.ts';

const classic = shippedText('classic-beer-game');
const head = 'schema: 1\nid: bomb\n';
const repeat = (count: number, line: (place: number) => string): string =>
  Array.from({ length: count }, (_, place) => line(place)).join('');

const hostile: Readonly<Record<string, string>> = {
  'a file too large': head + '#'.repeat(300_000),
  'a wall of lists': '['.repeat(100_000),
  'a wall of maps': '{a: '.repeat(30_000),
  'a line of lists': '- '.repeat(100_000),
  'a line of keys': '? '.repeat(100_000),
  'lists in a map in lists': head + 'a:\n' + '  - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - x\n',
  'ever deeper lines': repeat(100, (place) => `${' '.repeat(place)}a:\n`),
  'aliases of aliases': `a: &a [x,x,x,x,x,x,x,x,x]\n${repeat(9, (place) => `${'bcdefghij'[place]}: &${'bcdefghij'[place]} [${Array(9).fill(`*${'abcdefghi'[place]}`).join(',')}]\n`)}`,
  'an alias of itself': `${head}a: &a [*a]\n`,
  'a map in itself': `${head}a: &a { b: *a }\n`,
  'an endless list': `${head}a: [${'1,'.repeat(120_000)}]`,
  'endless keys': head + repeat(16_000, (place) => `k${place}: 1\n`),
  'endless anchors': head + repeat(9_000, (place) => `k${place}: &a${place} 1\n`),
  'endless quotes': '"'.repeat(200_001),
  'endless anchors on one value': '&a '.repeat(80_000),
  'endless tags': '!a '.repeat(80_000),
  'endless brackets': '[]'.repeat(100_000),
  'endless directives': '%a\n'.repeat(80_000),
  'endless empty lines': '\n'.repeat(200_000),
  'a null byte': `${head}ti\u0000tle: x`,
  'bytes that were no text': `${head}ti\uFFFDtle: x`,
  'a key that names the prototype': `${head}__proto__: { a: 1 }`,
  'several documents': `${classic}\n---\na: 1\n`,
  'no scenario at all': '{ "name": "a package", "version": 1 }',
  'a single word': 'hello',
  nothing: '',
};

/** Milliseconds the processor worked since then: unlike the clock it does not count what other tests do meanwhile. */
const workedMs = (since: NodeJS.CpuUsage): number => process.cpuUsage(since).user / 1000;

describe('a hostile file is refused at once', () => {
  test.each(Object.entries(hostile))('%s', (_, text) => {
    const before = process.cpuUsage();
    const problems = problemsOf(text);
    expect(workedMs(before)).toBeLessThan(1000);
    expect(problems).toHaveLength(1);
    expect(problems[0]?.message.length).toBeLessThan(300);
  });

  test('the largest list that is allowed is still read in a moment', () => {
    const text = classic.replace('{ steps: { 1: 4, 5: 8 } }', `{ list: [${Array(10_000).fill('4').join(', ')}] }`);
    const before = process.cpuUsage();
    expect(parseScenario(text, 'test.yaml')).toHaveProperty('scenario');
    expect(workedMs(before)).toBeLessThan(1500);
  });
});

describe('what stands on the disk', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'scenario-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));
  const written = (bytes: string | Uint8Array): string => {
    const path = join(folder, 'file.yaml');
    writeFileSync(path, bytes);
    return path;
  };
  const message = (path: string): string | undefined => {
    const loaded = loadScenario(path);
    return 'problems' in loaded ? loaded.problems[0]?.message : undefined;
  };

  test('a file that is not UTF-8 is refused', () => {
    expect(message(written(new Uint8Array([0x73, 0x63, 0xff, 0xfe, 0xe9])))).toMatch(/UTF-8/);
    expect(message(written(Buffer.from(classic, 'utf16le')))).toBeDefined();
  });
  test('a file too large is not even opened', () => expect(message(written('#'.repeat(10_000_000)))).toMatch(/too large/));
  test('a folder, a device and nothing are no files', () => {
    expect(message(folder)).toMatch(/cannot be read/);
    expect(message('/dev/zero')).toMatch(/cannot be read/);
    expect(message(join(folder, 'nothing.yaml'))).toMatch(/no such file/);
  });
  test('a byte order mark and Windows line ends do no harm', () => {
    expect(loadScenario(written(`\uFEFF${classic.replaceAll('\n', '\r\n')}`))).toHaveProperty('scenario.id', 'classic-beer-game');
  });
});

test('whatever is cut out of, doubled in or put into a file, it is read or refused with places inside it', () => {
  const texts = [classic, fixtureText('distribution')];
  const edit = fc.record({
    text: fc.constantFrom(...texts),
    from: fc.double({ min: 0, max: 1, noNaN: true }),
    length: fc.nat(60),
    put: fc.oneof(
      fc.constantFrom(
        '',
        ' ',
        '\n',
        ':',
        '- ',
        '[',
        '{',
        '}',
        ']',
        "'",
        '"',
        '#',
        '&a ',
        '*a',
        '!x ',
        '|\n',
        '1e400',
        '-0',
        '.nan',
        'null',
        '\t',
        '<<: ',
        '? ',
      ),
      fc.string({ maxLength: 8 }),
    ),
  });
  fc.assert(
    fc.property(edit, ({ text, from, length, put }) => {
      const start = Math.floor(from * text.length);
      const edited = text.slice(0, start) + put + text.slice(start + length);
      const parsed = parseScenario(edited, 'test.yaml');
      if ('scenario' in parsed) return;
      expect(parsed.problems.length).toBeGreaterThan(0);
      const lines = edited.split(/\n/);
      for (const { line, column, message } of parsed.problems) {
        expect(line).toBeGreaterThanOrEqual(1);
        expect(line).toBeLessThanOrEqual(lines.length);
        expect(column).toBeGreaterThanOrEqual(1);
        expect(column).toBeLessThanOrEqual((lines[line - 1]?.length ?? 0) + 2);
        expect(message).not.toBe('');
      }
    }),
    { seed: 20261122, numRuns: 300 },
  );
});
