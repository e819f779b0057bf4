import type { Company } from '../../simulation/company.ts';
import { usualUnits } from '../../simulation/demand-processes.ts';
import { flowsOf, leastPeriods } from './flows.ts';
import type { LintRule } from './rules.ts';
import type { Finder } from './subject.ts';

/** Whether the company can do at the start what its customers ask, and live on it. */

const transitOf = (company: Company, laneIndex: number): number =>
  (company.lanes[laneIndex]?.modes ?? []).reduce((least, mode) => Math.min(least, leastPeriods(mode.transit)), Number.POSITIVE_INFINITY);

/** Periods until goods ordered in period 1 can be there. */
const firstArrival = (company: Company, siteIndex: number, itemIndex: number): number => {
  const supply = company.sites[siteIndex]?.supply[itemIndex];
  if (supply === undefined) return 0;
  if (supply.from === 'site') return (company.lanes[supply.laneIndex]?.orderDelayPeriods ?? 0) + transitOf(company, supply.laneIndex);
  return supply.supplierIndices.reduce((least, index) => {
    const supplier = company.suppliers[index];
    if (supplier === undefined || supplier.qualification !== undefined) return least;
    const lane = supplier.offers.find((offer) => offer.itemIndex === itemIndex)?.laneIndex ?? -1;
    return Math.min(least, leastPeriods(supplier.lead) + transitOf(company, lane));
  }, Number.POSITIVE_INFINITY);
};

/** Units that are under way at the start and here by a period, goods and orders alike. */
const comingUnits = (company: Company, site: Company['sites'][number], itemIndex: number, period: number): number =>
  site.openingArrivals.reduce((sum, each) => sum + (each.itemIndex === itemIndex && each.duePeriod <= period ? each.units : 0), 0) +
  site.openingCards.reduce(
    (sum, each) => sum + (each.itemIndex === itemIndex && each.readPeriod + transitOf(company, each.laneIndex) <= period ? each.units : 0),
    0,
  );

export const marketRules = {
  'always-late': ({ scenario: { company } }, found) => {
    for (const segment of company.segments) {
      const transit = transitOf(company, segment.laneIndex);
      const [market = '', id = ''] = segment.id.split('/');
      if (transit > segment.leadPeriods)
        found.key(
          ['markets', market, 'segments', id],
          `customers ask for their goods after ${segment.leadPeriods} periods, and the road to them takes ${transit}`,
          `\`leadPeriods: ${transit}\` or more`,
        );
    }
  },

  'sold-at-a-loss': ({ scenario: { company } }, found) => {
    if (!company.money.ledger) return;
    const costs = company.items.map(() => Number.POSITIVE_INFINITY);
    for (const supplier of company.suppliers)
      for (const { itemIndex, breaks } of supplier.offers)
        for (const { costCents } of breaks) costs[itemIndex] = Math.min(costs[itemIndex] ?? costCents, costCents);
    for (const [index, item] of company.items.entries()) {
      const cheapest = costs[index] ?? Number.POSITIVE_INFINITY;
      if (Number.isFinite(cheapest) && item.listPriceCents <= cheapest)
        found.at(
          ['items', item.id, 'listPrice'],
          `\`${item.id}\` sells for ${(item.listPriceCents / 100).toFixed(2)} and costs ${(cheapest / 100).toFixed(2)} where it is cheapest`,
          'a list price above the cost of goods, freight and labour',
        );
    }
  },

  'opening-stock-short': ({ scenario: { company } }, found) => {
    const { drawn } = flowsOf(company);
    const served = company.sites.map((_, site) => company.segments.filter((segment) => segment.siteIndex === site));
    for (const [siteIndex, site] of company.sites.entries()) {
      for (const [itemIndex, item] of company.items.entries()) {
        const perPeriod = drawn[siteIndex]?.[itemIndex] ?? 0;
        const first = firstArrival(company, siteIndex, itemIndex);
        if (perPeriod === 0 || first === 0 || !Number.isFinite(first)) continue;
        // Customers who ask for their goods later than the road takes can be served from what comes meanwhile.
        const later = (served[siteIndex] ?? []).reduce((sum, segment) => {
          const demand = segment.demand[itemIndex];
          const slack = Math.max(0, segment.leadPeriods - transitOf(company, segment.laneIndex));
          return demand === undefined ? sum : sum + usualUnits(demand) * Math.min(first, slack);
        }, 0);
        const asked = Math.round(perPeriod * first - later);
        const have = (site.openingUnits[itemIndex] ?? 0) + comingUnits(company, site, itemIndex, first);
        if (have < asked)
          found.key(
            ['sites', site.id, 'opening'],
            `\`${site.id}\` has ${have} of \`${item.id}\` and has to hand out ${asked} before anything ordered in period 1 can come in period ${first + 1}`,
            `${asked} or more under \`onHand\`, \`arrivals\` and \`cards\``,
          );
      }
    }
  },

  'storage-tight': ({ scenario: { company }, file }, found) => {
    for (const site of company.sites) {
      if (site.storageVolume === undefined) continue;
      const volume = company.items.reduce((sum, item, index) => sum + item.volume * (site.openingUnits[index] ?? 0), 0);
      if (volume > 0.85 * site.storageVolume)
        found.at(
          ['sites', site.id, 'storage'],
          `stock at the start takes ${Math.round((100 * volume) / site.storageVolume)} % of the storage of \`${site.id}\``,
          `${Math.ceil(volume / 0.85)} or more for a volume of ${volume}${file.sites[site.id]?.labour === undefined ? '' : ', or less opening stock'}`,
        );
    }
  },
} as const satisfies Partial<Readonly<Record<LintRule, Finder>>>;
