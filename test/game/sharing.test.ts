import { describe, expect, test } from 'vitest';
import type { Seat } from '../../server/contract/ids.ts';
import { informationLevel } from '../../server/game/information.ts';
import { messagesLeft, publicationsLeft, shadowingsLeft } from '../../server/game/sharing/budgets.ts';
import { heardBy, knowsSignal } from '../../server/game/sharing/heard.ts';
import { actsNow } from '../../server/game/sharing/rights.ts';
import { shadowOf } from '../../server/game/sharing/shadowing.ts';
import type { Rules } from '../../server/game/rules.ts';
import { eventIn, withEvents } from '../support/eventful.ts';
import { bot, facilitator, host, people, person, seated, testGame, testSetup } from '../support/test-games.ts';
import type { TestGame } from '../support/test-games.ts';

const crowd = { kind: 'demand', itemIndices: [0], segmentIndices: [0], factorPpm: 3_000_000 } as const;
/** A storm of which sales hears in the first period. */
const storm = { ...eventIn('storm', 3, 1, [crowd]), signals: [{ atPeriod: 1, seats: ['sales' as const], text: 'A storm is coming' }] };
const notice = 'signal 1 0';

const acts = (informationLevel: Rules['acts'][number]['informationLevel']): Partial<Rules> => ({
  acts: [{ name: 'One', brief: '', fromRound: 1, informationLevel }],
});
const at = (level: Rules['acts'][number]['informationLevel'], rules: Partial<Rules> = {}): TestGame =>
  seated(withEvents(testSetup({ ...acts(level), ...rules }), storm));

const by = (seat: Seat) => person(people[seat]);
const hello = { kind: 'message', to: 'team', text: 'Hello' } as const;
const on = (game: TestGame): void => {
  const { round } = game.game();
  game.take({ kind: 'force', round }, facilitator);
  game.take({ kind: 'advance', round }, facilitator);
};

describe('the information level', () => {
  test('says what may be done with each other: nothing, talk, the board besides', () => {
    expect(actsNow(at('closed').setup, at('closed').game())).toEqual([]);
    const talk = at('talk');
    expect(actsNow(talk.setup, talk.game())).toEqual(['message', 'propose', 'passOn', 'shadow']);
    expect(talk.refusal({ kind: 'publish', panel: 'chain' }, by('sales'))).toBe('sharing/level');
    const board = at('board');
    expect(actsNow(board.setup, board.game())).toContain('publish');
  });

  test('refuses at closed whatever would tell, show or look', () => {
    const game = at('closed');
    on(game);
    expect(game.refusal(hello, by('sales'))).toBe('sharing/level');
    expect(game.refusal({ kind: 'passOn', notice, to: ['logistics'] }, by('sales'))).toBe('sharing/level');
    expect(game.refusal({ kind: 'publish', panel: 'chain' }, by('sales'))).toBe('sharing/level');
    expect(game.refusal({ kind: 'shadow', seat: 'logistics' }, by('sales'))).toBe('sharing/level');
    expect(game.refusal({ kind: 'thank', to: 'logistics', text: 'and now listen' }, by('sales'))).toBe('sharing/level');
  });

  test('is the act’s until the facilitator sets one, and from then on that one', () => {
    const game = seated();
    expect(informationLevel(game.setup, game.game())).toBe('closed');
    expect(game.refusal({ kind: 'setLevel', level: 'open' }, by('sales'))).toBe('token/not-allowed');
    expect(game.take({ kind: 'setLevel', level: 'talk' }, facilitator)).toEqual([{ type: 'LevelSet', level: 'talk' }]);
    expect(game.take({ kind: 'setLevel', level: 'talk' }, facilitator)).toEqual([]);
    game.take(hello, by('sales'));
    for (let round = 1; round <= 3; round += 1) on(game);
    expect(informationLevel(game.setup, game.game())).toBe('talk');
  });

  test('may be changed while the clock stands still', () => {
    const game = at('closed');
    game.take({ kind: 'pause' }, facilitator);
    game.take({ kind: 'setLevel', level: 'open' }, facilitator);
    expect(informationLevel(game.setup, game.game())).toBe('open');
  });

  test('in review is still that of the act just played', () => {
    const game = seated();
    for (let round = 1; round <= 2; round += 1) on(game);
    game.take({ kind: 'force', round: 3 }, facilitator);
    expect(game.refusal(hello, by('sales'))).toBe('sharing/level');
    game.take({ kind: 'advance', round: 3 }, facilitator);
    game.take(hello, by('sales'));
  });
});

