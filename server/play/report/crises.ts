import type { EventId, Text } from '../../contract/ids.ts';
import type { CompanyEvent } from '../../simulation/company-events.ts';
import type { GameCourse } from '../game-course.ts';
import { meanOf, pairedDifference, type Difference } from './statistics.ts';
import type { TeamGames } from './tally.ts';

/** Service counts as hurt below this distance to the same game without the event, share of units served in time. */
export const serviceTolerance = 0.05;
/** Rounds in a row in which it has to be back. */
const steadyRounds = 2;

/** What one event costs a coordinated team: games with and without it on the same seeds. */
export type CrisisFigures = {
  readonly event: EventId;
  readonly name: Text;
  /** What sets it off: its period, a condition on the company, or the facilitator (half-way through, here). */
  readonly trigger: CompanyEvent['trigger']['kind'];
  /** What it does to the joint score, and to the report's money in cents: with the event minus without. */
  readonly points: Difference;
  readonly money: Difference;
  /** Share of games in which service was hurt at all, and how far it fell at the worst round, on average over those games, 0..1. */
  readonly feltShare: number;
  readonly worstDrop: number;
  /** Share of the games that felt it in which service came back before the end (run-out included), and the rounds that took on average. */
  readonly recoveredShare: number;
  /** Share of all games in which service was not hurt, or came back. */
  readonly survivedShare: number;
  readonly roundsUntilBack: number | undefined;
};

type Recovery = { readonly worstDrop: number; readonly roundsUntilBack: number | undefined };

/**
 * When service was hurt and when it was back. Hurt from the first round that lies more than 5 points below the same game without the
 * event; back in the first round from which on two in a row (or all that are left) are not. `undefined`: never hurt.
 */
export const recovery = (felt: GameCourse, calm: GameCourse): Recovery | undefined => {
  const drops = felt.serviceByRound.map(
    (service, place) => (calm.serviceByRound[place] ?? 0) - (service ?? calm.serviceByRound[place] ?? 0),
  );
  const first = drops.findIndex((drop) => drop > serviceTolerance);
  if (first < 0) return undefined;
  const back = drops.findIndex(
    (_, place) => place > first && drops.slice(place, place + steadyRounds).every((drop) => drop <= serviceTolerance),
  );
  return { worstDrop: Math.max(...drops), roundsUntilBack: back < 0 ? undefined : back - first };
};

export const crisisFigures = (event: CompanyEvent, felt: TeamGames, calm: TeamGames): CrisisFigures => {
  const recoveries = felt.courses.flatMap((course, place) => {
    const other = calm.courses[place];
    return other === undefined ? [] : (recovery(course, other) ?? []);
  });
  const lostGames = recoveries.filter(({ roundsUntilBack }) => roundsUntilBack === undefined).length;
  const backAfter = recoveries.flatMap(({ roundsUntilBack }) => roundsUntilBack ?? []);
  return {
    event: event.id,
    name: event.name,
    trigger: event.trigger.kind,
    points: pairedDifference(felt.scores, calm.scores),
    money: pairedDifference(felt.moneyCents, calm.moneyCents),
    feltShare: recoveries.length / Math.max(1, felt.courses.length),
    worstDrop: meanOf(recoveries.map(({ worstDrop }) => worstDrop)),
    recoveredShare: recoveries.length === 0 ? 1 : 1 - lostGames / recoveries.length,
    survivedShare: 1 - lostGames / Math.max(1, felt.courses.length),
    roundsUntilBack: backAfter.length === 0 ? undefined : meanOf(backAfter),
  };
};
