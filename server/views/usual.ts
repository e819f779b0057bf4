import type { Company, Labour } from '../simulation/company.ts';
import { usualUnits } from '../simulation/demand-processes.ts';
import { layoutOf } from '../simulation/layout.ts';
import type { RoundRecord } from '../simulation/records.ts';
import { companyFacts, fieldOf } from './company-facts.ts';
import type { LabourTotals, RoundTotals } from './round-totals.ts';

/** Initial value of a field, or `otherwise` where nobody has it. */
const initialOf = (company: Company, lever: Parameters<typeof fieldOf>[1], key: string, otherwise: number): number => {
  const place = fieldOf(company, lever, key);
  return place === undefined ? otherwise : (company.fields[place].initial ?? otherwise);
};

/**
 * Units a period that usually leave on each lane, by lane and item: what the sites behind it are asked for, purchases split as the
 * shares stand at the start. On past ports along the first lane that leads from there.
 */
const usualLaneUnits = (company: Company): readonly number[] => {
  const { items, sites, baseUnits, nextLane, sources } = layoutOf(company);
  const flow = Array.from({ length: company.lanes.length * items }, () => 0);
  const send = (first: number, site: number, item: number, units: number): void => {
    let lane = first;
    for (let legs = 0; legs <= sites && lane >= 0; legs += 1) {
      flow[lane * items + item] += units;
      const { to } = company.lanes[lane];
      if (to.kind !== 'site' || to.index === site) return;
      lane = nextLane[to.index * sites + site] ?? -1;
    }
  };
  for (const [site, { supply }] of company.sites.entries())
    for (const [item, each] of supply.entries()) {
      if (each === undefined) continue;
      const units = baseUnits[site * items + item];
      if (each.from === 'site') {
        send(each.laneIndex, site, item, units);
        continue;
      }
      const open = sources[site * items + item].filter(({ supplier }) => company.suppliers[supplier].qualification === undefined);
      let rest = units;
      for (const { supplier, offer } of open.slice(1)) {
        const share = initialOf(company, 'supplierShare', `${company.suppliers[supplier].id} ${company.items[item].id}`, 0);
        const part = Math.min(rest, (units * share) / 100);
        rest -= part;
        send(offer.laneIndex, site, item, part);
      }
      const [first] = open;
      if (first !== undefined) send(first.offer.laneIndex, site, item, rest);
    }
  return flow;
};

/**
 * Loads of a usual round: goods that sites reorder by themselves leave every period in whole loads; what is bought, or passes a port,
 * comes in larger lots and fills loads over the round.
 */
const usualLoads = (company: Company, flow: readonly number[], lane: number): number => {
  const { id, modes, from } = company.lanes[lane];
  const { loadVolume } = modes[initialOf(company, 'mode', id, 0)] ?? modes[0] ?? {};
  let volume = 0;
  for (const [item, { volume: each }] of company.items.entries()) volume += flow[lane * company.items.length + item] * each;
  if (volume === 0) return 0;
  const daily = from.kind === 'site' && company.sites[from.index].kind !== 'port';
  if (loadVolume === undefined) return company.periodsPerRound;
  return daily ? Math.ceil(volume / loadVolume) * company.periodsPerRound : Math.ceil((volume * company.periodsPerRound) / loadVolume);
};

/** A usual round's work at a site, with the crew and the temps that are there in the first round. */
const usualLabour = (company: Company, record: RoundRecord, site: number, labour: Labour): LabourTotals => {
  const { items, baseUnits } = layoutOf(company);
  const crew = record.close.crewNext[site] ?? labour.crew;
  const temps = record.close.tempsNext[site] ?? 0;
  let units = 0;
  for (let item = 0; item < items; item += 1) units += baseUnits[site * items + item];
  const heads = (crew * labour.attendancePpm + temps * labour.temps.productivityPpm) / 1_000_000;
  const regularMinutes = Math.round(heads * labour.shiftMinutes * company.periodsPerRound);
  const putawayMinutes = Math.round((units * labour.putawayCentiminutes) / 100);
  const pickMinutes = Math.round((units * labour.pickCentiminutes) / 100);
  return {
    regularMinutes,
    usedMinutes: (putawayMinutes + pickMinutes) * company.periodsPerRound,
    overtimeMinutes: 0,
    pickedUnits: 0,
    errorUnits: 0,
    returnsArrivedUnits: 0,
    lines: 0,
    emergencyLines: 0,
    attendancePpm: labour.attendancePpm,
    errorPpm: labour.errorBasePpm,
    last: {
      regularMinutes: Math.round(regularMinutes / company.periodsPerRound),
      overtimeMinutes: 0,
      usedMinutes: putawayMinutes + pickMinutes,
      putawayMinutes,
      pickMinutes,
      returnMinutes: 0,
      dockUnits: 0,
      dockMinutes: 0,
      returnUnits: 0,
      returnsArrivedUnits: 0,
      pickedUnits: 0,
      errorUnits: 0,
      errorPpm: labour.errorBasePpm,
      fatiguePpm: 0,
      congestionPpm: 0,
      attendancePpm: labour.attendancePpm,
      lines: 0,
      emergencyLines: 0,
      temps,
      crew,
    },
  };
};

/**
 * Units that go through every cell in a usual round. At a site of a chain that is its own last order, because a chain at rest orders
 * what it is asked for, and its seat knows no more.
 */
const usualThroughput = (company: Company, record: RoundRecord): readonly number[] => {
  const { baseUnits, items } = layoutOf(company);
  return company.sites.flatMap(({ id, seat }, site) =>
    company.items.map((item, itemIndex) => {
      if (seat === undefined) return Math.round(baseUnits[site * items + itemIndex] * company.periodsPerRound);
      const place = fieldOf(company, 'order', `${id} ${item.id}`);
      return place === undefined ? 0 : (record.close.proposals[place] ?? 0);
    }),
  );
};

/**
 * The round that a company at rest would have had before the game, for desks to plan their first round by: demand at its base, all
 * of it delivered, goods flowing at the same rate, people at work. How things stand (stock, bookings, arrivals) is the opening's own.
 */
export const usualTotals = (company: Company, record: RoundRecord, opening: RoundTotals): RoundTotals => {
  const periods = company.periodsPerRound;
  const { items } = layoutOf(company);
  const through = usualThroughput(company, record);
  const flow = usualLaneUnits(company);
  const demand = company.items.map((_, item) =>
    company.segments.reduce((sum, segment) => {
      const source = segment.demand[item];
      return sum + (source?.kind === 'market' || source?.kind === 'process' ? Math.round(usualUnits(source) * periods) : 0);
    }, 0),
  );
  return {
    ...opening,
    periods,
    incoming: through,
    received: through,
    shipped: through,
    ordered: through,
    laneUnits: company.lanes.map((_, lane) => {
      let units = 0;
      for (let item = 0; item < items; item += 1) units += flow[lane * items + item];
      return Math.round(units * periods);
    }),
    laneLoads: company.lanes.map((_, lane) => usualLoads(company, flow, lane)),
    laneSpotLoads: company.lanes.map(() => 0),
    demand,
    delivered: demand,
    lost: demand.map(() => 0),
    labour:
      companyFacts(company).labourSites.length === 0
        ? []
        : company.sites.map(({ labour }, site) => (labour === undefined ? undefined : usualLabour(company, record, site, labour))),
  };
};
