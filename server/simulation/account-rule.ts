export type Span = { readonly least: number; readonly most: number };

/** What key accounts ask for on top, ahead of a round, and sales answers: chance draws each request from these spans. */
export type AccountRequests = {
  /** Who asks. */
  readonly segmentIndices: readonly number[];
  /** First and last round in which such an order comes in; at least the second, because sales hears of it when the one before is over. */
  readonly fromRound: number;
  readonly untilRound: number;
  readonly perRound: Span;
  /** Units, as a share of what the segment usually asks for of that item in a round. */
  readonly sizePpm: Span;
  /** Period of the round in which it is due; beyond its length: in the next one. At least the third, so that every new date is given two periods before. */
  readonly duePeriods: Span;
  /** What the customer does not say unasked: the smallest part of it, and how much later, that would still do. */
  readonly leastPpm: Span;
  readonly latestPeriods: Span;
};
