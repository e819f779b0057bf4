import type { Agreement } from '../../../server/contract/agreements.ts';
import type { Desk } from '../../../server/contract/desk.ts';
import type { WhatIfChange } from '../../../server/contract/what-if.ts';
import { agreementSentence, agreementView } from '../agreements.ts';
import type { Speech } from '../say.ts';

/** A promise that a what-if can take back or keep. */
export type PromiseChoice = {
  readonly id: string;
  readonly kind: Agreement['kind'];
  /** Agreed in this round. */
  readonly round: number;
  readonly sentence: string;
  readonly promised: string;
  readonly state: string;
  /** What would make a difference: only a promise that filled inputs in can be without, only one with actions to do can be kept. */
  readonly outcomes: readonly Extract<WhatIfChange, { readonly kind: 'agreement' }>['outcome'][];
  /** The first round that the change would touch. */
  readonly fromRound: number;
};

const outcomesOf = ({ filled, pledges, state }: Agreement): PromiseChoice['outcomes'] => [
  ...(filled.length > 0 ? (['without'] as const) : []),
  ...(state !== 'kept' && pledges.some(({ kind }) => kind === 'action') ? (['kept'] as const) : []),
];

/** The first round in which the promise moved an input, or was to move one. */
const firstRound = ({ filled, pledges, round, agreed }: Agreement): number => {
  const rounds = [...filled.map((each) => each.round), ...pledges.flatMap((pledge) => (pledge.kind === 'action' ? [pledge.round] : []))];
  return rounds.length === 0 ? (agreed?.round ?? round) : Math.min(...rounds);
};

/** The team's promises of which a re-run can say what they were worth, oldest first. `desk`: any of the end, for names. */
export const promiseChoices = (desk: Desk, agreements: readonly Agreement[], speech: Speech): readonly PromiseChoice[] =>
  agreements.flatMap((agreement) => {
    const outcomes = agreement.agreed === undefined ? [] : outcomesOf(agreement);
    if (outcomes.length === 0) return [];
    const view = agreementView(desk, agreement, speech);
    return [
      {
        id: agreement.id,
        kind: agreement.kind,
        round: agreement.agreed?.round ?? agreement.round,
        sentence: agreementSentence(desk, agreement, speech),
        promised: view.promises.map(({ text }) => text).join(' '),
        state: view.state,
        outcomes,
        fromRound: firstRound(agreement),
      },
    ];
  });
