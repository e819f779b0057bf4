import type { AgreementKind, AnswerKind } from '../../contract/agreement-words.ts';
import type { AnswerGiven, Pledge } from '../../contract/agreement-schemas.ts';
import type { Agreement } from '../../contract/agreements.ts';
import type { Seat } from '../../contract/ids.ts';
import { refuse } from '../../contract/refusals.ts';
import type { Refusal } from '../../contract/refusals.ts';
import { decisionRound } from '../decision-round.ts';
import { inputsRefusal } from '../inputs.ts';
import type { GameSetup } from '../rules.ts';
import type { Game } from '../state.ts';
import { isBy, partiesOf } from './parties.ts';
import { pledgesRefusal } from './pledging.ts';
import { stillOpen } from './request.ts';
import { optionRefusal, pledgeKinds } from './terms.ts';

/** What may be said to each kind of agreement. A part of what was asked is offered by whom it was asked, nobody else. */
const answersTo: Readonly<Record<AgreementKind, readonly AnswerKind[]>> = {
  request: ['accept', 'part', 'counter', 'decline'],
  promotionPlan: ['go', 'smaller', 'no'],
  crisisResponse: ['accept', 'decline'],
  consensusForecast: ['accept', 'counter', 'decline'],
  objective: ['accept', 'counter', 'decline'],
};

/** Kinds to which every seat gives an answer of its own, and may change its mind until the proposer concludes. */
export const isVoted = (kind: AgreementKind): boolean => kind === 'promotionPlan' || kind === 'crisisResponse';

/** Answers that bring something: an offer, or own pledges and inputs. */
const brings: readonly AnswerKind[] = ['accept', 'part', 'counter', 'go'];

const misfit = (what: string): Refusal => refuse('agreement/answer', { what });

const turnRefusal = (agreement: Agreement, seat: Seat): Refusal | undefined => {
  const awaited = isVoted(agreement.kind) ? agreement.to : agreement.turn;
  return awaited.includes(seat) ? undefined : refuse('agreement/not-yours', { because: 'turn' });
};

const offerRefusal = (setup: GameSetup, game: Game, agreement: Agreement, pledges: readonly Pledge[]): Refusal | undefined => {
  if (pledges.length === 0) return refuse('agreement/incomplete', { missing: 'pledges' });
  const refusal = pledgesRefusal(setup, game, pledges, { kinds: pledgeKinds[agreement.kind], seats: partiesOf(agreement) });
  if (refusal !== undefined || agreement.kind !== 'request') return refusal;
  // An offer in which the one who was asked promises nothing is no answer to the request.
  return pledges.some((pledge) => agreement.to.some((seat) => isBy(pledge, seat)))
    ? undefined
    : refuse('agreement/incomplete', { missing: 'pledges' });
};

/** Accepting: a request's gaps are filled in by whoever was asked; to a crisis everybody adds what they will do; the rest stands as it is. */
const acceptanceRefusal = (
  setup: GameSetup,
  game: Game,
  agreement: Agreement,
  seat: Seat,
  pledges: readonly Pledge[],
): Refusal | undefined => {
  const { kind, terms } = agreement;
  if (terms.kind !== 'request')
    return isVoted(kind) || pledges.length === 0
      ? pledgesRefusal(setup, game, pledges, { kinds: pledgeKinds[kind], seats: [seat] })
      : misfit('pledges');
  const offered = agreement.pledges.some((pledge) => agreement.to.some((each) => isBy(pledge, each)));
  if (offered) return pledges.length === 0 ? undefined : misfit('pledges');
  const refusal = pledgesRefusal(setup, game, pledges, { kinds: pledgeKinds.request, seats: [seat] });
  if (refusal !== undefined) return refusal;
  const open = stillOpen(terms, pledges);
  return open.length === 0 ? undefined : refuse('agreement/incomplete', { missing: open.join(', ') });
};

const voteRefusal = (setup: GameSetup, agreement: Agreement, given: AnswerGiven): Refusal | undefined => {
  if (given.option === undefined) return undefined;
  const { terms } = agreement;
  if (terms.kind !== 'promotionPlan' || given.answer !== 'smaller') return misfit('option');
  return given.option === terms.option ? misfit('option') : optionRefusal(setup, agreement.by, terms, given.option);
};

/** Why a seat cannot say this to an agreement that is open, or nothing. */
export const answerRefusal = (setup: GameSetup, game: Game, agreement: Agreement, seat: Seat, given: AnswerGiven): Refusal | undefined => {
  const { answer, pledges = [], actions = [] } = given;
  const turn = turnRefusal(agreement, seat);
  if (turn !== undefined) return turn;
  if (!answersTo[agreement.kind].includes(answer) || (answer === 'part' && seat === agreement.by)) return misfit(answer);
  if (!brings.includes(answer) && (pledges.length > 0 || actions.length > 0)) return misfit(pledges.length > 0 ? 'pledges' : 'actions');
  if (actions.length > 0) {
    if (agreement.kind === 'consensusForecast' || agreement.kind === 'objective') return misfit('actions');
    const refusal = inputsRefusal(setup.company, seat, decisionRound(game), actions);
    if (refusal !== undefined) return refusal;
  }
  const vote = voteRefusal(setup, agreement, given);
  if (vote !== undefined) return vote;
  if (answer === 'part' || answer === 'counter') return offerRefusal(setup, game, agreement, pledges);
  return answer === 'accept' || answer === 'go' ? acceptanceRefusal(setup, game, agreement, seat, pledges) : undefined;
};
