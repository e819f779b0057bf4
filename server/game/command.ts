import type { FieldValue, GameCommand } from '../contract/commands.ts';
import type { Debrief } from '../contract/debrief.ts';
import type { GameId, PersonId, Seat } from '../contract/ids.ts';
import type { AgreementWorth } from '../contract/agreements.ts';
import type { Refusal } from '../contract/refusals.ts';
import type { CommitmentsWanted } from '../contract/what-if.ts';
import type { BenchmarkResult, GameFact, PolicyMemory } from './facts.ts';

type GameOpened = Extract<GameFact, { readonly type: 'GameOpened' }>;

/** What the host asks of a game by itself: never taken from the wire. */
export type HostCommand =
  | ({ readonly kind: 'open' } & Omit<GameOpened, 'type'>)
  /** `covers`: the seat belongs to a person who is away. */
  | { readonly kind: 'seatBot'; readonly seat: Seat; readonly policy: string; readonly covers: boolean }
  | { readonly kind: 'handBack'; readonly seat: Seat }
  /** A bot's whole turn: its values are set and committed. */
  | {
      readonly kind: 'botDecisions';
      readonly seat: Seat;
      readonly round: number;
      readonly values: readonly FieldValue[];
      readonly memory: PolicyMemory;
      readonly reason: string;
    }
  | { readonly kind: 'deadlinePassed'; readonly round: number }
  /** The time of the huddle after a round is up. */
  | { readonly kind: 'huddleOver'; readonly round: number }
  /** The shortest planning time, and that to answer colleagues, is over: resolves the round if every seat has committed. */
  | { readonly kind: 'settle'; readonly round: number }
  | { readonly kind: 'assignSeat'; readonly seat: Seat; readonly person: PersonId }
  | { readonly kind: 'pauseFor'; readonly reason: string }
  | { readonly kind: 'resumeFor'; readonly reason: string }
  | { readonly kind: 'benchmarks'; readonly results: readonly BenchmarkResult[] }
  | { readonly kind: 'worth'; readonly results: readonly AgreementWorth[] }
  | { readonly kind: 'debrief'; readonly debrief: Debrief };

/** What people ask of a finished game on the pages that look back on it, which have no socket. */
export type LookingBackCommand =
  | ({ readonly kind: 'writeCommitments' } & CommitmentsWanted)
  | {
      readonly kind: 'keepBranch';
      readonly branch: GameId;
      readonly title: string;
      readonly fromRound: number;
      readonly jointScore: number;
    };

/** Everything that can be asked of a game, by people, facilitators, bots and the host. */
export type Command = GameCommand | HostCommand | LookingBackCommand;
export type CommandKind = Command['kind'];

/** Facts to append (none: there was nothing to do, and that is fine), or why not. */
export type Told = { readonly facts: readonly GameFact[] } | { readonly refusal: Refusal };
