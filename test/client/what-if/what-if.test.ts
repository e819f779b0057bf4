import { describe, expect, it } from 'vitest';
import { leverCards } from '../../../client/model/cards.ts';
import { changeLines, decidedValue, type DeskThen } from '../../../client/model/what-if/changes.ts';
import { comparedCharts, consequences, headlines, verdict } from '../../../client/model/what-if/comparison.ts';
import {
  asPlayed,
  draftsOf,
  emptyDraft,
  levelOf,
  movedTo,
  policyOf,
  promiseOf,
  withDecision,
  withLevel,
  without,
  withPolicy,
  withPromise,
} from '../../../client/model/what-if/draft.ts';
import { frozenChoices, frozenText, frozenWhatIf, readFrozen } from '../../../client/model/what-if/freeze.ts';
import { promiseChoices } from '../../../client/model/what-if/promises.ts';
import { speech } from '../../../client/ui/texts/texts.ts';
import type { Agreement } from '../../../server/contract/agreements.ts';
import type { Course, CourseRound, WhatIfResult } from '../../../server/contract/course.ts';
import type { Debrief } from '../../../server/contract/debrief.ts';
import { whatIfSchema } from '../../../server/contract/what-if.ts';
import { deskOf } from '../../support/desks.ts';

const round = 5;
const deskThen: DeskThen = (seat, of) => (of > 12 ? undefined : deskOf(seat, { round: of }));
const juice = { round, seat: 'procurement', lever: 'order', key: 'central juice' } as const;

describe('a what-if in the making', () => {
  it('starts from what was decided: the same value again is no change', () => {
    const desk = asPlayed(deskOf('procurement', { round }));
    const then = decidedValue(desk, juice) ?? 0;
    expect(then).toBe(1_500);
    const changed = withDecision(emptyDraft(round), { ...juice, value: 900 }, then);
    expect(changed.changes).toEqual([{ kind: 'decision', ...juice, value: 900 }]);
    expect(withDecision(changed, { ...juice, value: then }, then).changes).toEqual([]);
  });

  it('shows a change on the desk of its round, beside what was decided, and on no other', () => {
    const draft = withDecision(emptyDraft(round), { ...juice, value: 900 }, 1_500);
    const rowOf = (of: number) =>
      leverCards(asPlayed(deskOf('procurement', { round: of })), draftsOf(draft.changes, 'procurement', of), speech)
        .find(({ lever }) => lever === 'order')
        ?.rows.find(({ field }) => field.key === 'central juice');
    expect(rowOf(round)?.input).toMatchObject({ value: 900, untouched: 1_500, touched: true });
    expect(rowOf(round + 1)?.input).toMatchObject({ value: 1_500, touched: false });
  });

  it('keeps one change of each thing, and is what the server takes', () => {
    let draft = withDecision(emptyDraft(round), { ...juice, value: 900 }, 1_500);
    draft = withDecision(draft, { ...juice, value: 600 }, 1_500);
    draft = withPolicy(withPolicy(draft, 'sales', 'silo'), 'sales', 'coordinated');
    draft = withLevel(draft, 'open');
    draft = withPromise(withPromise(draft, 'a1', 'without'), 'a1', 'kept');
    expect(draft.changes.map(({ kind }) => kind)).toEqual(['decision', 'policy', 'level', 'agreement']);
    expect([policyOf(draft, 'sales'), levelOf(draft), promiseOf(draft, 'a1')]).toEqual(['coordinated', 'open', 'kept']);
    expect(whatIfSchema.parse(draft)).toEqual(draft);
    expect(without(draft, 'level').changes).toHaveLength(3);
    expect(withPolicy(draft, 'sales', undefined).changes).toHaveLength(3);
  });

  it('lets go of decisions of rounds before it when it moves on', () => {
    const draft = withPolicy(withDecision(emptyDraft(round), { ...juice, value: 900 }, 1_500), 'sales', 'silo');
    expect(movedTo(draft, round + 1).changes.map(({ kind }) => kind)).toEqual(['policy']);
    expect(movedTo(draft, round - 1).changes).toHaveLength(2);
  });

  it('says its changes in words', () => {
    let draft = withDecision(emptyDraft(round), { ...juice, value: 900 }, 1_500);
    draft = withLevel(withPolicy(withPromise(draft, 'a1', 'without'), 'sales', 'silo'), 'open');
    const lines = changeLines(
      draft.changes,
      deskThen,
      (seat) => speech.say(`seat.${seat}`),
      () => 'Can you bring water?',
      speech,
    );
    expect(lines.map(({ text }) => text)).toEqual([
      'Procurement, week 5: Order · Central · Juice 900 instead of 1,500',
      'Without: Can you bring water?',
      'Sales is played by a bot that looks at its own desk alone',
      'Information: dashboard open',
    ]);
  });
});

