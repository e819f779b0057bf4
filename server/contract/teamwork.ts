import type { RequestField } from './agreement-words.ts';
import type { AgreementId } from './agreements.ts';
import type { Seat } from './ids.ts';

/**
 * How a team worked together: beside the joint score and never in it, as it could be gamed by trivial pledges. Every figure with the
 * facts behind it. Missing values: there was nothing to measure. Times are those of the clock on the wall, pauses included; where
 * figures are of seats that people hold, a bot's seat does not count.
 *
 * Rounds are counted as rounds that were decided in between: 0 when it was still in time for the first decision after the signal. A
 * signal is the first of its event: what is said of the same event later is no other news.
 */
export type TeamworkProfile = {
  /** From a signal's first hearing to the last action pledged on it in crisis responses that were agreed: means over the crises answered. */
  readonly decisionVelocity: { readonly rounds?: number; readonly seconds?: number; readonly crises: readonly CrisisPace[] };
  /** Share of the agreements judged that were kept, 0..1. What was released, declined or lapsed is neither. */
  readonly commitmentsKept: { readonly share?: number; readonly kept: readonly AgreementId[]; readonly missed: readonly AgreementId[] };
  /** Share of the fields of all requests that were left empty as they were proposed, 0..1: amount, place, when, why and what else would do. */
  readonly handoffErrorRate: {
    readonly share?: number;
    readonly requests: readonly { readonly agreement: AgreementId; readonly missing: readonly RequestField[] }[];
  };
  /** Seconds from a proposal to the first answer of each seat it was put to, of seats that people hold: the median. */
  readonly timeToAnswer: {
    readonly seconds?: number;
    readonly answers: readonly { readonly agreement: AgreementId; readonly by: Seat; readonly seconds: number }[];
  };
  /**
   * Rounds from a signal's hearing until a seat that had not heard it was told by a colleague, or heard it for itself: the mean. Until the
   * end, where it never did.
   */
  readonly informationLatency: {
    readonly rounds?: number;
    readonly signals: readonly {
      /** The notice's id, as on the desk of who heard it first. */
      readonly signal: string;
      readonly heardBy: Seat;
      readonly heardRound: number;
      readonly to: Seat;
      /** The round it was told for, or with whose end the seat heard it for itself; missing: never. */
      readonly toldRound?: number;
      /** Missing where nobody told it. */
      readonly toldBy?: Seat;
      readonly rounds: number;
    }[];
  };
  /** Share of the seats that people hold at the huddles, all together, 0..1. */
  readonly attendance: {
    readonly share?: number;
    readonly huddles: readonly { readonly afterRound: number; readonly attended: readonly Seat[]; readonly absent: readonly Seat[] }[];
  };
  /**
   * 1 - WAPE of what each seat said of customers' demand, 0..1 (0 also where it was off by more than there was), and of what they signed
   * together. A seat's numbers: what it drew in huddles, what it wrote into consensus forecasts, and the official forecast of whoever gives it.
   */
  readonly forecastAccuracy: {
    /** `rounds`: so many rounds were spoken of that came. */
    readonly bySeat: readonly { readonly seat: Seat; readonly share?: number; readonly rounds: number }[];
    readonly consensus?: number;
  };
};
export type CrisisPace = {
  /** The crisis response in which the last action was pledged. */
  readonly agreement: AgreementId;
  /** The notice's id, as on the desk of who heard it first. */
  readonly signal: string;
  readonly signalRound: number;
  readonly lastPledgeRound: number;
  readonly rounds: number;
  /** Missing where the game had no clock. */
  readonly seconds?: number;
};
