import type { AgreementId } from './agreements.ts';
import type { KpiId, LinkView, MapView } from './desk.ts';
import type { InformationLevel, ItemId, Lever, Seat, Text } from './ids.ts';

/**
 * What can be learnt from a finished game, worked out once by re-runs and kept in its log: so that it can still be read when the rules
 * have changed. Plain JSON. Nobody is named in it.
 */
export type Debrief = {
  /** Of the simulation that made the re-runs. */
  readonly rulesVersion: number;
  readonly moments: readonly Moment[];
  readonly bullwhip: BullwhipReport;
  readonly gaps: readonly InformationGap[];
  /** Missing where the game cannot be re-simulated exactly. */
  readonly attribution?: Attribution;
};

/** What a game came to: joint score in points 0-100, contribution in cents (negative: a loss; total cost taken negatively where there is no ledger). */
export type Outcome = { readonly jointScore: number; readonly contributionCents: number };

// Moments

export const momentKinds = [
  'firstStockout',
  'peakOrder',
  'promotionWithoutCover',
  'signalNotPassedOn',
  'promiseBroken',
  'promiseKept',
  'panicOrdering',
  'turnAround',
  'bestDecision',
  'costliestDecision',
] as const;
export type MomentKind = (typeof momentKinds)[number];

/** Something that mattered. Its sentence and its question are texts by kind; the values fill them in (ids, units, cents, rounds, periods as in recaps). */
export type Moment = {
  /** `m1`, `m2` ... in the order of rank: the first mattered most. */
  readonly id: string;
  readonly kind: MomentKind;
  /** How much it mattered, 0-1: for ranking only. */
  readonly weight: number;
  readonly round: number;
  readonly period: number;
  /** Whose desks show it; the first one is where to look first. */
  readonly seats: readonly Seat[];
  readonly values: Readonly<Record<string, string | number>>;
  /** What proves it, one line each: a text key with values. */
  readonly evidence: readonly { readonly text: MomentEvidence; readonly values: Readonly<Record<string, string | number>> }[];
  readonly agreement?: AgreementId;
  /** What it cost (negative) or brought, where a re-run says so. */
  readonly worth?: Outcome;
};
export const momentEvidence = [
  /** site item units (on the shelf) */
  'shelf',
  /** site item units (on the books) */
  'book',
  /** item units (customers asked for) */
  'demand',
  /** item units (lost) */
  'lost',
  /** site item units (owed) */
  'backlog',
  /** link item units (ordered) usualUnits, or neededUnits; toRound where it is of several */
  'ordered',
  /** item cover (periods of stock) */
  'cover',
  /** site minutes needed available */
  'hours',
  /** lane loads booked needed */
  'loads',
  /** item units (of orders that the credit limit blocked) */
  'blocked',
  /** seat (answered) answer */
  'advice',
  /** seat round (heard first) */
  'heard',
  /** seat round (was told, or heard for itself) */
  'learnt',
  /** seat (never learnt of it) */
  'neverLearnt',
  /** agreementKind kept actual pledged */
  'pledge',
  /** kpi before after (per cent or cents, by the KPI) */
  'kpi',
  /** seat lever key value usualValue */
  'decision',
  /** points cents (of the re-run) */
  'worth',
] as const;
export type MomentEvidence = (typeof momentEvidence)[number];

// Bullwhip

export const bullwhipCauses = ['promotion', 'batching', 'gaming', 'forecast'] as const;
export type BullwhipCause = (typeof bullwhipCauses)[number];

/** The game's own links stand in its end view. Beside them: the same links of the coordinated bots on this seed, and what made the wave. */
export type BullwhipReport = {
  readonly benchmark: { readonly policy: string; readonly informationLevel: InformationLevel; readonly links: readonly LinkView[] };
  /**
   * Bots that promote, order in batches, game shortages and chase the forecast, against bots that do none of it, on this seed: Shapley
   * shares over all 16 combinations. For the last link upstream; missing where the scenario has none to measure.
   */
  readonly causes?: {
    readonly link: string;
    /** Variance of orders over that of customers' demand without promotions: with none of the causes, and with all. */
    readonly without: number;
    readonly withAll: number;
    /** Shares add up to `withAll - without`. A cause the scenario does not have has none. */
    readonly shares: readonly { readonly cause: BullwhipCause; readonly share: number }[];
  };
};

// Who knew what, when

export const factKinds = ['signal', 'promotion'] as const;
/** A fact that one desk saw first and others needed. */
export type InformationGap = {
  readonly id: string;
  readonly kind: (typeof factKinds)[number];
  /** `event` or `item`; for a promotion also `option` (a place) and the round it ran in (`runs`). */
  readonly values: Readonly<Record<string, string | number>>;
  /** Where a signal: its words, and where it is. */
  readonly text?: Text;
  readonly place?: string;
  readonly item?: ItemId;
  /** Who could see it first, and in the planning of which round first. */
  readonly firstSeats: readonly Seat[];
  readonly firstRound: number;
  readonly others: readonly Learning[];
  /** Rounds from the first planning in which somebody knew to the first in which all who needed it did, or in which nothing was to be done about it any more. */
  readonly delayRounds: number;
  /** What the delay cost: a re-run in which everybody knew at once, less the game. Missing where it could not be re-run, or there was no delay. */
  readonly cost?: Outcome;
};
export type Learning = {
  readonly seat: Seat;
  /** The first round it planned with it, and from whom; missing: never. */
  readonly learnt?: { readonly round: number; readonly from: Seat | 'itself' };
  /** The first own decision after it was known that went another way than its usual one: the round and the lever. */
  readonly acted?: { readonly round: number; readonly lever: Lever };
};

