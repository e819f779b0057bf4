import type { Attribution, Debrief, Outcome } from '../../server/contract/debrief.ts';
import { players } from '../../server/contract/debrief.ts';
import type { Replay } from '../../server/contract/replay.ts';

/** What can be learnt from the fixture game, written by hand: for tests of what screens make of it. */

const outcome = (jointScore: number, contributionCents: number): Outcome => ({ jointScore, contributionCents });

/** What each player brings alone; two pairs bring something together. */
const alone = [
  outcome(-9, -410_000),
  outcome(2.1, 60_000),
  outcome(-6.4, -350_000),
  outcome(-3.2, -90_000),
  outcome(-21, -980_000),
] as const;
const pairs = [
  { players: [0, 3] as const, worth: outcome(-4.2, -180_000) },
  { players: [2, 4] as const, worth: outcome(1.8, 40_000) },
] as const;
const bots = outcome(82.2, 3_900_000);

const plus = (one: Outcome, other: Outcome, times = 1): Outcome =>
  outcome(one.jointScore + times * other.jointScore, one.contributionCents + times * other.contributionCents);

const value = (coalition: number): Outcome => {
  const has = (player: number): boolean => (coalition & (1 << player)) !== 0;
  const own = alone.reduce((sum, each, player) => (has(player) ? plus(sum, each) : sum), bots);
  return pairs.reduce((sum, { players: [one, other], worth }) => (has(one) && has(other) ? plus(sum, worth) : sum), own);
};

/** Of such a game Shapley shares are known without counting orders: what each brings alone and half of what its pairs do. */
export const attribution: Attribution = {
  coalitions: Array.from({ length: 32 }, (_, coalition) => value(coalition)),
  shares: players.map((player, place) => ({
    player,
    ...pairs.reduce(
      (sum, each) => (each.players.some((of) => of === place) ? plus(sum, each.worth, 0.5) : sum),
      alone[place] ?? outcome(0, 0),
    ),
  })),
  interactions: players.flatMap((one, place) =>
    players.slice(place + 1).map((other, after) => {
      const pair = pairs.find((each) => each.players[0] === place && each.players[1] === place + 1 + after);
      return { players: [one, other] as const, ...(pair?.worth ?? outcome(0, 0)) };
    }),
  ),
};

/** For the links of a replay: what calmer hands make of them. */
export const debriefFor = (replay: Replay): Debrief => ({
  rulesVersion: replay.about.rulesVersion,
  moments: [
    {
      id: 'm1',
      kind: 'promotionWithoutCover',
      weight: 0.92,
      round: 2,
      period: 6,
      seats: ['sales', 'operations', 'procurement'],
      values: { item: 'water', round: 2, units: 9_183, usualUnits: 4_991, decidedRound: 1 },
      evidence: [
        { text: 'demand', values: { item: 'water', units: 6_900 } },
        { text: 'cover', values: { item: 'water', periods: 2.4, cover: 2.4 } },
        { text: 'shelf', values: { site: 'central', item: 'water', units: 512 } },
      ],
      worth: outcome(-6.8, -420_000),
    },
    {
      id: 'm2',
      kind: 'signalNotPassedOn',
      weight: 0.8,
      round: 6,
      period: 27,
      seats: ['logistics', 'procurement'],
      values: { event: 'bottling', seat: 'logistics', to: 'procurement', round: 6, rounds: 2 },
      evidence: [
        { text: 'heard', values: { seat: 'logistics', round: 6 } },
        { text: 'learnt', values: { seat: 'procurement', round: 8 } },
      ],
      worth: outcome(-3.1, -183_000),
    },
    {
      id: 'm3',
      kind: 'peakOrder',
      weight: 0.7,
      round: 2,
      period: 6,
      seats: ['procurement'],
      values: { link: 'suppliers>central', units: 14_280, usualUnits: 4_900, percent: 291, round: 2 },
      evidence: [
        { text: 'ordered', values: { link: 'suppliers>central', units: 14_280, usualUnits: 4_900 } },
        { text: 'demand', values: { item: 'water', units: 6_900 } },
      ],
    },
    {
      id: 'm4',
      kind: 'promiseKept',
      weight: 0.4,
      round: 8,
      period: 40,
      seats: ['logistics', 'sales'],
      values: { agreementKind: 'request', seat: 'logistics', round: 8 },
      evidence: [{ text: 'pledge', values: { agreementKind: 'request', kept: 1, actual: 600, pledged: 600 } }],
      agreement: 'a1',
      worth: outcome(1.4, 66_000),
    },
    {
      id: 'm5',
      kind: 'bestDecision',
      weight: 0.35,
      round: 9,
      period: 41,
      seats: ['procurement'],
      values: { seat: 'procurement', lever: 'order', key: 'water', round: 9, value: 3_000, usualValue: 1_200 },
      evidence: [{ text: 'worth', values: { points: 2.2, cents: 121_000 } }],
      worth: outcome(2.2, 121_000),
    },
  ],
  bullwhip: {
    benchmark: {
      policy: 'coordinated',
      informationLevel: 'open',
      links: replay.end.links.map((link) => ({
        ...link,
        ratio: link.ratio === undefined ? undefined : 0.6 + link.ratio / 6,
        amplification: link.amplification === undefined ? undefined : 0.6 + link.amplification / 7,
      })),
    },
    causes: {
      link: 'suppliers>central',
      without: 1.3,
      withAll: 8.6,
      shares: [
        { cause: 'promotion', share: 3.4 },
        { cause: 'batching', share: 0.9 },
        { cause: 'gaming', share: 2.6 },
        { cause: 'forecast', share: 0.4 },
      ],
    },
  },
  gaps: [
    {
      id: 'g1',
      kind: 'promotion',
      values: { item: 'water', option: 3, runs: 2 },
      item: 'water',
      firstSeats: ['sales'],
      firstRound: 1,
      others: [
        { seat: 'logistics' },
        { seat: 'procurement', learnt: { round: 2, from: 'itself' }, acted: { round: 2, lever: 'order' } },
        { seat: 'operations', learnt: { round: 3, from: 'itself' } },
      ],
      delayRounds: 11,
      cost: outcome(5.6, 312_000),
    },
    {
      id: 'g2',
      kind: 'signal',
      values: { event: 'bottling' },
      text: 'A bearing runs hot at Ebro. If the line stops: five to ten days.',
      place: 'nearby',
      firstSeats: ['logistics'],
      firstRound: 6,
      others: [
        { seat: 'procurement', learnt: { round: 8, from: 'logistics' }, acted: { round: 8, lever: 'order' } },
        { seat: 'operations', learnt: { round: 8, from: 'logistics' } },
      ],
      delayRounds: 2,
      cost: outcome(3.1, 183_000),
    },
    {
      id: 'g3',
      kind: 'signal',
      values: { event: 'strike' },
      text: 'Drivers at Vigo vote on a strike on Thursday.',
      place: 'vigo',
      firstSeats: ['sales'],
      firstRound: 8,
      others: [{ seat: 'logistics', learnt: { round: 8, from: 'sales' }, acted: { round: 9, lever: 'booking' } }],
      delayRounds: 0,
    },
  ],
  attribution,
});
