import { observed, openingMemory, unitsToOrder } from '../contract/ordering.ts';
import type { OrderingRule } from '../contract/ordering.ts';
import type { Company } from './company.ts';
import { usualUnits } from './demand-processes.ts';
import type { Run } from './run.ts';

/** A cell that replenishes itself by an ordering rule, and where in `world.history` the rule's memory begins. */
export type RuledCell = {
  readonly cell: number;
  readonly start: number;
  readonly rule: OrderingRule;
  /** The rule's memory before period 1. */
  readonly opening: readonly number[];
  /** Places of customers' demand that the forecast follows; missing: it follows the orders that the cell receives. */
  readonly customers: readonly number[] | undefined;
};

/** Units of an item that a site ordered last before the game: its latest card, otherwise the latest goods on their way. */
export const openingOrder = (company: Company, cell: number): number => {
  const items = company.items.length;
  const item = cell % items;
  const site = company.sites[(cell - item) / items];
  const cards = site.openingCards.filter((card) => card.itemIndex === item).sort((a, b) => b.readPeriod - a.readPeriod);
  const arrivals = site.openingArrivals.filter((arrival) => arrival.itemIndex === item).sort((a, b) => b.duePeriod - a.duePeriod);
  return cards[0]?.units ?? arrivals[0]?.units ?? 0;
};

/** Whether goods of an item come to a site from a source, over any number of sites in between; a site's come from itself. */
export const suppliedBy = (company: Company, site: number, source: number, item: number): boolean => {
  let at = site;
  for (let hops = 0; hops <= company.sites.length; hops += 1) {
    if (at === source) return true;
    const supply = company.sites[at].supply[item];
    if (supply?.from !== 'site') return false;
    at = company.lanes[supply.laneIndex].from.index;
  }
  return false;
};

/**
 * The cells that order by a rule, their memories one after the other from `firstPlace` on. Before period 1 a rule remembers expected
 * demand: of all that is asked of the cell, or of the customers it follows.
 */
export const ruledCells = (company: Company, baseUnits: readonly number[], firstPlace: number): readonly RuledCell[] => {
  const items = company.items.length;
  const cells: RuledCell[] = [];
  let start = firstPlace;
  for (const [site, { supply }] of company.sites.entries())
    for (const [item, each] of supply.entries()) {
      if (each?.ordering.by !== 'auto' || !('rule' in each.ordering)) continue;
      const { rule, demand } = each.ordering;
      const cell = site * items + item;
      const served =
        demand === 'local'
          ? undefined
          : company.segments.flatMap((segment, place) => {
              const source = segment.demand[item];
              return source !== undefined && suppliedBy(company, segment.siteIndex, site, item) ? [{ source, place }] : [];
            });
      const expected = served === undefined ? baseUnits[cell] : served.reduce((units, { source }) => units + usualUnits(source), 0);
      const opening = openingMemory(rule, expected, openingOrder(company, cell));
      cells.push({ cell, start, rule, opening, customers: served?.map(({ place }) => place * items + item) });
      start += opening.length;
    }
  return cells;
};

const memoryOf = (run: Run, { start, opening }: RuledCell): readonly number[] => run.world.history.slice(start, start + opening.length);

/** What a cell orders by its rule, by the books, after the period before has ended. Sites hear no rumours. */
export const unitsByRule = (run: Run, ruled: RuledCell): number => {
  const { layout, world } = run;
  const { cell } = ruled;
  const onHandUnits = layout.hasBook ? world.book[cell] : world.onHand[cell];
  const backlogUnits = world.backlog[cell];
  const positionUnits = onHandUnits + world.atDoor[cell] + world.onOrder[cell] - backlogUnits;
  return unitsToOrder(ruled.rule, memoryOf(run, ruled), { onHandUnits, backlogUnits, positionUnits }, false);
};

/** What cells with a rule remember of the period. */
export const followDemand = (run: Run): void => {
  const { layout, world, day } = run;
  for (const ruled of layout.ruled) {
    if (ruled.opening.length === 0) continue;
    const asked = day.incoming[ruled.cell];
    let demand = asked;
    if (ruled.customers !== undefined) {
      demand = 0;
      for (const place of ruled.customers) demand += day.demand[place];
    }
    const memory = observed(ruled.rule, memoryOf(run, ruled), demand, asked);
    for (let place = 0; place < memory.length; place += 1) world.history[ruled.start + place] = memory[place];
  }
};
