import type { Pledge, Terms } from '../../server/contract/agreement-schemas.ts';
import type { Answer } from '../../server/contract/agreements.ts';
import type { Belief } from '../../server/contract/huddles.ts';
import type { InformationLevel, Seat } from '../../server/contract/ids.ts';
import { seats } from '../../server/contract/ids.ts';
import { evolve } from '../../server/game/evolve.ts';
import type { GameFact } from '../../server/game/facts.ts';
import {
  headlessGame,
  openHeadlessHuddle,
  openHeadlessRound,
  resolveHeadlessRound,
  setHeadlessValues,
} from '../../server/game/headless.ts';
import type { Game } from '../../server/game/state.ts';
import type { AgreementFact } from '../../server/game/team-facts.ts';
import type { ViewSetup } from '../../server/views/setup.ts';
import { secretSeed, spring, valuesOf } from './view-setups.ts';

const { roles } = spring.rules;

/** The spring promotion with huddles after rounds 4 and 8, in which people say what they believe; after the second one seats change hands. */
export const talking: ViewSetup = {
  ...spring,
  rules: {
    ...spring.rules,
    huddles: [
      { afterRound: 4, kind: 'standUp', seconds: 120, prompts: ['What happened?'], beliefRounds: 2, rotate: false },
      { afterRound: 8, kind: 'summit', seconds: 300, prompts: ['What do we owe each other?', 'Who leads?'], beliefRounds: 3, rotate: true },
      { afterRound: 10, kind: 'standUp', seconds: 120, prompts: ['A question for another day'], beliefRounds: 0, rotate: false },
    ],
    sharing: { shadowings: 3, publicationsPerRound: 2 },
    roles: {
      ...roles,
      logistics: { ...roles.logistics, hurts: 'What hurts logistics', owes: 'What logistics owes', pull: 'What pulls logistics' },
    },
  },
};

/** Sales alone hears of the strike in round 8, logistics of the breakdown in round 6. */
export const strike = 'signal 8 0';
const breakdown = 'signal 6 0';

export const told = (setup: ViewSetup, game: Game, ...facts: readonly GameFact[]): Game =>
  facts.reduce((before, fact) => evolve(setup, before, fact), game);

export const beliefOf = (seat: Seat): Belief => {
  const place = seats.indexOf(seat);
  return {
    demandByRound: [24_001 + place, 24_101 + place, 24_201 + place],
    bottleneck: ['central', 'vigo', 'vigo>central', 'north'][place] ?? '',
    trust: 4 - place,
  };
};
const believed = (round: number, by: readonly Seat[]): readonly GameFact[] =>
  by.map((seat) => ({ type: 'BeliefGiven', seat, round, belief: beliefOf(seat) }));

const seated = (level: InformationLevel): Game =>
  seats.reduce(
    (game, seat) => evolve(talking, game, { type: 'SeatTaken', seat, person: `person-${seat}` }),
    headlessGame(talking, secretSeed, level),
  );

/** The team in its second huddle, after round 8; the first one is over and lies open. */
export const inHuddle = (level: InformationLevel, believing: readonly Seat[] = []): Game => {
  let game = seated(level);
  while (game.round < 8) {
    game = openHeadlessHuddle(talking, resolveHeadlessRound(talking, game, valuesOf(talking, game.round, 500 + game.round)));
    if (game.phase === 'huddle') game = told(talking, game, { type: 'HuddleAttended', seat: 'sales', round: 4 }, ...believed(4, seats));
    game = openHeadlessRound(talking, game);
  }
  const open = openHeadlessHuddle(talking, resolveHeadlessRound(talking, game, valuesOf(talking, 8, 508)));
  return told(
    talking,
    open,
    { type: 'HuddleAttended', seat: 'operations', round: 8 },
    { type: 'LeadNamed', by: 'sales', seat: 'operations', round: 8 },
    { type: 'WorkingAgreementWritten', by: 'logistics', round: 8, text: 'We ask before we promise' },
    { type: 'Thanked', from: 'procurement', to: 'sales', round: 8, text: 'Thank you for the forecast' },
    { type: 'HandOverWritten', seat: 'procurement', round: 8, text: 'Faraway is slower than it says' },
    ...believed(8, believing),
  );
};

