import type { GameSetup } from '../game/rules.ts';
import type { Company } from '../simulation/company.ts';
import type { RoundRecord } from '../simulation/records.ts';
import { ratio } from './formulas.ts';

/** The official forecast against what customers wanted, added up over rounds and items, units. */
export type ForecastSums = { readonly demandUnits: number; readonly errorUnits: number };

export const noForecast: ForecastSums = { demandUnits: 0, errorUnits: 0 };

export const addForecast = (one: ForecastSums, other: ForecastSums): ForecastSums => ({
  demandUnits: one.demandUnits + other.demandUnits,
  errorUnits: one.errorUnits + other.errorUnits,
});

/** A forecast decided in one round speaks of the round this many later. */
export const forecastHorizonRounds = 2;

const forecastFields = new WeakMap<Company, readonly number[]>();

/** By item: its forecast field, or -1. */
export const forecastFieldsOf = (company: Company): readonly number[] => {
  const known = forecastFields.get(company);
  if (known !== undefined) return known;
  const made = company.items.map((item) => company.fields.findIndex((field) => field.lever === 'forecast' && field.key === item.id));
  forecastFields.set(company, made);
  return made;
};

/** Forecast sums of one round that was played by people or bots; nothing for rounds of the run-out, of which nobody was asked. */
export const forecastSums = (setup: GameSetup, record: RoundRecord, decisions: readonly (readonly number[])[]): ForecastSums => {
  const { company, rules } = setup;
  const decided = decisions[record.round - forecastHorizonRounds - 1];
  if (decided === undefined || record.round > rules.playedRounds) return noForecast;
  let demandUnits = 0;
  let errorUnits = 0;
  for (const [item, field] of forecastFieldsOf(company).entries()) {
    if (field < 0) continue;
    let itemUnits = 0;
    for (const period of record.periods)
      for (let place = item; place < period.demand.length; place += company.items.length) itemUnits += period.demand[place];
    demandUnits += itemUnits;
    errorUnits += Math.abs(itemUnits - decided[field]);
  }
  return { demandUnits, errorUnits };
};

/** 1 - WAPE of the official forecast, two rounds ahead; below 0 when it is off by more than there was. */
export const forecastAccuracy = (sums: ForecastSums): number | undefined => {
  const error = ratio(sums.errorUnits, sums.demandUnits);
  return error === undefined ? undefined : 1 - error;
};
