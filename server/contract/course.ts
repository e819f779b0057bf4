import type { KpiId } from './desk.ts';
import type { Lever, Seat } from './ids.ts';
import type { Outcome } from './debrief.ts';

/** How a game went, round by round: what a what-if is compared by. */
export type Course = Outcome & {
  readonly totalCostCents: number;
  readonly kpis: readonly { readonly kpi: KpiId; readonly value: number | undefined }[];
  readonly rounds: readonly CourseRound[];
  readonly stateHash: string;
};
export type CourseRound = {
  readonly round: number;
  /** Perfect orders in per cent of those judged; missing where none was. */
  readonly servicePercent?: number;
  /** All costs of the round; contribution so far, where there is a ledger. */
  readonly costCents: number;
  readonly contributionSoFarCents?: number;
  readonly backlogUnits: number;
  readonly lostUnits: number;
  readonly onHandUnits: number;
};

/** Answer of POST /api/replays/GAME/what-if. */
export type WhatIfResult = {
  readonly fromRound: number;
  readonly recorded: Course;
  readonly changed: Course;
  /** What was decided otherwise in the re-run, the asked changes first, then what followed from them; at most 200. */
  readonly decisions: readonly {
    readonly round: number;
    readonly seat: Seat;
    readonly lever: Lever;
    readonly key: string;
    readonly recorded: number;
    readonly changed: number;
  }[];
};
/** Answer of POST /api/replays/GAME/branches. */
export type BranchSaved = { readonly id: string };

/** Answer of POST /api/replays (a portable file's bytes): where it can be looked at, and whether it is what was played. */
export type FileOpened = { readonly replay: string; readonly verification: FileVerification };
export type FileVerification =
  | { readonly kind: 'same'; readonly rounds: number; readonly stateHash: string }
  /** Changed after it was written: what the file says of itself is not so. */
  | { readonly kind: 'tampered'; readonly what: string }
  /** Re-simulated it goes another way from here on; `playedUnderRules` where that was to be expected. */
  | { readonly kind: 'different'; readonly round: number; readonly what: string; readonly playedUnderRules?: number };
