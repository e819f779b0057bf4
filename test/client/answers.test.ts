import { describe, expect, it } from 'vitest';
import { offerAnswer, offerMissing, openOffer, quickAnswers, suggestedActions } from '../../client/model/answers.ts';
import {
  askAbout,
  askableKeys,
  askableLevers,
  askableOutcomes,
  emptyAsk,
  missingFields,
  placesOf,
  pledgesOf,
  termsOf,
} from '../../client/model/requests.ts';
import { speech } from '../../client/ui/texts/texts.ts';
import { termsSchema, answerSchema } from '../../server/contract/agreement-schemas.ts';
import type { Agreement } from '../../server/contract/agreements.ts';
import { agreements, teamDesk } from '../support/team-desks.ts';

const desk = teamDesk('logistics');
const of = (id: string): Agreement => {
  const found = agreements.find((each) => each.id === id);
  if (found === undefined) throw new Error(`no ${id}`);
  return found;
};
const water = { kind: 'outcome', seat: 'logistics', measure: 'received', place: 'north', item: 'water' } as const;

describe('answers of one tap', () => {
  it('are a yes and what else would do: part now, the rest later', () => {
    expect(quickAnswers(desk, of('a5'), speech)).toEqual([
      { id: 'yes', label: 'Yes, all', given: { answer: 'accept' } },
      {
        id: 'split',
        label: '400 + 200',
        given: {
          answer: 'counter',
          pledges: [
            { ...water, value: 400, byPeriod: 31 },
            { ...water, value: 200, byPeriod: 34 },
          ],
        },
      },
    ]);
  });
  it('are less, or later, where only one of them would do', () => {
    const asked = of('a5');
    const with_ = (otherwise: { amount?: number; byPeriod?: number }): Agreement =>
      asked.terms.kind === 'request' ? { ...asked, terms: { ...asked.terms, otherwise } } : asked;
    expect(quickAnswers(desk, with_({ amount: 400 }), speech)[1]).toMatchObject({
      label: 'Only 400',
      given: { answer: 'part', pledges: [{ value: 400, byPeriod: 31 }] },
    });
    expect(quickAnswers(desk, with_({ byPeriod: 35 }), speech)[1]).toMatchObject({
      label: 'All by Friday of week 7',
      given: { answer: 'counter', pledges: [{ value: 600, byPeriod: 35 }] },
    });
  });
  it('have no yes to a request with gaps: somebody has to say what is meant', () => {
    expect(quickAnswers(desk, of('a6'), speech)).toEqual([]);
  });
  it('agree to an offer that stands', () => {
    expect(quickAnswers(desk, of('a7'), speech)).toEqual([{ id: 'agree', label: 'Agree', given: { answer: 'accept' } }]);
  });
  it('are there for who is asked alone', () => {
    expect(quickAnswers(teamDesk('sales'), of('a5'), speech)).toEqual([]);
  });
});

describe('an offer', () => {
  it('begins with what was asked, and is a yes as long as it says the same', () => {
    const draft = openOffer(of('a5'));
    expect(draft).toMatchObject({ item: 'water', place: 'north', parts: [{ amount: 600, when: 31 }] });
    expect(offerAnswer(desk, of('a5'), draft)).toEqual({ answer: 'accept' });
  });
  it('of less is an answer in part, of instalments or another date a counter-offer', () => {
    const draft = openOffer(of('a5'));
    expect(offerAnswer(desk, of('a5'), { ...draft, parts: [{ amount: 300, when: 31 }], reason: ' One lorry. ' })).toEqual({
      answer: 'part',
      pledges: [{ ...water, value: 300, byPeriod: 31 }],
      reason: 'One lorry.',
    });
    const halves = offerAnswer(desk, of('a5'), {
      ...draft,
      parts: [
        { amount: 300, when: 31 },
        { amount: 300, when: 36 },
      ],
    });
    expect(halves).toMatchObject({ answer: 'counter', pledges: [{ value: 300 }, { value: 300, byPeriod: 36 }] });
    expect(answerSchema.safeParse(halves).success).toBe(true);
  });
  it('fills the gaps of a request: then it is a yes that says what is meant', () => {
    const draft = openOffer(of('a6'));
    expect(offerMissing(draft)).toEqual(['amount', 'when']);
    expect(offerAnswer(desk, of('a6'), draft)).toBeUndefined();
    expect(offerAnswer(desk, of('a6'), { ...draft, parts: [{ amount: 200, when: 35 }] })).toEqual({
      answer: 'accept',
      pledges: [{ kind: 'outcome', seat: 'logistics', measure: 'waiting', place: 'vigo>central', value: 200, byPeriod: 35 }],
    });
  });
  it('answered by who asked begins with the offer that stands', () => {
    const draft = openOffer(of('a7'));
    expect(draft.parts).toEqual([{ amount: 1_200, when: 35 }]);
    expect(offerAnswer(desk, of('a7'), draft)).toEqual({ answer: 'accept' });
    expect(offerAnswer(desk, of('a7'), { ...draft, parts: [{ amount: 1_600, when: 35 }] })).toMatchObject({
      answer: 'counter',
      pledges: [{ seat: 'procurement', value: 1_600 }],
    });
  });
  it('may name own inputs: those that would bring it about are proposed', () => {
    const draft = openOffer(of('a5'));
    const [send] = suggestedActions(desk, of('a5'), draft);
    expect(send).toEqual({ lever: 'transfer', key: 'central>north water', value: 600 });
    expect(offerAnswer(desk, of('a5'), { ...draft, actions: send === undefined ? [] : [send] })).toEqual({
      answer: 'accept',
      actions: [send],
    });
  });
});

