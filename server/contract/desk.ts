import type { Agreement, AgreementWorth, Askable } from './agreements.ts';
import type { BeliefReveal, HuddleKind, HuddleView, TeamBook } from './huddles.ts';
import type { Message, ShadowView, SharingView } from './sharing.ts';
import type { TeamworkProfile } from './teamwork.ts';
import type { FieldUnit } from './units.ts';
import type { InformationLevel, ItemId, LaneId, Lever, Seat, SiteId, Text } from './ids.ts';

/**
 * A desk: all that one seat may know, built up field by field on the server. A pure function of the game's log.
 * Bots and people see the same object. Plain JSON; top-level sections are sent one by one, only when changed.
 */
export type Desk = {
  readonly seat: Seat;
  readonly phase: Phase;
  /** The round being planned, or the one just played (in review). */
  readonly round: number;
  readonly act: ActView;
  /** Names, places and colours: public, the same for every seat. */
  readonly map: MapView;
  readonly role: RoleView;
  /** This seat's inputs, in the order of screens. */
  readonly fields: readonly FieldView[];
  /** In the order of `fields`. */
  readonly inputs: readonly InputView[];
  readonly committed: boolean;
  readonly panels: readonly Panel[];
  readonly notices: readonly Notice[];
  readonly measures: Measures;
  /** The last round played, day by day, as far as this seat may see it. */
  readonly playback: Playback | undefined;
  readonly recap: Recap | undefined;
  readonly end: EndView | undefined;
  /** Those this seat is a party of, or has to settle as planning lead, oldest first. */
  readonly agreements: readonly Agreement[];
  /** What the others can be asked for. */
  readonly askables: readonly Askable[];
  /** To this seat, to the team, and from this seat, oldest first. */
  readonly messages: readonly Message[];
  readonly sharing: SharingView;
  readonly book: TeamBook;
  /** The colleague's desk this seat looks over this round. */
  readonly shadow: ShadowView | undefined;
  /** While the team sits together. */
  readonly huddle: HuddleView | undefined;
};

export const phases = ['briefing', 'planning', 'resolving', 'review', 'huddle', 'finished'] as const;
export type Phase = (typeof phases)[number];

export type ActView = {
  readonly number: number;
  readonly name: Text;
  readonly brief: Text;
  readonly informationLevel: InformationLevel;
  readonly announcedRounds: number;
  readonly periodsPerRound: number;
  /** What a period and a round are called: `day` and `week`. */
  readonly periodName: 'day' | 'week' | 'period';
  readonly roundName: 'week' | 'round';
};

export type RoleView = {
  readonly name: Text;
  readonly guide: Text;
  readonly hurts?: Text;
  readonly owes?: Text;
  readonly pull?: Text;
  /** The KPI this role is measured by. */
  readonly kpi: KpiId;
};

export type MapView = {
  readonly title: Text;
  readonly items: readonly { readonly id: ItemId; readonly name: Text; readonly colour: string; readonly listPriceCents: number }[];
  readonly places: readonly PlaceView[];
  readonly lanes: readonly { readonly id: LaneId; readonly from: string; readonly to: string; readonly modes: readonly string[] }[];
};
export type PlaceView = {
  /** A site's, a supplier's or a market's. */
  readonly id: string;
  readonly kind: 'supplier' | 'warehouse' | 'port' | 'factory' | 'shop' | 'market';
  readonly name: Text;
  readonly longitude: number;
  readonly latitude: number;
  /** The seat that runs it (classic). */
  readonly seat?: Seat;
};

export type FieldView = {
  readonly lever: Lever;
  /** Ids joined by a space: `water`, `central>north`, `central>north water`. Screens name each part. */
  readonly key: string;
  readonly unit: FieldUnit;
  readonly kind: 'standing' | 'oneShot';
  readonly least: number;
  readonly most: number;
  readonly step: number;
  /** The choices in the order of their values; promotions and modes of transport say what previews need: prices a round or a load, usual transit. */
  readonly options?: readonly {
    readonly id: string;
    readonly name: Text;
    readonly priceCutPercent?: number;
    readonly display?: boolean;
    readonly costCents?: number;
    readonly periods?: number;
  }[];
  readonly fromRound: number;
  readonly rare: boolean;
};

export type InputView = {
  /** What holds if nothing more is done: draft, standing value or proposal. */
  readonly value: number;
  /** What the value was before this round's drafts: the standing value or the desk's proposal. */
  readonly untouched: number;
  readonly touched: boolean;
  readonly locked: boolean;
};

