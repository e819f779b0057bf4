import type { Desk, Panel } from '../contract/desk.ts';
import { usualValues } from '../contract/parameter.ts';
import { coordinatedParameters } from '../contract/team-parameters.ts';
import {
  firstPart,
  lastPeriod,
  legalValues,
  openFields,
  ownPanel,
  panelValue,
  remembered,
  rowValue,
  seasonOf,
  secondPart,
  sharedPanel,
  type Wish,
} from './desk-reading.ts';
import type { Policy } from './policy.ts';
import { isCalledOff } from './promotion-plans.ts';
import { cheapestShares } from './silo-procurement.ts';
import { roomOf, sourcesOf, splitByRoom, stuckUnits } from './supplier-room.ts';
import { tuned } from './tuning.ts';

const coordinatedProcurementUsual = usualValues(coordinatedParameters.procurement);

/** Demand of so many of the coming rounds, the last in part; rounds after the list are like its last one. */
const demandOver = (coming: readonly number[], rounds: number): number => {
  let units = 0;
  for (let round = 0; round < rounds; round += 1) units += (coming[round] ?? coming.at(-1) ?? 0) * Math.min(1, rounds - round);
  return units;
};

/**
 * What must be owned now so that the season can be met although no more than `most` units come in a round: the most, over all rounds in
 * sight, of demand until then less what can still be bought in time (building ahead of a seasonal peak, aggregate planning).
 */
const demandBeyond = (coming: readonly number[], leadRounds: number, most: number): number => {
  let needed = 0;
  for (let rounds = 1; rounds <= coming.length; rounds += 1)
    needed = Math.max(needed, demandOver(coming, rounds) - most * Math.max(0, rounds - leadRounds));
  return needed;
};

/** An item's part of all that the season in sight will ask for. */
const shareOfSeason = (desk: Desk, item: string): number => {
  let all = 0;
  let mine = 0;
  for (const row of sharedPanel(desk, 'outlook')?.rows ?? []) {
    const units = (seasonOf(desk, row.key) ?? []).slice(1).reduce((sum, each) => sum + each, 0);
    all += units;
    if (row.key === item) mine = units;
  }
  return all === 0 ? 0 : mine / all;
};

/** Whether a row comes from a system that is down: what it says was true some time ago. */
const isOld = (desk: Desk, panel: Panel | undefined, key: string): boolean => {
  const asOf = panel?.rows.find((row) => row.key === key)?.asOfPeriod;
  return asOf !== undefined && asOf < lastPeriod(desk);
};

/** A warning of trouble at a supplier is acted on for so many rounds. */
const warningRounds = 2;

/** Suppliers who ship through a port. */
const shippingThrough = ({ map }: Desk, place: string): readonly string[] =>
  map.places.some(({ id, kind }) => id === place && kind === 'port') ? map.lanes.flatMap(({ from, to }) => (to === place ? from : [])) : [];

/** Items whose supplier this desk was warned of, by a colleague or for itself, and that still delivers; `ports`: or the port that it ships through. */
const warnedItems = (desk: Desk, ports: boolean): ReadonlySet<string> => {
  const items = new Set<string>();
  for (const { kind, place, round } of desk.notices) {
    if (kind !== 'signal' || place === undefined || round < desk.round - warningRounds) continue;
    if (desk.notices.some((each) => each.kind === 'event' && each.place === place && each.round >= round)) continue;
    const suppliers = ports ? [place, ...shippingThrough(desk, place)] : [place];
    for (const { key } of ownPanel(desk, 'suppliers')?.rows ?? []) if (suppliers.includes(firstPart(key))) items.add(secondPart(key));
  }
  return items;
};

/**
 * Procurement as one of four: orders up to what customers really take over lead time and one round, plus what sales has announced,
 * counting all of the pipeline (order-up-to with shared demand, Chen et al. 2000). While the system is down it goes by its own notes,
 * what was owned and ordered when they were last made less what customers usually take, so that nothing is ordered twice.
 */
