import type { PlaceDay, Playback, PlaybackDay } from '../contract/desk.ts';
import { stops } from '../game/standstill.ts';
import type { Stop } from '../game/standstill.ts';
import type { PeriodRecord, RoundRecord } from '../simulation/records.ts';
import type { CompanyFacts } from './company-facts.ts';
import { sitesOfPanel } from './company-facts.ts';
import type { PanelRight } from './panels.ts';
import type { ViewSetup } from './setup.ts';
import { seesEffect, troublePlace } from './troubles.ts';

/** What a seat may see of the map beyond what is public: places of sites. */
type Sight = {
  readonly units: ReadonlySet<number>;
  readonly queue: ReadonlySet<number>;
  readonly lanes: boolean;
  /** Sites whose system is down when the round is over. */
  readonly stops: ReadonlyMap<number, Stop>;
};

const sightOf = (setup: ViewSetup, facts: CompanyFacts, records: readonly RoundRecord[], rights: readonly PanelRight[]): Sight => ({
  units: new Set(rights.flatMap(({ id, source }) => sitesOfPanel(setup.company, id, source))),
  queue: new Set(rights.some(({ id }) => id === 'dock') ? facts.labourSites : []),
  lanes: rights.some(({ id }) => id === 'lanes'),
  stops: stops(records),
});

/** Highest fill level a place is drawn with. */
const fullLevel = 4;

/**
 * How full a site is, 0..4: of its storage, or where that is unlimited, by the books against twice the stock it began with. Coarse on
 * purpose: this is public.
 */
const fillLevel = ({ company }: ViewSetup, period: PeriodRecord, site: number): number => {
  const { storageVolume, openingUnits } = company.sites[site];
  if (storageVolume !== undefined) return Math.min(fullLevel, Math.ceil(((period.fillPpm[site] ?? 0) * fullLevel) / 1_000_000));
  let units = 0;
  let usual = 0;
  for (let item = 0; item < company.items.length; item += 1) {
    units += period.book[site * company.items.length + item];
    usual += openingUnits[item] ?? 0;
  }
  if (units <= 0) return 0;
  return usual === 0 ? 1 : Math.min(fullLevel, Math.ceil((units * fullLevel) / (2 * usual)));
};

/** A site whose system is down stays on the map as the system last had it: level, stock and backlog. A queue at the dock is seen. */
const placeDay = (setup: ViewSetup, sight: Sight, today: PeriodRecord, site: number): PlaceDay => {
  const { company } = setup;
  const stop = sight.stops.get(site)?.period;
  const period = stop !== undefined && stop.period < today.period ? stop : today;
  const level = fillLevel(setup, period, site);
  const queue = sight.queue.has(site) ? { queue: today.labour[site]?.dockUnits ?? 0 } : {};
  if (!sight.units.has(site)) return { id: company.sites[site].id, level, ...queue };
  let backlog = 0;
  const units: { readonly item: string; readonly units: number }[] = [];
  for (let item = 0; item < company.items.length; item += 1) {
    const cell = site * company.items.length + item;
    backlog += period.backlog[cell];
    if (company.sites[site].supply[item] !== undefined) units.push({ item: company.items[item].id, units: period.book[cell] });
  }
  return { id: company.sites[site].id, level, units, backlog, ...queue };
};

/** The item most of which left on a lane in a period. */
const mainItem = ({ company }: ViewSetup, period: PeriodRecord, lane: number): string | undefined => {
  let most = 0;
  let found: string | undefined;
  for (const [item, { id }] of company.items.entries()) {
    const units = period.laneItemUnits[lane * company.items.length + item] ?? 0;
    if (units <= most) continue;
    most = units;
    found = id;
  }
  return found;
};

const dayOf = (setup: ViewSetup, sight: Sight, rights: readonly PanelRight[], period: PeriodRecord): PlaybackDay => {
  const { company } = setup;
  const oneItem = company.items.length === 1;
  return {
    places: company.sites.map((_, site) => placeDay(setup, sight, period, site)),
    lanes: company.lanes.flatMap(({ id }, lane) => {
      const loads = period.laneLoads[lane] || (period.laneUnits[lane] > 0 ? 1 : 0);
      const waitingUnits = sight.lanes ? (period.laneWaitingUnits[lane] ?? 0) : 0;
      if (loads === 0 && waitingUnits === 0) return [];
      const item = loads > 0 && (sight.lanes || oneItem) ? mainItem(setup, period, lane) : undefined;
      return { id, loads, ...(item === undefined ? {} : { item }), ...(waitingUnits === 0 ? {} : { waitingUnits }) };
    }),
    troubles: period.events.flatMap((state, event) => {
      if (state !== 'active' && state !== 'recovering') return [];
      const { name, effects } = company.events[event];
      const seen = effects.find((effect) => troublePlace(company, effect) !== undefined && seesEffect(company, rights, effect));
      return seen === undefined ? [] : { ...troublePlace(company, seen), name };
    }),
  };
};

/**
 * The last round day by day, as the systems hold it when the round is over: while one is down its site stands still, afterwards the
 * days it was down are as they truly were. Fill levels and loads for everybody, units and queues where the seat has a panel. The
 * opening is one day, round 0, that shows how things stand.
 */
export const playback = (
  setup: ViewSetup,
  facts: CompanyFacts,
  records: readonly RoundRecord[],
  rights: readonly PanelRight[],
): Playback | undefined => {
  const record = records.at(-1);
  const [first] = record?.periods ?? [];
  if (record === undefined || first === undefined) return undefined;
  const sight = sightOf(setup, facts, records, rights);
  return { round: record.round, firstPeriod: first.period, days: record.periods.map((period) => dayOf(setup, sight, rights, period)) };
};
