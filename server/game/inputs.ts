import type { FieldValue } from '../contract/commands.ts';
import type { Lever, Seat } from '../contract/ids.ts';
import { refuse } from '../contract/refusals.ts';
import type { Refusal } from '../contract/refusals.ts';
import type { Company } from '../simulation/company.ts';
import type { Game } from './state.ts';

type Places = ReadonlyMap<Lever, ReadonlyMap<string, number>>;
const placesOf = new WeakMap<Company, Places>();

const places = (company: Company): Places => {
  const known = placesOf.get(company);
  if (known !== undefined) return known;
  const made = new Map<Lever, Map<string, number>>();
  for (const [index, field] of company.fields.entries()) {
    const keys = made.get(field.lever) ?? new Map<string, number>();
    keys.set(field.key, index);
    made.set(field.lever, keys);
  }
  placesOf.set(company, made);
  return made;
};

/** Place of a lever's key among the company's fields, or -1. The same as `fieldIndex`, without a search. */
export const fieldPlace = (company: Company, lever: Lever, key: string): number => places(company).get(lever)?.get(key) ?? -1;

/** Why a seat may not set a field to a value in a round, or nothing. `null` (give it back) needs the field to be the seat's and unlocked. */
export const inputRefusal = (company: Company, seat: Seat, round: number, { lever, key, value }: FieldValue): Refusal | undefined => {
  const found = company.fields[fieldPlace(company, lever, key)];
  if (found === undefined) return refuse('lever/unknown', { field: `${lever} ${key}` });
  if (found.seat !== seat) return refuse('lever/not-yours', { field: `${lever} ${key}` });
  const { least, most, step, fromRound } = found;
  if (round < fromRound) return refuse('lever/locked', { field: `${lever} ${key}`, least, most, step, fromRound });
  if (value === null) return undefined;
  if (!Number.isInteger(value) || value < least || value > most)
    return refuse('lever/out-of-range', { field: `${lever} ${key}`, least, most, step });
  if ((value - least) % step !== 0) return refuse('lever/off-step', { field: `${lever} ${key}`, least, most, step });
  return undefined;
};

/** The first refusal among several values: a command is taken whole or not at all. */
export const inputsRefusal = (company: Company, seat: Seat, round: number, values: readonly FieldValue[]): Refusal | undefined => {
  for (const value of values) {
    const refusal = inputRefusal(company, seat, round, value);
    if (refusal !== undefined) return refusal;
  }
  return undefined;
};

/**
 * What a field is worth when nobody touches it this round: the standing value, else the desk's proposal of the last round played
 * (kept within the field's range), else the least. Desks show exactly this number.
 */
export const untouchedValue = (company: Company, game: Game, index: number): number => {
  const value = game.standing[index];
  if (value !== undefined) return value;
  const field = company.fields[index];
  if (field === undefined) throw new Error(`no field ${index}`);
  const proposal = game.records[game.records.length - 1]?.close.proposals[index];
  return proposal === undefined ? field.least : Math.min(Math.max(proposal, field.least), field.most);
};
