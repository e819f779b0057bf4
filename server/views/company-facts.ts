import type { PanelId } from '../contract/desk.ts';
import type { Lever, Seat } from '../contract/ids.ts';
import type { Company, Lane, NodeRef } from '../simulation/company.ts';

/** What follows from a company alone and never changes: worked out once. Numbers are places in the company's lists. */
export type CompanyFacts = {
  /** Sites by the seat that runs them (classic). */
  readonly sitesOfSeat: Readonly<Record<Seat, readonly number[]>>;
  /** Sites that buy from suppliers, replenish themselves, have a crew, pass goods on. */
  readonly buyingSites: readonly number[];
  readonly regionalSites: readonly number[];
  readonly labourSites: readonly number[];
  readonly ports: readonly number[];
  /** Lanes between suppliers and sites: those that logistics runs. */
  readonly supplyLanes: readonly number[];
  /** Items that each site stocks. */
  readonly itemsOfSite: readonly (readonly number[])[];
  readonly fieldsOfSeat: Readonly<Record<Seat, readonly number[]>>;
  /** Lever and key, joined by a space, to the field's place. */
  readonly fields: ReadonlyMap<string, number>;
  /** By supplier, then offer: usual periods from order to the buying site's dock. */
  readonly leadPeriods: readonly (readonly number[])[];
};

const placesWhere = <T>(list: readonly T[], holds: (each: T, place: number) => boolean): readonly number[] =>
  list.flatMap((each, place) => (holds(each, place) ? [place] : []));

/** Mean of a distribution of whole periods. */
export const meanPeriods = ({ periods, ppm }: { readonly periods: readonly number[]; readonly ppm: readonly number[] }): number => {
  let total = 0;
  for (let place = 0; place < periods.length; place += 1) total += periods[place] * ppm[place];
  return total / 1_000_000;
};

/** Usual transit from the start of a lane to the site that buys, by each lane's first mode, past the ports on the way; each times its factor. */
export const transitToBuyer = (company: Company, first: Lane, factor: (lane: Lane) => number = () => 1): number => {
  let lane: Lane | undefined = first;
  let transit = 0;
  for (let legs = 0; lane !== undefined && legs < company.lanes.length; legs += 1) {
    const [mode] = lane.modes;
    transit += mode === undefined ? 0 : meanPeriods(mode.transit) * factor(lane);
    const to: NodeRef = lane.to;
    if (mode?.direct === true || to.kind !== 'site' || company.sites[to.index]?.kind !== 'port') break;
    lane = company.lanes.find((each) => each.from.kind === 'site' && each.from.index === to.index && each.to.kind === 'site');
  }
  return transit;
};

const known = new WeakMap<Company, CompanyFacts>();

export const companyFacts = (company: Company): CompanyFacts => {
  const before = known.get(company);
  if (before !== undefined) return before;
  const bySeat = (places: (seat: Seat) => readonly number[]): Readonly<Record<Seat, readonly number[]>> => ({
    sales: places('sales'),
    logistics: places('logistics'),
    procurement: places('procurement'),
    operations: places('operations'),
  });
  const made: CompanyFacts = {
    sitesOfSeat: bySeat((seat) => placesWhere(company.sites, (site) => site.seat === seat)),
    buyingSites: placesWhere(company.sites, (site) => site.supply.some((each) => each?.from === 'suppliers')),
    regionalSites: placesWhere(company.sites, (site) => site.supply.some((each) => each?.ordering.by === 'auto')),
    labourSites: placesWhere(company.sites, (site) => site.labour !== undefined),
    ports: placesWhere(company.sites, (site) => site.kind === 'port'),
    supplyLanes: placesWhere(company.lanes, (lane) => lane.to.kind === 'site'),
    itemsOfSite: company.sites.map((site) => placesWhere(site.supply, (each) => each !== undefined)),
    fieldsOfSeat: bySeat((seat) => placesWhere(company.fields, (field) => field.seat === seat)),
    fields: new Map(company.fields.map((field, place) => [`${field.lever} ${field.key}`, place])),
    leadPeriods: company.suppliers.map((supplier) =>
      supplier.offers.map((offer) => {
        const lane = company.lanes[offer.laneIndex];
        return Math.round(meanPeriods(supplier.lead) + (lane === undefined ? 0 : transitToBuyer(company, lane)));
      }),
    ),
  };
  known.set(company, made);
  return made;
};

/** Place of a lever's key among the fields, or `undefined`. */
export const fieldOf = (company: Company, lever: Lever, key: string): number | undefined =>
  companyFacts(company).fields.get(`${lever} ${key}`);

/**
 * Sites whose stock a panel shows. Playback and notices ask this too: units and troubles are for those who have a panel there.
 * `chain` needs the seat whose panel it is.
 */
export const sitesOfPanel = (company: Company, panel: PanelId, source: Seat): readonly number[] => {
  const facts = companyFacts(company);
  if (panel === 'chain') return facts.sitesOfSeat[source];
  if (panel === 'supply') return facts.buyingSites;
  if (panel === 'regions') return facts.regionalSites;
  return panel === 'shelf' ? facts.labourSites : [];
};
