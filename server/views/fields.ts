import type { FieldView, InputView } from '../contract/desk.ts';
import { seats } from '../contract/ids.ts';
import type { Seat } from '../contract/ids.ts';
import { untouchedValue } from '../game/inputs.ts';
import type { Game } from '../game/state.ts';
import type { Company, Field } from '../simulation/company.ts';
import type { PeriodRecord } from '../simulation/records.ts';
import { companyFacts } from './company-facts.ts';
import { loadCents, recordedTransitPeriods, termsInForce } from './master-data.ts';

/** A field as its seat sees it; a promotion's options say what customers will see of them, a mode's what it costs and takes. */
const fieldView = (company: Company, field: Field, last: PeriodRecord | undefined): FieldView => {
  const { lever, key, unit, kind, least, most, step, options, fromRound, rare } = field;
  const shown = options?.map(({ id, name }, place) => {
    const promotion = lever === 'promotion' ? company.promotions[place] : undefined;
    const lane = lever === 'mode' ? company.lanes.findIndex((each) => each.id === key) : -1;
    const mode = company.lanes[lane]?.modes[place];
    if (mode !== undefined)
      return {
        id,
        name,
        costCents: loadCents(company, last, lane, mode, mode.costCentsPerLoad),
        periods: recordedTransitPeriods(company, last, lane, mode),
      };
    if (promotion === undefined) return { id, name };
    const { priceCutPpm, display, costCentsPerRound } = promotion;
    return { id, name, priceCutPercent: priceCutPpm / 10_000, display, costCents: costCentsPerRound };
  });
  return { lever, key, unit, kind, least, most, step, ...(shown === undefined ? {} : { options: shown }), fromRound, rare };
};

type FieldsOfSeats = Readonly<Record<Seat, readonly FieldView[]>>;
const known = new WeakMap<Company, Map<string, FieldsOfSeats>>();

/** A seat's inputs: the same all game long, but for what events make of modes' times and prices. `last`: the last period played. */
export const fieldViews = (company: Company, seat: Seat, last: PeriodRecord | undefined): readonly FieldView[] => {
  const state = termsInForce(company, last);
  const before = known.get(company);
  const same = before?.get(state);
  if (same !== undefined) return same[seat];
  const { fieldsOfSeat } = companyFacts(company);
  const of = (each: Seat): readonly FieldView[] => fieldsOfSeat[each].map((place) => fieldView(company, company.fields[place], last));
  const made = Object.fromEntries(seats.map((each) => [each, of(each)])) as FieldsOfSeats;
  if (before === undefined) known.set(company, new Map([[state, made]]));
  else before.set(state, made);
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
