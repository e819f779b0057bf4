import { describe, expect, test } from 'vitest';
import type { Agreement } from '../../../server/contract/agreements.ts';
import type { Desk } from '../../../server/contract/desk.ts';
import { seats } from '../../../server/contract/ids.ts';
import type { Seat } from '../../../server/contract/ids.ts';
import type { Game } from '../../../server/game/state.ts';
import { desk } from '../../../server/views/desk.ts';
import { busyTeam, inPlanning, talking, told } from '../../support/talking-team.ts';

const game = busyTeam('talk');
const desks = Object.fromEntries(seats.map((seat) => [seat, desk(talking, game, seat)])) as Readonly<Record<Seat, Desk>>;
const ids = (of: Desk): readonly string[] => of.agreements.map(({ id }) => id);
const agreementOf = (of: Desk, id: string): Agreement => {
  const found = of.agreements.find((each) => each.id === id);
  if (found === undefined) throw new Error(`${id} is not on the desk of ${of.seat}`);
  return found;
};
const kept = (id: string): Agreement | undefined => game.together.agreements.find((each) => each.id === id);

describe('agreements on a desk', () => {
  test('are those the seat is a party of, and for the planning lead those that somebody escalated', () => {
    expect(ids(desks.sales)).toEqual(['a1', 'a3', 'a4', 'a5', 'a6', 'a8']);
    expect(ids(desks.logistics)).toEqual(['a1', 'a2', 'a3', 'a4', 'a5', 'a6', 'a7']);
    expect(ids(desks.procurement)).toEqual(['a2', 'a3', 'a4', 'a5', 'a6', 'a8']);
    expect(game.together.lead).toBe('operations');
    expect(ids(desks.operations)).toEqual(['a2', 'a3', 'a4', 'a5', 'a6', 'a7']);
  });

  test('leave the planning lead’s desk once they are settled, and come to whoever is named instead', () => {
    const settled = told(talking, game, { type: 'AgreementDeclined', agreement: 'a2', round: 9, by: 'operations' });
    expect(ids(desk(talking, settled, 'operations'))).not.toContain('a2');
    const renamed = told(talking, game, { type: 'LeadNamed', by: 'logistics', seat: 'sales', round: 9 });
    expect(ids(desk(talking, renamed, 'sales'))).toContain('a2');
    expect(ids(desk(talking, renamed, 'operations'))).not.toContain('a2');
  });

  test('say all that was said and pledged, with the cards, but nobody’s inputs except one’s own', () => {
    const [countered] = kept('a2')?.answers ?? [];
    const { actions, ...shown } = countered ?? {};
    expect(actions).toHaveLength(1);
    expect(agreementOf(desks.procurement, 'a2').answers).toEqual([countered]);
    expect(agreementOf(desks.logistics, 'a2').answers).toEqual([shown]);
    expect(agreementOf(desks.operations, 'a2').answers).toEqual([shown]);
    expect(agreementOf(desks.sales, 'a3')).toEqual({ ...kept('a3'), filled: [] });
    expect(agreementOf(desks.procurement, 'a3')).toEqual(kept('a3'));
    expect(agreementOf(desks.logistics, 'a7').filled.map(({ seat }) => seat)).toEqual(['logistics']);
    expect(agreementOf(desks.operations, 'a7').filled.map(({ seat }) => seat)).toEqual(['operations']);
    expect(agreementOf(desks.operations, 'a7').ended).toEqual(kept('a7')?.ended);
  });

  test('stay the same objects while something else happens', () => {
    const next = told(
      talking,
      game,
      { type: 'MessageSent', round: 9, atMs: 9_900, from: 'sales', to: 'team', text: 'Done' },
      { type: 'AgreementEscalated', agreement: 'a1', by: 'sales', round: 9 },
    );
    const after = desk(talking, next, 'procurement');
    const before = desk(talking, game, 'procurement');
    for (const [place, agreement] of after.agreements.entries()) expect(agreement).toBe(before.agreements[place]);
    const words = told(talking, game, { type: 'MessageSent', round: 9, atMs: 9_900, from: 'sales', to: 'logistics', text: 'You?' });
    const { agreements, book, panels, notices } = desk(talking, words, 'sales');
    const earlier = desk(talking, game, 'sales');
    expect(agreements).toBe(earlier.agreements);
    expect(book).toBe(earlier.book);
    expect(panels).toBe(earlier.panels);
    expect(notices).toBe(earlier.notices);
  });

  test('are none where nobody has agreed on anything', () => {
    for (const seat of seats) expect(desk(talking, inPlanning('open'), seat).agreements).toEqual([]);
  });
});

