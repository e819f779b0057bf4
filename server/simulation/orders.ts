import type { Offer } from './company.ts';
import type { Source } from './layout.ts';
import { unitsByRule } from './replenishment.ts';
import { roundHalfAway, timesPpm } from './rounding.ts';
import type { Run } from './run.ts';
import { decided, owe } from './run.ts';
import { recordedLead, scaledPeriods, wayPeriods } from './transit.ts';
import type { Card } from './world.ts';

/** Periods that a replenishment may wait at its source before it is as urgent as a late customer order. */
const replenishmentSlackPeriods = 2;

/** What of a wanted quantity is ordered: nothing below half the minimum, the minimum below it, then whole multiples. */
export const offered = (offer: Offer, units: number): number => {
  if (units <= 0 || units * 2 < offer.minimumUnits) return 0;
  const least = Math.max(units, offer.minimumUnits);
  return Math.ceil(least / offer.multipleUnits) * offer.multipleUnits;
};

/** Price of one unit by the quantity ordered, in cents. */
const breakPriceCents = (offer: Offer, units: number): number => {
  let price = 0;
  for (const each of offer.breaks) if (units >= each.fromUnits) price = each.costCents;
  return price;
};

/** Money that would be gone if all that is ordered came and was paid, and customers paid. */
const committedCents = (run: Run): number => {
  const { world } = run;
  let cents = world.cashCents;
  for (const due of world.receivables) cents += due.cents;
  for (const due of world.payables) cents -= due.cents;
  for (const order of world.supplierOrders) cents -= order.openUnits * order.priceCents;
  return cents;
};

const buy = (run: Run, cell: number, source: Source, wanted: number): void => {
  const { company, layout, world, chance, force } = run;
  const units = offered(source.offer, wanted);
  if (units === 0) return;
  const item = cell % layout.items;
  const site = (cell - item) / layout.items;
  const supplier = company.suppliers[source.supplier];
  const hurried =
    supplier.expedite !== undefined && decided(run, layout.expediteField[source.supplier], 0) === 1 ? supplier.expedite : undefined;
  const listed = breakPriceCents(source.offer, units);
  const usual = hurried === undefined ? listed : listed + timesPpm(listed, hurried.premiumPpm);
  const priceFactor = force.purchaseFactor[source.supplier * layout.items + item];
  const price = priceFactor === 1 ? usual : roundHalfAway(usual * priceFactor);
  const limit = company.money.creditLimitCents;
  if (company.money.ledger && limit !== undefined && committedCents(run) - units * price < -limit) {
    run.blockedUnits[item] += units;
    return;
  }
  const { laneIndex } = source.offer;
  const mode = decided(run, layout.modeField[laneIndex], 0);
  const lead = scaledPeriods(hurried?.leadPeriods ?? chance.leadPeriods(source.supplier, world.period), force.leadFactor[source.supplier]);
  const expectedLead = hurried?.leadPeriods ?? recordedLead(run, source.supplier);
  const callOffs = hurried === undefined ? (supplier.callOffPeriods ?? 1) : 1;
  for (let part = 0; part < callOffs; part += 1) {
    const partUnits = Math.floor((units * (part + 1)) / callOffs) - Math.floor((units * part) / callOffs);
    if (partUnits === 0) continue;
    world.supplierOrders.push({
      supplier: source.supplier,
      item,
      site,
      lane: laneIndex,
      orderedUnits: partUnits,
      openUnits: partUnits,
      placedPeriod: world.period,
      readyPeriod: world.period + lead + part,
      expectedPeriod: world.period + expectedLead + part + wayPeriods(run, laneIndex, mode, site),
      priceCents: price,
    });
  }
  run.day.ordered[cell] += units;
  if (source.splitPlace >= 0) run.day.orderedBySupplier[source.splitPlace] += units;
  world.onOrder[cell] += units;
};

/** Splits an order among the qualified suppliers: each takes its share, the first one the rest. */
const buyShared = (run: Run, cell: number, wanted: number): void => {
  const sources = run.layout.sources[cell];
  let first: Source | undefined;
  let left = wanted;
  const parts: { readonly source: Source; readonly units: number }[] = [];
  for (const source of sources) {
    if (run.world.qualifying[source.supplier] !== 0) continue;
    if (first === undefined) {
      first = source;
      continue;
    }
    const units = Math.min(left, Math.floor((wanted * decided(run, source.shareField, 0)) / 100 + 0.5));
    if (units > 0) parts.push({ source, units });
    left -= units;
  }
  if (first !== undefined) buy(run, cell, first, left);
  for (const part of parts) buy(run, cell, part.source, part.units);
};

