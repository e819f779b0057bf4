import type { Panel, PanelId } from '../contract/desk.ts';
import type { Seat } from '../contract/ids.ts';
import type { RoundRecord } from '../simulation/records.ts';
import type { ViewSetup } from './setup.ts';
import { shows } from './troubles.ts';

/** Panels of what lies on a site's shelves: whoever has one of them learns what was thrown away there. */
const shelfPanels: readonly PanelId[] = ['supply', 'shelf', 'regions'];

type Waste = {
  readonly text: 'thrownAway';
  readonly values: { readonly site: string; readonly item: string; readonly units: number };
  readonly tone: 'bad';
  readonly weight: number;
};

/**
 * Sentences for what a round threw away because it was too old (R7.13), at the sites that this seat's own panels show: units by site and
 * item. It is seen in the skip, not in a system, so a system that is down hides nothing of it. The more, the more telling.
 */
export const thrownAway = (
  { company }: ViewSetup,
  record: RoundRecord,
  seat: Seat,
  panels: readonly Pick<Panel, 'id' | 'source'>[],
): readonly Waste[] => {
  if (company.items.every(({ shelfLifePeriods }) => shelfLifePeriods === undefined)) return [];
  const own = panels.filter(({ id, source }) => source === seat && shelfPanels.includes(id));
  return company.sites.flatMap((site, place) => {
    if (!own.some(({ id }) => shows(company, { id, source: seat }, [place]))) return [];
    return company.items.flatMap((item, itemPlace): readonly Waste[] => {
      const cell = place * company.items.length + itemPlace;
      const units = record.periods.reduce((sum, { expired }) => sum + (expired?.[cell] ?? 0), 0);
      if (units === 0) return [];
      return [{ text: 'thrownAway', values: { site: site.id, item: item.id, units }, tone: 'bad', weight: 70 + Math.min(20, units / 20) }];
    });
  });
};
