import type { PanelRow } from '../../contract/desk.ts';
import type { Company, Mode } from '../../simulation/company.ts';
import { isTransitWrong, loadCents } from '../master-data.ts';
import type { RoundTotals } from '../round-totals.ts';
import { fieldOf } from '../company-facts.ts';
import { coverPeriods, dated, seenAt, seriesOf } from './panel.ts';
import type { PanelInput, PanelRows } from './panel.ts';

/** The mode of a lane in force in the last round. */
const modeOf = ({ setup, decisions, totals }: PanelInput, lane: number): Company['lanes'][number]['modes'][number] | undefined => {
  const { modes, id } = setup.company.lanes[lane];
  const field = fieldOf(setup.company, 'mode', id);
  const place = field === undefined ? 0 : (decisions[totals.round - 1]?.[field] ?? setup.company.fields[field].initial ?? 0);
  return modes[place] ?? modes[0];
};

/** Volume of a unit on a lane: of what moved there in the last round, else of the items alike. */
const unitVolume = (company: Company, totals: RoundTotals, lane: number): number => {
  let units = 0;
  let volume = 0;
  for (const [item, { volume: each }] of company.items.entries()) {
    const moved = totals.last.laneItemUnits[lane * company.items.length + item] ?? 0;
    units += moved;
    volume += moved * each;
  }
  if (units > 0) return volume / units;
  let all = 0;
  for (const { volume: each } of company.items) all += each;
  return all / company.items.length;
};

/** Loads that so many waiting units need. */
const loadsFor = (input: PanelInput, lane: number, units: number): number => {
  if (units === 0) return 0;
  const loadVolume = modeOf(input, lane)?.loadVolume;
  return loadVolume === undefined ? 1 : Math.ceil((units * unitVolume(input.setup.company, input.totals, lane)) / loadVolume);
};

/** Lanes between suppliers and sites: loads moved, booked, bought on the spot, what waits and what is under way. */
export const lanes: PanelRows = (input) => {
  const { setup, facts, records, record, totals, rounds } = input;
  const before = records.at(-2) ?? record;
  return facts.supplyLanes.map((lane): PanelRow => {
    const waiting = totals.last.laneWaitingUnits[lane] ?? 0;
    const loads = totals.laneLoads[lane] ?? 0;
    const mode = modeOf(input, lane);
    const price = (of: Mode, cents: number): number => loadCents(setup.company, totals.last, lane, of, cents);
    return {
      key: setup.company.lanes[lane].id,
      values: [
        loads,
        before.close.bookedNext[lane] ?? 0,
        record.close.bookedNext[lane] ?? 0,
        totals.laneSpotLoads[lane] ?? 0,
        waiting,
        totals.last.laneInTransitUnits[lane] ?? 0,
        loads + loadsFor(input, lane, waiting),
        mode === undefined ? undefined : price(mode, mode.costCentsPerLoad),
        mode === undefined ? undefined : price(mode, mode.booked?.spotCostCents ?? mode.costCentsPerLoad),
        mode?.loadVolume === undefined ? undefined : Math.floor(mode.loadVolume / unitVolume(setup.company, totals, lane)),
      ],
      series: seriesOf(rounds, 'laneLoads', lane),
    };
  });
};

/**
 * What is under way to the sites, by lane, item and day, soonest first: carriers' true dates, and how late they make it. Where the
 * records reckon with a wrong time, carriers repeat the date they were given: it is what everybody plans by.
 */
export const arrivals: PanelRows = ({ setup, record, totals }) => {
  const { company } = setup;
  const found = new Map<string, { readonly key: string; units: number; readonly duePeriod: number; readonly latePeriods: number }>();
  for (const { laneIndex, itemIndex, units, duePeriod: truePeriod, expectedPeriod } of record.close.shipments) {
    const isWrong = isTransitWrong(company, totals.last, laneIndex);
    const duePeriod = isWrong ? expectedPeriod : truePeriod;
    const lane = company.lanes[laneIndex];
    if (lane.to.kind !== 'site' || units === 0) continue;
    const key = `${lane.id} ${company.items[itemIndex].id}`;
    const latePeriods = isWrong ? Math.max(0, totals.last.period - expectedPeriod) : duePeriod - expectedPeriod;
    const place = `${key} ${duePeriod} ${latePeriods}`;
    const same = found.get(place);
    if (same === undefined) found.set(place, { key, units, duePeriod, latePeriods });
    else same.units += units;
  }
  return [...found.values()]
    .sort((one, other) => one.duePeriod - other.duePeriod)
    .map(({ key, units, duePeriod, latePeriods }) => ({ key, values: [units, duePeriod, latePeriods] }));
};

/** What stands in the ports because it found no load onward, and what passed. */
export const ports: PanelRows = (input) => {
  const { setup, facts, totals } = input;
  return facts.ports.map((port): PanelRow => {
    let waiting = 0;
    let waitingLoads = 0;
    let passed = 0;
    for (const lane of facts.supplyLanes) {
      const { from } = setup.company.lanes[lane];
      if (from.kind !== 'site' || from.index !== port) continue;
      const units = totals.last.laneWaitingUnits[lane] ?? 0;
      waiting += units;
      waitingLoads += loadsFor(input, lane, units);
      passed += totals.laneUnits[lane] ?? 0;
    }
    return { key: setup.company.sites[port].id, values: [waiting, waitingLoads, passed] };
  });
};

/** Stock of the warehouses that replenish themselves: by the books, its cover at the recent rate, what is coming. */
export const regions: PanelRows = (input) => {
  const { setup, facts } = input;
  const rows: PanelRow[] = [];
  for (const site of facts.regionalSites) {
    const { totals, rounds } = seenAt(input, site);
    for (const item of facts.itemsOfSite[site]) {
      const cell = site * setup.company.items.length + item;
      const onHand = totals.last.book[cell];
      rows.push(
        dated(input, site, {
          key: `${setup.company.sites[site].id} ${setup.company.items[item].id}`,
          values: [onHand, coverPeriods(rounds, cell, onHand), totals.last.onOrder[cell], totals.shipped[cell]],
          series: rounds.map(({ last }) => last.book[cell]),
        }),
      );
    }
  }
  return rows;
};