const sendCard = (run: Run, laneIndex: number, cell: number, units: number, duePeriod?: number): void => {
  const { layout, world } = run;
  const item = cell % layout.items;
  const card: Card = {
    lane: laneIndex,
    item,
    site: (cell - item) / layout.items,
    units,
    readPeriod: world.period + run.company.lanes[laneIndex].orderDelayPeriods,
  };
  world.cards.push(duePeriod === undefined ? card : { ...card, duePeriod });
  run.day.ordered[cell] += units;
  world.onOrder[cell] += units;
};

/** By when people agreed that a transfer has to be there: the first date, where there are several. */
const agreedPeriod = (run: Run, transfer: { readonly lane: number; readonly item: number }): number | undefined => {
  let first: number | undefined;
  for (const { laneIndex, itemIndex, duePeriod } of run.rush)
    if (laneIndex === transfer.lane && itemIndex === transfer.item && (first === undefined || duePeriod < first)) first = duePeriod;
  return first;
};

/** Orders for one cell. An order of a site whose orders are paused is discarded. */
const place = (run: Run, cell: number, units: number): void => {
  const supply = run.layout.supply[cell];
  if (supply === undefined || units <= 0) return;
  if (supply.from === 'site') sendCard(run, supply.laneIndex, cell, units);
  else buyShared(run, cell, units);
};

/** Order-up-to of a cell that replenishes itself: average of past demand times cover, less the recorded inventory position. */
const automaticUnits = (run: Run, auto: Run['layout']['autos'][number]): number => {
  const { layout, world } = run;
  let sum = 0;
  for (let back = 0; back < auto.averagePeriods; back += 1) sum += world.history[auto.start + back];
  const level = Math.ceil((sum * auto.coverPeriods) / auto.averagePeriods);
  const { cell } = auto;
  const onShelf = layout.hasBook ? world.book[cell] : world.onHand[cell];
  return Math.max(0, level - (onShelf + world.atDoor[cell] + world.onOrder[cell] - world.backlog[cell]));
};

/**
 * Step 0: orders are placed, under the events that were in force when the previous period ended. What people decided is placed in
 * the round's first period only, unless orders were paused in the round before; sites that replenish themselves order in every period.
 */
export const placeOrders = (run: Run): void => {
  const { company, layout } = run;
  const paused = run.force.orderPaused;
  for (const auto of layout.autos) if (!paused[Math.floor(auto.cell / layout.items)]) place(run, auto.cell, automaticUnits(run, auto));
  for (const ruled of layout.ruled) if (!paused[Math.floor(ruled.cell / layout.items)]) place(run, ruled.cell, unitsByRule(run, ruled));
  if (run.dayOfRound > 0) return;
  const discarded = run.ordersDiscarded;
  for (let cell = 0; cell < layout.cells; cell += 1) {
    const field = layout.orderField[cell];
    if (field >= 0 && !discarded[Math.floor(cell / layout.items)]) place(run, cell, run.decisions[field]);
  }
  for (const transfer of layout.transfers) {
    const { to } = company.lanes[transfer.lane];
    const units = run.decisions[transfer.field];
    if (units > 0 && to.kind === 'site' && !discarded[to.index])
      sendCard(run, transfer.lane, to.index * layout.items + transfer.item, units, agreedPeriod(run, transfer));
  }
};

/** Step 3, sites: orders whose information delay is over are read by the site that supplies them. */
export const readCards = (run: Run): void => {
  const { company, layout, world, day } = run;
  if (world.cards.length === 0) return;
  const still: Card[] = [];
  for (const card of world.cards) {
    if (card.readPeriod > world.period) {
      still.push(card);
      continue;
    }
    const lane = company.lanes[card.lane];
    const site = lane.from.index;
    day.incoming[site * layout.items + card.item] += card.units;
    const duePeriod = card.duePeriod ?? world.period + layout.expectedTransit[card.lane][0] + replenishmentSlackPeriods;
    owe(run, {
      site,
      item: card.item,
      lane: card.lane,
      bound: card.site,
      segment: -1,
      order: -1,
      units: card.units,
      duePeriod,
      requestedPeriod: duePeriod,
      priceCents: 0,
    });
  }
  world.cards = still;
};
