import type { Agreement } from '../contract/agreements.ts';
import type { Terms } from '../contract/agreement-schemas.ts';
import type { Desk } from '../contract/desk.ts';

/** A promotion that the team speaks of, or has agreed on. */
export type PlannedPromotion = Extract<Terms, { readonly kind: 'promotionPlan' }> & {
  readonly agreement: Agreement;
  /** It will run, or has run: the others have been told and can count on it. */
  readonly agreed: boolean;
};

const dropped: readonly Agreement['state'][] = ['declined', 'lapsed', 'released'];

/** All promotion plans on this desk that have not been dropped, oldest first. */
export const plannedPromotions = ({ agreements }: Desk): readonly PlannedPromotion[] =>
  agreements.flatMap((agreement) => {
    const { terms, state } = agreement;
    if (terms.kind !== 'promotionPlan' || dropped.includes(state)) return [];
    return { ...terms, agreement, agreed: state !== 'open' && state !== 'answered' };
  });

/** A promotion of that item was planned for that round and has been dropped: a forecast given before does not know it yet. */
export const isCalledOff = (desk: Desk, item: string, round: number): boolean => {
  let called = false;
  for (const { terms, state } of desk.agreements) {
    if (terms.kind !== 'promotionPlan' || terms.item !== item || terms.round !== round) continue;
    if (!dropped.includes(state)) return false;
    called = true;
  }
  return called;
};

/** What a plan expects of its round when it does not say: twice the usual demand. */
const usualUpliftPercent = 200;

/** Demand of an item in a round as a multiple of a usual one, as far as agreed plans say; 1 without one. */
export const agreedUplift = (desk: Desk, item: string, round: number): number => {
  if (desk.agreements.length === 0) return 1;
  const plan = plannedPromotions(desk).find((each) => each.agreed && each.item === item && each.round === round);
  return plan === undefined ? 1 : (plan.upliftPercent ?? usualUpliftPercent) / 100;
};

/** The items for which a plan has been agreed that runs in that round. */
export const promotedItems = (desk: Desk, round: number): readonly string[] =>
  desk.agreements.length === 0
    ? []
    : plannedPromotions(desk)
        .filter((each) => each.agreed && each.round === round)
        .map(({ item }) => item);
