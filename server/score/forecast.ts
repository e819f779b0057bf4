import { forecastHorizonRounds } from '../game/rules.ts';
import type { GameSetup } from '../game/rules.ts';
import type { Company } from '../simulation/company.ts';
import type { RoundRecord } from '../simulation/records.ts';
import { addErrors, errorOf, noErrors } from './forecast-errors.ts';
import type { ErrorSums } from './forecast-errors.ts';

const forecastFields = new WeakMap<Company, readonly number[]>();

/** By item: its forecast field, or -1. */
export const forecastFieldsOf = (company: Company): readonly number[] => {
  const known = forecastFields.get(company);
  if (known !== undefined) return known;
  const made = company.items.map((item) => company.fields.findIndex((field) => field.lever === 'forecast' && field.key === item.id));
  forecastFields.set(company, made);
  return made;
};

/** What customers asked for in a round: units of one item, or of all of them together. */
export const demandUnits = ({ items }: Company, { periods }: RoundRecord, item?: number): number => {
  let units = 0;
  const step = item === undefined ? 1 : items.length;
  for (const { demand } of periods) for (let place = item ?? 0; place < demand.length; place += step) units += demand[place];
  return units;
};

/**
 * The official forecast against what customers wanted in one round that was played by people or bots, item by item; nothing for
 * rounds of the run-out, of which nobody was asked.
 */
export const forecastSums = (setup: GameSetup, record: RoundRecord, decisions: readonly (readonly number[])[]): ErrorSums => {
  const { company, rules } = setup;
  const decided = decisions[record.round - forecastHorizonRounds - 1];
  if (decided === undefined || record.round > rules.playedRounds) return noErrors;
  let sums = noErrors;
  for (const [item, field] of forecastFieldsOf(company).entries()) {
    if (field < 0) continue;
    sums = addErrors(sums, errorOf(demandUnits(company, record, item), decided[field]));
  }
  return sums;
};
