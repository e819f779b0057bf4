import type { Desk, Panel } from '../contract/desk.ts';
import type { Stock } from '../contract/ordering.ts';
import { ownPanel, panelValue, secondPart, seriesOf } from './desk-reading.ts';

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

const byRound = (desk: Desk, panel: Panel, key: string): ByRound => {
  const units = seriesOf(panel, key);
  return { before: Math.max(0, Math.floor(panel.asOfPeriod / desk.act.periodsPerRound) - units.length), units };
};

const rowKey = (panel: Panel, fieldKey: string): string | undefined =>
  [fieldKey, secondPart(fieldKey)].find((key) => panel.rows.some((row) => row.key === key));

/** The row that an `order` field is about: in a chain the seat's own site, otherwise the warehouse that buys. */
export const orderingRow = (desk: Desk, fieldKey: string): OrderingRow | undefined => {
  const chain = ownPanel(desk, 'chain');
  const panel = chain ?? ownPanel(desk, 'supply');
  const key = panel === undefined ? undefined : rowKey(panel, fieldKey);
  if (panel === undefined || key === undefined) return undefined;
  const usual = panel.usual === undefined ? undefined : { ...panel, rows: panel.usual };
  const common = { askedByRound: byRound(desk, panel, key), opening: panel.asOfPeriod === 0 };
  return chain !== undefined
    ? {
        ...common,
        askedUnits: panelValue(panel, 'chain', key, 'incomingRound'),
        usualUnits: usual === undefined ? undefined : panelValue(usual, 'chain', key, 'incomingRound'),
        onHandUnits: panelValue(panel, 'chain', key, 'onHand'),
        backlogUnits: panelValue(panel, 'chain', key, 'backlog'),
        positionUnits: panelValue(panel, 'chain', key, 'inventoryPosition'),
      }
    : {
        ...common,
        askedUnits: panelValue(panel, 'supply', key, 'drawnRound'),
        usualUnits: usual === undefined ? undefined : panelValue(usual, 'supply', key, 'drawnRound'),
        onHandUnits: panelValue(panel, 'supply', key, 'book'),
        backlogUnits: panelValue(panel, 'supply', key, 'backlog'),
        positionUnits: panelValue(panel, 'supply', key, 'inventoryPosition'),
      };
};

/** What customers at the end of the chain asked for, round by round: from a panel of theirs, or the shop's own row. `undefined` where this desk sees neither. */
export const customersByRound = (desk: Desk, item: string): ByRound | undefined => {
  const orders = desk.panels.find((panel) => panel.id === 'customerOrders');
  if (orders !== undefined) return byRound(desk, orders, item);
  const places = new Map(desk.map.places.map((place) => [place.id, place]));
  const shops = new Set(desk.map.lanes.filter((lane) => places.get(lane.to)?.kind === 'market').map((lane) => lane.from));
  let total: ByRound | undefined;
  for (const shop of shops) {
    const seat = places.get(shop)?.seat;
    const panel = desk.panels.find((each) => each.id === 'chain' && each.source === seat);
    const key = panel === undefined ? undefined : [`${shop} ${item}`, item].find((each) => panel.rows.some((row) => row.key === each));
    if (panel === undefined || key === undefined) return undefined;
    const shown = byRound(desk, panel, key);
    total = total === undefined ? shown : { ...shown, units: shown.units.map((units, round) => units + (total?.units[round] ?? 0)) };
  }
  return total;
};
