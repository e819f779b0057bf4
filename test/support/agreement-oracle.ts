import type { AnswerKind } from '../../server/contract/agreement-words.ts';
import type { Pledge, Terms } from '../../server/contract/agreement-schemas.ts';
import type { Agreement } from '../../server/contract/agreements.ts';
import { seats } from '../../server/contract/ids.ts';
import type { Seat } from '../../server/contract/ids.ts';
import type { TeamCommand } from '../../server/contract/team-commands.ts';
import type { Author } from '../../server/game/facts.ts';
import type { GameSetup } from '../../server/game/rules.ts';
import type { Game } from '../../server/game/state.ts';
import { askedOf, first, givesWhatIsAsked, makingWhy, nowOf, pledgesWhy, requestWhy, roundWhy, valueWhy } from './agreement-sense.ts';
import type { Now, Why } from './agreement-sense.ts';

/**
 * Who may say what about agreements: the rules of the design written out a second time, from the setup, the records and what was answered,
 * without a line of the code they check.
 */

export type AgreementCommand = Extract<
  TeamCommand,
  { readonly kind: 'propose' | 'answer' | 'conclude' | 'release' | 'escalate' | 'arbitrate' }
>;
/** The seat somebody speaks for: a person who sits in it, the bot that does. */
export const speaksFor = (game: Game, author: Author): Seat | undefined => {
  if (author.kind === 'bot') return game.seats[author.seat].holder.kind === 'bot' ? author.seat : undefined;
  if (author.kind !== 'person') return undefined;
  return seats.find((seat) => {
    const { holder } = game.seats[seat];
    return holder.kind === 'person' && holder.person === author.person;
  });
};

const hasHeard = (game: Game, seat: Seat, notice: string): boolean =>
  game.records.some(({ round, close }) =>
    close.signals.some((each, at) => notice === `signal ${round} ${at}` && each.seats.includes(seat)),
  ) || game.together.passedOn.some((told) => told.notice === notice && told.to.includes(seat));

const proposeWhy = (now: Now, { to, terms, pledges }: Extract<AgreementCommand, { kind: 'propose' }>, by: Seat): Why => {
  const { game, setup } = now;
  const level =
    game.informationLevel ?? setup.rules.acts.findLast(({ fromRound }) => fromRound <= Math.max(1, game.round))?.informationLevel;
  const waiting = game.together.agreements.filter((each) => each.by === by && ['open', 'answered'].includes(each.state));
  const others = seats.filter((seat) => seat !== by);
  const wellPut = terms.kind === 'request' ? to.length === 1 && to[0] !== by : others.every((seat) => to.includes(seat)) && to.length === 3;
  const asked =
    terms.kind === 'request' && to[0] !== undefined && !pledges.some((each) => 'seat' in each && each.seat === to[0])
      ? askedOf(terms, to[0])
      : [];
  const promotion: readonly Pledge[] =
    terms.kind === 'promotionPlan'
      ? [
          {
            kind: 'action',
            seat: by,
            lever: 'promotion',
            key: terms.item,
            relation: 'exactly',
            value: terms.option,
            round: terms.round - 1,
          },
        ]
      : [];
  return first(
    game.phase !== 'huddle' && level === 'closed' && 'nobody may talk',
    waiting.length >= 12 && 'twelve wait already',
    !wellPut && `a ${terms.kind} is not put to ${to.join(', ')}`,
    terms.kind === 'request' && requestWhy(now, terms, to[0] ?? by),
    terms.kind === 'promotionPlan' && (roundWhy(now, terms.round) ?? (terms.option === 0 && 'no promotion')),
    terms.kind === 'crisisResponse' && !hasHeard(game, by, terms.signal) && `${by} never heard of ${terms.signal}`,
    (terms.kind === 'consensusForecast' || terms.kind === 'objective') && pledges.length === 0 && 'nothing to sign',
    pledgesWhy(now, terms.kind, [...pledges, ...asked, ...promotion], terms.kind === 'request' ? [by, ...to] : [by]),
  );
};

/** Seats whose answer counts now, from what was answered so far. To what is voted on minds may be changed. */
const awaited = ({ kind, by, to, answers }: Agreement): readonly Seat[] => {
  if (kind === 'promotionPlan' || kind === 'crisisResponse') return to;
  const offerAt = answers.findLastIndex(({ answer }) => answer === 'counter' || answer === 'part');
  const offeredBy = answers[offerAt]?.by ?? by;
  const signed = answers.slice(offerAt + 1).map((each) => each.by);
  return [by, ...to].filter((seat) => seat !== offeredBy && !signed.includes(seat));
};

