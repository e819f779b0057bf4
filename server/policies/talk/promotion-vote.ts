import type { ImpactCard, ImpactLine } from '../../contract/agreement-schemas.ts';
import type { Desk } from '../../contract/desk.ts';
import { impactCard } from '../../contract/estimates/impact.ts';
import { usualValues } from '../../contract/parameter.ts';
import { coordinatedParameters } from '../../contract/team-parameters.ts';
import type { TeamCommand } from '../../contract/team-commands.ts';
import { firstPart, ownPanel, panelValue, rowValue, secondPart } from '../desk-reading.ts';
import type { PolicyInput } from '../policy.ts';
import type { PlannedPromotion } from '../promotion-plans.ts';
import { tuned } from '../tuning.ts';

const operationsUsual = usualValues(coordinatedParameters.operations);

/** What a seat says of a line of its card, and why. */
type Verdict = { readonly vote: 'go' | 'smaller' | 'no'; readonly says: string };
const go = (says: string): Verdict => ({ vote: 'go', says });

const figure = (value: number): string => Math.round(value).toLocaleString('en');

/** Needed against the most that this seat could still have: a half more than that asks for less, still more for none. */
const against = (what: string, needed: number, most: number): Verdict => {
  const says = `${what}: ${figure(needed)} needed, ${figure(most)} can be had.`;
  if (needed <= most) return go(says);
  return { vote: needed <= 1.5 * most ? 'smaller' : 'no', says };
};

/** A supplier of the item is in trouble, or was said to be, in the last rounds. */
const troubleRounds = 2;
const hasTrouble = (desk: Desk, item: string): boolean => {
  const suppliers = new Set(
    (ownPanel(desk, 'suppliers')?.rows ?? []).flatMap(({ key }) => (secondPart(key) === item ? [firstPart(key)] : [])),
  );
  return desk.notices.some(
    ({ kind, place, over, round }) =>
      (kind === 'signal' || kind === 'event') &&
      place !== undefined &&
      suppliers.has(place) &&
      over !== true &&
      round >= desk.round - troubleRounds,
  );
};

/** Units of an item that suppliers who are near enough could still bring before a promotion begins. */
const orderable = (desk: Desk, { item, round }: PlannedPromotion): number => {
  const rounds = round - desk.round;
  let units = 0;
  for (const row of ownPanel(desk, 'suppliers')?.rows ?? []) {
    const near = rowValue('suppliers', row, 'leadTime') <= rounds * desk.act.periodsPerRound;
    if (secondPart(row.key) === item && near && rowValue('suppliers', row, 'qualified', 1) > 0)
      units += rowValue('suppliers', row, 'capacity', Infinity) * rounds;
  }
  return units;
};

const loadsVerdict = (desk: Desk, { key, needed }: ImpactLine): Verdict => {
  const field = desk.fields.find(({ lever, key: lane }) => lever === 'booking' && lane === key);
  return field === undefined ? go('') : against(`Trucks on ${key}`, needed, field.most);
};

/** Hours with all the temps and the overtime that this seat would have. */
const hoursVerdict = (desk: Desk, { key, needed }: ImpactLine, parameters: PolicyInput['parameters']): Verdict => {
  const tuning = tuned(operationsUsual, parameters);
  const crew = ownPanel(desk, 'crew');
  const people = panelValue(crew, 'crew', key, 'crew');
  const heads = people + tuning.tempProductivity * panelValue(crew, 'crew', key, 'temps');
  if (heads <= 0) return go('');
  const each = panelValue(crew, 'crew', key, 'regularRound') / heads;
  const temps = desk.fields.find(({ lever, key: field }) => lever === 'staffing' && field === `${key} temps`)?.most ?? 0;
  const most = each * (people * (1 + tuning.mostOvertime / 100) + tuning.tempProductivity * Math.min(temps, tuning.mostTemps));
  return against('Hours', needed, most);
};

const verdictOn = (desk: Desk, plan: PlannedPromotion, line: ImpactLine, parameters: PolicyInput['parameters']): Verdict => {
  switch (line.subject) {
    case 'supply':
      return hasTrouble(desk, plan.item)
        ? { vote: 'no', says: `A supplier of ${plan.item} is in trouble.` }
        : against(`Units of ${plan.item}`, line.needed, line.available + orderable(desk, plan));
    case 'cover':
      return go('');
    case 'cash':
      return against('Money', line.needed / 100, line.available / 100);
    case 'loads':
      return loadsVerdict(desk, line);
    case 'hours':
      return hoursVerdict(desk, line, parameters);
    case 'storage':
      return against('Room in per cent', line.needed, 100);
  }
};

const severity = { go: 0, smaller: 1, no: 2 } as const;

/** What a seat says to a plan: the worst of what its own card says. A small promotion that is too much is none. */
export const voteOn = ({ desk, parameters }: PolicyInput, plan: PlannedPromotion): TeamCommand & { readonly kind: 'answer' } => {
  const card: ImpactCard = impactCard(desk, plan);
  let worst: Verdict = go('Nothing on this desk speaks against it.');
  for (const line of card) {
    const verdict = verdictOn(desk, plan, line, parameters);
    if (verdict.says !== '' && (severity[verdict.vote] > severity[worst.vote] || worst.vote === 'go')) worst = verdict;
  }
  const vote = worst.vote === 'smaller' && plan.option <= 1 ? 'no' : worst.vote;
  return {
    kind: 'answer',
    agreement: plan.agreement.id,
    answer: vote,
    confidence: vote === 'go' ? 4 : 3,
    ...(vote === 'smaller' ? { option: plan.option - 1 } : {}),
    ...(card.length === 0 ? {} : { card: [...card] }),
    reason: worst.says,
  };
};
