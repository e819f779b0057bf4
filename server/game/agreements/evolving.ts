import type { AgreementFact } from '../team-facts.ts';
import type { Together } from '../together.ts';

/** The agreements of a team after a fact. */
export const evolveAgreements = (together: Together, fact: AgreementFact): Together => {
  if (fact.type === 'WorthMeasured') return { ...together, worth: fact.results };
  throw new Error(`no agreement takes ${fact.type}`);
};
