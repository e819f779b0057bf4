import { describe, expect, test } from 'vitest';
import { gzipSync } from 'node:zlib';
import type { GameFact, Logged } from '../../server/game/facts.ts';
import { decodeGameEntry, encodeEntry } from '../../server/log/codec.ts';
import { portableFile, readPortableFile } from '../../server/log/portable.ts';
import { replayGame, replayWorkshop } from '../../server/log/replay.ts';
import { verifyGame } from '../../server/log/verify.ts';
import { heldEvent, withEvents } from '../support/eventful.ts';
import { facilitator, person, seated, testSetup } from '../support/test-games.ts';
import type { TestGame } from '../support/test-games.ts';

const finished = (): TestGame => {
  const game = seated(testSetup({ opening: { rounds: 1, orderUnits: 4 } }), { seed: 'replay' });
  game.take(
    {
      kind: 'setDecisions',
      round: 2,
      values: [
        { lever: 'order', key: 'retailer beer', value: 13 },
        { lever: 'forecast', key: 'beer', value: 40 },
      ],
    },
    person('ada'),
  );
  while (game.phase() !== 'finished') {
    game.take({ kind: 'force', round: game.game().round }, facilitator);
    if (game.phase() === 'review') game.take({ kind: 'advance', round: game.game().round }, facilitator);
  }
  return game;
};

const throughStore = (log: readonly Logged<GameFact>[]): readonly Logged<GameFact>[] =>
  log.map((logged) => {
    const { payload, texts } = encodeEntry(logged);
    const read = decodeGameEntry({ stream: logged.stream, sequence: logged.sequence, payload }, texts);
    if ('problem' in read) throw new Error(read.problem);
    return read.entry;
  });

/** The log with one fact changed. */
const changed = (
  log: readonly Logged<GameFact>[],
  find: (fact: GameFact) => boolean,
  change: (fact: GameFact) => GameFact,
): readonly Logged<GameFact>[] => log.map((entry) => (find(entry.fact) ? { ...entry, fact: change(entry.fact) } : entry));

describe('replay', () => {
  test('a stored game opens as it was, at any point of its log', () => {
    const game = finished();
    expect(replayGame(game.setup, throughStore(game.log()))).toEqual({ state: game.game(), lastSequence: game.log().length });
    const half = seated();
    half.take({ kind: 'setDecisions', round: 1, values: [{ lever: 'order', key: 'retailer beer', value: 3 }] }, person('ada'));
    expect(replayGame(half.setup, throughStore(half.log()))).toEqual({ state: half.game(), lastSequence: half.log().length });
  });

  test('a log with a gap, without a beginning, or that cannot be, is named and does not crash', () => {
    const game = finished();
    const log = game.log();
    expect(
      replayGame(
        game.setup,
        log.filter((_, place) => place !== 3),
      ),
    ).toEqual({ problem: 'entry 4 of game/g1 is missing' });
    expect(replayGame(game.setup, [])).toEqual({ problem: 'the log is empty' });
    expect(replayWorkshop([])).toEqual({ problem: 'the log is empty' });
    const headless = log.slice(1).map((entry, place) => ({ ...entry, sequence: place + 1 }));
    expect(replayGame(game.setup, headless)).toMatchObject({ problem: expect.stringContaining('begins with GameOpened') });
    const twice = [...log, { ...(log[log.length - 1] ?? log[0]), sequence: log.length + 1 } as Logged<GameFact>];
    expect(replayGame(game.setup, twice)).toMatchObject({ problem: expect.stringContaining('takes no finish') });
  });
});

