import type { Outcome } from '../contract/debrief.ts';
import { seats, type Lever, type Seat } from '../contract/ids.ts';
import type { DecisionWorth } from '../score/moments/found.ts';
import type { Field } from '../simulation/company.ts';
import { outcomeOf } from './course.ts';
import { referencesOf, type Recording } from './intent/recording.ts';
import { rerun } from './intent/rerun.ts';

/** A decision of a seat in a round that was another than its reference's. */
export type Departure = {
  readonly round: number;
  readonly seat: Seat;
  /** Of each lever that was moved otherwise the input that lay furthest from the reference's, in the order of the desk. */
  readonly inputs: readonly Pick<DecisionWorth, 'lever' | 'key' | 'value' | 'usualValue'>[];
  /** How far it lay from the reference's, over all its inputs: each 0 to 1. */
  readonly distance: number;
};

/** So many decisions of a game are looked at, those that lay furthest from the reference's: all there are in a game of two dozen rounds. */
const mostDecisions = 100;
/** So many of the best and of the costliest are taken apart, lever by lever. */
const takenApart = 3;

/** Re-runs, or groups of them, that `worthOfDecisions` counts. */
export const decisionSteps = (departures: readonly Departure[]): number => departures.length + Math.min(departures.length, 2 * takenApart);

/** How far a value lies from another, 0 to 1: of an amount its part of the larger one, of a choice whether it is another. */
const distanceOf = ({ unit }: Field, value: number, usual: number): number =>
  value === usual
    ? 0
    : unit === 'choice'
      ? 1
      : Math.abs(value - usual) / Math.max(Math.abs(value), Math.abs(usual), Math.abs(value - usual));

const departureOf = (recording: Recording, place: number, seat: Seat): Departure | undefined => {
  const { company } = recording.scenario;
  const { round, decisions } = recording.rounds[place];
  const usual = referencesOf(recording)[place].values;
  const furthest = new Map<Lever, { readonly distance: number; readonly input: Departure['inputs'][number] }>();
  let sum = 0;
  for (const [at, field] of company.fields.entries()) {
    if (field.seat !== seat || field.fromRound > round) continue;
    const { lever, key } = field;
    const distance = distanceOf(field, decisions[at], usual[at]);
    sum += distance;
    if (distance > (furthest.get(lever)?.distance ?? 0))
      furthest.set(lever, { distance, input: { lever, key, value: decisions[at], usualValue: usual[at] } });
  }
  return furthest.size === 0 ? undefined : { round, seat, inputs: [...furthest.values()].map(({ input }) => input), distance: sum };
};

/**
 * The decisions that are worth a re-run: those that a coordinated bot at the same desk would have made otherwise. What is left out of a
 * very long game lay next to the bot's.
 */
export const departuresOf = (recording: Recording): readonly Departure[] =>
  recording.rounds
    .flatMap((_, place) => seats.flatMap((seat) => departureOf(recording, place, seat) ?? []))
    .toSorted((one, other) => other.distance - one.distance)
    .slice(0, mostDecisions)
    .toSorted((one, other) => one.round - other.round || seats.indexOf(one.seat) - seats.indexOf(other.seat));

const byWorth = (one: Outcome, other: Outcome): number =>
  one.jointScore - other.jointScore || one.contributionCents - other.contributionCents;

/** The costliest and the best of some decisions. */
const extremes = <Decision extends { readonly worth: Outcome }>(decisions: readonly Decision[]): readonly Decision[] => {
  const ranked = decisions.toSorted((one, other) => byWorth(one.worth, other.worth));
  return ranked.length <= 2 * takenApart ? ranked : [...ranked.slice(0, takenApart), ...ranked.slice(-takenApart)];
};

/**
 * What the costliest and the best decisions were worth: the game as it was played, less a re-run in which this seat decided one lever of
 * this one round as a coordinated bot at its desk would have, and everything else is as people meant it. Which decisions those are is
 * found by re-runs in which the seat decided all of the round that way. `played` is called `decisionSteps` times.
 */
export const worthOfDecisions = (recording: Recording, departures: readonly Departure[], played: () => void): readonly DecisionWorth[] => {
  const { scenario, game } = recording;
  const { fields } = scenario.company;
  const recorded = outcomeOf(scenario, game);
  const worthOf = ({ round, seat }: Departure, lever?: Lever): Outcome => {
    const asReference = (of: number, place: number): boolean =>
      of === round && fields[place].seat === seat && (lever === undefined || fields[place].lever === lever);
    const without = outcomeOf(scenario, rerun(recording, { fromRound: round, asReference }));
    return {
      jointScore: recorded.jointScore - without.jointScore,
      contributionCents: recorded.contributionCents - without.contributionCents,
    };
  };
  const whole = departures.map((departure) => {
    const worth = worthOf(departure);
    played();
    return { departure, worth };
  });
  return extremes(whole).flatMap(({ departure, worth }) => {
    const { round, seat, inputs } = departure;
    const [only, second] = inputs;
    const apart = inputs.map(
      (input): DecisionWorth => ({
        round,
        seat,
        ...input,
        worth: second === undefined && input === only ? worth : worthOf(departure, input.lever),
      }),
    );
    played();
    return apart;
  });
};
