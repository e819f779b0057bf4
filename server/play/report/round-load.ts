import { seats, type InformationLevel, type Seat, type Text } from '../../contract/ids.ts';
import { openingRounds } from '../../game/rules.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import type { GameCourse } from '../game-course.ts';
import { bySeat } from '../teams.ts';
import { meanOf } from './statistics.ts';

/** How much there is to decide in an act, and how long people need for it. */
export type ActLoad = {
  readonly name: Text;
  readonly informationLevel: InformationLevel;
  readonly firstRound: number;
  readonly rounds: number;
  /** Inputs in view, and behind the "more" tab, in the act's last round. */
  readonly inView: Readonly<Record<Seat, number>>;
  readonly rare: Readonly<Record<Seat, number>>;
  /** Inputs a coordinated bot changes in a round, on average. */
  readonly changed: Readonly<Record<Seat, number>>;
  readonly minutesPerRound: number;
};

export type RoundLoad = {
  readonly acts: readonly ActLoad[];
  /** Rounds that people play: without those that the scenario's opening resolves at once. */
  readonly rounds: number;
  readonly estimatedMinutes: number;
  /** What the scenario says. */
  readonly statedMinutes: number;
};

/** What a workshop takes besides its rounds, minutes (design: 90 = 8 set-up + 12 rounds of about 3.5 + two huddles of 6 + 28 debrief). */
const setUpMinutes = 8;
const huddleMinutes = 6;
const debriefMinutes = 28;
/** A round is read and talked over in a bit more than a minute; each input of the busiest desk takes a third of one. */
const readingMinutes = 1.4;
const minutesPerInput = 0.35;
/** After the planning clock has run out the round is shown for a minute. */
const reviewMinutes = 1;

/** How long people need for a round in which the busiest desk has so many inputs in view. The planning clock is the most they get. */
const roundMinutes = (scenario: Scenario, busiest: number): number => {
  const most = scenario.rules.planningSeconds / 60 + reviewMinutes;
  const least = scenario.rules.minPlanningSeconds / 60 + reviewMinutes / 2;
  return Math.min(most, Math.max(least, readingMinutes + minutesPerInput * busiest));
};

/** A rule of thumb, minutes: what is to be decided in each act and how long that takes people. `courses` are a coordinated team's games. */
export const roundLoad = (scenario: Scenario, courses: readonly GameCourse[]): RoundLoad => {
  const { rules, company } = scenario;
  const opening = openingRounds(rules);
  const acts = rules.acts.flatMap((act, place): readonly ActLoad[] => {
    const firstRound = Math.max(act.fromRound, opening + 1);
    const lastRound = Math.min(rules.playedRounds, (rules.acts[place + 1]?.fromRound ?? rules.playedRounds + 1) - 1);
    const rounds = lastRound - firstRound + 1;
    if (rounds < 1) return [];
    const inputs = (seat: Seat, rare: boolean): number =>
      company.fields.filter((field) => field.seat === seat && field.rare === rare && field.fromRound <= lastRound).length;
    const inView = bySeat((seat) => inputs(seat, false));
    return [
      {
        name: act.name,
        informationLevel: act.informationLevel,
        firstRound,
        rounds,
        inView,
        rare: bySeat((seat) => inputs(seat, true)),
        changed: bySeat((seat) =>
          meanOf(courses.flatMap(({ changesBySeat }) => changesBySeat[seat].slice(firstRound - opening - 1, lastRound - opening))),
        ),
        minutesPerRound: roundMinutes(scenario, Math.max(...seats.map((seat) => inView[seat]))),
      },
    ];
  });
  const played = acts.reduce((total, act) => total + act.rounds * act.minutesPerRound, 0);
  return {
    acts,
    rounds: acts.reduce((total, act) => total + act.rounds, 0),
    estimatedMinutes: setUpMinutes + played + huddleMinutes * Math.max(0, acts.length - 1) + debriefMinutes,
    statedMinutes: scenario.minutes,
  };
};
