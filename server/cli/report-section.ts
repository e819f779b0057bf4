/** A table of a report: the first column names the row, the others are numbers unless `words` says otherwise. */
export type ReportTable = {
  readonly caption: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Places of columns besides the first that hold words. */
  readonly words?: readonly number[];
};

/** A part of a report. Whatever a chart shows stands in the table too: for who can't see it, and for paper and Markdown. */
export type ReportSection = {
  readonly id: string;
  readonly title: string;
  readonly paragraphs: readonly string[];
  readonly table?: ReportTable;
  /** An SVG picture, and in words what it shows. */
  readonly chart?: { readonly draw: () => string; readonly description: string };
  /** How it was measured. */
  readonly footnote?: string;
};
