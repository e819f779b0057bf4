import type { FieldView, InputView } from '../contract/desk.ts';
import { seats } from '../contract/ids.ts';
import type { Seat } from '../contract/ids.ts';
import { untouchedValue } from '../game/inputs.ts';
import type { Game } from '../game/state.ts';
import type { Company, Field } from '../simulation/company.ts';
import { companyFacts, meanPeriods } from './company-facts.ts';

/** A field as its seat sees it; a promotion's options say what customers will see of them, a mode's what it costs and takes. */
const fieldView = (company: Company, field: Field): FieldView => {
  const { lever, key, unit, kind, least, most, step, options, fromRound, rare } = field;
  const shown = options?.map(({ id, name }, place) => {
    const promotion = lever === 'promotion' ? company.promotions[place] : undefined;
    const mode = lever === 'mode' ? company.lanes.find((lane) => lane.id === key)?.modes[place] : undefined;
    if (mode !== undefined) return { id, name, costCents: mode.costCentsPerLoad, periods: Math.round(meanPeriods(mode.transit)) };
    if (promotion === undefined) return { id, name };
    const { priceCutPpm, display, costCentsPerRound } = promotion;
    return { id, name, priceCutPercent: priceCutPpm / 10_000, display, costCents: costCentsPerRound };
  });
  return { lever, key, unit, kind, least, most, step, ...(shown === undefined ? {} : { options: shown }), fromRound, rare };
};

const known = new WeakMap<Company, Readonly<Record<Seat, readonly FieldView[]>>>();

/** A seat's inputs, the same all game long. */
export const fieldViews = (company: Company, seat: Seat): readonly FieldView[] => {
  const before = known.get(company);
  if (before !== undefined) return before[seat];
  const { fieldsOfSeat } = companyFacts(company);
  const of = (each: Seat): readonly FieldView[] => fieldsOfSeat[each].map((place) => fieldView(company, company.fields[place]));
  const made = Object.fromEntries(seats.map((each) => [each, of(each)])) as Readonly<Record<Seat, readonly FieldView[]>>;
  known.set(company, made);
  return made[seat];
};

/** What holds in a seat's inputs now: drafts over what they are worth untouched. */
export const inputViews = (company: Company, game: Game, seat: Seat): readonly InputView[] => {
  const inputs: InputView[] = [];
  for (const place of companyFacts(company).fieldsOfSeat[seat]) {
    const draft = game.drafts[place];
    const untouched = untouchedValue(company, game, place);
    inputs.push({
      value: draft ?? untouched,
      untouched,
      touched: draft !== undefined,
      locked: company.fields[place].fromRound > game.round,
    });
  }
  return inputs;
};