/** A table of numbers from one place of the company. Columns are the same for every scenario (`columns` in panels.ts). */
export type Panel = {
  readonly id: PanelId;
  /** Whose panel it is: your own, or the seat's that shares it. */
  readonly source: Seat | 'company';
  /** The numbers are of the end of this period, but for rows that say otherwise. */
  readonly asOfPeriod: number;
  /** What happened and how things stand. */
  readonly rows: readonly PanelRow[];
  /** Before the first round, when nothing has happened yet: the same rows as in a usual round, for people to plan by. */
  readonly usual?: readonly PanelRow[];
};
export type PanelRow = {
  /** Ids joined by a space, like a field's key. */
  readonly key: string;
  /** In the order of the panel's columns; missing where nobody knows. */
  readonly values: readonly (number | undefined)[];
  /** The row comes from a system that is down, and is of the end of this period. Missing: it is the panel's. */
  readonly asOfPeriod?: number;
  /** The panel's leading column, round by round, oldest first. */
  readonly series?: readonly number[];
};

export const panelIds = [
  'chain',
  'customerOrders',
  'outlook',
  'service',
  'complaints',
  'accountRequests',
  'prices',
  'lanes',
  'arrivals',
  'ports',
  'regions',
  'suppliers',
  'supply',
  'purchaseOrders',
  'officialForecast',
  'dock',
  'shelf',
  'crew',
  'quality',
  'promotions',
  'cash',
] as const;
export type PanelId = (typeof panelIds)[number];

export const kpiIds = [
  'totalCost',
  'contribution',
  'perfectOrderRate',
  'otif',
  'fillRate',
  'cashToCash',
  'csat',
  'revenue',
  'freightPerUnit',
  'purchasePerUnit',
  'labourPerUnit',
  'backlog',
  'daysOfStock',
  'forecastAccuracy',
  'expediteShare',
  'inventoryRecordAccuracy',
  'otifQuoted',
  'orderFillRate',
  'orderCycleTime',
  'forecastBias',
  'inventoryTurns',
  'daysReceivable',
  'daysPayable',
  'grossMargin',
  'gmroi',
  'returnOnWorkingCapital',
  'costToServe',
  'throughputPerLabourHour',
  'nps',
] as const;
export type KpiId = (typeof kpiIds)[number];

export type Notice = {
  readonly id: string;
  readonly round: number;
  readonly period: number;
  readonly kind: 'signal' | 'event' | 'promotion' | 'credit';
  readonly text: Text;
  /** Heard by this seat and no other. */
  readonly onlyYou: boolean;
  /** The event has come to its end, as far as this seat can see. Missing while it lasts. */
  readonly over?: true;
  /** The colleague who told of it; missing: heard at this desk. */
  readonly from?: Seat;
  /** Whom this seat has told of it. */
  readonly toldTo?: readonly Seat[];
  /** Where on the map, when it is anywhere. */
  readonly place?: string;
  /** What it is about, when it is one item: a promotion's, a blocked order's. */
  readonly item?: ItemId;
};

export type Measure = { readonly kpi: KpiId; readonly value: number | undefined; readonly before: number | undefined };
export type Measures = {
  /** The seat's own KPI over the last round, and the round before. */
  readonly own: Measure;
  /** Public: the team's, at last round's value. */
  readonly team: readonly Measure[];
  /** Provisional joint score so far, 0-100, and a round ago. */
  readonly joint: { readonly value: number | undefined; readonly before: number | undefined };
};

/** What the map plays after a round. Levels are public aggregates; units only where the seat knows them. */
export type Playback = {
  readonly round: number;
  readonly firstPeriod: number;
  readonly days: readonly PlaybackDay[];
};
export type PlaybackDay = {
  readonly places: readonly PlaceDay[];
  readonly lanes: readonly { readonly id: LaneId; readonly loads: number; readonly item?: ItemId; readonly waitingUnits?: number }[];
  readonly troubles: readonly { readonly place?: string; readonly lane?: LaneId; readonly name: Text }[];
};
export type PlaceDay = {
  readonly id: string;
  /** How full: 0 empty, 4 full to the roof. */
  readonly level?: number;
  readonly units?: readonly { readonly item: ItemId; readonly units: number }[];
  readonly backlog?: number;
  readonly queue?: number;
};

/**
 * The sentences of a recap. Values are ids (`item`, `lane`, `site`, `supplier`, `segment`), cents (`cents`, `centsBefore`), per cent
 * from 0 (`percent`), points of CSAT (`points`), times (`periods`), work (`minutes`) and whole numbers (`units`, `shipped`,
 * `ordered`, `loads`, `count`, `of`); the comments name them line by line.
 */
