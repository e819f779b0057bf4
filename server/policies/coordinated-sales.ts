import type { Desk } from '../contract/desk.ts';
import { legalValues, openFields, remembered, seasonOf, type Wish } from './desk-reading.ts';
import type { Policy, PolicyInput } from './policy.ts';
import { plannedPromotions } from './promotion-plans.ts';
import { aheadRounds, announcedAlone, obstacle, promotionDue, salesTuning, soldUnits, upliftOf } from './promotion-timing.ts';
import type { SalesTuning } from './promotion-timing.ts';

/** A promotion that this seat counts on: a place among the promotion fields, and the demand it brings as a multiple of a calm round. */
type Counted = { readonly place: number; readonly uplift: number };

/** What is decided about promotions in this round. */
type Promoting = {
  /** Runs in the coming round. */
  readonly launched: Counted | undefined;
  /** Announced for the round after it. */
  readonly planned: Counted | undefined;
  readonly wishes: readonly Wish[];
  readonly says: readonly string[];
};

/** Nobody to ask: announced by the forecast, launched a round later unless something in sight speaks against it. */
const alone = (input: PolicyInput, tuning: SalesTuning): Promoting => {
  const { desk, memory } = input;
  const fields = openFields(desk, 'promotion');
  const says: string[] = [];
  const wishes: Wish[] = [];
  let launched: Counted | undefined;
  const announced = announcedAlone(desk, memory);
  const item = announced === undefined ? undefined : fields[announced]?.field.key;
  if (announced !== undefined && item !== undefined) {
    const against = obstacle(desk, item, tuning);
    if (against === undefined) {
      wishes.push({ lever: 'promotion', key: item, value: tuning.promotionOption });
      launched = { place: announced, uplift: upliftOf(tuning.promotionOption, tuning) };
      says.push(`Launches the announced promotion of ${item}.`);
    } else says.push(`Calls off the promotion of ${item}: ${against}.`);
  }
  const due = promotionDue(input);
  const planned = due === undefined ? undefined : { place: due.place, uplift: upliftOf(due.option, tuning) };
  return { launched, planned, wishes, says };
};

/** With others to ask: what was agreed runs by itself, what is under discussion is announced by the forecast. */
const together = (desk: Desk): Promoting => {
  const fields = openFields(desk, 'promotion');
  const plans = plannedPromotions(desk);
  const counted = (round: number, agreed: boolean): Counted | undefined => {
    const plan = plans.findLast((each) => each.round === round && (each.agreed || !agreed));
    if (plan === undefined) return undefined;
    return { place: fields.findIndex(({ field }) => field.key === plan.item), uplift: (plan.upliftPercent ?? 200) / 100 };
  };
  const launched = counted(desk.round + 1, true);
  const item = fields[launched?.place ?? -1]?.field.key;
  return {
    launched,
    planned: counted(desk.round + aheadRounds, false),
    wishes: [],
    says: item === undefined ? [] : [`Runs the promotion of ${item} that was agreed on.`],
  };
};

/**
 * Sales as one of four: tells of a promotion two rounds ahead, by its forecast and as a plan for the others to vote on, and launches only
 * what they can carry. Without anybody to ask the announced plan stands.
 */
export const coordinatedSales: Policy = (input) => {
  const { desk, memory, parameters } = input;
  const tuning = salesTuning(parameters);
  const kept: Record<string, number> = {};
  const promotions = openFields(desk, 'promotion');
  const { launched, planned, wishes: promoting, says } = desk.sharing.may.includes('propose') ? together(desk) : alone(input, tuning);
  const wishes: Wish[] = [...promoting];
  const reasons: string[] = [...says];

  const aheadRound = desk.round + aheadRounds;
  if (planned !== undefined) {
    kept['planRound'] = aheadRound;
    kept['planItem'] = planned.place;
  }
  const plansKey = promotions[planned?.place ?? -1]?.field.key;
  const launchedKey = promotions[launched?.place ?? -1]?.field.key;

  for (const { field, input: now } of openFields(desk, 'forecast')) {
    const sold = soldUnits(desk, field.key);
    // With an outlook, calm demand is counted as a share of what the season lets expect.
    const season = seasonOf(desk, field.key);
    const name = `${season === undefined ? 'calm' : 'share'} ${field.key}`;
    const played = season === undefined ? sold : sold / Math.max(1, season[0] ?? 0);
    const calm = remembered(memory, name, sold > 0 ? played : season === undefined ? now.value : 1);
    const promotedBefore = remembered(memory, `promoted ${field.key}`, -100);
    const roundsSince = desk.round - 1 - promotedBefore;
    kept[`promoted ${field.key}`] = launchedKey === field.key ? desk.round + 1 : promotedBefore;
    // The promotion's own round says nothing about calm demand, the rounds after it little.
    const weight = roundsSince === 0 ? 0 : roundsSince > 0 && roundsSince <= 3 ? tuning.disturbedSmoothing : tuning.smoothing;
    const expected = sold > 0 ? calm + weight * (played - calm) : calm;
    kept[name] = expected;
    if (expected <= 0) continue;
    const factor = plansKey === field.key ? (planned?.uplift ?? 1) : launchedKey === field.key ? tuning.dip : 1;
    const usual = season === undefined ? 1 : (season[aheadRounds + 1] ?? 0);
    wishes.push({ lever: 'forecast', key: field.key, value: expected * usual * factor * tuning.forecastFactor });
  }
  if (plansKey !== undefined) reasons.push(`Announces a promotion of ${plansKey} for round ${aheadRound} in the forecast.`);
  if (tuning.pricePercent !== 100)
    for (const { field } of openFields(desk, 'price')) wishes.push({ lever: 'price', key: field.key, value: tuning.pricePercent });
  if (tuning.quotePeriods !== 0)
    for (const { field } of openFields(desk, 'deliveryQuote'))
      wishes.push({ lever: 'deliveryQuote', key: field.key, value: tuning.quotePeriods });
  if (tuning.priorityOption >= 0)
    for (const { field } of openFields(desk, 'priority')) wishes.push({ lever: 'priority', key: field.key, value: tuning.priorityOption });
  return { values: legalValues(desk, wishes), memory: kept, reason: reasons.length === 0 ? 'Forecasts calm demand.' : reasons.join(' ') };
};
