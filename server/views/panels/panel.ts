import type { PanelRow } from '../../contract/desk.ts';
import type { Seat } from '../../contract/ids.ts';
import type { AskedCustomer } from '../../game/together.ts';
import type { RoundRecord } from '../../simulation/records.ts';
import type { CompanyFacts } from '../company-facts.ts';
import type { RoundTotals } from '../round-totals.ts';
import type { ViewSetup } from '../setup.ts';

/** Records of rounds that are over, as far as somebody or some system knows them. */
export type Seen = {
  /** Place 0 is the opening. */
  readonly records: readonly RoundRecord[];
  readonly record: RoundRecord;
  readonly totals: RoundTotals;
  /** Rounds 1 to the last, for series. */
  readonly rounds: readonly RoundTotals[];
};

/** What a system knows that stands still. */
export type SeenBefore = Seen & {
  /** The last period that got into it, and the last one whose round it knows as a whole. */
  readonly asOfPeriod: number;
  readonly closedPeriod: number;
};

/** What a panel is made from: records and decisions of rounds that are over. Drafts and the world never come here. */
export type PanelInput = Seen & {
  readonly setup: ViewSetup;
  readonly facts: CompanyFacts;
  /** Place 0 is round 1; by field. */
  readonly decisions: readonly (readonly number[])[];
  /** Key accounts that said what would still do. */
  readonly asked: readonly Pick<AskedCustomer, 'round' | 'slot'>[];
  /** By site, where the system is down; `undefined` where none is. */
  readonly stopped: ReadonlyMap<number, SeenBefore> | undefined;
};

/** What the system of a site says: stock and order records come from here, never from the newest record itself. */
export const seenAt = (input: PanelInput, site: number): Seen => input.stopped?.get(site) ?? input;

/** A row of a site's, marked where its system is down. As it is otherwise: bots read thousands of rows, and a copy costs more than the row. */
export const dated = (input: PanelInput, site: number, row: PanelRow): PanelRow => {
  const before = input.stopped?.get(site);
  return before === undefined ? row : { ...row, asOfPeriod: before.asOfPeriod };
};

/** Rows of one panel; `source` is the seat whose panel it is. */
export type PanelRows = (input: PanelInput, source: Seat) => readonly PanelRow[];

/** Parts per million as per cent with one decimal. */
export const percentOfPpm = (ppm: number): number => Math.round(ppm / 1000) / 10;

/** A share as per cent with one decimal; nothing of nothing is unknown. */
export const percentOf = (part: number, whole: number): number | undefined =>
  whole === 0 ? undefined : Math.round((part * 1000) / whole) / 10;

/** A list's values round by round. */
export const seriesOf = (
  rounds: readonly RoundTotals[],
  list: 'incoming' | 'shipped' | 'demand' | 'laneLoads',
  place: number,
): readonly number[] => {
  const series: number[] = [];
  for (const round of rounds) series.push(round[list][place]);
  return series;
};

/** Key of a row about one item at one site: the item alone while it says which site is meant. */
export const siteItemKey = (input: PanelInput, sites: readonly number[], site: number, item: number): string => {
  const { company } = input.setup;
  return sites.length === 1 ? company.items[item].id : `${company.sites[site].id} ${company.items[item].id}`;
};

/** Units left from a cell in a period, mean over the last two rounds. */
const drawnPerPeriod = (rounds: readonly RoundTotals[], cell: number): number => {
  let units = 0;
  let periods = 0;
  for (let at = Math.max(0, rounds.length - 2); at < rounds.length; at += 1) {
    units += rounds[at].shipped[cell];
    periods += rounds[at].periods;
  }
  return periods === 0 ? 0 : units / periods;
};

/** Periods a stock lasts at the recent rate, one decimal; unknown while nothing has been drawn. */
export const coverPeriods = (rounds: readonly RoundTotals[], cell: number, units: number): number | undefined => {
  const drawn = drawnPerPeriod(rounds, cell);
  return drawn === 0 ? undefined : Math.round((units * 10) / drawn) / 10;
};
