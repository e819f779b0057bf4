import { describe, expect, it } from 'vitest';
import { addLinkRound, demandSeries, linkMeasures, links, measuredLinks, noLinkSums } from '../../server/score/bullwhip.ts';
import type { PeriodRecord, RoundRecord } from '../../server/simulation/records.ts';
import { classic, finishedGame, plannedGame, rich, spring } from '../support/view-setups.ts';

const weeks = finishedGame(classic, 'closed').records.slice(1);
const springRounds = finishedGame(spring, 'closed').records.slice(1);
const whim = plannedGame(rich, 11, 'open').records.slice(1);

/** The same rounds with some units of the retailer's changed: one number a round. */
const withUnits = (
  records: readonly RoundRecord[],
  lists: Readonly<Partial<Record<'ordered' | 'incoming' | 'received' | 'shipped' | 'demand' | 'baselineDemand', readonly number[]>>>,
): readonly RoundRecord[] =>
  records.map((record, at) => ({
    ...record,
    periods: record.periods.map((period) => ({
      ...period,
      ...Object.fromEntries(
        Object.entries(lists).map(([list, units]) => [
          list,
          (period[list as 'ordered'] ?? [0]).map((old, cell) => (cell === 0 ? units[at] : old)),
        ]),
      ),
    })),
  }));

/** Population variance over population variance, by the book. */
const byBook = (out: readonly number[], into: readonly number[]): number => {
  const variance = (values: readonly number[]): number => {
    const mean = values.reduce((total, value) => total + value, 0) / values.length;
    return values.reduce((total, value) => total + (value - mean) ** 2, 0) / values.length;
  };
  return variance(out) / variance(into);
};
const same = (value: number | undefined, book: number): boolean =>
  value === undefined ? !Number.isFinite(book) : Math.abs(value - book) <= 1e-9 * Math.max(1, Math.abs(book));

