import type { Pledge } from '../../server/contract/agreement-schemas.ts';
import { describe, expect, it } from 'vitest';
import { agreementView } from '../../client/model/agreements.ts';
import { outcomeText } from '../../client/model/outcomes.ts';
import { requestPhrase } from '../../client/model/pledges.ts';
import { levelSentence, teamBoard, teamNews } from '../../client/model/team-tab.ts';
import { dayChoices, dueText, nextRound } from '../../client/model/game-time.ts';
import { speech } from '../../client/ui/texts/texts.ts';
import type { Agreement } from '../../server/contract/agreements.ts';
import { levers, seats, type Seat } from '../../server/contract/ids.ts';
import { outcomeMeasureIds } from '../../server/contract/agreement-words.ts';
import { agreements, messages, teamDesk } from '../support/team-desks.ts';

const desk = teamDesk('logistics');
const view = (id: string, seat: Seat = 'logistics') => {
  const found = agreements.find((each) => each.id === id);
  if (found === undefined) throw new Error(`no ${id}`);
  return agreementView(teamDesk(seat), found, speech);
};

describe('days are said as people say them', () => {
  it('by their names where a week has five of them', () => {
    expect(dueText(desk.act, 26, speech)).toBe('Monday of week 6');
    expect(dueText(desk.act, 30, speech)).toBe('Friday of week 6');
  });
  it('by numbers in other rounds, and by the round alone where it is one period', () => {
    expect(dueText({ ...desk.act, periodsPerRound: 4 }, 7, speech)).toBe('day 3 of week 2');
    expect(dueText({ ...desk.act, periodsPerRound: 1, periodName: 'week' }, 6, speech)).toBe('week 6');
  });
  it('to choose from, beginning with what is planned next', () => {
    expect(dayChoices(desk, speech)[0]?.choices[0]).toEqual({ value: 26, name: 'Monday of week 6' });
    expect(nextRound({ phase: 'review', round: 6 })).toBe(7);
  });
});

describe('a request', () => {
  it('is a sentence that begins with "Can you", and says why and what else would do', () => {
    const { lead, sentence, notes, emergency, yourTurn } = view('a5');
    expect(`${lead} ${sentence}`).toBe('Sales asks: “Can you bring 600 Water to North by Monday of week 7?”');
    expect(notes).toEqual([
      'Why: Shelf space at the key account is booked.',
      'Would also do: 400 by Monday of week 7 and 200 more by Thursday of week 7.',
    ]);
    expect(emergency).toBe(true);
    expect(yourTurn).toBe(true);
  });

  it('says what was left out', () => {
    const { sentence, notes } = view('a6');
    expect(sentence).toBe('“Can you bring down what waits for trucks on Port of Vigo → Central?”');
    expect(notes).toEqual(['Not said: how many, by when and why.']);
  });

  it('reads as one sentence for every measure and every lever, whole or in pieces', () => {
    for (const seat of seats) {
      const whose = teamDesk(seat);
      for (const terms of [
        ...outcomeMeasureIds.map((measure) => ({ kind: 'outcome' as const, measure })),
        ...levers.map((lever) => ({ kind: 'action' as const, lever })),
      ]) {
        const bare = requestPhrase(whose, { kind: 'request', what: terms }, speech);
        const full = requestPhrase(
          whose,
          { kind: 'request', what: terms, item: 'water', place: 'central', amount: 1, byPeriod: 31, inRound: 7 },
          speech,
        );
        for (const phrase of [bare, full]) expect(phrase).not.toMatch(/[{}]|phrase\.|undefined| {2}/);
        expect(full).toMatch(/week 7$/);
      }
    }
  });

  it('shows the offer that stands against it, and whose turn it is', () => {
    const { lead, offer, state, yourTurn } = view('a7');
    expect(lead).toBe('You asked Procurement:');
    expect(offer).toBe('Procurement offers to have at least 1,200 Juice in stock at Central by Friday of week 7.');
    expect(yourTurn).toBe(true);
    expect(state).toBe('Your answer is awaited');
    expect(view('a7', 'procurement').state).toBe('Waiting for Logistics');
    expect(view('a7', 'procurement').offer).toMatch(/^You offered to have/);
  });

  it('in instalments reads as one promise', () => {
    expect(view('a13').promises.map(({ text }) => text)).toEqual([
      'You will bring 50 Cola to South by Wednesday of week 6 and 50 more by Wednesday of week 7.',
    ]);
    expect(view('a13', 'sales').promises[0]?.text).toMatch(/^Logistics will bring/);
  });
});

