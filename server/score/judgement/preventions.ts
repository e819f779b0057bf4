import type { Prevention } from '../../contract/agreement-words.ts';
import type { OutcomePledge } from '../../contract/agreement-schemas.ts';
import type { PledgeOutcome } from '../../contract/agreements.ts';
import type { Text } from '../../contract/ids.ts';
import { placeIndex } from '../../game/agreements/places.ts';
import type { Effect } from '../../simulation/company-events.ts';
import type { Company } from '../../simulation/company.ts';
import type { PeriodRecord, RoundRecord } from '../../simulation/records.ts';
import { placesOf } from './reach.ts';
import type { Places } from './reach.ts';

type Cause = NonNullable<PledgeOutcome['preventedBy']>[number];

/** What happened between a promise and its date. */
type Window = {
  readonly company: Company;
  readonly pledge: OutcomePledge;
  readonly periods: readonly PeriodRecord[];
  readonly rounds: readonly RoundRecord[];
};

/** A name for a line that every reader gets: the scenario's only one, or the English one. */
const plain = (text: Text): string => (typeof text === 'string' ? text : (text['en'] ?? Object.values(text)[0] ?? ''));

const cellOf = (company: Company, site: number, item: number): number => site * company.items.length + item;

/** A site owed an item when a day was over, and had none to send: on the shelf, or in its books, by which it is picked. */
const wentShort = ({ company, periods }: Window, site: number, item: number): boolean => {
  const cell = cellOf(company, site, item);
  return periods.some(({ onHand, book, backlog }) => backlog[cell] > 0 && Math.min(onHand[cell], book[cell]) <= 0);
};

/** Whether an effect of an event works against an outcome that depends on these places. */
const hinders = ({ company, pledge }: Window, { items, sites, lanes, suppliers }: Places, effect: Effect): boolean => {
  switch (effect.kind) {
    case 'orderPaused':
    case 'shipmentPaused':
    case 'transitPaused':
    case 'receiptPaused':
      return sites.has(effect.siteIndex);
    case 'crew':
    case 'storage':
      return sites.has(effect.siteIndex) && effect.factorPpm < 1_000_000;
    case 'stockDestroyed':
    case 'stockQuarantined':
      return sites.has(effect.siteIndex) && effect.itemIndices.some((item) => items.has(item));
    case 'transitDelay':
      return lanes.has(effect.laneIndex) && effect.periods > 0;
    case 'transitTime':
      return lanes.has(effect.laneIndex) && effect.factorPpm > 1_000_000;
    case 'laneCapacity':
      return lanes.has(effect.laneIndex) && effect.factorPpm < 1_000_000;
    case 'supplierCapacity':
    case 'yield':
      return suppliers.has(effect.supplierIndex) && effect.factorPpm < 1_000_000;
    case 'supplierLead':
      return suppliers.has(effect.supplierIndex) && effect.factorPpm > 1_000_000;
    // More is asked of the sites than usual; or less by the customers who should have been served.
    case 'demand': {
      const less = pledge.measure === 'delivered';
      const segments = less
        ? effect.segmentIndices.filter((segment) => company.segments[segment].id === pledge.place)
        : effect.segmentIndices.filter((segment) => sites.has(company.segments[segment].siteIndex));
      const moves = less ? effect.factorPpm < 1_000_000 : effect.factorPpm > 1_000_000;
      return moves && segments.length > 0 && effect.itemIndices.some((item) => items.has(item));
    }
    case 'freight':
    case 'fuel':
    case 'purchasePrice':
    case 'wages':
    case 'holding':
    case 'recordsFrozen':
    case 'leadTimeWrong':
    case 'transitTimeWrong':
      return false;
  }
};

const events = (window: Window, places: Places): readonly Cause[] =>
  window.company.events.flatMap((event, index): readonly Cause[] => {
    const felt = window.periods.some(({ events: states }) => states[index] === 'active' || states[index] === 'recovering');
    return felt && event.effects.some((effect) => hinders(window, places, effect)) ? [{ by: 'event', name: plain(event.name) }] : [];
  });

const idsOf = (
  list: readonly { readonly id: string }[],
  places: ReadonlySet<number>,
  holds: (place: number) => boolean,
): readonly string[] => list.flatMap(({ id }, place) => (places.has(place) && holds(place) ? [id] : []));

/** Goods on the dock of a site that owed them, or should have had them, when the promise was due. */
const onDock = ({ company, periods, pledge }: Window, items: ReadonlySet<number>, site: number): boolean => {
  const last = periods.at(-1);
  if (last === undefined || company.sites[site].labour === undefined) return false;
  const shelf = pledge.measure === 'onHand' && company.sites[site].id === pledge.place;
  return [...items].some((item) => {
    const cell = cellOf(company, site, item);
    return last.atDoor[cell] > 0 && (shelf || last.backlog[cell] > 0);
  });
};

/** Orders at a supplier that should have been with us by the date. */
const isLate = ({ rounds, pledge }: Window, { items, sites }: Places, supplier: number): boolean =>
  rounds
    .at(-1)
    ?.close.supplierOrders.some(
      (order) =>
        order.supplierIndex === supplier &&
        order.openUnits > 0 &&
        items.has(order.itemIndex) &&
        sites.has(order.siteIndex) &&
        order.expectedPeriod <= pledge.byPeriod,
    ) ?? false;

/**
 * What kept an outcome from being reached by somebody who acted: looked for where goods come from, and further back only behind sites
 * that had run out. A dock or a lane that was to be kept clear is no excuse for itself.
 */
export const preventions = (
  company: Company,
  pledge: OutcomePledge,
  periods: readonly PeriodRecord[],
  rounds: readonly RoundRecord[],
): readonly Cause[] => {
  const window: Window = { company, pledge, periods, rounds };
  const places = placesOf(company, pledge, (site, item) => wentShort(window, site, item));
  const { items, sites, lanes, suppliers } = places;
  const found: Cause[] = [...events(window, places)];
  const add = (by: Prevention, names: readonly string[]): void => {
    for (const name of names) found.push({ by, name });
  };
  if (pledge.measure === 'dockQueue' || pledge.measure === 'waiting') return found;
  const target = pledge.measure === 'delivered' ? -1 : placeIndex(company, pledge.measure, pledge.place);
  const sends = (site: number): boolean => site !== target || pledge.measure === 'shipped' || pledge.measure === 'backlog';
  add(
    'stock',
    idsOf(company.sites, sites, (site) => sends(site) && [...items].some((item) => wentShort(window, site, item))),
  );
  add(
    'trucks',
    idsOf(company.lanes, lanes, (lane) => periods.some(({ laneWaitingUnits }) => (laneWaitingUnits[lane] ?? 0) > 0)),
  );
  add(
    'dock',
    idsOf(company.sites, sites, (site) => (sends(site) || pledge.measure === 'onHand') && onDock(window, items, site)),
  );
  const blocked = rounds.some(({ close }) => [...items].some((item) => (close.blockedUnits[item] ?? 0) > 0));
  if (suppliers.size > 0 && blocked) found.push({ by: 'credit' });
  add(
    'supplier',
    idsOf(company.suppliers, suppliers, (supplier) => isLate(window, places, supplier)),
  );
  return found;
};
