import { describe, expect, test } from 'vitest';
import { evolve } from '../../server/game/evolve.ts';
import { headlessGame, playHeadlessRound } from '../../server/game/headless.ts';
import { injectionProblems } from '../../server/game/injections.ts';
import type { Game } from '../../server/game/state.ts';
import { eventIn, heldEvent, withEvents } from '../support/eventful.ts';
import { facilitator, host, person, seated, testGame, testSetup } from '../support/test-games.ts';
import type { TestGame } from '../support/test-games.ts';

const crowd = { kind: 'demand', itemIndices: [0], segmentIndices: [0], factorPpm: 3_000_000 } as const;
const setup = withEvents(testSetup(), heldEvent('crowd', 1, [crowd]), eventIn('planned', 40, 1, [crowd]));
const playing = (): TestGame => seated(setup, { seed: 'injections' });

const force = (game: TestGame): void => {
  game.take({ kind: 'force', round: game.game().round }, facilitator);
};
const demandOf = (game: Game, round: number): number => game.records[round]?.periods[0]?.demand[0] ?? -1;

describe('a held event', () => {
  test('happens in no round by itself', () => {
    const game = playing();
    while (game.phase() !== 'finished') {
      force(game);
      if (game.phase() === 'review') game.take({ kind: 'advance', round: game.game().round }, facilitator);
    }
    expect(
      game
        .game()
        .records.map((_, round) => demandOf(game.game(), round))
        .slice(1),
    ).toEqual([4, 4, 4, 4, 8]);
  });

  test('injected while a round is planned, happens in that round, once', () => {
    const game = playing();
    force(game);
    game.take({ kind: 'advance', round: 1 }, facilitator);
    expect(game.take({ kind: 'inject', event: 'crowd' }, facilitator)).toEqual([{ type: 'EventInjected', event: 'crowd', round: 2 }]);
    expect(demandOf(game.game(), 2)).toBe(-1);
    force(game);
    expect(demandOf(game.game(), 2)).toBe(12);
    game.take({ kind: 'advance', round: 2 }, facilitator);
    force(game);
    expect(demandOf(game.game(), 3)).toBe(4);
    expect(game.game().injections).toEqual([{ event: 'crowd', round: 2 }]);
  });

  test('injected while a recap is read, happens in the next round', () => {
    const game = playing();
    force(game);
    expect(game.take({ kind: 'inject', event: 'crowd' }, facilitator)).toEqual([{ type: 'EventInjected', event: 'crowd', round: 2 }]);
    game.take({ kind: 'advance', round: 1 }, facilitator);
    force(game);
    expect(demandOf(game.game(), 2)).toBe(12);
  });

  test('may be injected while the clock stands still', () => {
    const game = playing();
    game.take({ kind: 'pause' }, facilitator);
    expect(game.take({ kind: 'inject', event: 'crowd' }, facilitator)).toHaveLength(1);
  });

  test('is told to those its signal names, and to nobody before', () => {
    const game = playing();
    game.take({ kind: 'inject', event: 'crowd' }, facilitator);
    force(game);
    expect(game.game().records[1]?.close.signals).toMatchObject([{ text: 'Word of crowd', seats: ['sales'], period: 1 }]);
  });
});

describe('an injection is refused', () => {
  test('to everybody but facilitators', () => {
    const game = playing();
    for (const author of [person('ada'), person('stranger'), host, { kind: 'bot', seat: 'sales' } as const])
      expect(game.refusal({ kind: 'inject', event: 'crowd' }, author)).toBe('token/not-allowed');
  });

  test('of an event that is not there, is not held back, or was injected before', () => {
    const game = playing();
    expect(game.refusal({ kind: 'inject', event: 'nothing' }, facilitator)).toBe('event/unknown');
    expect(game.refusal({ kind: 'inject', event: 'planned' }, facilitator)).toBe('event/not-held');
    game.take({ kind: 'inject', event: 'crowd' }, facilitator);
    expect(game.refusal({ kind: 'inject', event: 'crowd' }, facilitator)).toBe('event/already');
    force(game);
    expect(game.refusal({ kind: 'inject', event: 'crowd' }, facilitator)).toBe('event/already');
  });

  test('before the start and after the end', () => {
    expect(testGame(setup).refusal({ kind: 'inject', event: 'crowd' }, facilitator)).toBe('phase/not-now');
    const game = playing();
    while (game.phase() !== 'finished') {
      force(game);
      if (game.phase() === 'review') game.take({ kind: 'advance', round: game.game().round }, facilitator);
    }
    expect(game.refusal({ kind: 'inject', event: 'crowd' }, facilitator)).toBe('game/finished');
  });

  test('a log that injects what the scenario does not have cannot be played on', () => {
    const game = evolve(setup, playing().game(), { type: 'EventInjected', event: 'nothing', round: 1 });
    expect(() => playHeadlessRound(setup, game, {})).toThrow('the log injects nothing');
  });
});

describe('a game without a facilitator', () => {
  test('is played with the events it is given', () => {
    const played = (injections: Parameters<typeof headlessGame>[3]): readonly number[] => {
      let game = headlessGame(setup, 'injections', undefined, injections);
      while (game.phase !== 'finished') game = playHeadlessRound(setup, game, {});
      return game.records.slice(1).map(({ periods }) => periods[0].demand[0]);
    };
    expect(played([])).toEqual([4, 4, 4, 4, 8]);
    expect(played([{ event: 'crowd', round: 3 }])).toEqual([4, 4, 12, 4, 8]);
  });

  test('says of injections that cannot be what is wrong with them', () => {
    expect(injectionProblems(setup, [{ event: 'crowd', round: 3 }])).toEqual([]);
    expect(injectionProblems(setup, [{ event: 'planned', round: 3 }])).toEqual(['no event planned is held back; held back are: crowd']);
    expect(injectionProblems(setup, [{ event: 'crowd', round: 6 }])).toEqual(['event crowd cannot happen in round 6, only from 1 to 5']);
    expect(
      injectionProblems(setup, [
        { event: 'crowd', round: 2 },
        { event: 'crowd', round: 3 },
      ]),
    ).toEqual(['event crowd can happen only once']);
    expect(() => headlessGame(setup, 'seed', undefined, [{ event: 'nothing', round: 1 }])).toThrow('no event nothing is held back');
  });
});
