import { createHash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { FileVerification } from '../../server/contract/course.ts';
import type { GameFact, Logged } from '../../server/game/facts.ts';
import { portableFile, readPortableFile } from '../../server/log/portable.ts';
import { verifyFile } from '../../server/log/verify-file.ts';
import { facilitator, person, seated, testSetup } from '../support/test-games.ts';

const setup = testSetup();
const played = (() => {
  const game = seated(setup, { seed: 'sealed' });
  game.take({ kind: 'setDecisions', round: 1, values: [{ lever: 'order', key: 'retailer beer', value: 13 }] }, person('ada'));
  while (game.phase() !== 'finished') {
    game.take({ kind: 'force', round: game.game().round }, facilitator);
    if (game.phase() === 'review') game.take({ kind: 'advance', round: game.game().round }, facilitator);
  }
  return game;
})();
const portable = { scenario: { fileName: 'test.yaml', text: 'schema: 1\n' }, stream: 'game/g1', entries: played.log() };
const file = portableFile(portable);
const text = gunzipSync(file).toString('utf8');

const verified = (bytes: Uint8Array): FileVerification | string => {
  const read = readPortableFile(bytes);
  return 'problem' in read ? read.problem : verifyFile(setup, read);
};
/** As somebody would who changes a file and knows how it is sealed. */
const resealed = (changed: string): Uint8Array => {
  const contents = changed.replace(/,"seal":"[0-9a-f]*"\}$/, '}');
  return gzipSync(`${contents.slice(0, -1)},"seal":"${createHash('sha256').update(contents).digest('hex')}"}`);
};
const asVersion1 = (changed: string): Uint8Array =>
  gzipSync(changed.replace(/,"seal":"[0-9a-f]*"\}$/, '}').replace('"version":2', '"version":1'));
const forged = (type: GameFact['type'], change: (fact: GameFact) => GameFact): Uint8Array => {
  let done = false;
  const entries = portable.entries.map((entry): Logged<GameFact> => {
    if (done || entry.fact.type !== type) return entry;
    done = true;
    return { ...entry, fact: change(entry.fact) };
  });
  return portableFile({ ...portable, entries });
};

describe('a portable file', () => {
  test('is the same when nobody touched it', () => {
    expect(verified(file)).toMatchObject({ kind: 'same', rounds: 5, stateHash: played.game().stateHash });
  });

  test('of the first version has no seal and is played again all the same', () => {
    expect(readPortableFile(asVersion1(text))).toMatchObject({ seal: 'none' });
    expect(verified(asVersion1(text))).toMatchObject({ kind: 'same' });
  });

  test('is named as changed wherever a character of it was changed', () => {
    let named = 0;
    const places = Array.from({ length: 120 }, (_, place) => Math.floor((place * (text.length - 1)) / 120));
    for (const place of [...places, text.length - 2, text.length - 20]) {
      const letter = text[place] ?? '';
      const other = /\d/.test(letter)
        ? String((Number(letter) + 1) % 10)
        : /[a-z]/.test(letter)
          ? letter === 'q'
            ? 'x'
            : 'q'
          : letter === ' '
            ? '_'
            : ' ';
      const answer = verified(gzipSync(`${text.slice(0, place)}${other}${text.slice(place + 1)}`));
      if (typeof answer === 'string') continue;
      expect(answer, `at ${place}: ${text.slice(Math.max(0, place - 20), place + 20)}`).toEqual({ kind: 'tampered', what: 'seal' });
      named += 1;
    }
    expect(named).toBeGreaterThan(60);
  });

  test('is named as changed when blanks were put in, its seal was taken off, or it was written anew', () => {
    expect(verified(gzipSync(`${text} `))).toEqual({ kind: 'tampered', what: 'seal' });
    expect(verified(gzipSync(text.replace(/,"seal":"[0-9a-f]*"\}$/, '}')))).toEqual({ kind: 'tampered', what: 'seal' });
    expect(verified(gzipSync(JSON.stringify(JSON.parse(text), undefined, 1)))).toEqual({ kind: 'tampered', what: 'seal' });
  });

  test('that was forged and sealed anew goes another way when it is played again: the round is named', () => {
    const decided = forged('DecisionsSet', (fact) =>
      fact.type === 'DecisionsSet' ? { ...fact, values: [{ lever: 'order', key: 'retailer beer', value: 14 }] } : fact,
    );
    expect(verified(decided)).toEqual({ kind: 'different', round: 1, what: 'decisions' });
    const ended = forged('GameFinished', (fact) => (fact.type === 'GameFinished' ? { ...fact, stateHash: 'f00' } : fact));
    expect(verified(ended)).toEqual({ kind: 'different', round: 6, what: 'runOut' });
  });

  test('that was forged in what it shows alone is named by what does not fit', () => {
    const world = forged('RoundResolved', (fact) =>
      fact.type === 'RoundResolved' ? { ...fact, world: { ...fact.world, period: 99 } } : fact,
    );
    expect(verified(world)).toEqual({ kind: 'tampered', what: 'world' });
    const record = forged('RoundResolved', (fact) =>
      fact.type === 'RoundResolved' ? { ...fact, record: { ...fact.record, round: 7 } } : fact,
    );
    expect(verified(record)).toEqual({ kind: 'tampered', what: 'record' });
    const without = portableFile({
      ...portable,
      entries: portable.entries.filter(({ fact }) => fact.type !== 'GameStarted' && fact.type !== 'PlanningOpened'),
    });
    expect(verified(without)).toEqual({ kind: 'tampered', what: 'log' });
    expect(verified(resealed(text.replace('"team":"', '"team":"!')))).toMatchObject({ kind: 'same' });
  });

  test('of other rules says under which it was played', () => {
    const old = forged('RoundResolved', (fact) => (fact.type === 'RoundResolved' ? { ...fact, rulesVersion: 0, stateHash: 'old' } : fact));
    expect(verified(old)).toEqual({ kind: 'different', round: 0, what: 'hash', playedUnderRules: 0 });
  });

  test('may not be larger, unpacked, than its reader allows', () => {
    expect(readPortableFile(file, { mostBytes: 1000 })).toEqual({ problem: 'the file is too large' });
  });
});
