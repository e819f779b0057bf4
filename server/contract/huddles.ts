import type { ConsensusNumber } from './agreements.ts';
import type { Seat, Text } from './ids.ts';

/** A meeting between two rounds. `standUp` is short; a `summit` stands between two acts. */
export const huddleKinds = ['standUp', 'summit'] as const;
export type HuddleKind = (typeof huddleKinds)[number];

/** What a seat thinks before it is told. */
export type Belief = {
  /** Customers' demand of the coming rounds, units of all items. */
  readonly demandByRound: readonly number[];
  /** Where it will hurt: a place or a lane of the map. */
  readonly bottleneck: string;
  /** How far the team can be relied on: 1 (everybody for themselves) to 5 (I would sign for any of them). */
  readonly trust: number;
};

export type Thanks = { readonly round: number; readonly from: Seat; readonly to: Seat; readonly text: string };
export type HandOver = { readonly round: number; readonly seat: Seat; readonly text: string };

/** What everybody said, once all have, beside what was so. Trust has no names. */
export type BeliefReveal = {
  /** The rounds before the huddle, as customers ordered: units of all items. */
  readonly demandSoFar: readonly number[];
  readonly beliefs: readonly { readonly seat: Seat; readonly demandByRound: readonly number[]; readonly bottleneck: string }[];
  readonly trust: readonly number[];
  /** Where most stood waiting in the rounds since the last huddle; missing where nothing waited. */
  readonly bottleneck?: string;
};

export type HuddleView = {
  readonly afterRound: number;
  readonly kind: HuddleKind;
  readonly prompts: readonly Text[];
  readonly attended: readonly Seat[];
  /** Missing where the scenario asks for no beliefs here. */
  readonly beliefs?: {
    /** So many coming rounds are to be drawn. */
    readonly rounds: number;
    readonly given: readonly Seat[];
    readonly mine?: Belief;
    readonly reveal?: BeliefReveal;
  };
  /** Seats change hands when this huddle ends: the seat this person will have. */
  readonly rotatesTo?: Seat;
  readonly handOverWritten: boolean;
};

/** What the team has put down for itself; every desk shows it. */
export type TeamBook = {
  readonly lead?: Seat;
  readonly workingAgreement?: { readonly text: string; readonly by: Seat; readonly round: number };
  readonly thanks: readonly Thanks[];
  /** Left on this desk by who had it before. */
  readonly handOver?: HandOver;
  /** The newest consensus forecast's numbers of rounds to come. */
  readonly consensus: readonly ConsensusNumber[];
};
