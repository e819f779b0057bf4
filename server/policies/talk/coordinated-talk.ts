import type { Agreement } from '../../contract/agreements.ts';
import type { Desk } from '../../contract/desk.ts';
import type { TeamCommand } from '../../contract/team-commands.ts';
import type { PolicyInput, Talk } from '../policy.ts';
import { plannedPromotions } from '../promotion-plans.ts';
import { asking } from './asking.ts';
import { crisisPledges, openingCrisis } from './crisis.ts';
import { voteOn } from './promotion-vote.ts';
import { proposingPromotion, settlingPromotions } from './promoting.ts';
import { answerRequest } from './request-answers.ts';
import { passingOn, showing } from './showing.ts';
import { signing } from './signing.ts';

const answerTo = (input: PolicyInput, agreement: Agreement): TeamCommand | undefined => {
  const { id: agreementId, kind } = agreement;
  switch (kind) {
    case 'request':
      return answerRequest(input, agreement);
    case 'promotionPlan': {
      const plan = plannedPromotions(input.desk).find((each) => each.agreement.id === agreementId);
      return plan === undefined ? undefined : voteOn(input, plan);
    }
    case 'crisisResponse':
      return {
        kind: 'answer',
        agreement: agreementId,
        answer: 'accept',
        pledges: [...crisisPledges(input)],
        reason: 'This is what I do about it.',
      };
    case 'consensusForecast':
      return { kind: 'answer', agreement: agreementId, answer: 'accept', reason: 'I plan by these numbers.' };
    case 'objective':
      return { kind: 'answer', agreement: agreementId, answer: 'accept', reason: 'A goal worth having.' };
  }
};

const isOpen = ({ state }: Agreement): boolean => state === 'open' || state === 'answered';

/** Whatever is put to this seat is answered, and what it proposed itself is settled once all have spoken. */
const answering = (input: PolicyInput): readonly TeamCommand[] => [
  ...input.desk.agreements.flatMap((agreement) =>
    isOpen(agreement) && agreement.turn.includes(input.desk.seat) ? (answerTo(input, agreement) ?? []) : [],
  ),
  ...settlingPromotions(input),
];

/** Plans of the last round that begin with this one's decision: looked at again, and voted on anew if the desk has changed since. */
const lookingAgain = (input: PolicyInput): readonly TeamCommand[] => {
  const { desk } = input;
  return plannedPromotions(desk).flatMap((plan) => {
    const { agreement, agreed, round } = plan;
    const before = agreement.answers.findLast(({ by }) => by === desk.seat);
    if (agreed || round !== desk.round + 1 || before === undefined || before.round === desk.round) return [];
    const now = voteOn(input, plan);
    return now.answer === before.answer ? [] : [now];
  });
};

/** Who sits together speaks of what nobody has heard yet. */
const meeting = ({ desk }: { readonly desk: Desk }): readonly TeamCommand[] => [
  ...(desk.huddle !== undefined && !desk.huddle.attended.includes(desk.seat) ? [{ kind: 'attend' } as const] : []),
  ...passingOn(desk),
];

/** Tells, asks, answers and keeps: the board is fed, warnings are passed on, promotions are put to the vote, crises are met together. */
export const coordinatedTalk: Talk = {
  opens: (input) => {
    const crisis = openingCrisis(input);
    return [
      ...showing(input.desk),
      // Opening a response tells everybody of its warning.
      ...passingOn(input.desk).filter(
        (each) =>
          each.kind !== 'passOn' ||
          !crisis.some((told) => told.kind === 'propose' && told.terms.kind === 'crisisResponse' && told.terms.signal === each.notice),
      ),
      ...crisis,
      ...lookingAgain(input),
      ...proposingPromotion(input),
      ...signing(input),
      ...asking(input),
    ];
  },
  answers: answering,
  meets: meeting,
};
