import type { AnswerKind } from '../../contract/agreement-words.ts';
import type { Agreement } from '../../contract/agreements.ts';
import type { Seat } from '../../contract/ids.ts';
import type { TeamCommand } from '../../contract/team-commands.ts';
import type { Talk } from '../policy.ts';

/** Seats that say yes to whatever is asked of the company's records: it costs nothing to say, and then they do as ever. */
const sayYes: readonly Seat[] = ['procurement', 'logistics'];

const saying = (seat: Seat, { kind, terms, pledges }: Agreement): { readonly answer: AnswerKind; readonly reason: string } | undefined => {
  switch (kind) {
    case 'promotionPlan':
      return { answer: 'go', reason: 'That is for sales to know.' };
    case 'request': {
      // Gaps would have to be filled in, and own inputs are nobody else's business: let it lapse.
      const offered = pledges.some((pledge) => 'seat' in pledge && pledge.seat === seat);
      const easy = terms.kind === 'request' && terms.what.kind === 'outcome' && offered && sayYes.includes(seat);
      return easy ? { answer: 'accept', reason: 'We will see what can be done.' } : undefined;
    }
    case 'crisisResponse':
    case 'consensusForecast':
    case 'objective':
      return { answer: 'accept', reason: 'Fine with me.' };
  }
};

/** Begins nothing and tells nobody anything. Agrees to what costs its own KPI nothing, and then serves that KPI as ever. */
export const siloTalk: Talk = {
  answers: ({ desk: { agreements, seat } }) =>
    agreements.flatMap((agreement): readonly TeamCommand[] => {
      const { state, turn, by, id } = agreement;
      if ((state !== 'open' && state !== 'answered') || !turn.includes(seat) || by === seat) return [];
      const said = saying(seat, agreement);
      return said === undefined ? [] : [{ kind: 'answer', agreement: id, ...said }];
    }),
  meets: ({ desk }) => (desk.huddle !== undefined && !desk.huddle.attended.includes(desk.seat) ? [{ kind: 'attend' }] : []),
};
