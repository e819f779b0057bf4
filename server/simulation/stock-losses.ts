import type { CompanyEvent } from './company-events.ts';
import type { QuarantineSlot } from './event-plan.ts';
import { lotOf } from './parts.ts';
import type { Run } from './run.ts';
import { arrivalSite } from './transit.ts';
import type { Lot } from './world.ts';

const shareOf = (units: number, sharePpm: number): number => Math.floor((units * sharePpm) / 1_000_000 + 0.5);

/**
 * Takes units off a shelf whose item does not keep, the same part of every age. Gives the part of each age, by its place in the ring
 * of arrivals; what is in its last period has no place there any more. Call it before `onHand` moves.
 */
const takeAges = (run: Run, cell: number, units: number): readonly number[] => {
  const { layout, world } = run;
  const keeping = layout.keepingOf[cell];
  const onHand = world.onHand[cell];
  if (keeping === undefined || units === 0) return [];
  const { start, periods } = keeping;
  const taken = Array.from({ length: periods }, () => 0);
  let newer = onHand;
  let takenSoFar = 0;
  for (let back = 0; back < periods; back += 1) {
    const place = (((world.period - back) % periods) + periods) % periods;
    const here = Math.min(newer, world.shelved[start + place]);
    newer -= here;
    const takenNow = Math.floor(((onHand - newer) * units) / onHand) - takenSoFar;
    takenSoFar += takenNow;
    taken[place] = takenNow;
    world.shelved[start + place] = here - takenNow;
  }
  return taken;
};

/** Parts of a list of lots that are lost, the same share of all; the others stay as they are. */
const lose = (lots: readonly Lot[], isHit: (lot: Lot) => boolean, sharePpm: number, lost: (units: number) => void): Lot[] => {
  let met = 0;
  return lots.flatMap((lot) => {
    if (!isHit(lot)) return [lot];
    const units = shareOf(met + lot.units, sharePpm) - shareOf(met, sharePpm);
    met += lot.units;
    if (units === 0) return [lot];
    lost(units);
    const rest = lot.units - units;
    return rest === 0 ? [] : [lotOf(lot, rest, Math.min(lot.wrong, rest))];
  });
};

const writeOff = (run: Run, cell: number, units: number): void => {
  const { layout, world, day } = run;
  const item = cell % layout.items;
  world.expired[item] += units;
  if (!run.company.money.ledger) return;
  world.stockCents -= units * layout.costCents[item];
  day.money.writeOff += units * layout.costCents[item];
};

/** An event begins: what it destroys of a site's stock is gone, on shelf and dock, at the door, and of what came back. The books follow. */
export const destroyStock = (run: Run, event: CompanyEvent): void => {
  const { layout, world, day } = run;
  for (const effect of event.effects) {
    if (effect.kind !== 'stockDestroyed') continue;
    const { siteIndex: site, sharePpm } = effect;
    for (const item of effect.itemIndices) {
      const cell = site * layout.items + item;
      let units = shareOf(world.onHand[cell], sharePpm);
      takeAges(run, cell, units);
      world.onHand[cell] -= units;
      if (layout.hasBook) world.book[cell] -= shareOf(world.book[cell], sharePpm);
      const atDoor = (lost: number): void => {
        units += lost;
        world.atDoor[cell] -= lost;
      };
      world.dock = lose(world.dock, (lot) => lot.site === site && lot.item === item, sharePpm, atDoor);
      world.door = lose(world.door, (lot) => lot.site === site && lot.item === item && arrivalSite(run, lot) === site, sharePpm, atDoor);
      if (layout.hasLabour) {
        const back = shareOf(world.returns[cell], sharePpm);
        world.returns[cell] -= back;
        units += back;
      }
      if (units === 0) continue;
      day.destroyed[cell] += units;
      writeOff(run, cell, units);
    }
  }
};

/** An event begins: what it keeps out of reach leaves shelf and books, with its age. */
export const quarantineStock = (run: Run, event: number): void => {
  const { layout, world } = run;
  const memory = world.eventMemory;
  if (memory === undefined) return;
  layout.eventPlan.quarantines.forEach((slot, place) => {
    if (slot.event !== event) return;
    const { cell, sharePpm, agesStart } = slot;
    const units = shareOf(world.onHand[cell], sharePpm);
    const onBook = layout.hasBook ? shareOf(world.book[cell], sharePpm) : units;
    takeAges(run, cell, units).forEach((some, age) => {
      memory.quarantinedAges[agesStart + age] += some;
    });
    world.onHand[cell] -= units;
    if (layout.hasBook) world.book[cell] -= onBook;
    memory.quarantined[place] += units;
    memory.quarantinedBook[place] += onBook;
  });
};

/** An event is no longer active: what it kept out of reach is back on shelf and books, as old as it is. */
export const releaseStock = (run: Run, event: number): void => {
  const { layout, world } = run;
  const memory = world.eventMemory;
  if (memory === undefined) return;
  layout.eventPlan.quarantines.forEach((slot, place) => {
    if (slot.event !== event) return;
    const { cell, agesStart, agePeriods } = slot;
    world.onHand[cell] += memory.quarantined[place];
    if (layout.hasBook) world.book[cell] += memory.quarantinedBook[place];
    memory.quarantined[place] = 0;
    memory.quarantinedBook[place] = 0;
    const keeping = layout.keepingOf[cell];
    for (let age = 0; keeping !== undefined && age < agePeriods; age += 1) {
      world.shelved[keeping.start + age] += memory.quarantinedAges[agesStart + age];
      memory.quarantinedAges[agesStart + age] = 0;
    }
  });
};

/** Units of a cell that are out of reach. */
export const quarantinedAt = (run: Pick<Run, 'layout' | 'world'>, cell: number): number => {
  const memory = run.world.eventMemory;
  if (memory === undefined) return 0;
  let units = 0;
  const { quarantines } = run.layout.eventPlan;
  for (let place = 0; place < quarantines.length; place += 1) if (quarantines[place].cell === cell) units += memory.quarantined[place];
  return units;
};

/** What is out of reach grows old too: beyond its shelf life it is thrown away where it lies. */
export const throwAwayQuarantined = (run: Run): void => {
  const { world, layout, day } = run;
  const memory = world.eventMemory;
  if (memory === undefined) return;
  layout.eventPlan.quarantines.forEach((slot: QuarantineSlot, place) => {
    const { cell, agesStart, agePeriods } = slot;
    if (layout.keepingOf[cell] === undefined) return;
    let fresh = 0;
    for (let age = 0; age < agePeriods; age += 1) fresh += memory.quarantinedAges[agesStart + age];
    const units = Math.max(0, memory.quarantined[place] - fresh);
    if (agePeriods > 0) memory.quarantinedAges[agesStart + ((world.period + 1) % agePeriods)] = 0;
    if (units === 0) return;
    memory.quarantined[place] -= units;
    memory.quarantinedBook[place] -= Math.min(units, memory.quarantinedBook[place]);
    day.expired[cell] += units;
    writeOff(run, cell, units);
  });
};
