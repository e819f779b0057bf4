import { seats } from '../../contract/ids.ts';
import type { Desk } from '../../contract/desk.ts';
import type { TeamCommand } from '../../contract/team-commands.ts';
import { openFields } from '../desk-reading.ts';
import type { PolicyInput } from '../policy.ts';
import { plannedPromotions, type PlannedPromotion } from '../promotion-plans.ts';
import { announcedAlone, obstacle, promotionDue, salesTuning, upliftOf } from '../promotion-timing.ts';

const others = seats.filter((seat) => seat !== 'sales');

const proposal = (item: string, option: number, round: number, uplift: number): TeamCommand => ({
  kind: 'propose',
  to: [...others],
  terms: {
    kind: 'promotionPlan',
    item,
    option,
    round,
    upliftPercent: Math.round(100 * uplift),
    why: `${item} would sell about ${uplift.toFixed(1)} times as much as in a usual round.`,
  },
  pledges: [],
});

/** Puts the promotion that is due to the others; also the one that was announced by the forecast when nobody could be asked. */
export const proposingPromotion = (input: PolicyInput): readonly TeamCommand[] => {
  const { desk, memory, parameters } = input;
  if (desk.seat !== 'sales' || !desk.sharing.may.includes('propose')) return [];
  const tuning = salesTuning(parameters);
  const fields = openFields(desk, 'promotion');
  const planned = plannedPromotions(desk);
  const wanted = [
    { place: announcedAlone(desk, memory) ?? -1, option: tuning.promotionOption, round: desk.round + 1 },
    promotionDue(input),
  ];
  return wanted.flatMap((each) => {
    const item = fields[each?.place ?? -1]?.field.key;
    if (each === undefined || item === undefined || each.round > desk.act.announcedRounds) return [];
    if (planned.some(({ round }) => round === each.round)) return [];
    return [proposal(item, each.option, each.round, upliftOf(each.option, tuning))];
  });
};

const newestVotes = ({ agreement }: PlannedPromotion) =>
  agreement.to.flatMap((seat) => agreement.answers.findLast(({ by }) => by === seat) ?? []);

/** What becomes of an own plan that everybody has voted on: launched the round before it runs, made smaller, or dropped. */
const settling = (desk: Desk, plan: PlannedPromotion, parameters: PolicyInput['parameters']): readonly TeamCommand[] => {
  const tuning = salesTuning(parameters);
  const votes = newestVotes(plan);
  const release: TeamCommand = { kind: 'release', agreement: plan.agreement.id };
  if (votes.some(({ answer }) => answer === 'no')) return [release];
  const smaller = votes.filter(({ answer }) => answer === 'smaller');
  if (smaller.length > 0) {
    const option = Math.min(...smaller.map((vote) => vote.option ?? plan.option - 1));
    return option < 1 ? [release] : [release, proposal(plan.item, option, plan.round, upliftOf(option, tuning))];
  }
  if (plan.round > desk.round + 1) return [];
  return [obstacle(desk, plan.item, tuning) === undefined ? { kind: 'conclude', agreement: plan.agreement.id } : release];
};

/** Own plans to which everybody has given an answer. */
export const settlingPromotions = ({ desk, parameters }: PolicyInput): readonly TeamCommand[] =>
  plannedPromotions(desk)
    .filter(({ agreement, agreed }) => !agreed && agreement.by === desk.seat && agreement.turn.length === 0)
    .flatMap((plan) => settling(desk, plan, parameters));
