import { outcomeMeasures } from '../../contract/agreement-words.ts';
import type { OutcomeMeasure } from '../../contract/agreement-words.ts';
import type { ItemId } from '../../contract/ids.ts';
import type { Company } from '../../simulation/company.ts';

/** Place of a measure's site, lane or segment in the company's list, or -1. */
export const placeIndex = (company: Company, measure: OutcomeMeasure, place: string): number => {
  switch (outcomeMeasures[measure].place) {
    case 'site':
      return company.sites.findIndex(({ id }) => id === place);
    case 'lane':
      return company.lanes.findIndex(({ id }) => id === place);
    case 'segment':
      return company.segments.findIndex(({ id }) => id === place);
  }
};

export const itemIndex = (company: Company, item: ItemId): number => company.items.findIndex(({ id }) => id === item);

/** Whether records tell a measure's items apart: what stands on a dock or waits for loads is counted together. */
const byItem = (measure: OutcomeMeasure): boolean => measure !== 'dockQueue' && measure !== 'waiting';

/** Whether records can ever say anything about a measure at a place. */
export const isMeasured = (company: Company, measure: OutcomeMeasure, place: number): boolean =>
  measure !== 'dockQueue' || company.sites[place]?.labour !== undefined;

/** Whether a measure at a place can be about an item alone: the item passes there, and records tell it apart. */
export const takesItem = (company: Company, measure: OutcomeMeasure, place: number, item: number): boolean => {
  if (!byItem(measure)) return false;
  if (measure === 'delivered') return company.segments[place]?.demand[item] !== undefined;
  const site = company.sites[place];
  if (site === undefined) return false;
  return site.kind === 'port' ? measure === 'received' || measure === 'shipped' : site.supply[item] !== undefined;
};
