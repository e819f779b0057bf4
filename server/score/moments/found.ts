import type { AgreementWorth } from '../../contract/agreements.ts';
import type { InformationGap, Outcome } from '../../contract/debrief.ts';
import type { Lever, Seat } from '../../contract/ids.ts';

/** One decision, and what a re-run says that it was worth: the game as it was played less the one with the usual value. Negative: it cost that much. */
export type DecisionWorth = {
  readonly round: number;
  readonly seat: Seat;
  readonly lever: Lever;
  readonly key: string;
  /** As decided; what stood in its place in the re-run. */
  readonly value: number;
  readonly usualValue: number;
  readonly worth: Outcome;
};

/** What re-runs of a game found: moments that stand on them, and weights of others, are made of it. Empty where nothing could be re-run. */
export type Found = {
  readonly decisions: readonly DecisionWorth[];
  readonly agreements: readonly AgreementWorth[];
  readonly gaps: readonly InformationGap[];
  /** Coordinated bots that see everything, on this seed: what was possible. Missing: the game's benchmarks are asked. */
  readonly best?: Outcome;
};
