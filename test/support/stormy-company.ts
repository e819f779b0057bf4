import type { CompanyEvent, Effect, Trigger } from '../../server/simulation/company-events.ts';
import type { Company } from '../../server/simulation/company.ts';
import { richCompany } from './rich-company.ts';

const allItems = [0, 1, 2];

/** Every effect that the rich company's own events do not have, at its places: 0 and 1 are ports, 2 has people and buys, 3 and 4 replenish. */
const stormEffects: readonly Effect[] = [
  { kind: 'transitTime', laneIndex: 5, factorPpm: 2_500_000 },
  { kind: 'transitTime', laneIndex: 1, factorPpm: 500_000 },
  { kind: 'freight', laneIndices: [0, 1, 4, 5, 6, 8], factorPpm: 1_750_000 },
  { kind: 'fuel', factorPpm: 2_000_000 },
  { kind: 'supplierLead', supplierIndex: 0, factorPpm: 2_000_000 },
  { kind: 'supplierLead', supplierIndex: 1, factorPpm: 1_500_000 },
  { kind: 'yield', supplierIndex: 0, factorPpm: 650_000 },
  { kind: 'purchasePrice', supplierIndex: 0, itemIndices: [0, 2], factorPpm: 1_333_333 },
  { kind: 'wages', siteIndex: 2, factorPpm: 1_250_000 },
  { kind: 'storage', siteIndex: 2, factorPpm: 400_000 },
  { kind: 'holding', siteIndex: 3, factorPpm: 3_000_000 },
  { kind: 'stockDestroyed', siteIndex: 2, itemIndices: allItems, sharePpm: 350_000 },
  { kind: 'stockDestroyed', siteIndex: 4, itemIndices: [1], sharePpm: 1_000_000 },
  { kind: 'stockQuarantined', siteIndex: 2, itemIndices: [0, 1], sharePpm: 500_000 },
  { kind: 'stockQuarantined', siteIndex: 3, itemIndices: allItems, sharePpm: 1_000_000 },
  { kind: 'recordsFrozen', siteIndices: [2] },
  { kind: 'leadTimeWrong', supplierIndex: 0, factorPpm: 300_000 },
  { kind: 'transitTimeWrong', laneIndex: 4, factorPpm: 2_000_000 },
  { kind: 'orderPaused', siteIndex: 4 },
  { kind: 'orderPaused', siteIndex: 2 },
  { kind: 'shipmentPaused', siteIndex: 2 },
  { kind: 'transitPaused', siteIndex: 0 },
  { kind: 'receiptPaused', siteIndex: 1 },
];

const triggers: readonly Trigger[] = [
  { kind: 'period', period: 9 },
  { kind: 'condition', measure: 'stockDays', siteIndex: 2, itemIndex: 0, comparison: '<', threshold: 12_000, rounds: 2 },
  { kind: 'held' },
  { kind: 'condition', measure: 'fill', siteIndex: 2, comparison: '>=', threshold: 200_000, rounds: 1 },
  { kind: 'period', period: 14 },
];

/** The rich company, and a storm of events with every other effect, by all triggers. `change` as for the rich company. */
export const stormyCompany = (change: Partial<Company> = {}): Company => {
  const rich = richCompany(change);
  const storms = triggers.map(
    (trigger, place): CompanyEvent => ({
      id: `storm${place}`,
      name: `Storm ${place}`,
      trigger,
      delayPeriods: trigger.kind === 'period' ? 0 : place,
      rampPeriods: place % 3,
      activePeriods: 4 + 3 * place,
      recoveryPeriods: place % 2,
      signals: [
        trigger.kind === 'period'
          ? { atPeriod: trigger.period - 2, seats: ['sales'], text: `storm ${place} ahead` }
          : { afterPeriods: 0, seats: ['sales'], text: `storm ${place} ahead` },
      ],
      effects: stormEffects.filter((_, effect) => effect % triggers.length === place || effect % 7 === place),
    }),
  );
  return { ...rich, events: [...rich.events, ...storms] };
};
