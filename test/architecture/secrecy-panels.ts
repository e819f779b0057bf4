import type { PanelId } from '../../server/contract/desk.ts';
import { seats } from '../../server/contract/ids.ts';
import type { Seat } from '../../server/contract/ids.ts';
import type { Field } from '../../server/simulation/company.ts';
import type { ViewSetup } from '../../server/views/setup.ts';
import type { Audience } from './secrecy-table.ts';
import { valueAt } from './secrecy-truth.ts';
import type { Path, Truth } from './secrecy-truth.ts';

/** Which sites a panel of a seat covers, as the design says it (not as the views compute it). */
const covers = ({ company }: ViewSetup, panel: PanelId, source: Seat, site: number): boolean => {
  const { seat, supply, labour } = company.sites[site];
  if (panel === 'chain') return seat === source;
  if (panel === 'supply') return supply.some((each) => each?.from === 'suppliers');
  if (panel === 'regions') return supply.some((each) => each?.ordering.by === 'auto');
  return labour !== undefined;
};

/**
 * Sites whose system is down now, with the last period that got into it, as the design says it: an event that freezes records stops
 * the system while it is active.
 */
const stoppedSites = ({ game, setup }: Truth): ReadonlyMap<number, number> => {
  const periods = game.records.flatMap((record) => record.periods);
  const isDown = (site: number, place: number): boolean =>
    setup.company.events.some(
      ({ effects }, event) =>
        periods[place]?.events[event] === 'active' &&
        effects.some((effect) => effect.kind === 'recordsFrozen' && effect.siteIndices.includes(site)),
    );
  return new Map(
    setup.company.sites.flatMap((_, site) => {
      if (!isDown(site, periods.length - 1)) return [];
      const last = periods.findLast((_each, place) => !isDown(site, place));
      return [[site, last?.period ?? -1] as const];
    }),
  );
};

/** When a leaf of the records came to be: its period; for how things stood when a round closed, the round's last. */
const periodOf = ({ game }: Truth, path: Path): number => {
  const record = game.records[Number(path[2])];
  const period = path[3] === 'periods' ? record?.periods[Number(path[4])] : record?.periods.at(-1);
  return period?.period ?? 0;
};

/** Panels that a leaf no longer reaches, because it came after the system went down that they are read from. */
const unread = (truth: Truth, path: Path): ((panel: PanelId) => boolean) => {
  const { company } = truth.setup;
  const freezes = company.events.some(({ effects }) => effects.some(({ kind }) => kind === 'recordsFrozen'));
  if (path[1] !== 'records' || !freezes) return () => false;
  const stopped = stoppedSites(truth);
  if (stopped.size === 0) return () => false;
  const period = periodOf(truth, path);
  const isLate = (site: number): boolean => period > (stopped.get(site) ?? Infinity);
  const anyLate = (sites: readonly number[]): boolean => sites.some(isLate);
  const [leaf] = path.slice(path[3] === 'periods' ? 5 : 4);
  const place = Number(path.findLast((part) => typeof part === 'number') ?? -1);
  const seen: readonly PanelId[] = leaf === 'backlog' ? [] : ['dock', 'crew'];
  switch (leaf) {
    case 'demand':
    case 'delivered':
    case 'lost':
    case 'owed':
      return () => anyLate(company.segments.map(({ siteIndex }) => siteIndex));
    case 'counted':
      return () => isLate(Math.floor(Number(valueAt(truth, path)) / company.items.length));
    case 'ledger':
      return () => path.at(-1) === 'stockCents' && stopped.size > 0;
    case 'supplierOrders': {
      const order = valueAt(truth, path.slice(0, path.indexOf('supplierOrders') + 2)) as { readonly siteIndex: number };
      // A week that is known in part closes as the one before it did.
      return () => isLate(order.siteIndex);
    }
    case 'siteCostCents':
    case 'fillPpm':
      return (panel) => isLate(place) && !seen.includes(panel);
    default:
      return cellLists.has(String(leaf))
        ? (panel) => isLate(Math.floor(place / company.items.length)) && !seen.includes(panel)
        : () => false;
  }
};
const cellLists: ReadonlySet<string> = new Set(['book', 'backlog', 'onOrder', 'atDoor', 'incoming', 'received', 'shipped', 'ordered']);

