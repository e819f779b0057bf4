import type { Company, PeriodsDistribution } from '../../simulation/company.ts';
import { usualUnits } from '../../simulation/demand-processes.ts';

/** Where goods go in a company, and how many: what several rules ask for. */
export type Flows = {
  /** Units of each item that each site has to send out in a usual period, to customers and to the sites it supplies. */
  readonly drawn: readonly (readonly number[])[];
  /** Lanes on which something can travel. */
  readonly used: ReadonlySet<number>;
  /** Sites that goods can reach from a supplier. */
  readonly reached: ReadonlySet<number>;
  /** Sites from which somebody gets goods. */
  readonly serving: ReadonlySet<number>;
};

const known = new WeakMap<Company, Flows>();

export const flowsOf = (company: Company): Flows => {
  const before = known.get(company);
  if (before !== undefined) return before;
  const flows = { drawn: drawnOf(company), ...lanesOf(company) };
  known.set(company, flows);
  return flows;
};

export const leastPeriods = ({ periods }: PeriodsDistribution): number =>
  periods.reduce((least, each) => Math.min(least, each), Number.POSITIVE_INFINITY);

const drawnOf = (company: Company): readonly (readonly number[])[] => {
  const drawn = company.sites.map(() => company.items.map(() => 0));
  const add = (siteIndex: number, itemIndex: number, units: number): void => {
    const row = drawn[siteIndex];
    if (row !== undefined) row[itemIndex] = (row[itemIndex] ?? 0) + units;
  };
  for (const segment of company.segments)
    for (const [item, demand] of segment.demand.entries()) if (demand !== undefined) add(segment.siteIndex, item, usualUnits(demand));
  // Each site hands what is drawn from it on to the one that supplies it, those at the customers' end first.
  for (const site of fromCustomersUp(company))
    for (const [item, supply] of (company.sites[site]?.supply ?? []).entries())
      if (supply?.from === 'site') add(company.lanes[supply.laneIndex]?.from.index ?? -1, item, drawn[site]?.[item] ?? 0);
  return drawn;
};

/** Sites in an order in which each comes before the one that supplies it. */
const fromCustomersUp = (company: Company): readonly number[] => {
  const sources = company.sites.map((site) => [
    ...new Set(site.supply.flatMap((each) => (each?.from === 'site' ? [company.lanes[each.laneIndex]?.from.index ?? -1] : []))),
  ]);
  const waitingFor = company.sites.map(() => 0);
  for (const list of sources) for (const source of list) waitingFor[source] = (waitingFor[source] ?? 0) + 1;
  const order: number[] = [];
  const ready = waitingFor.flatMap((count, site) => (count === 0 ? [site] : []));
  for (let site = ready.pop(); site !== undefined; site = ready.pop()) {
    order.push(site);
    for (const source of sources[site] ?? []) {
      waitingFor[source] = (waitingFor[source] ?? 0) - 1;
      if (waitingFor[source] === 0) ready.push(source);
    }
  }
  return order;
};

const lanesOf = (company: Company): Omit<Flows, 'drawn'> => {
  const { lanes, sites, suppliers, segments, fields } = company;
  const from = sites.map((): number[] => []);
  for (const [index, lane] of lanes.entries()) if (lane.from.kind === 'site') from[lane.from.index]?.push(index);
  const used = new Set<number>();
  const serving = new Set<number>();
  for (const segment of segments) {
    used.add(segment.laneIndex);
    serving.add(segment.siteIndex);
  }
  const bought: number[] = [];
  for (const site of sites) {
    for (const [item, supply] of site.supply.entries()) {
      if (supply?.from === 'site') {
        used.add(supply.laneIndex);
        serving.add(lanes[supply.laneIndex]?.from.index ?? -1);
      }
      for (const supplier of supply?.supplierIndices ?? [])
        bought.push(suppliers[supplier]?.offers.find((offer) => offer.itemIndex === item)?.laneIndex ?? -1);
    }
  }
  const through = (laneIndex: number): void => {
    const waiting = [laneIndex];
    for (let lane = waiting.pop(); lane !== undefined; lane = waiting.pop()) {
      if (used.has(lane) || lane < 0) continue;
      used.add(lane);
      const to = lanes[lane]?.to;
      const alternative = lanes[lane]?.alternativeIndex;
      if (alternative !== undefined) waiting.push(alternative);
      if (to?.kind !== 'site' || sites[to.index]?.kind !== 'port') continue;
      for (const next of from[to.index] ?? []) waiting.push(next);
    }
  };
  for (const lane of bought) through(lane);
  for (const lane of used) {
    const alternative = lanes[lane]?.alternativeIndex;
    if (alternative !== undefined) through(alternative);
  }
  const transferred = new Set(fields.filter((field) => field.lever === 'transfer').map((field) => field.key.split(' ')[0] ?? ''));
  for (const [index, lane] of lanes.entries()) {
    if (transferred.has(lane.id)) used.add(index);
    if (used.has(index) && lane.from.kind === 'site') serving.add(lane.from.index);
  }

  const reached = new Set<number>();
  const waiting = lanes.flatMap((lane) => (lane.from.kind === 'supplier' && lane.to.kind === 'site' ? [lane.to.index] : []));
  for (let site = waiting.pop(); site !== undefined; site = waiting.pop()) {
    if (reached.has(site)) continue;
    reached.add(site);
    for (const lane of from[site] ?? []) {
      const to = lanes[lane]?.to;
      if (to?.kind === 'site') waiting.push(to.index);
    }
  }
  return { used, reached, serving };
};
