import type { OutcomePledge, Pledge } from '../../contract/agreement-schemas.ts';
import type { Company } from '../../simulation/company.ts';
import { layoutOf } from '../../simulation/layout.ts';
import type { Rush } from '../../simulation/run.ts';
import type { Game } from '../state.ts';
import { itemIndex, placeIndex } from './places.ts';

/** A way by which goods can come to where they were promised: its usual periods from the order on, and the lane of the transfers that would bring them. */
type Way = { readonly usualPeriods: number; readonly rush?: Rush };

const transitOf = (company: Company, lane: number): number => layoutOf(company).expectedTransit[lane][0];

/** How an item comes to a site: along the lane from the site that supplies it, or from each of its suppliers. */
const waysTo = (company: Company, site: number, itemAt: number, duePeriod: number): readonly Way[] => {
  const supply = company.sites[site]?.supply[itemAt];
  if (supply === undefined) return [];
  if (supply.from === 'site') {
    const { laneIndex } = supply;
    const usualPeriods = company.lanes[laneIndex].orderDelayPeriods + transitOf(company, laneIndex);
    return [{ usualPeriods, rush: { laneIndex, itemIndex: itemAt, duePeriod } }];
  }
  const { sources, expectedLead } = layoutOf(company);
  return sources[site * company.items.length + itemAt].map(({ supplier, offer }) => ({
    usualPeriods: expectedLead[supplier] + transitOf(company, offer.laneIndex),
  }));
};

const waysOf = (company: Company, { measure, place, byPeriod }: OutcomePledge, itemAt: number): readonly Way[] => {
  const at = placeIndex(company, measure, place);
  switch (measure) {
    case 'received':
      return waysTo(company, at, itemAt, byPeriod);
    // What has to be gone by then is due at its receiver a transit later.
    case 'shipped':
      return company.lanes.flatMap((lane, laneIndex): readonly Way[] => {
        if (lane.from.kind !== 'site' || lane.from.index !== at || lane.to.kind !== 'site') return [];
        const duePeriod = byPeriod + transitOf(company, laneIndex);
        return [{ usualPeriods: lane.orderDelayPeriods, rush: { laneIndex, itemIndex: itemAt, duePeriod } }];
      });
    // From the site that serves the customers, which may have to be supplied first.
    case 'delivered': {
      const { siteIndex, laneIndex } = company.segments[at];
      const lastPeriods = transitOf(company, laneIndex);
      const usualPeriods = company.lanes[laneIndex].orderDelayPeriods + lastPeriods;
      return [{ usualPeriods }, ...waysTo(company, siteIndex, itemAt, byPeriod - lastPeriods)].map((way) => ({ ...way, usualPeriods }));
    }
    case 'onHand':
    case 'backlog':
    case 'dockQueue':
    case 'waiting':
      return [];
  }
};

/** Ways by which nothing is to spare for what was promised after a period: ordered in the next one, it comes just in time or too late. */
const shortWays = (company: Company, pledges: readonly Pledge[], afterPeriod: number): readonly Way[] =>
  pledges.flatMap((pledge) => {
    if (pledge.kind !== 'outcome' || pledge.value === 0) return [];
    const items = pledge.item === undefined ? company.items.map((_, item) => item) : [itemIndex(company, pledge.item)];
    return items.flatMap((item) => {
      const ways = waysOf(company, pledge, item);
      const inTime = ways.some(({ usualPeriods }) => afterPeriod + 1 + usualPeriods < pledge.byPeriod);
      return inTime ? [] : ways;
    });
  });

/** Whether something is promised for a date inside the usual lead time: it can be reached only by pushing it past everything else. */
export const isEmergency = (company: Company, pledges: readonly Pledge[], afterPeriod: number): boolean =>
  shortWays(company, pledges, afterPeriod).length > 0;

const nothing: readonly Rush[] = [];

/** Transfers that are pushed in the round resolved next: those of emergencies agreed for it, with the date on which they have to be there. */
export const rushedTransfers = (company: Company, { together, records }: Game): readonly Rush[] => {
  if (together.agreements.length === 0) return nothing;
  return together.agreements.flatMap(({ state, emergency, agreed, pledges }) =>
    state === 'agreed' && emergency === true && agreed?.round === records.length
      ? shortWays(company, pledges, agreed.period).flatMap(({ rush }) => rush ?? [])
      : nothing,
  );
};
