import type { Panel, PanelId, PanelRow, Recap, RecapText } from '../contract/desk.ts';
import { columns } from '../contract/panels.ts';
import type { ColumnOf } from '../contract/panels.ts';
import type { Seat } from '../contract/ids.ts';
import { stops } from '../game/standstill.ts';
import type { RoundRecord } from '../simulation/records.ts';
import { askedAhead } from './asked-ahead.ts';
import type { ViewSetup } from './setup.ts';
import { thrownAway } from './thrown-away.ts';
import { shows } from './troubles.ts';

type Values = Recap['lines'][number]['values'];
type Tone = Recap['lines'][number]['tone'];

/** A sentence that could be said, and how telling it is: a recap says the most telling ones. */
type Candidate = { readonly text: RecapText; readonly values: Values; readonly tone: Tone; readonly weight: number };

const mostLines = 6;

/** What a row's leading number is in a usual round, for the first round, which has no others to be compared with. */
type Usual = (panel: PanelId, key: string) => number | undefined;

type Reader = {
  /** How many times the recent mean a row's leading number is. */
  readonly change: (panel: PanelId, row: PanelRow) => number;
  readonly rows: (panel: PanelId) => readonly PanelRow[];
  readonly value: <P extends PanelId>(panel: P, row: PanelRow, column: ColumnOf<P>) => number;
};

const readerOf = (panels: readonly Panel[], seat: Seat, usual: Usual): Reader => ({
  change: (panel, { key, series }) => change(series?.length === 1 ? [usual(panel, key) ?? series[0], series[0]] : series),
  // What a system that is down says is no news of the last round.
  rows: (id) => panels.find((panel) => panel.id === id && panel.source === seat)?.rows.filter((row) => row.asOfPeriod === undefined) ?? [],
  value: (panel, row, column) => row.values[columns[panel].findIndex((each) => each.id === column)] ?? 0,
});

/** How many times the recent mean of a series its last value is; 1 while there is nothing to compare. */
const change = (series: readonly number[] | undefined): number => {
  if (series === undefined || series.length < 2) return 1;
  const before = series.slice(-4, -1);
  const mean = before.reduce((total, each) => total + each, 0) / before.length;
  return mean === 0 ? 1 : (series.at(-1) ?? 0) / mean;
};

const percent = (factor: number): number => Math.round(Math.abs(factor - 1) * 100);

const chainLines = ({ rows, value }: Reader): readonly Candidate[] =>
  rows('chain').flatMap((row): readonly Candidate[] => {
    const [item = row.key] = row.key.split(' ').slice(-1);
    const units = value('chain', row, 'incomingRound');
    const owed = value('chain', row, 'backlog');
    const cents = value('chain', row, 'costRound');
    const rounds = row.series?.length ?? 0;
    return [
      { text: 'chainAsked', values: { item, units, shipped: value('chain', row, 'shippedRound') }, tone: 'plain', weight: 50 },
      ...(owed > 0 ? [{ text: 'chainOwed', values: { item, units: owed }, tone: 'bad', weight: 90 } as const] : []),
      {
        text: 'chainReceived',
        values: { item, units: value('chain', row, 'receivedRound'), ordered: value('chain', row, 'orderedRound') },
        tone: 'plain',
        weight: 40,
      },
      {
        text: 'chainCost',
        values: { cents, centsBefore: rounds < 2 ? 0 : Math.round((value('chain', row, 'costTotal') - cents) / (rounds - 1)) },
        tone: 'plain',
        weight: 45,
      },
    ];
  });

const salesLines = ({ rows, value, change: changeOf }: Reader): readonly Candidate[] => {
  const found: Candidate[] = [];
  for (const row of rows('customerOrders')) {
    const factor = changeOf('customerOrders', row);
    const units = value('customerOrders', row, 'demandRound');
    const lost = value('customerOrders', row, 'lostRound');
    const text = factor > 1.2 ? 'demandUp' : factor < 0.8 ? 'demandDown' : 'demandUsual';
    const values: Values = text === 'demandUsual' ? { item: row.key, units } : { item: row.key, units, percent: percent(factor) };
    found.push({ text, values, tone: 'plain', weight: text === 'demandUsual' ? 5 : 40 + Math.min(40, percent(factor) / 2) });
    if (lost > 0) found.push({ text: 'lost', values: { item: row.key, units: lost }, tone: 'bad', weight: 85 });
  }
  for (const row of rows('complaints')) {
    const late = value('complaints', row, 'lateRound');
    const wrong = value('complaints', row, 'wrongRound');
    if (late > 0) found.push({ text: 'late', values: { segment: row.key, count: late }, tone: 'bad', weight: 60 + Math.min(20, late) });
    if (wrong > 0) found.push({ text: 'wrong', values: { segment: row.key, count: wrong }, tone: 'bad', weight: 55 + Math.min(20, wrong) });
  }
  let orders = 0;
  let perfect = 0;
  for (const row of rows('service')) {
    const count = value('service', row, 'ordersRound');
    orders += count;
    perfect += (count * value('service', row, 'perfectRound')) / 100;
    const [before, now] = row.series?.slice(-2) ?? [];
    if (before === undefined || now === undefined) continue;
    const points = Math.round(Math.abs(now - before) * 10) / 10;
    if (points < 1) continue;
    const fell = now < before;
    found.push({
      text: fell ? 'csatFell' : 'csatRose',
      values: { segment: row.key, points },
      tone: fell ? 'bad' : 'good',
      weight: 35 + Math.min(30, points * 2),
    });
  }
  if (orders > 0) {
    const rate = Math.round((perfect / orders) * 100);
    found.push({ text: 'perfect', values: { percent: rate }, tone: rate >= 90 ? 'good' : rate < 70 ? 'bad' : 'plain', weight: 50 });
  }
  for (const row of rows('prices')) {
    if (value('prices', row, 'promotionNow') > 0)
      found.push({ text: 'promotionRan', values: { item: row.key }, tone: 'plain', weight: 70 });
  }
  return found;
};

