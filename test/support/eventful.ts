import type { CompanyEvent, Effect } from '../../server/simulation/company-events.ts';
import type { Company } from '../../server/simulation/company.ts';

/** Place of a site, by its id. */
export const siteIndex = ({ sites }: Company, id: string): number => {
  const found = sites.findIndex((site) => site.id === id);
  if (found < 0) throw new Error(`there is no site ${id}`);
  return found;
};

/** An event that begins in a period and holds for some. */
export const eventIn = (id: string, period: number, activePeriods: number, effects: readonly Effect[]): CompanyEvent => ({
  id,
  name: `Event ${id}`,
  trigger: { kind: 'period', period },
  delayPeriods: 0,
  rampPeriods: 0,
  activePeriods,
  recoveryPeriods: 0,
  signals: [],
  effects,
});

/** The same, waiting for a facilitator's hand; sales hears of it at once. */
export const heldEvent = (id: string, activePeriods: number, effects: readonly Effect[]): CompanyEvent => ({
  ...eventIn(id, 1, activePeriods, effects),
  trigger: { kind: 'held' },
  signals: [{ afterPeriods: 0, seats: ['sales'], text: `Word of ${id}` }],
});

/** A setup or scenario with these events beside its own. */
export const withEvents = <Setup extends { readonly company: Company }>(setup: Setup, ...events: readonly CompanyEvent[]): Setup => ({
  ...setup,
  company: { ...setup.company, events: [...setup.company.events, ...events] },
});
