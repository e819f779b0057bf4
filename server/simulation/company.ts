import type { DemandSeen, OrderingRule } from '../contract/ordering.ts';
import type { FieldUnit } from '../contract/units.ts';
import type { ItemId, LaneId, Lever, MarketId, Seat, SegmentId, SiteId, SupplierId, Text } from '../contract/ids.ts';
import type { AccountRequests } from './account-rule.ts';
import type { CompanyEvent } from './company-events.ts';

/**
 * A company as the engine runs it: compiled from a scenario, plain JSON, never changed while a game is on.
 * Things refer to each other by their place in these lists (`...Index`), so that a period needs no look-ups by name.
 * Everything optional is off when it is missing: the classic Beer Game is a small company.
 * Units: goods in units, money in cents, work in minutes, time in periods, shares in parts per million (ppm).
 */
export type Company = {
  readonly periodsPerRound: number;
  readonly items: readonly Item[];
  readonly suppliers: readonly Supplier[];
  readonly sites: readonly Site[];
  readonly lanes: readonly Lane[];
  readonly markets: readonly Market[];
  readonly segments: readonly Segment[];
  readonly events: readonly CompanyEvent[];
  /** Every input of every seat, in one list; decisions are a list of numbers in the same order. */
  readonly fields: readonly Field[];
  readonly money: Money;
  readonly promotions: readonly PromotionOption[];
  readonly pantry: Pantry;
  readonly noise: Noise;
  readonly csat: CsatRule;
  /** Missing: key accounts ask for nothing on top. */
  readonly accountRequests?: AccountRequests;
};

export type Point = { readonly longitude: number; readonly latitude: number };

export type Item = {
  readonly id: ItemId;
  readonly name: Text;
  /** `#rrggbb`, the item's colour on every screen. */
  readonly colour: string;
  /** Standard cost: stock is valued at it, differences to it are booked when goods are bought. */
  readonly costCents: number;
  readonly listPriceCents: number;
  /** Volume of one unit, in the unit that storage and loads are measured in. */
  readonly volume: number;
  /** Periods from being put on a site's shelf until the goods are worthless; missing: they keep. */
  readonly shelfLifePeriods?: number;
  /** Factor on demand while the item is on full display. */
  readonly displayUplift: number;
  /** Share of the units above baseline that customers only bought ahead, 0..1. */
  readonly pantryShare: number;
};

/** A whole number of periods with its chance: `periods[i]` comes with `ppm[i]`, the ppm add up to 1,000,000. */
export type PeriodsDistribution = { readonly periods: readonly number[]; readonly ppm: readonly number[] };

export type Supplier = {
  readonly id: SupplierId;
  readonly name: Text;
  readonly at: Point;
  /** Time from an order's placing until the goods stand ready at the supplier's door. */
  readonly lead: PeriodsDistribution;
  /** Units of all items it can hand over in one period. */
  readonly capacityUnits?: number;
  /** An order is handed over in equal parts on so many periods in a row; missing: all at once. Expedited orders always are. */
  readonly callOffPeriods?: number;
  readonly rejectPpm: number;
  /** Share of an order that there is when it stands ready: normal, cut off at nothing and all; the rest never comes. Missing: all. */
  readonly yield?: { readonly meanPpm: number; readonly sdPpm: number };
  readonly payablePeriods: number;
  /** Extra on the goods' price when expedited, and the lead time then. */
  readonly expedite?: { readonly premiumPpm: number; readonly leadPeriods: number };
  /** Missing: qualified from the start. */
  readonly qualification?: { readonly rounds: number; readonly costCents: number };
  readonly offers: readonly Offer[];
};

export type Offer = {
  readonly itemIndex: number;
  readonly laneIndex: number;
  /** Smallest quantity of an order; less than half of it orders nothing, more is raised to it. */
  readonly minimumUnits: number;
  /** Orders are rounded up to a multiple of this. */
  readonly multipleUnits: number;
  /** Price by quantity, rising `fromUnits`, the first from 0. */
  readonly breaks: readonly { readonly fromUnits: number; readonly costCents: number }[];
};

