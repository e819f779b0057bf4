import type { EventPlan } from './event-plan.ts';

/** What events leave in the world from one period to the next. Lists are empty where no event of the company needs them. */
export type EventMemory = {
  /** By event: the period of its trigger, 0 while there was none; always 0 for events of a fixed period. */
  readonly triggered: readonly number[];
  /** By event: rounds in a row for which its condition has held. */
  readonly heldRounds: readonly number[];
  /** By quarantine (event and cell): units out of reach, and how many of them the books had. */
  readonly quarantined: readonly number[];
  readonly quarantinedBook: readonly number[];
  /** Of items that do not keep: the units out of reach by the period in which they were shelved, rings like `World.shelved`. */
  readonly quarantinedAges: readonly number[];
  /** By site: the last period whose records its desks may show, -1 where they are up to date. */
  readonly frozenAt: readonly number[];
  /** By field: what was last proposed from records that were up to date; -1 where nothing is proposed. */
  readonly proposed: readonly number[];
};

export type OpenMemory = { -readonly [K in keyof EventMemory]: number[] };

const many = (length: number, value: number): readonly number[] => Array.from({ length }, () => value);

/** Before anything has happened; `undefined` where nothing needs to be remembered. */
export const openingEventMemory = (
  plan: EventPlan,
  events: number,
  sites: number,
  proposals: readonly (number | undefined)[],
): EventMemory | undefined => {
  if (!plan.hasMemory) return undefined;
  const slots = plan.quarantines.length;
  return {
    triggered: many(plan.triggered.length > 0 ? events : 0, 0),
    heldRounds: many(plan.conditions.length > 0 ? events : 0, 0),
    quarantined: many(slots, 0),
    quarantinedBook: many(slots, 0),
    quarantinedAges: many(plan.agesLength, 0),
    frozenAt: many(plan.hasFreeze ? sites : 0, -1),
    proposed: plan.hasFreeze ? proposals.map((units) => units ?? -1) : [],
  };
};

export const copiedMemory = (memory: EventMemory): OpenMemory => ({
  triggered: memory.triggered.slice(),
  heldRounds: memory.heldRounds.slice(),
  quarantined: memory.quarantined.slice(),
  quarantinedBook: memory.quarantinedBook.slice(),
  quarantinedAges: memory.quarantinedAges.slice(),
  frozenAt: memory.frozenAt.slice(),
  proposed: memory.proposed.slice(),
});
