import type { Desk } from '../contract/desk.ts';
import { usualValues } from '../contract/parameter.ts';
import { coordinatedParameters } from '../contract/team-parameters.ts';
import {
  firstPart,
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
import { congestion, unitsKnown, unitsOrdered } from './coming-goods.ts';
import { unitsPledged } from './promises.ts';
import { agreedUplift, promotedItems } from './promotion-plans.ts';
import { tuned } from './tuning.ts';

const coordinatedOperationsUsual = usualValues(coordinatedParameters.operations);

/**
 * How much more than usual an agreed promotion takes out of the house in the coming round: by what customers order of the item where
 * that is in sight, otherwise the item is taken as one of all, alike.
 */
const promotedShare = (desk: Desk): number => {
  const orders = sharedPanel(desk, 'customerOrders');
  const all = panelTotal(orders, 'customerOrders', 'demandRound');
  let more = 0;
  for (const item of promotedItems(desk, desk.round + 1)) {
    const share = all > 0 ? panelValue(orders, 'customerOrders', item, 'demandRound') / all : 1 / Math.max(1, desk.map.items.length);
    more += share * Math.max(0, agreedUplift(desk, item, desk.round + 1) - 1);
  }
  return more;
};

/** Of goods ordered in a round about so much comes in in the next one, the rest at once. */
const comingLater = 0.6;

/** The middle one of some numbers, 0 of none. */
const middle = (numbers: readonly number[]): number =>
  numbers.toSorted((one, other) => one - other)[Math.floor((numbers.length - 1) / 2)] ?? 0;

/** Units that come in in this round and in the next one: what is known to, and otherwise as many as usual. */
const comingGoods = (
  desk: Desk,
  site: string,
  usual: number,
  pledged: number,
  reckonsAhead: boolean,
): { readonly now: number; readonly next: number } => {
  if (!reckonsAhead) {
    const orders = sharedPanel(desk, 'purchaseOrders');
    if (orders === undefined) return { now: usual, next: Math.max(usual, comingLater * pledged) };
    return { now: unitsOrdered(desk, orders, 0), next: Math.max(unitsOrdered(desk, orders, 1), usual, comingLater * pledged) };
  }
  // What is ordered in this round stands on no board yet.
  const ordered = Math.max(usual, pledged);
  const known = unitsKnown(desk, site, 0);
  const knownNext = unitsKnown(desk, site, 1);
  if (known === undefined || knownNext === undefined) return { now: usual, next: Math.max(usual, comingLater * pledged) };
  return { now: known + (1 - comingLater) * ordered, next: knownNext + comingLater * ordered };
};

/** Operations as one of four: has temps there before the goods come, keeps overtime for surprises, counts stock. */
export const coordinatedOperations: Policy = ({ desk, memory, parameters }) => {
  const tuning = tuned(coordinatedOperationsUsual, parameters);
  const dock = ownPanel(desk, 'dock');
  const crew = ownPanel(desk, 'crew');
  const wishes: Wish[] = [];
  const kept: Record<string, number> = {};
  let staffed = 0;
  let authorised = 0;

  const supply = sharedPanel(desk, 'supply');
  const orders = sharedPanel(desk, 'customerOrders');
  const seesOut = supply !== undefined || orders !== undefined;
  const drawn = panelTotal(supply, 'supply', 'drawnRound');
  const sold = panelTotal(orders, 'customerOrders', 'demandRound');
  const forecasts = sharedPanel(desk, 'officialForecast');
  const speaksOf = forecasts?.rows.reduce((latest, row) => Math.max(latest, rowValue('officialForecast', row, 'round')), 0) ?? 0;
  const forecast = panelTotal(forecasts, 'officialForecast', 'forecast');
  const outNow = drawn > 0 ? drawn : sold;
  const promoted = promotedShare(desk);
  const expected = sold > 0 && forecast > 0 && speaksOf === desk.round + 1 ? forecast / sold : 1;
  const outNext = outNow * Math.max(expected, 1 + promoted);

  const pledged = unitsPledged(desk);

  for (const { field } of openFields(desk, 'overtime')) {
    const site = field.key;
    const arrived = panelValue(dock, 'dock', site, 'arrivedRound');
    const used = panelValue(crew, 'crew', site, 'usedRound');
    const regular = panelValue(crew, 'crew', site, 'regularRound');
    const people = panelValue(crew, 'crew', site, 'crew');
    const temps = panelValue(crew, 'crew', site, 'temps');
    // Work in units that go out; alone at a desk nobody tells what does, and it is all put down to what comes in.
    const handled = tuning.inboundFactor * arrived + outNow;
    const name = `${seesOut ? 'minutes' : 'minutes in'} ${site}`;
    const worked = handled > 0 && used > 0 ? used / handled : undefined;
    const before = remembered(memory, name, memory === undefined ? tuning.minutesPerUnit : (worked ?? tuning.minutesPerUnit));
    const perUnit = worked === undefined ? before : before + (memory === undefined ? 1 : tuning.smoothing) * (worked - before);
    kept[name] = perUnit;
    const usualIn = remembered(memory, `in ${site}`, arrived) * 0.7 + arrived * 0.3;
    kept[`in ${site}`] = usualIn;
    if (regular <= 0 || people <= 0) continue;
    const perPerson = regular / (people + tuning.tempProductivity * temps);
    const queue = panelValue(dock, 'dock', site, 'dockMinutes') + panelValue(dock, 'dock', site, 'pickBacklog') * perUnit;
    // A round in which little came says little: what suppliers could not bring comes later.
    const lately = tuning.reckonsAhead > 0 ? Math.max(usualIn, middle(seriesOf(dock, site).slice(-5))) : usualIn;
    const coming = comingGoods(desk, site, lately, pledged, tuning.reckonsAhead > 0);
    const workOf = (unitsIn: number, unitsOut: number): number => (tuning.inboundFactor * unitsIn + unitsOut) * perUnit;
    const slower = tuning.reckonsAhead > 0 ? congestion(desk, site, coming.now - outNow) : 1;

    const now = (queue + workOf(coming.now, outNow)) * tuning.workFactor * slower;
    const shortNow = Math.max(0, now - regular);
    const overtime = Math.min(tuning.mostOvertime, Math.max(tuning.leastOvertime, Math.ceil((100 * shortNow) / regular)));
    authorised = Math.max(authorised, overtime);
    wishes.push({ lever: 'overtime', key: site, value: overtime });

    // Overtime beyond the usual is for today: tomorrow's hands are booked for what it would have to do.
    const worn = tuning.reckonsAhead > 0 ? Math.min(overtime, tuning.leastOvertime) : overtime;
    const left = Math.max(0, shortNow - (worn * regular) / 100);
    const next = (left + workOf(coming.next + comingLater * promoted * usualIn, outNext)) * tuning.workFactor * slower;
    const wanted = Math.ceil(Math.max(0, next - people * perPerson) / Math.max(1, perPerson * tuning.tempProductivity));
    const booked = Math.min(tuning.mostTemps, Math.max(tuning.leastTemps, wanted));
    staffed += booked;
    wishes.push({ lever: 'staffing', key: `${site} temps`, value: booked });
  }
  for (const { field } of openFields(desk, 'cycleCount')) wishes.push({ lever: 'cycleCount', key: field.key, value: tuning.countedItems });
  for (const { field } of openFields(desk, 'slotting')) {
    const clear = panelValue(dock, 'dock', firstPart(field.key), 'dockUnits') === 0;
    const last = remembered(memory, `slotted ${field.key}`, -100);
    const due = tuning.slottingEveryRounds > 0 && desk.round - last >= tuning.slottingEveryRounds;
    kept[`slotted ${field.key}`] = due && clear ? desk.round : last;
    if (due && clear) wishes.push({ lever: 'slotting', key: field.key, value: 1 });
  }
  if (tuning.overflowPerPercent > 0)
    for (const { field } of openFields(desk, 'overflow')) {
      const above = Math.max(0, panelValue(crew, 'crew', field.key, 'fill') - tuning.overflowFill);
      const extra = Math.max(0, pledged - outNow);
      wishes.push({ lever: 'overflow', key: field.key, value: Math.max(above * tuning.overflowPerPercent, extra) });
    }
  return {
    values: legalValues(desk, wishes),
    memory: kept,
    reason: `Has ${staffed} temps next round for what is coming${authorised > 0 ? `, up to ${authorised} % overtime now` : ''}.`,
  };
};
