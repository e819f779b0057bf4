import type { Mode } from './company.ts';
import { bookPurchase } from './ledger.ts';
import { copiedLot, lotOf, supplierOrderOf } from './parts.ts';
import { poissonQuantile } from './real.ts';
import { roundHalfAway } from './rounding.ts';
import type { FreshLot, Run } from './run.ts';
import { decided } from './run.ts';
import type { Lot, SupplierOrder } from './world.ts';
import { arrivalSite, recordedTransit, scaledPeriods } from './transit.ts';
import { loseYield } from './yield.ts';

/** Sends a lot on its way. Transit is chance's for this lane, mode and period; a paused receiver's goods start moving afterwards. */
const depart = (run: Run, lot: FreshLot, modeIndex: number): void => {
  const { company, layout, world, day, chance, force } = run;
  const { lane: laneIndex, item, units } = lot;
  const lane = company.lanes[laneIndex];
  lot.mode = modeIndex;
  const usual = chance.transitPeriods(laneIndex, modeIndex, world.period);
  const isCalm = force === layout.calm;
  const transit = isCalm ? usual : scaledPeriods(usual, force.transitFactor[laneIndex]) + force.transitDelayPeriods[laneIndex];
  lot.duePeriod = world.period + transit;
  lot.expectedPeriod = world.period + (isCalm ? layout.expectedTransit[laneIndex][modeIndex] : recordedTransit(run, laneIndex, modeIndex));
  day.laneUnits[laneIndex] += units;
  day.laneItemUnits[laneIndex * layout.items + item] += units;
  if (lane.from.kind === 'site') {
    const cell = lane.from.index * layout.items + item;
    day.shipped[cell] += units;
    if (layout.hasDraws) world.drawnNow[cell] += units;
  }
  if (lot.segment >= 0) {
    world.parcels.push(lot);
    return;
  }
  // As if it left in the next period; without any transit it would come in with the next arrivals, as with a transit of 1.
  if (force.anyTransitPaused && force.transitPaused[arrivalSite(run, lot)]) lot.duePeriod += transit === 0 ? 2 : 1;
  world.moving.push(lot);
};

/** The lane that what is bound along this one takes now: the alternative when rerouted and the alternative leads there. */
const laneNow = (run: Run, lot: Lot): number => {
  const { company, layout } = run;
  if (decided(run, layout.rerouteField[lot.lane], 0) !== 1) return lot.lane;
  const alternative = company.lanes[lot.lane].alternativeIndex;
  if (alternative === undefined) return lot.lane;
  const { to } = company.lanes[alternative];
  const leads =
    lot.site < 0
      ? to.kind === 'market'
      : to.kind === 'site' && (to.index === lot.site || layout.nextLane[to.index * layout.sites + lot.site] >= 0);
  return leads ? alternative : lot.lane;
};

/** A booked mode's loads of this day: the round's loads spread evenly, the remainder on the first days. */
const bookedToday = (run: Run, laneIndex: number): number => {
  const days = run.company.periodsPerRound;
  const loads = run.world.bookedNow[laneIndex];
  return Math.floor(loads / days) + (run.dayOfRound < loads % days ? 1 : 0);
};

const pay = (run: Run, laneIndex: number, cents: number): void => {
  run.day.laneFreightCents[laneIndex] += cents;
  run.day.money.freight += cents;
};

/** The part of a load's price that is fuel where the company does not say it. */
const usualFuelPpm = 300_000;

/** Price of a load of this mode, cents, when freight and the fuel in it are scaled (R9.3). */
export const scaledLoadCents = (mode: Mode, cents: number, freightFactor: number, fuelFactor: number): number =>
  roundHalfAway(cents * Math.max(0, freightFactor + ((mode.fuelPpm ?? usualFuelPpm) / 1_000_000) * (fuelFactor - 1)));

/** Price of one load now, as events scale it. */
const loadCents = ({ force }: Run, laneIndex: number, mode: Mode, cents: number): number =>
  force.anyFreight ? scaledLoadCents(mode, cents, force.freightFactor[laneIndex], force.fuelFactor) : cents;

const extraCents = (run: Run, lots: readonly Lot[]): number => {
  let cents = 0;
  for (const lot of lots) if (lot.emergency === 1) cents += run.layout.labour[lot.from]?.emergencyDispatchCents ?? 0;
  return cents;
};

