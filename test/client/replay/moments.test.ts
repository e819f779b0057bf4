import { describe, expect, test } from 'vitest';
import { momentWords } from '../../../client/model/replay/moments.ts';
import type { Speech } from '../../../client/model/say.ts';
import { hasText, speech } from '../../../client/ui/texts/texts.ts';
import { momentTexts } from '../../../client/ui/texts/en-moments.ts';
import { momentEvidence, momentKinds } from '../../../server/contract/debrief.ts';
import type { Moment } from '../../../server/contract/debrief.ts';
import { mapView } from '../../../server/views/map.ts';
import { classic, spring } from '../../support/view-setups.ts';

/** Words that fail on a text that is not there. */
const strict: Speech = {
  ...speech,
  say: (key, values) => {
    if (!hasText(key) && !hasText(`${key}_one`)) throw new Error(`there is no text ${key}`);
    return speech.say(key, values);
  },
};
const days = { periodName: 'day', roundName: 'week', periodsPerRound: 5 } as const;
const weeks = { periodName: 'week', roundName: 'week', periodsPerRound: 1 } as const;
const map = mapView(spring);

const moment = (kind: Moment['kind'], values: Moment['values'], more: Partial<Moment> = {}): Moment => ({
  id: 'm1',
  kind,
  weight: 0.5,
  round: 7,
  period: 31,
  seats: ['sales'],
  values,
  evidence: [],
  ...more,
});
const sentence = (kind: Moment['kind'], values: Moment['values'], more: Partial<Moment> = {}): string =>
  momentWords(map, days, moment(kind, values, more), strict).sentence;
const line = (text: Moment['evidence'][number]['text'], values: Moment['values']): string | undefined =>
  momentWords(
    map,
    days,
    moment('turnAround', { kpi: 'perfectOrderRate', before: 0.1, after: 0.8 }, { evidence: [{ text, values }] }),
    strict,
  ).evidence[0];

