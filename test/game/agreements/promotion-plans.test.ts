import { describe, expect, test } from 'vitest';
import { action, teamGame } from '../../support/agreeing-team.ts';

describe('a promotion plan', () => {
  const plan = { kind: 'promotionPlan', item: 'water', option: 2, round: 3 } as const;

  test('belongs to whoever has the promotion, a round ahead', () => {
    const game = teamGame();
    expect(game.why('logistics', { kind: 'propose', to: ['sales', 'procurement', 'operations'], terms: plan, pledges: [] }).code).toBe(
      'lever/not-yours',
    );
    const ask = (change: Partial<typeof plan> | object) =>
      game.why('sales', { kind: 'propose', to: ['logistics', 'procurement', 'operations'], terms: { ...plan, ...change }, pledges: [] });
    expect(ask({ round: 1 })).toEqual({ code: 'agreement/terms', details: { what: 'when', value: 1 } });
    expect(ask({ round: 9 }).code).toBe('agreement/terms');
    expect(ask({ option: 0 })).toEqual({ code: 'agreement/terms', details: { what: 'option', value: 0 } });
    expect(ask({ option: 3 }).code).toBe('lever/out-of-range');
    expect(ask({ item: 'tea' }).code).toBe('agreement/terms');
    expect(game.why('sales', { kind: 'propose', to: ['logistics'], terms: plan, pledges: [] }).code).toBe('agreement/terms');
  });

  test('is voted on with confidence and card; a mind may be changed until it is launched', () => {
    const game = teamGame();
    game.propose('sales', plan);
    const card = [{ subject: 'hours', key: 'central', needed: 90, available: 60, unit: 'minutes' }] as const;
    game.answer('operations', 'a1', 'no', { confidence: 4, card: [...card], reason: 'The dock is full' });
    game.answer('logistics', 'a1', 'go', { confidence: 2 });
    expect(game.agreement('a1')).toMatchObject({ state: 'answered', turn: ['procurement'] });
    game.answer('operations', 'a1', 'smaller', { option: 1 });
    game.answer('procurement', 'a1', 'go');
    expect(game.agreement('a1')).toMatchObject({ state: 'answered', turn: [] });
    expect(game.why('sales', { kind: 'answer', agreement: 'a1', answer: 'go' }).code).toBe('agreement/not-yours');
    expect(game.why('logistics', { kind: 'answer', agreement: 'a1', answer: 'accept' }).code).toBe('agreement/answer');
    expect(game.why('logistics', { kind: 'answer', agreement: 'a1', answer: 'go', option: 1 }).code).toBe('agreement/answer');
    expect(game.why('logistics', { kind: 'conclude', agreement: 'a1' }).code).toBe('agreement/not-yours');
  });

  test('with everybody for it is launched in the round before it runs', () => {
    const game = teamGame();
    game.propose('sales', plan);
    for (const seat of ['logistics', 'procurement', 'operations'] as const) game.answer(seat, 'a1', 'go');
    game.tell('sales', 'conclude', 'a1');
    expect(game.agreement('a1').agreed).toEqual({ round: 1, period: 0, atMs: 0 });
    expect(game.draft('promotion', 'water')).toBeUndefined();
    game.on();
    expect(game.draft('promotion', 'water')).toBe(2);
    game.on();
    expect(game.agreement('a1').state).toBe('kept');
    expect(game.game().records.at(-1)?.close.promotionNext[0]).toBe(2);
  });

  test('may be launched against advice, and that is remembered', () => {
    const game = teamGame();
    game.propose('sales', { ...plan, round: 2 });
    game.answer('logistics', 'a1', 'go', {
      pledges: [action({ lever: 'booking', key: 'central>north', value: 30 })],
      actions: [{ lever: 'booking', key: 'central>east', value: 20 }],
    });
    game.answer('operations', 'a1', 'go', {
      pledges: [action({ seat: 'operations', lever: 'overtime', key: 'central', value: 40 })],
    });
    // Who is no longer for it keeps nothing of what they offered.
    game.answer('operations', 'a1', 'no');
    game.tell('sales', 'conclude', 'a1');
    expect(game.agreement('a1').agreed?.againstAdvice).toBe(true);
    expect(game.draft('promotion', 'water')).toBe(2);
    expect(game.draft('booking', 'central>north')).toBe(30);
    expect(game.draft('booking', 'central>east')).toBe(20);
    expect(game.draft('overtime', 'central')).toBeUndefined();
  });

  test('that nobody has answered is launched against advice; too late it is not launched at all', () => {
    const game = teamGame();
    game.propose('sales', { ...plan, round: 2 });
    game.propose('sales', { ...plan, round: 3 });
    game.on();
    expect(game.why('sales', { kind: 'conclude', agreement: 'a1' })).toEqual({
      code: 'agreement/terms',
      details: { what: 'when', value: 1 },
    });
    game.tell('sales', 'conclude', 'a2');
    expect(game.agreement('a2').agreed?.againstAdvice).toBe(true);
  });
});
