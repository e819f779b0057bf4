import { lstatSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { withCalibration } from '../../server/cli/calibration.ts';
import { replaceText } from '../../server/cli/changed-file.ts';
import { loadScenario } from '../../server/scenario/load.ts';
import { runCrossdock } from './run-crossdock.ts';

const parts = [
  { kpi: 'contribution', zero: 100_000, full: 250_050 },
  { kpi: 'csat', zero: 30, full: 80.5 },
] as const;
const head = 'schema: 1 # one\nid: hard\ntitle: Hard\nextends: base.yaml\n';

describe('the ends of a score in a file that extends another', () => {
  const scores = { contribution: { zero: 1000, full: 2500.5 }, csat: { zero: 30, full: 80.5 } };
  test.each([
    ['no score at all', ''],
    ['a last line without an end', 'minutes: 40 # forty'],
    ['an empty score', 'score: {}\nminutes: 40 # forty\n'],
    ['a score in one line', 'score: { csat: { zero: 1, full: 2 } } # ends\nminutes: 40\n'],
    ['one part of two', 'score:\n  csat: { zero: 1, full: 2 } # ends\n  # more\nminutes: 40\n'],
    ['a part without ends in one line', 'score:\n  csat: { full: 2 } # ends\n'],
    ['a part without ends in lines', 'score:\n  csat:\n    zero: 1 # ends\n\nminutes: 40\n'],
    ['a text in several lines at the end', 'summary: |\n  one\n  two\n'],
  ])('stand in the file itself afterwards: %s', (_, rest) => {
    const before = `${head}${rest}`;
    const after = withCalibration(before, parts);
    expect(parse(after)).toEqual({ ...(parse(before) as object), score: scores });
    for (const comment of before.match(/#.*$/gm) ?? []) expect(after).toContain(comment);
    expect(after.startsWith(head)).toBe(true);
    expect(withCalibration(after, parts)).toBe(after);
  });

  test('stand in a file of Windows lines with its own line ends', () => {
    expect(withCalibration(head.replaceAll('\n', '\r\n'), parts)).not.toMatch(/[^\r]\n/);
  });

  test('where an alias stands in the way a person is asked', () => {
    expect(() => withCalibration(`${head}notes: &n {}\nscore: *n\n`, parts)).toThrow(/needs a map/);
  });

  test('`simulate --calibrate` writes into the file it was given and leaves the base alone', () => {
    const folder = mkdtempSync(join(tmpdir(), 'calibrate-'));
    const [base, hard] = [join(folder, 'base.yaml'), join(folder, 'hard.yaml')];
    const text = readFileSync(new URL('../../scenarios/classic-beer-game.yaml', import.meta.url), 'utf8');
    writeFileSync(base, text);
    writeFileSync(hard, `${head}time: { playedRounds: 8 }\n`);
    expect(runCrossdock('simulate', hard, '--calibrate', '--runs', '2').code).toBe(0);
    expect(readFileSync(base, 'utf8')).toBe(text);
    expect(readFileSync(hard, 'utf8')).toMatch(/^schema: 1 # one\n[^]*\nscore:\n {2}totalCost: \{ zero: [\d.]+, full: [\d.]+ \}\n$/);
    expect(loadScenario(hard)).toHaveProperty('scenario.id', 'hard');
    rmSync(folder, { recursive: true });
  });
});

describe('a file that games were played of', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'replace-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test('is replaced as a whole, and a link to it stays a link', () => {
    const [file, link] = [join(folder, 'file.yaml'), join(folder, 'link.yaml')];
    writeFileSync(file, '\uFEFFa: 1\n', { mode: 0o640 });
    symlinkSync(file, link);
    replaceText(link, 'a: 1\n', 'a: 2\n');
    expect(readFileSync(file, 'utf8')).toBe('a: 2\n');
    expect(lstatSync(link).isSymbolicLink()).toBe(true);
    expect(statSync(file).mode & 0o777).toBe(0o640);
    expect(readdirSync(folder).toSorted()).toEqual(['file.yaml', 'link.yaml']);
  });

  test('is left alone when somebody changed it meanwhile', () => {
    const file = join(folder, 'changed.yaml');
    writeFileSync(file, 'a: 3 # mine\n');
    expect(() => replaceText(file, 'a: 1\n', 'a: 2\n')).toThrow(/changed while games were played/);
    expect(readFileSync(file, 'utf8')).toBe('a: 3 # mine\n');
  });

  test('is no place for its own trace', () => {
    const file = join(folder, 'traced.yaml');
    const text = readFileSync(new URL('../../scenarios/classic-beer-game.yaml', import.meta.url), 'utf8');
    writeFileSync(file, text);
    const { code, err } = runCrossdock('simulate', file, '--policy', 'doNothing', '--trace', join(folder, '.', 'traced.yaml'));
    expect(err).toMatch(/--trace.* is the scenario itself/);
    expect(code).toBe(2);
    expect(readFileSync(file, 'utf8')).toBe(text);
  });
});
