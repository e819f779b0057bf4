import { describe, expect, test } from 'vitest';
import { by, outcome, request, teamGame, teamSetup } from '../../support/agreeing-team.ts';
import { facilitator } from '../../support/test-games.ts';

describe('the planning lead', () => {
  const huddle = { afterRound: 1, kind: 'standUp', seconds: 60, prompts: [], beliefRounds: 0, rotate: false } as const;
  const led = () => {
    const game = teamGame(teamSetup({ huddles: [huddle] }));
    game.on();
    game.take({ kind: 'nameLead', seat: 'operations' }, by('operations'));
    game.take({ kind: 'advance', round: 1 }, facilitator);
    return game;
  };

  test('is asked only where there is one', () => {
    const game = teamGame();
    game.propose('sales', request());
    expect(game.why('sales', { kind: 'escalate', agreement: 'a1' })).toEqual({ code: 'agreement/not-now', details: { because: 'lead' } });
  });

  test('settles what a party brings to them, with the newest offer or not at all', () => {
    const game = led();
    game.propose('sales', request({ byPeriod: 15 }));
    const arbitrate = { kind: 'arbitrate', agreement: 'a1', accept: true, reason: 'Burgos first' } as const;
    expect(game.why('operations', arbitrate).code).toBe('agreement/unknown');
    game.answer('logistics', 'a1', 'counter', { pledges: [outcome({ value: 60, byPeriod: 15 })] });
    game.tell('sales', 'escalate', 'a1');
    expect(game.tell('logistics', 'escalate', 'a1')).toEqual([]);
    expect(game.why('sales', arbitrate)).toEqual({ code: 'agreement/not-yours', details: { because: 'lead' } });
    expect(game.why('operations', { kind: 'answer', agreement: 'a1', answer: 'accept' }).code).toBe('agreement/not-yours');
    game.take(arbitrate, by('operations'));
    expect(game.agreement('a1')).toMatchObject({
      state: 'agreed',
      pledges: [outcome({ value: 60, byPeriod: 15 })],
      agreed: { settledBy: 'operations', reason: 'Burgos first' },
    });
    game.propose('sales', request({ byPeriod: 15 }));
    game.tell('logistics', 'escalate', 'a2');
    game.take({ ...arbitrate, agreement: 'a2', accept: false }, by('operations'));
    expect(game.agreement('a2')).toMatchObject({ state: 'declined', ended: { by: 'operations', reason: 'Burgos first' } });
  });

  test('may be one of the two, but nobody accepts for a colleague what has not been said', () => {
    const game = led();
    game.propose('operations', { kind: 'request', what: { kind: 'outcome', measure: 'received' }, amount: 10 });
    game.tell('operations', 'escalate', 'a1');
    expect(game.why('operations', { kind: 'arbitrate', agreement: 'a1', accept: true }).code).toBe('agreement/incomplete');
    game.take({ kind: 'arbitrate', agreement: 'a1', accept: false }, by('operations'));
    expect(game.agreement('a1').state).toBe('declined');
  });
});
