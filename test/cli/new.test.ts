import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { everySeat, playGame } from '../../server/play/play-game.ts';
import { lint } from '../../server/scenario/lint/lint.ts';
import { loadScenario } from '../../server/scenario/load.ts';
import { runCrossdock } from './run-crossdock.ts';

describe('crossdock new', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'new-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test.each(['distribution', 'chain'])('writes a %s that has nothing against it and plays', (kind) => {
    const path = join(folder, `my-${kind}.yaml`);
    const { code, out, err } = runCrossdock('new', path, '--kind', kind);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('written');
    const loaded = loadScenario(path);
    if ('problems' in loaded) throw new Error(JSON.stringify(loaded.problems));
    expect(lint(loaded.read, path)).toEqual([]);
    expect(loaded.scenario).toMatchObject({ id: `my-${kind}`, title: `My ${kind}` });
    const game = playGame(loaded.scenario, { seed: 'new', policies: everySeat('silo') });
    expect(game.kpis.totalCost).toBeGreaterThan(0);
    const text = readFileSync(path, 'utf8');
    const schema = /^# yaml-language-server: \$schema=(\S+)\n/.exec(text)?.[1] ?? '';
    expect(readFileSync(resolve(dirname(path), schema), 'utf8')).toMatch(/json-schema/);
    expect(text.match(/^ *#/gm)?.length).toBeGreaterThan(10);
    expect(text).not.toMatch(/starter|FILE/);
  });

  test('never writes over a file', () => {
    const path = join(folder, 'mine.yaml');
    writeFileSync(path, 'mine');
    expect(runCrossdock('new', path)).toMatchObject({ code: 1, out: '' });
    expect(readFileSync(path, 'utf8')).toBe('mine');
    expect(runCrossdock('new', 'classic-beer-game')).toMatchObject({
      code: 1,
      err: expect.stringMatching(/such a file already/) as string,
    });
  });

  test.each([[['new', 'Not An Id']], [['new', '../x.json']]])('a wrong call writes nothing and exits with 2: %j', (words) =>
    expect(runCrossdock(...words)).toMatchObject({ code: 2, out: '' }),
  );
  test('a folder that is not there is no mistake of the call', () =>
    expect(runCrossdock('new', join(folder, 'nowhere', 'a.yaml'))).toMatchObject({
      code: 1,
      err: expect.stringMatching(/no such folder/) as string,
    }));
});
