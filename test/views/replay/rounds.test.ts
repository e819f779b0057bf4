import { describe, expect, test } from 'vitest';
import type { Desk } from '../../../server/contract/desk.ts';
import { seats } from '../../../server/contract/ids.ts';
import { replayView } from '../../../server/views/replay/replay.ts';
import { recordedGames } from '../../support/recorded-games.ts';
import { recording } from '../../support/recordings.ts';
import { replayedDesk } from '../../support/sent-desks.ts';

describe.each(recordedGames.map(({ name }) => name))('the rounds of %s', (name) => {
  const { scenario, entries } = recording(name);
  const replay = replayView(scenario, entries, { attempt: 1, scenarioVersion: 'of-the-test', branches: [] });
  const deskAt = (seat: (typeof seats)[number], frame: number): Desk => JSON.parse(replayedDesk(replay, seat, frame)) as Desk;
  const planned = replay.rounds.filter(({ opened }) => opened >= 0);

  test('are those that were played, and hold their periods', () => {
    expect(replay.rounds.map(({ round }) => round)).toEqual(Array.from({ length: scenario.rules.playedRounds }, (_, place) => place + 1));
    expect(planned.map(({ round }) => round)).toEqual(
      replay.rounds.map(({ round }) => round).slice(scenario.rules.opening === undefined ? 0 : scenario.rules.opening.rounds),
    );
    for (const { round, firstPeriod, lastPeriod } of replay.rounds)
      expect(replay.truth.periods.filter((each) => each.round === round).map(({ period }) => period)).toEqual(
        Array.from({ length: lastPeriod - firstPeriod + 1 }, (_, place) => firstPeriod + place),
      );
  });

  test('open in planning, are decided in planning, and are reviewed after it', () => {
    for (const { round, opened, decided, reviewed, act, informationLevel } of planned) {
      const phases = [opened, decided, reviewed].map((frame) => replay.frames[frame]);
      expect(phases.map((frame) => frame?.round)).toEqual([round, round, round]);
      expect(phases.map((frame) => frame?.phase)).toEqual([
        'planning',
        'planning',
        round === scenario.rules.playedRounds ? 'finished' : 'review',
      ]);
      expect(opened).toBeLessThanOrEqual(decided);
      expect(decided).toBeLessThan(reviewed);
      for (const seat of seats) {
        expect(deskAt(seat, decided).act).toMatchObject({ number: act, informationLevel });
        expect(deskAt(seat, reviewed).recap?.round).toBe(round);
      }
    }
  });

  test('name the inputs that were moved as the desks showed them when planning was over', () => {
    for (const { decided, decisions } of planned)
      for (const seat of seats) {
        const { fields, inputs } = deskAt(seat, decided);
        const moved = fields.flatMap(({ lever, key }, place) => {
          const { value, untouched } = inputs[place] ?? { value: 0, untouched: 0 };
          return value === untouched ? [] : [{ seat, lever, key, value, before: untouched }];
        });
        expect(decisions.filter((each) => each.seat === seat)).toEqual(moved);
      }
    expect(planned.some(({ decisions }) => decisions.length > 1)).toBe(true);
  });

  test('of a fixed opening have no frames and nobody decided them', () => {
    for (const round of replay.rounds.filter(({ opened }) => opened < 0))
      expect(round).toMatchObject({ opened: -1, decided: -1, reviewed: -1, decisions: [] });
  });
});
