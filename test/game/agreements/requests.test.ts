import { describe, expect, test } from 'vitest';
import { action, by, outcome, request, teamGame } from '../../support/agreeing-team.ts';
import { facilitator } from '../../support/test-games.ts';

const types = (facts: readonly { readonly type: string }[]): readonly string[] => facts.map(({ type }) => type);

describe('a request', () => {
  test('is put to one colleague with what is asked as that colleague’s promise', () => {
    const game = teamGame();
    expect(game.propose('sales', request())).toEqual([
      {
        type: 'AgreementProposed',
        agreement: 'a1',
        round: 1,
        atMs: 0,
        by: 'sales',
        to: ['logistics'],
        terms: request(),
        pledges: [outcome()],
      },
    ]);
    expect(game.agreement('a1')).toMatchObject({ state: 'open', turn: ['logistics'], answers: [], filled: [] });
  });

  test('accepted is a promise from then on, and what was named as the way to it is filled in', () => {
    const game = teamGame();
    game.propose('sales', request());
    const actions = [{ lever: 'transfer' as const, key: 'central>north water', value: 120 }];
    expect(types(game.answer('logistics', 'a1', 'accept', { actions }))).toEqual(['AgreementAnswered', 'AgreementMade', 'DecisionsSet']);
    expect(game.agreement('a1')).toMatchObject({
      state: 'agreed',
      turn: [],
      agreed: { round: 1, period: 0 },
      filled: [{ seat: 'logistics', round: 1, lever: 'transfer', key: 'central>north water', value: 120, before: null }],
    });
    expect(game.draft('transfer', 'central>north water')).toBe(120);
    expect(game.why('sales', { kind: 'answer', agreement: 'a1', answer: 'decline' }).code).toBe('agreement/not-now');
  });

  test('may be countered with instalments: 50 now, 50 in two weeks', () => {
    const game = teamGame();
    game.propose('sales', request());
    const offer = [outcome({ value: 50, byPeriod: 5 }), outcome({ value: 50, byPeriod: 15 })];
    expect(types(game.answer('logistics', 'a1', 'counter', { pledges: offer, reason: 'One truck is all I have' }))).toEqual([
      'AgreementAnswered',
    ]);
    expect(game.agreement('a1')).toMatchObject({ state: 'answered', turn: ['sales'], pledges: offer });
    expect(game.why('logistics', { kind: 'answer', agreement: 'a1', answer: 'accept' })).toEqual({
      code: 'agreement/not-yours',
      details: { because: 'turn' },
    });
    game.answer('sales', 'a1', 'accept');
    expect(game.agreement('a1')).toMatchObject({ state: 'agreed', pledges: offer });
    game.on();
    expect(game.agreement('a1').state).toBe('agreed');
    game.on();
    game.on();
    expect(['kept', 'missed']).toContain(game.agreement('a1').state);
  });

  test('goes back and forth until one of the two is content, or has had enough', () => {
    const game = teamGame();
    game.propose('sales', request());
    game.answer('logistics', 'a1', 'part', { pledges: [outcome({ value: 40 })] });
    expect(game.why('sales', { kind: 'answer', agreement: 'a1', answer: 'part', pledges: [outcome({ value: 60 })] }).code).toBe(
      'agreement/answer',
    );
    game.answer('sales', 'a1', 'counter', { pledges: [outcome({ value: 70 })] });
    expect(game.agreement('a1')).toMatchObject({ turn: ['logistics'], pledges: [outcome({ value: 70 })] });
    game.answer('logistics', 'a1', 'counter', { pledges: [outcome({ value: 50 })] });
    expect(types(game.answer('sales', 'a1', 'decline', { reason: 'Too little' }))).toEqual(['AgreementAnswered', 'AgreementDeclined']);
    expect(game.agreement('a1')).toMatchObject({ state: 'declined', ended: { round: 1, by: 'sales', pledges: [] } });
  });

  test('may leave things open, but whoever accepts has to fill them in, as asked as far as that was said', () => {
    const game = teamGame();
    game.propose('sales', { kind: 'request', what: { kind: 'outcome', measure: 'received' }, item: 'water', amount: 100 });
    expect(game.agreement('a1').pledges).toEqual([]);
    const accept = { kind: 'answer', agreement: 'a1', answer: 'accept' } as const;
    expect(game.why('logistics', accept).code).toBe('agreement/incomplete');
    expect(game.why('logistics', { ...accept, pledges: [outcome({ value: 60 })] })).toEqual({
      code: 'agreement/incomplete',
      details: { missing: 'amount' },
    });
    expect(game.why('logistics', { ...accept, pledges: [outcome({ item: 'cola' })] }).code).toBe('agreement/incomplete');
    expect(game.why('logistics', { ...accept, pledges: [outcome({ seat: 'sales' })] })).toEqual({
      code: 'agreement/terms',
      details: { what: 'seat', value: 'sales' },
    });
    game.take({ ...accept, pledges: [outcome({ value: 60 }), outcome({ value: 40, byPeriod: 10 })] }, by('logistics'));
    expect(game.agreement('a1')).toMatchObject({ state: 'agreed' });
  });

  test('for somebody’s lever fills the lever in, more than was there and no less', () => {
    const game = teamGame();
    const terms = request({ what: { kind: 'action', lever: 'booking' }, place: 'central>north', amount: 20, inRound: 1 });
    const { item: _, byPeriod: __, ...booking } = terms;
    game.propose('sales', booking);
    expect(game.agreement('a1').pledges).toEqual([action({ lever: 'booking', key: 'central>north', value: 20 })]);
    game.answer('logistics', 'a1', 'accept');
    expect(game.draft('booking', 'central>north')).toBe(20);
    game.propose('operations', { ...booking, amount: 15 });
    game.answer('logistics', 'a2', 'accept');
    expect(game.draft('booking', 'central>north')).toBe(20);
    expect(game.agreement('a2').filled).toEqual([]);
  });

  test('may offer something in return, which the other accepts or not', () => {
    const game = teamGame();
    const inReturn = action({ seat: 'sales', lever: 'price', key: 'water', relation: 'exactly', value: 100 });
    game.propose('sales', request(), ['logistics'], [inReturn]);
    expect(game.agreement('a1').pledges).toEqual([inReturn, outcome()]);
    game.answer('logistics', 'a1', 'accept');
    // Promised by both: neither can let the other go alone.
    for (const seat of ['sales', 'logistics'] as const)
      expect(game.why(seat, { kind: 'release', agreement: 'a1' }).code).toBe('agreement/not-yours');
  });

  test('is withdrawn by who asked while it is open, and let go by who was promised something afterwards', () => {
    const game = teamGame();
    game.propose('sales', request());
    expect(game.why('logistics', { kind: 'release', agreement: 'a1' }).code).toBe('agreement/not-yours');
    game.tell('sales', 'release', 'a1');
    expect(game.agreement('a1')).toMatchObject({ state: 'released', ended: { by: 'sales' } });
    game.propose('sales', request());
    game.answer('logistics', 'a2', 'accept');
    expect(game.why('logistics', { kind: 'release', agreement: 'a2' }).code).toBe('agreement/not-yours');
    game.tell('sales', 'release', 'a2');
    expect(game.agreement('a2').state).toBe('released');
    expect(game.why('sales', { kind: 'release', agreement: 'a2' }).code).toBe('agreement/not-now');
  });

  test('that nobody has agreed to by the end of the next round lapses', () => {
    const game = teamGame();
    game.propose('sales', request({ byPeriod: 20 }));
    game.on();
    expect(game.agreement('a1').state).toBe('open');
    game.answer('logistics', 'a1', 'counter', { pledges: [outcome({ value: 10, byPeriod: 20 })] });
    game.take({ kind: 'force', round: 2 }, facilitator);
    expect(game.agreement('a1')).toMatchObject({ state: 'lapsed', ended: { round: 2, pledges: [] } });
    // Between two rounds counts as the round to come.
    game.propose('sales', request({ byPeriod: 20 }));
    expect(game.agreement('a2').round).toBe(3);
    game.take({ kind: 'advance', round: 2 }, facilitator);
    game.on();
    expect(game.agreement('a2').state).toBe('open');
    game.on();
    expect(game.agreement('a2').state).toBe('lapsed');
  });

  test('agreed for a later round is filled in when that round is planned', () => {
    const game = teamGame();
    const pledges = [action({ round: 1, value: 30 }), action({ round: 3, value: 80 })];
    game.propose('sales', request());
    game.answer('logistics', 'a1', 'counter', { pledges });
    expect(types(game.answer('sales', 'a1', 'accept'))).toEqual(['AgreementAnswered', 'AgreementMade', 'DecisionsSet']);
    game.on();
    expect(game.draft('transfer', 'central>north water')).toBeUndefined();
    game.take({ kind: 'force', round: 2 }, facilitator);
    expect(types(game.take({ kind: 'advance', round: 2 }, facilitator))).toEqual([
      'Advanced',
      'PlanningOpened',
      'AgreementFilled',
      'DecisionsSet',
    ]);
    expect(game.draft('transfer', 'central>north water')).toBe(80);
    expect(game.agreement('a1').filled.map(({ round, value }) => [round, value])).toEqual([
      [1, 30],
      [3, 80],
    ]);
  });

  test('agreed between two rounds is filled in when the next one is planned', () => {
    const game = teamGame();
    game.take({ kind: 'force', round: 1 }, facilitator);
    game.propose('sales', request({ byPeriod: 12 }));
    game.answer('logistics', 'a1', 'accept', { actions: [{ lever: 'transfer', key: 'central>north water', value: 100 }] });
    expect(game.agreement('a1')).toMatchObject({ agreed: { round: 2, period: 5 }, filled: [] });
    game.take({ kind: 'advance', round: 1 }, facilitator);
    expect(game.draft('transfer', 'central>north water')).toBe(100);
    expect(game.agreement('a1').filled).toHaveLength(1);
  });

  test('fills in a seat that has committed already; the seat may change it and break its word', () => {
    const game = teamGame();
    game.propose(
      'sales',
      request({
        what: { kind: 'action', lever: 'booking' },
        item: undefined,
        byPeriod: undefined,
        place: 'central>north',
        amount: 20,
        inRound: 1,
      }),
    );
    game.answer('logistics', 'a1', 'accept');
    game.take({ kind: 'commit', round: 1 }, by('logistics'));
    game.propose(
      'sales',
      request({
        what: { kind: 'action', lever: 'booking' },
        item: undefined,
        byPeriod: undefined,
        place: 'central>east',
        amount: 12,
        inRound: 1,
      }),
    );
    game.answer('logistics', 'a2', 'accept');
    expect(game.draft('booking', 'central>east')).toBe(12);
    expect(game.game().seats.logistics.committed).toBe(true);
    game.take({ kind: 'withdraw', round: 1 }, by('logistics'));
    game.take({ kind: 'setDecisions', round: 1, values: [{ lever: 'booking', key: 'central>north', value: null }] }, by('logistics'));
    game.on();
    expect(game.agreement('a1')).toMatchObject({
      state: 'missed',
      ended: { round: 1, pledges: [{ kept: false, actual: 10, because: 'notActed' }] },
    });
    expect(game.agreement('a2')).toMatchObject({ state: 'kept', ended: { pledges: [{ kept: true, actual: 12 }] } });
  });

  test('too late to be kept can be offered another date, not accepted', () => {
    const game = teamGame();
    game.propose('sales', request({ byPeriod: 5 }));
    game.on();
    expect(game.why('logistics', { kind: 'answer', agreement: 'a1', answer: 'accept' })).toEqual({
      code: 'agreement/terms',
      details: { what: 'when', value: 5 },
    });
    game.answer('logistics', 'a1', 'counter', { pledges: [outcome({ byPeriod: 10 })] });
    game.answer('sales', 'a1', 'accept');
    expect(game.agreement('a1').state).toBe('agreed');
  });
});
