import type { Moment } from '../../contract/debrief.ts';

/** How much of a game something explains: each as far as it can be told. Amounts without sign. */
export type Explained = {
  /** Money and points, by re-runs. */
  readonly cents?: number;
  readonly points?: number;
  /** Customers' units that were late or lost, round by round. */
  readonly units?: number;
  /** Units that moved as they should, as a share of all that customers asked for, 0..1. */
  readonly moved?: number;
  /** Share of the wave in a link's orders, 0..1. */
  readonly wave?: number;
};

/** Something that a detector found, before it is ranked among the others. */
export type Candidate = Omit<Moment, 'id' | 'weight'> & {
  readonly explains: Explained;
  /** What it is about, in one word: of several that are about the same at the same time only one is told. */
  readonly about: string;
};