const logisticsLines = ({ rows, value }: Reader, setup: ViewSetup): readonly Candidate[] => {
  const found: Candidate[] = [];
  let moved = 0;
  for (const row of rows('lanes')) {
    const loads = value('lanes', row, 'loadsRound');
    const spot = value('lanes', row, 'spotRound');
    const empty = value('lanes', row, 'bookedNow') - (loads - spot);
    const waiting = value('lanes', row, 'waiting');
    moved += loads;
    if (spot > 0) found.push({ text: 'spotLoads', values: { lane: row.key, loads: spot }, tone: 'bad', weight: 55 + Math.min(20, spot) });
    if (empty > 0)
      found.push({ text: 'emptyLoads', values: { lane: row.key, loads: empty }, tone: 'bad', weight: 40 + Math.min(20, empty) });
    if (waiting > 0) found.push({ text: 'waiting', values: { lane: row.key, units: waiting }, tone: 'bad', weight: 65 });
  }
  if (moved > 0) found.push({ text: 'loadsMoved', values: { loads: moved }, tone: 'plain', weight: 20 });
  for (const row of rows('ports')) {
    const units = value('ports', row, 'waiting');
    if (units > 0) found.push({ text: 'portQueue', values: { site: row.key, units }, tone: 'bad', weight: 80 });
  }
  const late = rows('arrivals').filter((row) => value('arrivals', row, 'latePeriods') > 0).length;
  if (late > 0) found.push({ text: 'lateArrivals', values: { count: late }, tone: 'bad', weight: 50 });
  for (const row of rows('regions')) {
    const periods = value('regions', row, 'cover');
    const drawn = value('regions', row, 'shippedRound');
    const [site = '', item = ''] = row.key.split(' ');
    if (drawn > 0 && periods < setup.company.periodsPerRound / 3)
      found.push({ text: 'regionLow', values: { site, item, periods }, tone: 'bad', weight: 60 - periods });
  }
  return found;
};

const procurementLines = (
  { rows, value, change: changeOf }: Reader,
  setup: ViewSetup,
  records: readonly RoundRecord[],
): readonly Candidate[] => {
  const found: Candidate[] = [];
  const { company } = setup;
  const last = records.at(-1);
  const now = last?.periods.at(-1)?.period ?? 0;
  for (const row of rows('supply')) {
    const [item = row.key] = row.key.split(' ').slice(-1);
    const owed = value('supply', row, 'backlog');
    const periods = value('supply', row, 'cover');
    const drawn = value('supply', row, 'drawnRound');
    const factor = changeOf('supply', row);
    found.push({
      text: 'drawn',
      values: { item, units: drawn, percent: Math.round((factor - 1) * 100) },
      tone: 'plain',
      weight: 20 + Math.min(40, percent(factor) / 2),
    });
    if (owed > 0) found.push({ text: 'owed', values: { item, units: owed }, tone: 'bad', weight: 75 });
    else if (drawn > 0 && periods < company.periodsPerRound / 2)
      found.push({ text: 'coverLow', values: { item, periods }, tone: 'bad', weight: 60 });
    if (drawn > 0 && periods > company.periodsPerRound * 4)
      found.push({ text: 'coverLong', values: { item, periods }, tone: 'bad', weight: 45 });
  }
  for (const row of rows('purchaseOrders')) {
    const [supplier = '', item = ''] = row.key.split(' ');
    if (value('purchaseOrders', row, 'expectedPeriod') > now) continue;
    const units = value('purchaseOrders', row, 'openUnits');
    found.push({ text: 'supplierLate', values: { supplier, item, units }, tone: 'bad', weight: 65 });
  }
  if (rows('cash').length > 0) {
    for (const [item, units] of (last?.close.blockedUnits ?? []).entries())
      if (units > 0) found.push({ text: 'blocked', values: { item: company.items[item].id, units }, tone: 'bad', weight: 95 });
  }
  if (rows('suppliers').length > 0) {
    const before = records.at(-2)?.close.qualified;
    for (const [place, { id }] of company.suppliers.entries())
      if (before?.[place] === false && last?.close.qualified[place] === true)
        found.push({ text: 'qualified', values: { supplier: id }, tone: 'good', weight: 90 });
  }
  return found;
};

