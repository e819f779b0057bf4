import type { FieldUnit } from './units.ts';

/** The words of joint decisions: kinds, states, measures. No schemas in it, so that pages may load it. */

const agreementKinds = ['request', 'promotionPlan', 'crisisResponse', 'consensusForecast', 'objective'] as const;
export type AgreementKind = (typeof agreementKinds)[number];

/**
 * `open`: nobody has answered; `answered`: an offer or votes are on the table; the last five are final. `lapsed`: nobody agreed by the
 * end of the next round. `released`: withdrawn by its proposer, let go by whom it was promised to, or not due when the game ended.
 */
const agreementStates = ['open', 'answered', 'agreed', 'kept', 'missed', 'released', 'declined', 'lapsed'] as const;
export type AgreementState = (typeof agreementStates)[number];

/** What an outcome pledge measures, with its unit, what its place is, and whether it is a total since it was agreed or how things stand when due. */
export const outcomeMeasures = {
  received: { unit: 'units', place: 'site', counted: 'total', relation: 'atLeast' },
  shipped: { unit: 'units', place: 'site', counted: 'total', relation: 'atLeast' },
  delivered: { unit: 'units', place: 'segment', counted: 'total', relation: 'atLeast' },
  onHand: { unit: 'units', place: 'site', counted: 'standing', relation: 'atLeast' },
  backlog: { unit: 'units', place: 'site', counted: 'standing', relation: 'atMost' },
  dockQueue: { unit: 'units', place: 'site', counted: 'standing', relation: 'atMost' },
  waiting: { unit: 'units', place: 'lane', counted: 'standing', relation: 'atMost' },
} as const satisfies Readonly<
  Record<
    string,
    {
      readonly unit: FieldUnit;
      readonly place: 'site' | 'lane' | 'segment';
      readonly counted: 'total' | 'standing';
      readonly relation: Relation;
    }
  >
>;
export type OutcomeMeasure = keyof typeof outcomeMeasures;
export const outcomeMeasureIds = Object.keys(outcomeMeasures) as readonly OutcomeMeasure[];

export const relations = ['atLeast', 'atMost'] as const;
export type Relation = (typeof relations)[number];

/** What a complete request says. `item` belongs to `what`. */
export const requestFields = ['amount', 'place', 'when', 'why', 'otherwise'] as const;
export type RequestField = (typeof requestFields)[number];

export const impactSubjects = ['cover', 'hours', 'storage', 'loads', 'cash', 'supply'] as const;

/**
 * Requests: `accept`, `part` (less), `counter` (something else), `decline`. Promotion plans: `go`, `smaller`, `no`. The others:
 * `accept` (with own pledges, or signed), `counter`, `decline`.
 */
export const answerKinds = ['accept', 'part', 'counter', 'decline', 'go', 'smaller', 'no'] as const;
export type AnswerKind = (typeof answerKinds)[number];

/** Why an outcome could not be reached by who acted: an event, no stock where it should have come from, no trucks, a full dock, no credit, a supplier without room. */
export const preventions = ['event', 'stock', 'trucks', 'dock', 'credit', 'supplier'] as const;
export type Prevention = (typeof preventions)[number];

/** A consensus forecast is kept when 1 - WAPE over all its numbers is at least this: what a team that plans its promotions reaches. */
export const forecastKeptFrom = 0.8;
