import fc from 'fast-check';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ReadBase } from '../../server/scenario/extension.ts';
import { loadScenario } from '../../server/scenario/load.ts';
import { parseScenario } from '../../server/scenario/parse.ts';
import { problemText } from '../../server/scenario/problem.ts';
import { changed, fixtureText, problemsOf, shippedText } from '../support/scenario-texts.ts';

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

const at = '{ longitude: 0, latitude: 0 }';
const before = (mark: string, lines: string): string => changed(classic, mark, `${mark}${lines}`);

/** Files as large as the limits allow, in which everything is wrong, or everything right but far too much: what they cost grows with what names are compared to. */
const endless: Readonly<Record<string, string>> = {
  'unknown keys': `${classic}${repeat(5500, (place) => `key${place}thatisnotknownhere: 1\n`)}`,
  'unknown levers': changed(
    classic,
    '    levers: { order: }\n  logistics:',
    `    levers:\n${repeat(5000, (place) => `      order${place}x: 1\n`)}  logistics:`,
  ),
  'sites without anything': before(
    '\nsites:\n',
    repeat(2200, (place) => `  s${place}: { nme: x }\n`),
  ),
  'effects of no kind': before(
    'planning: {',
    ` seconds: 90 }\nevents:\n${repeat(80, (place) => `  e${place}: { name: x, startPeriod: 1, activePeriods: 1, effects: [${repeat(20, () => '{ kind: craw, site: x },')}] }\n`)}x: {`,
  ),
  'ways to order that are none': before(
    '\nsites:\n',
    repeat(580, (place) => `  s${place}: { name: x, kind: shop, at: ${at}, replenish: { policy: minMaxx } }\n`),
  ),
  'sources that do not exist': before(
    '\nsites:\n',
    repeat(
      90,
      (place) => `  site-with-a-long-name-${place}: { name: x, kind: shop, at: ${at}, suppliedBy: supplier-with-a-long-name-${place} }\n`,
    ),
  ),
  'lanes from nowhere': before(
    '\nlanes:\n',
    repeat(390, (place) => `  retailer-nowhere-${place}>wholesaler-nowhere-${place}: { transitPeriods: 1 }\n`),
  ),
  'too many lanes': before(
    '\nlanes:\n',
    repeat(2200, (place) => `  retailer-nowhere-${place}>wholesaler-nowhere-${place}: { transitPeriods: 1 }\n`),
  ),
  'parameters that are none': changed(
    classic,
    '  basestock:\n',
    `  basestock:\n    all: {${repeat(5500, (place) => ` levels${place}: 3,`)} level: 3 }\n`,
  ),
  'steps after the end': changed(classic, '{ 1: 4, 5: 8 } } } }', `{ ${repeat(5500, (place) => `${place + 1}: 4, `)} } } } }`),
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

  test.each(Object.entries(endless))('%s without end are told in a moment, the first fifty', (_, text) => {
    const since = process.cpuUsage();
    const problems = problemsOf(text);
    expect(workedMs(since)).toBeLessThan(1000);
    expect(problems.length).toBeLessThanOrEqual(50);
    expect(problems[0]?.message).not.toMatch(/too many values|stands twice/);
  });

  test('the largest list that is allowed is still read in a moment', () => {
    const text = classic.replace('{ steps: { 1: 4, 5: 8 } }', `{ list: [${Array(10_000).fill('4').join(', ')}] }`);
    const before = process.cpuUsage();
    expect(parseScenario(text, 'test.yaml')).toHaveProperty('scenario');
    expect(workedMs(before)).toBeLessThan(1500);
  });
});

test('what a file says of itself breaks no line of a report, and tells no terminal what to do', () => {
  const [problem] = problemsOf(changed(classic, 'kind: shop', 'kind: "sh\\e[2J\\n\\u2028\\u0085op"'));
  if (problem === undefined) throw new Error('nothing was found wrong');
  expect(problem.message).toContain('\u001B[2J\n');
  expect(problemText(problem)).toContain('`sh [2J op`');
  expect(problemText(problem)).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}]/u);
});

describe('a file that extends others', () => {
  const head = 'schema: 1\nid: hard\ntitle: Hard\n';
  const folder = (text: (name: string) => string): ReadBase => {
    const read: ReadBase = (name) => ({ text: text(name), file: name, read });
    return read;
  };
  test.each([
    [
      'a thousand files, each of which extends the next',
      'extends: f0.yaml',
      (name: string) => `${head}extends: f${Number(name.slice(1, -5)) + 1}.yaml\n`,
      /too many files/,
    ],
    ['files in a circle', 'extends: a.yaml', (name: string) => `${head}extends: ${name === 'a.yaml' ? 'b' : 'a'}.yaml\n`, /in turn/],
    ['a base that is a bomb', 'extends: a.yaml', () => '['.repeat(100_000), /too deep/],
    [
      'bases that are too large together',
      'extends: f0.yaml',
      (name: string) => `${head}extends: f${Number(name.slice(1, -5)) + 1}.yaml\n${'#'.repeat(90_000)}`,
      /too large together/,
    ],
    ['files that are too much when they are merged', 'extends: a.yaml', () => `a: [${'1,'.repeat(9000)}]\n`, /too many values/],
    ['a name with a path', 'extends: ../a.yaml', () => classic, /not a file of this folder/],
    ['a name that is a map', 'extends: { a: 1 }', () => classic, /names no file/],
    ['a base that is no scenario', 'extends: a.yaml', () => '- 1', /is no scenario/],
    ['taking away what is no list', 'extends: a.yaml\nwithout: all', () => classic, /no list of parts/],
    ['taking away the head', 'extends: a.yaml\nwithout: [id]', () => classic, /there is no `id` to take away/],
  ])('%s is one clear problem', (_, line, text, expected) => {
    const since = process.cpuUsage();
    const own = expected.source.includes('too many values') ? `b: [${'1,'.repeat(4000)}]\n` : '';
    const parsed = parseScenario(`${head}${line}\n${own}`, 'hard.yaml', folder(text));
    expect(workedMs(since)).toBeLessThan(1000);
    expect('problems' in parsed ? parsed.problems.map((each) => each.message) : []).toEqual([expect.stringMatching(expected)]);
  });
  test('where nothing can be read, such as in a workshop, nothing is extended', () => {
    expect(parseScenario(`${head}extends: classic-beer-game\n`, 'the log')).toMatchObject({ problems: [{ rule: 'extends' }] });
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
  test('a pipe that nobody writes into does not make anybody wait, named or extended', () => {
    const pipe = join(folder, 'pipe.yaml');
    expect(spawnSync('sh', ['-c', 'mkfifo "$0"', pipe]).status).toBe(0);
    expect(message(pipe)).toMatch(/cannot be read/);
    expect(message(written('schema: 1\nid: hard\ntitle: Hard\nextends: pipe.yaml\n'))).toMatch(/cannot be read as a file/);
  });
  test('a base that is not UTF-8 is refused by its name', () => {
    writeFileSync(join(folder, 'latin.yaml'), new Uint8Array([0x73, 0xe9]));
    expect(message(written('schema: 1\nid: hard\ntitle: Hard\nextends: latin.yaml\n'))).toMatch(
      /`latin.yaml` cannot be extended: the file is not written in UTF-8/,
    );
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
