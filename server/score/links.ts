import type { Company } from '../simulation/company.ts';
import { suppliedBy } from '../simulation/replenishment.ts';

/** A link along which a site orders, and where in a period's lists its units stand, item by item. */
export type Link = {
  /** `from>to` with `to` the ordering site; `suppliers>site` for several suppliers of a site together. */
  readonly name: string;
  /** One supplier of several: the name of the link of all of them. */
  readonly partOf?: string;
  readonly items: readonly LinkItem[];
};
export type LinkItem = {
  readonly item: number;
  readonly cell: number;
  /** One supplier of several: its place in the record's orders by supplier. */
  readonly splitPlace?: number;
  /** Demand of the customers that the goods are bound for, at the site or behind it. */
  readonly demandPlaces: readonly number[];
};

/** Demand of an item that a site serves, itself or through the sites it supplies. */
const demandBehind = (company: Company, site: number, item: number): readonly number[] =>
  company.segments.flatMap(({ siteIndex }, place) =>
    suppliedBy(company, siteIndex, site, item) ? [place * company.items.length + item] : [],
  );

const workOut = (company: Company): readonly Link[] => {
  const found = new Map<string, { readonly partOf?: string; readonly items: LinkItem[] }>();
  const add = (name: string, item: LinkItem, partOf?: string): void => {
    const before = found.get(name);
    if (before !== undefined) before.items.push(item);
    else found.set(name, { ...(partOf === undefined ? {} : { partOf }), items: [item] });
  };
  let splits = 0;
  for (const [siteIndex, site] of company.sites.entries())
    for (const [item, supply] of site.supply.entries()) {
      if (supply === undefined) continue;
      const cell = siteIndex * company.items.length + item;
      const each: LinkItem = { item, cell, demandPlaces: demandBehind(company, siteIndex, item) };
      const { from } = company.lanes[supply.laneIndex];
      const [only, second] = supply.supplierIndices;
      if (supply.from === 'site')
        add(`${from.kind === 'site' ? company.sites[from.index]?.id : company.lanes[supply.laneIndex].id}>${site.id}`, each);
      else if (second === undefined && only !== undefined) add(`${company.suppliers[only]?.id}>${site.id}`, each);
      else {
        const whole = `suppliers>${site.id}`;
        add(whole, each);
        for (const supplier of supply.supplierIndices)
          add(`${company.suppliers[supplier]?.id}>${site.id}`, { ...each, splitPlace: splits++ }, whole);
      }
    }
  return [...found].map(([name, link]) => ({ name, ...link }));
};

const known = new WeakMap<Company, readonly Link[]>();

/** The links of a company, in the order of its sites; a supplier among several right after the link of all of them. */
export const linksOf = (company: Company): readonly Link[] => {
  const before = known.get(company);
  if (before !== undefined) return before;
  const links = workOut(company);
  known.set(company, links);
  return links;
};