describe('the bullwhip', () => {
  const four = weeks.slice(0, 4);

  it('is variance of orders over variance of what came in, link by link', () => {
    const swinging = withUnits(four, { ordered: [0, 12, 0, 12], incoming: [4, 8, 4, 8] });
    const [first, second] = links(classic.company, swinging);
    expect(first).toMatchObject({ link: 'wholesaler>retailer', ratio: 9, ordersByRound: [0, 12, 0, 12], indicative: true, rounds: 4 });
    expect(first.items).toMatchObject([{ item: 'beer', ratio: 9 }]);
    expect(second.ratio).toBeUndefined();
  });

  it('goes downstream too: goods sent on over goods received', () => {
    const [first] = links(classic.company, withUnits(four, { received: [0, 8, 0, 8], shipped: [3, 5, 3, 5] }));
    expect(first.goodsRatio).toBe(1 / 16);
    expect(first.goodsByRound).toEqual([0, 8, 0, 8]);
  });

  it('holds orders against what customers wanted, and would have wanted without promotions', () => {
    const lists = { ordered: [0, 12, 0, 12], demand: [4, 8, 4, 8], incoming: [4, 8, 4, 8] };
    const [, second] = links(classic.company, withUnits(four, { demand: lists.demand }));
    expect(second.amplification).toBe(0);
    const [promoted] = links(
      classic.company,
      withUnits(withPeriods(four, { baselineDemand: [0] }), { ...lists, baselineDemand: [5, 6, 5, 6] }),
    );
    expect(promoted).toMatchObject({ ratio: 9, amplification: 9 });
    expect(promoted.baselineAmplification).toBeCloseTo(144, 9);
    const [plain] = links(classic.company, withUnits(four, lists));
    expect(plain.baselineAmplification).toBe(9);
    expect(demandSeries(classic.company, withUnits(four, lists)).baselineByRound).toEqual(lists.demand);
  });

  it('has no ratio, and is no error, where nothing varies', () => {
    const [first] = links(classic.company, withUnits(four, { ordered: [0, 5, 9, 2], incoming: [4, 4, 4, 4], demand: [4, 4, 4, 4] }));
    expect(first).toMatchObject({ ratio: undefined, amplification: undefined, baselineAmplification: undefined });
    expect(links(rich.company, []).every(({ ratio }) => ratio === undefined)).toBe(true);
  });

  it('leaves out the warm-up, and is a hint below twenty rounds counted', () => {
    const warm = links(classic.company, weeks, 10);
    expect(warm[0]).toMatchObject({ rounds: weeks.length - 10, indicative: false });
    expect(warm[0].ordersByRound).toHaveLength(weeks.length);
    expect(warm.map(({ ratio }) => ratio)).toEqual(links(classic.company, weeks.slice(10)).map(({ ratio }) => ratio));
    expect(links(classic.company, weeks, weeks.length - 19)[0].indicative).toBe(true);
    expect(links(classic.company, weeks, weeks.length - 20)[0].indicative).toBe(false);
  });

  it('names who orders last and whom from first', () => {
    expect(links(classic.company, weeks).map(({ link }) => link)).toEqual([
      'wholesaler>retailer',
      'distributor>wholesaler',
      'factory>distributor',
      'brewing>factory',
    ]);
    expect(links(spring.company, springRounds).map(({ link }) => link)).toContain('central>north');
  });

  it('takes totals of a round, not of its days', () => {
    const spread = springRounds.map((record) => ({
      ...record,
      periods: record.periods.map((period) => ({ ...period, ordered: period.ordered.map(() => (period.period % 5 === 1 ? 50 : 0)) })),
    }));
    for (const { ordersByRound, partOf } of links(spring.company, spread))
      if (partOf === undefined) expect(new Set(ordersByRound).size).toBe(1);
  });

  it('tells several suppliers apart, whose orders add up to those of all', () => {
    const found = links(rich.company, whim);
    const parts = found.filter(({ partOf }) => partOf === 'suppliers>central');
    expect(parts.map(({ link }) => link)).toEqual(['nearby>central', 'faraway>central', 'newcomer>central']);
    const whole = found.find(({ link }) => link === 'suppliers>central');
    expect(whole?.ordersByRound.some((units) => units > 0)).toBe(true);
    for (const [at, units] of (whole?.ordersByRound ?? []).entries())
      expect(parts.reduce((total, part) => total + part.ordersByRound[at], 0)).toBe(units);
    expect(parts.every(({ goodsRatio, goodsByRound }) => goodsRatio === undefined && goodsByRound.length === 0)).toBe(true);
    const old = whim.map((record) => ({
      ...record,
      periods: record.periods.map((period) => ({ ...period, orderedBySupplier: undefined })),
    }));
    expect(links(rich.company, old).some(({ partOf }) => partOf !== undefined)).toBe(false);
  });

  it('is what the book says of the round totals, for every link and item of a company with everything', () => {
    const { company } = rich;
    const items = company.items.length;
    const total = (record: RoundRecord, of: (period: PeriodRecord) => number): number =>
      record.periods.reduce((units, period) => units + of(period), 0);
    for (const link of measuredLinks(company, whim, 2).filter(({ partOf }) => partOf === undefined)) {
      const site = company.sites.findIndex(({ id }) => link.link.endsWith(`>${id}`));
      for (const { item, ...ratios } of link.items) {
        const at = company.items.findIndex(({ id }) => id === item);
        const cell = site * items + at;
        const counted = whim.filter(({ round }) => round > 2);
        const of = (list: 'ordered' | 'incoming' | 'received' | 'shipped') =>
          counted.map((record) => total(record, (period) => period[list][cell]));
        // Customers of a region are its own; everybody's goods come through the central warehouse.
        const served = company.segments.flatMap((segment, place) =>
          segment.siteIndex === site || company.sites[site].id === 'central' ? [place * items + at] : [],
        );
        const wanted = (list: 'demand' | 'baselineDemand') =>
          counted.map((record) => total(record, (period) => served.reduce((units, place) => units + (period[list]?.[place] ?? 0), 0)));
        expect(same(ratios.ratio, byBook(of('ordered'), of('incoming'))), `${link.link} ${item}`).toBe(true);
        expect(same(ratios.goodsRatio, byBook(of('shipped'), of('received'))), `${link.link} ${item} goods`).toBe(true);
        expect(same(ratios.amplification, byBook(of('ordered'), wanted('demand'))), `${link.link} ${item} demand`).toBe(true);
        expect(same(ratios.baselineAmplification, byBook(of('ordered'), wanted('baselineDemand'))), `${link.link} ${item} baseline`).toBe(
          true,
        );
      }
    }
  });

  it('is added up round by round, without the records', () => {
    let sums = noLinkSums;
    for (const record of whim) sums = addLinkRound(rich.company, sums, record, 3);
    expect(linkMeasures(rich.company, sums)).toEqual(measuredLinks(rich.company, whim, 3));
  });
});

const withPeriods = (records: readonly RoundRecord[], change: Partial<PeriodRecord>): readonly RoundRecord[] =>
  records.map((record) => ({ ...record, periods: record.periods.map((period) => ({ ...period, ...change })) }));