/** Whether the records reckon with a wrong time on a shipment's lane: then its true date is nobody's. */
const isMisdated = (truth: Truth, path: Path): boolean => {
  if (path[4] !== 'shipments' || path.at(-1) !== 'duePeriod') return false;
  const lane = (valueAt(truth, path.slice(0, -1)) as { readonly laneIndex: number }).laneIndex;
  const states = truth.game.records.at(-1)?.periods.at(-1)?.events ?? [];
  return truth.setup.company.events.some(
    ({ effects }, event) =>
      (states[event] === 'active' || states[event] === 'recovering') &&
      effects.some((effect) => effect.kind === 'transitTimeWrong' && effect.laneIndex === lane),
  );
};

/** A panel that somebody may read, and whose it is. */
type Eye = { readonly panel: PanelId; readonly source: Seat };

/** The panels a seat reads: its own, and on an open board what every role shares. */
const eyesOf = ({ setup: { rules } }: Truth, seat: Seat, open: boolean): readonly Eye[] => [
  ...rules.roles[seat].panels.map((panel) => ({ panel, source: seat })),
  ...(open ? seats.flatMap((source) => rules.roles[source].shared.map((panel) => ({ panel, source }))) : []),
];

const leverPanels: Readonly<Record<string, readonly PanelId[]>> = { forecast: ['officialForecast'], price: ['prices'], mode: ['lanes'] };

const lastPlace = (path: Path): number => Number(path.findLast((part) => typeof part === 'number') ?? -1);
const fieldAt = ({ setup: { company } }: Truth, path: Path): Field =>
  company.fields[path.includes('fields') ? Number(path[path.indexOf('fields') + 1]) : lastPlace(path)];

/** Whether the key account was asked whose request a leaf belongs to. */
const wasAsked = (truth: Truth, path: Path): boolean => {
  const { slot } = valueAt(truth, path.slice(0, path.indexOf('accountRequests') + 2)) as { readonly slot: number };
  return truth.game.together.asked.some((each) => each.round === Number(path[2]) + 1 && each.slot === slot);
};

/** Whether a leaf can be read from one of these panels. */
export const throughPanels = (truth: Truth, path: Path, audience: Audience, eyes: readonly Eye[]): boolean => {
  const { setup } = truth;
  if (isMisdated(truth, path)) return false;
  const isUnread = unread(truth, path);
  const sees = (panels: readonly PanelId[], site?: number): boolean =>
    eyes.some(
      ({ panel, source }) => panels.includes(panel) && !isUnread(panel) && (site === undefined || covers(setup, panel, source, site)),
    );
  // While a system is down its proposals are those of before: the engine repeats them.
  if (audience === 'proposal') return sees(['supply']);
  if (audience === 'decision') return sees(leverPanels[fieldAt(truth, path).lever] ?? []);
  if (audience === 'answered') return wasAsked(truth, path) && sees(['accountRequests']);
  if (typeof audience === 'string') return false;
  if ('cells' in audience) return sees(audience.cells, Math.floor(lastPlace(path) / setup.company.items.length));
  if ('sites' in audience) return sees(audience.sites, lastPlace(path));
  return sees('modes' in audience ? audience.modes : audience);
};

/** Whether a leaf is a seat's to know whatever its panels show. */
const byRight = (truth: Truth, path: Path, audience: Audience, seat: Seat): boolean => {
  const { fields, lanes } = truth.setup.company;
  if (typeof audience === 'object') {
    if (!('modes' in audience)) return false;
    const lane = lanes[Number(path[path.indexOf('lanes') + 1])];
    return fields.some((field) => field.lever === 'mode' && field.key === lane.id && field.seat === seat);
  }
  if (audience === 'everyone' || audience === 'structure') return true;
  if (audience === 'fieldSeat' || audience === 'proposal') return fieldAt(truth, path).seat === seat;
  if (audience === 'role') return path.includes(seat);
  if (audience !== 'named') return false;
  const signal = valueAt(truth, path.slice(0, path.indexOf('signals') + 2)) as { readonly seats: readonly Seat[] };
  return signal.seats.includes(seat);
};

/** Whether a seat learns a leaf by itself, before anybody has told or shown it anything. */
export const learnsAlone = (truth: Truth, path: Path, audience: Audience, seat: Seat, open: boolean): boolean =>
  byRight(truth, path, audience, seat) || throughPanels(truth, path, audience, eyesOf(truth, seat, open));
