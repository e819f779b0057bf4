import { describe, expect, test } from 'vitest';
import { nextTick } from '../../../server/game/deadlines.ts';
import { by, outcome, request, teamGame } from '../../support/agreeing-team.ts';
import { bot, commitAll, facilitator, host, people } from '../../support/test-games.ts';

describe('time to answer', () => {
  test('a round does not end by commits while a person has had less than 20 seconds to answer', () => {
    const game = teamGame();
    game.clock(50_000);
    game.propose('sales', request());
    commitAll(game, 55_000);
    expect(game.phase()).toBe('planning');
    expect(nextTick(game.game())).toEqual({ atMs: 70_000, command: { kind: 'settle', round: 1 } });
    expect(game.refusal({ kind: 'settle', round: 1 }, host, 69_999)).toBe('phase/not-now');
    game.take({ kind: 'settle', round: 1 }, host, 70_000);
    expect(game.phase()).toBe('review');
  });

  test('an answer ends the waiting; an offer begins it anew, for the other one', () => {
    const game = teamGame();
    game.clock(50_000);
    game.propose('sales', request());
    commitAll(game);
    game.clock(60_000);
    game.answer('logistics', 'a1', 'counter', { pledges: [outcome({ value: 50 })] });
    expect(nextTick(game.game())?.atMs).toBe(80_000);
    game.clock(65_000);
    game.answer('sales', 'a1', 'accept');
    expect(nextTick(game.game())).toEqual({ atMs: 45_000, command: { kind: 'settle', round: 1 } });
    game.take({ kind: 'settle', round: 1 }, host);
    expect(game.phase()).toBe('review');
  });

  test('the deadline comes when it comes, and so does the facilitator', () => {
    const late = teamGame();
    late.clock(175_000);
    late.propose('sales', request());
    commitAll(late);
    expect(nextTick(late.game())).toEqual({ atMs: 180_000, command: { kind: 'deadlinePassed', round: 1 } });
    const forced = teamGame();
    forced.clock(50_000);
    forced.propose('sales', request());
    forced.take({ kind: 'force', round: 1 }, facilitator);
    expect(forced.phase()).toBe('review');
  });

  test('nobody waits for a bot', () => {
    const game = teamGame();
    game.clock(50_000);
    game.take({ kind: 'seatBot', seat: 'logistics', policy: 'basestock', covers: true }, host);
    game.propose('sales', request());
    game.take({ kind: 'botDecisions', seat: 'logistics', round: 1, values: [], memory: {}, reason: '' }, bot('logistics'));
    for (const seat of ['sales', 'procurement', 'operations'] as const) game.take({ kind: 'commit', round: 1 }, by(seat));
    expect(game.phase()).toBe('review');
    expect(people.logistics).toBe('ben');
  });
});
