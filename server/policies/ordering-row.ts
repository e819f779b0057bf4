import type { Desk, Panel, PanelRow } from '../contract/desk.ts';
import type { Stock } from '../contract/ordering.ts';
import { columns } from '../contract/panels.ts';
import { ownPanel, secondPart } from './desk-reading.ts';

/** What a desk knows of one thing it orders: how it stands, and what was asked for round by round. */
export type OrderingRow = Stock & {
  /** Units asked for in the last round: orders received in a chain, what left a warehouse that buys. */
  readonly askedUnits: number;
  /** The same round by round. */
  readonly askedByRound: ByRound;
  /** What a usual round asks for, as far as the desk says so: before the first round. */
  readonly usualUnits: number | undefined;
  /** Nothing has happened yet. */
  readonly opening: boolean;
};

/** Units round by round, oldest first: a desk looks back on so many rounds, and `before` them others were played. */
export type ByRound = { readonly before: number; readonly units: readonly number[] };

const none: readonly number[] = [];

const byRound = (desk: Desk, panel: Panel, row: PanelRow): ByRound => {
  const units = row.series ?? none;
  const lastRound = Math.floor((row.asOfPeriod ?? panel.asOfPeriod) / desk.act.periodsPerRound);
  return { before: Math.max(0, lastRound - units.length), units };
};

/** The places in a row of what ordering looks at; found once, because bots ask for them in every round. */
const placesIn = (panel: 'chain' | 'supply', asked: string, onHand: string) => {
  const placeOf = (column: string): number => columns[panel].findIndex(({ id }) => id === column);
  return { asked: placeOf(asked), onHand: placeOf(onHand), backlog: placeOf('backlog'), position: placeOf('inventoryPosition') };
};
const chainPlaces = placesIn('chain', 'incomingRound', 'onHand');
const supplyPlaces = placesIn('supply', 'drawnRound', 'book');

/** A row by the key of an `order` field, `site item`, or by the item alone where that says which site is meant. */
const rowOf = (rows: readonly PanelRow[], fieldKey: string, item: string): PanelRow | undefined =>
  rows.find(({ key }) => key === fieldKey) ?? rows.find(({ key }) => key === item);

/** The row that an `order` field is about: in a chain the seat's own site, otherwise the warehouse that buys. */
export const orderingRow = (desk: Desk, fieldKey: string): OrderingRow | undefined => {
  const chain = ownPanel(desk, 'chain');
  const panel = chain ?? ownPanel(desk, 'supply');
  if (panel === undefined) return undefined;
  const item = secondPart(fieldKey);
  const row = rowOf(panel.rows, fieldKey, item);
  if (row === undefined) return undefined;
  const places = chain === undefined ? supplyPlaces : chainPlaces;
  const { values } = row;
  return {
    askedUnits: values[places.asked] ?? 0,
    askedByRound: byRound(desk, panel, row),
    usualUnits: panel.usual === undefined ? undefined : rowOf(panel.usual, fieldKey, item)?.values[places.asked],
    opening: panel.asOfPeriod === 0,
    onHandUnits: values[places.onHand] ?? 0,
    backlogUnits: values[places.backlog] ?? 0,
    positionUnits: values[places.position] ?? 0,
  };
};

/** What customers at the end of the chain asked for, round by round: from a panel of theirs, or the shop's own row. `undefined` where this desk sees neither. */
export const customersByRound = (desk: Desk, item: string): ByRound | undefined => {
  const orders = desk.panels.find((panel) => panel.id === 'customerOrders');
  const ordersOf = orders?.rows.find(({ key }) => key === item);
  if (orders !== undefined && ordersOf !== undefined) return byRound(desk, orders, ordersOf);
  const places = new Map(desk.map.places.map((place) => [place.id, place]));
  const shops = new Set(desk.map.lanes.filter((lane) => places.get(lane.to)?.kind === 'market').map((lane) => lane.from));
  let total: ByRound | undefined;
  for (const shop of shops) {
    const seat = places.get(shop)?.seat;
    const panel = desk.panels.find((each) => each.id === 'chain' && each.source === seat);
    const row = panel === undefined ? undefined : rowOf(panel.rows, `${shop} ${item}`, item);
    if (panel === undefined || row === undefined) return undefined;
    const shown = byRound(desk, panel, row);
    total = total === undefined ? shown : { ...shown, units: shown.units.map((units, round) => units + (total?.units[round] ?? 0)) };
  }
  return total;
};