/** The same team with a drawn level, planning round 9, drafts on every desk. */
export const inPlanning = (level: InformationLevel): Game =>
  setHeadlessValues(talking, openHeadlessRound(talking, inHuddle(level, ['logistics', 'operations'])), valuesOf(talking, 9, 77));

const proposed = (
  agreement: string,
  by: Seat,
  to: readonly Seat[],
  terms: Terms,
  pledges: readonly Pledge[],
  more: { readonly emergency?: true } = {},
): AgreementFact => ({
  type: 'AgreementProposed',
  agreement,
  round: 9,
  atMs: 7_000 + Number(agreement.slice(1)),
  by,
  to,
  terms,
  pledges: [...pledges],
  ...more,
});
const answered = (agreement: string, answer: Omit<Answer, 'round' | 'atMs'>): AgreementFact => ({
  type: 'AgreementAnswered',
  agreement,
  answer: { round: 9, atMs: 7_500, ...answer },
});
const others = (seat: Seat): readonly Seat[] => seats.filter((each) => each !== seat);

const action = (seat: Seat, lever: 'booking' | 'overtime' | 'order', key: string, value: number): Pledge => ({
  kind: 'action',
  seat,
  lever,
  key,
  relation: 'atLeast',
  value,
  round: 9,
});
const received = (seat: Seat, value: number, byPeriod = 47): Pledge => ({
  kind: 'outcome',
  seat,
  measure: 'received',
  place: 'north',
  item: 'water',
  value,
  byPeriod,
});

