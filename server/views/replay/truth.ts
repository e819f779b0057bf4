import type { Truth, TruePeriod } from '../../contract/replay.ts';
import { moneySums, totalCostCents } from '../../score/money.ts';
import type { Company } from '../../simulation/company.ts';
import type { PeriodRecord, RoundRecord } from '../../simulation/records.ts';
import type { ViewSetup } from '../setup.ts';
import { eventPlace } from '../troubles.ts';
import { knewBefore } from './knowledge.ts';
import { trueLeadTimes } from './lead-times.ts';
import { resolvedSteps } from './rounds.ts';
import type { Walk } from './steps.ts';

const sum = (list: readonly number[]): number => list.reduce((total, each) => total + each, 0);
const percent = (ppm: number): number => Math.round(ppm / 10_000);

type Cell = { readonly site: number; readonly item: number; readonly place: number };

const cellsOf = ({ sites, items }: Company): readonly Cell[] =>
  sites.flatMap(({ supply }, site) =>
    items.flatMap((_, item) => (supply[item] === undefined ? [] : [{ site, item, place: site * items.length + item }])),
  );

/** What the systems say is on the shelf: while one is down, what it said last. */
const bookOf = (cells: readonly Cell[], period: PeriodRecord, periods: ReadonlyMap<number, PeriodRecord>): readonly number[] =>
  cells.map(({ site, place }) => {
    const stopped = period.frozenAt?.[site] ?? -1;
    return (stopped < 0 ? period : (periods.get(stopped) ?? period)).book[place];
  });

const eventsOf = (walk: Walk, { events }: PeriodRecord, step: number): TruePeriod['events'] =>
  events.flatMap((state, event) =>
    state === 'signalled' || state === 'active' || state === 'recovering'
      ? [{ event, state, knownTo: knewBefore(walk.knowledge, event, step) }]
      : [],
  );

/** What was so, read from the records of every period. Who could know of an event is as of the planning of the period's round. */
export const truthOf = ({ company }: ViewSetup, walk: Walk): Truth => {
  const cells = cellsOf(company);
  const leadTimes = trueLeadTimes(company);
  const periods = new Map<number, PeriodRecord>();
  const { records, runOut } = walk.last;
  const stepOf = new Map(resolvedSteps(walk.steps).map(({ at, fact }) => [fact.round, at]));
  const of = (record: RoundRecord, period: PeriodRecord, isRunOut: boolean): TruePeriod => {
    periods.set(period.period, period);
    const { labour, judged, ledger } = period;
    const atSites = (value: (site: number) => number): readonly number[] => company.sites.map((_, site) => value(site));
    const cash = ledger === undefined || !company.money.ledger ? {} : { cashCents: ledger.cashCents };
    return {
      period: period.period,
      round: record.round,
      runOut: isRunOut,
      onHand: cells.map(({ place }) => period.onHand[place]),
      book: bookOf(cells, period, periods),
      backlog: cells.map(({ place }) => period.backlog[place]),
      onOrder: cells.map(({ place }) => period.onOrder[place]),
      fillPercent: atSites((site) => percent(period.fillPpm[site] ?? 0)),
      dockUnits: atSites((site) => labour[site]?.dockUnits ?? 0),
      errorPpm: atSites((site) => labour[site]?.errorPpm ?? 0),
      fatiguePercent: atSites((site) => percent(labour[site]?.fatiguePpm ?? 0)),
      wrongLeadTimes: leadTimes.wrong(period),
      events: eventsOf(walk, period, isRunOut ? walk.steps.length : (stepOf.get(record.round) ?? 0)),
      demandUnits: sum(period.demand),
      deliveredUnits: sum(period.delivered),
      lostUnits: sum(period.lost),
      owedUnits: sum(period.owed),
      orders: sum(judged.map(({ orders }) => orders)),
      perfectOrders: sum(judged.map(({ perfect }) => perfect)),
      costCents: totalCostCents(company, moneySums(company, { ...record, periods: [period] })),
      ...cash,
    };
  };
  return {
    sites: company.sites.map(({ id }) => id),
    cells: cells.map(({ site, item }) => ({ site: company.sites[site].id, item: company.items[item].id })),
    leadTimes: leadTimes.listed,
    events: company.events.map((event) => ({ event: event.id, name: event.name, ...eventPlace(company, event) })),
    periods: [
      ...records.flatMap((record) => record.periods.map((period) => of(record, period, false))),
      ...runOut.flatMap((record) => record.periods.map((period) => of(record, period, true))),
    ],
  };
};