describe('what a seat can ask for', () => {
  test('is every lever of the others, with its bounds and choices, and never its value', () => {
    const { askables } = desks.sales;
    expect(new Set(askables.map(({ seat }) => seat))).toEqual(new Set(['logistics', 'procurement', 'operations']));
    expect(askables).toHaveLength(talking.company.fields.filter(({ seat }) => seat !== 'sales').length);
    const overtime = talking.company.fields.find(({ lever }) => lever === 'overtime');
    expect(askables.find(({ lever }) => lever === 'overtime')).toEqual({
      seat: 'operations',
      lever: 'overtime',
      key: overtime?.key,
      unit: overtime?.unit,
      least: overtime?.least,
      most: overtime?.most,
      step: overtime?.step,
      fromRound: overtime?.fromRound,
    });
    const mode = askables.find(({ lever }) => lever === 'mode');
    expect(mode?.options?.length).toBeGreaterThan(1);
    for (const option of mode?.options ?? []) expect(Object.keys(option)).toEqual(['id', 'name']);
  });

  test('is the same list all game long', () => {
    expect(desk(talking, inPlanning('closed'), 'sales').askables).toBe(desks.sales.askables);
  });
});

describe('the book of the team', () => {
  test('says the same to everybody, but for the note left on a desk', () => {
    const { handOver, ...all } = desks.procurement.book;
    expect(handOver).toEqual({ round: 8, seat: 'procurement', text: 'Faraway is slower than it says' });
    expect(all).toMatchObject({
      lead: 'operations',
      workingAgreement: { text: 'We ask before we promise', by: 'logistics', round: 8 },
      thanks: [{ round: 8, from: 'procurement', to: 'sales', text: 'Thank you for the forecast' }],
    });
    for (const seat of ['sales', 'logistics', 'operations'] as const) expect(desks[seat].book).toEqual(all);
  });

  test('shows the note written last', () => {
    const rewritten = told(talking, game, { type: 'HandOverWritten', seat: 'procurement', round: 10, text: 'It has got better' });
    expect(desk(talking, rewritten, 'procurement').book.handOver?.text).toBe('It has got better');
  });

  test('holds the signed numbers of rounds still to be decided, the newest for each', () => {
    const pledges = [{ kind: 'forecast', item: 'cola', round: 10, units: 7_000 }] as const;
    const again: Game = told(
      talking,
      game,
      {
        type: 'AgreementProposed',
        agreement: 'a9',
        round: 9,
        atMs: 8_900,
        by: 'sales',
        to: ['logistics', 'procurement', 'operations'],
        terms: { kind: 'consensusForecast' },
        pledges: [...pledges],
      },
      { type: 'AgreementAnswered', agreement: 'a9', answer: { by: 'logistics', answer: 'accept', round: 9, atMs: 8_950 } },
      { type: 'AgreementMade', agreement: 'a9', round: 9, period: 40, atMs: 9_000, pledges: [...pledges], filled: [] },
    );
    expect(desk(talking, again, 'logistics').book.consensus).toEqual([
      { item: 'cola', round: 9, units: 6_108 },
      { item: 'cola', round: 10, units: 7_000 },
    ]);
    const reviewed: Game = { ...again, phase: 'review' };
    expect(desk(talking, reviewed, 'logistics').book.consensus).toEqual([{ item: 'cola', round: 10, units: 7_000 }]);
  });
});
