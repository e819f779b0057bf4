import type { Lever } from '../contract/ids.ts';
import type { Company, Labour, Offer, Supply } from './company.ts';
import { usualUnits } from './demand-processes.ts';
import { planOf } from './event-plan.ts';
import type { EventPlan } from './event-plan.ts';
import { calm } from './force.ts';
import type { Force } from './force.ts';
import type { JudgedOrders } from './records.ts';
import { ruledCells } from './replenishment.ts';
import type { RuledCell } from './replenishment.ts';

/**
 * A company's layout, worked out once: where each lever's fields are, who serves whom, which way goods go.
 * So that a period asks no names and skips what the company does not have.
 */
export type Layout = {
  readonly items: number;
  readonly sites: number;
  readonly cells: number;
  readonly demands: number;
  readonly costCents: readonly number[];
  readonly volumes: readonly number[];

  /** By cell. */
  readonly supply: readonly (Supply | undefined)[];
  readonly sources: readonly (readonly Source[])[];
  /** How many pairs of a cell and one of its several suppliers there are. */
  readonly splits: number;
  /** Expected units a period that are ordered from a cell, from customers and from the sites it supplies. */
  readonly baseUnits: readonly number[];
  /** Cells that replenish themselves, and where their ring of past demand begins. */
  readonly autos: readonly {
    readonly cell: number;
    readonly start: number;
    readonly coverPeriods: number;
    readonly averagePeriods: number;
  }[];
  /** Cells that replenish themselves by an ordering rule. */
  readonly ruled: readonly RuledCell[];
  /** Cells of items that do not keep: where their ring of arrivals begins and how long it is (shelf life less one); and the same by cell. */
  readonly keeping: readonly Keeping[];
  readonly keepingOf: readonly (Keeping | undefined)[];

  /** By site. */
  readonly labour: readonly (Labour | undefined)[];
  readonly isPort: readonly boolean[];
  readonly segmentsOf: readonly (readonly number[])[];
  /** By lane, by site: whether what leaves on the lane can reach the site; by port and site: the lane that leads there, or -1. */
  readonly nextLane: readonly number[];
  /** By lane: no loads, no prices, one mode: what is ready leaves. */
  readonly plainLane: readonly boolean[];
  readonly bookedMode: readonly number[];
  /** By lane and mode: periods that the records reckon with, the rounded mean. */
  readonly expectedTransit: readonly (readonly number[])[];
  readonly expectedLead: readonly number[];

  readonly hasLabour: boolean;
  readonly hasBook: boolean;
  /** Lines of customers may be lost. */
  readonly hasPatience: boolean;
  readonly hasStorage: boolean;
  readonly hasMarketDemand: boolean;
  readonly hasCsat: boolean;
  readonly hasEvents: boolean;
  readonly hasPlannedLanes: boolean;
  readonly hasPromotions: boolean;
  readonly hasQualification: boolean;
  readonly hasYield: boolean;
  readonly hasAccountRequests: boolean;
  /** Proposals look at what was drawn in past rounds. */
  readonly hasDraws: boolean;
  readonly eventPlan: EventPlan;
  readonly calm: Force;
  /** Zeros to copy, and to share where nothing can happen. */
  readonly zeros: {
    readonly cells: readonly number[];
    readonly sites: readonly number[];
    readonly lanes: readonly number[];
    readonly laneItems: readonly number[];
    readonly demands: readonly number[];
    readonly suppliers: readonly number[];
    readonly items: readonly number[];
    readonly splits: readonly number[];
  };
  readonly nothingJudged: readonly JudgedOrders[];
  readonly noProposals: readonly (number | undefined)[];

  /** Field numbers, -1 where nobody has the lever. */
  readonly orderField: readonly number[];
  readonly priceField: readonly number[];
  readonly promotionField: readonly number[];
  readonly quoteField: number;
  readonly priorityField: number;
  readonly bookingField: readonly number[];
  readonly modeField: readonly number[];
  readonly rerouteField: readonly number[];
  readonly transfers: readonly { readonly field: number; readonly lane: number; readonly item: number }[];
  readonly expediteField: readonly number[];
  readonly qualifyField: readonly number[];
  readonly tempsField: readonly number[];
  readonly hiresField: readonly number[];
  readonly overtimeField: readonly number[];
  readonly putawayField: readonly number[];
  readonly returnsField: readonly number[];
  readonly slottingField: readonly number[];
  readonly cycleCountField: readonly number[];
  readonly overflowField: readonly number[];
  /** By slot of a round's requests, from the first. */
  readonly accountFields: readonly { readonly redate: number; readonly units: number }[];
};

