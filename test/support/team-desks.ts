import type { Agreement, Answer, Askable } from '../../server/contract/agreements.ts';
import type { Desk } from '../../server/contract/desk.ts';
import { seats, type Seat } from '../../server/contract/ids.ts';
import type { Message } from '../../server/contract/sharing.ts';
import { deskOf } from './desks.ts';

/** Desks of a team that talks: agreements of every kind and state, messages and signed numbers, in round 6 of the company of `desks.ts`. */

const round = 6;
const period = 25;
const atMs = 1_700_000_000_000;

/** What the others of these desks can be asked for. */
export const askablesOf = (seat: Seat): readonly Askable[] =>
  seats
    .filter((each) => each !== seat)
    .flatMap((each) =>
      deskOf(each).fields.map(({ lever, key, unit, least, most, step, options, fromRound }) => {
        const choices = options?.map(({ id, name }) => ({ id, name }));
        return { seat: each, lever, key, unit, least, most, step, fromRound, ...(choices === undefined ? {} : { options: choices }) };
      }),
    );

type Made = Pick<Agreement, 'id' | 'by' | 'to' | 'terms'> & Partial<Agreement>;

const made = (wanted: Made): Agreement => ({
  kind: wanted.terms.kind,
  state: 'open',
  round,
  atMs,
  pledges: [],
  turn: wanted.to,
  answers: [],
  filled: [],
  ...wanted,
});

const said = (by: Seat, answer: Answer['answer'], more: Partial<Answer> = {}): Answer => ({ by, answer, round, atMs, ...more });
const agreed = { round: 3, period: 10, atMs } as const;

const water = { kind: 'outcome', seat: 'logistics', measure: 'received', place: 'north', item: 'water' } as const;
const others = (by: Seat): readonly Seat[] => seats.filter((seat) => seat !== by);

