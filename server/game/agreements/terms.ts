import type { Terms } from '../../contract/agreement-schemas.ts';
import type { AgreementKind } from '../../contract/agreement-words.ts';
import { seats } from '../../contract/ids.ts';
import type { Seat } from '../../contract/ids.ts';
import { refuse } from '../../contract/refusals.ts';
import type { Refusal } from '../../contract/refusals.ts';
import type { Pledge } from '../../contract/agreement-schemas.ts';
import { fieldPlace, inputRefusal } from '../inputs.ts';
import type { GameSetup } from '../rules.ts';
import { knowsSignal } from '../sharing/heard.ts';
import type { Game } from '../state.ts';
import { itemIndex } from './places.ts';
import { roundRefusal, wrong } from './pledging.ts';
import { pledgeOf, requestRefusal } from './request.ts';

type PromotionTerms = Extract<Terms, { readonly kind: 'promotionPlan' }>;

/** Which pledges belong to which kind of agreement. */
export const pledgeKinds: Readonly<Record<AgreementKind, readonly Pledge['kind'][]>> = {
  request: ['action', 'outcome'],
  promotionPlan: ['action', 'outcome'],
  crisisResponse: ['action', 'outcome'],
  consensusForecast: ['forecast'],
  objective: ['kpi'],
};

/** Requests go to one seat, everything else to all the others. */
const recipientsRefusal = (kind: AgreementKind, by: Seat, to: readonly Seat[]): Refusal | undefined => {
  if (to.includes(by)) return refuse('seat/yourself');
  const wanted = kind === 'request' ? 1 : seats.length - 1;
  return new Set(to).size === to.length && to.length === wanted ? undefined : wrong('to');
};

/** A promotion that runs in a round is decided the round before. */
const promotionPledge = ({ item, option, round }: PromotionTerms, seat: Seat): Extract<Pledge, { readonly kind: 'action' }> => ({
  kind: 'action',
  seat,
  lever: 'promotion',
  key: item,
  relation: 'exactly',
  value: option,
  round: round - 1,
});

/** The option of a promotion of this item as its lever takes it. */
export const optionRefusal = ({ company }: GameSetup, seat: Seat, { item, round }: PromotionTerms, option: number): Refusal | undefined =>
  inputRefusal(company, seat, round - 1, { lever: 'promotion', key: item, value: option });

const promotionRefusal = (setup: GameSetup, game: Game, terms: PromotionTerms, by: Seat): Refusal | undefined => {
  const { company } = setup;
  if (itemIndex(company, terms.item) < 0 || fieldPlace(company, 'promotion', terms.item) < 0) return wrong('item', terms.item);
  if (terms.option === 0) return wrong('option', terms.option);
  const refusal = roundRefusal(setup, game, terms.round - 1) === undefined ? undefined : wrong('when', terms.round);
  return refusal ?? roundRefusal(setup, game, terms.round) ?? optionRefusal(setup, by, terms, terms.option);
};

/** Why nobody can propose this to these seats, or nothing. */
export const termsRefusal = (setup: GameSetup, game: Game, terms: Terms, by: Seat, to: readonly Seat[]): Refusal | undefined => {
  const refusal = recipientsRefusal(terms.kind, by, to);
  if (refusal !== undefined) return refusal;
  switch (terms.kind) {
    case 'request':
      return requestRefusal(setup, game, terms, to[0] ?? by);
    case 'promotionPlan':
      return promotionRefusal(setup, game, terms, by);
    case 'crisisResponse':
      return knowsSignal(game, by, terms.signal) ? undefined : wrong('signal', terms.signal);
    case 'consensusForecast':
    case 'objective':
      return undefined;
  }
};

/** What the terms themselves promise, beside what was written as pledges: what was asked of the other seat, the promotion that would run. */
export const pledgesOfTerms = (terms: Terms, by: Seat, to: readonly Seat[], written: readonly Pledge[]): readonly Pledge[] => {
  switch (terms.kind) {
    case 'request': {
      const [seat] = to;
      if (seat === undefined || written.some((pledge) => 'seat' in pledge && pledge.seat === seat)) return [];
      const pledge = pledgeOf(terms, seat);
      return pledge === undefined ? [] : [pledge];
    }
    case 'promotionPlan':
      return [promotionPledge(terms, by)];
    case 'crisisResponse':
    case 'consensusForecast':
    case 'objective':
      return [];
  }
};