// Who brought what

/** Four seats, and the information level of the game. */
export const players = ['sales', 'logistics', 'procurement', 'operations', 'information'] as const;
export type Player = (typeof players)[number];

/**
 * Shapley shares of the difference between the game and coordinated bots on its seed. A seat in a coalition decides as its people meant
 * it, any other as a coordinated bot; `information` in it: the levels of the game, else everything open.
 */
export type Attribution = {
  /** v of every coalition; place = sum of 2^place of its players in `players`. The first is the coordinated bots, the last the game as it was. */
  readonly coalitions: readonly Outcome[];
  /** In the order of `players`; they add up to the last coalition less the first. */
  readonly shares: readonly ({ readonly player: Player } & Outcome)[];
  /** Shapley interaction index of every pair: below 0 the two made it worse together than each alone. */
  readonly interactions: readonly ({ readonly players: readonly [Player, Player] } & Outcome)[];
};

/** How far a debrief is: `done` of `of` games re-run. */
export type DebriefProgress =
  | { readonly state: 'working'; readonly done: number; readonly of: number }
  | { readonly state: 'ready'; readonly debrief: Debrief; readonly commitments: readonly Commitment[] }
  /** It could not be worked out; `old`: the rules have changed and nothing was kept. */
  | { readonly state: 'missing'; readonly why: 'old' | 'failed'; readonly commitments: readonly Commitment[] };

/** What a team wants to do on Monday. */
export type Commitment = { readonly text: string; readonly seat?: Seat; readonly by?: Seat | 'facilitator'; readonly atMs: number };

// Teams side by side

export type TeamResult = {
  readonly game: string;
  readonly team: string;
  /** 1 is the first time this team played; the next attempt is another game of the same team. */
  readonly attempt: number;
  readonly finished: boolean;
  readonly round: number;
  /** The world it met: attempts on the same seed met the same customers. Missing while it is played. */
  readonly seed?: string;
  readonly jointScore?: number;
  readonly contributionCents?: number;
  readonly kpis: readonly { readonly kpi: KpiId; readonly value: number | undefined }[];
  /** Points between the silo bots (0) and the coordinated bots (1) of its own seed; missing until they have played. */
  readonly distance?: number;
  /** Round by round: perfect orders in per cent (missing where none was judged), cost in cents, and units owed at its end. */
  readonly rounds: readonly {
    readonly round: number;
    readonly servicePercent?: number;
    readonly costCents: number;
    readonly backlogUnits: number;
  }[];
  /** The greatest bullwhip of its links. */
  readonly bullwhip?: number;
  readonly commitmentsKept?: number;
  readonly moments: readonly Moment[];
};

/** How teams spread: units of the KPI. */
export type Spread = {
  readonly kpi: KpiId | 'jointScore' | 'bullwhip' | 'commitmentsKept';
  readonly count: number;
  readonly least: number;
  readonly lowerQuartile: number;
  readonly median: number;
  readonly upperQuartile: number;
  readonly most: number;
};

/** GET /api/debrief: a workshop as a facilitator or a leader looks back on it. A person sees the own game alone. */
export type WorkshopDebrief = {
  readonly workshop: string;
  readonly scenario: string;
  readonly scenarioVersion: string;
  readonly title: Text;
  /** Names and places: what moments are said with. */
  readonly map: MapView;
  readonly periodName: 'day' | 'week' | 'period';
  readonly roundName: 'week' | 'round';
  readonly periodsPerRound: number;
  /** As announced until one of the games told of has ended: before, nobody knows when it will. */
  readonly playedRounds: number;
  readonly viewer: 'person' | 'facilitator' | 'leader';
  /** Whether this viewer may see names. */
  readonly names: boolean;
  /** Leaders: when the link ends. */
  readonly expiresMs?: number;
  readonly teams: readonly TeamResult[];
  /** Over the latest finished attempt of each team. */
  readonly spread: readonly Spread[];
  /** The best finished attempt of all: its game. */
  readonly best?: string;
  readonly benchmarks: readonly ({ readonly policy: string; readonly informationLevel: InformationLevel } & Outcome)[];
  /** For facilitators alone. */
  readonly links?: readonly LeaderLink[];
};

/** A read-only link as its facilitator sees it: never its token. */
export type LeaderLink = {
  readonly id: string;
  readonly madeMs: number;
  readonly expiresMs: number;
  readonly names: boolean;
  readonly revoked: boolean;
};
/** Answer of POST /api/leader-links: the one time that the token is said. */
export type LeaderLinkMade = LeaderLink & { readonly token: string };
