import type { ForecastPledge, Pledge } from '../../server/contract/agreement-schemas.ts';
import type { Desk } from '../../server/contract/desk.ts';
import type { ItemId } from '../../server/contract/ids.ts';
import { cell } from '../../server/contract/panels.ts';
import { roundChoices, type Choice } from './game-time.ts';
import { typedNumber } from './numbers.ts';
import { textOf, type Speech } from './say.ts';

/** How many rounds a forecast that is signed speaks of. */
const rounds = 3;

/** A forecast table: items down, rounds across, each number as it is typed. */
export type ForecastTable = {
  readonly items: readonly { readonly id: ItemId; readonly name: string; readonly colour: string }[];
  readonly rounds: readonly Choice[];
  readonly numbers: Readonly<Record<string, string>>;
};

export const forecastKey = (item: ItemId, round: number): string => `${item} ${round}`;

/** What this desk knows of an item's demand, nearest to customers first: what to begin with. */
const guessOf = (desk: Desk, item: ItemId): number | undefined => {
  const sources = [
    ['customerOrders', 'demandRound'],
    ['officialForecast', 'forecast'],
    ['supply', 'drawnRound'],
  ] as const;
  for (const [id, column] of sources) {
    const known = cell(
      desk.panels.find((panel) => panel.id === id),
      item,
      column,
    );
    if (known !== undefined) return known;
  }
  return undefined;
};

const ten = (value: number): number => Math.round(value / 10) * 10;

const isForecast = (pledge: Pledge): pledge is ForecastPledge => pledge.kind === 'forecast';

/** A table to fill: what was signed before, else what this desk has seen, else empty. With `pledges`, theirs. */
export const forecastTable = (desk: Desk, pledges: readonly Pledge[], speech: Speech): ForecastTable => {
  const standing = pledges.filter(isForecast);
  const named = new Set(standing.map(({ item }) => item));
  const items = desk.map.items.filter(({ id }) => named.size === 0 || named.has(id));
  const all = roundChoices(desk, speech, rounds);
  const of = new Set(standing.map(({ round }) => round));
  const shown =
    of.size === 0
      ? all
      : [...of].toSorted((one, other) => one - other).map((round) => ({ value: round, name: roundName(desk, round, speech) }));
  const numbers: Record<string, string> = {};
  for (const { id } of items)
    for (const { value: round } of shown) {
      const signed = desk.book.consensus.find((each) => each.item === id && each.round === round)?.units;
      const stands = standing.find((each) => each.item === id && each.round === round)?.units;
      const guess = guessOf(desk, id);
      const number = stands ?? signed ?? (guess === undefined ? undefined : ten(guess));
      numbers[forecastKey(id, round)] = number === undefined ? '' : String(number);
    }
  return { items: items.map(({ id, name, colour }) => ({ id, name: textOf(name, speech.language), colour })), rounds: shown, numbers };
};

const roundName = (desk: Desk, round: number, speech: Speech): string =>
  speech.say('time.round', { round: speech.say(`round.${desk.act.roundName}`), number: round });

/** The pledges of a table; nothing while a number is missing or is none. */
export const forecastPledges = (table: ForecastTable): readonly ForecastPledge[] | undefined => {
  const pledges: ForecastPledge[] = [];
  for (const { id } of table.items)
    for (const { value: round } of table.rounds) {
      const typed = table.numbers[forecastKey(id, round)]?.trim() ?? '';
      const units = typedNumber(typed);
      if (typed === '' || !Number.isInteger(units) || units < 0) return undefined;
      pledges.push({ kind: 'forecast', item: id, round, units });
    }
  return pledges;
};

/** The signed numbers as a table for every desk; nothing where none are of rounds to come. */
export const signedTable = (desk: Desk, speech: Speech): ForecastTable | undefined => {
  const { consensus } = desk.book;
  if (consensus.length === 0) return undefined;
  return forecastTable(
    desk,
    consensus.map(({ item, round, units }) => ({ kind: 'forecast', item, round, units })),
    speech,
  );
};
