import { seats, type Seat, type Text } from '../../contract/ids.ts';
import type { CrisisFigures } from './crises.ts';
import type { BalanceFigures, LeverFigures } from './figures.ts';
import type { BenchmarkName, Finding } from './finding.ts';
import type { Difference } from './statistics.ts';

/** Where a verdict changes. Points of the joint score; shares 0..1. */
export const limits = {
  /** Below this coordination pays too little to be seen by a team that plays once. */
  paysPoints: 10,
  /** A habit that comes so near a coordinated team, or beats it, wins. */
  habitPoints: 3,
  /** One seat alone should not close more of the gap. */
  gapShare: 0.5,
  /** An absent seat, or a lever held anywhere, that costs less than this does not matter. */
  matterPoints: 0.5,
  /** Share of games in which service has to be unhurt or back for a crisis to be survivable. */
  survivedShare: 0.8,
  /** In no more than this share of games service may be hurt by what is not felt. */
  feltShare: 0.1,
  /** Share of games that may stand at 0 or 100 points. */
  clippedShare: 0.1,
  /** A part of the score that is at one end in more than this share of the games it is scaled on tells nobody apart. */
  saturatedShare: 0.5,
  /** How far the estimate may be from what the file says. */
  minutesShare: 0.2,
  /** Fewer seeds than this are a first look. */
  seeds: 30,
} as const;

type Measured = Omit<BalanceFigures, 'findings'>;

/** All that a facilitator should know before the workshop, the most important first. */
export const findings = (measured: Measured): readonly Finding[] => {
  const all = [
    ...coordinationFindings(measured),
    ...habitFindings(measured),
    ...crisisFindings(measured),
    ...seatFindings(measured),
    ...scoreFindings(measured),
    ...minutesFindings(measured),
    ...leverFindings(measured),
  ];
  return (['warning', 'good', 'note'] as const).flatMap((tone) => all.filter((each) => each.tone === tone));
};

const coordinationFindings = ({ coordination, benchmarks, seeds }: Measured): readonly Finding[] => {
  const { points, winShare } = coordination;
  const scoreOf = (name: BenchmarkName): number => benchmarks.find((each) => each.name === name)?.score.mean ?? 0;
  const overNothing = scoreOf('silo') - scoreOf('doNothing');
  const board = boardPoints(coordination.levels);
  const pays = points.low <= 0 ? 'coordinationDoesNotPay' : points.mean < limits.paysPoints ? 'coordinationPaysLittle' : 'coordinationPays';
  return [
    { kind: pays, tone: pays === 'coordinationPays' ? 'good' : 'warning', points: points.mean, winShare },
    ...(overNothing <= 0 ? [{ kind: 'siloNotBetterThanNothing', tone: 'warning', points: overNothing } as const] : []),
    ...(board !== undefined && board < limits.matterPoints * 2
      ? [{ kind: 'boardBringsNothing', tone: 'note', points: board } as const]
      : []),
    ...(seeds < limits.seeds ? [{ kind: 'fewSeeds', tone: 'note', seeds } as const] : []),
  ];
};

/** What the widest information level brings coordinated bots over the narrowest, points. Nothing where it makes no difference at all. */
const boardPoints = (levels: Measured['coordination']['levels']): number | undefined => {
  const groups = levels.filter((each) => each.policy === 'coordinated');
  const closed = groups.find((each) => each.levels.includes('closed'));
  const open = groups.find((each) => each.levels.includes('open'));
  return closed === undefined || open === undefined ? undefined : open.score.mean - closed.score.mean;
};

const habitFindings = ({ habits }: Measured): readonly Finding[] => {
  const played = habits
    .filter((each) => !each.changesNothing)
    .sort((one, other) => other.againstCoordinated.mean - one.againstCoordinated.mean);
  const winners = played.filter((each) => each.againstCoordinated.mean > -limits.habitPoints);
  const best = played[0];
  if (winners.length > 0)
    return winners.map(({ name, seat, againstCoordinated }) => ({
      kind: 'habitWins',
      tone: 'warning',
      habit: name,
      seat,
      points: againstCoordinated.mean,
    }));
  return best === undefined ? [] : [{ kind: 'noHabitWins', tone: 'good', habit: best.name, points: best.againstCoordinated.mean }];
};

