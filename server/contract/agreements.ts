import type { AgreementKind, AgreementState, Prevention } from './agreement-words.ts';
import type { AnswerGiven, Pledge, Terms } from './agreement-schemas.ts';
import type { ItemId, Lever, Seat, Text } from './ids.ts';
import type { FieldUnit } from './units.ts';

/**
 * A joint decision: proposed by one seat to others, answered, agreed, and judged by the simulation's records when it is due.
 * One concept, one life cycle, five kinds. What the game keeps of it is what its parties may see of it.
 */
export type Agreement = {
  /** `a1`, `a2` ... in the order in which a game's agreements were proposed. */
  readonly id: AgreementId;
  readonly kind: AgreementKind;
  readonly state: AgreementState;
  /** Proposed in this round, at this time (milliseconds since 1970). */
  readonly round: number;
  readonly atMs: number;
  readonly by: Seat;
  readonly to: readonly Seat[];
  readonly terms: Terms;
  /** What stands to be agreed, or was: the newest offer on the table. */
  readonly pledges: readonly Pledge[];
  /** Whose answer is awaited. */
  readonly turn: readonly Seat[];
  /** Oldest first. A seat's newest answer counts. */
  readonly answers: readonly Answer[];
  /** Due inside the lead time: it will be picked as an emergency. */
  readonly emergency?: true;
  readonly escalated?: { readonly by: Seat; readonly round: number };
  readonly agreed?: {
    readonly round: number;
    /** The last period played when it was agreed: outcomes count from the next one on. */
    readonly period: number;
    readonly atMs: number;
    /** Launched although somebody said no or smaller, or had not answered. */
    readonly againstAdvice?: true;
    /** The planning lead decided it. */
    readonly settledBy?: Seat;
    readonly reason?: string;
  };
  /** Inputs that agreeing filled in, and what they held before (`null`: nobody had touched them). */
  readonly filled: readonly Filled[];
  /** How it ended, and in which round. */
  readonly ended?: { readonly round: number; readonly by?: Seat; readonly reason?: string; readonly pledges: readonly PledgeOutcome[] };
};

export type AgreementId = string;

export type Filled = {
  readonly seat: Seat;
  readonly round: number;
  readonly lever: Lever;
  readonly key: string;
  readonly value: number;
  readonly before: number | null;
};

/** What became of a pledge, in the order of the agreement's pledges. */
export type PledgeOutcome = {
  readonly kept: boolean;
  /** What the records say, in the unit of the pledge; accuracy in per cent for forecasts. Missing where nothing could be measured. */
  readonly actual?: number;
  /** Of a missed one. `notActed`: no own lever was moved towards it. */
  readonly because?: 'notActed' | 'prevented' | 'missed';
  readonly preventedBy?: readonly { readonly by: Prevention; readonly name?: string }[];
};

/** What an agreement was worth: the game as it was played, less a re-run without what it filled in. */
export type AgreementWorth = { readonly agreement: AgreementId; readonly jointScore: number; readonly contributionCents: number };

/** What seats can be asked for, public: the levers of the others and the keys they have. */
export type Askable = {
  readonly seat: Seat;
  readonly lever: Lever;
  readonly key: string;
  readonly unit: FieldUnit;
  readonly least: number;
  readonly most: number;
  readonly step: number;
  /** The choices in the order of their values, as public as the lever itself. */
  readonly options?: readonly { readonly id: string; readonly name: Text }[];
  readonly fromRound: number;
};

/** A forecast the team has signed, as every desk sees it. */
export type ConsensusNumber = { readonly item: ItemId; readonly round: number; readonly units: number };

export type Answer = AnswerGiven & { readonly by: Seat; readonly round: number; readonly atMs: number };
