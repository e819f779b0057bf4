import type { Lobby, RehearsalOver, ViewMessage } from '../contract/messages.ts';
import type { Refusal } from '../contract/refusals.ts';
import type { AgreementWorth } from '../contract/agreements.ts';
import type { BenchmarkResult } from '../game/facts.ts';
import type { Injection } from '../game/state.ts';
import type { Played } from '../play/worth.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Store } from '../store/port.ts';
import type { Answers, Job, Kind, Source } from './debrief-jobs.ts';

/** The one clock of a server. Milliseconds since 1970. */
export type Clock = { nowMs(): number };

/** Runs something once, `delayMs` from now; the answer cancels it. */
export type Timers = { after(delayMs: number, run: () => void): () => void };

/** Names that nobody can guess. */
export type Ids = {
  /** For games, workshops, persons and epochs. */
  id(): string;
  /** At least 128 random bits, for people's and facilitators' tokens. */
  token(): string;
  /** A join code that can be read out across a room: no look-alikes. */
  code(): string;
  /** A workshop's default seed: 128 random bits, as scenario files are public. */
  seed(): string;
};

/** The way to one connected viewer. Sending never throws and never waits. */
export type Outlet = {
  view(message: ViewMessage): void;
  lobby(lobby: Lobby): void;
  rehearsalOver(over: RehearsalOver): void;
};

/** Scenario files by id, and texts kept in a workshop's log. */
export type Scenarios = {
  /** The file of a shipped scenario, compiled, and its text for the log. */
  find(id: string): { readonly scenario: Scenario; readonly text: string } | { readonly refusal: Refusal };
  /** A text from the log. `undefined` if this version of the program cannot read it any more. */
  read(text: string): Scenario | undefined;
};

/** Plays the bots' games on a workshop's seed, with the events that were injected, away from the event loop. Rejects if they cannot be played. */
export type Benchmarks = {
  play(scenario: Scenario, seed: string, injections: readonly Injection[]): Promise<readonly BenchmarkResult[]>;
  /** Re-runs a finished game without each of its agreements. */
  worth(scenario: Scenario, played: Played): Promise<readonly AgreementWorth[]>;
};

/** Works on finished games away from the event loop, one thing at a time: who waits comes first. Rejects what could not be done. */
export type Debriefs = {
  /** `onProgress` hears how far a debrief is. */
  ask<K extends Kind>(
    job: Extract<Job, { readonly kind: K }>,
    source?: Source,
    onProgress?: (done: number, of: number) => void,
  ): Promise<Answers[K]>;
  /** Somebody waits for this game's debrief: it comes before those of others. */
  hurry(key: string): void;
  /** So many jobs for which somebody waits: on games of this server, or on files from elsewhere. */
  waiting(of?: 'foreign'): number;
  close(): void;
};

/** Where a server says what went wrong. No names, no tokens, no decisions. */
export type Report = { warn(message: string, facts?: Readonly<Record<string, string | number>>): void };

/** Everything a host needs of the outside. */
export type Ports = {
  readonly clock: Clock;
  readonly timers: Timers;
  readonly ids: Ids;
  readonly store: Store;
  readonly scenarios: Scenarios;
  readonly benchmarks: Benchmarks;
  readonly debriefs: Debriefs;
  readonly report: Report;
};
