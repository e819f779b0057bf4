import { shelve } from './expiry.ts';
import { copiedLot, lotOf } from './parts.ts';
import type { Run } from './run.ts';
import { owe } from './run.ts';
import { arrivalSite } from './transit.ts';
import { replacementLine } from './wrong-goods.ts';
import type { Lot } from './world.ts';

/** Takes goods in at a site: a port passes them on, a warehouse with people queues them on its dock, elsewhere they are on hand at once. */
const takeIn = (run: Run, lot: Lot, site: number): void => {
  const { company, layout, world, day } = run;
  const cell = site * layout.items + lot.item;
  const rate = company.sites[site].handlingCentsPerUnit;
  day.received[cell] += lot.units;
  if (rate > 0) {
    day.siteCostCents[site] += lot.units * rate;
    day.money.other += lot.units * rate;
  }
  if (layout.isPort[site] && lot.site !== site) {
    const onwards = copiedLot(lot);
    onwards.lane = layout.nextLane[site * layout.sites + lot.site];
    day.ready.push(onwards);
    return;
  }
  let units = lot.units;
  if (lot.wrong > 0) {
    units -= lot.wrong;
    day.received[cell] -= lot.wrong;
    world.onOrder[cell] += lot.wrong;
    owe(run, replacementLine(run, lot));
  }
  if (units === 0) return;
  if (layout.labour[site] === undefined) {
    shelve(run, cell, units);
    return;
  }
  world.dock.push(lotOf(lot, units, 0));
  world.atDoor[cell] += units;
};

const arrive = (run: Run, lot: Lot): void => {
  const { layout, world } = run;
  const site = arrivalSite(run, lot);
  const cell = lot.site * layout.items + lot.item;
  if (run.force.receiptPaused[site]) {
    world.door.push(lot);
    if (site === lot.site) {
      world.onOrder[cell] -= lot.units;
      world.atDoor[cell] += lot.units;
    }
    return;
  }
  if (site === lot.site) world.onOrder[cell] -= lot.units;
  takeIn(run, lot, site);
};

/** Goods outside doors that are open again. */
const openDoors = (run: Run): void => {
  const { layout, world } = run;
  if (world.door.length === 0) return;
  const still: Lot[] = [];
  for (const lot of world.door) {
    const site = arrivalSite(run, lot);
    if (run.force.receiptPaused[site]) {
      still.push(lot);
      continue;
    }
    if (site === lot.site) world.atDoor[lot.site * layout.items + lot.item] -= lot.units;
    takeIn(run, lot, site);
  }
  world.door = still;
};

/** What has come back is queued for the hands that sort it. */
const takeBack = (run: Run): void => {
  const { layout, world, day } = run;
  if (world.returning.length === 0) return;
  world.returning = world.returning.filter((back) => {
    if (back.duePeriod > world.period) return true;
    world.returns[back.site * layout.items + back.item] += back.units;
    day.returnsArrived[back.site] += back.units;
    return false;
  });
};

/**
 * Step 2: shipments and returns that are due come in. While transit to a site is paused, what is due in the pause's first
 * period still arrives and everything else stands still.
 */
export const takeArrivals = (run: Run): void => {
  const { world, force, forceBefore } = run;
  openDoors(run);
  const still: Lot[] = [];
  for (const lot of world.moving) {
    if (force.anyTransitPaused) {
      const site = arrivalSite(run, lot);
      if (force.transitPaused[site] && (forceBefore.transitPaused[site] || lot.duePeriod > world.period)) {
        const delayed = copiedLot(lot);
        delayed.duePeriod += 1;
        still.push(delayed);
        continue;
      }
    }
    if (lot.duePeriod > world.period) still.push(lot);
    else arrive(run, lot);
  }
  world.moving = still;
  takeBack(run);
};