describe('a message', () => {
  test('goes to the team or to one seat, from a seat, with a time and the round of the next decision', () => {
    const game = at('talk');
    expect(game.take(hello, by('sales'), 7_000)).toEqual([
      { type: 'MessageSent', round: 1, atMs: 7_000, from: 'sales', to: 'team', text: 'Hello' },
    ]);
    game.take({ kind: 'force', round: 1 }, facilitator);
    expect(game.take({ kind: 'message', to: 'logistics', template: 'canYouHelp' }, by('operations'))).toEqual([
      { type: 'MessageSent', round: 2, atMs: 0, from: 'operations', to: 'logistics', template: 'canYouHelp' },
    ]);
    expect(game.game().together.messages.map(({ id, from }) => [id, from])).toEqual([
      ['m1', 'sales'],
      ['m2', 'operations'],
    ]);
  });

  test('says something to somebody else', () => {
    const game = at('talk');
    expect(game.refusal({ kind: 'message', to: 'team' }, by('sales'))).toBe('talk/empty');
    expect(game.refusal({ kind: 'message', to: 'sales', text: 'To myself' }, by('sales'))).toBe('seat/yourself');
  });

  test('is one of twenty that a seat has for a round', () => {
    const game = at('talk');
    for (let count = 0; count < 20; count += 1) game.take(hello, by('sales'));
    expect(messagesLeft(game.game(), 'sales')).toBe(0);
    expect(game.refusal(hello, by('sales'))).toBe('talk/too-many');
    game.take(hello, by('logistics'));
    game.take({ kind: 'force', round: 1 }, facilitator);
    expect(messagesLeft(game.game(), 'sales')).toBe(20);
    game.take(hello, by('sales'));
    game.take({ kind: 'advance', round: 1 }, facilitator);
    expect(messagesLeft(game.game(), 'sales')).toBe(19);
  });

  test('comes from whoever holds the seat: its person, or the bot that does', () => {
    const game = at('talk');
    expect(game.refusal(hello, person('eve'))).toBe('seat/none');
    expect(game.refusal(hello, bot('sales'))).toBe('seat/not-yours');
    game.take({ kind: 'seatBot', seat: 'sales', policy: 'basestock', covers: true }, host);
    game.take(hello, bot('sales'));
    expect(game.refusal(hello, facilitator)).toBe('token/not-allowed');
  });
});

describe('a signal', () => {
  const heard = (): TestGame => {
    const game = at('talk');
    on(game);
    return game;
  };

  test('is known to whom it named', () => {
    const game = heard();
    expect(heardBy(game.game(), notice)).toEqual(['sales']);
    expect(heardBy(game.game(), 'signal 9 0')).toEqual([]);
    expect(heardBy(game.game(), 'event 1 storm')).toEqual([]);
    expect(knowsSignal(game.game(), 'logistics', notice)).toBe(false);
  });

  test('is passed on by whom it reached, and on again by whom it was told to', () => {
    const game = heard();
    expect(game.refusal({ kind: 'passOn', notice, to: ['operations'] }, by('logistics'))).toBe('sharing/nothing');
    expect(game.take({ kind: 'passOn', notice, to: ['logistics', 'logistics'] }, by('sales'), 90)).toEqual([
      { type: 'SignalPassedOn', notice, by: 'sales', to: ['logistics'], round: 2, atMs: 90 },
    ]);
    expect(knowsSignal(game.game(), 'logistics', notice)).toBe(true);
    game.take({ kind: 'passOn', notice, to: ['operations'] }, by('logistics'));
  });

  test('is told to each seat once, and not to oneself', () => {
    const game = heard();
    game.take({ kind: 'passOn', notice, to: ['logistics'] }, by('sales'));
    expect(game.refusal({ kind: 'passOn', notice, to: ['sales'] }, by('sales'))).toBe('seat/yourself');
    expect(game.refusal({ kind: 'passOn', notice, to: ['logistics'] }, by('sales'))).toBe('sharing/nothing');
    expect(game.take({ kind: 'passOn', notice, to: ['logistics', 'procurement'] }, by('sales'))).toMatchObject([{ to: ['procurement'] }]);
  });

  test('can be told by one who was told to one who knows: who has heard of it is not to be learnt by telling', () => {
    const game = heard();
    game.take({ kind: 'passOn', notice, to: ['logistics', 'procurement'] }, by('sales'));
    expect(game.take({ kind: 'passOn', notice, to: ['sales', 'procurement', 'operations'] }, by('logistics'))).toMatchObject([
      { by: 'logistics', to: ['sales', 'procurement', 'operations'] },
    ]);
  });

  test('that nobody was ever told of cannot be told', () => {
    expect(heard().refusal({ kind: 'passOn', notice: 'signal 2 0', to: ['logistics'] }, by('sales'))).toBe('sharing/nothing');
    expect(heard().refusal({ kind: 'passOn', notice: 'the moon is full', to: ['logistics'] }, by('sales'))).toBe('sharing/nothing');
  });
});

