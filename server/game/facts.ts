import type { FieldValue } from '../contract/commands.ts';
import type { Debrief } from '../contract/debrief.ts';
import type { CommandId, EventId, GameId, InformationLevel, PersonId, Seat, WorkshopId } from '../contract/ids.ts';
import type { WhatIf } from '../contract/what-if.ts';
import type { RoundRecord } from '../simulation/records.ts';
import type { World } from '../simulation/world.ts';
import type { TeamFact } from './team-facts.ts';

/** Who caused a fact. */
export type Author =
  | { readonly kind: 'person'; readonly person: PersonId }
  | { readonly kind: 'facilitator' }
  | { readonly kind: 'bot'; readonly seat: Seat }
  | { readonly kind: 'host' };

/** An entry of a game's log. Everything else is derived from facts. Times are milliseconds since 1970, from the host's clock. */
export type GameFact =
  | {
      readonly type: 'GameOpened';
      readonly game: GameId;
      readonly workshop: WorkshopId;
      readonly team: string;
      readonly scenario: string;
      readonly seed: string;
      readonly minPlanningSeconds: number;
      readonly planningSeconds: number;
      readonly pace: 'hand' | 'team';
      readonly informationLevel?: InformationLevel;
      /** The how many-th game of this team it is; missing: the first. */
      readonly attempt?: number;
    }
  | { readonly type: 'SeatTaken'; readonly seat: Seat; readonly person: PersonId }
  | { readonly type: 'SeatLeft'; readonly seat: Seat; readonly person: PersonId }
  /** A bot holds the seat: it was never taken, or its person is away (`covers`). */
  | { readonly type: 'BotSeated'; readonly seat: Seat; readonly policy: string; readonly covers: boolean }
  | { readonly type: 'SeatHandedBack'; readonly seat: Seat; readonly person: PersonId }
  | { readonly type: 'GameStarted' }
  | {
      readonly type: 'PlanningOpened';
      readonly round: number;
      readonly atMs: number;
      readonly deadlineMs: number | undefined;
      readonly minUntilMs: number;
    }
  | {
      readonly type: 'DecisionsSet';
      readonly round: number;
      readonly seat: Seat;
      readonly values: readonly FieldValue[];
      readonly memory?: PolicyMemory;
      readonly reason?: string;
    }
  | { readonly type: 'Committed'; readonly round: number; readonly seat: Seat }
  | { readonly type: 'CommitWithdrawn'; readonly round: number; readonly seat: Seat }
  | { readonly type: 'DeadlinePassed'; readonly round: number }
  | { readonly type: 'DeadlineMoved'; readonly round: number; readonly deadlineMs: number }
  | { readonly type: 'PlanningForced'; readonly round: number }
  | { readonly type: 'Paused'; readonly reason: string; readonly remainingMs: number | undefined }
  | { readonly type: 'Resumed'; readonly reason: string; readonly deadlineMs: number | undefined }
  /** A facilitator lets an event happen that the scenario holds back: it is triggered with the first period of `round`. */
  | { readonly type: 'EventInjected'; readonly event: EventId; readonly round: number }
  | RoundResolved
  | { readonly type: 'Advanced'; readonly round: number }
  | { readonly type: 'GameFinished'; readonly runOut: readonly RoundRecord[]; readonly stateHash: string }
  | TeamFact
  /** Bots on the same seed, for comparison. */
  | { readonly type: 'BenchmarksPlayed'; readonly results: readonly BenchmarkResult[] }
  /** What re-runs after the end found out: kept, so that it can still be read when the rules have changed. */
  | { readonly type: 'DebriefWorked'; readonly debrief: Debrief }
  | GameBranched;

/**
 * The first entry of a branch's own stream: a re-run from a round of another game on, with what was done otherwise. The log of a branch
 * is that of its parent up to `sequence`, and then its own.
 */
export type GameBranched = {
  readonly type: 'GameBranched';
  readonly branch: GameId;
  readonly parent: GameId;
  readonly sequence: number;
} & WhatIf;

export type BenchmarkResult = {
  readonly policy: string;
  readonly informationLevel: InformationLevel;
  readonly jointScore: number;
  readonly contributionCents: number;
  readonly totalCostCents: number;
};

/** Round 0 is the opening: the company as it stands before anybody decides. */
export type RoundResolved = {
  readonly type: 'RoundResolved';
  readonly round: number;
  /** When a live game resolved it; missing in games without a clock, for the opening, and in old logs. */
  readonly atMs?: number;
  readonly rulesVersion: number;
  /** By field, as used. */
  readonly decisions: readonly number[];
  readonly record: RoundRecord;
  readonly world: World;
  readonly stateHash: string;
};

export type PolicyMemory = Readonly<Record<string, number | readonly number[]>>;

/** A fact as it stands in the log. */
export type Logged<F> = {
  readonly stream: string;
  /** From 1, without gaps, within its stream. */
  readonly sequence: number;
  readonly atMs: number;
  readonly author: Author;
  /** The command that caused it, for harmless retries. */
  readonly command?: CommandId;
  readonly fact: F;
};

/** The workshop's own stream. Names stand in the store's erasable table; facts hold ids. */
export type WorkshopFact =
  | {
      readonly type: 'WorkshopCreated';
      readonly workshop: WorkshopId;
      readonly code: string;
      readonly scenario: string;
      readonly scenarioText: string;
      readonly seed: string;
      readonly pace: 'hand' | 'team';
      readonly minPlanningSeconds: number;
      readonly planningSeconds: number;
    }
  /** A further attempt of a team says which game it comes after, and may have a world of its own. */
  | {
      readonly type: 'GameAdded';
      readonly game: GameId;
      readonly team: string;
      readonly attemptOf?: GameId;
      readonly attempt?: number;
      readonly seed?: string;
    }
  | { readonly type: 'PersonJoined'; readonly person: PersonId }
  | { readonly type: 'WorkshopStarted' }
  | { readonly type: 'WorkshopPaused' }
  | { readonly type: 'WorkshopResumed' }
  | { readonly type: 'WorkshopDebriefed' }
  | { readonly type: 'WorkshopClosed' }
  /** A read-only link for leaders. Its token's hash stands beside the log; times are milliseconds since 1970. */
  | { readonly type: 'LeaderLinkMade'; readonly id: string; readonly madeMs: number; readonly expiresMs: number; readonly names: boolean }
  | { readonly type: 'LeaderLinkRevoked'; readonly id: string };
