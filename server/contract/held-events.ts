import type { EventId, GameId, Seat, Text } from './ids.ts';

/**
 * What facilitators alone are shown: the events that a scenario holds back for them, and those they let happen. Players are never sent
 * any of it: an event to come is a secret, and so is that there is one.
 */
export type HeldEvents = {
  readonly events: readonly HeldEvent[];
  readonly injections: readonly { readonly game: GameId; readonly event: EventId; readonly round: number }[];
};

export type HeldEvent = {
  readonly event: EventId;
  readonly name: Text;
  /** From the first period of the round it is injected into until it begins, until it is at full strength, how long that lasts, and until it is over. */
  readonly delayPeriods: number;
  readonly rampPeriods: number;
  readonly activePeriods: number;
  readonly recoveryPeriods: number;
  readonly periodName: 'day' | 'week' | 'period';
  /** What it does, one sentence each. */
  readonly effects: readonly EffectLine[];
  /** Who is told of it, and how long after the injection. */
  readonly signals: readonly { readonly afterPeriods: number; readonly seats: readonly Seat[]; readonly text: Text }[];
};

/** The sentences of a preview. Screens say them in their language. */
export const effectTexts = [
  'orderPaused',
  'shipmentPaused',
  'transitPaused',
  'receiptPaused',
  'transitDelay',
  'transitTime',
  'laneCapacity',
  'freight',
  'fuel',
  'supplierCapacity',
  'supplierLead',
  'yield',
  'purchasePrice',
  'crew',
  'wages',
  'storage',
  'holding',
  'demand',
  'stockDestroyed',
  'stockQuarantined',
  'recordsFrozen',
  'leadTimeWrong',
  'transitTimeWrong',
] as const;
export type EffectText = (typeof effectTexts)[number];

/** A place by name, or a lane by the names of its ends. */
export type Where = Text | readonly [from: Text, to: Text];

/** One effect: where, on what (none: on everything), and how much. Per cent of what is usual, or of what is there; or periods more. */
export type EffectLine = {
  readonly text: EffectText;
  readonly where: readonly Where[];
  readonly items: readonly Text[];
  readonly percent?: number;
  readonly periods?: number;
};
