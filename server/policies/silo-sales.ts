import { usualValues } from '../contract/parameter.ts';
import { siloParameters } from '../contract/team-parameters.ts';
import { legalValues, openFields, ownPanel, panelValue, seriesOf, type Wish } from './desk-reading.ts';
import type { Policy } from './policy.ts';
import { tuned } from './tuning.ts';

const siloSalesUsual = usualValues(siloParameters.sales);

/** The middle one of the last three rounds: a promotion's own round does not count as usual. */
const usual = (series: readonly number[]): number | undefined => {
  const last = series.slice(-3).sort((a, b) => a - b);
  return last[Math.floor((last.length - 1) / 2)];
};

/** Sales for itself: pushes revenue by promotions nobody else hears of; its forecast is what usually sells, inflated. */
export const siloSales: Policy = ({ desk, parameters }) => {
  const tuning = tuned(siloSalesUsual, parameters);
  const wishes: Wish[] = [];
  const promotions = openFields(desk, 'promotion');
  const runsIn = desk.round + 1;
  const since = runsIn - tuning.promotionFirstRound;
  const turn = since / tuning.promotionEveryRounds;
  const pushed =
    tuning.promote > 0 && since >= 0 && Number.isInteger(turn)
      ? promotions[turn % Math.max(1, Math.min(tuning.promotionItems, promotions.length))]
      : undefined;
  if (pushed !== undefined) wishes.push({ lever: 'promotion', key: pushed.field.key, value: tuning.promotionOption });
  const orders = ownPanel(desk, 'customerOrders');
  for (const { field, input } of openFields(desk, 'forecast')) {
    const series = seriesOf(orders, field.key);
    const sold = usual(series) ?? panelValue(orders, 'customerOrders', field.key, 'demandRound');
    const known = sold > 0 ? sold : field.kind === 'standing' ? input.value : 0;
    const push = field.key === pushed?.field.key ? tuning.promotionForecast : 1;
    if (known > 0) wishes.push({ lever: 'forecast', key: field.key, value: known * tuning.forecastInflation * push });
  }
  if (tuning.pricePercent !== 100)
    for (const { field } of openFields(desk, 'price')) wishes.push({ lever: 'price', key: field.key, value: tuning.pricePercent });
  if (tuning.quotePeriods !== 0)
    for (const { field } of openFields(desk, 'deliveryQuote'))
      wishes.push({ lever: 'deliveryQuote', key: field.key, value: tuning.quotePeriods });
  return {
    values: legalValues(desk, wishes),
    memory: {},
    reason:
      pushed === undefined
        ? 'Expects what usually sells and a bit more.'
        : `Promotes ${pushed.field.key} to push revenue; expects what usually sells and a bit more.`,
  };
};
