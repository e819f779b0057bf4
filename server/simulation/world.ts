import { copiedMemory } from './event-memory.ts';
import type { EventMemory, OpenMemory } from './event-memory.ts';

/**
 * The company's state after a period: plain JSON, whole numbers, never changed once it is handed out.
 * The engine owns its shape; nobody outside `simulation/` reads into it.
 * `cell` lists run site by site, item by item; `demand` lists run segment by segment, item by item.
 * What is true and what the records say (`book`) are kept apart. Lists are empty where the company has no such thing.
 */
export type World = {
  readonly period: number;
  readonly round: number;

  /** Cells, units. `onHand` is what truly lies on the shelf, `atDoor` waits at the site's door or on its dock. */
  readonly onHand: readonly number[];
  readonly book: readonly number[];
  readonly backlog: readonly number[];
  readonly onOrder: readonly number[];
  readonly atDoor: readonly number[];
  /** Cells that replenish themselves: orders read in the last periods, a ring of `averagePeriods` each; then what ordering rules remember, one after the other. */
  readonly history: readonly number[];
  /** Cells: units that left in this round, in the last one, and in the one before. */
  readonly drawnNow: readonly number[];
  readonly drawnLast: readonly number[];
  readonly drawnBefore: readonly number[];

  readonly cards: readonly Card[];
  readonly lines: readonly Line[];
  readonly orders: readonly CustomerOrder[];
  readonly nextOrder: number;
  readonly supplierOrders: readonly SupplierOrder[];
  /** Goods under way to sites, and to customers. */
  readonly moving: readonly Lot[];
  readonly parcels: readonly Lot[];
  /** Goods ready to leave on `lane` that found no load; goods held for a receiver whose shipments are paused. */
  readonly waiting: readonly Lot[];
  readonly held: readonly Lot[];
  /** Goods outside a site whose receipt is paused; goods on a dock, not yet put away. */
  readonly door: readonly Lot[];
  readonly dock: readonly Lot[];
  /** Wrong goods on their way back, and (cells) those that came back and were not yet handled. */
  readonly returning: readonly Return[];
  readonly returns: readonly number[];
  /** Items, units: handed over by suppliers, and kept by customers, since the start (for the law of conservation). */
  readonly made: readonly number[];
  readonly sold: readonly number[];
  /** Cells of items that do not keep: units put on the shelf in the last periods, a ring each of one period less than the shelf life. */
  readonly shelved: readonly number[];
  /** Items, units thrown away since the start because they were too old, or destroyed by an event. */
  readonly expired: readonly number[];

  /** Events: the name of each one's state. */
  readonly events: readonly string[];
  /** What events remember; `undefined` in a company whose events need no memory, and in worlds that are older than it. */
  readonly eventMemory: EventMemory | undefined;
  /** Items: the promotion that runs, and the one that runs next. */
  readonly promotionNow: readonly number[];
  readonly promotionNext: readonly number[];
  /** Demand, thousandths of a unit: what customers bought ahead, missing in this round and the ones after. */
  readonly pantry: readonly number[];
  /** Demand, thousandths of a unit: what customers bought ahead in this round so far. */
  readonly excess: readonly number[];
  /** Segments, thousandths of a point. */
  readonly csat: readonly number[];
  /** Demand, units ordered and neither delivered nor lost. */
  readonly owed: readonly number[];
  /** Lanes, contract loads. */
  readonly bookedNow: readonly number[];
  readonly bookedNext: readonly number[];
  /** Suppliers: rounds left until qualified; 0 is qualified, -1 not begun. */
  readonly qualifying: readonly number[];

  /** Sites: people, millionths of fatigue, rounds, places in the list of items. */
  readonly crew: readonly number[];
  readonly hiresDue: readonly number[];
  readonly hiresLater: readonly number[];
  readonly temps: readonly number[];
  readonly tempsNext: readonly number[];
  readonly fatigue: readonly number[];
  readonly slottedUntil: readonly number[];
  readonly countNext: readonly number[];

  readonly cashCents: number;
  readonly receivables: readonly DueMoney[];
  readonly payables: readonly DueMoney[];
  readonly stockCents: number;
};

/** A site's order on its way to the site that supplies it. */
export type Card = {
  readonly lane: number;
  readonly item: number;
  readonly site: number;
  readonly units: number;
  readonly readPeriod: number;
  /** When it has to be there, where people agreed on a date; missing: as usual. */
  readonly duePeriod?: number;
};

/** What a site owes: to another site (`bound`), or to a customer (`segment`, `order`). The other one of the two is -1. */
export type Line = {
  readonly site: number;
  readonly item: number;
  readonly lane: number;
  readonly bound: number;
  readonly segment: number;
  readonly order: number;
  readonly units: number;
  readonly duePeriod: number;
  readonly requestedPeriod: number;
  readonly priceCents: number;
};

