import { roundHalfAway, timesPpm } from './rounding.ts';
import type { Run } from './run.ts';
import { quarantinedAt } from './stock-losses.ts';
import { storageNow } from './storage.ts';
import { arrivalSite } from './transit.ts';
import type { DueMoney, SupplierOrder } from './world.ts';

/** Adds money that falls due in a later period. */
const owing = (list: DueMoney[], duePeriod: number, cents: number): void => {
  if (cents === 0) return;
  const place = list.findIndex((due) => due.duePeriod === duePeriod);
  if (place < 0) list.push({ duePeriod, cents });
  else list[place] = { duePeriod, cents: list[place].cents + cents };
};

/** Goods were handed over: they are ours at standard cost, the bill's difference to it is booked at once, the bill falls due later. */
export const bookPurchase = (run: Run, order: SupplierOrder, units: number): void => {
  const { company, world, day, layout } = run;
  if (!company.money.ledger) return;
  const bill = units * order.priceCents;
  const standard = units * layout.costCents[order.item];
  world.stockCents += standard;
  day.money.priceVariance += bill - standard;
  owing(world.payables, world.period + company.suppliers[order.supplier].payablePeriods, bill);
};

/** Right goods reached a customer: revenue at the price of the order, and so much of the penalty (0 to 1) as its lateness costs. */
export const bookDelivery = (
  run: Run,
  segmentIndex: number,
  item: number,
  units: number,
  priceCents: number,
  penaltyShare: number,
): void => {
  const { company, world, day, layout } = run;
  if (!company.money.ledger) return;
  const segment = company.segments[segmentIndex];
  const revenue = units * priceCents;
  const standard = units * layout.costCents[item];
  day.money.revenue += revenue;
  day.money.goods += standard;
  world.stockCents -= standard;
  if (penaltyShare > 0) day.money.penalty += timesPpm(revenue, segment.latePenaltyPpm * penaltyShare);
  owing(world.receivables, world.period + segment.receivablePeriods, revenue);
};

/** What stock and storage cost at a site, as events scale it. */
const heldCents = (run: Run, site: number, cents: number): number => {
  const factor = run.force.holdingFactor[site];
  return factor === 1 ? cents : roundHalfAway(cents * factor);
};

/** Holding, backlog and storage of the period. */
const chargeSites = (run: Run): void => {
  const { company, layout, world, day } = run;
  const { items } = layout;
  const locked = layout.eventPlan.quarantines.length > 0;
  const parked: number[] = [];
  if (world.held.length > 0 || world.waiting.length > 0)
    for (const list of [world.held, world.waiting])
      for (const lot of list) if (lot.from >= 0) parked[lot.from] = (parked[lot.from] ?? 0) + lot.units;
  for (let place = 0; place < world.door.length; place += 1) {
    const lot = world.door[place];
    const site = arrivalSite(run, lot);
    if (site !== lot.site) parked[site] = (parked[site] ?? 0) + lot.units;
  }
  for (let site = 0; site < layout.sites; site += 1) {
    const { holdingCentsPerUnitPeriod, backlogCentsPerUnitPeriod } = company.sites[site];
    let stock = parked[site] ?? 0;
    let backlog = 0;
    for (let cell = site * items; cell < (site + 1) * items; cell += 1) {
      stock += world.onHand[cell] + world.atDoor[cell];
      if (locked) stock += quarantinedAt(run, cell);
      backlog += world.backlog[cell];
    }
    const holding = heldCents(run, site, stock * holdingCentsPerUnitPeriod);
    const owed = backlog * backlogCentsPerUnitPeriod;
    day.siteCostCents[site] += holding + owed;
    day.money.storage += holding;
    day.money.penalty += owed;
  }
  if (layout.hasStorage) chargeStorage(run);
};

/** Storage is paid by the period, overflow by the volume rented or needed, whichever is more. */
const chargeStorage = (run: Run): void => {
  const { company, layout, world, day } = run;
  for (let site = 0; site < layout.sites; site += 1) {
    const { storageVolume, storageCentsPerPeriod, overflowCentsPerVolumePeriod } = company.sites[site];
    let cents = storageCentsPerPeriod ?? 0;
    if (overflowCentsPerVolumePeriod !== undefined && storageVolume !== undefined) {
      let volume = 0;
      for (let item = 0; item < layout.items; item += 1) {
        const cell = site * layout.items + item;
        volume += (world.onHand[cell] + quarantinedAt(run, cell)) * layout.volumes[item];
      }
      const field = layout.overflowField[site];
      const rented = field < 0 ? 0 : run.decisions[field];
      cents += Math.max(rented, volume - storageNow(run, site, storageVolume), 0) * overflowCentsPerVolumePeriod;
    }
    cents = heldCents(run, site, cents);
    day.siteCostCents[site] += cents;
    day.money.storage += cents;
  }
};

const fallenDue = (list: DueMoney[], period: number): number => {
  let cents = 0;
  for (const due of list) if (due.duePeriod <= period) cents += due.cents;
  return cents;
};

/** Promotions are paid on the first day of the round in which they run; so is what qualification costs. */
const chargePlans = (run: Run): void => {
  const { company, layout, world, day } = run;
  if (run.dayOfRound > 0) return;
  for (let item = 0; item < layout.items; item += 1)
    day.money.promotion += company.promotions[world.promotionNow[item]]?.costCentsPerRound ?? 0;
  for (let supplier = 0; supplier < company.suppliers.length; supplier += 1) {
    const { qualification } = company.suppliers[supplier];
    if (qualification !== undefined && run.qualifyStarted[supplier]) day.money.other += qualification.costCents;
  }
};

/**
 * Step 8: costs are charged, receivables and payables fall due, interest is taken on the last day of a round. All costs but
 * goods are paid at once. Cash + receivables + stock - payables moves by revenue less all costs, to the cent.
 */
export const keepLedger = (run: Run): void => {
  const { company, world, day } = run;
  chargeSites(run);
  if (!company.money.ledger) return;
  chargePlans(run);
  const { money } = day;
  world.cashCents +=
    fallenDue(world.receivables, world.period) -
    fallenDue(world.payables, world.period) -
    money.freight -
    money.labour -
    money.storage -
    money.penalty -
    money.promotion -
    money.other;
  world.receivables = world.receivables.filter((due) => due.duePeriod > world.period);
  world.payables = world.payables.filter((due) => due.duePeriod > world.period);
  if (run.dayOfRound === company.periodsPerRound - 1 && world.cashCents < 0) {
    money.interest = timesPpm(-world.cashCents, company.money.interestPpmPerRound);
    world.cashCents -= money.interest;
  }
};
