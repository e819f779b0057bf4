import { inflateRawSync, inflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { csvOf } from '../../../client/export/csv.ts';
import { pdfOf } from '../../../client/export/pdf.ts';
import { fileNameOf } from '../../../client/export/save.ts';
import { xlsxOf } from '../../../client/export/xlsx.ts';
import type { PrintedReport } from '../../../client/model/report/printed-report.ts';
import type { ReportTable } from '../../../client/model/report/report-table.ts';

const table: ReportTable = {
  id: 'words',
  title: 'Words / [all]: a title that is longer than Excel allows',
  columns: [
    { name: 'Who', kind: 'text' },
    { name: 'Money, €', kind: 'money' },
  ],
  rows: [
    ['=HYPERLINK("http://evil")', -12.5],
    ['+49 30', 1234567.25],
    ['said "no", then\nleft', undefined],
    ['@sum', 0],
    ['Ana − Bo', 3],
  ],
};

/** Files of a ZIP archive by name. */
const unzipped = (bytes: Buffer): ReadonlyMap<string, string> => {
  const files = new Map<string, string>();
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  let at = bytes.readUInt32LE(end + 16);
  while (bytes.readUInt32LE(at) === 0x02014b50) {
    const [method, size, nameLength, extraLength, commentLength, start] = [
      bytes.readUInt16LE(at + 10),
      bytes.readUInt32LE(at + 20),
      bytes.readUInt16LE(at + 28),
      bytes.readUInt16LE(at + 30),
      bytes.readUInt16LE(at + 32),
      bytes.readUInt32LE(at + 42),
    ];
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength);
    const from = start + 30 + bytes.readUInt16LE(start + 26) + bytes.readUInt16LE(start + 28);
    const packed = bytes.subarray(from, from + size);
    files.set(name, (method === 0 ? packed : inflateRawSync(packed)).toString('utf8'));
    at += 46 + nameLength + extraLength + commentLength;
  }
  return files;
};

test('a CSV file begins with a byte order mark, quotes what needs it, and ends its lines as spreadsheets expect', () => {
  const text = csvOf(table);
  expect(text.startsWith('\uFEFFWho,"Money, €"\r\n')).toBe(true);
  expect(text).toContain('"said ""no"", then\nleft",\r\n');
});

test('no text of a CSV file can be run as a formula, and negative numbers stay numbers', () => {
  const text = csvOf(table);
  expect(text).toContain(`"'=HYPERLINK(""http://evil"")",-12.5\r\n`);
  expect(text).toContain("'+49 30,1234567.25");
  expect(text).toContain("'@sum,0");
  expect(text).toContain('Ana − Bo,3');
});

test('an Excel workbook has a sheet for each table, texts as texts and numbers as numbers', async () => {
  const files = unzipped(Buffer.from(await (await xlsxOf([table, { ...table, title: 'Second' }])).arrayBuffer()));
  const workbook = files.get('xl/workbook.xml') ?? '';
  expect([...workbook.matchAll(/<sheet [^>]*name="([^"]*)"/g)].map(([, name]) => name)).toEqual([
    'Words    all   a title that is '.slice(0, 31),
    'Second',
  ]);
  const sheet = files.get('xl/worksheets/sheet1.xml') ?? '';
  expect(sheet).not.toContain('<f>');
  expect(sheet).toContain('<v>-12.5</v>');
  expect([...files.values()].some((text) => text.includes('=HYPERLINK'))).toBe(true);
});

const report: PrintedReport = {
  title: 'Team Blue: The spring promotion',
  language: 'en',
  parts: [
    { kind: 'heading', text: 'What mattered most' },
    {
      kind: 'moment',
      title: 'First stockout',
      when: 'week 3',
      parts: [
        { kind: 'text', text: 'Water ran out.' },
        { kind: 'list', items: ['0 on the shelf', '120 − 40'] },
      ],
    },
    { kind: 'picture', title: 'Course', description: 'Service', drawing: { kind: 'lines', steps: ['1'], lines: [], say: String } },
    { kind: 'table', head: ['Figure', 'Value'], rows: Array.from({ length: 90 }, (_, row) => [`row ${row}`, String(row)]), numbersFrom: 1 },
  ],
};
const pixel = 'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

test('a report becomes a PDF of several pages with its title and language', async () => {
  const drawn: string[] = [];
  const draw = async (_: unknown, title: string): Promise<string> => {
    drawn.push(title);
    return pixel;
  };
  const pages = new Set<number>();
  const blob = await pdfOf(report, draw, (page, all) => {
    pages.add(all);
    return `${page} of ${all}`;
  });
  const text = Buffer.from(await blob.arrayBuffer()).toString('latin1');
  expect(text.startsWith('%PDF-')).toBe(true);
  expect(text).toContain('/Lang (en)');
  expect(drawn).toEqual(['Course']);
  expect(Math.max(...pages)).toBeGreaterThan(1);
});

/** The characters, as a PDF file says itself, that its glyphs stand for. */
const charactersOf = (bytes: Buffer): string => {
  const file = bytes.toString('latin1');
  const streams = [...file.matchAll(/\/FlateDecode[^>]*>>\s*stream\r?\n/g)].flatMap(({ 0: head, index }) => {
    const from = index + head.length;
    const text = inflateSync(bytes.subarray(from, file.indexOf('endstream', from))).toString('latin1');
    return text.includes('beginbfrange') ? [text] : [];
  });
  return streams
    .flatMap((text) => [...text.matchAll(/<([0-9a-f]{4})>/g)].map(([, code = '']) => String.fromCharCode(Number.parseInt(code, 16))))
    .join('');
};

test('a link reads as a way on in a PDF, whose font has no arrow', async () => {
  const link = { ...report, parts: [{ kind: 'list', items: ['Suppliers → Madrid'] }] } satisfies PrintedReport;
  const characters = charactersOf(
    Buffer.from(
      await (
        await pdfOf(
          link,
          async () => pixel,
          () => '',
        )
      ).arrayBuffer(),
    ),
  );
  expect(characters).toContain('›');
  expect(characters).not.toContain('→');
});

test('a file bears a name that every system takes', () => {
  expect(fileNameOf('The spring promotion', 'Team Bläu/7')).toBe('the-spring-promotion-team-blau-7');
  expect(fileNameOf('..')).toBe('crossdock');
});
