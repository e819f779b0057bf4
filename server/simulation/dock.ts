import { shelve } from './expiry.ts';
import { lotOf } from './parts.ts';
import type { Run } from './run.ts';
import { roomAt, volumesAt } from './storage.ts';
import type { Lot } from './world.ts';

/** The dock's queue in the order of putaway: goods that are owed and not on the books first, the oldest first among equals. */
export const dockQueue = (run: Run, site: number): readonly Lot[] => {
  const { layout, world } = run;
  const owed: Lot[] = [];
  const others: Lot[] = [];
  for (const lot of world.dock) {
    if (lot.site !== site) continue;
    const cell = site * layout.items + lot.item;
    if (world.backlog[cell] > world.book[cell]) owed.push(lot);
    else others.push(lot);
  }
  return owed.length === 0 ? others : owed.concat(others);
};

/** Units at the head of the queue that the shelves have room for. */
export const fits = (run: Run, site: number, queue: readonly Lot[]): number => {
  const { layout } = run;
  const room = roomAt(run, site);
  let left = room === undefined ? Number.POSITIVE_INFINITY : room - volumesAt(run, site).shelf;
  let units = 0;
  for (const lot of queue) {
    const volume = layout.volumes[lot.item];
    const some = left <= 0 ? 0 : Math.min(lot.units, Math.floor(left / volume));
    units += some;
    left -= some * volume;
    if (some < lot.units) break;
  }
  return units;
};

/** Puts away the first so many units of the queue; they are on the shelf and on the books from then on. */
export const putAway = (run: Run, site: number, queue: readonly Lot[], units: number): void => {
  const { layout, world } = run;
  if (units === 0) return;
  const rest = new Map<Lot, number>();
  let left = units;
  for (const lot of queue) {
    const some = Math.min(lot.units, left);
    const cell = site * layout.items + lot.item;
    left -= some;
    world.atDoor[cell] -= some;
    shelve(run, cell, some);
    rest.set(lot, lot.units - some);
    if (left === 0) break;
  }
  world.dock = world.dock.flatMap((lot) => {
    const remains = rest.get(lot);
    if (remains === undefined) return [lot];
    return remains === 0 ? [] : [lotOf(lot, remains, lot.wrong)];
  });
};

/** Handles up to so many returned units, as far as the shelves have room. */
export const handleReturns = (run: Run, site: number, most: number): number => {
  const { layout, world } = run;
  const room = roomAt(run, site);
  let space = room === undefined ? Number.POSITIVE_INFINITY : room - volumesAt(run, site).shelf;
  let done = 0;
  for (let item = 0; item < layout.items; item += 1) {
    const cell = site * layout.items + item;
    const units = Math.max(0, Math.min(world.returns[cell], most - done, Math.floor(space / layout.volumes[item])));
    if (units === 0) continue;
    world.returns[cell] -= units;
    shelve(run, cell, units);
    space -= units * layout.volumes[item];
    done += units;
  }
  return done;
};

export const returnsWaiting = (run: Run, site: number): number => {
  let units = 0;
  for (let item = 0; item < run.layout.items; item += 1) units += run.world.returns[site * run.layout.items + item];
  return units;
};
