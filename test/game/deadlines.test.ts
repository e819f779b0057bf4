import { describe, expect, test } from 'vitest';
import { nextTick } from '../../server/game/deadlines.ts';
import { commitAll, facilitator, host, person, seated, testGame } from '../support/test-games.ts';

const order = { lever: 'order', key: 'retailer beer', value: 7 } as const;

describe('the deadline', () => {
  test('stands in the fact that opens planning', () => {
    const game = testGame();
    game.take({ kind: 'takeSeat', seat: 'sales' }, person('ada'));
    game.take({ kind: 'start' }, facilitator, 1_000);
    expect(game.facts().at(-1)).toEqual({ type: 'PlanningOpened', round: 1, atMs: 1_000, deadlineMs: 181_000, minUntilMs: 46_000 });
    expect(nextTick(game.game())).toEqual({ atMs: 181_000, command: { kind: 'deadlinePassed', round: 1 } });
  });

  test('takes the last acknowledged values, and not before its time', () => {
    const game = seated();
    game.take({ kind: 'setDecisions', round: 1, values: [order] }, person('ada'));
    expect(game.refusal({ kind: 'deadlinePassed', round: 1 }, host, 179_999)).toBe('phase/not-now');
    const facts = game.take({ kind: 'deadlinePassed', round: 1 }, host, 180_000);
    expect(facts.map((fact) => fact.type)).toEqual(['DeadlinePassed', 'RoundResolved']);
    expect(game.game().decisions[0]?.[0]).toBe(7);
    expect(nextTick(game.game())).toBeUndefined();
  });

  test('moves by the facilitator, from where it stands or from now', () => {
    const game = seated();
    game.take({ kind: 'extend', seconds: 60 }, facilitator);
    expect(game.game().deadlineMs).toBe(240_000);
    game.take({ kind: 'extend', seconds: 30 }, facilitator, 300_000);
    expect(game.game().deadlineMs).toBe(330_000);
    game.take({ kind: 'force', round: 1 }, facilitator);
    expect(game.refusal({ kind: 'extend', seconds: 30 }, facilitator)).toBe('phase/not-now');
  });

  test('when all have committed the next tick settles the round at the shortest time', () => {
    const game = seated();
    commitAll(game, 1_000);
    expect(nextTick(game.game())).toEqual({ atMs: 45_000, command: { kind: 'settle', round: 1 } });
  });
});

describe('a pause', () => {
  test('stops the clock and gives the rest of the time back', () => {
    const game = seated();
    game.take({ kind: 'pause' }, facilitator, 100_000);
    expect(game.game()).toMatchObject({ pauses: ['facilitator'], remainingMs: 80_000, deadlineMs: undefined });
    expect(nextTick(game.game())).toBeUndefined();
    game.take({ kind: 'resume' }, facilitator, 500_000);
    expect(game.game()).toMatchObject({ pauses: [], remainingMs: undefined, deadlineMs: 580_000 });
  });

  test('takes values and withdrawals, but no commit and nothing that moves the game on', () => {
    const game = seated();
    game.take({ kind: 'commit', round: 1 }, person('ben'));
    game.take({ kind: 'pause' }, facilitator);
    game.take({ kind: 'setDecisions', round: 1, values: [order] }, person('ada'));
    game.take({ kind: 'withdraw', round: 1 }, person('ben'));
    expect(game.game().drafts[0]).toBe(7);
    expect(game.refusal({ kind: 'commit', round: 1 }, person('ada'))).toBe('phase/paused');
    expect(game.refusal({ kind: 'force', round: 1 }, facilitator)).toBe('phase/paused');
    expect(game.refusal({ kind: 'extend', seconds: 60 }, facilitator)).toBe('phase/paused');
    expect(game.refusal({ kind: 'deadlinePassed', round: 1 }, host, 1e9)).toBe('phase/paused');
    expect(game.refusal({ kind: 'settle', round: 1 }, host, 1e9)).toBe('phase/paused');
  });

  test('holds between rounds too', () => {
    const game = seated();
    game.take({ kind: 'force', round: 1 }, facilitator);
    game.take({ kind: 'pause' }, facilitator);
    expect(game.refusal({ kind: 'advance', round: 1 }, facilitator)).toBe('phase/paused');
    game.take({ kind: 'resume' }, facilitator, 5);
    expect(game.game().deadlineMs).toBeUndefined();
    game.take({ kind: 'advance', round: 1 }, facilitator, 10);
    expect(game.game().deadlineMs).toBe(180_010);
  });

  test('lasts while any of its reasons does, and each reason counts once', () => {
    const game = seated();
    game.take({ kind: 'pause' }, facilitator, 30_000);
    game.take({ kind: 'pauseFor', reason: 'workshop' }, host, 40_000);
    expect(game.take({ kind: 'pause' }, facilitator, 50_000)).toEqual([]);
    game.take({ kind: 'resume' }, facilitator, 60_000);
    expect(game.game()).toMatchObject({ pauses: ['workshop'], remainingMs: 150_000, deadlineMs: undefined });
    expect(game.take({ kind: 'resume' }, facilitator, 61_000)).toEqual([]);
    game.take({ kind: 'resumeFor', reason: 'workshop' }, host, 70_000);
    expect(game.game().deadlineMs).toBe(220_000);
  });

  test('after a restart every clock has at least half a minute', () => {
    const late = seated();
    late.take({ kind: 'pauseFor', reason: 'restart' }, host, 175_000);
    late.take({ kind: 'resumeFor', reason: 'restart' }, host, 176_000);
    expect(late.game().deadlineMs).toBe(206_000);
    const overdue = seated();
    overdue.take({ kind: 'pauseFor', reason: 'restart' }, host, 999_000);
    overdue.take({ kind: 'resumeFor', reason: 'restart' }, host, 999_000);
    expect(overdue.game().deadlineMs).toBe(1_029_000);
    const paused = seated();
    paused.take({ kind: 'pause' }, facilitator, 178_000);
    paused.take({ kind: 'pauseFor', reason: 'restart' }, host, 300_000);
    paused.take({ kind: 'resumeFor', reason: 'restart' }, host, 300_000);
    paused.take({ kind: 'resume' }, facilitator, 400_000);
    expect(paused.game().deadlineMs).toBe(430_000);
    const early = seated();
    early.take({ kind: 'pauseFor', reason: 'restart' }, host, 80_000);
    early.take({ kind: 'resumeFor', reason: 'restart' }, host, 90_000);
    expect(early.game().deadlineMs).toBe(190_000);
  });
});