describe('promises of a what-if', () => {
  const pledge = {
    kind: 'action',
    seat: 'logistics',
    lever: 'booking',
    key: 'central>north',
    relation: 'atLeast',
    value: 14,
    round: 4,
  } as const;
  const agreement: Agreement = {
    id: 'a1',
    kind: 'request',
    state: 'missed',
    round: 3,
    atMs: 0,
    by: 'sales',
    to: ['logistics'],
    terms: { kind: 'request', what: { kind: 'action', lever: 'booking' }, place: 'central>north', amount: 14, inRound: 4 },
    pledges: [pledge],
    turn: [],
    answers: [],
    agreed: { round: 3, period: 15, atMs: 0 },
    filled: [{ seat: 'logistics', round: 4, lever: 'booking', key: 'central>north', value: 14, before: null }],
    ended: { round: 4, pledges: [{ kept: false, because: 'missed' }] },
  };
  const desk = deskOf('sales', { round: 12 });

  it('are offered with what would make a difference, from the round that they touched', () => {
    expect(promiseChoices(desk, [agreement], speech)).toMatchObject([{ id: 'a1', outcomes: ['without', 'kept'], fromRound: 4 }]);
    expect(promiseChoices(desk, [{ ...agreement, state: 'kept' }], speech)[0]?.outcomes).toEqual(['without']);
    expect(promiseChoices(desk, [{ ...agreement, filled: [] }], speech)[0]?.outcomes).toEqual(['kept']);
  });

  it('are none where nothing was agreed, or nothing of it can be played otherwise', () => {
    const { agreed: _agreed, ...open } = agreement;
    expect(promiseChoices(desk, [open], speech)).toEqual([]);
    expect(promiseChoices(desk, [{ ...agreement, filled: [], pledges: [] }], speech)).toEqual([]);
  });
});

const roundOf = (number: number, changes: Partial<CourseRound> = {}): CourseRound => ({
  round: number,
  ...(number === 1 ? {} : { servicePercent: 80 }),
  costCents: 5_000_000,
  contributionSoFarCents: number * 1_000_000,
  backlogUnits: 100,
  lostUnits: 40,
  onHandUnits: 900,
  ...changes,
});
const courseOf = (changes: Partial<Course> = {}): Course => ({
  jointScore: 58,
  contributionCents: 41_200_000,
  totalCostCents: 60_000_000,
  kpis: [{ kpi: 'perfectOrderRate', value: 0.78 }],
  rounds: [1, 2, 3].map((number) => roundOf(number)),
  stateHash: 'one',
  ...changes,
});
const resultOf = (changed: Partial<Course>, recorded: Partial<Course> = {}): WhatIfResult => ({
  fromRound: 2,
  recorded: courseOf(recorded),
  changed: courseOf({ stateHash: 'two', ...changed }),
  decisions: [],
});
const withoutLedger = {
  rounds: [1, 2, 3].map((number) => {
    const { contributionSoFarCents: _so, ...chain } = roundOf(number);
    return chain;
  }),
};

