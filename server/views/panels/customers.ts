import type { Company } from '../../simulation/company.ts';
import type { RoundTotals } from '../round-totals.ts';
import { percentOf, seriesOf } from './panel.ts';
import type { PanelInput, PanelRows, Seen, SeenBefore } from './panel.ts';

/** The sites' order books added up: as old as the oldest of them. */
const orderBook = (input: PanelInput): Seen & { readonly asOfPeriod?: number } => {
  let oldest: SeenBefore | undefined;
  for (const { siteIndex } of input.stopped === undefined ? [] : input.setup.company.segments) {
    const before = input.stopped?.get(siteIndex);
    if (before !== undefined && (oldest === undefined || before.asOfPeriod < oldest.asOfPeriod)) oldest = before;
  }
  return oldest ?? input;
};

/** What customers ordered, got, cancelled and still wait for, by item over all segments. */
export const customerOrders: PanelRows = (input) => {
  const { totals, rounds, asOfPeriod } = orderBook(input);
  return input.setup.company.items.map(({ id }, item) => {
    let owed = 0;
    for (let place = item; place < totals.last.owed.length; place += input.setup.company.items.length) owed += totals.last.owed[place];
    return {
      key: id,
      values: [totals.demand[item], totals.delivered[item], totals.lost[item], owed],
      series: seriesOf(rounds, 'demand', item),
      ...(asOfPeriod === undefined ? {} : { asOfPeriod }),
    };
  });
};

/** Rounds after the coming one that the outlook shows. */
const outlookRounds = 5;

/** Units of an item that the markets are expected to ask for in a round by base and season alone; rounds after the last season are like it. */
const seasonalUnits = ({ segments, periodsPerRound }: Company, item: number, round: number): number => {
  let units = 0;
  for (const { demand } of segments) {
    const source = demand[item];
    if (source?.kind !== 'market') continue;
    const season = source.seasonPpmByRound;
    const ppm = season[Math.min(Math.max(1, round), season.length) - 1] ?? 1_000_000;
    units += (source.baseUnits * ppm * periodsPerRound) / 1_000_000;
  }
  return Math.round(units);
};

/**
 * What the calendar lets expect, by item: the round just played (before the first one, the first), the coming one and those after. No row
 * where demand is given or drawn: of that the calendar knows nothing, and nothing expected would be read as no demand.
 */
export const outlook: PanelRows = ({ setup: { company }, totals, rounds }) =>
  company.items.flatMap(({ id }, item) =>
    company.segments.every(({ demand }) => demand[item]?.kind !== 'market')
      ? []
      : {
          key: id,
          values: Array.from({ length: outlookRounds + 2 }, (_, ahead) => seasonalUnits(company, item, totals.round + ahead)),
          series: rounds.map(({ round }) => seasonalUnits(company, item, round)),
        },
  );

/** Points of satisfaction with one decimal. */
const csatPoints = (totals: RoundTotals, segment: number): number => Math.round((totals.last.csat[segment] ?? 0) / 100) / 10;

/** How well each segment was served: satisfaction, and the orders judged in the round. */
export const service: PanelRows = ({ setup, totals, rounds }) =>
  setup.company.segments.map(({ id }, segment) => {
    const judged = totals.judged[segment];
    return {
      key: id,
      values: [
        csatPoints(totals, segment),
        judged === undefined ? undefined : percentOf(judged.perfect, judged.orders),
        judged === undefined ? undefined : percentOf(judged.onTime, judged.orders),
        judged?.orders ?? 0,
      ],
      series: rounds.map((round) => csatPoints(round, segment)),
    };
  });

/** What customers complained about, by segment: orders judged in the round that were late, short or wrong. */
export const complaints: PanelRows = ({ setup, totals, rounds }) =>
  setup.company.segments.map(({ id }, segment) => {
    const judged = totals.judged[segment];
    if (judged === undefined) return { key: id, values: [0, 0, 0] };
    return {
      key: id,
      values: [judged.orders - judged.onTime, judged.orders - judged.inFull, judged.orders - judged.errorFree],
      series: rounds.map(({ judged: then }) => then[segment].orders - then[segment].onTime),
    };
  });
