import type { Agreement, AgreementId } from '../../contract/agreements.ts';
import type { Pledge } from '../../contract/agreement-schemas.ts';
import type { Seat } from '../../contract/ids.ts';
import type { Game } from '../state.ts';

/** Everybody an agreement is between: who proposed it first. */
export const partiesOf = ({ by, to }: Pick<Agreement, 'by' | 'to'>): readonly Seat[] => [by, ...to];

/** Whether a seat promises this of its own; goals and signed numbers are everybody's. */
export const isBy = (pledge: Pledge, seat: Seat): boolean => 'seat' in pledge && pledge.seat === seat;

/**
 * The agreement of this id as far as a seat may know of it: as a party, or as the planning lead to whom it was brought. Nobody else learns
 * whether it is there.
 */
export const knownAgreement = ({ together }: Game, id: AgreementId, seat: Seat): Agreement | undefined => {
  const found = together.agreements.find((agreement) => agreement.id === id);
  if (found === undefined) return undefined;
  return partiesOf(found).includes(seat) || (found.escalated !== undefined && together.lead === seat) ? found : undefined;
};
