import { accountFlows, accountRequests } from './account-requests.ts';
import { quarantinedAt } from './stock-losses.ts';
import { fillPpm } from './storage.ts';
import { proposals } from './proposals.ts';
import type { Ledger, PeriodRecord, RoundClose, ShipmentRecord, SupplierOrderRecord } from './records.ts';
import type { Run } from './run.ts';
import type { Lot, SupplierOrder } from './world.ts';

const addByLane = (units: number[], lots: readonly Lot[]): void => {
  for (let place = 0; place < lots.length; place += 1) units[lots[place].lane] += lots[place].units;
};

const inTransit = (run: Run): readonly number[] => {
  const units = run.layout.zeros.lanes.slice();
  addByLane(units, run.world.moving);
  addByLane(units, run.world.parcels);
  return units;
};

const waitingForLoads = (run: Run): readonly number[] => {
  if (run.world.waiting.length === 0) return run.layout.zeros.lanes;
  const units = run.layout.zeros.lanes.slice();
  addByLane(units, run.world.waiting);
  return units;
};

const owedBySuppliers = (run: Run): readonly number[] => {
  if (run.world.supplierOrders.length === 0) return run.layout.zeros.suppliers;
  const units = run.layout.zeros.suppliers.slice();
  for (const order of run.world.supplierOrders) units[order.supplier] += order.openUnits;
  return units;
};

const fills = (run: Run): readonly number[] => {
  if (!run.layout.hasStorage) return run.layout.zeros.sites;
  const fill: number[] = [];
  for (let site = 0; site < run.layout.sites; site += 1) fill.push(fillPpm(run, site));
  return fill;
};

const ledgerOf = (run: Run): Ledger | undefined => {
  const { world, day } = run;
  if (!run.company.money.ledger) return undefined;
  const { money } = day;
  let receivablesCents = 0;
  for (const due of world.receivables) receivablesCents += due.cents;
  let payablesCents = 0;
  for (const due of world.payables) payablesCents += due.cents;
  return {
    revenueCents: money.revenue,
    goodsCents: money.goods,
    priceVarianceCents: money.priceVariance,
    freightCents: money.freight,
    labourCents: money.labour,
    storageCents: money.storage,
    penaltyCents: money.penalty,
    promotionCents: money.promotion,
    writeOffCents: money.writeOff,
    interestCents: money.interest,
    otherCents: money.other,
    cashCents: world.cashCents,
    receivablesCents,
    payablesCents,
    stockCents: world.stockCents,
  };
};

const inPpm = (factor: number): number => Math.floor(factor * 1_000_000 + 0.5);

type OpenRecord = { -readonly [K in keyof PeriodRecord]: PeriodRecord[K] };

/** What only some companies' records hold. It is set afterwards, because a spread inside the record costs every company a slow object. */
const addExtras = (run: Run, record: OpenRecord): void => {
  const { layout, world, day, force } = run;
  const { eventPlan } = layout;
  if (layout.splits > 0) record.orderedBySupplier = day.orderedBySupplier;
  if (layout.hasPromotions) record.baselineDemand = day.baselineDemand;
  if (layout.hasAccountRequests) record.accounts = accountFlows(run);
  if (!layout.hasEvents) return;
  if (eventPlan.hasDestruction) record.destroyed = day.destroyed;
  if (eventPlan.quarantines.length > 0) record.quarantined = world.onHand.map((_, cell) => quarantinedAt(run, cell));
  if (eventPlan.hasFreeze) record.frozenAt = world.eventMemory?.frozenAt.slice() ?? [];
  if (!eventPlan.hasWrongTimes) return;
  record.recordedLeadPpm = force.recordedLeadFactor.map(inPpm);
  record.recordedTransitPpm = force.recordedTransitFactor.map(inPpm);
};

/**
 * Step 9: what the period leaves behind. Lists that can still change are copied; the day's own are handed over, and on the round's
 * last day the world's own too: nothing changes them any more.
 */
export const periodRecord = (run: Run): PeriodRecord => {
  const { layout, world, day } = run;
  const last = run.dayOfRound === run.company.periodsPerRound - 1;
  const onHand = last ? world.onHand : world.onHand.slice();
  const record: OpenRecord = {
    period: world.period,
    onHand,
    book: !layout.hasBook ? onHand : last ? world.book : world.book.slice(),
    backlog: last ? world.backlog : world.backlog.slice(),
    onOrder: last ? world.onOrder : world.onOrder.slice(),
    atDoor: last ? world.atDoor : world.atDoor.slice(),
    counted: day.counted,
    expired: day.expired,
    incoming: day.incoming,
    received: day.received,
    shipped: day.shipped,
    ordered: day.ordered,
    siteCostCents: day.siteCostCents,
    fillPpm: fills(run),
    labour: day.labour,
    laneUnits: day.laneUnits,
    laneLoads: day.laneLoads,
    laneSpotLoads: day.laneSpotLoads,
    laneWaitingUnits: waitingForLoads(run),
    laneInTransitUnits: inTransit(run),
    laneFreightCents: day.laneFreightCents,
    laneItemUnits: day.laneItemUnits,
    demand: day.demand,
    delivered: day.delivered,
    lost: day.lost,
    owed: last ? world.owed : world.owed.slice(),
    judged: day.judged,
    csat: layout.hasCsat ? world.csat.slice() : world.csat,
    supplierOwed: owedBySuppliers(run),
    supplierShipped: day.supplierShipped,
    supplierShort: day.supplierShort,
    events: layout.hasEvents ? world.events.slice() : world.events,
    ledger: ledgerOf(run),
  };
  addExtras(run, record);
  return record;
};

const shipment = (lot: Lot): ShipmentRecord => ({
  laneIndex: lot.lane,
  modeIndex: lot.mode,
  itemIndex: lot.item,
  siteIndex: lot.site,
  units: lot.units,
  duePeriod: lot.duePeriod,
  expectedPeriod: lot.expectedPeriod,
});

const openSupplierOrder = (order: SupplierOrder): SupplierOrderRecord => ({
  supplierIndex: order.supplier,
  itemIndex: order.item,
  siteIndex: order.site,
  placedPeriod: order.placedPeriod,
  orderedUnits: order.orderedUnits,
  openUnits: order.openUnits,
  expectedPeriod: order.expectedPeriod,
});

/** By supplier: no round of qualification is left when the next round begins. */
const qualifiedNext = (run: Run): readonly boolean[] => run.world.qualifying.map((left) => left === 0 || left === 1);

const crewNext = ({ world }: Run): readonly number[] => world.crew.map((people, site) => people + world.hiresDue[site]);

/** How things stand when the round is over. The run ends with it, so that its lists need no copies. */
export const roundClose = (run: Run, periods: readonly PeriodRecord[]): RoundClose => {
  const close = plainClose(run, periods);
  if (!run.layout.hasAccountRequests) return close;
  return { ...close, accountRequests: accountRequests(run.company, run.chance, run.world.round + 1), accountAnswers: run.accountAnswers };
};

const plainClose = (run: Run, periods: readonly PeriodRecord[]): RoundClose => ({
  proposals: proposals(run, periods),
  shipments: run.world.moving.map(shipment),
  supplierOrders: run.world.supplierOrders.map(openSupplierOrder),
  qualified: qualifiedNext(run),
  signals: run.signals,
  promotionNext: run.layout.hasPromotions ? run.world.promotionNext : [],
  bookedNext: run.world.bookedNext,
  tempsNext: run.world.tempsNext,
  crewNext: crewNext(run),
  blockedUnits: run.blockedUnits,
});
