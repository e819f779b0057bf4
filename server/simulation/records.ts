import type { Seat, Text } from '../contract/ids.ts';

/**
 * What a round leaves behind: everything that panels, truth, KPIs and the map are drawn from. Plain JSON.
 * Lists run in the order of the company's lists. `cell` lists run site by site, item by item:
 * place `siteIndex * items + itemIndex`. `demand` lists run segment by segment, item by item.
 * A list is empty where the company has no such thing.
 * Round 0 is the opening: one period, number 0, that holds how things stand before the first decision.
 */
export type RoundRecord = {
  readonly round: number;
  readonly periods: readonly PeriodRecord[];
  readonly close: RoundClose;
};

export type PeriodRecord = {
  readonly period: number;

  /** Cell lists, units, at the end of the period or during it. */
  readonly onHand: readonly number[];
  /** What the records say is on hand; people see this. */
  readonly book: readonly number[];
  readonly backlog: readonly number[];
  /** Ordered and not yet received, wherever it is, the supplier's backlog owed to the site included. */
  readonly onOrder: readonly number[];
  /** Goods at the site's door because receiving is paused, or on its dock and not yet put away: counted in the inventory position, not on order. */
  readonly atDoor: readonly number[];
  /** Cells counted in this period; the count is what `book` then says. */
  readonly counted?: readonly number[];
  /** Orders read in this period, from sites and customers. */
  readonly incoming: readonly number[];
  readonly received: readonly number[];
  readonly shipped: readonly number[];
  /** Thrown away because it was too old; empty where everything keeps. */
  readonly expired?: readonly number[];
  /** Cells, units: destroyed by an event in this period; out of reach because of one, and in no other list. Missing where no event does that. */
  readonly destroyed?: readonly number[];
  readonly quarantined?: readonly number[];
  /** Orders the site placed at the start of this period. */
  readonly ordered: readonly number[];
  /** The same by supplier, where a cell has several: cell by cell, in the order of its suppliers. Missing where no cell has. */
  readonly orderedBySupplier?: readonly number[];

  /** By site: holding, backlog, handling, storage and labour of the period. */
  readonly siteCostCents: readonly number[];
  /** By site: storage in use, shelf and dock, of what there is; 0 where storage is unlimited. */
  readonly fillPpm: readonly number[];
  /** By site: labour, `undefined` where work is unconstrained. */
  readonly labour: readonly (LabourRecord | undefined)[];

  /** By lane. */
  readonly laneUnits: readonly number[];
  readonly laneLoads: readonly number[];
  readonly laneSpotLoads: readonly number[];
  /** Units ready to leave that found no load. */
  readonly laneWaitingUnits: readonly number[];
  readonly laneInTransitUnits: readonly number[];
  readonly laneFreightCents: readonly number[];
  /** Lane lists times items: units that left in this period, for the map. */
  readonly laneItemUnits: readonly number[];

  /** Demand lists (segment times items), units. */
  readonly demand: readonly number[];
  /** What customers would have ordered without promotions and without what they bought ahead; missing where it is the demand itself. */
  readonly baselineDemand?: readonly number[];
  readonly delivered: readonly number[];
  readonly lost: readonly number[];
  readonly owed: readonly number[];
  /** By segment: orders whose last line was judged in this period, and how they did. */
  readonly judged: readonly JudgedOrders[];
  /** By segment, thousandths of a point. */
  readonly csat: readonly number[];

  /** By supplier, units. */
  readonly supplierOwed: readonly number[];
  readonly supplierShipped: readonly number[];
  /** By supplier, units of orders that stood ready in this period and were not there (yield); empty where nobody has one. */
  readonly supplierShort?: readonly number[];

  /** Requests of key accounts, where there are any today; missing where nobody asks ahead. */
  readonly accounts?: readonly AccountFlow[];

  /** By event: the name of its state. */
  readonly events: readonly string[];
  /**
   * By site: the last period whose records its desks may show, 0 for the opening, -1 where they are up to date. Desks look at records
   * only: one of a frozen site reads those of that period instead, and says so. Missing where no event freezes records.
   */
  readonly frozenAt?: readonly number[];
  /** By supplier and by lane, in ppm: what people are shown, of the usual lead time and transit. Missing where no event makes them wrong. */
  readonly recordedLeadPpm?: readonly number[];
  readonly recordedTransitPpm?: readonly number[];
  readonly ledger: Ledger | undefined;
};

export type LabourRecord = {
  readonly regularMinutes: number;
  readonly overtimeMinutes: number;
  readonly usedMinutes: number;
  readonly putawayMinutes: number;
  readonly pickMinutes: number;
  readonly returnMinutes: number;
  /** Units on the dock not yet put away, and the minutes they need. */
  readonly dockUnits: number;
  readonly dockMinutes: number;
  /** Returned units not yet handled. */
  readonly returnUnits: number;
  readonly returnsArrivedUnits: number;
  readonly pickedUnits: number;
  readonly errorUnits: number;
  readonly errorPpm: number;
  readonly fatiguePpm: number;
  readonly congestionPpm: number;
  readonly attendancePpm: number;
  readonly lines: number;
  readonly emergencyLines: number;
  readonly temps: number;
  readonly crew: number;
};

