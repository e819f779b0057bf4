import type { PanelId } from '../contract/desk.ts';
import type { LaneId } from '../contract/ids.ts';
import type { CompanyEvent, Effect } from '../simulation/company-events.ts';
import type { Company } from '../simulation/company.ts';
import { companyFacts, sitesOfPanel } from './company-facts.ts';
import { placeId } from './map.ts';
import type { PanelRight } from './panels.ts';

/** Where an effect of an event is felt on the map. */
export type TroublePlace = { readonly place?: string; readonly lane?: LaneId };

/** The place of an effect; a lane that a port stands on is the port's trouble. Demand has none: customers are sales' to know. */
export const troublePlace = (company: Company, effect: Effect): TroublePlace | undefined => {
  switch (effect.kind) {
    case 'orderPaused':
    case 'shipmentPaused':
    case 'transitPaused':
    case 'receiptPaused':
    case 'crew':
    case 'wages':
    case 'storage':
    case 'holding':
    case 'stockDestroyed':
    case 'stockQuarantined':
      return { place: company.sites[effect.siteIndex].id };
    case 'transitDelay':
    case 'transitTime':
    case 'laneCapacity': {
      const lane = company.lanes[effect.laneIndex];
      const port = [lane.from, lane.to].find(({ kind, index }) => kind === 'site' && company.sites[index].kind === 'port');
      return { place: placeId(company, port ?? lane.from), lane: lane.id };
    }
    case 'recordsFrozen':
      return effect.siteIndices[0] === undefined ? undefined : { place: company.sites[effect.siteIndices[0]].id };
    case 'supplierCapacity':
    case 'supplierLead':
    case 'purchasePrice':
    case 'yield':
      return { place: company.suppliers[effect.supplierIndex].id };
    case 'demand':
    case 'freight':
    case 'fuel':
    case 'leadTimeWrong':
    case 'transitTimeWrong':
      return undefined;
  }
};

/** The first place of an event on the map, where it is anywhere. */
export const eventPlace = (company: Company, event: CompanyEvent | undefined): { readonly place?: string } => {
  for (const effect of event?.effects ?? []) {
    const place = troublePlace(company, effect)?.place;
    if (place !== undefined) return { place };
  }
  return {};
};

const felt = (effect: Effect): readonly PanelId[] => {
  switch (effect.kind) {
    case 'crew':
    case 'wages':
      return ['crew'];
    case 'supplierCapacity':
    case 'supplierLead':
    case 'purchasePrice':
    case 'yield':
      return ['suppliers', 'purchaseOrders'];
    case 'transitDelay':
    case 'transitTime':
    case 'laneCapacity':
    case 'freight':
    case 'fuel':
      return ['lanes', 'arrivals', 'ports'];
    case 'demand':
      return ['customerOrders'];
    // What happens to a warehouse is seen by those who have a panel on it.
    case 'storage':
    case 'holding':
    case 'stockDestroyed':
    case 'stockQuarantined':
    case 'recordsFrozen':
      return [];
    // Wrong master data is nothing that anybody sees: that is what it does.
    case 'leadTimeWrong':
    case 'transitTimeWrong':
      return [];
    case 'orderPaused':
    case 'shipmentPaused':
    case 'transitPaused':
    case 'receiptPaused':
      return ['lanes', 'ports'];
  }
};

/** Whether a panel shows a site: its stock, its dock, or the order book of those who buy from it or for it. */
export const shows = (company: Company, { id, source }: PanelRight, sites: readonly number[]): boolean => {
  const facts = companyFacts(company);
  if (id === 'customerOrders') return company.segments.some(({ siteIndex }) => sites.includes(siteIndex));
  const shown = id === 'dock' ? facts.labourSites : id === 'purchaseOrders' ? facts.buyingSites : sitesOfPanel(company, id, source);
  return shown.some((site) => sites.includes(site));
};

/** Sites whose people and suppliers notice an effect: a paused, hit or emptied site, and the sites that supply it. */
const noticing = (company: Company, siteIndex: number): readonly number[] => [
  siteIndex,
  ...company.sites[siteIndex].supply.flatMap((supply) => {
    const from = supply === undefined ? undefined : company.lanes[supply.laneIndex]?.from;
    return from?.kind === 'site' ? [from.index] : [];
  }),
];

/**
 * Whether somebody with these panels sees an effect that has begun: it shows in their numbers. A paused site is also seen by whoever
 * runs it, and by whoever supplies it; a system that is down by all whose panels come from it.
 */
export const seesEffect = (company: Company, rights: readonly PanelRight[], effect: Effect): boolean => {
  const panels = felt(effect);
  if (rights.some(({ id }) => panels.includes(id))) return true;
  if (effect.kind === 'recordsFrozen') return rights.some((right) => shows(company, right, effect.siteIndices));
  if (!('siteIndex' in effect)) return false;
  const watched = noticing(company, effect.siteIndex);
  return rights.some((right) => right.id !== 'customerOrders' && right.id !== 'purchaseOrders' && shows(company, right, watched));
};