const crisisFindings = ({ crises, stockouts, money }: Measured): readonly Finding[] => {
  // Who loses neither points nor money by it has survived, whatever service did.
  const hurts = ({ points, money: worth }: CrisisFigures): boolean =>
    points.high < 0 || (money === 'contribution' ? worth.high < 0 : worth.low > 0);
  const lost = crises.filter((each) => each.survivedShare < limits.survivedShare && hurts(each));
  const quiet = crises.filter(
    (each) =>
      each.feltShare <= limits.feltShare && Math.abs(each.points.mean) < limits.matterPoints && each.points.low > -limits.paysPoints,
  );
  return [
    ...lost.map(
      ({ event, name, survivedShare }) => ({ kind: 'crisisCannotBeSurvived', tone: 'warning', event, name, survivedShare }) as const,
    ),
    ...quiet.map(({ event, name }) => ({ kind: 'crisisIsNotFelt', tone: 'note', event, name }) as const),
    ...(crises.length > 0 && lost.length === 0 ? [{ kind: 'crisesAreSurvivable', tone: 'good', count: crises.length } as const] : []),
    ...(stockouts.every((each) => each.medianRound === undefined) ? [{ kind: 'nobodyRunsOut', tone: 'note' } as const] : []),
  ];
};

const seatFindings = ({ seats: bySeat, load }: Measured): readonly Finding[] => {
  const idleAct = (seat: Seat): Text | undefined => load.acts.find((act) => act.inView[seat] + act.rare[seat] === 0)?.name;
  const matters = (seat: Seat): boolean =>
    [bySeat[seat].absent, bySeat[seat].siloAmongCoordinated, bySeat[seat].coordinatedAmongSilo].some(
      ({ mean }) => Math.abs(mean) >= limits.matterPoints,
    );
  const absent = seats
    .filter((seat) => matters(seat) && bySeat[seat].absent.mean > -limits.matterPoints)
    .map((seat) => ({ seat, points: bySeat[seat].absent.mean }));
  return [
    ...seats.flatMap((seat): readonly Finding[] => {
      const act = idleAct(seat);
      const { gapShare } = bySeat[seat];
      return [
        ...(act === undefined ? [] : [{ kind: 'seatHasNothingToDo', tone: 'warning', seat, act } as const]),
        ...(act === undefined && !matters(seat) ? [{ kind: 'seatDoesNotMatter', tone: 'warning', seat } as const] : []),
        ...(gapShare !== undefined && gapShare > limits.gapShare
          ? [{ kind: 'oneSeatIsEnough', tone: 'warning', seat, gapShare } as const]
          : []),
      ];
    }),
    ...(absent.length === 0 ? [] : [{ kind: 'absentSeatsAreNoWorse', tone: 'note', seats: absent } as const]),
  ];
};

const scoreFindings = ({ benchmarks, parts }: Measured): readonly Finding[] => [
  ...benchmarks
    .filter(({ name, atZeroShare, atFullShare }) => name !== 'doNothing' && atZeroShare + atFullShare > limits.clippedShare)
    .map(
      ({ name, atZeroShare, atFullShare }) =>
        ({ kind: 'scoreIsClipped', tone: 'warning', name, share: atZeroShare + atFullShare }) as const,
    ),
  // Silos are what `zero` is set by and coordinated teams what `full` is: each should lie inside, most of the time.
  ...(parts.length < 2 ? [] : parts).flatMap(({ kpi, byTeam }) =>
    byTeam.flatMap(({ name, atZeroShare, atFullShare }): readonly Finding[] => {
      if (name === 'doNothing') return [];
      const end = atZeroShare > limits.saturatedShare ? 'zero' : atFullShare > limits.saturatedShare ? 'full' : undefined;
      if (end === undefined) return [];
      return [{ kind: 'partIsSaturated', tone: 'warning', kpi, name, end, share: end === 'zero' ? atZeroShare : atFullShare }];
    }),
  ),
];

const minutesFindings = ({ load: { estimatedMinutes, statedMinutes } }: Measured): readonly Finding[] =>
  Math.abs(estimatedMinutes - statedMinutes) > limits.minutesShare * statedMinutes
    ? [{ kind: 'minutesDoNotFit', tone: 'warning', estimatedMinutes, statedMinutes }]
    : [{ kind: 'minutesFit', tone: 'good', estimatedMinutes, statedMinutes }];

const leverFindings = ({ levers }: Measured): readonly Finding[] => {
  const ends = (each: LeverFigures): readonly Difference[] => [each.untouched, each.least, each.most];
  const dead = levers.filter((each) => ends(each).every(({ low, high }) => Math.max(Math.abs(low), Math.abs(high)) < limits.matterPoints));
  const better = levers.flatMap((each) => {
    const best = ends(each).reduce((one, other) => (other.mean > one.mean ? other : one));
    return best.low > limits.matterPoints ? [{ lever: each.lever, points: best.mean }] : [];
  });
  return [
    ...(better.length === 0 ? [] : [{ kind: 'heldIsBetter', tone: 'note', levers: better } as const]),
    ...(dead.length === 0
      ? []
      : [{ kind: 'leversMoveNothing', tone: 'note', levers: [...new Set(dead.map(({ lever }) => lever))] } as const]),
  ];
};
