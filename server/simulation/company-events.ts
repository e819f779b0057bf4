import type { EventId, Seat, Text } from '../contract/ids.ts';

/** What happens to the company from outside. Periods count from 1. */
export type CompanyEvent = {
  readonly id: EventId;
  readonly name: Text;
  readonly trigger: Trigger;
  /** From the period of the trigger to the event's first period; 0 for an event of a fixed period. */
  readonly delayPeriods: number;
  readonly rampPeriods: number;
  readonly activePeriods: number;
  readonly recoveryPeriods: number;
  readonly signals: readonly Signal[];
  readonly effects: readonly Effect[];
};

/**
 * What sets an event off, once. `period`: its first period is known from the start. `condition`: the company came to it by itself; it is
 * judged when a round is over, and triggers in the next one's first period. `held`: somebody decides it, before a round is played.
 */
export type Trigger =
  | { readonly kind: 'period'; readonly period: number }
  | ({ readonly kind: 'condition' } & Condition)
  | { readonly kind: 'held' };

export const measures = ['stockDays', 'onHand', 'onOrder', 'backlog', 'dockUnits', 'owed', 'fill', 'fatigue', 'csat', 'cash'] as const;
/** What a condition looks at. stockDays: periods that the stock would last at the demand of the round. */
export type Measure = (typeof measures)[number];

export const comparisons = ['>', '>=', '<', '<='] as const;

/** Whole numbers: `threshold` in units; stockDays in thousandths of a period, csat of a point; fill and fatigue in ppm; cash in cents. */
export type Condition = {
  readonly measure: Measure;
  /** Missing: all sites, all items together. */
  readonly siteIndex?: number;
  readonly itemIndex?: number;
  readonly comparison: (typeof comparisons)[number];
  readonly threshold: number;
  /** Rounds in a row for which it must have held. */
  readonly rounds: number;
};

/** A text that reaches some seats: in a period, which may lie before the event, or so many periods after the trigger. */
export type Signal = { readonly seats: readonly Seat[]; readonly text: Text } & (
  | { readonly atPeriod: number }
  | { readonly afterPeriods: number }
);

/** `factorPpm`: what is normal times this, at full strength. */
export type Effect =
  | { readonly kind: 'orderPaused' | 'shipmentPaused' | 'transitPaused' | 'receiptPaused'; readonly siteIndex: number }
  | { readonly kind: 'transitDelay'; readonly laneIndex: number; readonly periods: number }
  | { readonly kind: 'transitTime'; readonly laneIndex: number; readonly factorPpm: number }
  | { readonly kind: 'laneCapacity'; readonly laneIndex: number; readonly factorPpm: number }
  /** Price of every load; and of the part of it that is fuel, everywhere. */
  | { readonly kind: 'freight'; readonly laneIndices: readonly number[]; readonly factorPpm: number }
  | { readonly kind: 'fuel'; readonly factorPpm: number }
  | { readonly kind: 'supplierCapacity' | 'supplierLead' | 'yield'; readonly supplierIndex: number; readonly factorPpm: number }
  | {
      readonly kind: 'purchasePrice';
      readonly supplierIndex: number;
      readonly itemIndices: readonly number[];
      readonly factorPpm: number;
    }
  /** People who come, what they are paid, volume that fits, price of stock and storage. */
  | { readonly kind: 'crew' | 'wages' | 'storage' | 'holding'; readonly siteIndex: number; readonly factorPpm: number }
  | {
      readonly kind: 'demand';
      readonly itemIndices: readonly number[];
      readonly segmentIndices: readonly number[];
      readonly factorPpm: number;
    }
  /** `sharePpm` of what is there when the event begins: lost for good, or out of reach while it is active. */
  | {
      readonly kind: 'stockDestroyed' | 'stockQuarantined';
      readonly siteIndex: number;
      readonly itemIndices: readonly number[];
      readonly sharePpm: number;
    }
  /** Desks show what the records said before the event. */
  | { readonly kind: 'recordsFrozen'; readonly siteIndices: readonly number[] }
  /** What the records reckon with is this part of the usual time: the lead time of a supplier, or the transit of a lane. */
  | { readonly kind: 'leadTimeWrong'; readonly supplierIndex: number; readonly factorPpm: number }
  | { readonly kind: 'transitTimeWrong'; readonly laneIndex: number; readonly factorPpm: number };

/** Period in which an event is triggered, `undefined` while it is not. `triggered`: by event, the world's own list, 0 = not yet. */
export const triggerPeriod = (event: CompanyEvent, index: number, triggered: readonly number[]): number | undefined => {
  if (event.trigger.kind === 'period') return event.trigger.period;
  const period = triggered[index] ?? 0;
  return period === 0 ? undefined : period;
};
