import type { Desk, Panel, PanelId } from '../../server/contract/desk.ts';
import { columns, rowsToPlanBy, type Column } from '../../server/contract/panels.ts';
import { itemOf, keyName, requestName } from './names.ts';
import { quantity } from './numbers.ts';
import { textOf, type Speech } from './say.ts';

/** A panel as a table for a screen: words and formatted numbers. */
export type PanelTable = {
  readonly id: PanelId;
  readonly title: string;
  /** Whose numbers and how old: `your own`, or the seat that shares them. */
  readonly source: string;
  /** How old the numbers are, as `wk 4`. */
  readonly when: string;
  /** Whose desk it is from. */
  readonly from: Panel['source'];
  readonly shared: boolean;
  readonly headings: readonly string[];
  readonly rows: readonly PanelLine[];
  readonly empty: string;
  /** That the numbers, or some of them, come from a system that is down, and how old they are. */
  readonly down: string | undefined;
};
export type PanelLine = {
  readonly key: string;
  readonly name: string;
  readonly colour: string | undefined;
  readonly cells: readonly string[];
  readonly series: readonly number[];
};

/** The day of the game a period is, said as its round and day: `wk 3, day 2`; before the first one, the start. */
export const periodText = (desk: Desk, period: number, speech: Speech): string => {
  if (period <= 0) return speech.say('when.start');
  const per = desk.act.periodsPerRound;
  const round = Math.ceil(period / per);
  if (per === 1) return speech.say('when.round', { round });
  return speech.say('when.day', { round, day: period - (round - 1) * per });
};

/** What to say of rows that come from a system that is down: all of them, or which. */
const downText = (desk: Desk, panel: Panel, speech: Speech): string | undefined => {
  const down = panel.rows.filter((row) => row.asOfPeriod !== undefined);
  const oldest = Math.min(...down.map((row) => row.asOfPeriod ?? 0));
  if (down.length === 0) return undefined;
  const when = periodText(desk, oldest, speech);
  if (down.length === panel.rows.length) return speech.say('panel.down', { when });
  const names = [...new Set(down.map((row) => keyName(desk.map, row.key, speech)))].join(', ');
  return speech.say('panel.downSome', { when, names });
};

/** Columns that name a day. */
const dates: ReadonlySet<string> = new Set(['duePeriod', 'latestPeriod', 'expectedPeriod', 'countedPeriod']);

const cellText = (desk: Desk, column: Column, value: number | undefined, speech: Speech): string => {
  if (value === undefined) return '–';
  if (column.id === 'qualified') return speech.say(value > 0 ? 'lever.yes' : 'lever.notYet');
  if (dates.has(column.id)) return periodText(desk, value, speech);
  if (column.id === 'latePeriods') {
    const by = quantity({ value: Math.abs(value), unit: 'periods' }, speech.language, desk.act.periodName);
    return value === 0 ? speech.say('panel.onTime') : speech.say(value < 0 ? 'panel.early' : 'panel.late', { by });
  }
  if (column.unit === 'choice') return promotionName(desk, value, speech);
  return quantity({ value, unit: column.unit }, speech.language, desk.act.periodName);
};

const promotionName = (desk: Desk, value: number, speech: Speech): string => {
  const option = desk.fields.find((field) => field.lever === 'promotion')?.options?.[value];
  if (option !== undefined) return textOf(option.name, speech.language);
  return value === 0 ? '–' : speech.say('panel.promotionNumber', { number: value });
};

const tableOf = (desk: Desk, panel: Panel, speech: Speech): PanelTable => {
  const shared = panel.source !== desk.seat && panel.source !== 'company';
  const shown = columns[panel.id].map((column, place) => ({ column, place }));
  const round = speech.say(`round.${desk.act.roundName}`);
  const when = panel.usual === undefined ? periodText(desk, panel.asOfPeriod, speech) : speech.say('when.usual', { round });
  return {
    id: panel.id,
    title: speech.say(`panel.${panel.id}`),
    shared,
    source: speech.say(panel.source === 'company' ? 'panel.fromCompany' : shared ? 'panel.sharedBy' : 'panel.own', {
      seat: shared ? speech.say(`seat.${panel.source}`) : '',
      when,
    }),
    when,
    from: panel.source,
    headings: shown.map(({ column }) => speech.say(`column.${column.id}`, { round })),
    rows: rowsToPlanBy(panel).map((row) => ({
      key: row.key,
      name: (panel.id === 'accountRequests' ? requestName : keyName)(desk.map, row.key, speech) || speech.say('word.company'),
      colour: itemOf(desk.map, row.key)?.colour,
      cells: shown.map(({ column, place }) => cellText(desk, column, row.values[place] ?? undefined, speech)),
      series: row.series ?? [],
    })),
    down: downText(desk, panel, speech),
    empty: speech.say(panel.asOfPeriod <= 0 ? 'panel.emptyAtStart' : 'panel.empty', { round }),
  };
};

/** All panels of a desk, its own first, then what others share. */
export const panelTables = (desk: Desk, speech: Speech): readonly PanelTable[] => {
  const tables = desk.panels.map((panel) => tableOf(desk, panel, speech));
  return [...tables.filter((table) => !table.shared), ...tables.filter((table) => table.shared)];
};

/** What to have in view while deciding: the few columns of a seat's leading panels that its levers answer to. */
const glances: Readonly<Partial<Record<PanelId, readonly string[]>>> = {
  chain: ['incomingRound', 'onHand', 'backlog', 'onOrder', 'costRound'],
  customerOrders: ['demandRound', 'lostRound', 'owed'],
  accountRequests: ['units', 'duePeriod', 'leastUnits', 'latestPeriod'],
  outlook: ['outlookNext', 'outlookAfter2', 'outlookAfter4'],
  lanes: ['loadsRound', 'bookedNow', 'waiting'],
  supply: ['drawnRound', 'book', 'onOrder', 'cover'],
  dock: ['arrivedRound', 'dockUnits', 'dockMinutes', 'returnsRound'],
  quality: ['errorRate', 'emergenciesRound'],
  crew: ['usedRound', 'overtimeRound', 'fatigue', 'fill'],
};

/** The short tables under the levers: the seat's own panels that have a glance, in its order. */
export const glanceTables = (desk: Desk, speech: Speech): readonly PanelTable[] =>
  desk.panels
    .filter((panel) => panel.source === desk.seat && glances[panel.id] !== undefined)
    .map((panel) => {
      const table = tableOf(desk, panel, speech);
      // Where the seat decides about some of the rows, those are the ones to look at.
      const decided = new Set(desk.fields.map((field) => field.key));
      const some = table.rows.some((row) => decided.has(row.key));
      const own = (rows: readonly PanelLine[]): readonly PanelLine[] => (some ? rows.filter((row) => decided.has(row.key)) : rows);
      const places = columns[panel.id].flatMap((column, place) => (glances[panel.id]?.includes(column.id) === true ? [place] : []));
      return {
        ...table,
        headings: places.map((place) => table.headings[place] ?? ''),
        rows: own(table.rows).map((row) => ({ ...row, cells: places.map((place) => row.cells[place] ?? '') })),
      };
    });
