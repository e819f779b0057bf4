import type { Agreement, Answer } from '../../server/contract/agreements.ts';
import type { AnswerGiven, Pledge, RequestTerms, Terms } from '../../server/contract/agreement-schemas.ts';
import { seats, type Seat } from '../../server/contract/ids.ts';

/** An agreement written by hand: open and put to all others unless a test says otherwise. */
export const handAgreement = (by: Seat, terms: Terms, more: Partial<Agreement> = {}): Agreement => {
  const to = more.to ?? seats.filter((seat) => seat !== by);
  return {
    id: 'a1',
    kind: terms.kind,
    state: 'open',
    round: 2,
    atMs: 0,
    by,
    to,
    terms,
    pledges: [],
    turn: to,
    answers: [],
    filled: [],
    ...more,
  };
};

export const handAnswer = (by: Seat, given: AnswerGiven, round = 2): Answer => ({ by, round, atMs: 0, ...given });

/** A request to one seat, with the pledge that its terms make. */
export const handRequest = (by: Seat, to: Seat, terms: Omit<RequestTerms, 'kind'>, pledge?: Pledge): Agreement =>
  handAgreement(by, { kind: 'request', ...terms }, { to: [to], pledges: pledge === undefined ? [] : [pledge] });