describe('verification', () => {
  test('plays a true log again and agrees', () => {
    const game = finished();
    expect(verifyGame(game.setup, throughStore(game.log()))).toEqual({ kind: 'same', rounds: 5, stateHash: game.game().stateHash });
  });

  test('a game into which an event was injected verifies to the byte, and not without the fact of it', () => {
    const crowd = { kind: 'demand', itemIndices: [0], segmentIndices: [0], factorPpm: 3_000_000 } as const;
    const game = seated(withEvents(testSetup(), heldEvent('crowd', 2, [crowd])), { seed: 'replay' });
    while (game.phase() !== 'finished') {
      if (game.game().round === 3) game.take({ kind: 'inject', event: 'crowd' }, facilitator);
      game.take({ kind: 'force', round: game.game().round }, facilitator);
      if (game.phase() === 'review') game.take({ kind: 'advance', round: game.game().round }, facilitator);
    }
    const carried = readPortableFile(
      portableFile({ scenario: { fileName: 'test.yaml', text: '' }, stream: 'game/g1', entries: throughStore(game.log()) }),
    );
    if ('problem' in carried) throw new Error(carried.problem);
    expect(verifyGame(game.setup, carried.entries)).toEqual({ kind: 'same', rounds: 5, stateHash: game.game().stateHash });
    expect(replayGame(game.setup, carried.entries)).toMatchObject({ state: { injections: [{ event: 'crowd', round: 3 }] } });
    const without = carried.entries
      .filter(({ fact }) => fact.type !== 'EventInjected')
      .map((entry, place) => ({ ...entry, sequence: place + 1 }));
    expect(verifyGame(game.setup, without)).toMatchObject({ kind: 'different', difference: { round: 3, what: 'hash' } });
    const later = changed(
      carried.entries,
      ({ type }) => type === 'EventInjected',
      (fact) => ({ ...fact, round: 4 }) as GameFact,
    );
    expect(verifyGame(game.setup, later)).toMatchObject({ kind: 'different', difference: { round: 3 } });
  });

  test('a decision that was changed afterwards shows in its round', () => {
    const game = finished();
    const forged = changed(
      game.log(),
      (fact) => fact.type === 'DecisionsSet',
      (fact) => (fact.type === 'DecisionsSet' ? { ...fact, values: [{ lever: 'order', key: 'retailer beer', value: 14 }] } : fact),
    );
    expect(verifyGame(game.setup, forged)).toMatchObject({ kind: 'different', difference: { round: 2, what: 'decisions' } });
  });

  test('another hash, another world, another record, another end: the first difference is named', () => {
    const game = finished();
    const inRound = (round: number) => (fact: GameFact) => fact.type === 'RoundResolved' && fact.round === round;
    const hash = changed(game.log(), inRound(3), (fact) => ({ ...fact, stateHash: 'f00' }) as GameFact);
    expect(verifyGame(game.setup, hash)).toMatchObject({ kind: 'different', difference: { round: 3, what: 'hash', logged: 'f00' } });
    const world = changed(game.log(), inRound(4), (fact) =>
      fact.type === 'RoundResolved' ? { ...fact, world: { ...fact.world, period: 99 } } : fact,
    );
    expect(verifyGame(game.setup, world)).toMatchObject({ kind: 'different', difference: { round: 4, what: 'world' } });
    const record = changed(game.log(), inRound(0), (fact) =>
      fact.type === 'RoundResolved' ? { ...fact, record: { ...fact.record, round: 7 } } : fact,
    );
    expect(verifyGame(game.setup, record)).toMatchObject({ kind: 'different', difference: { round: 0, what: 'record' } });
    const end = changed(
      game.log(),
      (fact) => fact.type === 'GameFinished',
      (fact) => ({ ...fact, stateHash: 'f00' }) as GameFact,
    );
    expect(verifyGame(game.setup, end)).toMatchObject({ kind: 'different', difference: { round: 6, what: 'run-out' } });
  });

  test('rounds of other rules say so where they differ', () => {
    const game = finished();
    const old = changed(
      game.log(),
      (fact) => fact.type === 'RoundResolved' && fact.round === 2,
      (fact) => ({ ...fact, rulesVersion: -1, stateHash: 'old' }) as GameFact,
    );
    expect(verifyGame(game.setup, old)).toMatchObject({ kind: 'different', difference: { round: 2, playedUnderRules: -1 } });
  });

  test('a log that cannot be read is said to be so', () => {
    const game = finished();
    expect(verifyGame(game.setup, game.log().slice(1))).toMatchObject({ kind: 'unreadable' });
    expect(verifyGame(game.setup, [])).toMatchObject({ kind: 'unreadable' });
  });
});

describe('the portable file', () => {
  const game = finished();
  const portable = { scenario: { fileName: 'test.yaml', text: 'schema: 1\n' }, stream: 'game/g1', entries: game.log() };

  test('carries log and scenario, and plays again elsewhere', () => {
    const read = readPortableFile(portableFile(portable));
    if ('problem' in read) throw new Error(read.problem);
    expect(read).toEqual({ ...portable, seal: 'whole' });
    expect(verifyGame(game.setup, read.entries)).toMatchObject({ kind: 'same' });
  });

  const packed = (value: unknown): Uint8Array => gzipSync(JSON.stringify(value));
  const good = { format: 'crossdock-game', version: 1, scenario: { fileName: 'a', text: 'b' }, stream: 's', entries: [{}] };
  test.each([
    ['no gzip', new TextEncoder().encode('hello'), 'not a gzipped file'],
    ['half a file', portableFile(portable).slice(0, 200), 'or it was cut short'],
    ['no JSON', gzipSync('hello'), 'holds no JSON'],
    ['something else', packed({ hello: 1 }), 'not a Crossdock game: format'],
    ['a newer file', packed({ ...good, version: 3 }), 'version 3, this program reads up to 2'],
    ['a broken entry', packed(good), 'entry 1 of s'],
  ])('%s is named', (_, bytes, problem) => {
    expect(readPortableFile(bytes)).toMatchObject({ problem: expect.stringContaining(problem) });
  });
});
