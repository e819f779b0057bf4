import type { Chance } from './chance.ts';
import type { Company } from './company.ts';
import { forceOf, ordersPausedWithin } from './force.ts';
import type { Force } from './force.ts';
import { layoutOf } from './layout.ts';
import type { Layout } from './layout.ts';
import type { OpenFlow } from './account-requests.ts';
import type { AccountAnswer, JudgedOrders, LabourRecord, SignalRecord } from './records.ts';
import type { CustomerOrder, Draft, Line, Lot, World } from './world.ts';
import { draftOf } from './world.ts';

/** A round at work: the company and its chance, the decisions, and the world that is being changed. Lives for one round. */
export type Run = {
  readonly company: Company;
  readonly layout: Layout;
  readonly chance: Chance;
  readonly decisions: readonly number[];
  readonly world: Draft;
  /** Events in force in this period, and when the previous one ended. */
  force: Force;
  forceBefore: Force;
  /** By site: what people ordered is discarded, because orders were paused in a period of the round before. */
  readonly ordersDiscarded: readonly boolean[];
  day: Day;
  /** Period of the round, from 0. */
  dayOfRound: number;
  /** Open customer orders, oldest first, open to change while the round is played. */
  orders: OpenOrder[];
  readonly blockedUnits: number[];
  readonly signals: SignalRecord[];
  /** By supplier: qualification was begun in this round. */
  readonly qualifyStarted: boolean[];
  /** Transfers of this round that have to be there by a period. */
  readonly rush: readonly Rush[];
  /** What sales answered to this round's requests of key accounts. */
  readonly accountAnswers: AccountAnswer[];
};

/** Transfers of a round, on a lane and of an item, that people agreed to bring by a period. */
export type Rush = { readonly laneIndex: number; readonly itemIndex: number; readonly duePeriod: number };

export type OpenOrder = { -readonly [K in keyof CustomerOrder]: CustomerOrder[K] };
/** A lot that was picked in this period: `wrong` may still be set. */
export type FreshLot = { -readonly [K in keyof Lot]: Lot[K] };

/** What happens in one period; its lists become the period's record. */
export type Day = {
  readonly incoming: number[];
  readonly received: number[];
  readonly shipped: number[];
  readonly ordered: number[];
  readonly orderedBySupplier: number[];
  readonly siteCostCents: number[];
  readonly laneUnits: number[];
  readonly laneLoads: number[];
  readonly laneSpotLoads: number[];
  readonly laneFreightCents: number[];
  readonly laneItemUnits: number[];
  readonly demand: number[];
  readonly baselineDemand: number[];
  readonly delivered: number[];
  readonly lost: number[];
  readonly judged: JudgedOrders[];
  readonly supplierShipped: number[];
  readonly supplierShort: number[];
  /** What is ready to leave after picking. */
  readonly ready: FreshLot[];
  /** Lines by site, in the order in which they are served. */
  labour: (LabourRecord | undefined)[];
  readonly counted: number[];
  readonly expired: number[];
  /** Cells, units lost because an event destroyed them. */
  readonly destroyed: number[];
  readonly returnsArrived: number[];
  /** What requests of key accounts come to, by segment and item; only where there are any. */
  readonly accounts: OpenFlow[];
  readonly money: Flows;
};

/** Money of the period, in cents; costs are positive. */
export type Flows = {
  revenue: number;
  goods: number;
  priceVariance: number;
  freight: number;
  labour: number;
  storage: number;
  penalty: number;
  promotion: number;
  writeOff: number;
  interest: number;
  other: number;
};

/** Stands for every list in which nothing can happen in a company; nobody writes to it. */
const none: number[] = [];

