import type { ItemId, SiteId } from '../contract/ids.ts';
import type { Company } from '../simulation/company.ts';
import type { PeriodRecord, RoundRecord } from '../simulation/records.ts';

/** The columns of a trace file, in order. */
const traceColumns = [
  'run',
  'period',
  'site',
  'item',
  'incoming_order',
  'received',
  'shipped',
  'ordered',
  'net_stock',
  'on_hand',
  'backlog',
  'on_order',
  'cost',
] as const;

/** How one item stood at one site when a period ended, the decision for the next period included. Units; cost in cents. */
export type TraceRow = {
  readonly period: number;
  readonly site: SiteId;
  readonly item: ItemId;
  readonly incomingUnits: number;
  readonly receivedUnits: number;
  readonly shippedUnits: number;
  readonly orderedUnits: number;
  readonly onHandUnits: number;
  readonly backlogUnits: number;
  readonly onOrderUnits: number;
  readonly costCents: number;
};

/**
 * Rows of all periods, one per period, site and item. A row's order is the one placed before the next period: the card a Beer Game
 * player writes at the end of the week. `lastOrders` (by cell) are what would be placed after the last period.
 * A site's cost that belongs to no item (labour, storage, held goods) stands in the row of its first item.
 */
export const traceRows = (company: Company, records: readonly RoundRecord[], lastOrders: readonly number[]): readonly TraceRow[] => {
  const periods = records.flatMap((record) => record.periods);
  return periods.flatMap((period, place) => periodRows(company, period, periods[place + 1]?.ordered ?? lastOrders));
};

const periodRows = (company: Company, period: PeriodRecord, orders: readonly number[]): readonly TraceRow[] =>
  company.sites.flatMap((site, siteIndex) => {
    const first = siteIndex * company.items.length;
    const ownCents = company.items.map(
      (_, itemIndex) =>
        site.holdingCentsPerUnitPeriod * (period.onHand[first + itemIndex] ?? 0) +
        site.backlogCentsPerUnitPeriod * (period.backlog[first + itemIndex] ?? 0),
    );
    const restCents = (period.siteCostCents[siteIndex] ?? 0) - ownCents.reduce((total, cents) => total + cents, 0);
    return company.items.map((item, itemIndex): TraceRow => {
      const cell = first + itemIndex;
      const orderedUnits = orders[cell] ?? 0;
      return {
        period: period.period,
        site: site.id,
        item: item.id,
        incomingUnits: period.incoming[cell] ?? 0,
        receivedUnits: period.received[cell] ?? 0,
        shippedUnits: period.shipped[cell] ?? 0,
        orderedUnits,
        onHandUnits: period.onHand[cell] ?? 0,
        backlogUnits: period.backlog[cell] ?? 0,
        onOrderUnits: (period.onOrder[cell] ?? 0) + orderedUnits,
        costCents: (ownCents[itemIndex] ?? 0) + (itemIndex === 0 ? restCents : 0),
      };
    });
  });

/** Rows as lines of a CSV file without its header; `run` counts from 1. Money as decimals. */
export const traceLines = (run: number, rows: readonly TraceRow[]): readonly string[] =>
  rows.map((row) =>
    [
      run,
      row.period,
      row.site,
      row.item,
      row.incomingUnits,
      row.receivedUnits,
      row.shippedUnits,
      row.orderedUnits,
      row.onHandUnits - row.backlogUnits,
      row.onHandUnits,
      row.backlogUnits,
      row.onOrderUnits,
      row.costCents / 100,
    ].join(','),
  );

export const traceHeader: string = traceColumns.join(',');
