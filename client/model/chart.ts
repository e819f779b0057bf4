import type { Seat } from '../../server/contract/ids.ts';

/**
 * A chart as plain data: what is drawn, not how. Models make it, `ui/chart.tsx` shows it on screen, on paper and as a picture. Every
 * chart comes with a sentence and a table, so that nobody needs to see it.
 */

/** A colour by what it stands for; a number is a place in the palette of lines, which are told apart by their marks as well. */
export type ChartColour = Seat | 'ink' | 'quiet' | 'good' | 'bad' | number;

/** How a value is said: at the axis, beside a bar, in the tip. */
export type SayValue = (value: number) => string;

export type ChartLine = {
  readonly name: string;
  /** By place of `steps`; a gap where there is none. */
  readonly values: readonly (number | undefined)[];
  readonly colour: ChartColour;
  readonly dashed?: boolean;
  /** Filled down to nothing. */
  readonly area?: boolean;
  /** Measured at the axis on the right, which has a scale of its own. */
  readonly right?: boolean;
};

/** A stretch of time behind the lines, from one place of `steps` to another, both included. */
export type ChartBand = { readonly from: number; readonly to: number; readonly name: string; readonly tone: 'promotion' | 'trouble' };

export type LinesDrawing = {
  readonly kind: 'lines';
  /** What each place along the chart is called: `week 1`, `week 2` ... */
  readonly steps: readonly string[];
  readonly lines: readonly ChartLine[];
  readonly bands?: readonly ChartBand[];
  readonly say: SayValue;
  readonly sayRight?: SayValue;
  /** Nothing lies above or below: a share from 0 to 100. */
  readonly least?: number;
  readonly most?: number;
};

/** Bars that lie, in groups: one group a row, one bar a series. */
export type BarsDrawing = {
  readonly kind: 'bars';
  readonly rows: readonly string[];
  readonly series: readonly { readonly name: string; readonly colour: ChartColour; readonly values: readonly (number | undefined)[] }[];
  readonly say: SayValue;
  /** Where a line stands across all bars: what 1 means for a ratio. */
  readonly mark?: { readonly value: number; readonly name: string };
};

/** From a total to another, step by step: what each step adds or takes away. */
export type WaterfallDrawing = {
  readonly kind: 'waterfall';
  readonly steps: readonly {
    readonly name: string;
    readonly value: number;
    readonly kind: 'total' | 'change';
    readonly colour?: ChartColour;
  }[];
  /** A total as it is said, and a change, with its sign. */
  readonly say: SayValue;
  readonly sayChange: SayValue;
  /** Less is better: then a step down is the good one. */
  readonly lessIsBetter?: boolean;
};

/** How values spread: a line from the least to the most, a box over the middle half, the median, and every value as a point. */
export type SpreadDrawing = {
  readonly kind: 'spread';
  readonly rows: readonly {
    readonly name: string;
    readonly least: number;
    readonly lowerQuartile: number;
    readonly median: number;
    readonly upperQuartile: number;
    readonly most: number;
    /** `own`: told apart, the team that is looked at. */
    readonly points: readonly { readonly name: string; readonly value: number; readonly own?: boolean }[];
  }[];
  readonly say: SayValue;
};

export type ChartDrawing = LinesDrawing | BarsDrawing | WaterfallDrawing | SpreadDrawing;

/** The same numbers as a table. The first column names the row. */
export type ChartTable = {
  readonly caption: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
};
