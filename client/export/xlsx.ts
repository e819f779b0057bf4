import writeXlsxFile from 'write-excel-file/browser';
import type { ReportColumn, ReportTable } from '../model/report/report-table.ts';

const formats: Readonly<Record<ReportColumn['kind'], string | undefined>> = {
  text: undefined,
  whole: '#,##0',
  number: '#,##0.00',
  money: '#,##0.00',
  percent: '0.0',
};

/** Wide enough for what stands in it, in characters. */
const leastWidth = 8;
const mostWidth = 70;

/** Excel takes at most 31 characters and none of `: \ / ? * [ ]` for a sheet's name. */
const sheetName = (title: string): string => title.replaceAll(/[:\\/?*[\]]/g, ' ').slice(0, 31);

const sheetOf = ({ title, columns, rows }: ReportTable) => ({
  sheet: sheetName(title),
  stickyRowsCount: 1,
  columns: columns.map(({ name }, place) => {
    const longest = rows.reduce((most, row) => Math.max(most, String(row[place] ?? '').length), name.length);
    return { width: Math.min(mostWidth, Math.max(leastWidth, longest + 2)) };
  }),
  data: [
    columns.map(({ name }) => ({ value: name, type: String, fontWeight: 'bold' as const, wrap: true })),
    ...rows.map((row) =>
      row.map((value, place) => {
        if (value === undefined || value === '') return undefined;
        // Texts are typed as such: what begins with `=` is shown, never run.
        if (typeof value === 'string') return { value, type: String };
        const format = formats[columns[place]?.kind ?? 'number'];
        return format === undefined ? { value, type: Number } : { value, type: Number, format };
      }),
    ),
  ],
});

/** Tables as one Excel workbook, a sheet each. */
export const xlsxOf = (tables: readonly ReportTable[]): Promise<Blob> => writeXlsxFile(tables.map(sheetOf)).toBlob();