/** A customer's order, open until its last unit is delivered or lost. Flags are 0 or 1. */
export type CustomerOrder = {
  readonly number: number;
  readonly segment: number;
  readonly requestedPeriod: number;
  readonly quotedPeriod: number;
  readonly openUnits: number;
  readonly late: number;
  readonly lateOnQuote: number;
  readonly lost: number;
  readonly wrong: number;
  /** What a key account asked for ahead (R6.11); missing: a usual order. */
  readonly request?: OrderRequest;
};

/** Of an order that was asked for ahead: its one item, when it came in, and until when its customer can use it. */
export type OrderRequest = { readonly item: number; readonly placedPeriod: number; readonly latestPeriod: number };

export type SupplierOrder = {
  readonly supplier: number;
  readonly item: number;
  readonly site: number;
  readonly lane: number;
  readonly orderedUnits: number;
  readonly openUnits: number;
  readonly placedPeriod: number;
  readonly readyPeriod: number;
  readonly expectedPeriod: number;
  readonly priceCents: number;
};

/** Goods that move together. `from` is the site they were picked at (-1: a supplier); `wrong` of the `units` are wrong, unseen. */
export type Lot = {
  readonly lane: number;
  readonly mode: number;
  readonly item: number;
  readonly units: number;
  readonly wrong: number;
  readonly from: number;
  readonly site: number;
  readonly segment: number;
  readonly order: number;
  readonly priceCents: number;
  readonly emergency: number;
  readonly duePeriod: number;
  readonly expectedPeriod: number;
};

export type Return = { readonly site: number; readonly item: number; readonly units: number; readonly duePeriod: number };
export type DueMoney = { readonly duePeriod: number; readonly cents: number };

/** A world that a round is working on: the same lists, open to change; the small records in them are replaced, never changed. */
export type Draft = { -readonly [K in keyof Omit<World, 'eventMemory'>]: World[K] extends readonly (infer T)[] ? T[] : World[K] } & {
  readonly eventMemory: OpenMemory | undefined;
};

/** A list of fixed length, to be changed in place. An empty one has nothing to change and is kept. */
const copied = <T>(list: readonly T[]): T[] => (list.length === 0 ? (list as T[]) : list.slice());

/** A list that may grow. Most are empty most of the time, and a new list is made faster than an empty one is copied. */
const growing = <T>(list: readonly T[]): T[] => (list.length === 0 ? [] : list.slice());

/** A list that nothing changes in place, or not in this company: kept, only ever replaced as a whole. */
const kept = <T>(list: readonly T[]): T[] => list as T[];

/** What of a company can change, so that the rest need not be copied. */
export type Changing = { readonly hasCsat: boolean; readonly hasPromotions: boolean; readonly hasQualification: boolean };

/** A world to work on. `changing` is the company's layout. */
export const draftOf = (world: World, changing: Changing): Draft => ({
  period: world.period,
  round: world.round,
  onHand: world.onHand.slice(),
  book: copied(world.book),
  backlog: world.backlog.slice(),
  onOrder: world.onOrder.slice(),
  atDoor: world.atDoor.slice(),
  history: copied(world.history),
  drawnNow: copied(world.drawnNow),
  drawnLast: copied(world.drawnLast),
  drawnBefore: copied(world.drawnBefore),
  cards: growing(world.cards),
  lines: growing(world.lines),
  orders: kept(world.orders),
  nextOrder: world.nextOrder,
  supplierOrders: growing(world.supplierOrders),
  moving: kept(world.moving),
  parcels: growing(world.parcels),
  waiting: growing(world.waiting),
  held: growing(world.held),
  door: growing(world.door),
  dock: growing(world.dock),
  returning: growing(world.returning),
  returns: copied(world.returns),
  made: world.made.slice(),
  sold: world.sold.slice(),
  shelved: copied(world.shelved),
  expired: copied(world.expired),
  events: copied(world.events),
  eventMemory: world.eventMemory === undefined ? undefined : copiedMemory(world.eventMemory),
  promotionNow: changing.hasPromotions ? world.promotionNow.slice() : kept(world.promotionNow),
  promotionNext: changing.hasPromotions ? world.promotionNext.slice() : kept(world.promotionNext),
  pantry: copied(world.pantry),
  excess: copied(world.excess),
  csat: changing.hasCsat ? world.csat.slice() : kept(world.csat),
  owed: world.owed.slice(),
  bookedNow: copied(world.bookedNow),
  bookedNext: copied(world.bookedNext),
  qualifying: changing.hasQualification ? world.qualifying.slice() : kept(world.qualifying),
  crew: copied(world.crew),
  hiresDue: copied(world.hiresDue),
  hiresLater: copied(world.hiresLater),
  temps: copied(world.temps),
  tempsNext: copied(world.tempsNext),
  fatigue: copied(world.fatigue),
  slottedUntil: copied(world.slottedUntil),
  countNext: copied(world.countNext),
  cashCents: world.cashCents,
  receivables: growing(world.receivables),
  payables: growing(world.payables),
  stockCents: world.stockCents,
});