describe('moments in words', () => {
  test('every kind has a title and a question, and every proof a line', () => {
    for (const kind of momentKinds)
      for (const part of ['title', 'question']) expect(hasText(`moment.${part}.${kind}`), `${part} ${kind}`).toBe(true);
    const { evidence } = momentTexts.moment;
    for (const text of momentEvidence)
      expect(
        Object.keys(evidence).some((key) => key.startsWith(text)),
        text,
      ).toBe(true);
  });

  test('the first empty shelf, with the day where a round has days', () => {
    const values = { site: 'north', item: 'water', units: 95, periods: 11, onOrder: 105 };
    expect(sentence('firstStockout', values)).toBe(
      'On Monday of week 7 Burgos ran out of Water while customers waited for 95, although 105 were on order; the shelf stayed empty for 11 days.',
    );
    expect(sentence('firstStockout', { ...values, onOrder: 0, periods: 1 })).toBe(
      'On Monday of week 7 Burgos ran out of Water while customers waited for 95; the shelf stayed empty for 1 day.',
    );
    const beer = moment('firstStockout', { site: 'retailer', item: 'beer', units: 4, periods: 16, onOrder: 0 }, { round: 8, period: 8 });
    const words = momentWords(mapView(classic), weeks, beer, strict);
    expect(words).toMatchObject({ title: 'The first empty shelf', when: 'Week 8', seats: ['Retailer'] });
    expect(words.sentence).toBe('In week 8 Retailer ran out of Beer while customers waited for 4; the shelf stayed empty for 16 weeks.');
  });

  test('the highest order, beside what customers asked for', () => {
    const values = { link: 'suppliers>central', item: 'water', seat: 'procurement', units: 11_620, usualUnits: 1669, demandUnits: 4428 };
    expect(sentence('peakOrder', values)).toBe(
      'In week 7 Procurement ordered 11,620 Water, 7× the usual, and customers asked for no more than 4,428 a week at that time.',
    );
  });

  test('a promotion: short of goods, or of hands; and what others had advised', () => {
    const values = {
      item: 'juice',
      option: 2,
      name: 'Leaflet',
      runRound: 8,
      units: 4500,
      usualUnits: 1500,
      goodsUnits: 2000,
      shortUnits: 2500,
      lateUnits: 900,
      advice: 0,
    };
    expect(sentence('promotionWithoutCover', values)).toBe(
      '“Leaflet” for Juice ran in week 8: customers asked for 4,500, 3× a usual week, and there was stock for 2,000.',
    );
    expect(sentence('promotionWithoutCover', { ...values, shortUnits: 0, advice: 2 })).toBe(
      '“Leaflet” for Juice ran in week 8: customers asked for 4,500, 3× a usual week; the goods were there, the means to move them were not. 2 desks had advised against it.',
    );
  });

  test('news that stayed where it was; where desks were closed it is the rules that are named', () => {
    const values = { event: 'strike', name: 'Strike', seat: 'sales', heardRound: 2, feltRound: 7, rounds: 4, count: 3, couldTell: 1 };
    expect(sentence('signalNotPassedOn', values)).toBe(
      'Sales heard of “Strike” at the end of week 2, 4 weeks before it was felt; 3 other desks planned without knowing.',
    );
    expect(sentence('signalNotPassedOn', { ...values, rounds: 1, count: 1, lateSeat: 'procurement' })).toBe(
      'Sales heard of “Strike” at the end of week 2, 1 week before it was felt; Procurement planned without knowing.',
    );
    const closed = momentWords(map, days, moment('signalNotPassedOn', { ...values, couldTell: 0 }), strict);
    expect(closed.title).toBe('News that had no way to travel');
    expect(closed.sentence).toContain('the desks were closed, and 3 other desks planned without knowing');
    expect(closed.question).toContain('no way');
  });

  test('promises: why one was missed, what one that held was worth', () => {
    const values = { agreementKind: 'request', seat: 'logistics', by: 'sales', agreedRound: 5, count: 1, of: 1 };
    expect(sentence('promiseBroken', { ...values, because: 'prevented', units: 60 })).toBe(
      'What was agreed in week 5 was missed although Logistics acted on it: something else stood in the way. 60 units did not come.',
    );
    expect(sentence('promiseBroken', { ...values, because: 'notActed' })).toBe(
      'What was agreed in week 5 was missed: nothing at the desk of Logistics was moved towards it.',
    );
    expect(sentence('promiseBroken', { ...values, agreementKind: 'consensusForecast', because: 'missed' })).toContain(
      'The forecast that was signed in week 5',
    );
    expect(sentence('promiseBroken', { ...values, agreementKind: 'objective', because: 'missed' })).toBe(
      'The goal that was set in week 5 was missed.',
    );
    expect(sentence('promiseKept', values, { worth: { jointScore: 2.04, contributionCents: 1_234_500 } })).toBe(
      'What Sales and Logistics agreed in week 5 was kept. To the company it made a difference of +2.0 points and +€12K.',
    );
  });

  test('orders after a shortage, a turn-around, and decisions with what they brought or cost', () => {
    const panic = {
      site: 'central',
      item: 'juice',
      link: 'suppliers>central',
      seat: 'procurement',
      units: 900,
      neededUnits: 300,
      rounds: 3,
      toRound: 9,
      owedUnits: 50,
      troughRound: 11,
    };
    expect(sentence('panicOrdering', panic)).toBe(
      'After Madrid had owed 50 Juice, 900 were ordered in weeks 7 to 9 where 300 were needed; from week 11 on hardly any.',
    );
    const turn = { kpi: 'perfectOrderRate', before: 0.21, after: 0.84, worstRound: 3, rounds: 6 };
    expect(sentence('turnAround', turn)).toBe(
      'From week 7 on service stayed better: 84\u00a0% of orders were perfect, after 21\u00a0% in the worst weeks.',
    );
    expect(sentence('turnAround', { ...turn, level: 'board' })).toMatch(/ By then: board open\.$/);
    expect(sentence('turnAround', { kpi: 'totalCost', before: 7600, after: 613 })).toBe(
      'From week 7 on cost stayed down: €6.13 a week, after €76 in the worst ones.',
    );
    const decision = { seat: 'sales', lever: 'forecast', key: 'juice', value: 2077, usualValue: 1686, unit: 'units' };
    expect(sentence('bestDecision', decision, { worth: { jointScore: 6, contributionCents: 2_400_000 } })).toBe(
      'Sales in week 7: Official forecast (Juice), set to 2,077 where a coordinated bot would have put 1,686. It brought the company 6.0 points and €24K.',
    );
    expect(
      sentence(
        'costliestDecision',
        { ...decision, lever: 'promotion', value: 2, usualValue: 0, unit: 'choice', name: 'Leaflet', usualName: '' },
        { worth: { jointScore: -6, contributionCents: 100_000 } },
      ),
    ).toBe(
      'Sales in week 7: Promotion (Juice), set to “Leaflet”. Played again with No promotion, the company would have come out better by +6.0 points and −€1,000.',
    );
  });

  test('proof: numbers with their units, names, and when', () => {
    expect(line('shelf', { site: 'north', item: 'water', units: 0, period: 6 })).toBe(
      'On the shelf at Burgos on Monday of week 2: 0 Water.',
    );
    expect(line('demand', { item: 'water', units: 900, usualUnits: 300, round: 3 })).toBe(
      'Customers asked in week 3 for 900 Water; without the promotion it would have been 300.',
    );
    expect(line('ordered', { link: 'suppliers>central', item: 'water', units: 900, neededUnits: 300, round: 3, toRound: 5 })).toBe(
      'Suppliers → Madrid: 900 Water ordered in weeks 3 to 5; 300 were needed.',
    );
    expect(line('cover', { item: 'juice', cover: 2.2, neededCover: 5, units: 2000 })).toBe(
      '2,000 Juice in stock or arriving: enough for 2.2\u00a0d of 5\u00a0d.',
    );
    expect(line('hours', { site: 'central', needed: 27_240, available: 17_340, round: 3 })).toBe(
      'Madrid in week 3: 454\u00a0h of work for 289\u00a0h of regular hours.',
    );
    expect(line('advice', { seat: 'procurement', answer: 'smaller' })).toBe('Procurement had asked for a smaller one.');
    expect(line('learnt', { seat: 'procurement', round: 9 })).toBe('Procurement could plan with it from week 9 on.');
    expect(line('worth', { points: 0.01, cents: 12 })).toBe('Compared with the same game without it: no difference worth speaking of.');
  });

  test('pledges in the words of agreements, with what came of them', () => {
    const said = { agreementKind: 'request', seat: 'logistics', kept: 0 };
    expect(line('pledge', { ...said, measure: 'received', place: 'north', item: 'water', pledged: 600, actual: 450, period: 26 })).toBe(
      'Logistics was to bring 600 Water to Burgos by Monday of week 6; it came to 450.',
    );
    expect(line('pledge', { ...said, measure: 'backlog', place: 'north', pledged: 50, kept: 1, period: 26 })).toBe(
      'Logistics was to bring down what is owed at Burgos to 50 units by Monday of week 6, kept.',
    );
    expect(line('pledge', { ...said, lever: 'booking', key: 'central>north', pledged: 30, actual: 22, round: 5, unit: 'loads' })).toBe(
      'Logistics, Trucks booked, next week (Madrid → Burgos) in week 5: 30 promised; it came to 22.',
    );
    expect(line('pledge', { ...said, kpi: 'perfectOrderRate', pledged: 0.8, actual: 0.55, round: 9 })).toBe(
      'Perfect orders by week 9: 80\u00a0% agreed; it came to 55\u00a0%.',
    );
    expect(line('pledge', { ...said, item: 'water', pledged: 1500, actual: 71, round: 9 })).toBe(
      'Water in week 9: 1,500 signed; all that was signed came to an accuracy of 71\u00a0%.',
    );
  });
});
