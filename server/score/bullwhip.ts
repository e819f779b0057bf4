import type { LinkView } from '../contract/desk.ts';
import type { Company } from '../simulation/company.ts';
import type { RoundRecord } from '../simulation/records.ts';
import { varianceRatio } from './formulas.ts';

/** Fewer rounds than this make a variance ratio a hint, not a proof. */
const provingRounds = 20;

type Link = { readonly name: string; readonly cells: readonly number[] };

/** The links along which sites order: `from>to` with `to` the ordering site; a site that buys from several suppliers has `suppliers>site`. */
const linksOf = (company: Company): readonly Link[] => {
  const found = new Map<string, number[]>();
  for (const [siteIndex, site] of company.sites.entries()) {
    for (const [item, supply] of site.supply.entries()) {
      if (supply === undefined) continue;
      const [first, second] = supply.supplierIndices;
      const lane = company.lanes[supply.laneIndex];
      const buysFrom = second === undefined && first !== undefined ? company.suppliers[first]?.id : 'suppliers';
      const from = supply.from === 'suppliers' ? buysFrom : lane.from.kind === 'site' ? company.sites[lane.from.index]?.id : lane.id;
      const name = `${from}>${site.id}`;
      found.set(name, [...(found.get(name) ?? []), siteIndex * company.items.length + item]);
    }
  }
  return [...found].map(([name, cells]) => ({ name, cells }));
};

/** Units by round over some places of a period's list. */
const totalsByRound = (records: readonly RoundRecord[], list: 'ordered' | 'incoming', places: readonly number[]): readonly number[] =>
  records.map((record) => {
    let units = 0;
    for (const period of record.periods) for (const place of places) units += period[list][place];
    return units;
  });

/** Customers' demand by round over all items, units. */
export const demandByRound = (records: readonly RoundRecord[]): readonly number[] =>
  records.map((record) => {
    let units = 0;
    for (const period of record.periods) for (const each of period.demand) units += each;
    return units;
  });

/**
 * Bullwhip at every link: variance of round totals of the orders a site places over that of the orders and demand it receives, over
 * the same rounds. Undefined where what it receives does not vary.
 */
export const links = (company: Company, records: readonly RoundRecord[]): readonly LinkView[] =>
  linksOf(company).map(({ name, cells }) => {
    const ordersByRound = totalsByRound(records, 'ordered', cells);
    return {
      link: name,
      ratio: varianceRatio(ordersByRound, totalsByRound(records, 'incoming', cells)),
      ordersByRound,
      indicative: records.length < provingRounds,
    };
  });
