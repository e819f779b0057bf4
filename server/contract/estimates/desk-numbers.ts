import type { Desk, Panel, PanelId } from '../desk.ts';
import type { Lever } from '../ids.ts';
import { cell } from '../panels.ts';

/** What a desk's panels and inputs say, read by the previews. */

/** How far a round's demand strays from the mean of the last ones, up and down. */
export const spread = 0.15;

export const panelOf = (desk: Desk, id: PanelId): Panel | undefined => desk.panels.find((panel) => panel.id === id);
export const at = (desk: Desk, id: PanelId, key: string, column: string): number | undefined => cell(panelOf(desk, id), key, column);
export const rowSeries = (desk: Desk, id: PanelId, key: string): readonly number[] =>
  panelOf(desk, id)?.rows.find((row) => row.key === key)?.series ?? [];

/** The value a field has on this desk, or `undefined` when the seat has no such field. */
export const inputValue = (desk: Desk, lever: Lever, key: string): number | undefined => {
  const place = desk.fields.findIndex((field) => field.lever === lever && field.key === key);
  return desk.inputs[place]?.value;
};

const mean = (numbers: readonly number[]): number | undefined =>
  numbers.length === 0 ? undefined : numbers.reduce((sum, each) => sum + each, 0) / numbers.length;

/** Mean of the last two rounds, or the last value when there is no series. */
export const recent = (series: readonly number[], last: number | undefined): number | undefined => mean(series.slice(-2)) ?? last;

/** The same desk with one input set to another value, for what-if previews. */
export const withValue = (desk: Desk, lever: Lever, key: string, value: number): Desk => {
  const place = desk.fields.findIndex((field) => field.lever === lever && field.key === key);
  return { ...desk, inputs: desk.inputs.map((input, index) => (index === place ? { ...input, value, touched: true } : input)) };
};
