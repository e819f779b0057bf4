import { describe, expect, test } from 'vitest';
import { gunzipSync } from 'node:zlib';
import type { Answer } from '../../server/contract/agreements.ts';
import type { GameFact, Logged } from '../../server/game/facts.ts';
import { decodeGameEntry, encodeEntry } from '../../server/log/codec.ts';
import { portableFile, readPortableFile } from '../../server/log/portable.ts';
import { cutWords, noTexts, putWord } from '../../server/log/texts.ts';
import type { Texts } from '../../server/log/texts.ts';
import { replayGame } from '../../server/log/replay.ts';
import { person, seated } from '../support/test-games.ts';

const secret = 'Zebra-under-the-lamp';
const answer: Answer = { by: 'logistics', round: 1, atMs: 2, answer: 'decline', reason: `${secret} 5` };

/** Every place where people may write. */
const written: readonly GameFact[] = [
  { type: 'MessageSent', round: 1, atMs: 1, from: 'sales', to: 'team', template: 'headsUp', text: `${secret} 1` },
  { type: 'WorkingAgreementWritten', by: 'sales', round: 1, text: `${secret} 2` },
  { type: 'Thanked', from: 'sales', to: 'operations', round: 1, text: `${secret} 3` },
  { type: 'HandOverWritten', seat: 'sales', round: 1, text: `${secret} 4` },
  { type: 'AgreementAnswered', agreement: 'a1', answer },
  {
    type: 'AgreementProposed',
    agreement: 'a1',
    round: 1,
    atMs: 1,
    by: 'sales',
    to: ['logistics'],
    terms: { kind: 'objective', why: `${secret} 6` },
    pledges: [],
  },
];
const entries = written.map((fact, place): Logged<GameFact> => {
  const sequence = place + 1;
  return { stream: 'game/g1', sequence, atMs: 1, author: person('ada'), fact };
});

const read = (logged: Logged<GameFact>, texts: Texts): GameFact => {
  const entry = decodeGameEntry({ stream: logged.stream, sequence: logged.sequence, payload: encodeEntry(logged).payload }, texts);
  if ('problem' in entry) throw new Error(entry.problem);
  return entry.entry.fact;
};

describe("people's words", () => {
  test.each(entries.map((logged) => [logged.fact.type, logged] as const))('of %s stand beside the log, not in it', (_, logged) => {
    const { payload, texts } = encodeEntry(logged);
    expect(String(payload)).not.toContain('Zebra');
    expect([...texts]).toEqual([
      [expect.stringMatching(/^game\/g1\/\d\/(text|answer\.reason|terms\.why)$/), expect.stringContaining(secret)],
    ]);
    expect(read(logged, texts)).toEqual(logged.fact);
  });

  test('that were erased read as empty: that something was said stays known', () => {
    expect(entries.map((logged) => read(logged, noTexts))).toEqual([
      { ...written[0], text: '' },
      { ...written[1], text: '' },
      { ...written[2], text: '' },
      { ...written[3], text: '' },
      { type: 'AgreementAnswered', agreement: 'a1', answer: { ...answer, reason: '' } },
      { ...written[5], terms: { kind: 'objective', why: '' } },
    ]);
  });

  test('that were erased stay so when the fact is written again', () => {
    const [logged] = entries;
    const erased = { ...logged, fact: read(logged, noTexts) };
    expect(encodeEntry(erased).texts.size).toBe(0);
    expect(read(erased, noTexts)).toEqual(erased.fact);
  });

  test('are those of the entry they were written in, whatever else is kept', () => {
    const [message] = entries;
    const texts = new Map([
      ['game/g1/2/text', 'of another entry'],
      ['game/g2/1/text', 'of another game'],
      ['game/g1/1/terms.why', 'of another place'],
    ]);
    expect(read(message, texts)).toHaveProperty('text', '');
  });

  test('that a bot gives for its decisions stay in the log: they are no person’s', () => {
    const set: GameFact = { type: 'DecisionsSet', round: 1, seat: 'sales', values: [], memory: {}, reason: 'up to 24' };
    expect(encodeEntry({ stream: 'game/g1', sequence: 1, atMs: 1, author: { kind: 'bot', seat: 'sales' }, fact: set }).texts.size).toBe(0);
  });

  test('are found in lists too, and put back only where they came from', () => {
    const data = { list: [{ why: 'one' }, { why: 'two', units: 3 }] };
    expect(cutWords(data)).toEqual({
      data: { list: [{}, { units: 3 }] },
      words: [
        { path: 'list.0.why', text: 'one' },
        { path: 'list.1.why', text: 'two' },
      ],
    });
    const fact = { list: [{ units: 3 }], round: 1 };
    for (const path of ['list.0.units', 'list.7.why', 'round.why', 'constructor.prototype.text', '__proto__.text', 'list.text', ''])
      putWord(fact, path, 'forged');
    expect(fact).toEqual({ list: [{ units: 3 }], round: 1 });
    expect(({} as Record<string, unknown>)['text']).toBeUndefined();
    putWord(fact, 'list.0.why', 'back');
    expect(fact).toEqual({ list: [{ units: 3, why: 'back' }], round: 1 });
  });
});

describe('the portable file', () => {
  const game = seated();
  const log = game.log();
  const message: GameFact = { type: 'MessageSent', round: 1, atMs: 1, from: 'sales', to: 'team', text: secret };
  const said: Logged<GameFact> = { stream: 'game/g1', sequence: log.length + 1, atMs: 1, author: person('ada'), fact: message };
  const portable = { scenario: { fileName: 'test.yaml', text: '' }, stream: 'game/g1', entries: [...log, said] };

  test('leaves people’s words behind', () => {
    const file = portableFile(portable);
    expect(gunzipSync(file).toString('utf8')).not.toContain(secret);
    const carried = readPortableFile(file);
    if ('problem' in carried) throw new Error(carried.problem);
    expect(carried.entries.at(-1)?.fact).toEqual({ ...message, text: '' });
    expect(replayGame(game.setup, carried.entries)).toMatchObject({
      state: { together: { messages: [{ id: 'm1', from: 'sales', text: '' }] } },
    });
  });

  test('carries them along on request', () => {
    expect(readPortableFile(portableFile(portable, { words: true }))).toEqual({ ...portable, seal: 'whole' });
  });
});
