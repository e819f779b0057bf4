import { pow } from '../../simulation/real.ts';
import type { Company } from '../../simulation/company.ts';
import { fieldOf } from '../company-facts.ts';
import type { PanelInput, PanelRows } from './panel.ts';

/** The promotion that ran in the last round, and the one that runs in the coming one. */
const promotionsOf = ({ records }: Pick<PanelInput, 'records'>, item: number): { readonly now: number; readonly next: number } => ({
  now: records.at(-2)?.close.promotionNext[item] ?? 0,
  next: records.at(-1)?.close.promotionNext[item] ?? 0,
});

/** The price in force by item (of the last round), the list price, promotions. Cents; the promotion's own cut is not in it. */
export const prices: PanelRows = (input) => {
  const { setup, decisions, rounds, totals } = input;
  return setup.company.items.map(({ id, listPriceCents }, item) => {
    const field = fieldOf(setup.company, 'price', id);
    const cents = (percent: number | undefined): number => Math.round((listPriceCents * (percent ?? 100)) / 100);
    const inForce = field === undefined ? undefined : (decisions[totals.round - 1]?.[field] ?? setup.company.fields[field].initial);
    const { now, next } = promotionsOf(input, item);
    return {
      key: id,
      values: [cents(inForce), listPriceCents, now, next],
      series: rounds.map(({ round }) => cents(field === undefined ? undefined : decisions[round - 1]?.[field])),
    };
  });
};

const uplifts = new WeakMap<Company, Map<number, number>>();

/**
 * Demand that a promotion adds in its round, per cent of normal: (1 - cut) to the power of the segments' elasticity, times display
 * uplift, segments weighted by their usual demand (design 4.4).
 */
const expectedUplift = (company: Company, item: number, option: number): number => {
  const promotion = company.promotions[option];
  if (option === 0 || promotion === undefined) return 0;
  const place = item * company.promotions.length + option;
  const worked = uplifts.get(company) ?? new Map<number, number>();
  uplifts.set(company, worked);
  const known = worked.get(place);
  if (known !== undefined) return known;
  const display = promotion.display ? company.items[item].displayUplift : 1;
  // What is given away has no elasticity: the engine leaves its demand as it is (R6.2).
  const left = 1 - promotion.priceCutPpm / 1_000_000;
  let usual = 0;
  let promoted = 0;
  for (const segment of company.segments) {
    const source = segment.demand[item];
    if (source?.kind !== 'market') continue;
    usual += source.baseUnits;
    promoted += source.baseUnits * (left > 0 ? pow(left, segment.elasticity) : 1) * display;
  }
  const made = usual === 0 ? 0 : Math.round((promoted / usual - 1) * 100);
  worked.set(place, made);
  return made;
};

/** What runs and what is coming, with the demand it is expected to add: sales' plans as far as they are decided. */
export const promotions: PanelRows = (input) =>
  input.setup.company.items.map(({ id }, item) => {
    const { now, next } = promotionsOf(input, item);
    return { key: id, values: [now, next, expectedUplift(input.setup.company, item, next)] };
  });
