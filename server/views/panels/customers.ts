import type { RoundTotals } from '../round-totals.ts';
import { percentOf, seriesOf } from './panel.ts';
import type { PanelRows } from './panel.ts';

/** What customers ordered, got, cancelled and still wait for, by item over all segments. */
export const customerOrders: PanelRows = ({ setup, totals, rounds }) =>
  setup.company.items.map(({ id }, item) => {
    let owed = 0;
    for (let place = item; place < totals.last.owed.length; place += setup.company.items.length) owed += totals.last.owed[place];
    return {
      key: id,
      values: [totals.demand[item], totals.delivered[item], totals.lost[item], owed],
      series: seriesOf(rounds, 'demand', item),
    };
  });

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
