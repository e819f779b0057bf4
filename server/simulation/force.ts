import { triggerPeriod } from './company-events.ts';
import type { CompanyEvent, Effect } from './company-events.ts';
import type { Company } from './company.ts';

/** What the running events do to the company in one period, added up: by site, lane, supplier, offer (supplier times items) and demand place. */
export type Force = {
  readonly orderPaused: readonly boolean[];
  readonly shipmentPaused: readonly boolean[];
  readonly transitPaused: readonly boolean[];
  readonly receiptPaused: readonly boolean[];
  readonly anyTransitPaused: boolean;
  readonly recordsFrozen: readonly boolean[];
  readonly transitDelayPeriods: readonly number[];
  readonly transitFactor: readonly number[];
  readonly laneFactor: readonly number[];
  readonly freightFactor: readonly number[];
  readonly fuelFactor: number;
  readonly anyFreight: boolean;
  readonly supplierFactor: readonly number[];
  readonly leadFactor: readonly number[];
  readonly yieldFactor: readonly number[];
  readonly purchaseFactor: readonly number[];
  readonly crewFactor: readonly number[];
  readonly wageFactor: readonly number[];
  readonly storageFactor: readonly number[];
  readonly holdingFactor: readonly number[];
  readonly demandFactor: readonly number[];
  /** What the records reckon with, of the usual lead time and transit. */
  readonly recordedLeadFactor: readonly number[];
  readonly recordedTransitFactor: readonly number[];
};

type OpenForce = { -readonly [K in keyof Force]: Force[K] extends readonly (infer T)[] ? T[] : Force[K] };

/** No event runs. */
export const calm = (company: Company): Force => {
  const { sites, lanes, suppliers, items, segments } = company;
  const none = (): boolean[] => sites.map(() => false);
  const ones = (length: number): number[] => Array.from({ length }, () => 1);
  return {
    orderPaused: none(),
    shipmentPaused: none(),
    transitPaused: none(),
    receiptPaused: none(),
    anyTransitPaused: false,
    recordsFrozen: none(),
    transitDelayPeriods: lanes.map(() => 0),
    transitFactor: ones(lanes.length),
    laneFactor: ones(lanes.length),
    freightFactor: ones(lanes.length),
    fuelFactor: 1,
    anyFreight: false,
    supplierFactor: ones(suppliers.length),
    leadFactor: ones(suppliers.length),
    yieldFactor: ones(suppliers.length),
    purchaseFactor: ones(suppliers.length * items.length),
    crewFactor: ones(sites.length),
    wageFactor: ones(sites.length),
    storageFactor: ones(sites.length),
    holdingFactor: ones(sites.length),
    demandFactor: ones(segments.length * items.length),
    recordedLeadFactor: ones(suppliers.length),
    recordedTransitFactor: ones(lanes.length),
  };
};

/** A force to add to. */
const copied = (force: Force): OpenForce => ({
  orderPaused: force.orderPaused.slice(),
  shipmentPaused: force.shipmentPaused.slice(),
  transitPaused: force.transitPaused.slice(),
  receiptPaused: force.receiptPaused.slice(),
  anyTransitPaused: false,
  recordsFrozen: force.recordsFrozen.slice(),
  transitDelayPeriods: force.transitDelayPeriods.slice(),
  transitFactor: force.transitFactor.slice(),
  laneFactor: force.laneFactor.slice(),
  freightFactor: force.freightFactor.slice(),
  fuelFactor: 1,
  anyFreight: false,
  supplierFactor: force.supplierFactor.slice(),
  leadFactor: force.leadFactor.slice(),
  yieldFactor: force.yieldFactor.slice(),
  purchaseFactor: force.purchaseFactor.slice(),
  crewFactor: force.crewFactor.slice(),
  wageFactor: force.wageFactor.slice(),
  storageFactor: force.storageFactor.slice(),
  holdingFactor: force.holdingFactor.slice(),
  demandFactor: force.demandFactor.slice(),
  recordedLeadFactor: force.recordedLeadFactor.slice(),
  recordedTransitFactor: force.recordedTransitFactor.slice(),
});

/** Factors by the effect that moves them, where it names one place. */
const factorOf = {
  laneCapacity: 'laneFactor',
  transitTime: 'transitFactor',
  transitTimeWrong: 'recordedTransitFactor',
  supplierCapacity: 'supplierFactor',
  supplierLead: 'leadFactor',
  yield: 'yieldFactor',
  leadTimeWrong: 'recordedLeadFactor',
  crew: 'crewFactor',
  wages: 'wageFactor',
  storage: 'storageFactor',
  holding: 'holdingFactor',
} as const satisfies Partial<Record<Effect['kind'], keyof Force>>;

const factors = [...Object.values(factorOf), 'freightFactor', 'purchaseFactor', 'demandFactor'] as const;

