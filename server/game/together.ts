import type { Agreement, AgreementWorth } from '../contract/agreements.ts';
import type { Commitment } from '../contract/debrief.ts';
import type { Belief, HandOver, HuddleKind, TeamBook, Thanks } from '../contract/huddles.ts';
import type { Seat } from '../contract/ids.ts';
import type { BranchListing } from '../contract/replay.ts';
import type { Message, Publication } from '../contract/sharing.ts';

/** What the people of a team did with each other, as the facts make it. Plain JSON, oldest first everywhere. */
export type Together = {
  readonly agreements: readonly Agreement[];
  /** After the end. */
  readonly worth: readonly AgreementWorth[];
  readonly messages: readonly Message[];
  readonly publications: readonly Publication[];
  readonly passedOn: readonly PassedOn[];
  readonly shadowings: readonly Shadowing[];
  readonly asked: readonly AskedCustomer[];
  /** The last one is open while the game is in `huddle`. */
  readonly huddles: readonly Huddle[];
  readonly lead: Seat | undefined;
  readonly workingAgreement: TeamBook['workingAgreement'];
  readonly thanks: readonly Thanks[];
  readonly handOvers: readonly HandOver[];
  /** After the end: what is to change on Monday, and what-ifs that were kept. */
  readonly commitments: readonly Commitment[];
  readonly branches: readonly BranchListing[];
};

/** A signal told on: the notice's id as on the desk of who heard it. */
export type PassedOn = {
  readonly notice: string;
  readonly by: Seat;
  readonly to: readonly Seat[];
  readonly round: number;
  readonly atMs: number;
};
export type Shadowing = { readonly by: Seat; readonly of: Seat; readonly round: number };
/** A key account that was asked about its request for a round. What it said is no secret of the seat that asked any more. */
export type AskedCustomer = {
  readonly by: Seat;
  readonly round: number;
  readonly slot: number;
  /** Panels on the board by then: a copy shows what was known when it was made. */
  readonly afterPublications: number;
};
export type Huddle = {
  readonly round: number;
  readonly kind: HuddleKind;
  readonly atMs: number;
  readonly attended: readonly Seat[];
  readonly beliefs: readonly { readonly seat: Seat; readonly belief: Belief }[];
};

/** Before anybody has said anything: the same object for every game, so that games without talk cost nothing. */
export const nothingTogether: Together = {
  agreements: [],
  worth: [],
  messages: [],
  publications: [],
  passedOn: [],
  shadowings: [],
  asked: [],
  huddles: [],
  lead: undefined,
  workingAgreement: undefined,
  thanks: [],
  handOvers: [],
  commitments: [],
  branches: [],
};
