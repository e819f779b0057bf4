import { seats } from '../../contract/ids.ts';
import type { Seat } from '../../contract/ids.ts';
import type { Agreement, Answer } from '../../contract/agreements.ts';
import type { Pledge } from '../../contract/agreement-schemas.ts';
import type { AgreementFact } from '../team-facts.ts';
import type { Together } from '../together.ts';
import { firstAgreementState, stepOf, stepped } from './life-cycle.ts';
import { isBy, partiesOf } from './parties.ts';

type FactOf<T extends AgreementFact['type']> = Extract<AgreementFact, { readonly type: T }>;

const proposed = (fact: FactOf<'AgreementProposed'>): Agreement => {
  const { type: _, agreement: id, ...said } = fact;
  return { id, ...said, kind: said.terms.kind, state: firstAgreementState, turn: said.to, answers: [], filled: [] };
};

const without = (turn: readonly Seat[], seat: Seat): readonly Seat[] => turn.filter((each) => each !== seat);

/** Whose answer is awaited next: an offer puts it to all the others again, anything else is one answer less to wait for. */
const turnAfter = (agreement: Agreement, { by, answer }: Answer): readonly Seat[] =>
  answer === 'part' || answer === 'counter'
    ? seats.filter((seat) => seat !== by && partiesOf(agreement).includes(seat))
    : without(agreement.turn, by);

/** What stands to be agreed after an answer: an offer replaces it; what seats pledge of their own is theirs until they say something else. */
const pledgesAfter = (agreement: Agreement, { by, answer, pledges = [] }: Answer): readonly Pledge[] => {
  switch (answer) {
    case 'part':
    case 'counter':
      return pledges;
    case 'decline':
      return agreement.kind === 'crisisResponse' ? agreement.pledges.filter((pledge) => !isBy(pledge, by)) : agreement.pledges;
    case 'accept':
    case 'go':
    case 'smaller':
    case 'no': {
      if (agreement.kind === 'request') return [...agreement.pledges, ...pledges];
      const others = agreement.pledges.filter((pledge) => !isBy(pledge, by));
      return answer === 'accept' || answer === 'go' ? [...others, ...pledges] : others;
    }
  }
};

const answered = (agreement: Agreement, answer: Answer): Agreement => ({
  ...agreement,
  answers: [...agreement.answers, answer],
  turn: turnAfter(agreement, answer),
  pledges: pledgesAfter(agreement, answer),
});

const made = (before: Agreement, fact: FactOf<'AgreementMade'>): Agreement => {
  const { emergency: _, ...agreement } = before;
  const { round, period, atMs, againstAdvice, settledBy, reason } = fact;
  return {
    ...agreement,
    turn: [],
    pledges: fact.pledges,
    filled: fact.filled,
    ...(fact.emergency === undefined ? {} : { emergency: fact.emergency }),
    agreed: {
      round,
      period,
      atMs,
      ...(againstAdvice === undefined ? {} : { againstAdvice }),
      ...(settledBy === undefined ? {} : { settledBy }),
      ...(reason === undefined ? {} : { reason }),
    },
  };
};

const ended = (agreement: Agreement, round: number, by?: Seat, reason?: string): Agreement => ({
  ...agreement,
  turn: [],
  ended: { round, ...(by === undefined ? {} : { by }), ...(reason === undefined ? {} : { reason }), pledges: [] },
});

type Later = Exclude<AgreementFact, { readonly type: 'AgreementProposed' | 'WorthMeasured' }>;

const changed = (agreement: Agreement, fact: Later): Agreement => {
  switch (fact.type) {
    case 'AgreementAnswered':
      return answered(agreement, fact.answer);
    case 'AgreementMade':
      return made(agreement, fact);
    case 'AgreementFilled':
      return { ...agreement, filled: [...agreement.filled, ...fact.filled] };
    case 'AgreementEscalated':
      return { ...agreement, escalated: { by: fact.by, round: fact.round } };
    case 'AgreementDeclined':
      return ended(agreement, fact.round, fact.by, fact.reason);
    case 'AgreementReleased':
      return ended(agreement, fact.round, fact.by);
    case 'AgreementLapsed':
      return ended(agreement, fact.round);
    case 'AgreementJudged':
      return { ...agreement, ended: { round: fact.round, pledges: fact.pledges } };
  }
};

/** The agreements of a team after a fact. Throws where a fact cannot follow: such a log is broken. */
export const evolveAgreements = (together: Together, fact: AgreementFact): Together => {
  if (fact.type === 'WorthMeasured') return { ...together, worth: fact.results };
  const { agreements } = together;
  if (fact.type === 'AgreementProposed') return { ...together, agreements: [...agreements, proposed(fact)] };
  const place = agreements.findIndex(({ id }) => id === fact.agreement);
  const before = agreements[place];
  if (before === undefined) throw new Error(`the log speaks of an agreement ${fact.agreement} that nobody proposed`);
  const step = stepOf(fact);
  const state = step === undefined ? before.state : stepped(before.state, step);
  return { ...together, agreements: agreements.with(place, { ...changed(before, fact), state }) };
};
