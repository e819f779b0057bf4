import type { FieldValue } from '../contract/commands.ts';
import type { Desk, FieldView, InputView, Panel, PanelId, PanelRow } from '../contract/desk.ts';
import type { Lever } from '../contract/ids.ts';
import { columns, type ColumnOf } from '../contract/panels.ts';

/** An input of the desk with what holds in it now. */
export type DeskField = { readonly field: FieldView; readonly input: InputView };

/** What a bot would like a field to be, before it is brought into the field's range. */
export type Wish = { readonly lever: Lever; readonly key: string; readonly value: number };

/** The seat's own panel of that name: what it sees whatever the others share. */
export const ownPanel = (desk: Desk, id: PanelId): Panel | undefined =>
  desk.panels.find((panel) => panel.id === id && (panel.source === desk.seat || panel.source === 'company'));

/** How many rounds a colleague's panel is behind this desk's own: a copy hangs on the board until there is a newer one. */
const roundsBehind = (desk: Desk, { id, source, asOfPeriod }: Panel): number => {
  const copy = desk.sharing.publications.find((each) => each.panel === id && each.by === source);
  // At `open` the panel itself stands there, whatever was published before.
  return copy === undefined || asOfPeriod > copy.asOfRound * desk.act.periodsPerRound ? 0 : Math.max(0, desk.round - 1 - copy.asOfRound);
};

/**
 * That panel from anybody: the seat's own first, otherwise a colleague's from the shared board, if it is no more than so many rounds
 * behind: by older ones nobody can plan a round.
 */
export const sharedPanel = (desk: Desk, id: PanelId, mostRoundsBehind = 0): Panel | undefined => {
  const own = ownPanel(desk, id);
  if (own !== undefined) return own;
  const found = desk.panels.find((panel) => panel.id === id);
  if (found === undefined || desk.sharing.publications.length === 0) return found;
  return roundsBehind(desk, found) <= mostRoundsBehind ? found : undefined;
};

/** A number of a panel's row, or `otherwise` where nobody knows it. */
export const rowValue = <P extends PanelId>(id: P, row: PanelRow | undefined, columnId: ColumnOf<P>, otherwise = 0): number => {
  if (row === undefined) return otherwise;
  const list = columns[id];
  for (let place = 0; place < list.length; place++) if (list[place]?.id === columnId) return row.values[place] ?? otherwise;
  return otherwise;
};

/** A number of a panel by row key, or `otherwise` where panel, row or value is missing. */
export const panelValue = <P extends PanelId>(panel: Panel | undefined, id: P, key: string, columnId: ColumnOf<P>, otherwise = 0): number =>
  rowValue(
    id,
    panel?.rows.find((row) => row.key === key),
    columnId,
    otherwise,
  );

/** Sum of a column over all rows of a panel; 0 without the panel. */
export const panelTotal = <P extends PanelId>(panel: Panel | undefined, id: P, columnId: ColumnOf<P>): number =>
  panel === undefined ? 0 : panel.rows.reduce((total, row) => total + rowValue(id, row, columnId), 0);

/** The panel's leading column round by round for that row, oldest first. */
export const seriesOf = (panel: Panel | undefined, key: string): readonly number[] =>
  panel?.rows.find((row) => row.key === key)?.series ?? [];

/** The columns of an outlook in the order of rounds, the round just played first. */
const outlookColumns = columns.outlook.map(({ id }) => id);

/**
 * What the season lets expect of an item, units a round: the round just played, the coming one and those after it, as far as they are
 * told. `undefined` on desks that neither have nor share an outlook.
 */
export const seasonOf = (desk: Desk, item: string): readonly number[] | undefined => {
  const panel = sharedPanel(desk, 'outlook');
  return panel?.rows.some((row) => row.key === item) === true
    ? outlookColumns.map((column) => panelValue(panel, 'outlook', item, column))
    : undefined;
};

/** Mean of the last `count` numbers of a list; `otherwise` when it is empty. */
export const lastMean = (series: readonly number[], count: number, otherwise = 0): number => {
  const last = series.slice(-Math.max(1, count));
  return last.length === 0 ? otherwise : last.reduce((total, each) => total + each, 0) / last.length;
};

/** All inputs of a lever that can be changed now. */
export const openFields = (desk: Desk, lever: Lever): readonly DeskField[] => {
  const found: DeskField[] = [];
  for (let place = 0; place < desk.fields.length; place++) {
    const field = desk.fields[place];
    const input = desk.inputs[place];
    if (field !== undefined && input !== undefined && field.lever === lever && !input.locked && field.fromRound <= desk.round)
      found.push({ field, input });
  }
  return found;
};

/** The field's legal value nearest to what was wished: whole steps from its least, within its range. */
export const legalValue = (field: Pick<FieldView, 'least' | 'most' | 'step'>, wished: number): number => {
  const steps = Math.floor((Math.min(field.most, Math.max(field.least, wished)) - field.least) / field.step + 0.5);
  const value = field.least + steps * field.step;
  return value > field.most ? value - field.step : value;
};

/** Wishes as legal values of this desk's open fields; what already holds, and what the desk does not have, is left out. */
export const legalValues = (desk: Desk, wishes: readonly Wish[]): readonly FieldValue[] => {
  const values: FieldValue[] = [];
  for (const wish of wishes) {
    const place = desk.fields.findIndex((field) => field.lever === wish.lever && field.key === wish.key);
    const field = desk.fields[place];
    const input = desk.inputs[place];
    if (field === undefined || input === undefined || input.locked || field.fromRound > desk.round || !Number.isFinite(wish.value))
      continue;
    const value = legalValue(field, wish.value);
    if (value !== input.value) values.push({ lever: wish.lever, key: wish.key, value });
  }
  return values;
};

/** The part of a field's key after its first space: the item of `central water`. */
export const secondPart = (key: string): string => key.slice(key.indexOf(' ') + 1);

/** The part of a field's key before its first space: the site of `central water`. */
export const firstPart = (key: string): string => (key.includes(' ') ? key.slice(0, key.indexOf(' ')) : key);

/** A remembered number, or `otherwise`. */
export const remembered = (
  memory: Readonly<Record<string, number | readonly number[]>> | undefined,
  name: string,
  otherwise: number,
): number => {
  const value = memory?.[name];
  return typeof value === 'number' ? value : otherwise;
};

/** A remembered list; empty when there is none. */
export const rememberedList = (
  memory: Readonly<Record<string, number | readonly number[]>> | undefined,
  name: string,
): readonly number[] => {
  const value = memory?.[name];
  return value === undefined || typeof value === 'number' ? [] : value;
};

/** The last period that has been played: panels are never newer. */
export const lastPeriod = (desk: Desk): number => desk.panels.reduce((latest, panel) => Math.max(latest, panel.asOfPeriod), 0);

/**
 * Places of events and warnings this seat has known of for no longer than so many rounds; of what a colleague told, which comes early, for
 * so many.
 */
export const troubledPlaces = (desk: Desk, rounds: number, toldRounds: number): ReadonlySet<string> => {
  const places = new Set<string>();
  for (const { kind, place, round, from } of desk.notices)
    if ((kind === 'signal' || kind === 'event') && place !== undefined && round >= desk.round - (from === undefined ? rounds : toldRounds))
      places.add(place);
  return places;
};
