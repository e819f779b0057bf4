import type { Desk, EndView, KpiId, MapView, Phase } from './desk.ts';
import type { EventId, GameId, InformationLevel, ItemId, Lever, Seat, SiteId, Text, WorkshopId } from './ids.ts';

/**
 * A finished game as it can be looked at again: every desk at every moment, what was true beside it, and what happened between. Made
 * from the log alone. Nobody is named in it; what people wrote is in it as far as the reader may read it. Plain JSON.
 */
export type Replay = {
  readonly about: ReplayAbout;
  readonly map: MapView;
  /**
   * Every distinct section of the desks, read when it is looked at, so that a long game opens at once: JSON text, or of a list the places
   * of its elements in `parts`. Lists grow by an element at a time: written out each time, a talkative game would fill a hundred megabytes.
   */
  readonly sections: readonly Section[];
  /** Every distinct element of the desks' lists, as JSON text. */
  readonly parts: readonly string[];
  /** When each section of each desk changed. */
  readonly desks: Readonly<Record<Seat, DeskHistory>>;
  /** Moments of the log at which a desk changed, oldest first. */
  readonly frames: readonly Frame[];
  /** Rounds that people decided, those of a fixed opening included; oldest first. */
  readonly rounds: readonly ReplayRound[];
  /** What was so, period by period; the opening (period 0) first, the run-out last. */
  readonly truth: Truth;
  /** What happened, oldest first. */
  readonly timeline: readonly TimelineEntry[];
  readonly end: EndView;
};

export type Section = string | readonly number[];

/** For every section of a desk: from which frame on it was which one of `sections`; -1: undefined. Ascending by frame, the first at frame 0. */
export type DeskHistory = Readonly<Record<keyof Desk, readonly SectionChange[]>>;
export type SectionChange = readonly [frame: number, section: number];

export type ReplayAbout = {
  /** Its id here: of a game, of a saved branch, or of a file that was opened. */
  readonly id: GameId;
  readonly workshop: WorkshopId;
  readonly team: string;
  readonly attempt: number;
  readonly scenario: string;
  readonly title: Text;
  /** The text's fingerprint: results of one version of a scenario can be compared. */
  readonly scenarioVersion: string;
  /** What the scenario says about where its model is wrong, if it does. */
  readonly limits?: Text;
  readonly rulesVersion: number;
  /** The rules are today's: the game can be re-simulated, what-ifs played. */
  readonly playable: boolean;
  readonly periodName: 'day' | 'week' | 'period';
  readonly roundName: 'week' | 'round';
  readonly periodsPerRound: number;
  readonly playedRounds: number;
  readonly kpis: Readonly<Record<Seat, KpiId>>;
  readonly holders: Readonly<Record<Seat, 'person' | 'bot'>>;
  /** Names of those who held the seats at the end; missing where they are hidden. */
  readonly names?: Readonly<Partial<Record<Seat, string>>>;
  /** Of a branch: what it came from. */
  readonly branchOf?: { readonly game: GameId; readonly title: string; readonly fromRound: number };
  readonly branches: readonly BranchListing[];
  readonly seed: string;
  readonly stateHash: string;
};
export type BranchListing = { readonly id: GameId; readonly title: string; readonly fromRound: number; readonly jointScore: number };

export type Frame = {
  /** Of the log entry after which the desks stood like this. */
  readonly sequence: number;
  readonly atMs: number;
  readonly phase: Phase;
  readonly round: number;
  /** The last period played by then. */
  readonly period: number;
};

export type ReplayRound = {
  readonly round: number;
  /** Of the company: 0-based places in `truth.periods` are the periods' own numbers. */
  readonly firstPeriod: number;
  readonly lastPeriod: number;
  readonly act: number;
  readonly informationLevel: InformationLevel;
  /** Frames: planning opens, the last one before it is resolved (what each knew and had decided), and its review. -1 where nobody planned it. */
  readonly opened: number;
  readonly decided: number;
  readonly reviewed: number;
  /** The inputs a seat moved, as used. */
  readonly decisions: readonly {
    readonly seat: Seat;
    readonly lever: Lever;
    readonly key: string;
    readonly value: number;
    readonly before: number | undefined;
  }[];
};

/** Numbers of the whole company. Lists of numbers run in the order of `cells`, `leadTimes` and `sites`. */
export type Truth = {
  readonly sites: readonly SiteId[];
  readonly cells: readonly { readonly site: SiteId; readonly item: ItemId }[];
  /** Lead times that people are shown: a supplier's (supplier and item) or a lane's, in periods. */
  readonly leadTimes: readonly { readonly kind: 'supplier' | 'lane'; readonly id: string }[];
  readonly events: readonly { readonly event: EventId; readonly name: Text; readonly place?: string }[];
  readonly periods: readonly TruePeriod[];
};

export type TruePeriod = {
  readonly period: number;
  readonly round: number;
  readonly runOut: boolean;
  /** By cell, units at its end: on the shelf, in the books, owed, on order. */
  readonly onHand: readonly number[];
  readonly book: readonly number[];
  readonly backlog: readonly number[];
  readonly onOrder: readonly number[];
  /** By site: how full in per cent (0 where unlimited), work waiting at the dock in units, error rate in ppm, fatigue in per cent. */
  readonly fillPercent: readonly number[];
  readonly dockUnits: readonly number[];
  readonly errorPpm: readonly number[];
  readonly fatiguePercent: readonly number[];
  /** Places in `truth.leadTimes` whose shown lead time is not the true one: percent of the usual that people are shown, and that is so. */
  readonly wrongLeadTimes: readonly { readonly leadTime: number; readonly shownPercent: number; readonly truePercent: number }[];
  /**
   * Places in `truth.events` of those that are felt (`active`, `recovering`) or announced (`signalled`), and whose desk had told of it by
   * the end of planning of this round: heard, passed on, felt, or seen over a shoulder.
   */
  readonly events: readonly { readonly event: number; readonly state: string; readonly knownTo: readonly Seat[] }[];
  readonly demandUnits: number;
  readonly deliveredUnits: number;
  readonly lostUnits: number;
  readonly owedUnits: number;
  /** Orders judged, and those of them that were perfect. */
  readonly orders: number;
  readonly perfectOrders: number;
  /** All costs of the period, in cents, and the money at its end where the company keeps a ledger. */
  readonly costCents: number;
  readonly cashCents?: number;
};

/** What happened in a game: sentences are keys with values, as in a recap. */
export const timelineKinds = [
  'decision',
  'message',
  'passedOn',
  'signal',
  'event',
  'proposed',
  'answered',
  'agreed',
  'kept',
  'missed',
  'dropped',
  'published',
  'shadowed',
  'asked',
  'huddle',
  'belief',
  'level',
  'injected',
  'seat',
  'commitments',
] as const;
export type TimelineKind = (typeof timelineKinds)[number];
export type TimelineEntry = {
  readonly id: string;
  readonly kind: TimelineKind;
  readonly frame: number;
  readonly round: number;
  readonly period: number;
  readonly atMs: number;
  /** Who did it; missing: the company's world. */
  readonly seat?: Seat;
  readonly to?: readonly Seat[];
  /** Ids as in a recap: `event`, `item`, `agreement`, `agreementKind`, `state`, `panel`, `place`, `count`, `level` ... */
  readonly values: Readonly<Record<string, string | number>>;
  /** What somebody wrote, or a scenario's own words. */
  readonly text?: Text;
};
