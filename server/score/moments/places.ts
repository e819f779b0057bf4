import type { PanelId } from '../../contract/desk.ts';
import { seats } from '../../contract/ids.ts';
import type { Lever, Seat, Text } from '../../contract/ids.ts';
import type { GameSetup } from '../../game/rules.ts';
import { fieldIndex } from '../../simulation/company.ts';
import type { Company } from '../../simulation/company.ts';
import type { RoundRecord } from '../../simulation/records.ts';

/** Where things are, and on whose desks they can be seen. */

export const cellOf = (company: Company, site: number, item: number): number => site * company.items.length + item;

/** Places of an item's demand that a site serves itself. */
export const servedFrom = (company: Company, site: number, item: number): readonly number[] =>
  company.segments.flatMap(({ siteIndex, demand }, segment) =>
    siteIndex === site && demand[item] !== undefined ? [segment * company.items.length + item] : [],
  );

/** The company's own site that an item comes from. */
export const supplySite = (company: Company, site: number, item: number): number | undefined => {
  const supply = company.sites[site].supply[item];
  return supply?.from === 'site' ? company.lanes[supply.laneIndex].from.index : undefined;
};

/** Seats that have a panel, in the order of screens. */
export const seatsWith = ({ rules }: GameSetup, ...panels: readonly PanelId[]): readonly Seat[] =>
  seats.filter((seat) => panels.some((panel) => rules.roles[seat].panels.includes(panel)));

/** Seats whose desk shows a site's stock. */
export const seatsAt = (setup: GameSetup, site: number): readonly Seat[] => {
  const { seat, labour, supply } = setup.company.sites[site];
  if (seat !== undefined) return [seat];
  return seatsWith(
    setup,
    ...(labour === undefined ? [] : (['shelf'] as const)),
    ...(supply.some((each) => each?.from === 'suppliers') ? (['supply'] as const) : []),
    ...(supply.some((each) => each?.ordering.by === 'auto') ? (['regions'] as const) : []),
  );
};

/** Each once, those before first. */
export const eachOnce = (list: readonly Seat[]): readonly Seat[] => [...new Set(list)];

export const firstPeriod = (record: RoundRecord | undefined): number => record?.periods[0]?.period ?? 0;
export const lastPeriod = (record: RoundRecord | undefined): number => record?.periods.at(-1)?.period ?? 0;

/** What a lever's value counts, and a choice's name: people read it without the desk it was decided at. */
export const leverValues = (
  company: Company,
  { lever, key, values }: { readonly lever: Lever; readonly key: string; readonly values: Readonly<Record<string, number | undefined>> },
): Readonly<Record<string, string>> => {
  const field = company.fields[fieldIndex(company, lever, key)];
  const names = Object.entries(values).flatMap(([name, value]): readonly (readonly [string, string])[] => {
    const option = value === undefined ? undefined : field?.options?.[value];
    return option === undefined ? [] : [[name, plain(option.name)]];
  });
  return { unit: field?.unit ?? 'count', ...Object.fromEntries(names) };
};

/** A name that every reader gets: the scenario's only one, or the English one. */
export const plain = (text: Text): string => (typeof text === 'string' ? text : (text['en'] ?? Object.values(text)[0] ?? ''));

/** Units of a list that stands in a round's periods, added up over the round and those places. */
export const unitsOf = (
  record: RoundRecord | undefined,
  list: (period: RoundRecord['periods'][number]) => readonly number[],
  places: readonly number[],
): number => {
  let units = 0;
  for (const period of record?.periods ?? []) {
    const values = list(period);
    for (const place of places) units += values[place] ?? 0;
  }
  return units;
};
