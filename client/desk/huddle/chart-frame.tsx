import { whole } from '../../model/numbers.ts';
import { speech } from '../../ui/texts/texts.ts';

/** The size of the small charts of a huddle, in their own units, and the margins around what they plot. */
export const chartBox = { width: 560, height: 240, start: 50, end: 8, top: 14, bottom: 24 } as const;

/** Lines across a chart with their units, from nothing to the most. */
export const gridLines = (most: number, y: (units: number) => number) =>
  [0, most / 2, most].map((units) => (
    <g key={units} class="chart-grid">
      <line x1={chartBox.start} x2={chartBox.width - chartBox.end} y1={y(units)} y2={y(units)} />
      <text class="chart-label" x={chartBox.start - 8} y={y(units) + 4} text-anchor="end">
        {whole(units, speech.language)}
      </text>
    </g>
  ));
