import { describe, expect, test } from 'vitest';
import type { Seat } from '../../server/contract/ids.ts';
import { nextTick } from '../../server/game/deadlines.ts';
import { headlessGame, openHeadlessHuddle, openHeadlessRound, resolveHeadlessRound } from '../../server/game/headless.ts';
import { beliefsRevealed } from '../../server/game/huddles/plan.ts';
import type { HuddlePlan } from '../../server/game/rules.ts';
import { bot, facilitator, host, people, person, seated, testGame, testSetup } from '../support/test-games.ts';
import type { TestGame } from '../support/test-games.ts';

const plan: HuddlePlan = { afterRound: 1, kind: 'summit', seconds: 300, prompts: ['What happened?'], beliefRounds: 2, rotate: false };
const setup = testSetup({ huddles: [plan, { ...plan, afterRound: 3, kind: 'standUp', beliefRounds: 0 }] });
const belief = { demandByRound: [8, 9], bottleneck: 'wholesaler>retailer', trust: 3 };
const by = (seat: Seat) => person(people[seat]);

const types = (facts: readonly { readonly type: string }[]): readonly string[] => facts.map(({ type }) => type);

/** A game with people on every seat, in its first huddle from 10 s on. */
const inHuddle = (options: { readonly pace?: 'hand' | 'team' } = {}, rules = setup): TestGame => {
  const game = seated(rules, options);
  game.take({ kind: 'force', round: 1 }, facilitator);
  game.take({ kind: 'advance', round: 1 }, facilitator, 10_000);
  game.clock(20_000);
  return game;
};

describe('a huddle', () => {
  test('follows the review of the round after which the scenario holds one, and planning follows it', () => {
    const game = seated(setup);
    game.take({ kind: 'force', round: 1 }, facilitator);
    expect(game.take({ kind: 'advance', round: 1 }, by('sales'), 10_000)).toEqual([
      { type: 'Advanced', round: 1 },
      { type: 'HuddleOpened', round: 1, kind: 'summit', atMs: 10_000, deadlineMs: 310_000 },
    ]);
    expect(game.game()).toMatchObject({ phase: 'huddle', round: 1, deadlineMs: 310_000 });
    expect(game.take({ kind: 'advance', round: 1 }, by('logistics'), 90_000)).toEqual([
      { type: 'Advanced', round: 1 },
      { type: 'PlanningOpened', round: 2, atMs: 90_000, deadlineMs: 270_000, minUntilMs: 135_000 },
    ]);
    game.take({ kind: 'force', round: 2 }, facilitator);
    expect(types(game.take({ kind: 'advance', round: 2 }, by('sales')))).toEqual(['Advanced', 'PlanningOpened']);
  });

  test('is not ended by a second reader of the recap who presses a moment later', () => {
    const game = seated(setup);
    game.take({ kind: 'force', round: 1 }, facilitator);
    game.take({ kind: 'advance', round: 1, from: 'review' }, by('sales'));
    expect(game.take({ kind: 'advance', round: 1, from: 'review' }, by('logistics'))).toEqual([]);
    expect(game.phase()).toBe('huddle');
    game.take({ kind: 'advance', round: 1, from: 'huddle' }, by('logistics'));
    expect(game.refusal({ kind: 'advance', round: 1, from: 'huddle' }, by('sales'))).toBe('phase/not-now');
  });

  test('after the last round is none: the game is over', () => {
    const game = seated(testSetup({ playedRounds: 1, huddles: [plan] }));
    game.take({ kind: 'force', round: 1 }, facilitator);
    expect(game.phase()).toBe('finished');
  });

  test('is moved on by hand by the facilitator alone, however late it is', () => {
    const game = inHuddle({ pace: 'hand' });
    expect(nextTick(game.game())).toBeUndefined();
    expect(game.refusal({ kind: 'advance', round: 1 }, by('sales'))).toBe('token/not-allowed');
    game.take({ kind: 'advance', round: 1 }, facilitator, 999_000);
    expect(game.phase()).toBe('planning');
  });
});

