import type { SiteId } from '../contract/ids.ts';
import type { Company } from '../simulation/company.ts';
import type { RoundRecord } from '../simulation/records.ts';

/** Costs by site over these rounds, cents: holding, backlog, handling, storage and labour. */
export const siteCostCents = (company: Company, records: readonly RoundRecord[]): Readonly<Record<SiteId, number>> => {
  const cents = company.sites.map(() => 0);
  for (const record of records)
    for (const period of record.periods) for (const [site, cost] of period.siteCostCents.entries()) cents[site] += cost;
  return Object.fromEntries(company.sites.map((site, place) => [site.id, cents[place]]));
};
