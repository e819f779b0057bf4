import { describe, expect, test } from 'vitest';
import type { GameFact, Logged } from '../../server/game/facts.ts';
import type { TeamFact } from '../../server/game/team-facts.ts';
import { nothingTogether } from '../../server/game/together.ts';
import { decodeGameEntry, encodeEntry } from '../../server/log/codec.ts';
import { gameFactSchema } from '../../server/log/fact-schemas.ts';
import { replayGame } from '../../server/log/replay.ts';
import { person, seated } from '../support/test-games.ts';

/** A fact of each type with everything that it may hold. The compiler misses no type and no field of it. */
const examples: { readonly [T in TeamFact['type']]: Required<Extract<TeamFact, { readonly type: T }>> } = {
  AgreementProposed: {
    type: 'AgreementProposed',
    agreement: 'a1',
    round: 2,
    atMs: 1000,
    by: 'sales',
    to: ['logistics'],
    terms: {
      kind: 'request',
      what: { kind: 'outcome', measure: 'received' },
      item: 'beer',
      place: 'retailer',
      amount: 50,
      byPeriod: 12,
      inRound: 3,
      why: 'The key account waits',
      otherwise: { amount: 25, byPeriod: 20 },
    },
    pledges: [{ kind: 'outcome', seat: 'logistics', measure: 'received', place: 'retailer', item: 'beer', value: 50, byPeriod: 12 }],
    emergency: true,
  },
  AgreementAnswered: {
    type: 'AgreementAnswered',
    agreement: 'a1',
    answer: {
      by: 'logistics',
      round: 2,
      atMs: 2000,
      answer: 'part',
      pledges: [{ kind: 'outcome', seat: 'logistics', measure: 'received', place: 'retailer', value: 25, byPeriod: 20 }],
      actions: [{ lever: 'order', key: 'wholesaler beer', value: 30 }],
      confidence: 4,
      option: 1,
      card: [{ subject: 'cover', key: 'beer', needed: 40, available: 35.5, unit: 'units' }],
      reason: 'The truck is full',
    },
  },
  AgreementMade: {
    type: 'AgreementMade',
    agreement: 'a1',
    round: 2,
    period: 2,
    atMs: 3000,
    pledges: [
      { kind: 'action', seat: 'logistics', lever: 'order', key: 'wholesaler beer', relation: 'atLeast', value: 30, round: 3 },
      { kind: 'kpi', kpi: 'fillRate', relation: 'atLeast', value: 0.95, byRound: 4 },
      { kind: 'forecast', item: 'beer', round: 4, units: 120 },
    ],
    filled: [{ seat: 'logistics', round: 2, lever: 'order', key: 'wholesaler beer', value: 30, before: null }],
    emergency: true,
    againstAdvice: true,
    settledBy: 'operations',
    reason: 'The customer comes first',
  },
  AgreementFilled: {
    type: 'AgreementFilled',
    agreement: 'a1',
    filled: [{ seat: 'logistics', round: 3, lever: 'order', key: 'wholesaler beer', value: 30, before: 8 }],
  },
  AgreementEscalated: { type: 'AgreementEscalated', agreement: 'a1', by: 'sales', round: 2 },
  AgreementDeclined: { type: 'AgreementDeclined', agreement: 'a2', by: 'procurement', round: 2, reason: 'No room' },
  AgreementReleased: { type: 'AgreementReleased', agreement: 'a3', by: 'sales', round: 2 },
  AgreementLapsed: { type: 'AgreementLapsed', agreement: 'a4', round: 3 },
  AgreementJudged: {
    type: 'AgreementJudged',
    agreement: 'a1',
    round: 4,
    kept: false,
    pledges: [
      { kept: true, actual: 31 },
      { kept: false, actual: 0.9, because: 'prevented', preventedBy: [{ by: 'event', name: 'strike' }, { by: 'trucks' }] },
    ],
  },
  WorthMeasured: { type: 'WorthMeasured', results: [{ agreement: 'a1', jointScore: -1.25, contributionCents: -3000 }] },
  MessageSent: { type: 'MessageSent', round: 2, atMs: 1000, from: 'sales', to: 'team', template: 'headsUp', text: 'A big order comes' },
  SignalPassedOn: { type: 'SignalPassedOn', notice: 'signal 1 0', by: 'sales', to: ['logistics', 'operations'], round: 2, atMs: 1000 },
  PanelPublished: { type: 'PanelPublished', by: 'sales', panel: 'customerOrders', round: 2, asOfRound: 1 },
  ShadowingBegun: { type: 'ShadowingBegun', by: 'sales', of: 'operations', round: 2 },
  CustomerAsked: { type: 'CustomerAsked', by: 'sales', round: 2, slot: 1 },
  LevelSet: { type: 'LevelSet', level: 'talk' },
  HuddleOpened: { type: 'HuddleOpened', round: 2, kind: 'standUp', atMs: 5000, deadlineMs: 9000 },
  HuddleAttended: { type: 'HuddleAttended', seat: 'sales', round: 2 },
  BeliefGiven: {
    type: 'BeliefGiven',
    seat: 'sales',
    round: 2,
    belief: { demandByRound: [40, 44], bottleneck: 'retailer', trust: 3 },
  },
  WorkingAgreementWritten: { type: 'WorkingAgreementWritten', by: 'sales', round: 2, text: 'We ask before we promise' },
  LeadNamed: { type: 'LeadNamed', by: 'sales', seat: 'operations', round: 2 },
  Thanked: { type: 'Thanked', from: 'sales', to: 'operations', round: 2, text: 'For the night shift' },
  HandOverWritten: { type: 'HandOverWritten', seat: 'sales', round: 2, text: 'Mind the key account' },
  SeatsRotated: { type: 'SeatsRotated', round: 2, moves: [{ person: 'ada', from: 'sales', to: 'logistics' }] },
  CommitmentsWritten: {
    type: 'CommitmentsWritten',
    by: 'facilitator',
    atMs: 4000,
    commitments: [{ text: 'Tell procurement first', seat: 'sales' }, { text: 'Meet on Mondays' }],
  },
  BranchKept: { type: 'BranchKept', branch: 'b1', fromRound: 3, jointScore: 41.5, text: 'Without the promotion' },
};

