import type { KpiId } from '../contract/desk.ts';
import type { EventId } from '../contract/ids.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { RoundRecord } from '../simulation/records.ts';
import { chainDays, type ChainDay } from './chain-reaction.ts';
import { gameCourseOf, type GameCourse } from './game-course.ts';
import { playGame, type PlayedGame, type PlayOptions } from './play-game.ts';
import { traceLines } from './trace.ts';

/** One game to be played among many, and what its result has to bring besides the score. */
export type PlayJob = PlayOptions & {
  readonly records?: boolean;
  /** Lines of the trace file; the number is that of the run. */
  readonly traceAsRun?: number;
  readonly course?: boolean;
  /** The days of the chain reaction, before this round. */
  readonly chainBeforeRound?: number;
  /** The game is played as if the scenario did not have this event. Chance is the same: it is named by purpose and place. */
  readonly withoutEvent?: EventId;
};

/** A played game as plain data, so that it may come from another thread. */
export type PlaySummary = Pick<
  PlayedGame,
  'seed' | 'jointScore' | 'siteCosts' | 'contributionCents' | 'totalCostCents' | 'stateHash' | 'links'
> & {
  readonly kpis: Readonly<Partial<Record<KpiId, number>>>;
  /** Points of each part of the joint score, in the scenario's order. */
  readonly points: readonly number[];
  /** Rounds played, without opening and run-out. */
  readonly records?: readonly RoundRecord[];
  readonly traceLines?: readonly string[];
  readonly course?: GameCourse;
  readonly chain?: readonly ChainDay[];
};

const copies = new WeakMap<Scenario, Map<EventId, Scenario>>();

/** A copy of the scenario without one of its events; the same copy every time, since tables are kept by company. */
const without = (scenario: Scenario, event: EventId): Scenario => {
  const known = copies.get(scenario) ?? new Map<EventId, Scenario>();
  copies.set(scenario, known);
  const before = known.get(event);
  if (before !== undefined) return before;
  const { company } = scenario;
  const copy = { ...scenario, company: { ...company, events: company.events.filter((each) => each.id !== event) } };
  known.set(event, copy);
  return copy;
};

/** Plays one job. Throws only on a bug: a policy that is none, a decision that a live game would refuse. */
export const summaryOf = (given: Scenario, job: PlayJob): PlaySummary => {
  const scenario = job.withoutEvent === undefined ? given : without(given, job.withoutEvent);
  const forgetful = job.records !== true && job.course !== true && job.traceAsRun === undefined && job.chainBeforeRound === undefined;
  const { seed, jointScore, parts, siteCosts, contributionCents, totalCostCents, stateHash, links, kpis, game, trace } = playGame(
    scenario,
    { ...job, forgetful },
  );
  return {
    seed,
    jointScore,
    points: parts.map((part) => part.points),
    siteCosts,
    contributionCents,
    totalCostCents,
    stateHash,
    links,
    kpis,
    ...(job.records === true ? { records: game.records.slice(1) } : {}),
    ...(job.traceAsRun === undefined ? {} : { traceLines: traceLines(job.traceAsRun, trace()) }),
    ...(job.course === true ? { course: gameCourseOf(scenario, game) } : {}),
    ...(job.chainBeforeRound === undefined ? {} : { chain: chainDays(scenario.company, game.records.slice(1), job.chainBeforeRound) }),
  };
};
