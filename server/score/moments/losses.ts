import type { Outcome } from '../../contract/debrief.ts';
import type { GameSetup } from '../../game/rules.ts';
import type { Game } from '../../game/state.ts';
import type { Company } from '../../simulation/company.ts';
import type { RoundRecord } from '../../simulation/records.ts';
import { sum } from '../formulas.ts';
import { jointScore } from '../joint-score.ts';
import { kpis } from '../kpis.ts';
import { overdueUnits } from '../orders.ts';
import type { Scoring } from '../scoring.ts';
import type { Explained } from './candidate.ts';
import type { Found } from './found.ts';

/** What was there to be lost: all that moments are weighed against. */
export type Losses = {
  readonly cents: number;
  readonly points: number;
  readonly units: number;
  /** All that customers asked for. */
  readonly demandUnits: number;
};

/** Customers' units that went wrong, by round (place 0 is round 1) and demand place: lost in the round, and late when it ended. */
export type Hurt = readonly (readonly number[])[];

export const hurtOf = (company: Company, played: readonly RoundRecord[]): Hurt =>
  played.map(({ periods }, at) =>
    overdueUnits(company, played.slice(0, at + 1)).map((late, place) => late + sum(periods.map(({ lost }) => lost[place] ?? 0))),
  );

/** Units that went wrong in rounds `from` to `to`, both included, of places that count; of all places where nothing is said. */
export const hurtIn = (hurt: Hurt, from: number, to: number, counts: (place: number) => boolean = () => true): number => {
  let units = 0;
  for (let round = Math.max(1, from); round <= Math.min(to, hurt.length); round += 1)
    for (const [place, each] of (hurt[round - 1] ?? []).entries()) if (counts(place)) units += each;
  return units;
};

/** A game that was nearly perfect still lost so much, or every trifle would explain all of it: points, and a share of what it cost. */
const leastPoints = 10;
const leastCostShare = 0.05;

/** What the game came to, and what it lost against a coordinated team on the same seed. */
export const lossesOf = (setup: GameSetup & { readonly scoring: Scoring }, game: Game, found: Found, hurt: Hurt): Losses => {
  const { company, scoring } = setup;
  const values = kpis(setup, [...game.records.slice(1), ...game.runOut], game.decisions);
  const own: Outcome = {
    jointScore: jointScore(scoring, values).score,
    contributionCents: company.money.ledger ? (values.contribution ?? 0) : -(values.totalCost ?? 0),
  };
  const bots = game.benchmarks.find(({ policy }) => policy === 'coordinated');
  const best =
    found.best ??
    (bots === undefined
      ? own
      : { jointScore: bots.jointScore, contributionCents: company.money.ledger ? bots.contributionCents : -bots.totalCostCents });
  return {
    cents: Math.max(best.contributionCents - own.contributionCents, leastCostShare * (values.totalCost ?? 0), 1),
    points: Math.max(best.jointScore - own.jointScore, leastPoints),
    units: Math.max(1, sum(hurt.map(sum))),
    demandUnits: Math.max(1, sum(game.records.slice(1).flatMap(({ periods }) => periods.map(({ demand }) => sum(demand))))),
  };
};

/**
 * The weight of a moment, 0-1: the greatest share that it explains of what the game lost against a coordinated team (points, money), or
 * of all units that were late or lost; of what went well the share of all that customers asked for. A share of a wave in orders counts half: a wave costs later, and not everywhere.
 */
export const weightOf = (losses: Losses, { cents = 0, points = 0, units = 0, moved = 0, wave = 0 }: Explained): number =>
  Math.min(1, Math.max(cents / losses.cents, points / losses.points, units / losses.units, moved, wave / 2));