describe('how it ended', () => {
  it('kept, with what came of it', () => {
    expect(view('a1')).toMatchObject({ state: 'Kept', tone: 'good', promises: [{ kept: true, outcome: 'Kept: 460.' }] });
  });
  it('missed: not acted, said differently to whom it was', () => {
    expect(view('a2').promises[0]?.outcome).toBe('Missed, 4: not acted, none of your levers was moved towards it.');
    expect(view('a2', 'operations').promises[0]?.outcome).toBe('Missed, 4: not acted, no lever of theirs was moved towards it.');
  });
  it('missed: acted, but prevented, and by what', () => {
    expect(view('a3').promises[0]?.outcome).toBe('Missed, 320: acted, but prevented by the strike at Vigo.');
    const text = (preventedBy: NonNullable<Agreement['ended']>['pledges'][number]['preventedBy']) =>
      outcomeText(desk, undefined, { kept: false, because: 'prevented', ...(preventedBy === undefined ? {} : { preventedBy }) }, speech);
    expect(
      text([
        { by: 'stock', name: 'central' },
        { by: 'trucks', name: 'central>north' },
      ]),
    ).toBe('Missed: acted, but prevented by empty shelves at Central and too few trucks on Central → North.');
    expect(text([{ by: 'credit' }])).toBe('Missed: acted, but prevented by the credit limit.');
    expect(text(undefined)).toBe('Missed.');
    const order: Pledge = {
      kind: 'action',
      seat: 'logistics',
      lever: 'booking',
      key: 'central>north',
      relation: 'atLeast',
      value: 12,
      round: 5,
    };
    expect(outcomeText(desk, order, { kept: false, actual: 3, because: 'missed' }, speech)).toMatch(/^Missed, 3: decided otherwise/);
  });
  it('lapsed, declined and by whom', () => {
    expect(view('a4').state).toBe('Nobody agreed in time');
    expect(view('a14')).toMatchObject({ state: 'Declined by Operations' });
    expect(view('a14').history[0]?.text).toBe('Operations: no, “They are tired.”');
  });
});

describe('what a team decides together', () => {
  it('promotion plans name the promotion and what it will sell, and what the others said', () => {
    const { sentence, notes, history } = view('a8');
    expect(sentence).toBe('Water, −20 % and display, in week 7');
    expect(notes[0]).toBe('Expected to sell 3.9× the usual.');
    expect(history[0]?.text).toBe('Operations: smaller, rather −10 %, sure: 4 of 5, “The dock is full already.”');
    expect(view('a8', 'sales')).toMatchObject({ lead: 'You want to promote:', may: { conclude: true, release: true } });
  });
  it('crisis plans name the news', () => {
    expect(view('a9').sentence).toMatch(/^Drivers at Vigo vote/);
  });
  it('forecasts and goals say their numbers', () => {
    expect(view('a10').sentence).toMatch(/^2,500 Water in week 7, 2,500 Water in week 8/);
    expect(view('a11').sentence).toBe('Perfect orders at least 93\u00a0% by week 10.');
  });
});

