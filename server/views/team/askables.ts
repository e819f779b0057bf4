import type { Askable } from '../../contract/agreements.ts';
import { seats } from '../../contract/ids.ts';
import type { Seat } from '../../contract/ids.ts';
import type { Company } from '../../simulation/company.ts';

type AskablesOfSeats = Readonly<Record<Seat, readonly Askable[]>>;
const known = new WeakMap<Company, AskablesOfSeats>();

/** What the others can be asked for: who decides what, and in which bounds, is how the company is built, and public. What they have set is not. */
export const askablesOf = (company: Company, seat: Seat): readonly Askable[] => {
  const before = known.get(company);
  if (before !== undefined) return before[seat];
  const all = company.fields.map(({ seat: of, lever, key, unit, least, most, step, options, fromRound }): Askable => {
    const choices = options?.map(({ id, name }) => ({ id, name }));
    return { seat: of, lever, key, unit, least, most, step, ...(choices === undefined ? {} : { options: choices }), fromRound };
  });
  const others = (each: Seat): readonly Askable[] => all.filter((field) => field.seat !== each);
  const made = Object.fromEntries(seats.map((each) => [each, others(each)])) as AskablesOfSeats;
  known.set(company, made);
  return made[seat];
};
