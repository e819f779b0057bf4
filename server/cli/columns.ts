/** Lines in columns: the first column to the left, numbers to the right. */
export const aligned = (rows: readonly (readonly string[])[]): string => {
  const widths: number[] = [];
  for (const row of rows) for (const [place, text] of row.entries()) widths[place] = Math.max(widths[place] ?? 0, text.length);
  return rows
    .map((row) => row.map((text, place) => (place === 0 ? text.padEnd(widths[place] ?? 0) : text.padStart(widths[place] ?? 0))).join('  '))
    .join('\n');
};

/** A number as people read it, or a dash where there is none. */
export const figure = (value: number | null | undefined, places = 2): string =>
  value === null || value === undefined
    ? '-'
    : value.toLocaleString('en', { minimumFractionDigits: places, maximumFractionDigits: places });
