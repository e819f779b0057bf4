import type { Outcome } from '../../contract/debrief.ts';
import type { GameSetup } from '../../game/rules.ts';
import type { Game } from '../../game/state.ts';
import type { Candidate } from './candidate.ts';
import type { DecisionWorth, Found } from './found.ts';
import { firstPeriod, leverValues } from './places.ts';

/** Less is no difference: a twentieth of a point and ten in money. */
const leastPoints = 0.05;
const leastCents = 1000;

const counts = ({ jointScore, contributionCents }: Outcome): boolean =>
  Math.abs(jointScore) >= leastPoints || Math.abs(contributionCents) >= leastCents;

/** Points first; money where they are level. */
const byWorth = (one: DecisionWorth, other: DecisionWorth): number =>
  other.worth.jointScore - one.worth.jointScore ||
  other.worth.contributionCents - one.worth.contributionCents ||
  one.round - other.round ||
  (one.key < other.key ? -1 : 1);

const candidateOf = (
  { company }: GameSetup,
  game: Game,
  kind: 'bestDecision' | 'costliestDecision',
  decision: DecisionWorth,
): Candidate => {
  const { round, seat, lever, key, value, usualValue, worth } = decision;
  const values = {
    seat,
    lever,
    key,
    value,
    usualValue,
    ...leverValues(company, { lever, key, values: { name: value, usualName: usualValue } }),
  };
  return {
    kind,
    round,
    period: firstPeriod(game.records[round]),
    seats: [seat],
    values: { ...values, points: worth.jointScore, cents: worth.contributionCents },
    evidence: [
      { text: 'decision', values },
      { text: 'worth', values: { points: worth.jointScore, cents: worth.contributionCents } },
    ],
    worth,
    explains: { cents: Math.abs(worth.contributionCents), points: Math.abs(worth.jointScore) },
    about: `decision ${round} ${seat} ${lever}`,
  };
};

/** The decision that brought most and the one that cost most, by re-runs with what a coordinated bot at the desk would have decided. */
export const decisions = (setup: GameSetup, game: Game, { decisions: worths }: Found): readonly Candidate[] => {
  const ranked = worths.filter(({ worth }) => counts(worth)).toSorted(byWorth);
  const best = ranked.find(({ worth }) => worth.jointScore > 0 || (worth.jointScore === 0 && worth.contributionCents > 0));
  const costliest = ranked.findLast(({ worth }) => worth.jointScore < 0 || (worth.jointScore === 0 && worth.contributionCents < 0));
  return [
    ...(best === undefined ? [] : [candidateOf(setup, game, 'bestDecision', best)]),
    ...(costliest === undefined ? [] : [candidateOf(setup, game, 'costliestDecision', costliest)]),
  ];
};
