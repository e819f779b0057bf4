import type { PeriodRecord, RoundRecord } from '../simulation/records.ts';

/** Where in a game's records a site's system stopped: the last period that got into it. `round` and `day` are places in the records. */
export type Stop = { readonly round: number; readonly day: number; readonly period: PeriodRecord };

const stopAt = (records: readonly RoundRecord[], period: number): Stop | undefined => {
  for (let round = records.length - 1; round >= 0; round -= 1) {
    const { periods } = records[round];
    const day = periods.findIndex((each) => each.period === period);
    if (day >= 0) return { round, day, period: periods[day] };
  }
  return undefined;
};

const nowhere: ReadonlyMap<number, Stop> = new Map();

/**
 * Sites whose system is down when the last round is over, each with the last period that still got into it (R9.13). Work at the site
 * goes on by hand, on what is true; what people read from the system is what it said before. When it is back everything is entered at
 * once, the past included.
 */
export const stops = (records: readonly RoundRecord[]): ReadonlyMap<number, Stop> => {
  const frozenAt = records.at(-1)?.periods.at(-1)?.frozenAt;
  if (frozenAt === undefined) return nowhere;
  let found: Map<number, Stop> | undefined;
  for (let site = 0; site < frozenAt.length; site += 1) {
    const stop = frozenAt[site] < 0 ? undefined : stopAt(records, frozenAt[site]);
    if (stop !== undefined) (found ??= new Map()).set(site, stop);
  }
  return found ?? nowhere;
};

/**
 * The records that a stopped system holds: everything up to its last period. A round that it knows in part closes as the one before it
 * did, because how things stand at the close is worked out when a round is over.
 */
export const knownRecords = (records: readonly RoundRecord[], { round, day }: Stop): readonly RoundRecord[] => {
  const record = records[round];
  if (day === record.periods.length - 1) return records.slice(0, round + 1);
  const known = { round: record.round, periods: record.periods.slice(0, day + 1), close: records[Math.max(0, round - 1)].close };
  return [...records.slice(0, round), known];
};
