import { knownRecords, stops } from '../../game/standstill.ts';
import type { Game } from '../../game/state.ts';
import type { RoundRecord } from '../../simulation/records.ts';
import { companyFacts } from '../company-facts.ts';
import { roundsPlayed, roundTotals } from '../round-totals.ts';
import type { KnownTotals } from '../round-totals.ts';
import type { ViewSetup } from '../setup.ts';
import type { PanelInput, Seen, SeenBefore } from './panel.ts';

const seen = ({ company }: ViewSetup, records: readonly RoundRecord[], totals: KnownTotals): Seen | undefined => {
  const record = records[records.length - 1];
  if (record === undefined) return undefined;
  return { records, record, totals: roundTotals(company, record, totals), rounds: roundsPlayed(company, records, totals) };
};

/** What the systems that are down still say, by site; nothing where all of them run. */
const stoppedSystems = (setup: ViewSetup, records: readonly RoundRecord[], totals: KnownTotals): PanelInput['stopped'] => {
  const found = stops(records);
  if (found.size === 0) return undefined;
  const stopped = new Map<number, SeenBefore>();
  for (const [site, stop] of found) {
    const known = seen(setup, knownRecords(records, stop), totals);
    if (known === undefined) continue;
    const closed = stop.day === records[stop.round].periods.length - 1 ? records[stop.round] : records[stop.round - 1];
    stopped.set(site, { ...known, asOfPeriod: stop.period.period, closedPeriod: closed?.periods.at(-1)?.period ?? 0 });
  }
  return stopped;
};

/** What panels are made from after the last of these records, and after these calls; nothing before the opening. */
export const panelInput = (
  setup: ViewSetup,
  { records, decisions }: Pick<Game, 'records' | 'decisions'>,
  totals: KnownTotals,
  asked: PanelInput['asked'] = [],
): PanelInput | undefined => {
  const newest = seen(setup, records, totals);
  if (newest === undefined) return undefined;
  return {
    setup,
    facts: companyFacts(setup.company),
    decisions,
    asked,
    records,
    record: newest.record,
    totals: newest.totals,
    rounds: newest.rounds,
    stopped: stoppedSystems(setup, records, totals),
  };
};
