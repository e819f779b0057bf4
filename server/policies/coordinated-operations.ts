import type { Desk } from '../contract/desk.ts';
import { usualValues } from '../contract/parameter.ts';
import { coordinatedParameters } from '../contract/team-parameters.ts';
import {
  firstPart,
  lastPeriod,
  legalValues,
  openFields,
  ownPanel,
  panelTotal,
  panelValue,
  remembered,
  rowValue,
  sharedPanel,
  type Wish,
} from './desk-reading.ts';
import type { Policy } from './policy.ts';
import { tuned } from './tuning.ts';

const coordinatedOperationsUsual = usualValues(coordinatedParameters.operations);

/** Units expected at the docks in the round that begins `ahead` rounds from now, from what purchasing and carriers show on the shared board. */
const unitsComing = (desk: Desk, ahead: number): number | undefined => {
  const orders = sharedPanel(desk, 'purchaseOrders');
  if (orders === undefined) return undefined;
  const first = lastPeriod(desk) + 1 + ahead * desk.act.periodsPerRound;
  const from = ahead === 0 ? 0 : first;
  let units = 0;
  for (const row of orders.rows) {
    const due = rowValue('purchaseOrders', row, 'expectedPeriod');
    if (due >= from && due < first + desk.act.periodsPerRound) units += rowValue('purchaseOrders', row, 'openUnits');
  }
  return units;
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

  const drawn = panelTotal(sharedPanel(desk, 'supply'), 'supply', 'drawnRound');
  const sold = panelTotal(sharedPanel(desk, 'customerOrders'), 'customerOrders', 'demandRound');
  const forecasts = sharedPanel(desk, 'officialForecast');
  const speaksOf = forecasts?.rows.reduce((latest, row) => Math.max(latest, rowValue('officialForecast', row, 'round')), 0) ?? 0;
  const forecast = panelTotal(forecasts, 'officialForecast', 'forecast');
  const outNow = drawn > 0 ? drawn : sold;
  const outNext = sold > 0 && forecast > 0 && speaksOf === desk.round + 1 ? (outNow * forecast) / sold : outNow;

  for (const { field } of openFields(desk, 'overtime')) {
    const site = field.key;
    const arrived = panelValue(dock, 'dock', site, 'arrivedRound');
    const used = panelValue(crew, 'crew', site, 'usedRound');
    const regular = panelValue(crew, 'crew', site, 'regularRound');
    const people = panelValue(crew, 'crew', site, 'crew');
    const temps = panelValue(crew, 'crew', site, 'temps');
    const handled = arrived + outNow;
    const before = remembered(memory, `minutes ${site}`, tuning.minutesPerUnit);
    const perUnit = handled > 0 && used > 0 ? before + (memory === undefined ? 1 : tuning.smoothing) * (used / handled - before) : before;
    kept[`minutes ${site}`] = perUnit;
    const usualIn = remembered(memory, `in ${site}`, arrived) * 0.7 + arrived * 0.3;
    kept[`in ${site}`] = usualIn;
    if (regular <= 0 || people <= 0) continue;
    const perPerson = regular / (people + tuning.tempProductivity * temps);
    const queue = panelValue(dock, 'dock', site, 'dockMinutes') + panelValue(dock, 'dock', site, 'pickBacklog') * perUnit;

    const now = (queue + ((unitsComing(desk, 0) ?? usualIn) + outNow) * perUnit) * tuning.workFactor;
    const shortNow = Math.max(0, now - regular);
    const overtime = Math.min(tuning.mostOvertime, Math.ceil((100 * shortNow) / regular));
    authorised = Math.max(authorised, overtime);
    wishes.push({ lever: 'overtime', key: site, value: overtime });

    const next =
      (Math.max(0, shortNow - (overtime * regular) / 100) + (Math.max(unitsComing(desk, 1) ?? usualIn, usualIn) + outNext) * perUnit) *
      tuning.workFactor;
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
      wishes.push({ lever: 'overflow', key: field.key, value: above * tuning.overflowPerPercent });
    }
  return {
    values: legalValues(desk, wishes),
    memory: kept,
    reason: `Has ${staffed} temps next round for what is coming${authorised > 0 ? `, up to ${authorised} % overtime now` : ''}.`,
  };
};
