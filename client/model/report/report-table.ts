/** A table as a spreadsheet takes it: plain numbers with their unit in the column, nothing rounded for the eye. */
export type ReportTable = {
  /** Part of a file's name, and of a sheet's: lower-case, without blanks. */
  readonly id: string;
  readonly title: string;
  readonly columns: readonly ReportColumn[];
  /** `undefined`: nothing was measured. Money in the currency's main unit, shares in per cent. */
  readonly rows: readonly (readonly ReportCell[])[];
};
export type ReportColumn = { readonly name: string; readonly kind: 'text' | 'whole' | 'number' | 'money' | 'percent' };
export type ReportCell = string | number | undefined;

/** Money from cents as a spreadsheet takes it. */
export const euros = (cents: number | undefined): number | undefined => (cents === undefined ? undefined : cents / 100);

/** A part of a whole in per cent; nothing where there is no whole. */
export const percentOf = (part: number, whole: number): number | undefined => (whole === 0 ? undefined : (100 * part) / whole);
