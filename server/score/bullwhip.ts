import type { DemandSeries, LinkMeasure, LinkRatios, LinkSeries, LinkView } from '../contract/desk.ts';
import type { Company } from '../simulation/company.ts';
import type { PeriodRecord, RoundRecord } from '../simulation/records.ts';
import { linksOf } from './links.ts';
import type { Link, LinkItem } from './links.ts';
import { addValue, noMoments, varianceRatio } from './variance.ts';
import type { Moments } from './variance.ts';

/** Fewer rounds than this make a variance ratio a hint, not a proof. */
const provingRounds = 20;

/** What is counted at a link, in this order: orders placed and received, goods received and sent on, customers' demand and its baseline. */
const series = ['ordered', 'incoming', 'received', 'shipped', 'demand', 'baseline'] as const;
type Series = (typeof series)[number];

/** Units of a round: link by link, the total and then each of its items, six numbers each. */
type RoundUnits = readonly number[];

/**
 * The moments of every link's series over the rounds counted, in the order of `RoundUnits`. Two stretches of a game are added up
 * value by value with `addMoments`; a round is added with `addLinkRound`.
 */
export type LinkSums = { readonly rounds: number; readonly moments: readonly Moments[]; readonly bySupplier: boolean };

export const noLinkSums: LinkSums = { rounds: 0, moments: [], bySupplier: true };

const baselineOf = (period: PeriodRecord): readonly number[] => period.baselineDemand ?? period.demand;

/** Adds an item's six numbers of a round to the list, from `at` on. One list and no small objects: long runs count a million rounds. */
const addUnits = (units: number[], at: number, record: RoundRecord, { cell, splitPlace, demandPlaces }: LinkItem): void => {
  for (const period of record.periods) {
    units[at] += (splitPlace === undefined ? period.ordered[cell] : period.orderedBySupplier?.[splitPlace]) ?? 0;
    units[at + 1] += period.incoming[cell] ?? 0;
    units[at + 2] += period.received[cell] ?? 0;
    units[at + 3] += period.shipped[cell] ?? 0;
    const baseline = baselineOf(period);
    for (const place of demandPlaces) {
      units[at + 4] += period.demand[place] ?? 0;
      units[at + 5] += baseline[place] ?? 0;
    }
  }
};

const roundUnits = (company: Company, record: RoundRecord): RoundUnits => {
  const units: number[] = [];
  for (const link of linksOf(company)) {
    const total = units.length;
    units.push(0, 0, 0, 0, 0, 0);
    for (const item of link.items) {
      const at = units.length;
      units.push(0, 0, 0, 0, 0, 0);
      addUnits(units, at, record, item);
      for (let place = 0; place < series.length; place += 1) units[total + place] += units[at + place];
    }
  }
  return units;
};

/** Whether the record tells orders by supplier; those of old games don't. */
const tellsSuppliers = (record: RoundRecord): boolean => record.periods.every((period) => period.orderedBySupplier !== undefined);

/** The sums with one more round; a round of the warm-up (`warmUpRounds` first rounds) leaves them as they are. */
export const addLinkRound = (company: Company, sums: LinkSums, record: RoundRecord, warmUpRounds = 0): LinkSums =>
  record.round <= warmUpRounds
    ? sums
    : {
        rounds: sums.rounds + 1,
        moments: roundUnits(company, record).map((units, place) => addValue(sums.moments[place] ?? noMoments, units)),
        bySupplier: sums.bySupplier && tellsSuppliers(record),
      };

/** The four ratios at place `at` (a total or an item) of the sums. */
const ratiosAt = ({ moments }: LinkSums, at: number, part: boolean): LinkRatios => {
  const [ordered = noMoments, incoming = noMoments, received = noMoments, shipped = noMoments, demand = noMoments, baseline = noMoments] =
    moments.slice(at * series.length, (at + 1) * series.length);
  return {
    ratio: varianceRatio(ordered, incoming),
    goodsRatio: part ? undefined : varianceRatio(shipped, received),
    amplification: varianceRatio(ordered, demand),
    baselineAmplification: varianceRatio(ordered, baseline),
  };
};

/** Every link with the place of its total in the lists; single suppliers only where the records know what was ordered with them. */
const placesOf = (company: Company, bySupplier: boolean): readonly { readonly link: Link; readonly at: number }[] => {
  let at = 0;
  return linksOf(company).flatMap((link) => {
    const place = { link, at };
    at += 1 + link.items.length;
    return link.partOf === undefined || bySupplier ? [place] : [];
  });
};

/**
 * Bullwhip at every link in both directions, over the rounds in the sums: orders upstream, goods downstream, and orders against the
 * demand of the customers behind the link. Round totals, so that orders placed once a round are not compared with daily demand.
 */
export const linkMeasures = (company: Company, sums: LinkSums): readonly LinkMeasure[] =>
  placesOf(company, sums.bySupplier).map(({ link, at }) => ({
    link: link.name,
    ...(link.partOf === undefined ? {} : { partOf: link.partOf }),
    rounds: sums.rounds,
    indicative: sums.rounds < provingRounds,
    ...ratiosAt(sums, at, link.partOf !== undefined),
    items: link.items.map(({ item }, place) => ({
      item: company.items[item].id,
      ...ratiosAt(sums, at + 1 + place, link.partOf !== undefined),
    })),
  }));

const linkSums = (company: Company, records: readonly RoundRecord[], warmUpRounds: number): LinkSums =>
  records.reduce((sums, record) => addLinkRound(company, sums, record, warmUpRounds), noLinkSums);

/** The measures of all links of a game; `records` without the opening. */
export const measuredLinks = (company: Company, records: readonly RoundRecord[], warmUpRounds = 0): readonly LinkMeasure[] =>
  linkMeasures(company, linkSums(company, records, warmUpRounds));

/** The same with what went over each link round by round, the warm-up included. */
export const links = (company: Company, records: readonly RoundRecord[], warmUpRounds = 0): readonly LinkView[] => {
  const sums = linkSums(company, records, warmUpRounds);
  const byRound = records.map((record) => roundUnits(company, record));
  const places = placesOf(company, sums.bySupplier);
  return linkMeasures(company, sums).map((measure, place) => {
    const at = places[place]?.at ?? 0;
    const listAt = (where: number, name: Series): readonly number[] =>
      byRound.map((units) => units[where * series.length + series.indexOf(name)] ?? 0);
    const seriesAt = (where: number): LinkSeries => ({
      ordersByRound: listAt(where, 'ordered'),
      goodsByRound: measure.partOf === undefined ? listAt(where, 'received') : [],
    });
    return { ...measure, ...seriesAt(at), items: measure.items.map((item, one) => ({ ...item, ...seriesAt(at + 1 + one) })) };
  });
};

/** Customers' demand by round, and what it would have been without promotions: of one item, or of all. */
export const demandSeries = (company: Company, records: readonly RoundRecord[], item?: number): DemandSeries => {
  const units = (list: readonly number[]): number => {
    let total = 0;
    for (let place = item ?? 0; place < list.length; place += item === undefined ? 1 : company.items.length) total += list[place] ?? 0;
    return total;
  };
  const byRound = (list: (period: PeriodRecord) => readonly number[]): readonly number[] =>
    records.map((record) => record.periods.reduce((total, period) => total + units(list(period)), 0));
  return { demandByRound: byRound((period) => period.demand), baselineByRound: byRound(baselineOf) };
};
