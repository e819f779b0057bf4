import type { Moment, MomentKind, Spread, TeamResult, WorkshopDebrief } from '../../server/contract/debrief.ts';
import { map } from './desks.ts';

/** A workshop of five teams, of which one has played twice and one still plays: written by hand, for tests of what screens make of it. */

const rounds = 12;

/** A course that dips where the crisis was and comes back. */
const course = (worst: number, costCents: number, owed: number): TeamResult['rounds'] =>
  Array.from({ length: rounds }, (_, place) => {
    const depth = Math.max(0, 1 - Math.abs(place - 6) / 4);
    return {
      round: place + 1,
      ...(place === 0 ? {} : { servicePercent: Math.round(96 - depth * (96 - worst)) }),
      costCents: Math.round(costCents * (1 + depth * 0.8)),
      backlogUnits: Math.round(owed * depth),
    };
  });

const moment = (kind: MomentKind, weight: number, round: number, values: Moment['values'], id = 'm1'): Moment => ({
  id,
  kind,
  weight,
  round,
  period: round * 5 - 2,
  seats: ['sales'],
  values,
  evidence: [],
  worth: { jointScore: -4, contributionCents: -1_830_000 },
});

const signal = (weight: number, round: number): Moment =>
  moment('signalNotPassedOn', weight, round, {
    event: 'strike',
    name: 'Port strike',
    seat: 'logistics',
    to: 'procurement',
    round,
    rounds: 2,
  });
const promotion = (weight: number, round: number): Moment =>
  moment(
    'promotionWithoutCover',
    weight,
    round,
    {
      name: 'Aisle stand',
      item: 'water',
      runRound: round,
      units: 9_183,
      usualUnits: 4_991,
      goodsUnits: 6_000,
      shortUnits: 3_183,
      advice: 0,
    },
    'm2',
  );
const best = (weight: number, round: number): Moment =>
  moment(
    'bestDecision',
    weight,
    round,
    { seat: 'procurement', lever: 'order', key: 'central water', round, value: 3_000, usualValue: 1_200 },
    'm3',
  );

type Played = {
  readonly attempt?: number;
  readonly seed?: string;
  readonly distance?: number;
  readonly score: number;
  readonly cents: number;
  readonly service: number;
  readonly bullwhip: number;
  readonly kept?: number;
  readonly moments?: readonly Moment[];
};

const played = (
  team: string,
  { attempt = 1, seed = 'one', distance, score, cents, service, bullwhip, kept, moments = [] }: Played,
): TeamResult => ({
  game: `${team.toLowerCase()}-${attempt}`,
  team,
  attempt,
  finished: true,
  round: rounds,
  seed,
  jointScore: score,
  contributionCents: cents,
  kpis: [
    { kpi: 'contribution', value: cents },
    { kpi: 'perfectOrderRate', value: service },
    { kpi: 'totalCost', value: 90_000_000 - cents / 2 },
    { kpi: 'csat', value: 60 + service * 25 },
  ],
  ...(distance === undefined ? {} : { distance }),
  rounds: course(service * 60, 8_000_000 - score * 20_000, Math.round(3_000 * (1 - service))),
  bullwhip,
  ...(kept === undefined ? {} : { commitmentsKept: kept }),
  moments,
});

const teams: readonly TeamResult[] = [
  played('Blue', {
    score: 58,
    distance: 0.43,
    cents: 41_200_000,
    service: 0.78,
    bullwhip: 3.9,
    kept: 0.8,
    moments: [signal(0.9, 5), promotion(0.6, 4), best(0.3, 9)],
  }),
  played('Red', {
    score: 34,
    distance: -0.09,
    cents: 30_400_000,
    service: 0.61,
    bullwhip: 9.1,
    kept: 0.4,
    moments: [signal(0.95, 5), promotion(0.9, 3)],
  }),
  played('Green', { score: 47, distance: 0.2, cents: 36_900_000, service: 0.71, bullwhip: 5.8, kept: 0.67, moments: [promotion(0.7, 4)] }),
  played('Green', {
    attempt: 2,
    seed: 'two',
    distance: 0.61,
    score: 66,
    cents: 44_000_000,
    service: 0.83,
    bullwhip: 3.2,
    kept: 0.9,
    moments: [best(0.5, 6), signal(0.3, 5)],
  }),
  played('Amber', { score: 71, distance: 0.72, cents: 45_800_000, service: 0.86, bullwhip: 2.4, kept: 1, moments: [best(0.6, 6)] }),
  { game: 'violet-1', team: 'Violet', attempt: 1, finished: false, round: 8, kpis: [], rounds: [], moments: [] },
];

const spreadOf = (
  kpi: Spread['kpi'],
  least: number,
  lowerQuartile: number,
  median: number,
  upperQuartile: number,
  most: number,
): Spread => ({
  kpi,
  count: 4,
  least,
  lowerQuartile,
  median,
  upperQuartile,
  most,
});

export const workshopDebrief: WorkshopDebrief = {
  workshop: 'w1',
  scenario: 'spring-promotion',
  scenarioVersion: 'of-the-test',
  title: 'Spring promotion',
  map,
  periodName: 'day',
  roundName: 'week',
  periodsPerRound: 5,
  playedRounds: rounds,
  viewer: 'facilitator',
  names: true,
  teams,
  spread: [
    spreadOf('jointScore', 34, 52, 62, 67.25, 71),
    spreadOf('bullwhip', 2.4, 3, 3.55, 5.2, 9.1),
    spreadOf('commitmentsKept', 0.4, 0.7, 0.85, 0.925, 1),
    spreadOf('contribution', 30_400_000, 38_500_000, 42_600_000, 44_450_000, 45_800_000),
    spreadOf('perfectOrderRate', 0.61, 0.7375, 0.805, 0.8375, 0.86),
    spreadOf('totalCost', 67_100_000, 67_700_000, 68_700_000, 70_750_000, 74_800_000),
    spreadOf('csat', 75.25, 78.4, 80.1, 80.9, 81.5),
  ],
  best: 'amber-1',
  benchmarks: [
    { policy: 'silo', informationLevel: 'closed', jointScore: 38, contributionCents: 33_000_000 },
    { policy: 'coordinated', informationLevel: 'open', jointScore: 84, contributionCents: 50_000_000 },
  ],
  links: [
    { id: 'l1', madeMs: 1_790_000_000_000, expiresMs: 4_100_000_000_000, names: false, revoked: false },
    { id: 'l2', madeMs: 1_780_000_000_000, expiresMs: 4_100_000_000_000, names: true, revoked: true },
  ],
};
