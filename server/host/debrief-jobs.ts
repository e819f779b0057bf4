import type { AgreementWorth } from '../contract/agreements.ts';
import type { FileVerification, WhatIfResult } from '../contract/course.ts';
import type { BranchListing } from '../contract/replay.ts';
import type { Commitment, Debrief } from '../contract/debrief.ts';
import type { GameId } from '../contract/ids.ts';
import type { Refusal } from '../contract/refusals.ts';
import type { BranchWanted, WhatIf } from '../contract/what-if.ts';
import type { Author, BenchmarkResult } from '../game/facts.ts';
import type { Injection } from '../game/state.ts';
import type { HiddenName } from '../log/hidden-names.ts';
import type { Texts } from '../log/texts.ts';
import type { Played } from '../play/worth.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { StoredEntry } from '../store/port.ts';
import type { ReplayExtras } from '../views/replay/replay.ts';

/** Entries of one stream as they are stored, and people's words that are kept of them. */
export type LogPart = { readonly entries: readonly StoredEntry[]; readonly texts: Texts };

/** What a finished game is read from: its log (of a branch: its parent's, then its own), or a file from anywhere. */
export type Material =
  | {
      readonly kind: 'log';
      readonly scenarioText: string;
      readonly fileName: string;
      readonly parts: readonly LogPart[];
    }
  | { readonly kind: 'file'; readonly bytes: Uint8Array };

/**
 * A finished game to work on. `key` is another one whenever anything in it is another: who works on it need not be given what it has
 * read already. `hidden`: names that are taken out of everything that people wrote. `foreign`: a file that anybody may have handed in; what
 * it costs must not be paid by this server's own people.
 */
export type Source = {
  readonly key: string;
  readonly hidden?: readonly HiddenName[];
  readonly foreign?: true;
  load(): Promise<Material>;
};

/** What a log does not say of its game; `limits` and the scenario's version are read from its text. */
export type Around = Omit<ReplayExtras, 'limits' | 'scenarioVersion' | 'attempt'>;

/** What a file that was opened holds, beside the game itself. */
export type OpenedGame = {
  readonly verification: FileVerification;
  readonly finished: boolean;
  readonly debrief?: Debrief;
  readonly commitments: readonly Commitment[];
};

/** A branch to store: entries of its own stream, and what is listed of it. */
export type BranchMade = { readonly payloads: readonly (string | Uint8Array)[]; readonly texts: Texts; readonly listing: BranchListing };
export type BranchMaking = {
  readonly id: GameId;
  readonly parent: GameId;
  readonly wanted: BranchWanted;
  readonly author: Author;
  readonly atMs: number;
};

/** Work on a finished game. */
export type GameJob =
  | { readonly kind: 'replay'; readonly around: Around }
  | { readonly kind: 'debrief' }
  | { readonly kind: 'whatIf'; readonly wanted: WhatIf }
  | { readonly kind: 'branch'; readonly making: BranchMaking }
  | { readonly kind: 'file'; readonly words: boolean }
  | { readonly kind: 'open' };

/** Games of bots, for comparison. */
export type BotJob =
  | { readonly kind: 'benchmarks'; readonly scenario: Scenario; readonly seed: string; readonly injections: readonly Injection[] }
  | { readonly kind: 'worth'; readonly scenario: Scenario; readonly played: Played };

/** What each job is answered with. Bytes of a replay and of a file are gzipped; those of a what-if are JSON. */
export type Answers = {
  readonly replay: Uint8Array;
  readonly debrief: Debrief;
  readonly whatIf: WhatIfResult | { readonly refusal: Refusal };
  readonly branch: BranchMade | { readonly refusal: Refusal };
  readonly file: Uint8Array;
  readonly open: OpenedGame | { readonly refusal: Refusal };
  readonly benchmarks: readonly BenchmarkResult[];
  readonly worth: readonly AgreementWorth[];
};

export type Job = GameJob | BotJob;
export type Kind = Job['kind'];

/** To the thread. Without material where it was given before; the thread says `unknown` where it has forgotten it. */
export type ToThread = {
  readonly job: Job;
  readonly key?: string;
  readonly hidden?: readonly HiddenName[];
  readonly material?: Material;
};
export type FromThread =
  | { readonly kind: 'answer'; readonly answer: Answers[Kind] }
  | { readonly kind: 'progress'; readonly done: number; readonly of: number }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'failed'; readonly problem: string };
