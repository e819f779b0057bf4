import type { FreshLot } from './run.ts';
import type { Line, Lot, SupplierOrder } from './world.ts';

/**
 * Copies and parts of lots, lines and supplier orders, every field written out. A spread of so many fields makes an object of another
 * shape than the literals they began as, and then whoever reads thousands of them a game looks every field up by name.
 */
export const lotOf = (lot: Lot, units: number, wrong: number): FreshLot => ({
  lane: lot.lane,
  mode: lot.mode,
  item: lot.item,
  units,
  wrong,
  from: lot.from,
  site: lot.site,
  segment: lot.segment,
  order: lot.order,
  priceCents: lot.priceCents,
  emergency: lot.emergency,
  duePeriod: lot.duePeriod,
  expectedPeriod: lot.expectedPeriod,
});

/** The whole of a lot, open to change. */
export const copiedLot = (lot: Lot): FreshLot => lotOf(lot, lot.units, lot.wrong);

/** What is left of a line: so many units. */
export const lineOf = (line: Line, units: number): Line => ({
  site: line.site,
  item: line.item,
  lane: line.lane,
  bound: line.bound,
  segment: line.segment,
  order: line.order,
  units,
  duePeriod: line.duePeriod,
  requestedPeriod: line.requestedPeriod,
  priceCents: line.priceCents,
});

/** A supplier's order with so many units still open. */
export const supplierOrderOf = (order: SupplierOrder, openUnits: number): SupplierOrder => ({
  supplier: order.supplier,
  item: order.item,
  site: order.site,
  lane: order.lane,
  orderedUnits: order.orderedUnits,
  openUnits,
  placedPeriod: order.placedPeriod,
  readyPeriod: order.readyPeriod,
  expectedPeriod: order.expectedPeriod,
  priceCents: order.priceCents,
});
