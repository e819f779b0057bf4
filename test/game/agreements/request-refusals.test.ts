import { describe, expect, test } from 'vitest';
import type { Terms } from '../../../server/contract/agreement-schemas.ts';
import type { InformationLevel } from '../../../server/contract/ids.ts';
import { action, outcome, request, teamGame, teamSetup } from '../../support/agreeing-team.ts';
import { facilitator } from '../../support/test-games.ts';

describe('a request', () => {
  test.each([
    ['a place that is nowhere', { place: 'paris' }, { what: 'place', value: 'paris' }],
    ['an item that nobody sells', { item: 'tea' }, { what: 'item', value: 'tea' }],
    ['a lane where a site is meant', { place: 'central>north' }, { what: 'place', value: 'central>north' }],
    ['the past', { byPeriod: 0 }, { what: 'when', value: 0 }],
    ['a day after the announced end', { byPeriod: 41 }, { what: 'when', value: 41 }],
    ['less than nothing', { amount: -1 }, { what: 'amount', value: -1 }],
    ['a round for something that has a day', { inRound: 2 }, { what: 'when', value: 2 }],
    [
      'one item of a queue that is counted together',
      { what: { kind: 'outcome', measure: 'dockQueue' }, place: 'central' },
      { what: 'item', value: 'water' },
    ],
    [
      'the dock of a site without people',
      { what: { kind: 'outcome', measure: 'dockQueue' }, item: undefined },
      { what: 'place', value: 'north' },
    ],
    [
      'what customers never buy',
      { what: { kind: 'outcome', measure: 'delivered' }, place: 'bilbao/accounts', item: 'cola' },
      { what: 'item', value: 'cola' },
    ],
    [
      'a lever that the colleague does not have',
      { what: { kind: 'action', lever: 'order' }, place: undefined, item: undefined, byPeriod: undefined },
      { what: 'lever', value: 'order' },
    ],
    [
      'a field that there is not',
      { what: { kind: 'action', lever: 'booking' }, place: 'north', item: undefined, byPeriod: undefined },
      { what: 'place', value: 'north' },
    ],
  ] as const)('for %s makes no sense', (_, change, details) => {
    const game = teamGame();
    const terms = Object.fromEntries(Object.entries(request(change as object)).filter(([, value]) => value !== undefined)) as Terms;
    expect(game.why('sales', { kind: 'propose', to: ['logistics'], terms, pledges: [] })).toEqual({ code: 'agreement/terms', details });
  });

  test('cannot go to oneself, or to two', () => {
    const game = teamGame();
    expect(game.why('sales', { kind: 'propose', to: ['sales'], terms: request(), pledges: [] }).code).toBe('seat/yourself');
    expect(game.why('sales', { kind: 'propose', to: ['logistics', 'operations'], terms: request(), pledges: [] }).code).toBe(
      'agreement/terms',
    );
  });

  test.each([
    ['somebody else’s lever', action({ lever: 'order', key: 'central water', value: 100 }), 'lever/not-yours'],
    ['for a colleague who is not asked', outcome({ seat: 'operations' }), 'agreement/terms'],
    ['more than the lever takes', action({ value: 501 }), 'lever/out-of-range'],
    ['a field that there is not', action({ lever: 'booking', key: 'nowhere' }), 'lever/unknown'],
    ['a round that is over', action({ round: 0 }), 'agreement/terms'],
    ['a round after the announced end', action({ round: 9 }), 'agreement/terms'],
    ['a signed number', { kind: 'forecast', item: 'water', round: 2, units: 5 } as const, 'agreement/terms'],
    ['a goal', { kind: 'kpi', kpi: 'csat', relation: 'atLeast', value: 80, byRound: 4 } as const, 'agreement/terms'],
  ])('cannot be countered by promising %s', (_, pledge, code) => {
    const game = teamGame();
    game.propose('sales', request());
    expect(game.why('logistics', { kind: 'answer', agreement: 'a1', answer: 'counter', pledges: [pledge] }).code).toBe(code);
  });

  test('cannot be accepted with an input that is locked, or another’s', () => {
    const game = teamGame();
    game.propose('sales', request({ place: 'central' }), ['operations']);
    const accept = { kind: 'answer', agreement: 'a1', answer: 'accept' } as const;
    const hire = { lever: 'staffing', key: 'central hires', value: 2 } as const;
    expect(game.why('operations', { ...accept, actions: [hire] }).code).toBe('lever/locked');
    expect(game.why('operations', { ...accept, actions: [{ lever: 'booking', key: 'central>north', value: 2 }] }).code).toBe(
      'lever/not-yours',
    );
    expect(game.why('operations', { ...accept, answer: 'decline', actions: [hire] }).code).toBe('agreement/answer');
  });

  test('is nobody else’s business: others do not even learn that it is there', () => {
    const game = teamGame();
    game.propose('sales', request());
    for (const kind of ['release', 'escalate', 'conclude'] as const)
      expect(game.why('operations', { kind, agreement: 'a1' }).code).toBe('agreement/unknown');
    expect(game.why('operations', { kind: 'answer', agreement: 'a1', answer: 'accept' })).toEqual(
      game.why('operations', { kind: 'answer', agreement: 'a7', answer: 'accept' }),
    );
  });

  test('is one of at most twelve that wait for an answer', () => {
    const game = teamGame();
    for (let count = 1; count <= 12; count += 1) game.propose('sales', request());
    expect(game.why('sales', { kind: 'propose', to: ['logistics'], terms: request(), pledges: [] }).code).toBe('agreement/too-many');
    game.propose('operations', request());
    game.answer('logistics', 'a3', 'decline');
    game.propose('sales', request());
  });

  test.each([
    ['closed', 'sharing/level'],
    ['talk', undefined],
    ['board', undefined],
    ['open', undefined],
  ] as const)('at %s is refused with %s', (informationLevel: InformationLevel, code) => {
    const game = teamGame(teamSetup({ acts: [{ name: 'One', brief: '', fromRound: 1, informationLevel }] }));
    if (code === undefined) game.propose('sales', request());
    else expect(game.why('sales', { kind: 'propose', to: ['logistics'], terms: request(), pledges: [] }).code).toBe(code);
  });

  test('made when people could talk may be answered when they cannot', () => {
    const game = teamGame();
    game.propose('sales', request());
    game.take({ kind: 'setLevel', level: 'closed' }, facilitator);
    game.answer('logistics', 'a1', 'accept');
    expect(game.agreement('a1').state).toBe('agreed');
  });

  test('in a huddle may be made whatever the act says, and counts for the round to come', () => {
    const huddle = { afterRound: 1, kind: 'standUp', seconds: 60, prompts: [], beliefRounds: 0, rotate: false } as const;
    const game = teamGame(teamSetup({ acts: [{ name: 'One', brief: '', fromRound: 1, informationLevel: 'closed' }], huddles: [huddle] }));
    game.on();
    expect(game.phase()).toBe('huddle');
    game.propose('sales', request({ byPeriod: 9 }));
    expect(game.agreement('a1').round).toBe(2);
  });
});