export const recapTexts = [
  // A site of the chain: item units shipped | item units | cents centsBefore | item units ordered
  'chainAsked',
  'chainOwed',
  'chainCost',
  'chainReceived',
  // Sales: item units percent | item units percent | item units | item units | segment count | segment count | percent | segment points | segment points | item | segment item units | segment item units | segment item units
  'demandUp',
  'demandDown',
  'demandUsual',
  'lost',
  'late',
  'wrong',
  'perfect',
  'csatFell',
  'csatRose',
  'promotionRan',
  'requestNew',
  'requestTooFew',
  'requestTooLate',
  // Logistics: lane loads | lane loads | lane units | site units | count | site item periods | loads
  'spotLoads',
  'emptyLoads',
  'waiting',
  'portQueue',
  'lateArrivals',
  'regionLow',
  'loadsMoved',
  // Procurement: item units | item periods | item periods | supplier item units | item units | item units percent | supplier
  'owed',
  'coverLow',
  'coverLong',
  'supplierLate',
  'blocked',
  'drawn',
  'qualified',
  // Operations: site minutes | site | site percent | site units | site units | site count of | site percent | site units
  'dockQueue',
  'dockClear',
  'overtimeUsed',
  'errors',
  'returns',
  'emergencies',
  'storageFull',
  'arrived',
  // Anybody who reads from a site's system: site
  'systemDown',
  // Anybody who sees a site's stock: site item units
  'thrownAway',
] as const;
export type RecapText = (typeof recapTexts)[number];

/** What this seat learns at the end of a round. Sentences are keys with values, so that every language can say them. */
export type Recap = {
  readonly round: number;
  readonly lines: readonly {
    readonly text: RecapText;
    readonly values: Readonly<Record<string, string | number>>;
    readonly tone: 'good' | 'bad' | 'plain';
  }[];
};

export type BeliefsThen = { readonly afterRound: number; readonly kind: HuddleKind } & BeliefReveal;

/** After the last round everything may be seen. */
export type EndView = {
  readonly jointScore: number;
  readonly parts: readonly { readonly kpi: KpiId; readonly value: number | undefined; readonly points: number; readonly weight: number }[];
  readonly kpis: readonly { readonly kpi: KpiId; readonly value: number | undefined }[];
  readonly seatKpis: readonly { readonly seat: Seat; readonly kpi: KpiId; readonly value: number | undefined }[];
  readonly benchmarks: readonly {
    readonly policy: string;
    readonly informationLevel: InformationLevel;
    readonly jointScore: number;
    readonly contributionCents: number;
    readonly totalCostCents: number;
  }[];
  /** How the team worked together: beside the score, never in it. */
  readonly teamwork: TeamworkProfile;
  /** All of the team's, and what each was worth as far as it has been re-run. */
  readonly agreements: readonly Agreement[];
  readonly worth: readonly AgreementWorth[];
  /** What was said in each huddle beside what was so by then; what came afterwards stands in `demand`. */
  readonly beliefs: readonly BeliefsThen[];
  readonly thanks: TeamBook['thanks'];
  readonly workingAgreement?: NonNullable<TeamBook['workingAgreement']>;
  readonly contributionCents: number;
  readonly totalCostCents: number;
  readonly siteCosts: readonly { readonly site: SiteId; readonly costCents: number }[];
  readonly links: readonly LinkView[];
  /** All items together, then item by item: what orders at the links are compared with. */
  readonly demand: DemandSeries & { readonly items: readonly (DemandSeries & { readonly item: ItemId })[] };
  /** Rounds at the start that the bullwhip leaves out. */
  readonly warmUpRounds: number;
  readonly seed: string;
  readonly stateHash: string;
};
/** How a wave grows at a link, as variances of round totals over each other; `undefined` where what is divided by does not vary. */
export type LinkRatios = {
  /** Upstream: orders placed along the link over the orders and demand that its site received. */
  readonly ratio: number | undefined;
  /** Downstream: goods that its site sent on over goods that it received along the link. Unknown for one of several suppliers. */
  readonly goodsRatio: number | undefined;
  /** Orders placed along the link over what customers behind it wanted, and over what they would have wanted without promotions. */
  readonly amplification: number | undefined;
  readonly baselineAmplification: number | undefined;
};
export type LinkMeasure = LinkRatios & {
  /** `from>to`: orders placed by `to` with `from`. */
  readonly link: string;
  /** One supplier of several: the link of all of them, whose orders these are part of. */
  readonly partOf?: string;
  /** Rounds counted: those after the warm-up. */
  readonly rounds: number;
  /** Fewer than 20 rounds counted: a hint, not a proof. */
  readonly indicative: boolean;
  readonly items: readonly (LinkRatios & { readonly item: ItemId })[];
};
/** What went over a link round by round, the warm-up included. */
export type LinkSeries = {
  readonly ordersByRound: readonly number[];
  /** Goods received; empty where they are not told apart by supplier. */
  readonly goodsByRound: readonly number[];
};
export type LinkView = Omit<LinkMeasure, 'items'> &
  LinkSeries & {
    readonly items: readonly (LinkRatios & LinkSeries & { readonly item: ItemId })[];
  };
/** What customers asked for round by round, and what they would have without promotions. */
export type DemandSeries = { readonly demandByRound: readonly number[]; readonly baselineByRound: readonly number[] };