/** Agreements of all five kinds, in every state that they can be in while a game is on. */
export const agreementFacts: readonly AgreementFact[] = [
  // Open between sales and logistics.
  proposed(
    'a1',
    'sales',
    ['logistics'],
    {
      kind: 'request',
      what: { kind: 'outcome', measure: 'received' },
      item: 'water',
      place: 'north',
      amount: 3_101,
      byPeriod: 47,
      why: 'The fair in Bilbao',
      otherwise: { amount: 1_501, byPeriod: 49 },
    },
    [received('logistics', 3_101)],
    { emergency: true },
  ),
  // Countered by procurement, with inputs of its own behind it; before the planning lead, who is no party.
  proposed(
    'a2',
    'logistics',
    ['procurement'],
    { kind: 'request', what: { kind: 'action', lever: 'order' }, place: 'water', amount: 4_102, inRound: 9, why: 'The ship leaves' },
    [action('procurement', 'order', 'water', 4_102)],
  ),
  answered('a2', {
    by: 'procurement',
    answer: 'counter',
    pledges: [action('procurement', 'order', 'water', 2_103)],
    actions: [{ lever: 'order', key: 'water', value: 2_104 }],
    reason: 'The credit line is short',
  }),
  { type: 'AgreementEscalated', agreement: 'a2', by: 'logistics', round: 9 },
  // A promotion launched against advice.
  proposed(
    'a3',
    'sales',
    others('sales'),
    { kind: 'promotionPlan', item: 'juice', option: 1, round: 10, upliftPercent: 231, why: 'A gap to fill' },
    [],
  ),
  answered('a3', {
    by: 'operations',
    answer: 'smaller',
    confidence: 4,
    option: 1,
    card: [{ subject: 'hours', key: 'central', needed: 9_105, available: 8_106, unit: 'minutes' }],
    reason: 'The dock is full',
  }),
  answered('a3', { by: 'procurement', answer: 'go', pledges: [action('procurement', 'order', 'juice', 5_107)] }),
  {
    type: 'AgreementMade',
    agreement: 'a3',
    round: 9,
    period: 40,
    atMs: 8_000,
    pledges: [action('procurement', 'order', 'juice', 5_107)],
    filled: [{ seat: 'procurement', round: 9, lever: 'order', key: 'juice', value: 5_107, before: 908 }],
    againstAdvice: true,
  },
  // A crisis response, half answered.
  proposed('a4', 'logistics', others('logistics'), { kind: 'crisisResponse', signal: breakdown, why: 'Ebro is down' }, []),
  answered('a4', {
    by: 'operations',
    answer: 'accept',
    pledges: [action('operations', 'overtime', 'central', 21)],
    actions: [{ lever: 'overtime', key: 'central', value: 23 }],
  }),
  // Signed by all.
  proposed('a5', 'procurement', others('procurement'), { kind: 'consensusForecast', why: 'One number for all' }, [
    { kind: 'forecast', item: 'cola', round: 9, units: 6_108 },
    { kind: 'forecast', item: 'cola', round: 10, units: 6_109 },
  ]),
  ...others('procurement').map((by) => answered('a5', { by, answer: 'accept' })),
  {
    type: 'AgreementMade',
    agreement: 'a5',
    round: 9,
    period: 40,
    atMs: 8_100,
    pledges: [
      { kind: 'forecast', item: 'cola', round: 9, units: 6_108 },
      { kind: 'forecast', item: 'cola', round: 10, units: 6_109 },
    ],
    filled: [],
  },
  // An objective that somebody turned down.
  proposed('a6', 'operations', others('operations'), { kind: 'objective', why: 'Fewer errors' }, [
    { kind: 'kpi', kpi: 'perfectOrderRate', relation: 'atLeast', value: 0.91, byRound: 12 },
  ]),
  answered('a6', { by: 'sales', answer: 'decline', reason: 'Not before the fair' }),
  { type: 'AgreementDeclined', agreement: 'a6', round: 9, by: 'sales' },
  // Judged, with what each of the two had filled in, and settled by the planning lead.
  proposed('a7', 'operations', ['logistics'], { kind: 'request', what: { kind: 'outcome', measure: 'received' } }, [
    received('logistics', 1_111, 44),
  ]),
  {
    type: 'AgreementMade',
    agreement: 'a7',
    round: 9,
    period: 40,
    atMs: 8_200,
    pledges: [received('logistics', 1_111, 44)],
    filled: [{ seat: 'logistics', round: 9, lever: 'booking', key: 'central>north', value: 37, before: null }],
    emergency: true,
    settledBy: 'operations',
  },
  {
    type: 'AgreementFilled',
    agreement: 'a7',
    filled: [{ seat: 'operations', round: 9, lever: 'overtime', key: 'central', value: 19, before: 12 }],
  },
  {
    type: 'AgreementJudged',
    agreement: 'a7',
    round: 9,
    kept: false,
    pledges: [{ kept: false, actual: 712, because: 'prevented', preventedBy: [{ by: 'trucks', name: 'central>north' }] }],
  },
  // Let go by who had promised.
  proposed('a8', 'sales', ['procurement'], { kind: 'request', what: { kind: 'action', lever: 'expedite' }, inRound: 9 }, []),
  { type: 'AgreementReleased', agreement: 'a8', round: 9, by: 'sales' },
];

/** Words, a signal told on, panels on the board, a look over a shoulder. */
export const sharingFacts: readonly GameFact[] = [
  { type: 'MessageSent', round: 9, atMs: 9_001, from: 'sales', to: 'operations', text: 'Between the two of us' },
  { type: 'MessageSent', round: 9, atMs: 9_002, from: 'logistics', to: 'team', text: 'Vigo is quiet' },
  { type: 'MessageSent', round: 9, atMs: 9_003, from: 'procurement', to: 'logistics', template: 'canYouHelp' },
  { type: 'SignalPassedOn', notice: strike, by: 'sales', to: ['operations'], round: 9, atMs: 9_004 },
  { type: 'PanelPublished', by: 'procurement', panel: 'supply', round: 6, asOfRound: 5 },
  { type: 'PanelPublished', by: 'procurement', panel: 'supply', round: 8, asOfRound: 7 },
  { type: 'PanelPublished', by: 'operations', panel: 'shelf', round: 7, asOfRound: 6 },
  { type: 'PanelPublished', by: 'sales', panel: 'complaints', round: 9, asOfRound: 8 },
  { type: 'ShadowingBegun', by: 'logistics', of: 'operations', round: 5 },
  { type: 'ShadowingBegun', by: 'operations', of: 'procurement', round: 9 },
];

/** A team that has done all of it, planning round 9. */
export const busyTeam = (level: InformationLevel): Game => told(talking, inPlanning(level), ...sharingFacts, ...agreementFacts);