const volumeOf = (run: Run, lots: readonly Lot[]): number => {
  let volume = 0;
  for (const lot of lots) volume += lot.units * run.layout.volumes[lot.item];
  return volume;
};

const loadsFor = (volume: number, loadVolume: number | undefined): number =>
  volume === 0 ? 0 : loadVolume === undefined ? 1 : Math.ceil(volume / loadVolume);

/** A mode without booking: as many loads as needed. An emergency leaves by itself, in loads of its own. */
const leaveFreely = (run: Run, laneIndex: number, modeIndex: number, mode: Mode, lots: readonly FreshLot[]): void => {
  const calm = lots.filter((lot) => lot.emergency === 0);
  let loads = loadsFor(volumeOf(run, calm), mode.loadVolume);
  for (const lot of lots) if (lot.emergency === 1) loads += loadsFor(lot.units * run.layout.volumes[lot.item], mode.loadVolume);
  run.day.laneLoads[laneIndex] += loads;
  pay(run, laneIndex, loads * loadCents(run, laneIndex, mode, mode.costCentsPerLoad) + extraCents(run, lots));
  for (const lot of lots) depart(run, lot, modeIndex);
};

/** A split of a lot's wrong units when only part of it finds room: wrong ones stay behind last. */
const splitWrong = (lot: Lot, units: number): number => Math.min(lot.wrong, units);

/**
 * A booked mode: today's contract loads first, paid whether used or not, then spot loads as far as there are any. Emergencies
 * first, then the oldest; what finds no room waits.
 */
const leaveBooked = (run: Run, laneIndex: number, modeIndex: number, mode: Mode, lots: readonly FreshLot[]): void => {
  const { layout, world, day } = run;
  const { booked } = mode;
  if (booked === undefined) return;
  const factor = run.force.laneFactor[laneIndex];
  const contract = factor === 1 ? bookedToday(run, laneIndex) : Math.floor(bookedToday(run, laneIndex) * factor);
  const spotMost = factor === 1 ? booked.spotPerPeriod : Math.floor(booked.spotPerPeriod * factor);
  const needed = loadsFor(volumeOf(run, lots), mode.loadVolume);
  const spot = Math.min(spotMost, Math.max(0, needed - contract));
  const used = Math.min(needed, contract) + spot;
  const contractCents = loadCents(run, laneIndex, mode, mode.costCentsPerLoad);
  const spotCents = loadCents(run, laneIndex, mode, booked.spotCostCents);
  pay(run, laneIndex, contract * contractCents + spot * spotCents);
  day.laneLoads[laneIndex] += used;
  day.laneSpotLoads[laneIndex] += spot;
  if (lots.length === 0) return;
  let room = mode.loadVolume === undefined ? (used > 0 ? Number.POSITIVE_INFINITY : 0) : used * mode.loadVolume;
  const gone: FreshLot[] = [];
  const queue = lots.some((lot) => lot.emergency === 1)
    ? [...lots.filter((lot) => lot.emergency === 1), ...lots.filter((lot) => lot.emergency === 0)]
    : lots;
  for (const lot of queue) {
    const units = Math.min(lot.units, room === Number.POSITIVE_INFINITY ? lot.units : Math.floor(room / layout.volumes[lot.item]));
    if (units === lot.units) gone.push(lot);
    else {
      const wrong = splitWrong(lot, units);
      if (units > 0) gone.push(lotOf(lot, units, wrong));
      world.waiting.push(lotOf(lot, lot.units - units, lot.wrong - wrong));
    }
    room -= units * layout.volumes[lot.item];
  }
  pay(run, laneIndex, extraCents(run, gone));
  for (const lot of gone) depart(run, lot, modeIndex);
};

const leave = (run: Run, laneIndex: number, lots: readonly FreshLot[]): void => {
  const { company, layout, world } = run;
  const lane = company.lanes[laneIndex];
  const modeIndex = Math.min(decided(run, layout.modeField[laneIndex], 0), lane.modes.length - 1);
  const mode = lane.modes[modeIndex];
  if (mode.booked !== undefined) {
    leaveBooked(run, laneIndex, modeIndex, mode, lots);
    return;
  }
  const unused = layout.bookedMode[laneIndex];
  if (unused >= 0)
    pay(
      run,
      laneIndex,
      Math.floor(bookedToday(run, laneIndex) * run.force.laneFactor[laneIndex]) *
        loadCents(run, laneIndex, lane.modes[unused], lane.modes[unused].costCentsPerLoad),
    );
  if (lots.length === 0) return;
  if (run.force.laneFactor[laneIndex] === 0) for (const lot of lots) world.waiting.push(lot);
  else leaveFreely(run, laneIndex, modeIndex, mode, lots);
};

