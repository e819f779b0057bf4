import type { KpiId } from '../../contract/desk.ts';
import type { InformationLevel, Lever, Seat, Text } from '../../contract/ids.ts';
import type { CrisisFigures } from './crises.ts';
import type { BenchmarkName, Finding } from './finding.ts';
import type { RoundLoad } from './round-load.ts';
import type { Difference, Spread } from './statistics.ts';

export type BenchmarkFigures = {
  readonly name: BenchmarkName;
  readonly informationLevel: InformationLevel;
  readonly score: Spread;
  readonly moneyCents: Spread;
  /** Joint score of every game, by seed: what the chart is drawn from. */
  readonly scores: readonly number[];
  /** Share of games at 0 and at 100 points: there the score says nothing any more. */
  readonly atZeroShare: number;
  readonly atFullShare: number;
};

/** A team that differs from a coordinated one in one thing. `changesNothing`: every game came out the same. */
export type HabitFigures = {
  readonly name: string;
  readonly seat: Seat;
  readonly score: Spread;
  readonly againstCoordinated: Difference;
  readonly changesNothing: boolean;
};

/** What a coordinated team scores more or less when one lever is taken from it. */
export type LeverFigures = {
  readonly lever: Lever;
  readonly seat: Seat;
  readonly untouched: Difference;
  readonly least: Difference;
  readonly most: Difference;
};

export type SeatFigures = {
  /** One coordinated seat among silos against four silos: points, and the share of the whole gap it closes. */
  readonly coordinatedAmongSilo: Difference;
  readonly gapShare: number | undefined;
  /** One silo, and one seat nobody sits at, among coordinated seats, against four coordinated ones. */
  readonly siloAmongCoordinated: Difference;
  readonly absent: Difference;
};

export type StockoutFigures = {
  readonly name: BenchmarkName;
  /** Mean share of units served in time in each round played, 0..1; missing where nothing fell due. */
  readonly serviceByRound: readonly (number | undefined)[];
  /** Games in which the first stockout fell in each round; place 0 is round 1. */
  readonly gamesByRound: readonly number[];
  readonly neverGames: number;
  readonly medianRound: number | undefined;
  /** The first round in which customers got less than 90 % of what fell due: games that had one, and the round in half of them. */
  readonly poorServiceShare: number;
  readonly poorServiceMedianRound: number | undefined;
};

export type PartFigures = {
  readonly kpi: KpiId;
  readonly weight: number;
  readonly zero: number;
  readonly full: number;
  readonly byTeam: readonly {
    readonly name: BenchmarkName;
    readonly meanPoints: number;
    readonly atZeroShare: number;
    readonly atFullShare: number;
  }[];
};

/** How a scenario plays, measured: all that a balance report says, as plain data. Money in cents, shares 0..1, points of the joint score. */
export type BalanceFigures = {
  readonly scenario: {
    readonly id: string;
    readonly title: Text;
    readonly summary: Text;
    readonly periodName: string;
    readonly roundName: string;
    readonly periodsPerRound: number;
    readonly playedRounds: number;
    readonly announcedRounds: number;
    readonly runOutRounds: number;
    readonly items: number;
    readonly suppliers: number;
    readonly sites: number;
    readonly segments: number;
    readonly inputs: number;
  };
  readonly seed: string;
  readonly seeds: number;
  readonly leverSeeds: number;
  readonly games: number;
  /** What money means here: without a ledger there is only cost. */
  readonly money: 'contribution' | 'totalCost';
  readonly benchmarks: readonly BenchmarkFigures[];
  readonly coordination: {
    readonly points: Difference;
    readonly moneyCents: Difference;
    /** Share of seeds on which the coordinated team scores more. */
    readonly winShare: number;
    readonly levels: readonly {
      readonly policy: string;
      readonly levels: readonly InformationLevel[];
      readonly score: Spread;
    }[];
  };
  readonly seats: Readonly<Record<Seat, SeatFigures>>;
  readonly habits: readonly HabitFigures[];
  readonly levers: readonly LeverFigures[];
  readonly stockouts: readonly StockoutFigures[];
  readonly crises: readonly CrisisFigures[];
  readonly load: RoundLoad;
  readonly parts: readonly PartFigures[];
  /** Games of silos in which a promotion sets off the chain reaction, and in which it comes without one; missing where there is no such thing. */
  readonly chainReaction: { readonly inOrder: number; readonly withoutPromotion: number } | undefined;
  readonly findings: readonly Finding[];
};
