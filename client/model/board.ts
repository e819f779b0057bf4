import type { Desk, Panel, PanelId } from '../../server/contract/desk.ts';
import { columns, rowsToPlanBy } from '../../server/contract/panels.ts';
import type { Seat } from '../../server/contract/ids.ts';
import { keyName } from './names.ts';
import { factorText, quantity } from './numbers.ts';
import { textOf, type Speech } from './say.ts';
import { periodText } from './tables.ts';

/** One thing that another desk shares, as a sentence: who says it, how old it is, and the numbers. */
export type BoardLine = {
  readonly id: string;
  readonly seat: Seat;
  readonly when: string;
  readonly title: string;
  readonly text: string;
  /** There is nothing to tell of, and that is what it says. */
  readonly nothing: boolean;
};

/** What helps a seat most of what the others share, the most telling first: what it has to be ready for, then what limits it. */
const wanted: Readonly<Record<Seat, readonly PanelId[]>> = {
  sales: ['supply', 'crew', 'lanes', 'arrivals', 'ports', 'dock', 'purchaseOrders', 'quality'],
  logistics: ['promotions', 'outlook', 'customerOrders', 'supply', 'dock', 'purchaseOrders', 'crew'],
  procurement: ['promotions', 'outlook', 'customerOrders', 'arrivals', 'crew', 'ports', 'dock', 'lanes'],
  operations: ['arrivals', 'promotions', 'outlook', 'customerOrders', 'purchaseOrders', 'ports', 'lanes', 'supply'],
};

/** The number that a panel's sentence tells of each of its rows. Rows with nothing in it go unsaid where a sentence says that. */
const told: Readonly<Partial<Record<PanelId, { readonly column: string; readonly quiet: boolean }>>> = {
  chain: { column: 'incomingRound', quiet: false },
  supply: { column: 'cover', quiet: false },
  customerOrders: { column: 'demandRound', quiet: false },
  outlook: { column: 'outlookAfter4', quiet: false },
  promotions: { column: 'promotionNext', quiet: true },
  lanes: { column: 'waiting', quiet: true },
  arrivals: { column: 'units', quiet: true },
  ports: { column: 'waiting', quiet: true },
  purchaseOrders: { column: 'openUnits', quiet: true },
  dock: { column: 'dockMinutes', quiet: false },
  crew: { column: 'usedRound', quiet: false },
  quality: { column: 'errorRate', quiet: false },
};

const mostRows = 3;

type Row = Panel['rows'][number];

const valueOf = (panel: Panel, row: Row, column: string): number | undefined =>
  row.values[columns[panel.id].findIndex((each) => each.id === column)] ?? undefined;

/** A row in a few words: its name and its number, and for what is on its way the day it comes. */
const rowText = (desk: Desk, panel: Panel, row: Row, column: string, speech: Speech): string => {
  const { language } = speech;
  const number = (id: string): string => {
    const value = valueOf(panel, row, id);
    const unit = columns[panel.id].find((each) => each.id === id)?.unit ?? 'count';
    return value === undefined ? '–' : quantity({ value, unit }, language, desk.act.periodName);
  };
  const item = (): string => keyName(desk.map, row.key.split(' ').at(-1) ?? row.key, speech);
  const end = (): string => keyName(desk.map, row.key.split(' ')[0]?.split('>')[1] ?? '', speech);
  const day = (id: string): string => periodText(desk, valueOf(panel, row, id) ?? 0, speech);
  if (panel.id === 'promotions') {
    const added = valueOf(panel, row, 'expectedUplift') ?? 0;
    return speech.say('board.uplift', { item: item(), factor: factorText(100 + added, language) });
  }
  if (panel.id === 'arrivals')
    return speech.say('board.due', { units: number('units'), item: item(), place: end(), when: day('duePeriod') });
  if (panel.id === 'purchaseOrders')
    return speech.say('board.expected', { units: number('openUnits'), item: item(), when: day('expectedPeriod') });
  if (panel.id === 'crew')
    return speech.say('board.crew', { used: number('usedRound'), regular: number('regularRound'), fill: number('fill') });
  if (panel.id === 'dock') return speech.say('board.dock', { units: number('dockUnits'), hours: number('dockMinutes') });
  return `${keyName(desk.map, row.key, speech)}\u00a0${number(column)}`;
};

/** How old a shared panel's numbers are; a system that is down is said to be. */
const whenOf = (desk: Desk, panel: Panel, rows: readonly Row[], speech: Speech): string => {
  if (panel.usual !== undefined) return speech.say('when.usual', { round: speech.say(`round.${desk.act.roundName}`) });
  const oldest = Math.min(panel.asOfPeriod, ...rows.map((row) => row.asOfPeriod ?? panel.asOfPeriod));
  const when = periodText(desk, oldest, speech);
  return rows.some((row) => row.asOfPeriod !== undefined) ? speech.say('board.down', { when }) : when;
};

const lineOf = (desk: Desk, panel: Panel, seat: Seat, speech: Speech): BoardLine | undefined => {
  const telling = told[panel.id];
  if (telling === undefined) return undefined;
  const rows = rowsToPlanBy(panel).filter((row) => !telling.quiet || (valueOf(panel, row, telling.column) ?? 0) > 0);
  const round = speech.say(`round.${desk.act.roundName}`);
  const text = rows
    .slice(0, mostRows)
    .map((row) => rowText(desk, panel, row, telling.column, speech))
    .join(' · ');
  if (text === '' && !telling.quiet) return undefined;
  const place = desk.map.places.find((each) => each.seat === seat);
  return {
    id: `${panel.id} ${panel.source}`,
    seat,
    nothing: text === '',
    title: place === undefined ? speech.say(`seat.${seat}`) : textOf(place.name, speech.language),
    when: whenOf(desk, panel, rows, speech),
    text: text === '' ? speech.say(`board.none.${panel.id}`, { round }) : speech.say(`board.say.${panel.id}`, { round, rows: text }),
  };
};

/**
 * The shared board for this seat, most useful first; empty while desks are closed. What each of the others tells first goes before
 * their second words, and a panel with something in it before one that has nothing to say.
 */
export const boardLines = (desk: Desk, speech: Speech): readonly BoardLine[] => {
  const order: readonly PanelId[] = ['chain', ...wanted[desk.seat]];
  const lines = desk.panels
    .filter((panel) => panel.source !== desk.seat && panel.source !== 'company' && order.includes(panel.id))
    .toSorted((one, other) => order.indexOf(one.id) - order.indexOf(other.id))
    .flatMap((panel) => (panel.source === 'company' ? [] : (lineOf(desk, panel, panel.source, speech) ?? [])));
  const turn = (line: BoardLine): number => lines.filter((each) => each.seat === line.seat && each.nothing === line.nothing).indexOf(line);
  return lines.toSorted((one, other) => Number(one.nothing) - Number(other.nothing) || turn(one) - turn(other));
};