const sayable: Readonly<Record<Terms['kind'], readonly AnswerKind[]>> = {
  request: ['accept', 'part', 'counter', 'decline'],
  promotionPlan: ['go', 'smaller', 'no'],
  crisisResponse: ['accept', 'decline'],
  consensusForecast: ['accept', 'counter', 'decline'],
  objective: ['accept', 'counter', 'decline'],
};

const byWhomAsked = ({ to }: Agreement, pledges: readonly Pledge[]): boolean =>
  pledges.some((each) => 'seat' in each && to.includes(each.seat));

const answerWhy = (now: Now, agreement: Agreement, command: Extract<AgreementCommand, { kind: 'answer' }>, by: Seat): Why => {
  const { kind, terms, to } = agreement;
  const { answer, pledges = [], actions = [], option } = command;
  const offers = answer === 'counter' || answer === 'part';
  const brings = offers || answer === 'accept' || answer === 'go';
  const open = kind === 'request' && !byWhomAsked(agreement, agreement.pledges);
  const all = [...agreement.pledges, ...pledges];
  const lastWord = kind !== 'crisisResponse' && answer === 'accept' && awaited(agreement).every((seat) => seat === by);
  return first(
    !awaited(agreement).includes(by) && `it is not ${by}’s turn`,
    !sayable[kind].includes(answer) && `${answer} is no answer to a ${kind}`,
    answer === 'part' && !to.includes(by) && 'only who was asked gives a part',
    !brings && pledges.length + actions.length > 0 && `${answer} brings nothing`,
    actions.length > 0 && (kind === 'consensusForecast' || kind === 'objective') && 'signing sets nothing',
    ...actions.map(({ lever, key, value }) => valueWhy(now, by, lever, key, value, now.round)),
    option !== undefined && (answer !== 'smaller' || terms.kind !== 'promotionPlan' || terms.option === option) && 'no other option',
    option !== undefined && terms.kind === 'promotionPlan' && valueWhy(now, agreement.by, 'promotion', terms.item, option, terms.round - 1),
    pledgesWhy(now, kind, pledges, offers ? [agreement.by, ...to] : [by]),
    offers && (pledges.length === 0 || (kind === 'request' && !byWhomAsked(agreement, pledges))) && 'an offer without a promise',
    answer === 'accept' && kind !== 'crisisResponse' && !open && pledges.length > 0 && 'what stands is accepted as it is',
    answer === 'accept' && open && terms.kind === 'request' && !givesWhatIsAsked(terms, pledges) && 'the gaps are not filled',
    lastWord && makingWhy(now, agreement, all),
  );
};

/** Why a command about agreements must be refused; nothing: it must be taken. */
export const whyNot = (setup: GameSetup, game: Game | undefined, command: AgreementCommand, author: Author): Why => {
  if (game === undefined) return 'there is no game';
  const seat = speaksFor(game, author);
  if (seat === undefined) return 'nobody speaks for a seat';
  if (!['planning', 'review', 'huddle'].includes(game.phase)) return `nobody talks in ${game.phase}`;
  const now = nowOf(setup, game);
  if (command.kind === 'propose') return proposeWhy(now, command, seat);
  const agreement = game.together.agreements.find(({ id }) => id === command.agreement);
  if (agreement === undefined) return 'there is no such agreement';
  const { kind, by, to, state, pledges, escalated } = agreement;
  const isParty = by === seat || to.includes(seat);
  const isOpen = state === 'open' || state === 'answered';
  const isLead = game.together.lead === seat && escalated !== undefined;
  if (!isParty && !isLead) return `${seat} has no part in it`;
  if (command.kind === 'release') {
    if (isOpen) return by === seat ? undefined : 'it is not theirs to take back';
    const promisedToThem = kind === 'request' && isParty && !pledges.some((each) => 'seat' in each && each.seat === seat);
    return state === 'agreed' && promisedToThem ? undefined : 'it is not theirs to let go';
  }
  if (!isOpen) return `it is ${state}`;
  switch (command.kind) {
    case 'answer':
      return answerWhy(now, agreement, command, seat);
    case 'conclude':
      return by === seat && (kind === 'promotionPlan' || kind === 'crisisResponse')
        ? makingWhy(now, agreement, pledges)
        : 'it is not theirs to conclude';
    case 'escalate':
      return isParty && game.together.lead !== undefined ? undefined : 'there is nobody to bring it to';
    case 'arbitrate':
      if (!isLead) return 'it was not brought to them';
      if (!command.accept) return undefined;
      return kind === 'request' && !byWhomAsked(agreement, pledges) ? 'nothing was offered' : makingWhy(now, agreement, pledges);
  }
};
