import { legalValues, openFields, ownPanel, panelValue, remembered, rowValue, secondPart, sharedPanel, type Wish } from './desk-reading.ts';
import type { Policy } from './policy.ts';
import { cheapestShares } from './silo-procurement.ts';
import { tuned } from './tuning.ts';

const coordinatedProcurementDefaults = {
  /** Share of each item that goes to the cheapest supplier that is not the first, per cent. */
  cheapShare: 35,
  /** Rounds from order to dock, at the first supplier and at the cheapest. */
  nearLeadRounds: 1,
  cheapLeadRounds: 3.5,
  /** Rounds of demand held against chance. */
  safetyRounds: 0.4,
  /** Weight of the newest round in expected demand, and in rounds with a promotion. */
  smoothing: 0.25,
  promotedSmoothing: 0,
  /** How much of what the forecast announces beyond calm demand is bought ahead. */
  forecastWeight: 1,
  /** All the stock it wants times this: 2 doubles it, 0.5 runs it down. */
  stockFactor: 1,
  /** Below this cover, in periods, everything comes from the first supplier; 0: never. */
  urgentCover: 0,
  /** 1: qualifies suppliers that are not yet. */
  qualify: 0,
  /** Expedites at the first supplier while cover, in periods, is below this; 0: never. */
  expediteCover: 0,
};

/**
 * Procurement as one of four: orders up to what customers really take over lead time and one round, plus what sales has announced,
 * counting all of the pipeline (order-up-to with shared demand, Chen et al. 2000).
 */
export const coordinatedProcurement: Policy = ({ desk, memory, parameters }) => {
  const tuning = tuned(coordinatedProcurementDefaults, parameters);
  const supply = ownPanel(desk, 'supply');
  const customers = sharedPanel(desk, 'customerOrders');
  const forecasts = sharedPanel(desk, 'officialForecast');
  const promotions = sharedPanel(desk, 'promotions');
  const wishes: Wish[] = [];
  const kept: Record<string, number> = {};
  const shares = new Map(cheapestShares(desk, tuning.cheapShare).map((wish) => [wish.key, wish]));
  let ordered = 0;
  for (const { field, input } of openFields(desk, 'order')) {
    const item = secondPart(field.key);
    const drawn = panelValue(supply, 'supply', item, 'drawnRound');
    const sold = panelValue(customers, 'customerOrders', item, 'demandRound', drawn);
    const name = `calm ${item}`;
    const promoted = panelValue(promotions, 'promotions', item, 'promotionNow') > 0;
    const speaksOf = panelValue(forecasts, 'officialForecast', item, 'round');
    const forecast = panelValue(forecasts, 'officialForecast', item, 'forecast', sold);
    // Before anything was sold the forecast is all there is.
    const calmBefore = remembered(memory, name, forecast);
    const weight = sold <= 0 ? 0 : promoted ? tuning.promotedSmoothing : tuning.smoothing;
    const calm = calmBefore + weight * (sold - calmBefore);
    kept[name] = calm;
    if (calm <= 0) {
      ordered += input.value;
      continue;
    }
    const announced = speaksOf >= desk.round ? Math.max(-0.5 * calm, forecast - calm) : 0;
    const urgent = panelValue(supply, 'supply', item, 'cover', Infinity) < tuning.urgentCover;
    let cheapShare = 0;
    for (const [key, wish] of shares) {
      if (secondPart(key) !== item) continue;
      const value = urgent ? 0 : wish.value;
      cheapShare += value / 100;
      wishes.push({ ...wish, value });
    }
    const leadRounds = (1 - cheapShare) * tuning.nearLeadRounds + cheapShare * tuning.cheapLeadRounds;
    const level = (calm * (leadRounds + 1 + tuning.safetyRounds) + tuning.forecastWeight * announced) * tuning.stockFactor;
    const units = Math.max(0, Math.round(level - panelValue(supply, 'supply', item, 'inventoryPosition')));
    ordered += units;
    wishes.push({ lever: 'order', key: field.key, value: units });
  }
  if (tuning.qualify > 0) {
    const rows = ownPanel(desk, 'suppliers')?.rows ?? [];
    for (const { field } of openFields(desk, 'qualify')) {
      const row = rows.find((each) => each.key.startsWith(`${field.key} `));
      if (row !== undefined && rowValue('suppliers', row, 'qualified', 1) === 0)
        wishes.push({ lever: 'qualify', key: field.key, value: 1 });
    }
  }
  const leastCover = supply === undefined ? Infinity : Math.min(...supply.rows.map((row) => rowValue('supply', row, 'cover', Infinity)));
  if (leastCover < tuning.expediteCover)
    for (const { field } of openFields(desk, 'expedite').slice(0, 1)) wishes.push({ lever: 'expedite', key: field.key, value: 1 });
  return {
    values: legalValues(desk, wishes),
    memory: kept,
    reason: `Orders ${ordered} units for what customers take and sales has announced.`,
  };
};
