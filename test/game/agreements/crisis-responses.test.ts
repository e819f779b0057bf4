import { describe, expect, test } from 'vitest';
import { action, teamGame } from '../../support/agreeing-team.ts';

const types = (facts: readonly { readonly type: string }[]): readonly string[] => facts.map(({ type }) => type);

describe('a crisis response', () => {
  // Sales hears on day 4 that orders will be paused.
  const crisis = { kind: 'crisisResponse', signal: 'signal 1 0' } as const;
  const begun = () => {
    const game = teamGame();
    game.on();
    return game;
  };
  const extra = action({ round: 2, value: 200 });
  const overtime = action({ seat: 'operations', lever: 'overtime', key: 'central', value: 40, round: 2 });

  test('is opened by who knows of the signal, and tells the others of it', () => {
    const game = begun();
    expect(game.why('logistics', { kind: 'propose', to: ['sales', 'procurement', 'operations'], terms: crisis, pledges: [] })).toEqual({
      code: 'agreement/terms',
      details: { what: 'signal', value: 'signal 1 0' },
    });
    const facts = game.propose('sales', crisis);
    expect(types(facts)).toEqual(['AgreementProposed', 'SignalPassedOn']);
    expect(facts[1]).toMatchObject({ notice: 'signal 1 0', by: 'sales', to: ['logistics', 'procurement', 'operations'], round: 2 });
    // Now that everybody knows, anybody may open one. Nobody is told twice by the same one; who knew already is not to be learnt from it.
    expect(types(game.propose('sales', crisis))).toEqual(['AgreementProposed']);
    expect(game.propose('logistics', crisis)[1]).toMatchObject({ by: 'logistics', to: ['sales', 'procurement', 'operations'] });
  });

  test('is agreed when all have answered, with everybody’s pledges', () => {
    const game = begun();
    const price = action({ seat: 'sales', lever: 'price', key: 'water', relation: 'exactly', value: 105, round: 2 });
    game.propose('sales', crisis, undefined, [price]);
    game.answer('logistics', 'a1', 'accept', { pledges: [action({ round: 2, value: 50 })] });
    game.answer('logistics', 'a1', 'accept', { pledges: [extra] });
    game.answer('procurement', 'a1', 'decline');
    expect(types(game.answer('operations', 'a1', 'accept', { pledges: [overtime] }))).toEqual([
      'AgreementAnswered',
      'AgreementMade',
      'DecisionsSet',
      'DecisionsSet',
      'DecisionsSet',
    ]);
    expect(game.agreement('a1').pledges).toEqual([price, extra, overtime]);
    expect(game.draft('transfer', 'central>north water')).toBe(200);
  });

  test('need not wait for everybody', () => {
    const game = begun();
    game.propose('sales', crisis);
    game.answer('operations', 'a1', 'accept', { pledges: [overtime] });
    expect(game.why('operations', { kind: 'conclude', agreement: 'a1' }).code).toBe('agreement/not-yours');
    game.tell('sales', 'conclude', 'a1');
    expect(game.agreement('a1')).toMatchObject({ state: 'agreed', pledges: [overtime] });
  });

  test('in which nobody does anything comes to nothing', () => {
    const game = begun();
    game.propose('sales', crisis);
    expect(game.why('sales', { kind: 'conclude', agreement: 'a1' }).code).toBe('agreement/incomplete');
    game.answer('logistics', 'a1', 'accept');
    game.answer('procurement', 'a1', 'decline');
    game.answer('operations', 'a1', 'decline');
    expect(game.agreement('a1')).toMatchObject({ state: 'declined', ended: { by: 'operations' } });
  });

  test('concluded a round later keeps what can still be done', () => {
    const game = begun();
    game.propose('sales', crisis);
    const later = action({ round: 4, value: 300 });
    game.answer('logistics', 'a1', 'accept', { pledges: [extra, later] });
    game.on();
    game.tell('sales', 'conclude', 'a1');
    expect(game.agreement('a1').pledges).toEqual([later]);
  });

  test('takes nobody’s promise but one’s own', () => {
    const game = begun();
    game.propose('sales', crisis);
    expect(game.why('operations', { kind: 'answer', agreement: 'a1', answer: 'accept', pledges: [extra] }).code).toBe('agreement/terms');
    expect(game.why('operations', { kind: 'answer', agreement: 'a1', answer: 'counter', pledges: [overtime] }).code).toBe(
      'agreement/answer',
    );
  });
});