type Keeping = { readonly cell: number; readonly start: number; readonly periods: number };

/** A supplier that may send an item to a cell. `shareField` is -1 where no share can be given to it. */
export type Source = {
  readonly supplier: number;
  readonly offer: Offer;
  readonly shareField: number;
  /** Its place in the record's list of orders by supplier; -1 where the cell has no other supplier. */
  readonly splitPlace: number;
};

const rounded = (mean: number): number => Math.floor(mean + 0.5);

/** Rounded mean of a number of periods. */
const expectedPeriods = (distribution: { readonly periods: readonly number[]; readonly ppm: readonly number[] }): number =>
  rounded(distribution.periods.reduce((sum, periods, place) => sum + periods * distribution.ppm[place], 0) / 1_000_000);

/** For each port and site, the first lane of the way with the fewest lanes; -1 where there is none. */
const waysFromPorts = (company: Company): readonly number[] => {
  const sites = company.sites.length;
  const next = Array.from({ length: sites * sites }, () => -1);
  for (let target = 0; target < sites; target += 1) {
    const reached = new Set([target]);
    let frontier = [target];
    while (frontier.length > 0) {
      const further: number[] = [];
      company.lanes.forEach((lane, laneIndex) => {
        if (lane.from.kind !== 'site' || lane.to.kind !== 'site' || !frontier.includes(lane.to.index)) return;
        const from = lane.from.index;
        if (company.sites[from].kind !== 'port' || reached.has(from)) return;
        reached.add(from);
        next[from * sites + target] = laneIndex;
        further.push(from);
      });
      frontier = further;
    }
  }
  return next;
};

/** Units a period that a cell is asked for on average: customers first, then the sites behind it. */
const baseUnitsOf = (company: Company): readonly number[] => {
  const items = company.items.length;
  const base = Array.from({ length: company.sites.length * items }, () => 0);
  for (const segment of company.segments)
    segment.demand.forEach((source, item) => {
      if (source === undefined) return;
      base[segment.siteIndex * items + item] += usualUnits(source);
    });
  const direct = base.slice();
  for (let cell = 0; cell < base.length; cell += 1) {
    const item = cell % items;
    let from = cell;
    for (let hops = 0; hops < company.sites.length; hops += 1) {
      const supply = company.sites[Math.floor(from / items)].supply[item];
      if (supply === undefined || supply.from !== 'site') break;
      from = company.lanes[supply.laneIndex].from.index * items + item;
      base[from] += direct[cell];
    }
  }
  return base;
};

const zeros = (length: number): readonly number[] => Array.from({ length }, () => 0);

