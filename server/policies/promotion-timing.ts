import type { Desk } from '../contract/desk.ts';
import { usualValues } from '../contract/parameter.ts';
import { coordinatedParameters } from '../contract/team-parameters.ts';
import {
  openFields,
  ownPanel,
  panelTotal,
  panelValue,
  remembered,
  rowValue,
  seriesOf,
  sharedPanel,
  type DeskField,
} from './desk-reading.ts';
import type { PolicyInput } from './policy.ts';
import { plannedPromotions } from './promotion-plans.ts';
import { tuned } from './tuning.ts';

const coordinatedSalesUsual = usualValues(coordinatedParameters.sales);

/** Numbers of coordinated sales as tuned for a scenario. */
export type SalesTuning = { readonly [Name in keyof typeof coordinatedSalesUsual]: number };
export const salesTuning = (parameters: PolicyInput['parameters']): SalesTuning => tuned(coordinatedSalesUsual, parameters);

/** The forecast speaks of the round after the next one, and so do plans. */
export const aheadRounds = 2;

/** A warning or an event, not over, that this desk has known of for no longer than so many rounds. */
const troubleRounds = 2;
const isTroubled = (desk: Desk): boolean =>
  desk.notices.some(
    ({ kind, over, round, place }) =>
      (kind === 'signal' || kind === 'event') && place !== undefined && over !== true && round >= desk.round - troubleRounds,
  );

/** Why the others cannot carry a promotion of an item, as far as this desk sees it; nothing where it sees no obstacle. */
export const obstacle = (desk: Desk, item: string, tuning: SalesTuning): string | undefined => {
  const demandRound = panelTotal(ownPanel(desk, 'customerOrders'), 'customerOrders', 'demandRound');
  const cover = panelValue(sharedPanel(desk, 'supply', 1), 'supply', item, 'cover', Infinity);
  const dayMinutes = panelTotal(sharedPanel(desk, 'crew', 1), 'crew', 'regularRound') / desk.act.periodsPerRound;
  const queueDays = dayMinutes > 0 ? panelTotal(sharedPanel(desk, 'dock', 1), 'dock', 'dockMinutes') / dayMinutes : 0;
  const waiting = panelTotal(sharedPanel(desk, 'lanes', 1), 'lanes', 'waiting') / Math.max(1, demandRound);
  if (cover < tuning.leastCover) return 'stock is short';
  if (queueDays > tuning.mostQueueDays) return 'the dock is full';
  return waiting > tuning.mostWaiting ? 'trucks are short' : undefined;
};

/** Stock, dock and trucks are in sight as of the last round: a promotion can be fitted in as soon as there is room. */
const seesTheOthers = (desk: Desk): boolean =>
  (['supply', 'dock', 'lanes'] as const).every((panel) => sharedPanel(desk, panel) !== undefined);

/** What an item brings in a usual round, list prices. */
const turnover = (desk: Desk, { field }: DeskField): number => {
  const orders = ownPanel(desk, 'customerOrders');
  const rounds = seriesOf(orders, field.key).toSorted((one, other) => one - other);
  const usual = rounds[Math.floor(rounds.length / 2)] ?? 0;
  return usual * (desk.map.items.find(({ id }) => id === field.key)?.listPriceCents ?? 0);
};

/** A promotion that sales would run: which of its fields, with which option, in which round. */
export type DuePromotion = { readonly place: number; readonly option: number; readonly round: number };

/** By the calendar: every so many rounds, the items by turns. */
const byCalendar = (count: number, round: number, tuning: SalesTuning): number => {
  const since = round - tuning.promotionFirstRound;
  const turn = since / tuning.promotionEveryRounds;
  return since >= 0 && Number.isInteger(turn) ? turn % count : -1;
};

/** Where there is room: sooner than the calendar says, the item that brings most among those that have rested. */
const byRoom = (desk: Desk, fields: readonly DeskField[], round: number, tuning: SalesTuning): number => {
  const plans = plannedPromotions(desk);
  const last = plans.reduce((latest, plan) => Math.max(latest, plan.round), 0);
  if (round < tuning.promotionFirstRound || round - last < tuning.roomyEveryRounds) return -1;
  let best = -1;
  for (const [place, each] of fields.entries()) {
    const rests = plans.every(({ item, round: ran }) => item !== each.field.key || round - ran >= tuning.itemRestRounds);
    if (!rests || obstacle(desk, each.field.key, tuning) !== undefined) continue;
    const before = fields[best];
    if (before === undefined || turnover(desk, each) > turnover(desk, before)) best = place;
  }
  return best;
};

/**
 * The promotion to be announced now, for the round after the next one; nothing where none is due. With others to ask it may be a bigger
 * one than sales would dare alone, and where their desks are in sight it comes as soon as they have room.
 */
export const promotionDue = ({ desk, parameters }: PolicyInput): DuePromotion | undefined => {
  const tuning = salesTuning(parameters);
  const fields = openFields(desk, 'promotion');
  const round = desk.round + aheadRounds;
  if (tuning.promote === 0 || fields.length === 0) return undefined;
  const asks = desk.sharing.may.includes('propose');
  const roomy = asks && tuning.roomyEveryRounds > 0 && seesTheOthers(desk);
  const place = roomy ? byRoom(desk, fields, round, tuning) : byCalendar(fields.length, round, tuning);
  if (place < 0 || (asks && isTroubled(desk))) return undefined;
  return { place, option: asks && tuning.planOption > 0 ? tuning.planOption : tuning.promotionOption, round };
};

/** A promotion that was announced by the forecast alone, for the coming round: a field's place, as remembered. */
export const announcedAlone = (desk: Desk, memory: PolicyInput['memory']): number | undefined =>
  remembered(memory, 'planRound', -1) === desk.round + 1 ? remembered(memory, 'planItem', -1) : undefined;

/** Demand that a promotion is expected to bring, as a multiple of a calm round. */
export const upliftOf = (option: number, tuning: SalesTuning): number =>
  tuning.planOption > 0 && option === tuning.planOption ? tuning.planUplift : tuning.uplift;

/** Units of an item that customers ordered in the last round. */
export const soldUnits = (desk: Desk, item: string): number => {
  const orders = ownPanel(desk, 'customerOrders');
  return (
    seriesOf(orders, item).at(-1) ??
    rowValue(
      'customerOrders',
      orders?.rows.find((row) => row.key === item),
      'demandRound',
    )
  );
};
