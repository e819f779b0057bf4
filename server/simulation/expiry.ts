import type { Run } from './run.ts';
import { throwAwayQuarantined } from './stock-losses.ts';

/**
 * Puts units on a site's shelf: on hand, on the books, and fresh from this period on where the item does not keep.
 * The only way on to a shelf, so that nothing that expires gets there without its age.
 */
export const shelve = (run: Run, cell: number, units: number): void => {
  const { layout, world } = run;
  world.onHand[cell] += units;
  if (layout.hasBook) world.book[cell] += units;
  const keeping = layout.keepingOf[cell];
  if (keeping !== undefined && keeping.periods > 0) world.shelved[keeping.start + (world.period % keeping.periods)] += units;
};

/**
 * What has lain on its shelf for the item's shelf life is thrown away, at standard cost. The oldest leave a shelf first, so all that is
 * on hand beyond the arrivals of the last periods is too old; the rings hold those arrivals, one period less than the shelf life.
 */
export const throwAway = (run: Run): void => {
  const { layout, world, day } = run;
  if (layout.eventPlan.agesLength > 0 || (layout.keeping.length > 0 && layout.eventPlan.quarantines.length > 0)) throwAwayQuarantined(run);
  for (const { cell, start, periods } of layout.keeping) {
    let fresh = 0;
    for (let back = 0; back < periods; back += 1) fresh += world.shelved[start + back];
    const units = Math.max(0, world.onHand[cell] - fresh);
    if (periods > 0) world.shelved[start + ((world.period + 1) % periods)] = 0;
    if (units === 0) continue;
    const item = cell % layout.items;
    world.onHand[cell] -= units;
    if (layout.hasBook) world.book[cell] -= Math.min(units, world.book[cell]);
    world.expired[item] += units;
    day.expired[cell] += units;
    if (!run.company.money.ledger) continue;
    world.stockCents -= units * layout.costCents[item];
    day.money.writeOff += units * layout.costCents[item];
  }
};
