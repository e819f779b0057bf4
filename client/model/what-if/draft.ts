import type { Desk } from '../../../server/contract/desk.ts';
import type { InformationLevel, Seat } from '../../../server/contract/ids.ts';
import type { WhatIf, WhatIfChange } from '../../../server/contract/what-if.ts';
import { draftKey, type Drafts } from '../drafts.ts';

/** A what-if while it is put together: from which round on, what is done otherwise, and how the rest goes on. */
export type WhatIfDraft = WhatIf;

type Decision = Extract<WhatIfChange, { readonly kind: 'decision' }>;
type PolicyName = Extract<WhatIfChange, { readonly kind: 'policy' }>['policy'];
type PromiseOutcome = Extract<WhatIfChange, { readonly kind: 'agreement' }>['outcome'];

/** How many things can be changed at once: the server takes no more. */
export const mostChanges = 40;

export const emptyDraft = (fromRound: number): WhatIfDraft => ({ fromRound, rest: 'asMeant', changes: [] });

/** What a change is about: two changes with the same id can't stand beside each other. */
export const changeId = (change: WhatIfChange): string => {
  switch (change.kind) {
    case 'decision':
      return `decision ${change.round} ${change.seat} ${draftKey(change)}`;
    case 'agreement':
      return `agreement ${change.agreement}`;
    case 'policy':
      return `policy ${change.seat}`;
    case 'level':
      return 'level';
  }
};

export const without = (draft: WhatIfDraft, id: string): WhatIfDraft => ({
  ...draft,
  changes: draft.changes.filter((change) => changeId(change) !== id),
});

/** With that change, in the place of the one about the same thing; a new one comes last. */
const withChange = (draft: WhatIfDraft, change: WhatIfChange): WhatIfDraft => {
  const id = changeId(change);
  return draft.changes.some((each) => changeId(each) === id)
    ? { ...draft, changes: draft.changes.map((each) => (changeId(each) === id ? change : each)) }
    : { ...draft, changes: [...draft.changes, change] };
};

/** An input decided otherwise; deciding what was decided then takes the change back. */
export const withDecision = (draft: WhatIfDraft, decision: Omit<Decision, 'kind'>, asPlayed: number): WhatIfDraft => {
  const change: Decision = { kind: 'decision', ...decision };
  return decision.value === asPlayed ? without(draft, changeId(change)) : withChange(draft, change);
};

export const withPolicy = (draft: WhatIfDraft, seat: Seat, policy: PolicyName | undefined): WhatIfDraft =>
  policy === undefined ? without(draft, `policy ${seat}`) : withChange(draft, { kind: 'policy', seat, policy });

export const withLevel = (draft: WhatIfDraft, level: InformationLevel | undefined): WhatIfDraft =>
  level === undefined ? without(draft, 'level') : withChange(draft, { kind: 'level', level });

export const withPromise = (draft: WhatIfDraft, agreement: string, outcome: PromiseOutcome | undefined): WhatIfDraft =>
  outcome === undefined ? without(draft, `agreement ${agreement}`) : withChange(draft, { kind: 'agreement', agreement, outcome });

/** From another round on. Decisions of earlier rounds are as they were then: such changes go. */
export const movedTo = (draft: WhatIfDraft, fromRound: number): WhatIfDraft => ({
  ...draft,
  fromRound,
  changes: draft.changes.filter((change) => change.kind !== 'decision' || change.round >= fromRound),
});

export const policyOf = (draft: WhatIfDraft, seat: Seat): PolicyName | undefined =>
  draft.changes.flatMap((change) => (change.kind === 'policy' && change.seat === seat ? [change.policy] : []))[0];

export const levelOf = (draft: WhatIfDraft): InformationLevel | undefined =>
  draft.changes.flatMap((change) => (change.kind === 'level' ? [change.level] : []))[0];

export const promiseOf = (draft: WhatIfDraft, agreement: string): PromiseOutcome | undefined =>
  draft.changes.flatMap((change) => (change.kind === 'agreement' && change.agreement === agreement ? [change.outcome] : []))[0];

/** A desk whose inputs stand as they were decided: what a change is measured against. */
export const asPlayed = (desk: Desk): Desk => ({
  ...desk,
  inputs: desk.inputs.map((input) => ({ ...input, untouched: input.value, touched: false })),
});

/** The changes of one seat's inputs in one round, as a desk takes what is typed on it. */
export const draftsOf = (changes: readonly WhatIfChange[], seat: Seat, round: number): Drafts =>
  new Map(
    changes.flatMap((change) =>
      change.kind === 'decision' && change.seat === seat && change.round === round
        ? [[draftKey(change), { field: { lever: change.lever, key: change.key, value: change.value }, round, state: 'sending' as const }]]
        : [],
    ),
  );
