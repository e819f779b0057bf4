import type { ImpactCard } from '../../server/contract/agreement-schemas.ts';
import type { Desk } from '../../server/contract/desk.ts';
import { promotionUplift } from '../../server/contract/estimates/sales.ts';
import type { ItemId } from '../../server/contract/ids.ts';
import { nextRound, roundChoices, type Choice } from './game-time.ts';
import { keyName } from './names.ts';
import { quantity } from './numbers.ts';
import { leverValueText } from './pledges.ts';
import type { Speech } from './say.ts';

/** A promotion as sales is planning it. */
export type PlanDraft = {
  readonly item: ItemId;
  readonly option: number;
  readonly round: number;
  readonly upliftPercent: number | undefined;
  readonly why: string;
};

const promotionOf = (desk: Desk, item: ItemId) => desk.fields.find((field) => field.lever === 'promotion' && field.key === item);

export const promotedItems = (desk: Desk): readonly ItemId[] =>
  desk.fields.filter((field) => field.lever === 'promotion').map((field) => field.key);

/** The promotions that an item can have; the first of the lever is none. */
export const promotionChoices = (desk: Desk, item: ItemId, speech: Speech): readonly Choice[] =>
  (promotionOf(desk, item)?.options ?? [])
    .map((_, value) => ({ value, name: leverValueText(desk, 'promotion', item, value, speech) }))
    .slice(1);

/** Rounds in which a promotion can run: it is decided in the round before. */
export const promotionRounds = (desk: Desk, speech: Speech): readonly Choice[] => roundChoices(desk, speech, 6).slice(1);

/** What this desk guesses that a promotion sells, per cent of a usual round, from the least to the most. */
export const upliftGuess = (desk: Desk, item: ItemId, option: number): { readonly from: number; readonly to: number } | undefined => {
  const chosen = promotionOf(desk, item)?.options?.[option];
  if (chosen?.priceCutPercent === undefined) return undefined;
  const { from, to } = promotionUplift(chosen.priceCutPercent, chosen.display ?? false);
  return { from: Math.round(from * 100), to: Math.round(to * 100) };
};

const middle = (desk: Desk, item: ItemId, option: number): number | undefined => {
  const guess = upliftGuess(desk, item, option);
  return guess === undefined ? undefined : Math.round((guess.from + guess.to) / 20) * 10;
};

/** The plan with another item or option: what it is expected to sell follows. */
export const planWith = (desk: Desk, draft: PlanDraft, change: Partial<Pick<PlanDraft, 'item' | 'option'>>): PlanDraft => {
  const next = { ...draft, ...change };
  return { ...next, upliftPercent: middle(desk, next.item, next.option) };
};

/** A plan to begin with: the promotion that stands on the desk, or the first there is. */
export const openPlan = (desk: Desk): PlanDraft => {
  const touched = desk.fields.findIndex((field, place) => field.lever === 'promotion' && (desk.inputs[place]?.value ?? 0) > 0);
  const item = (touched < 0 ? promotedItems(desk)[0] : desk.fields[touched]?.key) ?? '';
  const option = touched < 0 ? 1 : (desk.inputs[touched]?.value ?? 1);
  return planWith(desk, { item, option, round: nextRound(desk) + 1, upliftPercent: undefined, why: '' }, {});
};

/** A line of an impact card for screens: what is needed and what there is, and whether it is enough. */
export type ImpactRow = {
  readonly id: string;
  readonly subject: string;
  readonly about: string;
  readonly needed: string;
  readonly available: string;
  readonly enough: boolean;
};

export const impactRows = (desk: Desk, card: ImpactCard, speech: Speech): readonly ImpactRow[] =>
  card.map(({ subject, key, needed, available, unit }) => ({
    id: `${subject} ${key}`,
    subject: speech.say(`plan.subject.${subject}`),
    about: key === '' ? '' : keyName(desk.map, key, speech),
    needed: quantity({ value: needed, unit }, speech.language, desk.act.periodName),
    available: quantity({ value: available, unit }, speech.language, desk.act.periodName),
    enough: available >= needed,
  }));
