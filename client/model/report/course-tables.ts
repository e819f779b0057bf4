import { kpiCatalogue } from '../../../server/contract/kpi-catalogue.ts';
import type { KpiId } from '../../../server/contract/desk.ts';
import type { Replay, TruePeriod } from '../../../server/contract/replay.ts';
import { kpiName } from '../definitions.ts';
import { keyName } from '../names.ts';
import type { Speech } from '../say.ts';
import { euros, percentOf, type ReportCell, type ReportColumn, type ReportTable } from './report-table.ts';

/** How a game went, as tables of numbers. */

const sum = (periods: readonly TruePeriod[], of: (period: TruePeriod) => number): number =>
  periods.reduce((total, period) => total + of(period), 0);

/** Flows of one or more periods that follow each other, and how things stand at the end of them. */
const courseCells = (periods: readonly TruePeriod[]): readonly ReportCell[] => {
  const last = periods.at(-1);
  const [orders, perfect] = [sum(periods, (each) => each.orders), sum(periods, (each) => each.perfectOrders)];
  return [
    sum(periods, (each) => each.demandUnits),
    sum(periods, (each) => each.deliveredUnits),
    sum(periods, (each) => each.lostUnits),
    last?.owedUnits,
    orders,
    perfect,
    percentOf(perfect, orders),
    euros(sum(periods, (each) => each.costCents)),
    euros(last?.cashCents),
  ];
};

const courseColumns = (speech: Speech): readonly ReportColumn[] => [
  { name: speech.say('export.column.demand'), kind: 'whole' },
  { name: speech.say('export.column.delivered'), kind: 'whole' },
  { name: speech.say('export.column.lost'), kind: 'whole' },
  { name: speech.say('export.column.owed'), kind: 'whole' },
  { name: speech.say('export.column.orders'), kind: 'whole' },
  { name: speech.say('export.column.perfect'), kind: 'whole' },
  { name: speech.say('export.column.service'), kind: 'percent' },
  { name: speech.say('export.column.cost'), kind: 'money' },
  { name: speech.say('export.column.cash'), kind: 'money' },
];

/** Rounds as people decided them, then what ran out behind them as one more row without a number. */
export const roundsTable = ({ rounds, truth }: Replay, speech: Speech): ReportTable => {
  const runOut = truth.periods.filter((period) => period.runOut);
  return {
    id: 'rounds',
    title: speech.say('export.table.rounds'),
    columns: [
      { name: speech.say('export.column.round'), kind: 'text' },
      { name: speech.say('export.column.act'), kind: 'text' },
      { name: speech.say('export.column.level'), kind: 'text' },
      ...courseColumns(speech),
    ],
    rows: [
      ...rounds.map(({ round, act, informationLevel }): readonly ReportCell[] => [
        String(round),
        String(act),
        informationLevel,
        ...courseCells(truth.periods.filter((period) => period.round === round && !period.runOut)),
      ]),
      ...(runOut.length === 0 ? [] : [[speech.say('export.runOut'), '', '', ...courseCells(runOut)]]),
    ],
  };
};

export const periodsTable = ({ truth }: Replay, speech: Speech): ReportTable => ({
  id: 'periods',
  title: speech.say('export.table.periods'),
  columns: [
    { name: speech.say('export.column.period'), kind: 'whole' },
    { name: speech.say('export.column.round'), kind: 'whole' },
    ...courseColumns(speech),
  ],
  rows: truth.periods.map((period) => [period.period, period.round, ...courseCells([period])]),
});

/** What stood on the shelves and in the books, site by site and item by item. */
export const stockTable = ({ truth, map }: Replay, speech: Speech): ReportTable => ({
  id: 'stock',
  title: speech.say('export.table.stock'),
  columns: [
    { name: speech.say('export.column.period'), kind: 'whole' },
    { name: speech.say('export.column.site'), kind: 'text' },
    { name: speech.say('export.column.item'), kind: 'text' },
    { name: speech.say('export.column.shelf'), kind: 'whole' },
    { name: speech.say('export.column.book'), kind: 'whole' },
    { name: speech.say('export.column.backlog'), kind: 'whole' },
    { name: speech.say('export.column.onOrder'), kind: 'whole' },
  ],
  rows: truth.periods.flatMap(({ period, onHand, book, backlog, onOrder }) =>
    truth.cells.map(({ site, item }, cell) => [
      period,
      keyName(map, site, speech),
      keyName(map, item, speech),
      onHand[cell],
      book[cell],
      backlog[cell],
      onOrder[cell],
    ]),
  ),
});

/** Orders placed along every link, and goods received, round by round, with the wave's growth in the last columns. */
export const ordersTable = ({ end, map }: Replay, speech: Speech): ReportTable => ({
  id: 'orders',
  title: speech.say('export.table.orders'),
  columns: [
    { name: speech.say('export.column.link'), kind: 'text' },
    { name: speech.say('export.column.item'), kind: 'text' },
    { name: speech.say('export.column.round'), kind: 'whole' },
    { name: speech.say('export.column.ordered'), kind: 'whole' },
    { name: speech.say('export.column.received'), kind: 'whole' },
    { name: speech.say('export.column.bullwhip'), kind: 'number' },
    { name: speech.say('export.column.bullwhipGoods'), kind: 'number' },
  ],
  rows: end.links.flatMap((link) =>
    [{ item: undefined, ...link }, ...link.items].flatMap(({ item, ordersByRound, goodsByRound, ratio, goodsRatio }) =>
      ordersByRound.map((units, place) => [
        keyName(map, link.link, speech),
        item === undefined ? speech.say('export.all') : keyName(map, item, speech),
        place + 1,
        units,
        goodsByRound[place],
        ratio,
        goodsRatio,
      ]),
    ),
  ),
});

/** A KPI as its unit says it, as a number of a spreadsheet. */
const kpiCell = (kpi: KpiId, value: number | undefined): number | undefined => {
  if (value === undefined) return undefined;
  const { unit } = kpiCatalogue[kpi];
  if (unit === 'money' || unit === 'moneyPerUnit') return value / 100;
  return unit === 'share' ? value * 100 : value;
};

export const kpisTable = ({ end }: Replay, speech: Speech): ReportTable => ({
  id: 'kpis',
  title: speech.say('export.table.kpis'),
  columns: [
    { name: speech.say('export.column.kpi'), kind: 'text' },
    { name: speech.say('export.column.value'), kind: 'number' },
    { name: speech.say('export.column.unit'), kind: 'text' },
    { name: speech.say('export.column.points'), kind: 'number' },
  ],
  rows: [
    [speech.say('export.jointScore'), end.jointScore, speech.say('export.unit.points'), undefined],
    ...end.kpis.map(({ kpi, value }): readonly ReportCell[] => [
      kpiName(kpi, speech),
      kpiCell(kpi, value),
      speech.say(`export.unit.${kpiCatalogue[kpi].unit}`),
      end.parts.find((part) => part.kpi === kpi)?.points,
    ]),
    ...end.benchmarks.map(({ policy, jointScore }): readonly ReportCell[] => [
      speech.say('export.benchmark', { name: speech.say(`end.policy.${policy}`) }),
      jointScore,
      speech.say('export.unit.points'),
      undefined,
    ]),
  ],
});
