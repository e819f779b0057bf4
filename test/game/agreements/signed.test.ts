import { describe, expect, test } from 'vitest';
import type { Pledge } from '../../../server/contract/agreement-schemas.ts';
import { seats } from '../../../server/contract/ids.ts';
import { teamCompany, teamGame, teamSetup } from '../../support/agreeing-team.ts';

describe('what the whole team signs', () => {
  const numbers = (units: number, rounds: readonly number[] = [3, 4]) =>
    rounds.map((round) => ({ kind: 'forecast', item: 'water', round, units }) as const);
  const goal = { kind: 'kpi', kpi: 'perfectOrderRate', relation: 'atLeast', value: 0.1, byRound: 4 } as const;

  test('a forecast needs numbers, each once, of rounds to come', () => {
    const game = teamGame();
    const ask = (pledges: readonly Pledge[]) =>
      game.why('procurement', {
        kind: 'propose',
        to: ['sales', 'logistics', 'operations'],
        terms: { kind: 'consensusForecast' },
        pledges: [...pledges],
      });
    expect(ask([]).code).toBe('agreement/incomplete');
    expect(ask(numbers(2000, [0])).code).toBe('agreement/terms');
    expect(ask(numbers(2000, [2, 2]))).toEqual({ code: 'agreement/terms', details: { what: 'twice', value: 'water 2' } });
    expect(ask([{ kind: 'forecast', item: 'tea', round: 3, units: 5 }]).code).toBe('agreement/terms');
    expect(ask([goal]).code).toBe('agreement/terms');
  });

  test('holds when all have signed, and sales’ official forecast says so too, at the nearest that it takes', () => {
    const company = teamCompany();
    const fields = company.fields.map((field) => (field.lever === 'forecast' ? { ...field, step: 100 } : field));
    const game = teamGame(teamSetup({}, { ...company, fields }));
    game.propose('procurement', { kind: 'consensusForecast' }, undefined, numbers(2360));
    game.answer('sales', 'a1', 'accept');
    game.answer('logistics', 'a1', 'accept');
    expect(game.agreement('a1')).toMatchObject({ state: 'answered', turn: ['operations'] });
    game.answer('operations', 'a1', 'accept');
    expect(game.agreement('a1').state).toBe('agreed');
    // A forecast given in round 1 speaks of round 3.
    expect(game.draft('forecast', 'water')).toBe(2400);
    game.on();
    expect(game.draft('forecast', 'water')).toBeUndefined();
    expect(game.game().standing[game.setup.company.fields.findIndex(({ lever }) => lever === 'forecast')]).toBe(2400);
  });

  test('a counter puts new numbers to all the others, whoever had signed before', () => {
    const game = teamGame();
    game.propose('procurement', { kind: 'consensusForecast' }, undefined, numbers(2000));
    game.answer('sales', 'a1', 'accept');
    game.answer('logistics', 'a1', 'counter', { pledges: numbers(2500) });
    expect(game.agreement('a1')).toMatchObject({ turn: ['sales', 'procurement', 'operations'], pledges: numbers(2500) });
    for (const seat of ['procurement', 'operations', 'sales'] as const) game.answer(seat, 'a1', 'accept');
    expect(game.agreement('a1')).toMatchObject({ state: 'agreed', pledges: numbers(2500) });
  });

  test('one no is enough', () => {
    const game = teamGame();
    game.propose('operations', { kind: 'objective' }, undefined, [goal]);
    game.answer('sales', 'a1', 'accept');
    game.answer('procurement', 'a1', 'decline');
    expect(game.agreement('a1').state).toBe('declined');
  });

  test('an objective is judged when its round is over', () => {
    const game = teamGame();
    expect(
      game.why('operations', { kind: 'propose', to: ['sales', 'logistics', 'procurement'], terms: { kind: 'objective' }, pledges: [] })
        .code,
    ).toBe('agreement/incomplete');
    game.propose('operations', { kind: 'objective' }, undefined, [goal]);
    for (const seat of ['sales', 'logistics', 'procurement'] as const) game.answer(seat, 'a1', 'accept');
    for (const seat of seats) expect(game.why(seat, { kind: 'release', agreement: 'a1' }).code).toBe('agreement/not-yours');
    for (let round = 1; round <= 3; round += 1) game.on();
    expect(game.agreement('a1').state).toBe('agreed');
    game.on();
    expect(game.agreement('a1')).toMatchObject({ state: 'kept', ended: { round: 4 } });
  });
});
