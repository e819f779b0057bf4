import type { Desk } from '../contract/desk.ts';
import { usualValues } from '../contract/parameter.ts';
import { coordinatedParameters } from '../contract/team-parameters.ts';
import {
  firstPart,
  lastMean,
  lastPeriod,
  legalValues,
  openFields,
  ownPanel,
  panelTotal,
  panelValue,
  rememberedList,
  rowValue,
  secondPart,
  sharedPanel,
  troubledPlaces,
  type Wish,
} from './desk-reading.ts';
import type { Policy } from './policy.ts';
import { agreedUplift, promotedItems } from './promotion-plans.ts';
import { tuned } from './tuning.ts';

const coordinatedLogisticsUsual = usualValues(coordinatedParameters.logistics);

/** What next round's demand will be to the last one's, by sales' forecast and customers' orders on the shared board; 1 where unknown. */
const demandChange = (desk: Desk): number => {
  const forecasts = sharedPanel(desk, 'officialForecast');
  const sold = panelTotal(sharedPanel(desk, 'customerOrders'), 'customerOrders', 'demandRound');
  const speaksOfNext = forecasts?.rows.every((row) => rowValue('officialForecast', row, 'round') === desk.round + 1) ?? false;
  const expected = panelTotal(forecasts, 'officialForecast', 'forecast');
  return speaksOfNext && sold > 0 && expected > 0 ? expected / sold : 1;
};

/** Units that reach the start of a lane in the round after the coming one. */
const unitsArriving = (desk: Desk, laneId: string): number => {
  const from = desk.map.lanes.find((lane) => lane.id === laneId)?.from;
  const feeders = new Set(desk.map.lanes.filter((lane) => lane.to === from).map((lane) => lane.id));
  const first = lastPeriod(desk) + desk.act.periodsPerRound;
  let units = 0;
  for (const row of ownPanel(desk, 'arrivals')?.rows ?? []) {
    const due = rowValue('arrivals', row, 'duePeriod');
    if (feeders.has(firstPart(row.key)) && due >= first && due < first + desk.act.periodsPerRound)
      units += rowValue('arrivals', row, 'units');
  }
  return units;
};

/** Units of an item that a promotion agreed for the coming round will ask for at the end of a lane, beyond the usual ones. */
const promotedUnits = (desk: Desk, laneId: string, item: string): number => {
  const site = desk.map.lanes.find((lane) => lane.id === laneId)?.to;
  const usual = panelValue(ownPanel(desk, 'regions'), 'regions', `${site} ${item}`, 'shippedRound');
  return usual * Math.max(0, agreedUplift(desk, item, desk.round + 1) - 1);
};

/** Logistics as one of four: books what the forecast, agreed promotions and the ships under way will need, goes around trouble. */
export const coordinatedLogistics: Policy = ({ desk, memory, parameters }) => {
  const tuning = tuned(coordinatedLogisticsUsual, parameters);
  const lanes = ownPanel(desk, 'lanes');
  const promoted = promotedItems(desk, desk.round + 1);
  // The forecast knows of the promotion too: what it says of all goods together is of no use to a lane that carries some of them.
  const change = promoted.length > 0 ? 1 : 1 + tuning.forecastWeight * (demandChange(desk) - 1);
  const wishes: Wish[] = [];
  const kept: Record<string, readonly number[]> = {};
  const troubled = troubledPlaces(desk, tuning.warningRounds, tuning.toldRounds);
  let booked = 0;
  for (const { field } of openFields(desk, 'booking')) {
    const needs = [...rememberedList(memory, field.key), panelValue(lanes, 'lanes', field.key, 'need')].slice(-tuning.averageRounds);
    kept[field.key] = needs;
    const usual = lastMean(needs, tuning.averageRounds);
    const arriving = tuning.unitsPerLoad > 0 ? unitsArriving(desk, field.key) / tuning.unitsPerLoad : 0;
    const fromPort = arriving > 0;
    if (usual <= 0 && !fromPort) continue;
    const loadUnits = panelValue(lanes, 'lanes', field.key, 'loadUnits');
    const units = promoted.reduce((sum, item) => sum + promotedUnits(desk, field.key, item), 0);
    const more = loadUnits > 0 ? (tuning.promotedLoads * units) / loadUnits : 0;
    const loads = Math.ceil((fromPort ? Math.max(arriving, usual * 0.5) : usual * change + more) * tuning.bookFactor);
    booked += loads;
    wishes.push({ lever: 'booking', key: field.key, value: loads });
  }
  for (const { field } of openFields(desk, 'transfer')) {
    const item = secondPart(field.key);
    if (promoted.includes(item))
      wishes.push({ lever: 'transfer', key: field.key, value: tuning.promotedAhead * promotedUnits(desk, firstPart(field.key), item) });
  }
  let around = 0;
  for (const { field } of openFields(desk, 'reroute')) {
    const lane = desk.map.lanes.find((each) => each.id === field.key);
    if (!troubled.has(field.key) && (lane === undefined || !troubled.has(lane.to))) continue;
    around++;
    wishes.push({ lever: 'reroute', key: field.key, value: 1 });
  }
  const supply = sharedPanel(desk, 'supply');
  const leastCover = supply === undefined ? Infinity : Math.min(...supply.rows.map((row) => rowValue('supply', row, 'cover', Infinity)));
  for (const { field } of openFields(desk, 'mode')) {
    const air = field.options?.findIndex((option) => option.id === 'air') ?? -1;
    if (air < 0) continue;
    kept[`mode ${field.key}`] = [rememberedList(memory, `mode ${field.key}`)[0] ?? desk.inputs[desk.fields.indexOf(field)]?.value ?? 0];
    wishes.push({ lever: 'mode', key: field.key, value: leastCover < tuning.airCover ? air : (kept[`mode ${field.key}`]?.[0] ?? 0) });
  }
  const ahead = promoted.length > 0 ? ` and for the promotion of ${promoted.join(' and ')}` : '';
  const reason = `Books ${booked} loads for what is expected${ahead}${around > 0 ? ', and goes around the trouble' : ''}.`;
  return { values: legalValues(desk, wishes), memory: kept, reason };
};