const workOut = (company: Company): Layout => {
  const items = company.items.length;
  const sites = company.sites.length;
  const cells = sites * items;
  const keys = new Map<string, number>();
  company.fields.forEach((field, index) => keys.set(`${field.lever} ${field.key}`, index));
  const field = (lever: Lever, key: string): number => keys.get(`${lever} ${key}`) ?? -1;
  const byItem = (lever: Lever): readonly number[] => company.items.map((item) => field(lever, item.id));
  const byLane = (lever: Lever): readonly number[] => company.lanes.map((lane) => field(lever, lane.id));
  const bySite = (lever: Lever, suffix: string): readonly number[] => company.sites.map((site) => field(lever, `${site.id}${suffix}`));
  const bySupplier = (lever: Lever): readonly number[] => company.suppliers.map((supplier) => field(lever, supplier.id));

  const nextLane = waysFromPorts(company);
  const reaches = (laneIndex: number, site: number): boolean => {
    const { to } = company.lanes[laneIndex];
    return to.kind === 'site' && (to.index === site || nextLane[to.index * sites + site] >= 0);
  };

  const supply: (Supply | undefined)[] = [];
  const sources: Source[][] = [];
  const autos: { cell: number; start: number; coverPeriods: number; averagePeriods: number }[] = [];
  let historyLength = 0;
  let splits = 0;
  for (const [siteIndex, site] of company.sites.entries())
    for (let item = 0; item < items; item += 1) {
      const each = site.supply[item];
      const cell = siteIndex * items + item;
      supply.push(each);
      sources.push(
        each === undefined || each.from === 'site'
          ? []
          : each.supplierIndices.flatMap((supplier) => {
              const splitPlace = each.supplierIndices.length > 1 ? splits++ : -1;
              const offer = company.suppliers[supplier].offers.find((one) => one.itemIndex === item && reaches(one.laneIndex, siteIndex));
              if (offer === undefined) return [];
              return [
                {
                  supplier,
                  offer,
                  shareField: field('supplierShare', `${company.suppliers[supplier].id} ${company.items[item].id}`),
                  splitPlace,
                },
              ];
            }),
      );
      if (each?.ordering.by === 'auto' && 'coverPeriods' in each.ordering) {
        autos.push({ cell, start: historyLength, coverPeriods: each.ordering.coverPeriods, averagePeriods: each.ordering.averagePeriods });
        historyLength += each.ordering.averagePeriods;
      }
    }

  const keeping: Keeping[] = [];
  supply.forEach((_, cell) => {
    const life = company.items[cell % items].shelfLifePeriods;
    const last = keeping.at(-1);
    if (life !== undefined) keeping.push({ cell, start: last === undefined ? 0 : last.start + last.periods, periods: life - 1 });
  });

  const strikes = new Set<number>();
  for (const event of company.events) for (const effect of event.effects) if (effect.kind === 'laneCapacity') strikes.add(effect.laneIndex);
  const rerouted = byLane('reroute');
  const plainLane = company.lanes.map((lane, index) => {
    const mode = lane.modes[0];
    return (
      lane.modes.length === 1 &&
      mode.loadVolume === undefined &&
      mode.costCentsPerLoad === 0 &&
      mode.booked === undefined &&
      !strikes.has(index) &&
      rerouted[index] < 0
    );
  });

  const transferKeys = new Map<string, { readonly lane: number; readonly item: number }>();
  company.lanes.forEach((lane, laneIndex) =>
    company.items.forEach((item, itemIndex) => transferKeys.set(`${lane.id} ${item.id}`, { lane: laneIndex, item: itemIndex })),
  );
  const orderField = Array.from({ length: cells }, () => -1);
  for (const [siteIndex, site] of company.sites.entries())
    for (const [itemIndex, item] of company.items.entries())
      orderField[siteIndex * items + itemIndex] = field('order', `${site.id} ${item.id}`);

  const keepingOf = supply.map((_, cell) => keeping.find((each) => each.cell === cell));
  const eventPlan = planOf(company, (cell) => keepingOf[cell]?.periods ?? 0);
  const labour = company.sites.map((site) => site.labour);
  const base = baseUnitsOf(company);
  return {
    items,
    sites,
    cells,
    demands: company.segments.length * items,
    costCents: company.items.map((item) => item.costCents),
    volumes: company.items.map((item) => item.volume),
    supply,
    sources,
    splits,
    baseUnits: base,
    autos,
    ruled: ruledCells(company, base, historyLength),
    keeping,
    keepingOf,
    labour,
    isPort: company.sites.map((site) => site.kind === 'port'),
    segmentsOf: company.sites.map((_, site) => company.segments.flatMap((segment, index) => (segment.siteIndex === site ? [index] : []))),
    nextLane,
    plainLane,
    bookedMode: company.lanes.map((lane) => lane.modes.findIndex((mode) => mode.booked !== undefined)),
    expectedTransit: company.lanes.map((lane) => lane.modes.map((mode) => expectedPeriods(mode.transit))),
    expectedLead: company.suppliers.map((supplier) => expectedPeriods(supplier.lead)),
    hasLabour: labour.some((each) => each !== undefined),
    hasBook: labour.some((each) => each !== undefined),
    hasPatience: company.accountRequests !== undefined || company.segments.some((segment) => segment.patiencePeriods !== undefined),
    hasStorage: company.sites.some((site) => site.storageVolume !== undefined || (site.storageCentsPerPeriod ?? 0) > 0),
    hasMarketDemand: company.segments.some((segment) => segment.demand.some((source) => source?.kind === 'market')),
    hasCsat:
      company.csat.perfectGain !== 0 ||
      company.csat.lateLoss !== 0 ||
      company.csat.lostLoss !== 0 ||
      company.csat.errorLoss !== 0 ||
      company.csat.premiumLoss !== 0,
    hasEvents: company.events.length > 0,
    hasPlannedLanes: plainLane.some((plain) => !plain),
    hasQualification: company.suppliers.some((supplier) => supplier.qualification !== undefined),
    hasYield: eventPlan.hasYield || company.suppliers.some((supplier) => supplier.yield !== undefined),
    hasAccountRequests: company.accountRequests !== undefined,
    hasDraws: company.money.ledger,
    hasPromotions: company.fields.some((each) => each.lever === 'promotion'),
    eventPlan,
    calm: calm(company),
    zeros: {
      cells: zeros(cells),
      sites: zeros(sites),
      lanes: zeros(company.lanes.length),
      laneItems: zeros(company.lanes.length * items),
      demands: zeros(company.segments.length * items),
      suppliers: zeros(company.suppliers.length),
      items: zeros(items),
      splits: zeros(splits),
    },
    noProposals: company.fields.map(() => undefined),
    nothingJudged: company.segments.map(() => ({
      orders: 0,
      onTime: 0,
      onQuote: 0,
      inFull: 0,
      errorFree: 0,
      perfect: 0,
      cyclePeriods: 0,
      promoters: 0,
      detractors: 0,
      ...(company.accountRequests === undefined ? {} : { asTold: 0 }),
    })),
    orderField,
    priceField: byItem('price'),
    promotionField: byItem('promotion'),
    quoteField: field('deliveryQuote', 'all'),
    priorityField: field('priority', 'all'),
    bookingField: byLane('booking'),
    modeField: byLane('mode'),
    rerouteField: rerouted,
    transfers: company.fields.flatMap((each, index) => {
      const place = each.lever === 'transfer' ? transferKeys.get(each.key) : undefined;
      return place === undefined ? [] : [{ field: index, ...place }];
    }),
    expediteField: bySupplier('expedite'),
    qualifyField: bySupplier('qualify'),
    tempsField: bySite('staffing', ' temps'),
    hiresField: bySite('staffing', ' hires'),
    overtimeField: bySite('overtime', ''),
    putawayField: bySite('labourSplit', ' putaway'),
    returnsField: bySite('labourSplit', ' returns'),
    slottingField: bySite('slotting', ''),
    cycleCountField: bySite('cycleCount', ''),
    overflowField: bySite('overflow', ''),
    accountFields: Array.from({ length: company.accountRequests?.perRound.most ?? 0 }, (_, place) => ({
      redate: field('redate', String(place + 1)),
      units: field('accountUnits', String(place + 1)),
    })),
  };
};

const known = new WeakMap<Company, Layout>();

export const layoutOf = (company: Company): Layout => {
  const before = known.get(company);
  if (before !== undefined) return before;
  const layout = workOut(company);
  known.set(company, layout);
  return layout;
};