/** First period of an event that has been triggered. */
const startOf = (event: CompanyEvent, index: number, triggered: readonly number[]): number =>
  (triggerPeriod(event, index, triggered) ?? 0) + event.delayPeriods;

/**
 * Strength of a running event, 0..1: it grows by equal steps over the ramp, holds, and fades by equal steps over the recovery,
 * never quite 0 while it runs.
 */
const strength = (event: CompanyEvent, state: string, startPeriod: number, period: number): number => {
  const since = period - startPeriod + 1;
  if (state === 'active') return Math.min(1, since / (event.rampPeriods + 1));
  if (state !== 'recovering') return 0;
  const fading = since - event.rampPeriods - event.activePeriods;
  return 1 - fading / (event.recoveryPeriods + 1);
};

/** Adds one effect of an event at this strength. Pauses and frozen records hold while it is active, and know no strength. */
const add = (force: OpenForce, effect: Effect, isActive: boolean, share: number, items: number): void => {
  switch (effect.kind) {
    case 'orderPaused':
    case 'shipmentPaused':
    case 'transitPaused':
    case 'receiptPaused':
      if (isActive) force[effect.kind][effect.siteIndex] = true;
      if (isActive && effect.kind === 'transitPaused') force.anyTransitPaused = true;
      return;
    case 'recordsFrozen':
      if (isActive) for (const site of effect.siteIndices) force.recordsFrozen[site] = true;
      return;
    case 'stockDestroyed':
    case 'stockQuarantined':
      return;
    case 'transitDelay':
      force.transitDelayPeriods[effect.laneIndex] += Math.floor(effect.periods * share + 0.5);
      return;
    case 'freight':
    case 'fuel':
    case 'purchasePrice':
    case 'demand':
    case 'laneCapacity':
    case 'transitTime':
    case 'transitTimeWrong':
    case 'supplierCapacity':
    case 'supplierLead':
    case 'yield':
    case 'leadTimeWrong':
    case 'crew':
    case 'wages':
    case 'storage':
    case 'holding':
      scale(force, effect, (effect.factorPpm / 1_000_000 - 1) * share, items);
  }
};

const scale = (force: OpenForce, effect: Extract<Effect, { readonly factorPpm: number }>, more: number, items: number): void => {
  switch (effect.kind) {
    case 'fuel':
      force.fuelFactor += more;
      force.anyFreight = true;
      return;
    case 'freight':
      for (const lane of effect.laneIndices) force.freightFactor[lane] += more;
      force.anyFreight = true;
      return;
    case 'purchasePrice':
      for (const item of effect.itemIndices) force.purchaseFactor[effect.supplierIndex * items + item] += more;
      return;
    case 'demand':
      for (const segment of effect.segmentIndices)
        for (const item of effect.itemIndices) force.demandFactor[segment * items + item] += more;
      return;
    case 'laneCapacity':
    case 'transitTime':
    case 'transitTimeWrong':
      force[factorOf[effect.kind]][effect.laneIndex] += more;
      return;
    case 'supplierCapacity':
    case 'supplierLead':
    case 'yield':
    case 'leadTimeWrong':
      force[factorOf[effect.kind]][effect.supplierIndex] += more;
      return;
    case 'crew':
    case 'wages':
    case 'storage':
    case 'holding':
      force[factorOf[effect.kind]][effect.siteIndex] += more;
  }
};

/**
 * Force of the events in the given states. `triggered`: by event, the period of its trigger where that is not fixed. Effects of
 * the same kind add up: factors by their distance from 1, never below 0.
 */
export const forceOf = (company: Company, states: readonly string[], triggered: readonly number[], period: number, none: Force): Force => {
  let force: OpenForce | undefined;
  for (let index = 0; index < states.length; index += 1) {
    const state = states[index];
    if (state !== 'active' && state !== 'recovering') continue;
    const event = company.events[index];
    force ??= copied(none);
    const share = strength(event, state, startOf(event, index, triggered), period);
    if (share > 0) for (const effect of event.effects) add(force, effect, state === 'active', share, company.items.length);
  }
  if (force === undefined) return none;
  for (const key of factors) {
    const list = force[key];
    for (let place = 0; place < list.length; place += 1) if (list[place] < 1e-9) list[place] = 0;
  }
  force.fuelFactor = force.fuelFactor < 1e-9 ? 0 : force.fuelFactor;
  return force;
};

/** Whether orders of a site were paused in any period from the first to the last. Both have been played. */
export const ordersPausedWithin = (company: Company, triggered: readonly number[], first: number, last: number): readonly boolean[] => {
  const paused = company.sites.map(() => false);
  company.events.forEach((event, index) => {
    if (triggerPeriod(event, index, triggered) === undefined) return;
    const startPeriod = startOf(event, index, triggered);
    if (startPeriod > last || startPeriod + event.rampPeriods + event.activePeriods <= first) return;
    for (const effect of event.effects) if (effect.kind === 'orderPaused') paused[effect.siteIndex] = true;
  });
  return paused;
};
