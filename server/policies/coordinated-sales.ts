import { usualValues } from '../contract/parameter.ts';
import { coordinatedParameters } from '../contract/team-parameters.ts';
import {
  legalValues,
  openFields,
  ownPanel,
  panelTotal,
  panelValue,
  remembered,
  rowValue,
  seasonOf,
  seriesOf,
  sharedPanel,
  type Wish,
} from './desk-reading.ts';
import type { Policy } from './policy.ts';
import { tuned } from './tuning.ts';

const coordinatedSalesUsual = usualValues(coordinatedParameters.sales);

/** The forecast speaks of the round after the next one. */
const aheadRounds = 2;

/**
 * Sales as one of four: announces a promotion by its forecast a round ahead and launches it only when stock, dock and trucks allow.
 * Needs the shared board to judge that; without it the plan stands.
 */
export const coordinatedSales: Policy = ({ desk, memory, parameters }) => {
  const tuning = tuned(coordinatedSalesUsual, parameters);
  const wishes: Wish[] = [];
  const kept: Record<string, number> = {};
  const promotions = openFields(desk, 'promotion');
  const orders = ownPanel(desk, 'customerOrders');
  const demandRound = panelTotal(orders, 'customerOrders', 'demandRound');
  const says: string[] = [];

  const planned = remembered(memory, 'planRound', -1) === desk.round + 1 ? promotions[remembered(memory, 'planItem', -1)] : undefined;
  if (planned !== undefined) {
    const item = planned.field.key;
    const supply = sharedPanel(desk, 'supply');
    const dock = sharedPanel(desk, 'dock');
    const crew = sharedPanel(desk, 'crew');
    const cover = panelValue(supply, 'supply', item, 'cover', Infinity);
    const dayMinutes = panelTotal(crew, 'crew', 'regularRound') / desk.act.periodsPerRound;
    const queueDays = dayMinutes > 0 ? panelTotal(dock, 'dock', 'dockMinutes') / dayMinutes : 0;
    const waiting = panelTotal(sharedPanel(desk, 'lanes'), 'lanes', 'waiting') / Math.max(1, demandRound);
    const obstacle =
      cover < tuning.leastCover
        ? 'stock is short'
        : queueDays > tuning.mostQueueDays
          ? 'the dock is full'
          : waiting > tuning.mostWaiting
            ? 'trucks are short'
            : undefined;
    if (obstacle === undefined) {
      wishes.push({ lever: 'promotion', key: item, value: tuning.promotionOption });
      kept['promotedRound'] = desk.round + 1;
      kept['promotedItem'] = remembered(memory, 'planItem', 0);
      says.push(`Launches the announced promotion of ${item}.`);
    } else says.push(`Calls off the promotion of ${item}: ${obstacle}.`);
  }
  if (kept['promotedRound'] === undefined) {
    kept['promotedRound'] = remembered(memory, 'promotedRound', -100);
    kept['promotedItem'] = remembered(memory, 'promotedItem', -1);
  }

  const aheadRound = desk.round + aheadRounds;
  const since = aheadRound - tuning.promotionFirstRound;
  const turn = since / tuning.promotionEveryRounds;
  const plansItem = tuning.promote > 0 && promotions.length > 0 && since >= 0 && Number.isInteger(turn) ? turn % promotions.length : -1;
  if (plansItem >= 0) {
    kept['planRound'] = aheadRound;
    kept['planItem'] = plansItem;
  }
  const plansKey = promotions[plansItem]?.field.key;
  const promotedKey = promotions[kept['promotedItem'] ?? -1]?.field.key;

  for (const { field, input } of openFields(desk, 'forecast')) {
    const row = orders?.rows.find((each) => each.key === field.key);
    const sold = seriesOf(orders, field.key).at(-1) ?? rowValue('customerOrders', row, 'demandRound');
    // With an outlook, calm demand is counted as a share of what the season lets expect.
    const season = seasonOf(desk, field.key);
    const name = `${season === undefined ? 'calm' : 'share'} ${field.key}`;
    const played = season === undefined ? sold : sold / Math.max(1, season[0] ?? 0);
    const calm = remembered(memory, name, sold > 0 ? played : season === undefined ? input.value : 1);
    const roundsSince = desk.round - 1 - (promotedKey === field.key ? (kept['promotedRound'] ?? -100) : -100);
    // The promotion's own round says nothing about calm demand, the rounds after it little.
    const weight = roundsSince === 0 ? 0 : roundsSince > 0 && roundsSince <= 3 ? tuning.disturbedSmoothing : tuning.smoothing;
    const expected = sold > 0 ? calm + weight * (played - calm) : calm;
    kept[name] = expected;
    if (expected <= 0) continue;
    const promotedBefore = promotedKey === field.key && (kept['promotedRound'] ?? -100) === aheadRound - 1;
    const factor = plansKey === field.key ? tuning.uplift : promotedBefore ? tuning.dip : 1;
    const usual = season === undefined ? 1 : (season[aheadRounds + 1] ?? 0);
    wishes.push({ lever: 'forecast', key: field.key, value: expected * usual * factor * tuning.forecastFactor });
  }
  if (plansKey !== undefined) says.push(`Announces a promotion of ${plansKey} for round ${aheadRound} in the forecast.`);
  if (tuning.pricePercent !== 100)
    for (const { field } of openFields(desk, 'price')) wishes.push({ lever: 'price', key: field.key, value: tuning.pricePercent });
  if (tuning.quotePeriods !== 0)
    for (const { field } of openFields(desk, 'deliveryQuote'))
      wishes.push({ lever: 'deliveryQuote', key: field.key, value: tuning.quotePeriods });
  if (tuning.priorityOption >= 0)
    for (const { field } of openFields(desk, 'priority')) wishes.push({ lever: 'priority', key: field.key, value: tuning.priorityOption });
  return { values: legalValues(desk, wishes), memory: kept, reason: says.length === 0 ? 'Forecasts calm demand.' : says.join(' ') };
};
