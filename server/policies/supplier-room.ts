import type { Panel } from '../contract/desk.ts';
import { firstPart, rowValue, secondPart } from './desk-reading.ts';

/** Who could deliver an item: what it asks for a unit, and the share that the order's plan gives it; the first supplier takes the rest. */
export type Source = { readonly supplier: string; readonly priceCents: number; readonly percent: number | 'rest' };

/** Units each supplier owes of all its items, and can hand over in a round by its capacity as events left it; without one, any number. */
const loadOf = (suppliers: Panel): ReadonlyMap<string, { readonly owed: number; readonly capacity: number }> => {
  const found = new Map<string, { readonly owed: number; readonly capacity: number }>();
  for (const row of suppliers.rows) {
    const id = firstPart(row.key);
    const owed = (found.get(id)?.owed ?? 0) + rowValue('suppliers', row, 'owed');
    found.set(id, { owed, capacity: rowValue('suppliers', row, 'capacity', Infinity) });
  }
  return found;
};

/** Units of all items together that each supplier may still be asked for: what it can hand over in so many rounds, less what it owes. */
export const roomOf = (suppliers: Panel, rounds: number): Map<string, number> =>
  new Map([...loadOf(suppliers)].map(([id, { owed, capacity }]) => [id, Math.max(0, capacity * rounds - owed)]));

/** Units of an item that are on order and not to be counted on: what suppliers owe beyond what they can hand over in so many rounds. */
export const stuckUnits = (suppliers: Panel, item: string, rounds: number): number => {
  const loads = loadOf(suppliers);
  let units = 0;
  for (const row of suppliers.rows) {
    const load = loads.get(firstPart(row.key));
    if (secondPart(row.key) !== item || load === undefined || load.owed <= 0) continue;
    units += (Math.max(0, load.owed - load.capacity * rounds) * rowValue('suppliers', row, 'owed')) / load.owed;
  }
  return units;
};

/** Those who are qualified for an item, by the suppliers' panel; `percents` are the plan's shares by `supplier item`. */
export const sourcesOf = (suppliers: Panel, item: string, percents: ReadonlyMap<string, number>): readonly Source[] =>
  suppliers.rows
    .filter((row) => secondPart(row.key) === item && rowValue('suppliers', row, 'qualified', 1) > 0)
    .map((row) => ({
      supplier: firstPart(row.key),
      priceCents: rowValue('suppliers', row, 'price'),
      percent: percents.get(row.key) ?? 'rest',
    }));

/**
 * An order by supplier, as planned as far as there is room, then with whoever has room, the cheapest first. What nobody has room for is
 * not ordered: it would only stand in a queue. Takes what it gives out of `room`, so that items ordered later find less.
 */
export const splitByRoom = (sources: readonly Source[], units: number, room: Map<string, number>): ReadonlyMap<string, number> => {
  const given = new Map<string, number>();
  let left = units;
  const give = (supplier: string, wanted: number): void => {
    const free = room.get(supplier) ?? 0;
    const part = Math.max(0, Math.min(left, wanted, Math.floor(free)));
    room.set(supplier, free - part);
    given.set(supplier, (given.get(supplier) ?? 0) + part);
    left -= part;
  };
  const shared = sources.reduce((sum, { percent }) => sum + (percent === 'rest' ? 0 : percent), 0);
  for (const { supplier, percent } of sources)
    give(supplier, Math.round((units * (percent === 'rest' ? Math.max(0, 100 - shared) : percent)) / 100));
  for (const { supplier } of sources.toSorted((one, other) => one.priceCents - other.priceCents)) give(supplier, left);
  return given;
};