/** A fresh day. Lists in which nothing can happen in this company are shared, not made. */
export const newDay = (layout: Layout): Day => {
  const { zeros } = layout;
  const planned = layout.hasPlannedLanes;
  return {
    incoming: zeros.cells.slice(),
    received: zeros.cells.slice(),
    shipped: zeros.cells.slice(),
    ordered: zeros.cells.slice(),
    orderedBySupplier: layout.splits === 0 ? none : zeros.splits.slice(),
    siteCostCents: zeros.sites.slice(),
    laneUnits: zeros.lanes.slice(),
    laneLoads: planned ? zeros.lanes.slice() : (zeros.lanes as number[]),
    laneSpotLoads: planned ? zeros.lanes.slice() : (zeros.lanes as number[]),
    laneFreightCents: planned ? zeros.lanes.slice() : (zeros.lanes as number[]),
    laneItemUnits: zeros.laneItems.slice(),
    demand: zeros.demands.slice(),
    baselineDemand: layout.hasPromotions ? zeros.demands.slice() : none,
    delivered: zeros.demands.slice(),
    lost: layout.hasPatience ? zeros.demands.slice() : (zeros.demands as number[]),
    judged: layout.nothingJudged.slice(),
    supplierShipped: zeros.suppliers.slice(),
    supplierShort: layout.hasYield ? zeros.suppliers.slice() : none,
    ready: [],
    labour: layout.hasLabour ? [] : (none as never[]),
    counted: layout.hasLabour ? [] : none,
    expired: layout.keeping.length > 0 ? zeros.cells.slice() : none,
    destroyed: layout.eventPlan.hasDestruction ? zeros.cells.slice() : none,
    returnsArrived: layout.hasLabour ? zeros.sites.slice() : none,
    accounts: layout.hasAccountRequests ? [] : (none as never[]),
    money: {
      revenue: 0,
      goods: 0,
      priceVariance: 0,
      freight: 0,
      labour: 0,
      storage: 0,
      penalty: 0,
      promotion: 0,
      writeOff: 0,
      interest: 0,
      other: 0,
    },
  };
};

const copiedOrder = (order: CustomerOrder): OpenOrder => {
  const copy: OpenOrder = plainOrder(order);
  if (order.request !== undefined) copy.request = order.request;
  return copy;
};

const plainOrder = (order: CustomerOrder): OpenOrder => ({
  number: order.number,
  segment: order.segment,
  requestedPeriod: order.requestedPeriod,
  quotedPeriod: order.quotedPeriod,
  openUnits: order.openUnits,
  late: order.late,
  lateOnQuote: order.lateOnQuote,
  lost: order.lost,
  wrong: order.wrong,
});

/** A pause of orders covers whole rounds: it stops what was decided after every round that it touched. */
const discardedOrders = (company: Company, layout: Layout, world: World, force: Force): readonly boolean[] =>
  layout.eventPlan.hasOrderPause && company.periodsPerRound > 1
    ? ordersPausedWithin(company, world.eventMemory?.triggered ?? [], world.period - company.periodsPerRound + 1, world.period)
    : force.orderPaused;

const nothingRushed: readonly Rush[] = [];

export const startRun = (
  company: Company,
  chance: Chance,
  world: World,
  decisions: readonly number[],
  rush: readonly Rush[] = nothingRushed,
): Run => {
  const layout = layoutOf(company);
  const force = layout.hasEvents
    ? forceOf(company, world.events, world.eventMemory?.triggered ?? [], world.period, layout.calm)
    : layout.calm;
  const orders: OpenOrder[] = [];
  for (const order of world.orders) orders.push(copiedOrder(order));
  return {
    company,
    layout,
    chance,
    decisions,
    world: draftOf(world, layout),
    force,
    forceBefore: force,
    ordersDiscarded: discardedOrders(company, layout, world, force),
    day: newDay(layout),
    dayOfRound: 0,
    orders,
    blockedUnits: layout.zeros.items.slice(),
    signals: [],
    qualifyStarted: [],
    rush,
    accountAnswers: [],
  };
};

/** A field's decision, or what holds where nobody has the lever. */
export const decided = (run: Run, field: number, otherwise: number): number => (field < 0 ? otherwise : run.decisions[field]);

/** The open order of this number; there is always one while lines or parcels name it. */
export const orderOf = (run: Run, number: number): OpenOrder => {
  const { orders } = run;
  let low = 0;
  let high = orders.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (orders[middle].number < number) low = middle + 1;
    else high = middle;
  }
  return orders[low];
};

/** Adds a line to what a site owes. */
export const owe = (run: Run, line: Line): void => {
  run.world.lines.push(line);
  run.world.backlog[line.site * run.layout.items + line.item] += line.units;
};
