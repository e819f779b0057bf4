import { beforeAll, expect, test } from 'vitest';
import { kpisTable, ordersTable, periodsTable, roundsTable, stockTable } from '../../../client/model/report/course-tables.ts';
import { agreementsTable, decisionsTable, timelineTable } from '../../../client/model/report/deciding-tables.ts';
import { printedReport } from '../../../client/model/report/printed-report.ts';
import type { ReportTable } from '../../../client/model/report/report-table.ts';
import { readDesks, type DeskReader } from '../../../client/model/replay/desk-at.ts';
import { hasText, speech } from '../../../client/ui/texts/texts.ts';
import type { Replay } from '../../../server/contract/replay.ts';
import { replayFixture } from '../../support/replay-fixture.ts';

let replay: Replay;
let desks: DeskReader;

beforeAll(async () => {
  ({ replay } = await replayFixture());
  desks = readDesks(replay);
}, 60_000);

const column = (table: ReportTable, name: string): number => table.columns.findIndex((each) => each.name === speech.say(name));
const total = (table: ReportTable, name: string): number => table.rows.reduce((sum, row) => sum + Number(row[column(table, name)] ?? 0), 0);

const allTables = (): readonly ReportTable[] => [
  roundsTable(replay, speech),
  periodsTable(replay, speech),
  stockTable(replay, speech),
  ordersTable(replay, speech),
  kpisTable(replay, speech),
  decisionsTable(replay, desks.deskAt, speech),
  agreementsTable(replay, desks.deskAt, speech),
  timelineTable(replay, desks.deskAt, speech),
];

test('every table has rows as wide as its head, and every word of it is a word', () => {
  for (const { id, title, columns, rows } of allTables()) {
    expect(rows.length, id).toBeGreaterThan(0);
    expect(rows.filter((row) => row.length !== columns.length)).toEqual([]);
    const words = [title, ...columns.map(({ name }) => name), ...rows.flat().filter((cell) => typeof cell === 'string')];
    // A text that is missing shows its key.
    expect(words.filter((word) => /^[a-z]+(\.[a-zA-Z]+)+$/.test(word) && !hasText(word))).toEqual([]);
    expect(words.filter((word) => word.startsWith('export.') || word.includes('{{'))).toEqual([]);
    expect(rows.flat().filter((cell) => typeof cell === 'number' && !Number.isFinite(cell))).toEqual([]);
  }
});

test('rounds, periods and key figures tell the same game', () => {
  const [rounds, periods] = [roundsTable(replay, speech), periodsTable(replay, speech)];
  for (const name of ['demand', 'delivered', 'lost', 'orders', 'perfect', 'cost'])
    expect(total(rounds, `export.column.${name}`), name).toBeCloseTo(total(periods, `export.column.${name}`), 6);
  const demand = replay.end.demand.demandByRound.reduce((sum, units) => sum + units, 0);
  const played = rounds.rows.slice(0, replay.rounds.length);
  expect(played.reduce((sum, row) => sum + Number(row[column(rounds, 'export.column.demand')]), 0)).toBe(demand);
});

test('decisions say what was decided in words and as the number that was used', () => {
  const table = decisionsTable(replay, desks.deskAt, speech);
  const moved = replay.rounds.reduce((sum, { decisions }) => sum + decisions.length, 0);
  expect(table.rows).toHaveLength(moved);
  const promotion = table.rows.find(
    (row) => row[2] === speech.say('lever.promotion.title', { round: speech.say('round.week') }) && Number(row[5]) > 0,
  );
  expect(promotion?.[4]).toMatch(/[A-Z][a-z]+/);
});

test('agreements carry their outcome and what they were worth', () => {
  const table = agreementsTable(replay, desks.deskAt, speech);
  expect(table.rows).toHaveLength(replay.end.agreements.length);
  const points = column(table, 'export.column.points');
  expect(table.rows.filter((row) => row[points] !== undefined)).toHaveLength(replay.end.worth.length);
});

test('the printed report stands without a debrief, and says so', () => {
  const { parts, title } = printedReport({ replay, debrief: undefined, commitments: [], deskAt: desks.deskAt }, speech);
  expect(title).toContain('The spring promotion');
  expect(parts).toContainEqual({ kind: 'text', text: speech.say('export.report.noMoments'), tone: 'quiet' });
  expect(parts.some(({ kind }) => kind === 'table')).toBe(true);
});

test('what the team wants to change stands in the report, with whose it is', () => {
  const commitments = [
    { text: 'Ask before we promote', seat: 'sales', atMs: 1 },
    { text: 'One set of numbers', atMs: 1 },
  ] as const;
  const { parts } = printedReport({ replay, debrief: undefined, commitments, deskAt: desks.deskAt }, speech);
  expect(parts).toContainEqual({ kind: 'list', items: ['Sales: Ask before we promote', 'One set of numbers'] });
});

test('a promise in the report says who asked whom, and what became of it, in one sentence', () => {
  const { parts } = printedReport({ replay, debrief: undefined, commitments: [], deskAt: desks.deskAt }, speech);
  const at = parts.findIndex((part) => part.kind === 'heading' && part.text === speech.say('export.report.agreements'));
  const list = parts[at + 1];
  if (list?.kind !== 'list') throw new Error('the report lists no promises');
  expect(list.items.filter((line) => /^(Sales|Logistics|Procurement|Operations) \w+/.test(line))).toEqual(list.items);
  expect(list.items.filter((line) => /\.:|\.;/.test(line))).toEqual([]);
  expect(list.items).toContainEqual(expect.stringMatching(/^Sales asks .*: (Kept|Missed)/));
});
