import { usualValues } from '../contract/parameter.ts';
import { siloParameters } from '../contract/team-parameters.ts';
import { legalValues, openFields, ownPanel, panelValue, rowValue, secondPart, seriesOf, type Wish } from './desk-reading.ts';
import type { Policy } from './policy.ts';
import { tuned } from './tuning.ts';

const siloProcurementUsual = usualValues(siloParameters.procurement);

/** Procurement for itself: runs after demand and backlog, forgets part of the pipeline, buys where the unit is cheapest. */
export const siloProcurement: Policy = ({ desk, parameters }) => {
  const tuning = tuned(siloProcurementUsual, parameters);
  const supply = ownPanel(desk, 'supply');
  const forecasts = ownPanel(desk, 'officialForecast');
  const wishes: Wish[] = [];
  let ordered = 0;
  for (const { field, input } of openFields(desk, 'order')) {
    const item = secondPart(field.key);
    const series = seriesOf(supply, item);
    const last = series.at(-1) ?? panelValue(supply, 'supply', item, 'drawnRound');
    const before = series.at(-2) ?? last;
    const known = panelValue(forecasts, 'officialForecast', item, 'forecast');
    const chased = last > 0 ? Math.max(0, last + tuning.chase * (last - before)) : known;
    const forecast = known > 0 ? known : chased;
    const followed = (1 - tuning.forecastWeight) * chased + tuning.forecastWeight * forecast;
    const steady = parameters[`steadyUnits.${item}`] ?? tuning.steadyUnits;
    const demand = steady > 0 ? steady : followed;
    if (demand <= 0) {
      ordered += input.value;
      continue;
    }
    const backlog = panelValue(supply, 'supply', item, 'backlog');
    const forgotten = (1 - tuning.pipelineWeight) * panelValue(supply, 'supply', item, 'onOrder');
    const owned = panelValue(supply, 'supply', item, 'inventoryPosition') + backlog - forgotten;
    const coverRounds = parameters[`coverRounds.${item}`] ?? tuning.coverRounds;
    const wanted = Math.max(0, demand * coverRounds - owned + tuning.backlogFactor * backlog);
    const lot = parameters[`lotUnits.${item}`] ?? tuning.lotUnits;
    const units = lot > 0 ? Math.floor(wanted / lot + 0.5) * lot : Math.round(wanted);
    ordered += units;
    wishes.push({ lever: 'order', key: field.key, value: units });
  }
  for (const wish of cheapestShares(desk, tuning.cheapShare)) wishes.push(wish);
  return {
    values: legalValues(desk, wishes),
    memory: {},
    reason: `Orders ${ordered} units after the last demand, where they are cheapest.`,
  };
};

/** Share wishes that send `percent` of each item to the cheapest qualified supplier with a share field, nothing to the others. */
export const cheapestShares = (desk: Parameters<Policy>[0]['desk'], percent: number): readonly Wish[] => {
  const suppliers = ownPanel(desk, 'suppliers');
  if (suppliers === undefined) return [];
  const shares = openFields(desk, 'supplierShare');
  const qualified = new Map(
    suppliers.rows
      .filter((row) => rowValue('suppliers', row, 'qualified', 1) > 0)
      .map((row) => [row.key, rowValue('suppliers', row, 'price')]),
  );
  return shares.map(({ field }) => {
    const item = secondPart(field.key);
    const price = qualified.get(field.key);
    const cheapest = Math.min(
      ...shares.filter((each) => secondPart(each.field.key) === item).map((each) => qualified.get(each.field.key) ?? Infinity),
    );
    return { lever: 'supplierShare', key: field.key, value: price !== undefined && price === cheapest ? percent : 0 };
  });
};