describe('a request that is being written', () => {
  const draft = { ...emptyAsk, to: 'logistics', what: 'received', item: 'water', place: 'north', amount: 600, when: 31 } as const;

  it('is what the server takes, with all that was said and nothing that was not', () => {
    const terms = termsOf({ ...draft, why: ' Leaflet. ', orAmount: 400, orWhen: 34 });
    expect(terms).toEqual({
      kind: 'request',
      what: { kind: 'outcome', measure: 'received' },
      item: 'water',
      place: 'north',
      amount: 600,
      byPeriod: 31,
      why: 'Leaflet.',
      otherwise: { amount: 400, byPeriod: 34 },
    });
    expect(termsSchema.safeParse(terms).success).toBe(true);
    expect(termsOf(emptyAsk)).toBeUndefined();
    expect(termsSchema.safeParse(termsOf({ ...emptyAsk, what: 'booking' })).success).toBe(true);
  });
  it('counts what is missing, and promises nothing as long as something is', () => {
    const bare = termsOf({ ...emptyAsk, what: 'received' });
    const whole = termsOf(draft);
    if (bare === undefined || whole === undefined) throw new Error('no terms');
    expect(missingFields(bare)).toEqual(['amount', 'place', 'when', 'why', 'otherwise']);
    expect(pledgesOf(bare, 'logistics')).toEqual([]);
    expect(pledgesOf(whole, 'logistics')).toEqual([{ ...water, value: 600, byPeriod: 31 }]);
  });
  it('of a lever is kept by who has more on it already, of a choice only exactly', () => {
    const promised = (what: 'booking' | 'mode') => {
      const terms = termsOf({ ...emptyAsk, what, place: 'central>north', amount: 1, when: 7 });
      return terms === undefined ? [] : pledgesOf(terms, 'logistics');
    };
    expect(promised('booking')).toMatchObject([{ kind: 'action', relation: 'atLeast', round: 7 }]);
    expect(promised('mode')).toMatchObject([{ relation: 'exactly' }]);
  });
  it('needs no choice where there is only one: the item, the one input of a lever', () => {
    const one = teamDesk('sales');
    const beer = { ...one, map: { ...one.map, items: one.map.items.slice(0, 1) } };
    expect(askAbout(beer, { ...emptyAsk, to: 'logistics', why: 'So.' }, 'received')).toMatchObject({
      item: 'water',
      place: '',
      why: 'So.',
    });
    expect(askAbout(one, { ...emptyAsk, to: 'logistics' }, 'received').item).toBe('');
    expect(askAbout(one, { ...emptyAsk, to: 'logistics' }, 'mode').place).toBe('faraway>vigo');
    expect(askAbout(one, { ...emptyAsk, to: 'logistics' }, 'booking').place).toBe('');
  });
  it('in a chain is about the site of who ships, or of who asks', () => {
    const base = teamDesk('sales');
    const places = base.map.places.map((place) =>
      place.id === 'north'
        ? { ...place, seat: 'sales' as const }
        : place.id === 'central'
          ? { ...place, seat: 'logistics' as const }
          : place,
    );
    const chain = { ...base, map: { ...base.map, places } };
    expect(askAbout(chain, { ...emptyAsk, to: 'logistics' }, 'shipped').place).toBe('central');
    expect(askAbout(chain, { ...emptyAsk, to: 'logistics' }, 'received').place).toBe('north');
  });
  it('offers the levers, inputs, outcomes and places of whom it goes to', () => {
    const sales = teamDesk('sales');
    expect(askableLevers(sales, 'logistics')).toEqual(['booking', 'mode', 'transfer', 'reroute']);
    expect(askableKeys(sales, { to: 'logistics', what: 'booking' }).map(({ key }) => key)).toContain('central>north');
    expect(askableOutcomes(sales, 'operations', speech)).toEqual(['dockQueue', 'shipped', 'backlog', 'delivered']);
    expect(placesOf(sales, 'received', speech).map(({ name }) => name)).toEqual(['Port of Vigo', 'Central', 'North', 'East', 'South']);
    expect(placesOf(sales, 'delivered', speech).map(({ name }) => name)).toContain('Bilbao · key accounts');
    // Who has never heard of a segment can't name one.
    expect(askableOutcomes(desk, 'operations', speech)).not.toContain('delivered');
    expect(placesOf(desk, 'waiting', speech).map(({ id }) => id)).not.toContain('north>bilbao');
  });
});