/** All of the team's, in the order in which they were proposed. */
export const agreements: readonly Agreement[] = [
  made({
    id: 'a1',
    by: 'sales',
    to: ['logistics'],
    round: 3,
    state: 'kept',
    turn: [],
    terms: {
      kind: 'request',
      what: { kind: 'outcome', measure: 'received' },
      item: 'water',
      place: 'north',
      amount: 400,
      byPeriod: 20,
      why: 'Leaflet',
    },
    pledges: [{ ...water, value: 400, byPeriod: 20 }],
    answers: [said('logistics', 'accept', { round: 3 })],
    agreed,
    ended: { round: 4, pledges: [{ kept: true, actual: 460 }] },
  }),
  made({
    id: 'a2',
    by: 'operations',
    to: ['logistics'],
    round: 3,
    state: 'missed',
    turn: [],
    terms: { kind: 'request', what: { kind: 'action', lever: 'booking' }, place: 'vigo>central', amount: 9, inRound: 4 },
    pledges: [{ kind: 'action', seat: 'logistics', lever: 'booking', key: 'vigo>central', relation: 'atLeast', value: 9, round: 4 }],
    answers: [said('logistics', 'accept', { round: 3 })],
    agreed,
    ended: { round: 4, pledges: [{ kept: false, actual: 4, because: 'notActed' }] },
  }),
  made({
    id: 'a3',
    by: 'procurement',
    to: ['logistics'],
    round: 4,
    state: 'missed',
    turn: [],
    terms: { kind: 'request', what: { kind: 'outcome', measure: 'received' }, item: 'juice', place: 'central', amount: 900, byPeriod: 24 },
    pledges: [{ kind: 'outcome', seat: 'logistics', measure: 'received', place: 'central', item: 'juice', value: 900, byPeriod: 24 }],
    answers: [said('logistics', 'accept', { round: 4 })],
    agreed,
    ended: {
      round: 5,
      pledges: [{ kept: false, actual: 320, because: 'prevented', preventedBy: [{ by: 'event', name: 'the strike at Vigo' }] }],
    },
  }),
  made({
    id: 'a4',
    by: 'logistics',
    to: ['sales'],
    round: 4,
    state: 'lapsed',
    turn: [],
    terms: { kind: 'request', what: { kind: 'action', lever: 'promotion' }, place: 'juice', amount: 0, inRound: 5 },
    ended: { round: 5, pledges: [] },
  }),
  made({
    id: 'a5',
    by: 'sales',
    to: ['logistics'],
    terms: {
      kind: 'request',
      what: { kind: 'outcome', measure: 'received' },
      item: 'water',
      place: 'north',
      amount: 600,
      byPeriod: 31,
      why: 'Shelf space at the key account is booked.',
      otherwise: { amount: 400, byPeriod: 34 },
    },
    pledges: [{ ...water, value: 600, byPeriod: 31 }],
    emergency: true,
  }),
  made({
    id: 'a6',
    by: 'procurement',
    to: ['logistics'],
    terms: { kind: 'request', what: { kind: 'outcome', measure: 'waiting' }, place: 'vigo>central' },
  }),
  made({
    id: 'a7',
    by: 'logistics',
    to: ['procurement'],
    state: 'answered',
    turn: ['logistics'],
    terms: {
      kind: 'request',
      what: { kind: 'outcome', measure: 'onHand' },
      item: 'juice',
      place: 'central',
      amount: 2_000,
      byPeriod: 35,
      why: 'East is low.',
    },
    pledges: [{ kind: 'outcome', seat: 'procurement', measure: 'onHand', place: 'central', item: 'juice', value: 1_200, byPeriod: 35 }],
    answers: [
      said('procurement', 'counter', {
        pledges: [{ kind: 'outcome', seat: 'procurement', measure: 'onHand', place: 'central', item: 'juice', value: 1_200, byPeriod: 35 }],
        reason: 'The ship is late.',
      }),
    ],
  }),
  made({
    id: 'a8',
    by: 'sales',
    to: others('sales'),
    terms: { kind: 'promotionPlan', item: 'water', option: 2, round: 7, upliftPercent: 390, why: 'The competitor has closed.' },
    state: 'answered',
    turn: ['logistics', 'procurement'],
    answers: [
      said('operations', 'smaller', {
        confidence: 4,
        option: 1,
        card: [{ subject: 'hours', key: 'central', needed: 63_933, available: 36_960, unit: 'minutes' }],
        reason: 'The dock is full already.',
      }),
    ],
  }),
  made({
    id: 'a9',
    by: 'operations',
    to: others('operations'),
    terms: { kind: 'crisisResponse', signal: 'n1', why: 'Keep the shops open.' },
    state: 'answered',
    turn: ['logistics', 'sales'],
    pledges: [
      { kind: 'action', seat: 'operations', lever: 'overtime', key: 'central', relation: 'atLeast', value: 20, round: 7 },
      { kind: 'action', seat: 'procurement', lever: 'order', key: 'central water', relation: 'atLeast', value: 3_000, round: 6 },
    ],
    answers: [
      said('procurement', 'accept', {
        pledges: [
          { kind: 'action', seat: 'procurement', lever: 'order', key: 'central water', relation: 'atLeast', value: 3_000, round: 6 },
        ],
      }),
    ],
  }),
  made({
    id: 'a10',
    by: 'sales',
    to: others('sales'),
    terms: { kind: 'consensusForecast', why: 'Orders of the last weeks.' },
    pledges: ['water', 'juice', 'cola'].flatMap((item, place) =>
      [7, 8].map((each) => ({ kind: 'forecast' as const, item, round: each, units: [2_500, 1_400, 1_150][place] ?? 0 })),
    ),
  }),
  made({
    id: 'a11',
    by: 'operations',
    to: others('operations'),
    terms: { kind: 'objective' },
    pledges: [{ kind: 'kpi', kpi: 'perfectOrderRate', relation: 'atLeast', value: 0.93, byRound: 10 }],
  }),
  made({
    id: 'a12',
    by: 'procurement',
    to: others('procurement'),
    round: 4,
    state: 'agreed',
    turn: [],
    terms: { kind: 'objective' },
    pledges: [{ kind: 'kpi', kpi: 'csat', relation: 'atLeast', value: 82, byRound: 9 }],
    answers: [said('sales', 'accept'), said('logistics', 'accept'), said('operations', 'accept')],
    agreed: { round: 5, period, atMs },
  }),
  made({
    id: 'a13',
    by: 'sales',
    to: ['logistics'],
    round: 5,
    state: 'agreed',
    turn: [],
    terms: { kind: 'request', what: { kind: 'outcome', measure: 'received' }, item: 'cola', place: 'south', amount: 100, byPeriod: 33 },
    pledges: [
      { ...water, place: 'south', item: 'cola', value: 50, byPeriod: 28 },
      { ...water, place: 'south', item: 'cola', value: 50, byPeriod: 33 },
    ],
    answers: [said('logistics', 'counter', { round: 5 }), said('sales', 'accept', { round: 5 })],
    agreed: { round: 5, period, atMs },
    filled: [{ seat: 'logistics', round: 6, lever: 'transfer', key: 'central>south cola', value: 50, before: null }],
  }),
  made({
    id: 'a14',
    by: 'logistics',
    to: ['operations'],
    round: 5,
    state: 'declined',
    turn: [],
    terms: { kind: 'request', what: { kind: 'action', lever: 'overtime' }, place: 'central', amount: 30, inRound: 6 },
    answers: [said('operations', 'decline', { reason: 'They are tired.', round: 5 })],
    ended: { round: 5, by: 'operations', pledges: [] },
  }),
];

export const messages: readonly Message[] = [
  { id: 'm1', round: 5, atMs, from: 'sales', to: 'team', template: 'headsUp', text: 'Water will go fast in week 7.' },
  { id: 'm2', round: 6, atMs, from: 'logistics', to: 'team', template: 'iAmShort' },
  { id: 'm3', round: 6, atMs, from: 'procurement', to: 'logistics', text: 'Is the ship in?' },
  { id: 'm4', round: 6, atMs, from: 'operations', to: 'team' },
];

const isParty = ({ by, to }: Agreement, seat: Seat): boolean => by === seat || to.includes(seat);

/** A seat's desk in the midst of it: asking and talking allowed, agreements as far as it is a party of them. */
export const teamDesk = (seat: Seat, changes: Parameters<typeof deskOf>[1] = {}): Desk =>
  deskOf(seat, {
    round,
    informationLevel: 'board',
    agreements: agreements.filter((agreement) => isParty(agreement, seat)),
    askables: askablesOf(seat),
    messages: messages.filter(({ from, to }) => from === seat || to === seat || to === 'team'),
    sharing: {
      may: ['message', 'propose', 'passOn', 'shadow', 'publish'],
      publications: [],
      publicationsLeft: 2,
      shadowingsLeft: 1,
      messagesLeft: 18,
    },
    book: {
      lead: 'operations',
      thanks: [],
      consensus: [{ item: 'water', round: 7, units: 2_500 }],
      workingAgreement: { text: 'Ask before you promise.', by: 'sales', round: 5 },
    },
    ...changes,
  });
