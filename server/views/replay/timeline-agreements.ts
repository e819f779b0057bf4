import type { Agreement } from '../../contract/agreements.ts';
import type { AgreementFact } from '../../game/team-facts.ts';
import type { Line } from './timeline.ts';

/** Somebody's words, where something was written and not erased. */
export const words = (text: string | undefined): Pick<Line, 'text'> => (text === undefined || text === '' ? {} : { text });

type AboutOne = Extract<AgreementFact, { readonly agreement: string }>;

/** What a fact says of an agreement; `agreement` as it stands after it. */
export const agreementLines = (agreement: Agreement, fact: AboutOne): readonly Line[] => {
  const values = { agreement: agreement.id, agreementKind: agreement.kind };
  switch (fact.type) {
    case 'AgreementProposed':
      return [{ kind: 'proposed', seat: fact.by, to: fact.to, values, ...words(fact.terms.why) }];
    case 'AgreementAnswered': {
      const { by, answer, reason } = fact.answer;
      return [
        {
          kind: 'answered',
          seat: by,
          to: by === agreement.by ? agreement.to : [agreement.by],
          values: { ...values, answer },
          ...words(reason),
        },
      ];
    }
    case 'AgreementMade': {
      const state = fact.settledBy !== undefined ? 'settled' : fact.againstAdvice === true ? 'againstAdvice' : 'agreed';
      return [{ kind: 'agreed', seat: fact.settledBy ?? agreement.by, values: { ...values, state }, ...words(fact.reason) }];
    }
    case 'AgreementJudged': {
      const because = fact.pledges.find(({ kept }) => !kept)?.because;
      return [{ kind: fact.kept ? 'kept' : 'missed', values: { ...values, ...(because === undefined ? {} : { because }) } }];
    }
    case 'AgreementDeclined':
      return [{ kind: 'dropped', seat: fact.by, values: { ...values, state: 'declined' }, ...words(fact.reason) }];
    case 'AgreementReleased':
      return [{ kind: 'dropped', ...(fact.by === undefined ? {} : { seat: fact.by }), values: { ...values, state: 'released' } }];
    case 'AgreementLapsed':
      return [{ kind: 'dropped', values: { ...values, state: 'lapsed' } }];
    case 'AgreementFilled':
    case 'AgreementEscalated':
      return [];
  }
};