/** Suppliers hand over what is ready, oldest first, up to their capacity; rejects stay with them and are made again. */
const handOver = (run: Run): void => {
  const { company, world, day, chance, force } = run;
  if (world.supplierOrders.length === 0) return;
  const capacity: number[] = [];
  for (let supplier = 0; supplier < company.suppliers.length; supplier += 1) {
    const factor = force.supplierFactor[supplier];
    const normal = company.suppliers[supplier].capacityUnits;
    capacity.push(normal === undefined ? (factor === 0 ? 0 : Number.MAX_SAFE_INTEGER) : Math.floor(normal * factor));
  }
  const still: SupplierOrder[] = [];
  for (const order of world.supplierOrders) {
    if (order.readyPeriod > world.period || force.shipmentPaused[order.site]) {
      still.push(order);
      continue;
    }
    const made = Math.min(order.openUnits, capacity[order.supplier]);
    capacity[order.supplier] -= made;
    const { rejectPpm } = company.suppliers[order.supplier];
    const rejected =
      rejectPpm === 0 || made === 0
        ? 0
        : Math.min(made, poissonQuantile((made * rejectPpm) / 1_000_000, chance.rejects(order.supplier, world.period)));
    const units = made - rejected;
    if (units < order.openUnits) still.push(supplierOrderOf(order, order.openUnits - units));
    if (units === 0) continue;
    world.made[order.item] += units;
    day.supplierShipped[order.supplier] += units;
    bookPurchase(run, order, units);
    day.ready.push({
      lane: order.lane,
      mode: 0,
      item: order.item,
      units,
      wrong: 0,
      from: -1,
      site: order.site,
      segment: -1,
      order: -1,
      priceCents: 0,
      emergency: 0,
      duePeriod: 0,
      expectedPeriod: 0,
    });
  }
  world.supplierOrders = still;
};

/** Goods held for a receiver that takes shipments again. */
const releaseHeld = (run: Run): void => {
  const { world, day } = run;
  if (world.held.length === 0) return;
  world.held = world.held.filter((lot) => {
    if (run.force.shipmentPaused[lot.site]) return true;
    day.ready.push(copiedLot(lot));
    return false;
  });
};

/** Goods that wait for a load where they began, for a receiver whose shipments are paused: they would be shipped to it now. */
const isHeldBack = (run: Run, lot: Lot): boolean => {
  if (lot.site < 0 || !run.force.shipmentPaused[lot.site]) return false;
  const { from } = run.company.lanes[lot.lane];
  return from.kind === 'supplier' || !run.layout.isPort[from.index];
};

/** A lot joins those that leave on its lane today, or leaves at once where nothing is planned. `queues`: by lane. */
const queue = (run: Run, queues: (FreshLot[] | undefined)[], lot: FreshLot): void => {
  lot.lane = laneNow(run, lot);
  if (run.layout.plainLane[lot.lane]) {
    depart(run, lot, 0);
    return;
  }
  const before = queues[lot.lane];
  if (before === undefined) queues[lot.lane] = [lot];
  else before.push(lot);
};

/** Step 6: what is ready leaves by lane, mode and load; what does not fit waits. */
export const dispatch = (run: Run): void => {
  const { layout, world, day } = run;
  releaseHeld(run);
  loseYield(run);
  handOver(run);
  if (!layout.hasPlannedLanes) {
    for (const lot of day.ready) depart(run, lot, 0);
    return;
  }
  const queues: (FreshLot[] | undefined)[] = [];
  const waiting = world.waiting;
  world.waiting = [];
  for (const lot of waiting) {
    if (isHeldBack(run, lot)) world.waiting.push(lot);
    else queue(run, queues, copiedLot(lot));
  }
  for (const lot of day.ready) queue(run, queues, lot);
  for (let lane = 0; lane < layout.plainLane.length; lane += 1) {
    if (layout.plainLane[lane]) continue;
    const lots = queues[lane];
    if (lots !== undefined || layout.bookedMode[lane] >= 0) leave(run, lane, lots ?? []);
  }
};