describe('a re-run beside the game', () => {
  const better = resultOf({
    jointScore: 62.4,
    contributionCents: 43_030_000,
    kpis: [{ kpi: 'perfectOrderRate', value: 0.85 }],
    rounds: [1, 2, 3].map((number) => roundOf(number, { lostUnits: 30, backlogUnits: 160 })),
  });

  it('shows what the whole game came to, with signs and whether that is good', () => {
    expect(
      headlines(better, speech).map(({ id, recorded, changed, difference, tone }) => [id, recorded, changed, difference, tone]),
    ).toEqual([
      ['joint', '58', '62.4', '+4.4', 'good'],
      ['money', '€412K', '€430K', '+€18K', 'good'],
      ['service', '78\u00a0%', '85\u00a0%', '+7 points', 'good'],
      ['lost', '120', '90', '−30', 'good'],
      ['backlog', '100', '160', '+60', 'bad'],
    ]);
  });

  it('shows costs where there is no ledger, where less is better', () => {
    const chain = resultOf({ ...withoutLedger, totalCostCents: 55_000_000 }, withoutLedger);
    expect(headlines(chain, speech).find(({ id }) => id === 'money')).toMatchObject({
      label: 'Total cost',
      difference: '−€50K',
      tone: 'good',
    });
    expect(verdict(chain, speech)).toBe('Better: €50K less spent, with the same joint score.');
  });

  it('sums up in a sentence: better, worse, both ways, the same, or nothing at all', () => {
    expect(verdict(better, speech)).toBe('Better: +4.4 points of joint score, and €18K more earned.');
    expect(verdict(resultOf({ jointScore: 50, contributionCents: 41_000_000 }), speech)).toBe(
      'Worse: −8 points of joint score, and €2,000 less earned.',
    );
    expect(verdict(resultOf({ jointScore: 60, contributionCents: 41_000_000 }), speech)).toBe(
      'Not clearly better: +2 points of joint score, but €2,000 less earned.',
    );
    expect(verdict(resultOf({}), speech)).toBe('Other decisions, but the same result.');
    expect(verdict(resultOf({ stateHash: 'one' }), speech)).toBe('It comes to exactly the same.');
  });

  it('draws two lines for each measure, with a gap where nothing was judged, and the same numbers as a table', () => {
    const charts = comparedCharts(better, 'week', speech);
    expect(charts.map(({ measure }) => measure)).toEqual(['service', 'cost', 'backlog']);
    expect(charts[0]?.drawing.lines.map(({ values }) => values)).toEqual([
      [undefined, 80, 80],
      [undefined, 80, 80],
    ]);
    expect(charts[2]?.table.rows).toEqual([
      ['1', '100', '160'],
      ['2', '100', '160'],
      ['3', '100', '160'],
    ]);
  });

  it('lists what followed from the changes, and not the changes themselves', () => {
    const result: WhatIfResult = {
      ...better,
      decisions: [
        { ...juice, recorded: 1_500, changed: 900 },
        // A standing value holds on until it was moved.
        { ...juice, round: 6, recorded: 1_500, changed: 900 },
        { round: 6, seat: 'logistics', lever: 'booking', key: 'central>north', recorded: 6, changed: 9 },
      ],
    };
    const found = consequences(result, [{ kind: 'decision', ...juice, value: 900 }], deskThen, speech);
    expect(found).toEqual([
      { round: 6, seat: 'logistics', input: 'Trucks booked, next week · Central → North', recorded: '6', changed: '9' },
    ]);
  });
});

describe('a freeze-frame', () => {
  const frozen = { seat: 'procurement', round } as const;
  const decided = deskOf('procurement', { round });
  const opened = { ...decided, inputs: decided.inputs.map((input) => ({ ...input, value: input.untouched, touched: false })) };
  const typed = (value: number) =>
    new Map([
      ['order central water', { field: { lever: 'order' as const, key: 'central water', value }, round, state: 'sending' as const }],
    ]);

  it('stands in an address and is read from it', () => {
    expect(readFrozen(frozenText(frozen))).toEqual(frozen);
    for (const text of [undefined, '', 'sales', 'nobody.3', 'sales.', 'sales.x', 'sales.3.4']) expect(readFrozen(text)).toBeUndefined();
  });

  it('sets the viewer’s choice beside the team’s; what both left alone is not listed', () => {
    const choices = frozenChoices(frozen, { opened, decided }, typed(4_000), undefined, speech);
    expect(choices.map(({ input, yours, team, same }) => [input, yours, team, same])).toEqual([
      ['Order · Central · Water', '4,000', '2,400', false],
      ['Order · Central · Juice', '1,200', '1,500', false],
    ]);
  });

  it('says what bots would have done where the debrief knows it', () => {
    const values = { seat: 'procurement', lever: 'order', key: 'central juice', round, value: 1_500, usualValue: 700 };
    const debrief = {
      moments: [{ id: 'm1', kind: 'costliestDecision', weight: 1, round, period: 22, seats: ['procurement'], values, evidence: [] }],
    } as unknown as Debrief;
    const choices = frozenChoices(frozen, { opened, decided }, typed(4_000), debrief, speech);
    expect(choices.map(({ bots }) => bots)).toEqual([undefined, '700']);
  });

  it('re-runs all of the viewer’s desk: also what they left alone and the team did not', () => {
    expect(frozenWhatIf(frozen, { opened, decided }, typed(4_000))?.changes).toEqual([
      { kind: 'decision', ...frozen, lever: 'order', key: 'central water', value: 4_000 },
      { kind: 'decision', ...frozen, lever: 'order', key: 'central juice', value: 1_200 },
    ]);
  });

  it('re-runs nothing where the viewer decided as the team did', () => {
    const same = new Map([
      ['order central juice', { field: { lever: 'order' as const, key: 'central juice', value: 1_500 }, round, state: 'sending' as const }],
    ]);
    expect(frozenWhatIf(frozen, { opened, decided }, same)).toBeUndefined();
  });
});
