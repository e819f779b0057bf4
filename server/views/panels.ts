import type { Panel, PanelId, PanelRow } from '../contract/desk.ts';
import { seats } from '../contract/ids.ts';
import type { InformationLevel, Seat } from '../contract/ids.ts';
import type { Rules } from '../game/rules.ts';
import { accountRequests } from './panels/account-requests.ts';
import { chain } from './panels/chain.ts';
import { complaints, customerOrders, outlook, service } from './panels/customers.ts';
import type { PanelInput, PanelRows } from './panels/panel.ts';
import { prices, promotions } from './panels/prices.ts';
import { cash, officialForecast, purchaseOrders, suppliers, supply } from './panels/purchasing.ts';
import { arrivals, lanes, ports, regions } from './panels/transport.ts';
import { crew, dock, quality, shelf } from './panels/warehouse.ts';
import { usualTotals } from './usual.ts';

const panelRows: Readonly<Record<PanelId, PanelRows>> = {
  chain,
  customerOrders,
  outlook,
  service,
  complaints,
  accountRequests,
  prices,
  lanes,
  arrivals,
  ports,
  regions,
  suppliers,
  supply,
  purchaseOrders,
  officialForecast,
  dock,
  shelf,
  crew,
  quality,
  promotions,
  cash,
};

/** A panel somebody may see, and whose it is. */
export type PanelRight = { readonly id: PanelId; readonly source: Seat };

type Rights = { readonly own: Readonly<Record<Seat, readonly PanelRight[]>>; readonly open: Readonly<Record<Seat, readonly PanelRight[]>> };
const known = new WeakMap<Rules, Rights>();

const ownRights = (rules: Rules, seat: Seat): readonly PanelRight[] => rules.roles[seat].panels.map((id) => ({ id, source: seat }));

/** Own panels, then what others share. A panel that is the same from every desk is given once; `chain` is each seat's own. */
const openRights = (rules: Rules, seat: Seat): readonly PanelRight[] => {
  const rights = [...ownRights(rules, seat)];
  for (const source of seats) {
    for (const id of rules.roles[source].shared) {
      const has = rights.some((right) => right.id === id && (id !== 'chain' || right.source === source));
      if (!has) rights.push({ id, source });
    }
  }
  return rights;
};

/** Which panels a seat may see at an information level: the one place that says so. Below `open` each sees only its own. */
export const panelRights = (rules: Rules, seat: Seat, level: InformationLevel): readonly PanelRight[] => {
  const before = known.get(rules);
  if (before !== undefined) return (level === 'open' ? before.open : before.own)[seat];
  const made: Rights = {
    own: {
      sales: ownRights(rules, 'sales'),
      logistics: ownRights(rules, 'logistics'),
      procurement: ownRights(rules, 'procurement'),
      operations: ownRights(rules, 'operations'),
    },
    open: {
      sales: openRights(rules, 'sales'),
      logistics: openRights(rules, 'logistics'),
      procurement: openRights(rules, 'procurement'),
      operations: openRights(rules, 'operations'),
    },
  };
  known.set(rules, made);
  return (level === 'open' ? made.open : made.own)[seat];
};

/** Panels that say before the first round what is usual. */
const withUsual: ReadonlySet<PanelId> = new Set(['chain', 'customerOrders', 'lanes', 'regions', 'supply', 'dock', 'crew', 'quality']);

/** The rows of a usual round; without series, because none of it has happened. */
const usualRows = ({ id, source }: PanelRight, input: PanelInput): readonly PanelRow[] => {
  const totals = usualTotals(input.setup.company, input.record, input.totals);
  // A chain's costs so far are of rounds that were played; all others look at the rounds for the recent rate only.
  const rounds = id === 'chain' ? [] : [totals];
  return panelRows[id]({ ...input, totals, rounds }, source).map(({ key, values }) => ({ key, values }));
};

/**
 * Of which period a panel is: the last one played, or where every row comes from a system that is down, the newest of those.
 *
 * Read from a site's system, and so as old as it is: stock, orders and what desks propose (`chain`, `supply`, `shelf`, `regions`,
 * `customerOrders` as one book of all sites, `purchaseOrders`; in rows that are otherwise seen with one's own eyes, `pickBacklog`,
 * `owed` and the value of `stock` are missing). Always of today: what people see (`dock`, `crew`, `quality`), what others tell them
 * (`arrivals`, `lanes`, `ports`, `suppliers`, `service`, `complaints`), and what does not stand in a warehouse's system (`prices`,
 * `promotions`, `officialForecast`, `outlook`, `cash`).
 */
const asOfPeriod = ({ id }: PanelRight, { totals, stopped, facts }: PanelInput, rows: readonly PanelRow[]): number => {
  const current = totals.last.period;
  if (stopped === undefined) return current;
  if (rows.length === 0)
    return id === 'purchaseOrders' && facts.buyingSites.length > 0
      ? Math.max(...facts.buyingSites.map((site) => stopped.get(site)?.closedPeriod ?? current))
      : current;
  return Math.max(...rows.map((row) => row.asOfPeriod ?? current));
};

/** A panel as it can be read after the last period played. */
export const panelView = (right: PanelRight, input: PanelInput): Panel => {
  const rows = panelRows[right.id](input, right.source);
  return {
    id: right.id,
    source: right.source,
    asOfPeriod: asOfPeriod(right, input, rows),
    rows,
    ...(input.record.round === 0 && withUsual.has(right.id) ? { usual: usualRows(right, input) } : {}),
  };
};
