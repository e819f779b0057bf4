import { describe, expect, test } from 'vitest';
import { desk } from '../../../server/views/desk.ts';
import { replayGame } from '../../../server/log/replay.ts';
import { replayView } from '../../../server/views/replay/replay.ts';
import { recording } from '../../support/recordings.ts';
import { replayedDesk, sectionNames } from '../../support/sent-desks.ts';

const extras = { attempt: 2, scenarioVersion: 'of-the-test', branches: [] };
const { scenario, entries } = recording('spring-promotion');
const personAt = (seat: string): string => {
  const taken = entries.find(({ fact }) => fact.type === 'SeatTaken' && fact.seat === seat)?.fact;
  return taken?.type === 'SeatTaken' ? taken.person : '';
};

describe('a replay', () => {
  test('is the same whenever it is made, and leaves the log as it was', () => {
    const before = JSON.stringify(entries);
    const replay = JSON.stringify(replayView(scenario, entries, extras));
    // Desks of the same records by way of a live game's memory.
    const replayed = replayGame(scenario, entries.slice(0, 150));
    if ('problem' in replayed) throw new Error(replayed.problem);
    desk(scenario, replayed.state, 'sales');
    expect(JSON.stringify(replayView(scenario, entries, extras))).toBe(replay);
    expect(JSON.stringify(entries)).toBe(before);
  });

  test('is plain JSON, and holds every section once', () => {
    const replay = replayView(scenario, entries, extras);
    expect(JSON.parse(JSON.stringify(replay))).toEqual(replay);
    expect(new Set(replay.sections.map((section) => JSON.stringify(section))).size).toBe(replay.sections.length);
    expect(new Set(replay.parts).size).toBe(replay.parts.length);
    const used = new Set(
      Object.values(replay.desks).flatMap((history) => Object.values(history).flatMap((changes) => changes.map(([, section]) => section))),
    );
    expect(replay.sections.every((_, place) => used.has(place))).toBe(true);
  });

  test('begins every section of every desk at its first frame and tells of changes only', () => {
    const { desks, frames } = replayView(scenario, entries, extras);
    for (const history of Object.values(desks))
      for (const changes of Object.values(history)) {
        expect(changes[0]?.[0]).toBe(0);
        for (const [place, [frame, section]] of changes.entries()) {
          const before = changes[place - 1];
          if (before === undefined) continue;
          expect(frame).toBeGreaterThan(before[0]);
          expect(section).not.toBe(before[1]);
          expect(frame).toBeLessThan(frames.length);
        }
      }
  });

  test('has the desks of the end as its last frame', () => {
    const replay = replayView(scenario, entries, extras);
    const replayed = replayGame(scenario, entries);
    if ('problem' in replayed) throw new Error(replayed.problem);
    const last = desk(scenario, replayed.state, 'operations');
    expect(replayedDesk(replay, 'operations', replay.frames.length - 1)).toBe(JSON.stringify(last));
    expect(Object.keys(last)).toEqual(sectionNames(replay));
    expect(replay.end).toEqual(last.end);
  });

  test('names those who sat there at the end, where names may be told, and otherwise nobody', () => {
    const hidden = replayView(scenario, entries, extras);
    expect(hidden.about).not.toHaveProperty('names');
    const names = { [personAt('sales')]: 'Ada', [personAt('operations')]: 'Dan', somebody: 'Else' };
    // Seats changed hands after the summit: who began in sales sits in logistics by then.
    expect(replayView(scenario, entries, { ...extras, names }).about.names).toEqual({ logistics: 'Ada', sales: 'Dan' });
  });

  test('says what it is of', () => {
    const { about } = replayView(scenario, entries, { ...extras, limits: 'No two weeks are alike', team: 'Red' });
    expect(about).toMatchObject({
      team: 'Red',
      attempt: 2,
      scenario: 'spring-promotion',
      scenarioVersion: 'of-the-test',
      limits: 'No two weeks are alike',
      playedRounds: 12,
      periodsPerRound: 5,
      seed: 'replayed',
      holders: { sales: 'person', logistics: 'person', procurement: 'person', operations: 'person' },
      kpis: { sales: 'revenue' },
    });
  });

  test('is of a game that is over', () => {
    const until = entries.findIndex(({ fact }) => fact.type === 'GameFinished');
    expect(() => replayView(scenario, entries.slice(0, until), extras)).toThrow('not over');
    expect(() => replayView(scenario, [], extras)).toThrow('empty');
  });
});
