import { seats } from '../../server/contract/ids.ts';
import type { ChartColour, ChartDrawing } from '../model/chart.ts';

/** What a colour is on the place it is drawn on: on a page the name of a token, so that themes and paper need no new drawing. */
export type Ink = (token: string) => string;

/** The size it is drawn for, and whether things may glide into place. */
export type Surface = { readonly ink: Ink; readonly width: number; readonly animated: boolean; readonly font: string };

/** All that drawings are coloured with. */
export const tokens = [
  ...seats,
  ...(['ink', 'quiet', 'good', 'bad', 'line', 'line-strong', 'paper', 'raised', 'well', 'band-promotion', 'band-trouble'] as const),
  ...Array.from({ length: 7 }, (_, place) => `chart-${place}`),
] as const;

export const tokenOf = (colour: ChartColour): string => (typeof colour === 'number' ? `chart-${colour % 7}` : colour);

/** Narrower than this, names beside bars break earlier and lines have no names at their ends. */
export const narrow = 560;
export const tipStyle = (ink: Ink) => ({
  renderMode: 'richText' as const,
  backgroundColor: ink('raised'),
  borderColor: ink('line-strong'),
  borderWidth: 1,
  padding: 10,
  confine: true,
  textStyle: { color: ink('ink'), fontSize: 12 },
});

export const axisStyle = ({ ink }: Surface) => ({
  axisLine: { lineStyle: { color: ink('line-strong') } },
  axisTick: { show: false },
  axisLabel: { color: ink('quiet'), fontSize: 12, hideOverlap: true },
  splitLine: { lineStyle: { color: ink('line') } },
});

/** How high a chart should be: lines have a size, rows need room for each. */
export const heightOf = (drawing: ChartDrawing): number => {
  switch (drawing.kind) {
    case 'lines':
      return 260;
    case 'bars':
      return 40 + drawing.rows.length * (14 + 20 * Math.max(1, drawing.series.length));
    case 'waterfall':
      return 40 + drawing.steps.length * 34;
    case 'spread':
      return 40 + drawing.rows.length * 44;
  }
};
