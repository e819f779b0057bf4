import type { OutcomePledge } from '../../contract/agreement-schemas.ts';
import { itemIndex, placeIndex } from '../../game/agreements/places.ts';
import type { Company } from '../../simulation/company.ts';
import { layoutOf } from '../../simulation/layout.ts';
import type { Reach } from './moves.ts';

/** Places in the company's lists that an outcome depends on. */
export type Places = {
  readonly items: ReadonlySet<number>;
  readonly sites: ReadonlySet<number>;
  readonly lanes: ReadonlySet<number>;
  readonly suppliers: ReadonlySet<number>;
};

/** Whether goods are looked for behind a site too: where what it needs comes from. */
type Follow = (site: number, item: number) => boolean;

type Open = { readonly [K in keyof Places]: Set<number> };

/** The way of a supplier's goods to a site: its lane, the ports on the way, their lanes. */
const addWay = (company: Company, found: Open, laneIndex: number, site: number): void => {
  const { nextLane, sites } = layoutOf(company);
  let lane = laneIndex;
  while (lane >= 0 && !found.lanes.has(lane)) {
    found.lanes.add(lane);
    const { to, alternativeIndex } = company.lanes[lane];
    if (alternativeIndex !== undefined) found.lanes.add(alternativeIndex);
    if (to.kind !== 'site' || to.index === site) return;
    found.sites.add(to.index);
    lane = nextLane[to.index * sites + site];
  }
};

/** What brings an item to a site, and where it comes from; further back only where that is asked. */
const addSupply = (company: Company, found: Open, site: number, item: number, follow: Follow): void => {
  const { sources, items } = layoutOf(company);
  let at = site;
  for (let hops = 0; hops <= company.sites.length; hops += 1) {
    const supply = company.sites[at]?.supply[item];
    if (supply === undefined) return;
    if (supply.from === 'suppliers') {
      for (const { supplier, offer } of sources[at * items + item]) {
        found.suppliers.add(supplier);
        addWay(company, found, offer.laneIndex, at);
      }
      return;
    }
    found.lanes.add(supply.laneIndex);
    at = company.lanes[supply.laneIndex].from.index;
    found.sites.add(at);
    if (!follow(at, item)) return;
  }
};

/** Lanes between the company's own sites that end here, or begin here; to a port come those of suppliers too. */
const addLanes = (company: Company, found: Open, site: number, which: 'from' | 'to'): void => {
  const isPort = company.sites[site].kind === 'port';
  company.lanes.forEach((lane, index) => {
    const other = which === 'to' ? lane.from : lane.to;
    if (lane[which].kind !== 'site' || lane[which].index !== site || other.kind === 'market') return;
    if (other.kind === 'supplier' && !isPort) return;
    found.lanes.add(index);
    if (other.kind === 'supplier') found.suppliers.add(other.index);
  });
};

/** The places that an outcome depends on, backwards from where it is measured. */
export const placesOf = (company: Company, { measure, place, item }: OutcomePledge, follow: Follow): Places => {
  const at = placeIndex(company, measure, place);
  const items = item === undefined ? company.items.map((_, index) => index) : [itemIndex(company, item)];
  const found: Open = { items: new Set(items), sites: new Set(), lanes: new Set(), suppliers: new Set() };
  if (measure === 'waiting') {
    const { from, to, alternativeIndex } = company.lanes[at];
    found.lanes.add(at);
    if (alternativeIndex !== undefined) found.lanes.add(alternativeIndex);
    for (const end of [from, to]) if (end.kind === 'site') found.sites.add(end.index);
    return found;
  }
  const segment = measure === 'delivered' ? company.segments[at] : undefined;
  const site = segment?.siteIndex ?? at;
  found.sites.add(site);
  if (segment !== undefined) found.lanes.add(segment.laneIndex);
  if (measure === 'shipped') addLanes(company, found, site, 'from');
  const fromHere = segment !== undefined || measure === 'shipped' || measure === 'backlog';
  if (fromHere && !items.some((each) => follow(site, each))) return found;
  addLanes(company, found, site, 'to');
  for (const each of items) if (!fromHere || follow(site, each)) addSupply(company, found, site, each, follow);
  return found;
};

/** The same as ids, as the keys of levers name them. */
export const reachOf = (company: Company, { items, sites, lanes, suppliers }: Places): Reach => {
  const ids = (list: readonly { readonly id: string }[], places: ReadonlySet<number>): ReadonlySet<string> =>
    new Set([...places].map((place) => list[place].id));
  return {
    items: ids(company.items, items),
    sites: ids(company.sites, sites),
    lanes: ids(company.lanes, lanes),
    suppliers: ids(company.suppliers, suppliers),
  };
};