export const coordinatedProcurement: Policy = ({ desk, memory, parameters }) => {
  const tuning = tuned(coordinatedProcurementUsual, parameters);
  const supply = ownPanel(desk, 'supply');
  const customers = sharedPanel(desk, 'customerOrders');
  const forecasts = sharedPanel(desk, 'officialForecast');
  const promotions = sharedPanel(desk, 'promotions');
  const wishes: Wish[] = [];
  const kept: Record<string, number> = {};
  const shares = new Map(cheapestShares(desk, tuning.cheapShare).map((wish) => [wish.key, wish]));
  // What suppliers can still take on, where the room they have is minded at all.
  const suppliers = tuning.roomRounds > 0 ? ownPanel(desk, 'suppliers') : undefined;
  const room = suppliers === undefined ? undefined : roomOf(suppliers, tuning.roomRounds);
  let ordered = 0;
  let reckoned = false;
  let warnedOf = 0;
  // Where a scenario says when a colleague tells of trouble, and how much is then bought ahead, it stands in for the telling. Alone nobody was told.
  const told = customers !== undefined && desk.round >= tuning.aheadFromRound && desk.round <= tuning.aheadUntilRound;
  const warned = tuning.warnedRounds > 0 ? warnedItems(desk, tuning.warnedPorts > 0) : undefined;
  for (const { field, input } of openFields(desk, 'order')) {
    const item = secondPart(field.key);
    const drawn = panelValue(supply, 'supply', item, 'drawnRound');
    const sold = panelValue(customers, 'customerOrders', item, 'demandRound', drawn);
    const promoted = panelValue(promotions, 'promotions', item, 'promotionNow') > 0;
    const speaksOf = panelValue(forecasts, 'officialForecast', item, 'round');
    const forecast = panelValue(forecasts, 'officialForecast', item, 'forecast', sold);
    // Before anything was sold the forecast is all there is.
    // With an outlook, calm demand is counted as a share of what the season lets expect.
    const season = seasonOf(desk, item);
    const name = `${season === undefined ? 'calm' : 'share'} ${item}`;
    const played = season === undefined ? sold : sold / Math.max(1, season[0] ?? 0);
    const calmBefore = remembered(memory, name, season === undefined ? forecast : 1);
    const weight = sold <= 0 || isOld(desk, customers, item) ? 0 : promoted ? tuning.promotedSmoothing : tuning.smoothing;
    const share = calmBefore + weight * (played - calmBefore);
    kept[name] = share;
    if (share <= 0) {
      ordered += input.value;
      continue;
    }
    // Demand of the coming rounds, the next one first; without an outlook they are all alike.
    const coming = season === undefined ? [share] : season.slice(1).map((units) => share * units);
    const calm = season === undefined ? share : share * (season[speaksOf - desk.round + 1] ?? 0);
    const speaksOfPlan = speaksOf >= desk.round && !isCalledOff(desk, item, speaksOf);
    const announced = speaksOfPlan ? Math.max(-0.5 * calm, forecast - calm) : 0;
    // What was announced for the round that begins now has been bought in part and not yet sold: its goods are no surplus.
    const announcedNow = speaksOf === desk.round + 1 ? remembered(memory, `next ${item}`, 0) : 0;
    kept[`next ${item}`] = speaksOf === desk.round + 1 ? announced : 0;
    const isWarned = warned?.has(item) === true;
    const aheadRounds = (told ? tuning.aheadRounds : 0) + (isWarned ? tuning.warnedRounds : 0);
    const urgent = panelValue(supply, 'supply', item, 'cover', Infinity) < tuning.urgentCover;
    let cheapShare = 0;
    const percents = new Map<string, number>();
    for (const [key, wish] of shares) {
      if (secondPart(key) !== item) continue;
      const value = urgent ? 0 : wish.value;
      cheapShare += value / 100;
      percents.set(key, value);
    }
    const leadRounds = (1 - cheapShare) * tuning.nearLeadRounds + cheapShare * tuning.cheapLeadRounds;
    const most = tuning.mostPerRound * shareOfSeason(desk, item);
    const level =
      (Math.max(
        demandOver(coming, leadRounds + 1 + tuning.safetyRounds + aheadRounds),
        most > 0 ? demandBeyond(coming, leadRounds + 1, most) : 0,
      ) +
        tuning.forecastWeight * announced +
        tuning.announcedNowWeight * announcedNow) *
      tuning.stockFactor;
    const stuck = suppliers === undefined ? 0 : stuckUnits(suppliers, item, tuning.roomRounds);
    const shown = panelValue(supply, 'supply', item, 'inventoryPosition');
    const down = isOld(desk, supply, item);
    const taken = season === undefined ? share : share * (season[0] ?? 0);
    const position = down ? remembered(memory, `owned ${item}`, shown + taken) - taken : shown;
    reckoned ||= down;
    warnedOf += isWarned ? 1 : 0;
    // What is needed soon and once comes from the first supplier, who is near.
    const soon = tuning.promotedNear * Math.max(0, tuning.forecastWeight * announced) + (isWarned ? tuning.warnedRounds * share : 0);
    if (soon > 0 && level > position)
      for (const [key, value] of percents) percents.set(key, value * Math.max(0, 1 - soon / (level - position)));
    let units = Math.max(0, Math.round(level - position + stuck));
    if (suppliers !== undefined && room !== undefined) {
      const parts = splitByRoom(sourcesOf(suppliers, item, percents), units, room);
      units = [...parts.values()].reduce((sum, part) => sum + part, 0);
      if (units > 0) for (const key of percents.keys()) percents.set(key, (100 * (parts.get(firstPart(key)) ?? 0)) / units);
    }
    for (const [key, value] of percents) wishes.push({ lever: 'supplierShare', key, value });
    kept[`owned ${item}`] = position + units;
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
    reason: `Orders ${ordered} units for what customers take and sales has announced${warnedOf > 0 ? ', and ahead of the trouble at a supplier' : ''}${reckoned ? ', by own notes while the system is down' : ''}.`,
  };
};