export type Site = {
  readonly id: SiteId;
  readonly name: Text;
  readonly at: Point;
  /** A port passes goods on to where they are going; it keeps no stock of its own. */
  readonly kind: 'warehouse' | 'port' | 'factory' | 'shop';
  /** The seat that decides this site's orders (classic). */
  readonly seat?: Seat;
  /** Volume that fits; more goes to overflow. */
  readonly storageVolume?: number;
  readonly storageCentsPerPeriod?: number;
  readonly overflowCentsPerVolumePeriod?: number;
  /** Charged per unit on hand (and held for a paused customer) and period. */
  readonly holdingCentsPerUnitPeriod: number;
  /** Charged per unit owed and period. */
  readonly backlogCentsPerUnitPeriod: number;
  /** Paid to whoever runs the site, per unit that comes in. */
  readonly handlingCentsPerUnit: number;
  readonly labour?: Labour;
  /** How each item comes in, by item; missing where the site does not stock the item. */
  readonly supply: readonly (Supply | undefined)[];
  /** Stock at the start, by item. */
  readonly openingUnits: readonly number[];
  /** Orders already under way at the start. */
  readonly openingArrivals: readonly {
    readonly itemIndex: number;
    readonly laneIndex: number;
    readonly units: number;
    readonly duePeriod: number;
  }[];
  /** Orders that this site's supplier will read in a coming period. */
  readonly openingCards: readonly {
    readonly itemIndex: number;
    readonly laneIndex: number;
    readonly units: number;
    readonly readPeriod: number;
  }[];
};

/**
 * Where a site's goods come from. `site`: ordered from another site along a lane.
 * `suppliers`: bought; the first qualified one takes what the share lever does not send to the others.
 */
export type Supply = {
  readonly from: 'site' | 'suppliers';
  readonly laneIndex: number;
  readonly supplierIndices: readonly number[];
  /** `field`: somebody orders by the `order` lever. `auto`: the site orders by itself, every period: up to cover, or by a rule. */
  readonly ordering:
    | { readonly by: 'field' }
    | { readonly by: 'auto'; readonly coverPeriods: number; readonly averagePeriods: number }
    | { readonly by: 'auto'; readonly rule: OrderingRule; readonly demand: DemandSeen };
};

export type Labour = {
  readonly crew: number;
  readonly shiftMinutes: number;
  readonly attendancePpm: number;
  readonly wageCentsPerMinute: number;
  readonly overtimeWagePpm: number;
  readonly temps: { readonly most: number; readonly productivityPpm: number; readonly wageCentsPerMinute: number };
  readonly hires: { readonly most: number; readonly costCents: number };
  /** Hundredths of a minute for one unit. */
  readonly putawayCentiminutes: number;
  readonly pickCentiminutes: number;
  readonly returnCentiminutes: number;
  readonly emergencyFactorPpm: number;
  readonly slotting: { readonly minutesPerRound: number; readonly pickFactorPpm: number };
  readonly cycleCount: { readonly minutesPerItem: number };
  /** Share of picked units that go wrong when all is calm, and the worst it can get. */
  readonly errorBasePpm: number;
  readonly errorMostPpm: number;
  /** Units that go wrong together. */
  readonly errorBatchUnits: number;
  readonly returnPeriods: number;
  /** Extra freight for one line that leaves by itself because it is an emergency. */
  readonly emergencyDispatchCents: number;
};

export type NodeRef = { readonly kind: 'supplier' | 'site' | 'market'; readonly index: number };

export type Lane = {
  readonly id: LaneId;
  readonly from: NodeRef;
  readonly to: NodeRef;
  /** Periods until an order along this lane is read at its source. */
  readonly orderDelayPeriods: number;
  readonly modes: readonly Mode[];
  /** The lane that `reroute` uses instead. */
  readonly alternativeIndex?: number;
};

export type Mode = {
  readonly id: string;
  readonly transit: PeriodsDistribution;
  /** Volume of one load; missing: any quantity is one load. */
  readonly loadVolume?: number;
  readonly costCentsPerLoad: number;
  /** Part of a load's price that is fuel; missing: 30 %. */
  readonly fuelPpm?: number;
  /** Loads must be booked a round ahead, or bought on the spot. */
  readonly booked?: { readonly mostPerRound: number; readonly spotPerPeriod: number; readonly spotCostCents: number };
  /** Goes straight to where the goods are bound for, past the ports on the way. */
  readonly direct: boolean;
};

export type Market = { readonly id: MarketId; readonly name: Text; readonly at: Point };

