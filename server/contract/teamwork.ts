import type { AgreementId } from './agreements.ts';
import type { Seat } from './ids.ts';

/**
 * How a team worked together: beside the joint score and never in it, as it could be gamed by trivial pledges. Every figure with the
 * facts behind it. Missing values: there was nothing to measure.
 */
export type TeamworkProfile = {
  /** From a signal's first hearing to the last action pledged on it: means over the crises answered. */
  readonly decisionVelocity: { readonly rounds?: number; readonly seconds?: number; readonly crises: readonly CrisisPace[] };
  /** Share of the agreements judged that were kept, 0..1. */
  readonly commitmentsKept: { readonly share?: number; readonly kept: readonly AgreementId[]; readonly missed: readonly AgreementId[] };
  /** Share of the fields of all requests that were left empty, 0..1. */
  readonly handoffErrorRate: {
    readonly share?: number;
    readonly requests: readonly { readonly agreement: AgreementId; readonly missing: readonly string[] }[];
  };
  /** Seconds from a proposal to each first answer: the median. */
  readonly timeToAnswer: {
    readonly seconds?: number;
    readonly answers: readonly { readonly agreement: AgreementId; readonly by: Seat; readonly seconds: number }[];
  };
  /** Rounds from a signal's hearing until a seat that had not heard it was told by a colleague, or heard it for itself: the mean. */
  readonly informationLatency: {
    readonly rounds?: number;
    readonly signals: readonly {
      readonly signal: string;
      readonly heardBy: Seat;
      readonly heardRound: number;
      readonly to: Seat;
      readonly toldRound?: number;
      readonly toldBy?: Seat;
    }[];
  };
  /** Share of seats at each huddle, 0..1. */
  readonly attendance: {
    readonly share?: number;
    readonly huddles: readonly { readonly afterRound: number; readonly attended: readonly Seat[] }[];
  };
  /** 1 - WAPE of what each seat said of demand, 0..1, and of what they signed together. */
  readonly forecastAccuracy: {
    readonly bySeat: readonly { readonly seat: Seat; readonly share?: number; readonly rounds: number }[];
    readonly consensus?: number;
  };
};
export type CrisisPace = {
  readonly agreement: AgreementId;
  readonly signalRound: number;
  readonly lastPledgeRound: number;
  readonly seconds?: number;
};
