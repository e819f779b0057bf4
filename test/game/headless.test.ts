import { describe, expect, test } from 'vitest';
import { finishHeadless, headlessGame, openHeadlessRound, playHeadlessRound, resolveHeadlessRound } from '../../server/game/headless.ts';
import { resolvedDecisions } from '../../server/game/resolve.ts';
import type { Game } from '../../server/game/state.ts';
import { facilitator, person, seated, testSetup } from '../support/test-games.ts';

const order = (value: number) => ({ lever: 'order', key: 'retailer beer', value }) as const;

describe('headless play', () => {
  test('is the same game as a live one with the same values, to the hash', () => {
    const setup = testSetup({ opening: { rounds: 1, orderUnits: 4 } });
    const live = seated(setup, { seed: 'same' });
    let headless = headlessGame(setup, 'same');
    for (let round = 2; round <= 5; round += 1) {
      live.take({ kind: 'setDecisions', round, values: [order(round * 2)] }, person('ada'));
      live.take({ kind: 'force', round }, facilitator);
      if (live.phase() === 'review') live.take({ kind: 'advance', round }, facilitator);
      headless = playHeadlessRound(setup, headless, { sales: [order(round * 2)] });
    }
    expect(headless).toMatchObject({ phase: 'finished', round: 5 });
    expect(headless.stateHash).toBe(live.game().stateHash);
    expect(headless.stateHash).not.toBe('');
    expect(headless.decisions).toEqual(live.game().decisions);
    expect(headless.records).toEqual(live.game().records);
    expect(headless.runOut).toEqual(live.game().runOut);
  });

  test('asks once more after the last round without changing the end', () => {
    const setup = testSetup();
    let game: Game = headlessGame(setup, 's');
    for (;;) {
      game = resolveHeadlessRound(setup, game, {});
      if (game.round >= setup.rules.playedRounds) break;
      game = openHeadlessRound(setup, game);
    }
    const extra = openHeadlessRound(setup, game);
    expect(extra).toMatchObject({ phase: 'planning', round: 6 });
    expect(resolvedDecisions(setup, extra)).toHaveLength(setup.company.fields.length);
    expect(finishHeadless(setup, game).phase).toBe('finished');
  });

  test('carries an information level of its own', () => {
    expect(headlessGame(testSetup(), 's', 'open').informationLevel).toBe('open');
    expect(headlessGame(testSetup(), 's').informationLevel).toBeUndefined();
  });

  test('a value that a live game would refuse is a bug of the policy', () => {
    const setup = testSetup();
    expect(() => playHeadlessRound(setup, headlessGame(setup, 's'), { sales: [order(1000)] })).toThrow(
      'sales in round 1: lever/out-of-range',
    );
    expect(() => playHeadlessRound(setup, headlessGame(setup, 's'), { logistics: [order(1)] })).toThrow('lever/not-yours');
  });

  test('an earlier state is never changed by a later round', () => {
    const setup = testSetup();
    const first = headlessGame(setup, 's');
    const before = JSON.stringify(first);
    playHeadlessRound(setup, playHeadlessRound(setup, first, { sales: [order(20)] }), {});
    expect(JSON.stringify(first)).toBe(before);
  });
});
