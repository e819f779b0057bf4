import { beforeAll, describe, expect, it } from 'vitest';
import {
  atEntry,
  atFrame,
  atMoment,
  atPeriod,
  eventStopsOf,
  inTime,
  lastPeriod,
  momentAt,
  roundOf,
  stepAmong,
  stepPeriod,
  stepRound,
  type Cursor,
} from '../../../client/model/replay/playhead.ts';
import { cursorWords, periodWords } from '../../../client/model/replay/time-words.ts';
import { speech } from '../../../client/ui/texts/texts.ts';
import type { Replay } from '../../../server/contract/replay.ts';
import { replayFixture } from '../../support/replay-fixture.ts';

let replay: Replay;
beforeAll(async () => {
  ({ replay } = await replayFixture());
});

const round = (number: number): Replay['rounds'][number] => {
  const found = replay.rounds.find((each) => each.round === number);
  if (found === undefined) throw new Error(`no round ${number}`);
  return found;
};

describe('where a reader stands', () => {
  it('is, on a day, before the desks on which that day’s round was decided', () => {
    for (const { firstPeriod, lastPeriod: last, decided } of replay.rounds)
      for (let period = firstPeriod; period <= last; period += 1) expect(atPeriod(replay, period)).toEqual({ period, frame: decided });
  });

  it('is before the first desks at the start, and before the last ones in the run-out', () => {
    expect(atPeriod(replay, 0)).toEqual({ period: 0, frame: 0 });
    expect(atPeriod(replay, -5)).toEqual({ period: 0, frame: 0 });
    expect(atPeriod(replay, 100_000)).toEqual({ period: lastPeriod(replay), frame: replay.frames.length - 1 });
    expect(replay.truth.periods[lastPeriod(replay)]?.runOut).toBe(true);
  });

  it('is, where nobody planned a round, before the desks as they stood when it began', () => {
    const [first, second] = [round(1), round(2)];
    const fixed: Replay = { ...replay, rounds: [first, { ...second, opened: -1, decided: -1, reviewed: -1 }] };
    const { frame } = atPeriod(fixed, second.firstPeriod);
    expect(replay.frames[frame]?.period).toBeLessThan(second.firstPeriod);
    expect(replay.frames[frame + 1]?.period).toBeGreaterThanOrEqual(second.firstPeriod);
  });

  it('is, at a moment of the log, after the last day played by then', () => {
    const { opened, firstPeriod } = round(4);
    expect(atFrame(replay, opened)).toEqual({ period: firstPeriod - 1, frame: opened });
    expect(atFrame(replay, -1).frame).toBe(0);
  });

  it('is said as day and week, and between two days as what people did', () => {
    const { firstPeriod, opened, reviewed } = round(5);
    expect(periodWords(replay, firstPeriod + 3, speech)).toBe('Week 5, Thursday');
    expect(cursorWords(replay, atPeriod(replay, firstPeriod + 3), speech)).toBe('Week 5, Thursday');
    expect(cursorWords(replay, atFrame(replay, opened), speech)).toBe('Week 5, planning');
    expect(cursorWords(replay, atFrame(replay, reviewed), speech)).toBe('Week 5, recap');
    expect(cursorWords(replay, atPeriod(replay, 0), speech)).toBe('Before the start');
    expect(periodWords(replay, (replay.rounds.at(-1)?.lastPeriod ?? 0) + 2, speech)).toBe('After the end, day 2');
  });
});

describe('going on and back', () => {
  it('goes day by day, also from between two days', () => {
    const { firstPeriod, lastPeriod: last, reviewed } = round(3);
    expect(stepPeriod(replay, atPeriod(replay, firstPeriod), 1)).toEqual(atPeriod(replay, firstPeriod + 1));
    expect(stepPeriod(replay, atFrame(replay, reviewed), -1)).toEqual(atPeriod(replay, last));
    expect(stepPeriod(replay, atFrame(replay, reviewed), 1)).toEqual(atPeriod(replay, last + 1));
    expect(stepPeriod(replay, atPeriod(replay, 0), -1)).toEqual(atPeriod(replay, 0));
  });

  it('visits every day once from the start to the end', () => {
    const seen: number[] = [];
    let cursor = atPeriod(replay, 0);
    for (let steps = 0; steps < lastPeriod(replay); steps += 1) {
      cursor = stepPeriod(replay, cursor, 1);
      seen.push(cursor.period);
    }
    expect(seen).toEqual(Array.from({ length: lastPeriod(replay) }, (_, place) => place + 1));
  });

  it('goes to the first day of a round, first of this one and then of the one before', () => {
    const [second, third] = [round(2), round(3)];
    const midst = atPeriod(replay, third.firstPeriod + 2);
    expect(stepRound(replay, midst, -1).period).toBe(third.firstPeriod);
    expect(stepRound(replay, stepRound(replay, midst, -1), -1).period).toBe(second.firstPeriod);
    expect(stepRound(replay, midst, 1).period).toBe(round(4).firstPeriod);
    expect(stepRound(replay, atPeriod(replay, lastPeriod(replay)), 1).period).toBe(lastPeriod(replay));
  });

  it('stops at everything that happened, in the order of time, and nowhere twice', () => {
    const stops = eventStopsOf(replay);
    const visited: Cursor[] = [];
    let cursor = atPeriod(replay, 0);
    for (;;) {
      const next = stepAmong(stops, cursor, 1);
      if (next === cursor) break;
      expect(inTime(next, cursor)).toBeGreaterThan(0);
      visited.push(next);
      cursor = next;
    }
    for (const entry of replay.timeline) {
      const there = atEntry(replay, entry);
      if (inTime(there, atPeriod(replay, 0)) > 0) expect(visited).toContainEqual(there);
    }
    expect(stepAmong(stops, visited[3] ?? cursor, -1)).toEqual(visited[2]);
  });

  it('takes what the world did to its day, and what people did to its moment', () => {
    const event = replay.timeline.find((entry) => entry.kind === 'event' && roundOf(replay, entry.period) !== undefined);
    const message = replay.timeline.find((entry) => entry.kind === 'message');
    if (event === undefined || message === undefined) throw new Error('the story has an event and a message');
    expect(atEntry(replay, event).period).toBe(event.period);
    expect(atEntry(replay, message)).toEqual({ period: message.period, frame: message.frame });
  });
});

describe('the moment a day is about', () => {
  const of = (id: string, period: number, number: number) => ({ id, period, round: number });
  it('is the greatest of the day, else the last before it in its round', () => {
    const { firstPeriod } = round(4);
    const moments = [of('m1', firstPeriod + 2, 4), of('m2', firstPeriod, 4), of('m3', firstPeriod + 2, 4), of('m4', 1, 1)];
    expect(momentAt(replay, moments, atPeriod(replay, firstPeriod + 2))?.id).toBe('m1');
    expect(momentAt(replay, moments, atPeriod(replay, firstPeriod + 1))?.id).toBe('m2');
    expect(momentAt(replay, moments, atPeriod(replay, round(6).firstPeriod))).toBeUndefined();
    expect(atMoment(replay, { period: firstPeriod })).toEqual(atPeriod(replay, firstPeriod));
  });
});