export type JudgedOrders = {
  readonly orders: number;
  /** On or before the requested date, and the quoted one. */
  readonly onTime: number;
  readonly onQuote: number;
  readonly inFull: number;
  readonly errorFree: number;
  /** On time on the requested date, in full and without error, in every line. */
  readonly perfect: number;
  /** Periods from order to last delivery, added up over the orders in full. This and the two below are missing in records of old games. */
  readonly cyclePeriods?: number;
  /** On both dates, in full and without error; and late on the quoted one, short or wrong. The rest is neither. */
  readonly promoters?: number;
  readonly detractors?: number;
  /** Of those late on the requested date: on a new one that was given in time (R6.13). Missing where nobody asks ahead. */
  readonly asTold?: number;
};

/** What requests of key accounts came to in a period, for a segment and an item. They are part of the demand and of what is owed. */
export type AccountFlow = {
  readonly segmentIndex: number;
  readonly itemIndex: number;
  /** Asked for or agreed in this period; still owed at its end, and of that what should have been there by now. */
  readonly orderedUnits: number;
  readonly owedUnits: number;
  readonly overdueUnits: number;
  /** Delivered by the requested date, or fallen due in this period, or refused; and of that what was not there. */
  readonly dueUnits: number;
  readonly shortUnits: number;
};

/** What a key account asks for ahead of the next round. The least and the latest it does not say unless it is asked. */
export type AccountRequest = {
  /** Place among the round's requests, from 1. */
  readonly slot: number;
  readonly segmentIndex: number;
  readonly itemIndex: number;
  readonly units: number;
  readonly duePeriod: number;
  readonly leastUnits: number;
  readonly latestPeriod: number;
};

/** What sales answered to a request of this round. `refused`: too few, or too late, for the customer, who went elsewhere. */
export type AccountAnswer = {
  readonly slot: number;
  readonly segmentIndex: number;
  readonly itemIndex: number;
  readonly askedUnits: number;
  readonly units: number;
  readonly askedPeriod: number;
  readonly quotedPeriod: number;
  readonly refused?: 'units' | 'date';
};

/** Money of one period: flows, then balances at its end. Costs are positive numbers. */
export type Ledger = {
  readonly revenueCents: number;
  /** Standard cost of the goods delivered. */
  readonly goodsCents: number;
  /** Paid above (+) or below (-) standard cost. */
  readonly priceVarianceCents: number;
  readonly freightCents: number;
  readonly labourCents: number;
  readonly storageCents: number;
  readonly penaltyCents: number;
  readonly promotionCents: number;
  readonly writeOffCents: number;
  readonly interestCents: number;
  readonly otherCents: number;
  readonly cashCents: number;
  readonly receivablesCents: number;
  readonly payablesCents: number;
  /** All goods owned, on shelves, docks and the way, at standard cost. */
  readonly stockCents: number;
};

/** How things stand when the round is over: what desks show of the coming days. */
export type RoundClose = {
  /** By field: what the desk proposes for the next round where the field has no standing value. */
  readonly proposals: readonly (number | undefined)[];
  readonly shipments: readonly ShipmentRecord[];
  readonly supplierOrders: readonly SupplierOrderRecord[];
  /** By supplier: qualified from the start of the next round on. */
  readonly qualified: readonly boolean[];
  /** Signals that went out during the round. */
  readonly signals: readonly SignalRecord[];
  /** By promotion field's item: the option that runs in the next round. */
  readonly promotionNext: readonly number[];
  /** By lane: contract loads booked for the next round. */
  readonly bookedNext: readonly number[];
  /** By site: temps and crew from the start of the next round. */
  readonly tempsNext: readonly number[];
  readonly crewNext: readonly number[];
  /** Orders the credit limit blocked in this round, units by item. */
  readonly blockedUnits: readonly number[];
  /** What key accounts ask for ahead of the next round, and what sales answered in this one. Missing where nobody asks ahead. */
  readonly accountRequests?: readonly AccountRequest[];
  readonly accountAnswers?: readonly AccountAnswer[];
};

export type ShipmentRecord = {
  readonly laneIndex: number;
  readonly modeIndex: number;
  readonly itemIndex: number;
  /** Where it is bound for in the end. */
  readonly siteIndex: number;
  readonly units: number;
  /** True arrival at the end of this lane; carriers tell logistics. */
  readonly duePeriod: number;
  /** What the records expected when it left; everybody else's date. */
  readonly expectedPeriod: number;
};

export type SupplierOrderRecord = {
  readonly supplierIndex: number;
  readonly itemIndex: number;
  readonly siteIndex: number;
  readonly placedPeriod: number;
  readonly orderedUnits: number;
  readonly openUnits: number;
  readonly expectedPeriod: number;
};

export type SignalRecord = { readonly eventIndex: number; readonly period: number; readonly seats: readonly Seat[]; readonly text: Text };
