import { fillPpm } from './labour.ts';
import { proposals } from './proposals.ts';
import type { Ledger, PeriodRecord, RoundClose } from './records.ts';
import type { Run } from './run.ts';
import type { Lot } from './world.ts';

const sumByLane = (run: Run, lists: readonly (readonly Lot[])[]): readonly number[] => {
  const units: number[] = [];
  for (let lane = 0; lane < run.company.lanes.length; lane += 1) units.push(0);
  for (const list of lists) for (const lot of list) units[lot.lane] += lot.units;
  return units;
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
    writeOffCents: 0,
    interestCents: money.interest,
    otherCents: money.other,
    cashCents: world.cashCents,
    receivablesCents,
    payablesCents,
    stockCents: world.stockCents,
  };
};

/** Step 9: what the period leaves behind. Lists that can still change are copied, the day's own are handed over. */
export const periodRecord = (run: Run): PeriodRecord => {
  const { company, layout, world, day } = run;
  const onHand = world.onHand.slice();
  const fill: number[] = [];
  for (let site = 0; site < layout.sites; site += 1) fill.push(layout.hasStorage ? fillPpm(run, site) : 0);
  const supplierOwed: number[] = [];
  for (let supplier = 0; supplier < company.suppliers.length; supplier += 1) supplierOwed.push(0);
  for (const order of world.supplierOrders) supplierOwed[order.supplier] += order.openUnits;
  return {
    period: world.period,
    onHand,
    book: layout.hasBook ? world.book.slice() : onHand,
    backlog: world.backlog.slice(),
    onOrder: world.onOrder.slice(),
    atDoor: world.atDoor.slice(),
    counted: day.counted,
    incoming: day.incoming,
    received: day.received,
    shipped: day.shipped,
    ordered: day.ordered,
    siteCostCents: day.siteCostCents,
    fillPpm: fill,
    labour: day.labour,
    laneUnits: day.laneUnits,
    laneLoads: day.laneLoads,
    laneSpotLoads: day.laneSpotLoads,
    laneWaitingUnits: sumByLane(run, [world.waiting]),
    laneInTransitUnits: sumByLane(run, [world.moving, world.parcels]),
    laneFreightCents: day.laneFreightCents,
    laneItemUnits: day.laneItemUnits,
    demand: day.demand,
    delivered: day.delivered,
    lost: day.lost,
    owed: world.owed.slice(),
    judged: day.judged,
    csat: world.csat.slice(),
    supplierOwed,
    supplierShipped: day.supplierShipped,
    events: world.events.slice(),
    ledger: ledgerOf(run),
  };
};

/** How things stand when the round is over. */
export const roundClose = (run: Run, periods: readonly PeriodRecord[]): RoundClose => {
  const { layout, world } = run;
  const crewNext: number[] = [];
  for (let site = 0; site < world.crew.length; site += 1) crewNext.push(world.crew[site] + world.hiresDue[site]);
  const { blockedUnits } = run;
  return {
    proposals: proposals(run, periods),
    shipments: world.moving.map((lot) => ({
      laneIndex: lot.lane,
      modeIndex: lot.mode,
      itemIndex: lot.item,
      siteIndex: lot.site,
      units: lot.units,
      duePeriod: lot.duePeriod,
      expectedPeriod: lot.expectedPeriod,
    })),
    supplierOrders: world.supplierOrders.map((order) => ({
      supplierIndex: order.supplier,
      itemIndex: order.item,
      siteIndex: order.site,
      placedPeriod: order.placedPeriod,
      orderedUnits: order.orderedUnits,
      openUnits: order.openUnits,
      expectedPeriod: order.expectedPeriod,
    })),
    qualified: world.qualifying.map((left) => left === 0 || left === 1),
    signals: run.signals,
    promotionNext: layout.promotionField.some((field) => field >= 0) ? world.promotionNext.slice() : [],
    bookedNext: world.bookedNext.slice(),
    tempsNext: world.tempsNext.slice(),
    crewNext,
    blockedUnits,
  };
};
