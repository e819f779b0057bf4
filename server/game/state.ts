import type { Phase } from '../contract/desk.ts';
import type { Debrief } from '../contract/debrief.ts';
import type { EventId, GameId, InformationLevel, PersonId, Seat, WorkshopId } from '../contract/ids.ts';
import type { RoundRecord } from '../simulation/records.ts';
import type { World } from '../simulation/world.ts';
import type { BenchmarkResult, PolicyMemory } from './facts.ts';
import type { Together } from './together.ts';

/** A game as its facts make it. Plain JSON; only `evolve` makes a new one. */
export type Game = {
  readonly id: GameId;
  readonly workshop: WorkshopId;
  readonly team: string;
  /** The how many-th game of this team it is, from 1. */
  readonly attempt: number;
  readonly scenario: string;
  readonly seed: string;
  readonly pace: 'hand' | 'team';
  readonly planningSeconds: number;
  readonly minPlanningSeconds: number;
  /** Set by the facilitator or a benchmark; otherwise the act decides. */
  readonly informationLevel: InformationLevel | undefined;

  readonly phase: Phase;
  /** The round being planned, or the last one played; 0 before the start. */
  readonly round: number;
  readonly seats: Readonly<Record<Seat, SeatState>>;
  /** By field: this round's acknowledged draft; `undefined` where nobody touched it. */
  readonly drafts: readonly (number | undefined)[];
  /** By field: the value in force; `undefined` for fields whose value is proposed anew every round. */
  readonly standing: readonly (number | undefined)[];
  /** What was decided, round by round (place 0 is round 1), by field. */
  readonly decisions: readonly (readonly number[])[];
  /** Held events that a facilitator let happen, in the order of their rounds; those of the round being planned come true with it. */
  readonly injections: readonly Injection[];
  /** Place 0 is the opening, place r is round r. */
  readonly records: readonly RoundRecord[];
  /** Place r: when round r was resolved, milliseconds since 1970; `undefined` where nobody looked at a clock. */
  readonly resolvedAtMs: readonly (number | undefined)[];
  /** Place r: what the seats might know of each other when round r was resolved; a re-run has to know it of every round. */
  readonly levels: readonly InformationLevel[];
  readonly runOut: readonly RoundRecord[];
  readonly world: World | undefined;
  readonly stateHash: string;

  readonly deadlineMs: number | undefined;
  /** Planning does not end by commits before this. */
  readonly minUntilMs: number;
  readonly pauses: readonly string[];
  /** Planning time left when the clock was stopped. */
  readonly remainingMs: number | undefined;
  readonly benchmarks: readonly BenchmarkResult[];
  /** What re-runs after the end found out, once they have. */
  readonly debrief: Debrief | undefined;
  readonly together: Together;
};

/** An event by id, and the round in whose first period it is triggered. */
export type Injection = { readonly event: EventId; readonly round: number };

export type SeatState = {
  readonly holder:
    | { readonly kind: 'open' }
    | { readonly kind: 'person'; readonly person: PersonId }
    /** `person` is away and gets the seat back on return. */
    | { readonly kind: 'bot'; readonly policy: string; readonly person?: PersonId };
  readonly committed: boolean;
  readonly memory: PolicyMemory | undefined;
  readonly reason: string | undefined;
};
