import type { Desk, Panel } from '../contract/desk.ts';
import { firstPart, lastPeriod, panelTotal, panelValue, rowValue, sharedPanel } from './desk-reading.ts';

/** The first period of the round that begins so many rounds from now, and the first one after it. */
const roundAhead = (desk: Desk, ahead: number): { readonly first: number; readonly end: number } => {
  const first = lastPeriod(desk) + 1 + ahead * desk.act.periodsPerRound;
  return { first: ahead === 0 ? 0 : first, end: first + desk.act.periodsPerRound };
};

/** Units of open orders that suppliers' dates bring in such a round; what is overdue counts as coming now. */
export const unitsOrdered = (desk: Desk, orders: Panel, ahead: number): number => {
  const { first, end } = roundAhead(desk, ahead);
  let units = 0;
  for (const row of orders.rows) {
    const due = rowValue('purchaseOrders', row, 'expectedPeriod');
    if (due >= first && due < end) units += rowValue('purchaseOrders', row, 'openUnits');
  }
  return units;
};

/** Goods from a port take this long to the warehouse behind it. */
const fromPortPeriods = 1;

/** Units that carriers' dates bring to a site in such a round, straight or through a port; what stands in ports is coming now. */
const unitsMoving = (desk: Desk, site: string, arrivals: Panel | undefined, ahead: number): number => {
  const { first, end } = roundAhead(desk, ahead);
  const into = new Map(desk.map.lanes.map(({ id, to }) => [id, to]));
  const ports = new Set(desk.map.places.flatMap(({ id, kind }) => (kind === 'port' ? [id] : [])));
  let units = 0;
  for (const row of arrivals?.rows ?? []) {
    const to = into.get(firstPart(row.key));
    if (to === undefined || (to !== site && !ports.has(to))) continue;
    const due = rowValue('arrivals', row, 'duePeriod') + (to === site ? 0 : fromPortPeriods);
    if (due >= first && due < end) units += rowValue('arrivals', row, 'units');
  }
  if (ahead > 0) return units;
  const lanes = sharedPanel(desk, 'lanes');
  for (const { id, from, to } of desk.map.lanes) if (to === site && ports.has(from)) units += panelValue(lanes, 'lanes', id, 'waiting');
  return units;
};

/** All that is known to come to a site's dock in such a round, from the orders and dates that colleagues show; nothing without their orders. */
export const unitsKnown = (desk: Desk, site: string, ahead: number): number | undefined => {
  const orders = sharedPanel(desk, 'purchaseOrders');
  if (orders === undefined) return undefined;
  return unitsOrdered(desk, orders, ahead) + unitsMoving(desk, site, sharedPanel(desk, 'arrivals'), ahead);
};

/** How much longer all work takes in a house as full as this one will be: nothing up to 85 per cent, half as long again when it is full. */
export const congestion = (desk: Desk, site: string, moreUnits: number): number => {
  const fill = panelValue(sharedPanel(desk, 'crew'), 'crew', site, 'fill');
  const inHouse =
    panelTotal(sharedPanel(desk, 'shelf'), 'shelf', 'book') + panelValue(sharedPanel(desk, 'dock'), 'dock', site, 'dockUnits');
  const then = inHouse > 0 ? fill * Math.max(0, 1 + moreUnits / inHouse) : fill;
  return 1 + Math.min(1, Math.max(0, (then - 85) / 15)) / 2;
};
