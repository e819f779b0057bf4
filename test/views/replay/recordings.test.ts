import { describe, expect, test } from 'vitest';
import { seats } from '../../../server/contract/ids.ts';
import type { GameFact, Logged } from '../../../server/game/facts.ts';
import { verifyGame } from '../../../server/log/verify.ts';
import { rulesVersion } from '../../../server/simulation/round.ts';
import { replayView } from '../../../server/views/replay/replay.ts';
import { recordedGames } from '../../support/recorded-games.ts';
import { recording } from '../../support/recordings.ts';
import { firstDifference, frameOf, replayedDesk, sectionNames, seenDesks } from '../../support/sent-desks.ts';

const extras = { attempt: 1, scenarioVersion: 'of-the-test', branches: [] };

/** Rounds in which a bot sat somewhere and no page was open. */
const unseenIn: Readonly<Record<string, readonly string[]>> = {
  'spring-promotion': ['logistics 10'],
  'beer-game': Array.from({ length: 10 }, (_, place) => `logistics ${20 + place}`),
};

describe.each(recordedGames.map(({ name }) => name))('the recorded game %s', (name) => {
  const { scenario, entries, stored, sent } = recording(name);
  const replay = replayView(scenario, entries, extras);
  const seen = seenDesks(sent, stored, sectionNames(replay));

  test('shows every desk that somebody had before them, byte for byte', () => {
    expect(firstDifference(replay, seen)).toBeUndefined();
  });

  test('was seen from every seat in every round, but where nobody was there to see it', () => {
    const sequenceAt = (frame: number): number => replay.frames[frame]?.sequence ?? 0;
    const unseen = replay.rounds
      .filter(({ opened }) => opened >= 0)
      .flatMap(({ round, decided, reviewed }) =>
        seats.flatMap((seat) => {
          const seenFrom = (from: number, to: number): boolean =>
            seen.some((each) => each.seat === seat && each.sequence >= sequenceAt(from) && each.sequence < sequenceAt(to));
          const next = replay.frames.findIndex(({ round: later, phase }) => later > round || phase === 'finished');
          const after = next < 0 || next <= reviewed ? reviewed + 1 : next;
          return seenFrom(decided - 3, reviewed) && seenFrom(reviewed, after) ? [] : [`${seat} ${round}`];
        }),
      );
    expect(unseen).toEqual(unseenIn[name] ?? []);
  });

  test('plays again from its seed and decisions, to the same hash', () => {
    expect(verifyGame(scenario, entries)).toEqual({
      kind: 'same',
      rounds: scenario.rules.playedRounds,
      stateHash: replay.about.stateHash,
    });
    expect(replay.about).toMatchObject({ playable: true, rulesVersion });
  });

  test('stays viewable when the rules have changed, and says that it cannot be played on', () => {
    const old = entries.map(
      (entry): Logged<GameFact> =>
        entry.fact.type === 'RoundResolved'
          ? { ...entry, fact: { ...entry.fact, rulesVersion: rulesVersion - 1, stateHash: 'old' } }
          : entry,
    );
    const shown = replayView(scenario, old, extras);
    expect(verifyGame(scenario, old)).toMatchObject({ kind: 'different', difference: { playedUnderRules: rulesVersion - 1 } });
    expect(shown.about).toMatchObject({ playable: false, rulesVersion: rulesVersion - 1 });
    expect({ ...shown, about: undefined }).toEqual({ ...replay, about: undefined });
    const last = stored.at(-1) ?? 0;
    expect(replayedDesk(shown, 'sales', frameOf(shown, last))).toBe(replayedDesk(replay, 'sales', frameOf(replay, last)));
  });
});
