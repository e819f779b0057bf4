import type { Agreement, AgreementId, AgreementWorth, Answer, Filled, PledgeOutcome } from '../contract/agreements.ts';
import type { PanelId } from '../contract/desk.ts';
import type { Belief, HuddleKind } from '../contract/huddles.ts';
import type { GameId, InformationLevel, PersonId, Seat } from '../contract/ids.ts';
import type { MessageTemplate } from '../contract/sharing.ts';

/**
 * Facts of what people do with each other. Times (`atMs`, milliseconds since 1970, from the host's clock) stand in the facts whose
 * pace is measured later. Free text stands in them in memory only: the log keeps it apart, where it can be erased.
 */
export type AgreementFact =
  | {
      readonly type: 'AgreementProposed';
      readonly agreement: AgreementId;
      readonly round: number;
      readonly atMs: number;
      readonly by: Seat;
      readonly to: readonly Seat[];
      readonly terms: Agreement['terms'];
      readonly pledges: Agreement['pledges'];
      readonly emergency?: true;
    }
  | { readonly type: 'AgreementAnswered'; readonly agreement: AgreementId; readonly answer: Answer }
  /** Everybody who has to has accepted, it was launched, or the planning lead decided; from here on it is a promise. */
  | {
      readonly type: 'AgreementMade';
      readonly agreement: AgreementId;
      readonly round: number;
      readonly period: number;
      readonly atMs: number;
      readonly pledges: Agreement['pledges'];
      readonly filled: readonly Filled[];
      readonly emergency?: true;
      readonly againstAdvice?: true;
      readonly settledBy?: Seat;
      /** The planning lead's. */
      readonly reason?: string;
    }
  /** Inputs filled in when planning of a later round opened. */
  | { readonly type: 'AgreementFilled'; readonly agreement: AgreementId; readonly filled: readonly Filled[] }
  | { readonly type: 'AgreementEscalated'; readonly agreement: AgreementId; readonly by: Seat; readonly round: number }
  /** Declined by everybody it was put to, by its proposer who left an offer, or by the planning lead. */
  | {
      readonly type: 'AgreementDeclined';
      readonly agreement: AgreementId;
      readonly round: number;
      readonly by: Seat;
      /** The planning lead's. */
      readonly reason?: string;
    }
  | { readonly type: 'AgreementReleased'; readonly agreement: AgreementId; readonly round: number; readonly by?: Seat }
  | { readonly type: 'AgreementLapsed'; readonly agreement: AgreementId; readonly round: number }
  | {
      readonly type: 'AgreementJudged';
      readonly agreement: AgreementId;
      readonly round: number;
      readonly kept: boolean;
      readonly pledges: readonly PledgeOutcome[];
    }
  /** What each agreement was worth, by re-runs after the end. */
  | { readonly type: 'WorthMeasured'; readonly results: readonly AgreementWorth[] };

export type SharingFact =
  | {
      readonly type: 'MessageSent';
      readonly round: number;
      readonly atMs: number;
      readonly from: Seat;
      readonly to: Seat | 'team';
      readonly template?: MessageTemplate;
      readonly text?: string;
    }
  | {
      readonly type: 'SignalPassedOn';
      /** The notice's id, as on the desk of who heard it. */
      readonly notice: string;
      readonly by: Seat;
      readonly to: readonly Seat[];
      readonly round: number;
      readonly atMs: number;
    }
  | { readonly type: 'PanelPublished'; readonly by: Seat; readonly panel: PanelId; readonly round: number; readonly asOfRound: number }
  | { readonly type: 'ShadowingBegun'; readonly by: Seat; readonly of: Seat; readonly round: number }
  /** "Could you live with 50?" The request is the one with that number for the round. */
  | { readonly type: 'CustomerAsked'; readonly by: Seat; readonly round: number; readonly slot: number }
  | { readonly type: 'LevelSet'; readonly level: InformationLevel };

export type HuddleFact =
  | {
      readonly type: 'HuddleOpened';
      /** The round just played. */
      readonly round: number;
      readonly kind: HuddleKind;
      readonly atMs: number;
      readonly deadlineMs: number | undefined;
    }
  | { readonly type: 'HuddleAttended'; readonly seat: Seat; readonly round: number }
  | { readonly type: 'BeliefGiven'; readonly seat: Seat; readonly round: number; readonly belief: Belief }
  | { readonly type: 'WorkingAgreementWritten'; readonly by: Seat; readonly round: number; readonly text: string }
  | { readonly type: 'LeadNamed'; readonly by: Seat; readonly seat: Seat; readonly round: number }
  | { readonly type: 'Thanked'; readonly from: Seat; readonly to: Seat; readonly round: number; readonly text: string }
  | { readonly type: 'HandOverWritten'; readonly seat: Seat; readonly round: number; readonly text: string }
  /** Persons change seats; what bots hold for nobody stays with them. */
  | {
      readonly type: 'SeatsRotated';
      readonly round: number;
      readonly moves: readonly { readonly person: PersonId; readonly from: Seat; readonly to: Seat }[];
    };

/** What people keep of a finished game. */
export type AfterEndFact =
  /** All that stands there from now on. */
  | {
      readonly type: 'CommitmentsWritten';
      readonly by: Seat | 'facilitator';
      readonly atMs: number;
      readonly commitments: readonly { readonly text: string; readonly seat?: Seat }[];
    }
  /** A what-if worth keeping; `text` is its title. Its re-run stands in a stream of its own. */
  | {
      readonly type: 'BranchKept';
      readonly branch: GameId;
      readonly fromRound: number;
      readonly jointScore: number;
      readonly text: string;
    };

export type TeamFact = AgreementFact | SharingFact | HuddleFact | AfterEndFact;