describe('the board', () => {
  test('shows an own panel as it was after the last round', () => {
    const game = at('board');
    on(game);
    expect(game.take({ kind: 'publish', panel: 'chain' }, by('sales'))).toEqual([
      { type: 'PanelPublished', by: 'sales', panel: 'chain', round: 2, asOfRound: 1 },
    ]);
    expect(game.refusal({ kind: 'publish', panel: 'crew' }, by('sales'))).toBe('sharing/nothing');
  });

  test('does not take the same panel twice while it says the same', () => {
    const game = at('board');
    game.take({ kind: 'publish', panel: 'chain' }, by('sales'));
    expect(game.refusal({ kind: 'publish', panel: 'chain' }, by('sales'))).toBe('sharing/nothing');
    game.take({ kind: 'publish', panel: 'chain' }, by('logistics'));
    on(game);
    game.take({ kind: 'publish', panel: 'chain' }, by('sales'));
  });

  test('has room for so many panels a seat and round, review and planning together', () => {
    const wide = testSetup({ ...acts('board'), sharing: { shadowings: 0, publicationsPerRound: 1 } });
    const roles = { ...wide.rules.roles, sales: { ...wide.rules.roles.sales, panels: ['chain', 'service'] as const } };
    const game = seated({ ...wide, rules: { ...wide.rules, roles } });
    game.take({ kind: 'force', round: 1 }, facilitator);
    expect(publicationsLeft(game.setup, game.game(), 'sales')).toBe(1);
    game.take({ kind: 'publish', panel: 'chain' }, by('sales'));
    game.take({ kind: 'advance', round: 1 }, facilitator);
    expect(publicationsLeft(game.setup, game.game(), 'sales')).toBe(0);
    expect(game.refusal({ kind: 'publish', panel: 'service' }, by('sales'))).toBe('sharing/budget');
    on(game);
    game.take({ kind: 'publish', panel: 'service' }, by('sales'));
    expect(game.refusal({ kind: 'shadow', seat: 'logistics' }, by('sales'))).toBe('sharing/budget');
  });
});

describe('a look over a colleague’s shoulder', () => {
  test('lasts for the round it was asked for', () => {
    const game = at('talk');
    expect(game.take({ kind: 'shadow', seat: 'logistics' }, by('sales'))).toEqual([
      { type: 'ShadowingBegun', by: 'sales', of: 'logistics', round: 1 },
    ]);
    expect(shadowOf(game.setup, game.game(), 'sales')).toBe('logistics');
    expect(shadowOf(game.setup, game.game(), 'logistics')).toBeUndefined();
    game.take({ kind: 'force', round: 1 }, facilitator);
    expect(shadowOf(game.setup, game.game(), 'sales')).toBeUndefined();
  });

  test('asked for in review lasts through the planning after it', () => {
    const game = at('talk');
    game.take({ kind: 'force', round: 1 }, facilitator);
    game.take({ kind: 'shadow', seat: 'operations' }, by('sales'));
    expect(shadowOf(game.setup, game.game(), 'sales')).toBe('operations');
    game.take({ kind: 'advance', round: 1 }, facilitator);
    expect(shadowOf(game.setup, game.game(), 'sales')).toBe('operations');
  });

  test('is one a round, few a game, and never at oneself', () => {
    const game = at('talk');
    expect(game.refusal({ kind: 'shadow', seat: 'sales' }, by('sales'))).toBe('seat/yourself');
    game.take({ kind: 'shadow', seat: 'logistics' }, by('sales'));
    expect(game.take({ kind: 'shadow', seat: 'logistics' }, by('sales'))).toEqual([]);
    expect(game.refusal({ kind: 'shadow', seat: 'operations' }, by('sales'))).toBe('sharing/budget');
    expect(shadowingsLeft(game.setup, game.game(), 'sales')).toBe(1);
    on(game);
    game.take({ kind: 'shadow', seat: 'operations' }, by('sales'));
    on(game);
    expect(game.refusal({ kind: 'shadow', seat: 'operations' }, by('sales'))).toBe('sharing/budget');
  });

  test('ends when the level no longer allows it', () => {
    const game = at('talk');
    game.take({ kind: 'shadow', seat: 'logistics' }, by('sales'));
    game.take({ kind: 'setLevel', level: 'closed' }, facilitator);
    expect(shadowOf(game.setup, game.game(), 'sales')).toBeUndefined();
  });
});

test('nothing can be begun in the briefing or after the end, but thanks may still be said', () => {
  const game = testGame(testSetup(acts('open')));
  expect(actsNow(game.setup, game.game())).toEqual([]);
  game.take({ kind: 'takeSeat', seat: 'sales' }, person('ada'));
  expect(game.refusal(hello, person('ada'))).toBe('phase/not-now');
  game.take({ kind: 'start' }, facilitator);
  while (game.phase() !== 'finished') {
    game.take({ kind: 'force', round: game.game().round }, facilitator);
    if (game.phase() === 'review') game.take({ kind: 'advance', round: game.game().round }, facilitator);
  }
  expect(actsNow(game.setup, game.game())).toEqual([]);
  expect(game.refusal(hello, person('ada'))).toBe('game/finished');
  game.take({ kind: 'thank', to: 'logistics', text: 'For the last truck' }, person('ada'));
  expect(game.game().together.thanks).toEqual([{ from: 'sales', to: 'logistics', round: 5, text: 'For the last truck' }]);
});