describe('the clock of a huddle', () => {
  test('ends it where teams go on by themselves, and not before its time', () => {
    const game = inHuddle();
    expect(nextTick(game.game())).toEqual({ atMs: 310_000, command: { kind: 'huddleOver', round: 1 } });
    expect(game.refusal({ kind: 'huddleOver', round: 1 }, host, 309_999)).toBe('phase/not-now');
    expect(types(game.take({ kind: 'huddleOver', round: 1 }, host, 310_000))).toEqual(['Advanced', 'PlanningOpened']);
  });

  test('stops in a pause, in which nothing moves on, and gives the rest of the time back', () => {
    const game = inHuddle();
    game.take({ kind: 'pause' }, facilitator, 110_000);
    expect(nextTick(game.game())).toBeUndefined();
    expect(game.refusal({ kind: 'huddleOver', round: 1 }, host, 1e9)).toBe('phase/paused');
    expect(game.refusal({ kind: 'advance', round: 1 }, facilitator)).toBe('phase/paused');
    game.take({ kind: 'attend' }, by('sales'));
    game.take({ kind: 'resume' }, facilitator, 500_000);
    expect(nextTick(game.game())?.atMs).toBe(700_000);
  });

  test('is extended by the facilitator', () => {
    const game = inHuddle();
    game.take({ kind: 'extend', seconds: 60 }, facilitator);
    expect(nextTick(game.game())?.atMs).toBe(370_000);
  });

  test('has half a minute left at least after a restart', () => {
    const game = inHuddle();
    game.take({ kind: 'pauseFor', reason: 'restart' }, host, 309_000);
    game.take({ kind: 'resumeFor', reason: 'restart' }, host, 400_000);
    expect(nextTick(game.game())?.atMs).toBe(430_000);
  });

  test('runs for nobody at a table of bots, whom the host moves on', () => {
    const game = testGame(setup);
    game.take({ kind: 'start' }, host);
    game.take({ kind: 'force', round: 1 }, host);
    expect(game.take({ kind: 'advance', round: 1 }, host).at(-1)).toMatchObject({ type: 'HuddleOpened', deadlineMs: undefined });
    expect(nextTick(game.game())).toBeUndefined();
    game.take({ kind: 'message', to: 'team', template: 'thisIsMyPlan' }, bot('sales'));
    game.take({ kind: 'advance', round: 1 }, host);
    expect(game.phase()).toBe('planning');
  });

  test('runs for people who are away too', () => {
    const game = seated(setup);
    for (const seat of ['sales', 'logistics', 'procurement', 'operations'] as const)
      game.take({ kind: 'seatBot', seat, policy: 'basestock', covers: true }, host);
    game.take({ kind: 'force', round: 1 }, facilitator);
    game.take({ kind: 'advance', round: 1 }, facilitator, 10_000);
    expect(nextTick(game.game())?.atMs).toBe(310_000);
  });
});

describe('in a huddle', () => {
  test('people may talk and promise whatever the act says, but panels stay at the desks', () => {
    const game = inHuddle();
    expect(game.take({ kind: 'message', to: 'team', text: 'So that was it' }, by('sales'))).toMatchObject([{ round: 2 }]);
    expect(game.refusal({ kind: 'publish', panel: 'chain' }, by('sales'))).toBe('phase/not-now');
    expect(game.refusal({ kind: 'shadow', seat: 'logistics' }, by('sales'))).toBe('phase/not-now');
    game.take({ kind: 'advance', round: 1 }, facilitator);
    expect(game.refusal({ kind: 'message', to: 'team', text: 'And another thing' }, by('sales'))).toBe('sharing/level');
  });

  test('each seat is there once', () => {
    const game = inHuddle();
    expect(game.take({ kind: 'attend' }, by('sales'))).toEqual([{ type: 'HuddleAttended', seat: 'sales', round: 1 }]);
    expect(game.take({ kind: 'attend' }, by('sales'))).toEqual([]);
    game.take({ kind: 'attend' }, by('operations'));
    expect(game.game().together.huddles).toMatchObject([{ round: 1, kind: 'summit', atMs: 10_000, attended: ['sales', 'operations'] }]);
  });

  test('the team writes how it wants to work, names who plans, and thanks', () => {
    const game = inHuddle();
    game.take({ kind: 'writeWorkingAgreement', text: 'Ask before you promise' }, by('sales'));
    game.take({ kind: 'writeWorkingAgreement', text: 'Ask first' }, by('logistics'));
    game.take({ kind: 'nameLead', seat: 'operations' }, by('sales'));
    expect(game.take({ kind: 'nameLead', seat: 'operations' }, by('procurement'))).toEqual([]);
    game.take({ kind: 'thank', to: 'operations', text: 'For the night shift' }, by('logistics'));
    expect(game.refusal({ kind: 'thank', to: 'sales', text: 'For me' }, by('sales'))).toBe('seat/yourself');
    expect(game.game().together).toMatchObject({
      workingAgreement: { text: 'Ask first', by: 'logistics', round: 1 },
      lead: 'operations',
      thanks: [{ from: 'logistics', to: 'operations', round: 1, text: 'For the night shift' }],
    });
    game.take({ kind: 'advance', round: 1 }, facilitator);
    expect(game.refusal({ kind: 'nameLead', seat: 'sales' }, by('sales'))).toBe('phase/not-now');
  });

  test('nobody leaves a hand-over where nobody moves', () => {
    expect(inHuddle().refusal({ kind: 'handOver', text: 'Mind the dock' }, by('sales'))).toBe('huddle/not-asked');
  });

  test('thanks have an end, as messages have', () => {
    const game = inHuddle();
    for (let count = 0; count < 20; count += 1) game.take({ kind: 'thank', to: 'sales', text: 'For everything' }, by('logistics'));
    expect(game.refusal({ kind: 'thank', to: 'sales', text: 'For everything' }, by('logistics'))).toBe('talk/too-many');
  });
});