describe('what stands where', () => {
  it('what this seat has to answer comes first, then what waits, what is agreed, what is over', () => {
    const board = teamBoard(desk, speech);
    expect(board.forYou.map(({ id }) => id)).toEqual(['a5', 'a6', 'a7', 'a8', 'a9', 'a10', 'a11']);
    expect(board.agreed.map(({ id }) => id)).toEqual(['a12', 'a13']);
    expect(board.over.map(({ id }) => id)).toEqual(['a14', 'a4', 'a3', 'a2', 'a1']);
    expect(teamBoard(teamDesk('operations'), speech).waiting.map(({ id }) => id)).toEqual(['a8', 'a9', 'a11']);
  });

  it('the planning lead has to settle what was put to them, also what they are no party of', () => {
    const escalated = agreements
      .filter(({ id }) => id === 'a5')
      .map((agreement): Agreement => ({ ...agreement, escalated: { by: 'sales', round: 6 } }));
    const lead = teamDesk('operations', { agreements: escalated });
    expect(teamBoard(lead, speech).forYou).toMatchObject([
      { id: 'a5', toSettle: true, yourTurn: false, lead: 'Sales asks Logistics:', may: { escalate: false, release: false } },
    ]);
    expect(view('a5', 'sales').may).toMatchObject({ escalate: true, release: true });
  });

  it('a level that forbids asking says so', () => {
    expect(levelSentence(teamDesk('sales', { round: 5, informationLevel: 'closed' }), speech)).toMatch(
      /^Act 1: no talking across the table/,
    );
    expect(levelSentence(teamDesk('sales', { phase: 'huddle', informationLevel: 'closed' }), speech)).toBe(
      'In the huddle you may ask and talk.',
    );
  });
});

describe('news for who cannot see it appear', () => {
  const quiet = teamDesk('logistics', { agreements: [], messages: [] });
  const change = (id: string, more: Partial<Agreement>) => ({
    ...desk,
    agreements: desk.agreements.map((each): Agreement => (each.id === id ? { ...each, ...more } : each)),
  });

  it('a request, and a message', () => {
    const news = teamNews(quiet, teamDesk('logistics', { agreements: agreements.slice(4, 5), messages: messages.slice(0, 2) }), speech);
    expect(news).toEqual([
      'Sales asks: “Can you bring 600 Water to North by Monday of week 7?”',
      'Sales says to all: Heads up: something is coming. Water will go fast in week 7.',
    ]);
  });
  it('an answer, an agreement, an outcome', () => {
    const answers = [{ by: 'procurement' as const, round: 6, atMs: 1, answer: 'decline' as const, reason: 'No.' }];
    expect(teamNews(change('a7', { answers: [] }), change('a7', { answers }), speech)[0]).toMatch(
      /^Procurement: no, “No.”\. “Can you have/,
    );
    const ready = {
      pledges: [{ kind: 'outcome', seat: 'logistics', measure: 'received', place: 'north', item: 'water', value: 600, byPeriod: 31 }],
    } as const;
    expect(teamNews(desk, change('a5', { state: 'agreed', agreed: { round: 6, period: 25, atMs: 1 }, ...ready }), speech)).toEqual([
      'Agreed: You will bring 600 Water to North by Monday of week 7.',
    ]);
    expect(
      teamNews(
        desk,
        change('a13', { state: 'missed', ended: { round: 6, pledges: [{ kept: true }, { kept: false, actual: 70 }] } }),
        speech,
      ),
    ).toEqual([
      'You will bring 50 Cola to South by Wednesday of week 6 and 50 more by Wednesday of week 7. Missed, 70: acted, but too little or too late. Nothing stood in the way.',
    ]);
  });
  it('a quarrel that was brought to the planning lead, whether or not it was known before', () => {
    const escalated = agreements
      .filter(({ id }) => id === 'a5')
      .map((agreement): Agreement => ({ ...agreement, escalated: { by: 'sales', round: 6 } }));
    const lead = teamDesk('operations', { agreements: [] });
    expect(teamNews(lead, { ...lead, agreements: escalated }, speech)).toEqual([
      'Sales asks Logistics: “Can you bring 600 Water to North by Monday of week 7?”',
      'You are planning lead: decide this.',
    ]);
  });
  it('nothing of what this seat did itself, and nothing twice', () => {
    expect(teamNews(desk, desk, speech)).toEqual([]);
    expect(teamNews(quiet, teamDesk('logistics', { agreements: agreements.slice(6, 7), messages: messages.slice(1, 2) }), speech)).toEqual(
      [],
    );
  });
});
