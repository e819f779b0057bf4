import type { Agreement, Answer } from '../../contract/agreements.ts';
import type { Seat } from '../../contract/ids.ts';
import type { Game } from '../../game/state.ts';
import { keep } from './memory.ts';
import type { TeamMemory } from './memory.ts';

/** Its inputs are the answering seat's own business: what it promised stands in the pledges. */
const answerView = (given: Answer, seat: Seat): Answer => ({
  by: given.by,
  round: given.round,
  atMs: given.atMs,
  answer: given.answer,
  ...(given.pledges === undefined ? {} : { pledges: given.pledges }),
  ...(given.actions === undefined || given.by !== seat ? {} : { actions: given.actions }),
  ...(given.confidence === undefined ? {} : { confidence: given.confidence }),
  ...(given.option === undefined ? {} : { option: given.option }),
  ...(given.card === undefined ? {} : { card: given.card }),
  ...(given.reason === undefined ? {} : { reason: given.reason }),
});

const agreementView = (agreement: Agreement, seat: Seat): Agreement => {
  const { emergency, escalated, agreed, ended } = agreement;
  return {
    id: agreement.id,
    kind: agreement.kind,
    state: agreement.state,
    round: agreement.round,
    atMs: agreement.atMs,
    by: agreement.by,
    to: agreement.to,
    terms: agreement.terms,
    pledges: agreement.pledges,
    turn: agreement.turn,
    answers: agreement.answers.map((given) => answerView(given, seat)),
    ...(emergency === undefined ? {} : { emergency }),
    ...(escalated === undefined ? {} : { escalated }),
    ...(agreed === undefined ? {} : { agreed }),
    filled: agreement.filled.filter((input) => input.seat === seat),
    ...(ended === undefined ? {} : { ended }),
  };
};

const isParty = ({ by, to }: Agreement, seat: Seat): boolean => by === seat || to.includes(seat);

/** Somebody has asked the planning lead to decide, and nothing has been decided yet. */
const awaitsLead = ({ escalated, state }: Agreement): boolean => escalated !== undefined && (state === 'open' || state === 'answered');

const none: readonly Agreement[] = [];

/** Agreements this seat is a party of, and those it has to settle as planning lead until they are settled, oldest first. */
export const agreementsOf = ({ together: { agreements, lead } }: Game, seat: Seat, memory: TeamMemory): readonly Agreement[] => {
  if (agreements.length === 0) return none;
  const { agreements: section, views } = memory.seats[seat];
  return keep(section, [agreements, lead === seat], () => {
    const shown: Agreement[] = [];
    for (const agreement of agreements) {
      if (!isParty(agreement, seat) && !(lead === seat && awaitsLead(agreement))) continue;
      const kept = views.get(agreement.id) ?? { from: [], made: undefined };
      views.set(agreement.id, kept);
      shown.push(keep(kept, [agreement], () => agreementView(agreement, seat)));
    }
    return shown;
  });
};
