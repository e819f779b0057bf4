import type { PanelId } from '../contract/desk.ts';
import type { LaneId } from '../contract/ids.ts';
import type { Effect } from '../simulation/company-events.ts';
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
    case 'supplierCapacity':
    case 'supplierLead':
    case 'purchasePrice':
    case 'yield':
      return { place: company.suppliers[effect.supplierIndex].id };
    case 'demand':
    case 'freight':
    case 'fuel':
    case 'recordsFrozen':
    case 'leadTimeWrong':
    case 'transitTimeWrong':
      return undefined;
  }
};

const felt = (effect: Effect): readonly PanelId[] => {
  switch (effect.kind) {
    case 'crew':
    case 'wages':
      return ['crew'];
    case 'storage':
    case 'holding':
    case 'stockDestroyed':
    case 'stockQuarantined':
      return ['shelf', 'supply'];
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
    // Wrong records are nothing that anybody sees: that is what they do.
    case 'recordsFrozen':
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

/**
 * Whether somebody with these panels sees an effect that has begun: it shows in their numbers. A paused site is also seen by whoever
 * runs it, and by whoever supplies it.
 */
export const seesEffect = (company: Company, rights: readonly PanelRight[], effect: Effect): boolean => {
  const panels = felt(effect);
  if (rights.some(({ id }) => panels.includes(id))) return true;
  if (!('siteIndex' in effect)) return false;
  const suppliers = company.sites[effect.siteIndex].supply.flatMap((supply) => {
    const from = supply === undefined ? undefined : company.lanes[supply.laneIndex]?.from;
    return from?.kind === 'site' ? [from.index] : [];
  });
  const watched = [effect.siteIndex, ...suppliers];
  return rights.some(({ id, source }) => {
    const sites = id === 'dock' ? companyFacts(company).labourSites : sitesOfPanel(company, id, source);
    return sites.some((site) => watched.includes(site));
  });
};
