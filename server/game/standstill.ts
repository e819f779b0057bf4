import type { Company } from '../simulation/company.ts';
import type { PeriodRecord, RoundRecord } from '../simulation/records.ts';

/** Events that can make a site's records stand still, and the sites: worked out once for a company. */
type Freezing = readonly { readonly event: number; readonly sites: readonly number[] }[];

const known = new WeakMap<Company, Freezing>();

const freezingOf = (company: Company): Freezing => {
  const before = known.get(company);
  if (before !== undefined) return before;
  const made = company.events.flatMap(({ effects }, event) => {
    const sites = effects.flatMap((effect) => (effect.kind === 'recordsFrozen' ? effect.siteIndices : []));
    return sites.length === 0 ? [] : [{ event, sites }];
  });
  known.set(company, made);
  return made;
};

/** Whether any event can stop a system of this company. */
export const hasStops = (company: Company): boolean => freezingOf(company).length > 0;

const stands = (freezing: Freezing, { events }: PeriodRecord, site: number): boolean =>
  freezing.some(({ event, sites }) => events[event] === 'active' && sites.includes(site));

/** Where in a game's records a site's system stopped: the last period that got into it. Places in `records` and in its periods. */
export type Stop = { readonly round: number; readonly day: number; readonly period: PeriodRecord };

const stopOf = (freezing: Freezing, records: readonly RoundRecord[], site: number): Stop | undefined => {
  for (let round = records.length - 1; round >= 0; round -= 1) {
    const { periods } = records[round];
    for (let day = periods.length - 1; day >= 0; day -= 1) {
      if (stands(freezing, periods[day], site)) continue;
      const newest = round === records.length - 1 && day === periods.length - 1;
      return newest ? undefined : { round, day, period: periods[day] };
    }
  }
  return undefined;
};

const nowhere: ReadonlyMap<number, Stop> = new Map();

/**
 * Sites whose system is down when the last round is over, each with the last period that still got into it. An event with the effect
 * `recordsFrozen` stops a system while it is active. Work at the site goes on by hand, on what is true; what people read from the
 * system is what it said before. When the event is over everything is entered at once, the past included.
 */
export const stops = (company: Company, records: readonly RoundRecord[]): ReadonlyMap<number, Stop> => {
  const freezing = freezingOf(company);
  const last = records.at(-1)?.periods.at(-1);
  if (freezing.length === 0 || last === undefined) return nowhere;
  const found = new Map<number, Stop>();
  for (let site = 0; site < company.sites.length; site += 1) {
    if (!stands(freezing, last, site)) continue;
    const stop = stopOf(freezing, records, site);
    if (stop !== undefined) found.set(site, stop);
  }
  return found.size === 0 ? nowhere : found;
};

/**
 * The records that a stopped system holds: everything up to its last period. A round that it knows in part closes as the one before it
 * did, because what desks propose is worked out when a round is over.
 */
export const knownRecords = (records: readonly RoundRecord[], { round, day }: Stop): readonly RoundRecord[] => {
  const record = records[round];
  if (day === record.periods.length - 1) return records.slice(0, round + 1);
  const known = { round: record.round, periods: record.periods.slice(0, day + 1), close: records[Math.max(0, round - 1)].close };
  return [...records.slice(0, round), known];
};

/** The proposals that desks show for a site: of the last round, or of the last one that its system knows as a whole. */
export const proposalsInSight = (
  company: Company,
  records: readonly RoundRecord[],
  site: number,
): RoundRecord['close']['proposals'] | undefined => {
  const stop = site < 0 ? undefined : stops(company, records).get(site);
  return (stop === undefined ? records : knownRecords(records, stop)).at(-1)?.close.proposals;
};
