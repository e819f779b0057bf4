import { createMachine, initialTransition } from 'xstate';
import type { AgreementState } from '../../contract/agreement-words.ts';
import { stepper } from '../flow.ts';
import type { AgreementFact } from '../team-facts.ts';

/** What moves an agreement on. `answer`: an offer or a vote; `agree`: from here on it is a promise. */
export const agreementEvents = ['answer', 'agree', 'decline', 'release', 'lapse', 'keep', 'miss'] as const;
export type AgreementEvent = (typeof agreementEvents)[number];

/** An agreement's way, the same for all five kinds. Whose turn it is and what it says stand beside it. */
const agreementMachine = createMachine({
  id: 'agreement',
  initial: 'open',
  states: {
    open: { on: { answer: 'answered', agree: 'agreed', decline: 'declined', release: 'released', lapse: 'lapsed' } },
    answered: { on: { answer: 'answered', agree: 'agreed', decline: 'declined', release: 'released', lapse: 'lapsed' } },
    agreed: { on: { keep: 'kept', miss: 'missed', release: 'released' } },
    kept: { type: 'final' },
    missed: { type: 'final' },
    released: { type: 'final' },
    declined: { type: 'final' },
    lapsed: { type: 'final' },
  },
});

export const nextAgreementState = stepper<AgreementState, AgreementEvent>(agreementMachine);
export const firstAgreementState = initialTransition(agreementMachine)[0].value as AgreementState;

/** Something may still be said about it. */
export const isOpen = (state: AgreementState): boolean => nextAgreementState(state, 'agree') !== undefined;
/** It has come to its end. */
export const isFinal = (state: AgreementState): boolean => !isOpen(state) && nextAgreementState(state, 'release') === undefined;

/** The step that a fact about an agreement makes; filling in and escalating make none. */
export const stepOf = (
  fact: Exclude<AgreementFact, { readonly type: 'AgreementProposed' | 'WorthMeasured' }>,
): AgreementEvent | undefined => {
  switch (fact.type) {
    case 'AgreementAnswered':
      return 'answer';
    case 'AgreementMade':
      return 'agree';
    case 'AgreementDeclined':
      return 'decline';
    case 'AgreementReleased':
      return 'release';
    case 'AgreementLapsed':
      return 'lapse';
    case 'AgreementJudged':
      return fact.kept ? 'keep' : 'miss';
    case 'AgreementFilled':
    case 'AgreementEscalated':
      return undefined;
  }
};

/** The state after a step that must be possible: anything else is a broken log. */
export const stepped = (state: AgreementState, step: AgreementEvent): AgreementState => {
  const next = nextAgreementState(state, step);
  if (next === undefined) throw new Error(`an agreement that is ${state} takes no ${step}`);
  return next;
};