describe('a belief', () => {
  test('names as many rounds as are asked for, and a place or lane of the map', () => {
    const game = inHuddle();
    expect(game.refusal({ kind: 'believe', belief: { ...belief, demandByRound: [8] } }, by('sales'))).toBe('huddle/belief');
    expect(game.refusal({ kind: 'believe', belief: { ...belief, bottleneck: 'the moon' } }, by('sales'))).toBe('huddle/belief');
    for (const bottleneck of ['wholesaler>retailer', 'factory', 'town', 'brewery'])
      game.take({ kind: 'believe', belief: { ...belief, bottleneck } }, by('sales'));
    expect(game.game().together.huddles.at(-1)?.beliefs).toEqual([{ seat: 'sales', belief: { ...belief, bottleneck: 'brewery' } }]);
  });

  test('is given where the scenario asks for it', () => {
    const game = seated(setup);
    for (let round = 1; round <= 3; round += 1) {
      game.take({ kind: 'force', round }, facilitator);
      game.take({ kind: 'advance', round }, facilitator);
      if (round === 1) game.take({ kind: 'advance', round }, facilitator);
    }
    expect(game.game()).toMatchObject({ phase: 'huddle', round: 3 });
    expect(game.refusal({ kind: 'believe', belief }, by('sales'))).toBe('huddle/not-asked');
  });

  test('lies open once everybody who is here has given theirs, and stands from then on', () => {
    const game = inHuddle();
    expect(beliefsRevealed(game.game())).toBe(false);
    for (const seat of ['sales', 'logistics', 'procurement'] as const) game.take({ kind: 'believe', belief }, by(seat));
    game.take({ kind: 'believe', belief: { ...belief, trust: 1 } }, by('sales'));
    expect(beliefsRevealed(game.game())).toBe(false);
    game.take({ kind: 'believe', belief }, by('operations'));
    expect(beliefsRevealed(game.game())).toBe(true);
    expect(game.refusal({ kind: 'believe', belief }, by('sales'))).toBe('huddle/revealed');
  });

  test('is not waited for from whoever is away', () => {
    const game = inHuddle();
    for (const seat of ['sales', 'logistics', 'procurement'] as const) game.take({ kind: 'believe', belief }, by(seat));
    game.take({ kind: 'seatBot', seat: 'operations', policy: 'basestock', covers: true }, host);
    expect(beliefsRevealed(game.game())).toBe(true);
  });

  test('of nobody is never open', () => {
    const game = testGame(setup);
    game.take({ kind: 'start' }, host);
    game.take({ kind: 'force', round: 1 }, host);
    game.take({ kind: 'advance', round: 1 }, host);
    expect(beliefsRevealed(game.game())).toBe(false);
  });
});

describe('headless play', () => {
  test('holds the huddles too, so that bots may talk in them', () => {
    const reviewed = resolveHeadlessRound(setup, headlessGame(setup, 's'), {});
    const huddle = openHeadlessHuddle(setup, reviewed);
    expect(huddle).toMatchObject({ phase: 'huddle', round: 1, deadlineMs: undefined });
    expect(openHeadlessRound(setup, huddle)).toEqual(openHeadlessRound(setup, reviewed));
    const second = openHeadlessRound(setup, huddle);
    expect(second).toMatchObject({ phase: 'planning', round: 2, together: { huddles: [{ round: 1 }] } });
    const later = resolveHeadlessRound(setup, second, {});
    expect(openHeadlessHuddle(setup, later)).toBe(later);
  });
});
