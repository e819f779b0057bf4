import type { Panel, PanelId, PanelRow } from './desk.ts';
import type { FieldUnit } from './units.ts';

export type Column = { readonly id: string; readonly unit: FieldUnit };

const column = (id: string, unit: FieldUnit): Column => ({ id, unit });

/**
 * The columns of every panel. The first is the leading one: `series` in a row holds its round values.
 * "Round" columns are totals or means over the last round, all others stand as of the panel's period. `...Now` is of the round just
 * played, `...Next` of the coming one. Per cent run 0..100, `score` in points 0..100.
 */
export const columns = {
  /** Classic, a row per item of the seat's own site. `orderedRound` is what this site ordered last. */
  chain: [
    column('incomingRound', 'units'),
    column('receivedRound', 'units'),
    column('shippedRound', 'units'),
    column('onHand', 'units'),
    column('backlog', 'units'),
    column('onOrder', 'units'),
    column('inventoryPosition', 'units'),
    column('orderedRound', 'units'),
    column('costRound', 'cents'),
    column('costTotal', 'cents'),
  ],
  /** Rows: item. */
  customerOrders: [
    column('demandRound', 'units'),
    column('deliveredRound', 'units'),
    column('lostRound', 'units'),
    column('owed', 'units'),
  ],
  /**
   * Rows: item that the market asks for by season. Units that it usually asks for at this time of year, in the round just played, the coming one and the five after it:
   * what the calendar says, without promotions, prices, events and chance.
   */
  outlook: [
    column('outlookNow', 'units'),
    column('outlookNext', 'units'),
    column('outlookAfter1', 'units'),
    column('outlookAfter2', 'units'),
    column('outlookAfter3', 'units'),
    column('outlookAfter4', 'units'),
    column('outlookAfter5', 'units'),
  ],
  /** Rows: segment. */
  service: [column('csat', 'score'), column('perfectRound', 'percent'), column('onTimeRound', 'percent'), column('ordersRound', 'count')],
  /** Rows: segment. */
  complaints: [column('lateRound', 'count'), column('shortRound', 'count'), column('wrongRound', 'count')],
  /**
   * Rows: `slot segment item`, what key accounts ask for in the coming round; the slot is the key of the inputs that answer it. The last two
   * are missing until the customer was asked.
   */
  accountRequests: [
    column('units', 'units'),
    column('duePeriod', 'periods'),
    column('leastUnits', 'units'),
    column('latestPeriod', 'periods'),
  ],
  /** Rows: item. */
  prices: [column('price', 'cents'), column('listPrice', 'cents'), column('promotionNow', 'choice'), column('promotionNext', 'choice')],
  /** Rows: lane. `need` is what moved or waited last round, in loads; `loadUnits` is what fits into one of them, of the usual mix. */
  lanes: [
    column('loadsRound', 'loads'),
    column('bookedNow', 'loads'),
    column('bookedNext', 'loads'),
    column('spotRound', 'loads'),
    column('waiting', 'units'),
    column('inTransit', 'units'),
    column('need', 'loads'),
    column('contractCost', 'cents'),
    column('spotCost', 'cents'),
    column('loadUnits', 'units'),
  ],
  /** Rows: `lane item`, one a coming arrival, soonest first: true dates, carriers' word. */
  arrivals: [column('units', 'units'), column('duePeriod', 'periods'), column('latePeriods', 'periods')],
  /** Rows: port. */
  ports: [column('waiting', 'units'), column('waitingLoads', 'loads'), column('passedRound', 'units')],
  /** Rows: `site item` of regional warehouses. */
  regions: [column('onHand', 'units'), column('cover', 'periods'), column('onOrder', 'units'), column('shippedRound', 'units')],
  /** Rows: `supplier item`. Lead time to the buying site's dock by the usual mode; capacity of all its items a round, missing: no limit. */
  suppliers: [
    column('price', 'cents'),
    column('leadTime', 'periods'),
    column('capacity', 'units'),
    column('owed', 'units'),
    column('qualified', 'count'),
    column('minimum', 'units'),
    column('multiple', 'units'),
  ],
  /** Rows: item, of the warehouse that buys. `drawnRound` is what left it. */
  supply: [
    column('drawnRound', 'units'),
    column('book', 'units'),
    column('backlog', 'units'),
    column('onOrder', 'units'),
    column('inventoryPosition', 'units'),
    column('proposal', 'units'),
    column('cover', 'periods'),
  ],
  /** Rows: `supplier item`, one an open order, oldest first. */
  purchaseOrders: [column('openUnits', 'units'), column('expectedPeriod', 'periods'), column('orderedUnits', 'units')],
  /** Rows: item. Sales' official forecast as last given; `round` is the round it speaks of. */
  officialForecast: [column('forecast', 'units'), column('round', 'round')],
  /** Rows: site. */
  dock: [
    column('arrivedRound', 'units'),
    column('dockUnits', 'units'),
    column('dockMinutes', 'minutes'),
    column('pickBacklog', 'units'),
    column('returnsQueue', 'units'),
    column('returnsRound', 'units'),
  ],
  /** Rows: item. */
  shelf: [column('book', 'units'), column('counted', 'units'), column('countedPeriod', 'periods'), column('fill', 'percent')],
  /** Rows: site. */
  crew: [
    column('regularRound', 'minutes'),
    column('usedRound', 'minutes'),
    column('overtimeRound', 'minutes'),
    column('fatigue', 'percent'),
    column('attendanceRound', 'percent'),
    column('crew', 'people'),
    column('temps', 'people'),
    column('fill', 'percent'),
  ],
  /** Rows: site. */
  quality: [column('errorRate', 'ppm'), column('errorsRound', 'units'), column('emergenciesRound', 'count'), column('linesRound', 'count')],
  /** Rows: item. Public where shared: what runs now and next. */
  promotions: [column('promotionNow', 'choice'), column('promotionNext', 'choice'), column('expectedUplift', 'percent')],
  /** One row, `company`. */
  cash: [
    column('cash', 'cents'),
    column('receivables', 'cents'),
    column('payables', 'cents'),
    column('stock', 'cents'),
    column('creditLeft', 'cents'),
  ],
} as const satisfies Record<PanelId, readonly Column[]>;

export type ColumnOf<P extends PanelId> = (typeof columns)[P][number]['id'];

/** The rows to plan by: what is usual before anything has happened, afterwards what has. */
export const rowsToPlanBy = (panel: Panel): readonly PanelRow[] => panel.usual ?? panel.rows;

/** A number of a panel to plan by, or `undefined` where the row or value is missing. */
export const cell = (panel: Panel | undefined, key: string, columnId: string): number | undefined => {
  if (panel === undefined) return undefined;
  const place = columns[panel.id].findIndex((each) => each.id === columnId);
  return rowsToPlanBy(panel).find((row) => row.key === key)?.values[place] ?? undefined;
};
