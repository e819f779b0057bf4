import {
  legalValues,
  openFields,
  ownPanel,
  panelTotal,
  panelValue,
  remembered,
  rowValue,
  seriesOf,
  sharedPanel,
  type Wish,
} from './desk-reading.ts';
import type { Policy } from './policy.ts';
import { tuned } from './tuning.ts';

const coordinatedSalesDefaults = {
  /** 1: promotes when the others can carry it, 0: never. */
  promote: 1,
  /** First round in which a promotion may run, and the rounds from one to the next. */
  promotionFirstRound: 4,
  promotionEveryRounds: 4,
  /** Place of the option among the promotions: the mildest. */
  promotionOption: 1,
  /** Demand it expects of the promotion's round, as a multiple of a calm one, and of the round after. */
  uplift: 1.6,
  dip: 0.93,
  /** Weight of the newest round in the expected calm demand, and in rounds disturbed by a promotion. */
  smoothing: 0.3,
  disturbedSmoothing: 0.1,
  /** The forecast is the expected demand times this. */
  forecastFactor: 1,
  /** Conditions for launching: cover of the item in periods, work waiting at the dock in days, goods waiting for trucks as a share of a round's demand. */
  leastCover: 8,
  mostQueueDays: 0.5,
  mostWaiting: 0.15,
  /** Price as a share of list and quote; the reference of both is the standard one. */
  pricePercent: 100,
  quotePeriods: 0,
};

/**
 * Sales as one of four: announces a promotion by its forecast a round ahead and launches it only when stock, dock and trucks allow.
 * Needs the shared board to judge that; without it the plan stands.
 */
export const coordinatedSales: Policy = ({ desk, memory, parameters }) => {
  const tuning = tuned(coordinatedSalesDefaults, parameters);
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

  const aheadRound = desk.round + 2;
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
    const name = `calm ${field.key}`;
    const calm = remembered(memory, name, sold > 0 ? sold : input.value);
    const roundsSince = desk.round - 1 - (promotedKey === field.key ? (kept['promotedRound'] ?? -100) : -100);
    // The promotion's own round says nothing about calm demand, the rounds after it little.
    const weight = roundsSince === 0 ? 0 : roundsSince > 0 && roundsSince <= 3 ? tuning.disturbedSmoothing : tuning.smoothing;
    const expected = sold > 0 ? calm + weight * (sold - calm) : calm;
    kept[name] = expected;
    if (expected <= 0) continue;
    const promotedBefore = promotedKey === field.key && (kept['promotedRound'] ?? -100) === aheadRound - 1;
    const factor = plansKey === field.key ? tuning.uplift : promotedBefore ? tuning.dip : 1;
    wishes.push({ lever: 'forecast', key: field.key, value: expected * factor * tuning.forecastFactor });
  }
  if (plansKey !== undefined) says.push(`Announces a promotion of ${plansKey} for round ${aheadRound} in the forecast.`);
  if (tuning.pricePercent !== 100)
    for (const { field } of openFields(desk, 'price')) wishes.push({ lever: 'price', key: field.key, value: tuning.pricePercent });
  if (tuning.quotePeriods !== 0)
    for (const { field } of openFields(desk, 'deliveryQuote'))
      wishes.push({ lever: 'deliveryQuote', key: field.key, value: tuning.quotePeriods });
  return { values: legalValues(desk, wishes), memory: kept, reason: says.length === 0 ? 'Forecasts calm demand.' : says.join(' ') };
};