const operationsLines = ({ rows, value, change: changeOf }: Reader): readonly Candidate[] => {
  const found: Candidate[] = [];
  for (const row of rows('dock')) {
    const site = row.key;
    const minutes = value('dock', row, 'dockMinutes');
    const returns = value('dock', row, 'returnsRound');
    found.push({
      text: 'arrived',
      values: { site, units: value('dock', row, 'arrivedRound') },
      tone: 'plain',
      weight: 25 + Math.min(40, percent(changeOf('dock', row)) / 2),
    });
    if (minutes > 0) found.push({ text: 'dockQueue', values: { site, minutes }, tone: 'bad', weight: 60 + Math.min(30, minutes / 60) });
    else found.push({ text: 'dockClear', values: { site }, tone: 'good', weight: 30 });
    if (returns > 0) found.push({ text: 'returns', values: { site, units: returns }, tone: 'bad', weight: 45 + Math.min(30, returns / 5) });
  }
  for (const row of rows('crew')) {
    const site = row.key;
    const regular = value('crew', row, 'regularRound');
    const overtime = regular === 0 ? 0 : Math.round((value('crew', row, 'overtimeRound') * 100) / regular);
    const fill = Math.round(value('crew', row, 'fill'));
    if (overtime > 0)
      found.push({
        text: 'overtimeUsed',
        values: { site, percent: overtime },
        tone: overtime > 10 ? 'bad' : 'plain',
        weight: 40 + overtime,
      });
    if (fill > 85) found.push({ text: 'storageFull', values: { site, percent: fill }, tone: 'bad', weight: 70 });
  }
  for (const row of rows('quality')) {
    const site = row.key;
    const units = value('quality', row, 'errorsRound');
    const count = value('quality', row, 'emergenciesRound');
    if (units > 0)
      found.push({
        text: 'errors',
        values: { site, units, percent: Math.round(value('quality', row, 'errorRate') / 1000) / 10 },
        tone: 'bad',
        weight: 50,
      });
    if (count > 0)
      found.push({ text: 'emergencies', values: { site, count, of: value('quality', row, 'linesRound') }, tone: 'bad', weight: 55 });
  }
  return found;
};

/** Systems that are down, where this seat reads from them: why it is told so little else. */
const downLines = ({ company }: ViewSetup, records: readonly RoundRecord[], seat: Seat, panels: readonly Panel[]): readonly Candidate[] => {
  const own = panels.filter(({ source }) => source === seat);
  return [...stops(records).keys()].flatMap((site): readonly Candidate[] =>
    own.some(({ id }) => shows(company, { id, source: seat }, [site]))
      ? [{ text: 'systemDown', values: { site: company.sites[site].id }, tone: 'bad', weight: 92 }]
      : [],
  );
};

/**
 * What was most telling in the last round for this seat, from its own panels alone: bad news first, at most six lines, each
 * sentence at most twice. Nothing after the opening. `usual` holds the panels of a usual round, which the first one is compared with.
 */
export const recap = (
  setup: ViewSetup,
  records: readonly RoundRecord[],
  seat: Seat,
  panels: readonly Panel[],
  usual: readonly Panel[],
): Recap | undefined => {
  const record = records.at(-1);
  if (record === undefined || record.round === 0) return undefined;
  const reader = readerOf(panels, seat, (id, key) => {
    const panel = usual.find((each) => each.id === id && each.source === seat);
    return panel?.usual?.find((row) => row.key === key)?.values[0] ?? undefined;
  });
  const candidates = [
    ...chainLines(reader),
    ...salesLines(reader),
    ...askedAhead(setup, record, seat, panels),
    ...logisticsLines(reader, setup),
    ...procurementLines(reader, setup, records),
    ...operationsLines(reader),
    ...downLines(setup, records, seat, panels),
    ...thrownAway(setup, record, seat, panels),
  ].sort((one, other) => other.weight - one.weight);
  const said = new Map<RecapText, number>();
  const lines: Recap['lines'][number][] = [];
  for (const { text, values, tone } of candidates) {
    const times = said.get(text) ?? 0;
    if (times >= 2 || lines.length >= mostLines) continue;
    said.set(text, times + 1);
    lines.push({ text, values, tone });
  }
  return { round: record.round, lines };
};