export type Segment = {
  readonly id: SegmentId;
  readonly name: Text;
  readonly marketIndex: number;
  readonly keyAccount: boolean;
  readonly siteIndex: number;
  readonly laneIndex: number;
  /** Orders it places a period, equal parts of what it wants; missing: one. */
  readonly ordersPerPeriod?: number;
  /** Standard lead time: what customers expect when nothing else is quoted; their requested date. */
  readonly leadPeriods: number;
  /** Periods after the requested date until an open line is cancelled (lost); missing: they wait for ever. */
  readonly patiencePeriods?: number;
  /** Off the line's value for every unit that comes late. */
  readonly latePenaltyPpm: number;
  readonly receivablePeriods: number;
  readonly elasticity: number;
  /** By item; only demand of kind `market` answers to price, promotion, quote and CSAT. */
  readonly demand: readonly (DemandSource | undefined)[];
};

export type DemandSource =
  /** Units period by period; the last one holds on. */
  | { readonly kind: 'given'; readonly unitsByPeriod: readonly number[] }
  /** Units from each named period on; `fromPeriods` rise, the first is 1. */
  | { readonly kind: 'steps'; readonly fromPeriods: readonly number[]; readonly units: readonly number[] }
  | { readonly kind: 'process'; readonly process: DemandProcess }
  /** `baseUnits` a period of an average round; the last season holds on. */
  | { readonly kind: 'market'; readonly baseUnits: number; readonly seasonPpmByRound: readonly number[] };

/**
 * Demand that chance draws period by period and nothing but events moves: the processes of the inventory literature. Units a period,
 * rounded and never below zero. `ar1`: D(t) = mean (1 - rho) + rho D(t - 1) + e(t), `sd` that of e, from its stationary
 * distribution on. `seasonal`: mean + amplitude sin(2 pi (t - phase) / cycle) + e(t).
 */
export type DemandProcess =
  | { readonly kind: 'normal'; readonly mean: number; readonly sd: number }
  | { readonly kind: 'uniform'; readonly least: number; readonly most: number }
  | { readonly kind: 'ar1'; readonly mean: number; readonly rho: number; readonly sd: number }
  | {
      readonly kind: 'seasonal';
      readonly mean: number;
      readonly amplitude: number;
      readonly cyclePeriods: number;
      readonly phasePeriods: number;
      readonly sd: number;
    };

export type PromotionOption = {
  readonly id: string;
  readonly name: Text;
  readonly priceCutPpm: number;
  readonly display: boolean;
  readonly costCentsPerRound: number;
};

/** How bought-ahead units are missing in the rounds after: shares of the three next rounds, and the floor on demand. */
export type Pantry = { readonly ppmByRound: readonly number[]; readonly floorPpm: number };
export type Noise = { readonly roundCvPpm: number; readonly dayCvPpm: number };

/** CSAT runs 0..100,000 (thousandths of a point). */
export type CsatRule = {
  readonly opening: number;
  /** Gain for a line served as asked, loss for a late, short, wrong one, for each 1 % of the segment's orders. */
  readonly perfectGain: number;
  readonly lateLoss: number;
  readonly lostLoss: number;
  readonly errorLoss: number;
  /** Lost every period for each per cent that prices stand above list. */
  readonly premiumLoss: number;
  /** Factor on demand at CSAT 0 and 100, in between on a line through 1 at the opening value. */
  readonly demandPpmAtZero: number;
  readonly demandPpmAtFull: number;
};

export type Money = {
  readonly openingCashCents: number;
  readonly creditLimitCents?: number;
  /** Interest on what is drawn, per round. */
  readonly interestPpmPerRound: number;
  /** Stock above this many periods of demand is valued at half its cost at the end. */
  readonly endCoverPeriods?: number;
  /** Off: only holding and backlog are counted (classic). */
  readonly ledger: boolean;
};

/** One input of one seat. Its value is a whole number: units, per cent, or the place of an option in a list. */
export type Field = {
  readonly lever: Lever;
  /** What the value is for: an item, a lane, a site ... unique within lever. */
  readonly key: string;
  readonly seat: Seat;
  readonly kind: 'standing' | 'oneShot';
  readonly unit: FieldUnit;
  readonly least: number;
  readonly most: number;
  readonly step: number;
  /** Value at the start; `undefined`: the desk proposes one every round (orders). */
  readonly initial: number | undefined;
  /** For choices: the option's names in the order of their values. */
  readonly options?: readonly { readonly id: string; readonly name: Text }[];
  /** First round in which it can be changed. */
  readonly fromRound: number;
  /** Sits behind the "more" tab. */
  readonly rare: boolean;
};

/** Field index of a lever's key, or -1. */
export const fieldIndex = (company: Company, lever: Lever, key: string): number =>
  company.fields.findIndex((field) => field.lever === lever && field.key === key);