/** The others: a whole game in `codec.test.ts` goes through each. */
const others: { readonly [T in Exclude<GameFact['type'], TeamFact['type']>]: true } = {
  GameOpened: true,
  SeatTaken: true,
  SeatLeft: true,
  BotSeated: true,
  SeatHandedBack: true,
  GameStarted: true,
  PlanningOpened: true,
  DecisionsSet: true,
  Committed: true,
  CommitWithdrawn: true,
  DeadlinePassed: true,
  DeadlineMoved: true,
  PlanningForced: true,
  Paused: true,
  Resumed: true,
  EventInjected: true,
  RoundResolved: true,
  Advanced: true,
  GameFinished: true,
  BenchmarksPlayed: true,
  DebriefWorked: true,
  GameBranched: true,
};

const logged = (fact: GameFact): Logged<GameFact> => ({ stream: 'game/g1', sequence: 7, atMs: 1000, author: person('ada'), fact });

const roundTrip = (fact: GameFact): GameFact => {
  const entry = logged(fact);
  const { payload, texts } = encodeEntry(entry);
  const read = decodeGameEntry({ stream: entry.stream, sequence: entry.sequence, payload }, texts);
  if ('problem' in read) throw new Error(read.problem);
  return read.entry.fact;
};

const problemOf = (data: Readonly<Record<string, unknown>>): string => {
  const { type, ...rest } = data;
  const payload = JSON.stringify({ type, version: 1, atMs: 0, author: { kind: 'host' }, data: rest });
  const read = decodeGameEntry({ stream: 'game/g1', sequence: 7, payload });
  return 'problem' in read ? read.problem : 'read';
};

describe('the stored form of what people do with each other', () => {
  test('every type of fact has a schema', () => {
    expect(gameFactSchema.options.map((option) => option.shape.type.value).sort()).toEqual(
      [...Object.keys(examples), ...Object.keys(others)].sort(),
    );
  });

  test.each(Object.values(examples).map((fact): readonly [string, GameFact] => [fact.type, fact]))(
    '%s is read as it was written',
    (_, fact) => {
      expect(roundTrip(fact)).toEqual(fact);
    },
  );

  test.each([
    ['a key too many', { ...examples.HuddleAttended, mood: 'good' }, 'mood'],
    ['a wrong seat', { ...examples.LeadNamed, seat: 'king' }, 'seat'],
    ['terms of no kind', { ...examples.AgreementProposed, terms: { kind: 'threat' } }, 'terms.kind'],
    [
      'a pledge with an unknown lever',
      { ...examples.AgreementFilled, filled: [{ ...examples.AgreementFilled.filled[0], lever: 'magic' }] },
      'lever',
    ],
    ['a trust beyond 5', { ...examples.BeliefGiven, belief: { ...examples.BeliefGiven.belief, trust: 6 } }, 'trust'],
  ])('%s is named with its place', (_, data, problem) => {
    expect(problemOf(data)).toContain(problem);
  });

  test('facts of several seats may hold more pledges than one of them may send', () => {
    const [pledge] = examples.AgreementMade.pledges;
    const made: GameFact = { ...examples.AgreementMade, pledges: Array.from({ length: 96 }, () => pledge) };
    expect(roundTrip(made)).toEqual(made);
  });

  test('and bots may say more than anybody may send: what was taken once can be read for ever', () => {
    const { answer } = examples.AgreementAnswered;
    const many = <T>(list: readonly T[] | undefined): T[] => Array.from({ length: 40 }, () => list?.[0] as T);
    const long: GameFact = {
      ...examples.AgreementAnswered,
      answer: { ...answer, actions: many(answer.actions), card: many(answer.card), reason: 'because '.repeat(100) },
    };
    expect(roundTrip(long)).toEqual(long);
  });

  test('a log from before there was any of it opens with nothing together', () => {
    const game = seated();
    const replayed = replayGame(game.setup, game.log());
    expect(replayed).toMatchObject({ state: { together: nothingTogether } });
  });
});
