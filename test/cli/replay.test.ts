import { readFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { portableFile, readPortableFile, type PortableGame } from '../../server/log/portable.ts';
import { changed } from '../support/scenario-texts.ts';
import { runCrossdock } from './run-crossdock.ts';

const recorded = readFileSync(new URL('../recordings/beer-game.crossdock.json.gz', import.meta.url));

describe('crossdock replay verify', () => {
  let folder: string;
  const written = (name: string, bytes: Uint8Array): string => {
    const file = join(folder, name);
    writeFileSync(file, bytes);
    return file;
  };
  const game = (): PortableGame => {
    const read = readPortableFile(recorded);
    if ('problem' in read) throw new Error(read.problem);
    return read;
  };
  /** A copy in which every round was played under other rules, or somebody decided otherwise in the last round; sealed as any file is. */
  const forged = (change: (round: number, fact: { readonly stateHash: string; readonly rulesVersion: number }) => object): Uint8Array => {
    const { entries, ...rest } = game();
    return portableFile({
      ...rest,
      entries: entries.map((entry) =>
        entry.fact.type === 'RoundResolved' ? { ...entry, fact: { ...entry.fact, ...change(entry.fact.round, entry.fact) } } : entry,
      ),
    });
  };
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'replay-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test('says of a game that is what was played that it is the same, and exits with 0', () => {
    const file = written('same.crossdock.json.gz', recorded);
    const { code, out, err } = runCrossdock('replay', 'verify', file);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/same: all 36 rounds, played again, come to the state [0-9a-f]{32}/);
    expect(JSON.parse(runCrossdock('replay', 'verify', '--json', file).out)).toMatchObject({ file, kind: 'same', rounds: 36 });
  });

  test('names what was changed, forged, of other rules or no game, and exits with 1', () => {
    const tampered = written('tampered', gzipSync(changed(gunzipSync(portableFile(game())).toString('utf8'), '"team":"1"', '"team":"2"')));
    const different = written(
      'different',
      forged((round, { stateHash }) => (round === 9 ? { stateHash: `${stateHash.slice(1)}0` } : {})),
    );
    const old = written(
      'old',
      forged((round) => ({ rulesVersion: 0, ...(round === 3 ? { stateHash: 'of old' } : {}) })),
    );
    const none = written('none', gzipSync('{}'));
    const { code, out, err } = runCrossdock('replay', 'verify', tampered, different, old, none, join(folder, 'missing'));
    expect({ code, out }).toEqual({ code: 1, out: '' });
    const lines = err.trimEnd().split('\n');
    expect(lines).toHaveLength(5);
    expect(lines[0]).toContain('tampered: the file was changed after it was written; its contents are not those that were sealed');
    expect(lines[1]).toContain('tampered: the file was changed after it was written; a round holds another company');
    expect(lines[2]).toMatch(/rules changed: it was played under rules 0, today's are \d+; they lead another way from round 3 on/);
    expect(lines[3]).toContain('unreadable: this is not a Crossdock game');
    expect(lines[4]).toContain('unreadable: the file cannot be read');
  });

  test('finds a forgery that was sealed anew: the round, and what', () => {
    const { entries, ...rest } = game();
    const at = entries.findIndex(({ fact }) => fact.type === 'DecisionsSet' && fact.round === 12 && fact.values.length > 0);
    const file = written(
      'resealed',
      portableFile({
        ...rest,
        entries: entries.map((entry, place) => {
          const { fact } = entry;
          if (place !== at || fact.type !== 'DecisionsSet') return entry;
          return { ...entry, fact: { ...fact, values: fact.values.map((each) => ({ ...each, value: (each.value ?? 0) + 40 })) } };
        }),
      }),
    );
    const { code, out } = runCrossdock('replay', 'verify', '--json', file);
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({ kind: 'different', round: 12, what: 'decisions' });
  });

  test('is told apart from a wrong call, which exits with 2', () => {
    expect(runCrossdock('replay', 'verify').code).toBe(2);
    expect(runCrossdock('replay', 'prove', 'x').code).toBe(2);
  });
});
