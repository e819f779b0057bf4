import { describe, expect, test } from 'vitest';
import type { Seat } from '../../../server/contract/ids.ts';
import { isFinal } from '../../../server/game/agreements/life-cycle.ts';
import { headlessGame, headlessTeamCommand, playHeadlessRound } from '../../../server/game/headless.ts';
import { judge } from '../../../server/score/judgement.ts';
import { action, request, teamCompany, teamGame, teamSetup } from '../../support/agreeing-team.ts';
import { facilitator } from '../../support/test-games.ts';

const types = (facts: readonly { readonly type: string }[]): readonly string[] => facts.map(({ type }) => type);

describe('the end of a game', () => {
  test('lets go of what is not due, and of what nobody agreed to', () => {
    const game = teamGame();
    for (let round = 1; round <= 5; round += 1) game.on();
    game.propose('sales', request({ byPeriod: 38 }));
    game.answer('logistics', 'a1', 'accept');
    game.propose('sales', request({ byPeriod: 38 }));
    game.propose('sales', request({ byPeriod: 29 }));
    game.answer('logistics', 'a3', 'accept');
    const facts = game.take({ kind: 'force', round: 6 }, facilitator);
    expect(types(facts)).toEqual([
      'PlanningForced',
      'RoundResolved',
      'AgreementJudged',
      'AgreementReleased',
      'AgreementLapsed',
      'GameFinished',
    ]);
    expect(game.agreement('a1').ended).toEqual({ round: 6, pledges: [] });
    expect(game.game().together.agreements.every(({ state }) => isFinal(state))).toBe(true);
    expect(game.why('sales', { kind: 'release', agreement: 'a1' }).code).toBe('game/finished');
  });
});

describe('games without a clock', () => {
  test('take a team’s commands by the same rules, fill in, judge and let go', () => {
    const setup = teamSetup();
    let game = headlessGame(setup, 'headless');
    const give = (seat: Seat, command: Parameters<typeof headlessTeamCommand>[3]): string => {
      const told = headlessTeamCommand(setup, game, seat, command);
      game = told.game;
      return told.refusal?.code ?? 'taken';
    };
    expect(give('sales', { kind: 'propose', to: ['logistics'], terms: request(), pledges: [] })).toBe('taken');
    expect(give('operations', { kind: 'answer', agreement: 'a1', answer: 'accept' })).toBe('agreement/unknown');
    expect(give('logistics', { kind: 'attend' })).toBe('phase/not-now');
    expect(give('logistics', { kind: 'answer', agreement: 'a1', answer: 'counter', pledges: [action({ round: 2 })] })).toBe('taken');
    expect(give('sales', { kind: 'answer', agreement: 'a1', answer: 'accept' })).toBe('taken');
    expect(give('sales', { kind: 'propose', to: ['logistics'], terms: request({ byPeriod: 39 }), pledges: [] })).toBe('taken');
    expect(give('logistics', { kind: 'answer', agreement: 'a2', answer: 'accept' })).toBe('taken');
    const states = (): readonly string[] => game.together.agreements.map(({ state }) => state);
    game = playHeadlessRound(setup, game, {}, judge);
    expect(game.together.agreements[0]?.filled).toHaveLength(1);
    expect(() => playHeadlessRound(setup, game, {})).toThrow('needs a judge');
    game = playHeadlessRound(setup, game, {}, judge);
    expect(states()).toEqual(['kept', 'agreed']);
    while (game.phase !== 'finished') game = playHeadlessRound(setup, game, {}, judge);
    expect(states()).toEqual(['kept', 'released']);
  });

  test('that nobody talks in keep the very same objects', () => {
    const setup = teamSetup({}, teamCompany());
    const game = headlessGame(setup, 'quiet');
    expect(playHeadlessRound(setup, game, {}).together).toBe(game.together);
  });
});
