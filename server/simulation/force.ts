import type { CompanyEvent } from './company-events.ts';
import type { Company } from './company.ts';

/** What the running events do to the company in one period, added up: by site, lane, supplier and demand place. */
export type Force = {
  readonly orderPaused: readonly boolean[];
  readonly shipmentPaused: readonly boolean[];
  readonly transitPaused: readonly boolean[];
  readonly receiptPaused: readonly boolean[];
  readonly anyTransitPaused: boolean;
  readonly transitDelayPeriods: readonly number[];
  readonly laneFactor: readonly number[];
  readonly supplierFactor: readonly number[];
  readonly crewFactor: readonly number[];
  readonly demandFactor: readonly number[];
};

type OpenForce = { -readonly [K in keyof Force]: Force[K] extends readonly (infer T)[] ? T[] : Force[K] };

const open = (company: Company): OpenForce => ({
  orderPaused: company.sites.map(() => false),
  shipmentPaused: company.sites.map(() => false),
  transitPaused: company.sites.map(() => false),
  receiptPaused: company.sites.map(() => false),
  anyTransitPaused: false,
  transitDelayPeriods: company.lanes.map(() => 0),
  laneFactor: company.lanes.map(() => 1),
  supplierFactor: company.suppliers.map(() => 1),
  crewFactor: company.sites.map(() => 1),
  demandFactor: company.segments.flatMap(() => company.items.map(() => 1)),
});

/** No event runs. */
export const calm = (company: Company): Force => open(company);

/**
 * Strength of a running event, 0..1: it grows by equal steps over the ramp, holds, and fades by equal steps over the recovery,
 * never quite 0 while it runs.
 */
const strength = (event: CompanyEvent, state: string, period: number): number => {
  const since = period - (event.trigger.kind === 'period' ? event.trigger.period : 0) + 1;
  if (state === 'active') return Math.min(1, since / (event.rampPeriods + 1));
  if (state !== 'recovering') return 0;
  const fading = since - event.rampPeriods - event.activePeriods;
  return 1 - fading / (event.recoveryPeriods + 1);
};

/** Force of the events in the given states. Delays and capacities scale with strength; pauses hold while an event is active. */
export const forceOf = (company: Company, states: readonly string[], period: number, none: Force): Force => {
  if (!states.some((state) => state === 'active' || state === 'recovering')) return none;
  const force = open(company);
  const items = company.items.length;
  company.events.forEach((event, index) => {
    const state = states[index];
    const share = strength(event, state, period);
    if (share === 0) return;
    for (const effect of event.effects) {
      switch (effect.kind) {
        case 'orderPaused':
        case 'shipmentPaused':
        case 'transitPaused':
        case 'receiptPaused':
          if (state === 'active') force[effect.kind][effect.siteIndex] = true;
          if (state === 'active' && effect.kind === 'transitPaused') force.anyTransitPaused = true;
          break;
        case 'transitDelay':
          force.transitDelayPeriods[effect.laneIndex] += Math.floor(effect.periods * share + 0.5);
          break;
        case 'laneCapacity':
          force.laneFactor[effect.laneIndex] += (effect.factorPpm / 1_000_000 - 1) * share;
          break;
        case 'supplierCapacity':
          force.supplierFactor[effect.supplierIndex] += (effect.factorPpm / 1_000_000 - 1) * share;
          break;
        case 'crew':
          force.crewFactor[effect.siteIndex] += (effect.factorPpm / 1_000_000 - 1) * share;
          break;
        case 'demand':
          for (const segment of effect.segmentIndices)
            for (const item of effect.itemIndices) force.demandFactor[segment * items + item] += (effect.factorPpm / 1_000_000 - 1) * share;
          break;
      }
    }
  });
  const bound = (factors: number[]): void => {
    for (let place = 0; place < factors.length; place += 1) if (factors[place] < 1e-9) factors[place] = 0;
  };
  bound(force.laneFactor);
  bound(force.supplierFactor);
  bound(force.crewFactor);
  bound(force.demandFactor);
  return force;
};
