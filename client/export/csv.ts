import { stringify } from 'csv-stringify/browser/esm/sync';
import type { ReportTable } from '../model/report/report-table.ts';

/** What a spreadsheet would take for a formula when it stands first in a text: a name may begin with it, too. */
const formulaStart = /^[=+\-@\t\r]/;

/**
 * A table as a CSV file for spreadsheets (RFC 4180, UTF-8 with a byte order mark). Texts that a spreadsheet would run as a formula begin
 * with an apostrophe; numbers are left alone, negative ones too.
 */
export const csvOf = ({ columns, rows }: ReportTable): string =>
  stringify([columns.map(({ name }) => name), ...rows.map((row) => [...row])], {
    bom: true,
    record_delimiter: 'windows',
    cast: { string: (value) => (formulaStart.test(value) ? `'${value}` : value) },
  });
