import type { DemandSeries, LinkMeasure, LinkRatios, LinkSeries, LinkView } from '../contract/desk.ts';
import type { Company } from '../simulation/company.ts';
import type { PeriodRecord, RoundRecord } from '../simulation/records.ts';
import { linksOf } from './links.ts';
import type { Link, LinkItem } from './links.ts';
import { addToMoments, varianceRatio } from './variance.ts';
import type { Moments } from './variance.ts';

/** Fewer rounds than this make a variance ratio a hint, not a proof. */
const provingRounds = 20;

/** What is counted at a link, in this order: orders placed and received, goods received and sent on, customers' demand and its baseline. */
const series = ['ordered', 'incoming', 'received', 'shipped', 'demand', 'baseline'] as const;
type Series = (typeof series)[number];

/** Units of a round: link by link, the total and then each of its items, six numbers each. */
type RoundUnits = readonly number[];

/** Count, means and squares of every link's series over the rounds counted, in the order of `RoundUnits`. A round is added with `addLinkRound`. */
export type LinkSums = {
  readonly rounds: number;
  readonly means: readonly number[];
  readonly squares: readonly number[];
  /** Every round told orders by supplier; those of old games don't. */
  readonly bySupplier: boolean;
};

export const noLinkSums: LinkSums = { rounds: 0, means: [], squares: [], bySupplier: true };

const baselineOf = (period: PeriodRecord): readonly number[] => period.baselineDemand ?? period.demand;

/** Every link with the place of its total in the lists, and zeros for all of them: worked out once for a company. */
type Frame = { readonly places: readonly { readonly link: Link; readonly at: number }[]; readonly zeros: readonly number[] };
const frames = new WeakMap<Company, Frame>();

const frameOf = (company: Company): Frame => {
  const known = frames.get(company);
  if (known !== undefined) return known;
  let length = 0;
  const places = linksOf(company).map((link) => {
    const at = length;
    length += (1 + link.items.length) * series.length;
    return { link, at };
  });
  const made: Frame = { places, zeros: Array.from({ length }, () => 0) };
  frames.set(company, made);
  return made;
};

/** Adds an item's units of a period to the six numbers at `at`, in the order of `series`. */
const addUnits = (units: number[], at: number, period: PeriodRecord, { cell, splitPlace, demandPlaces }: LinkItem): void => {
  units[at] += (splitPlace === undefined ? period.ordered[cell] : period.orderedBySupplier?.[splitPlace]) ?? 0;
  units[at + 1] += period.incoming[cell] ?? 0;
  units[at + 2] += period.received[cell] ?? 0;
  units[at + 3] += period.shipped[cell] ?? 0;
  const baseline = baselineOf(period);
  for (const place of demandPlaces) {
    units[at + 4] += period.demand[place] ?? 0;
    units[at + 5] += baseline[place] ?? 0;
  }
};

const roundUnits = (company: Company, record: RoundRecord): RoundUnits => {
  const { places, zeros } = frameOf(company);
  const units = zeros.slice();
  for (const { link, at: total } of places) {
    let at = total;
    for (const item of link.items) {
      at += series.length;
      for (const period of record.periods) addUnits(units, at, period, item);
      for (let one = 0; one < series.length; one += 1) units[total + one] += units[at + one];
    }
  }
  return units;
};

/** The sums with one more round; a round of the warm-up (`warmUpRounds` first rounds) leaves them as they are. */
export const addLinkRound = (company: Company, sums: LinkSums, record: RoundRecord, warmUpRounds = 0): LinkSums => {
  if (record.round <= warmUpRounds) return sums;
  const { rounds } = sums;
  const units = roundUnits(company, record);
  const { zeros } = frameOf(company);
  const means = (rounds === 0 ? zeros : sums.means).slice();
  const squares = (rounds === 0 ? zeros : sums.squares).slice();
  for (let at = 0; at < units.length; at += 1) addToMoments(means, squares, at, rounds, units[at] ?? 0);
  const bySupplier = sums.bySupplier && record.periods.every((period) => period.orderedBySupplier !== undefined);
  return { rounds: rounds + 1, means, squares, bySupplier };
};

/** Moments of one of the six numbers that begin at `at`. */
const momentsAt = (sums: LinkSums, at: number, name: Series): Moments => {
  const place = at + series.indexOf(name);
  return { count: sums.rounds, mean: sums.means[place] ?? 0, squares: sums.squares[place] ?? 0 };
};

/** The four ratios of the total or item whose six numbers begin at `at`. */
const ratiosAt = (sums: LinkSums, at: number, part: boolean): LinkRatios => {
  const ordered = momentsAt(sums, at, 'ordered');
  return {
    ratio: varianceRatio(ordered, momentsAt(sums, at, 'incoming')),
    goodsRatio: part ? undefined : varianceRatio(momentsAt(sums, at, 'shipped'), momentsAt(sums, at, 'received')),
    amplification: varianceRatio(ordered, momentsAt(sums, at, 'demand')),
    baselineAmplification: varianceRatio(ordered, momentsAt(sums, at, 'baseline')),
  };
};

/** Links with their places; single suppliers only where the records know what was ordered with them. */
const placesOf = (company: Company, bySupplier: boolean): Frame['places'] => {
  const { places } = frameOf(company);
  return bySupplier ? places : places.filter(({ link }) => link.partOf === undefined);
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
      ...ratiosAt(sums, at + (1 + place) * series.length, link.partOf !== undefined),
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
    const listAt = (where: number, name: Series): readonly number[] => byRound.map((units) => units[where + series.indexOf(name)] ?? 0);
    const seriesAt = (where: number): LinkSeries => ({
      ordersByRound: listAt(where, 'ordered'),
      goodsByRound: measure.partOf === undefined ? listAt(where, 'received') : [],
    });
    return {
      ...measure,
      ...seriesAt(at),
      items: measure.items.map((item, one) => ({ ...item, ...seriesAt(at + (1 + one) * series.length) })),
    };
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
