import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { changed, shippedText } from '../support/scenario-texts.ts';
import { runCrossdock } from './run-crossdock.ts';

describe('crossdock check', () => {
  let folder: string;
  let wrong: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'check-'));
    wrong = join(folder, 'wrong.yaml');
    writeFileSync(wrong, changed(shippedText('classic-beer-game'), 'kind: shop', 'kind: shopp'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test.each(['classic-beer-game', 'scenarios/classic-beer-game.yaml', 'spring-promotion'])(
    'finds nothing wrong with %s and exits with 0',
    (file) => {
      const { code, out, err } = runCrossdock('check', file);
      expect({ code, err }).toEqual({ code: 0, err: '' });
      expect(out).toMatch(/all is well/);
    },
  );

  test('says file, line, column and what was meant, and exits with 1', () => {
    const { code, out, err } = runCrossdock('check', wrong);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toBe(
      `${wrong}:40:11: \`kind\` is the text \`shopp\`; expected one of warehouse, port, factory, shop; did you mean \`shop\`?\n1 problem\n`,
    );
  });

  test('prints problems as JSON for other programs', () => {
    const { code, out } = runCrossdock('check', wrong, '--json');
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      valid: false,
      problems: [{ rule: 'format', severity: 'error', file: wrong, line: 40, column: 11, suggestion: 'shop' }],
    });
    expect(JSON.parse(runCrossdock('check', 'classic-beer-game', '--json').out)).toEqual({
      file: 'classic-beer-game',
      valid: true,
      problems: [],
    });
  });

  describe('what a facilitator should know', () => {
    let known: string;
    beforeAll(() => {
      known = join(folder, 'classic-beer-game.yaml');
      writeFileSync(known, changed(shippedText('classic-beer-game'), 'announcedRounds: 50', 'announcedRounds: 36'));
    });

    test('is told with its rule, and the file is right all the same', () => {
      const { code, out, err } = runCrossdock('check', known);
      expect(code).toBe(0);
      expect(out).toMatch(/classic-beer-game.yaml: 1 warning\n {2}classic-beer-game: 36 of 36 rounds/);
      expect(err).toMatch(/:15:20: warning: players know which round is the last; expected .* \[announced-equals-played\]\n$/);
    });

    test('counts as wrong when the call is strict, and not when it is ignored', () => {
      expect(runCrossdock('check', known, '--strict').code).toBe(1);
      expect(runCrossdock('check', known, '--strict', '--ignore', 'announced-equals-played')).toMatchObject({ code: 0, err: '' });
    });

    test('comes as JSON: one answer for one file, a list for several or for a pattern', () => {
      const one = JSON.parse(runCrossdock('check', known, '--format', 'json').out) as unknown;
      expect(one).toMatchObject({
        valid: true,
        problems: [{ rule: 'announced-equals-played', severity: 'warning', line: 15, column: 20 }],
      });
      const { code, out } = runCrossdock('check', join(folder, '*.yaml'), '--format', 'json');
      expect(code).toBe(1);
      expect(JSON.parse(out)).toMatchObject([
        { file: known, valid: true },
        { file: wrong, valid: false },
      ]);
    });
  });

  test('a file that is not there is wrong', () => {
    const { code, err } = runCrossdock('check', join(folder, 'nothing.yaml'));
    expect(code).toBe(1);
    expect(err).toMatch(/there is no such file/);
  });

  test.each([[['check']], [['check', '--what', 'a']], [['check', '--ignore', 'no-rule', 'a']], [['chekc', 'a']], [[]]])(
    'a wrong call exits with 2: %j',
    (words) => {
      expect(runCrossdock(...words)).toMatchObject({ code: 2, out: '' });
    },
  );

  test('help is no mistake', () => expect(runCrossdock('--help')).toMatchObject({ code: 0 }));
});
