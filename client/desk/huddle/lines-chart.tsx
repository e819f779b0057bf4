import { scaleLinear, scalePoint } from 'd3-scale';
import { line, symbol, symbolCircle, symbolDiamond, symbolSquare, symbolTriangle } from 'd3-shape';
import { seats, type Seat } from '../../../server/contract/ids.ts';
import { roundUp } from '../../model/huddle.ts';
import { chartBox, gridLines } from './chart-frame.tsx';

const { width, height, start, end, top, bottom } = chartBox;
const marks = [symbolCircle, symbolSquare, symbolTriangle, symbolDiamond] as const;

/** A seat's mark on charts, so that its colour is never alone. */
const markPath = (seat: Seat, size: number): string => symbol(marks[seats.indexOf(seat)] ?? symbolCircle, size)() ?? '';

/** The same mark beside a name. */
export const SeatMark = ({ seat }: { readonly seat: Seat }) => (
  <svg class="seat-line-mark" data-seat={seat} width="26" height="12" viewBox="-13 -6 26 12" aria-hidden="true">
    <line x1="-13" x2="13" y1="0" y2="0" />
    <path d={markPath(seat, 56)} />
  </svg>
);

export type SeatLine = { readonly seat: Seat; readonly values: readonly (number | undefined)[] };

/** What was, and what each seat said, over rounds. All values are in a table beside it, so it is one picture to a reader. */
export const LinesChart = ({
  rounds,
  truth,
  lines,
  description,
}: {
  readonly rounds: readonly number[];
  /** By place of `rounds`, like the values of the lines. */
  readonly truth: readonly (number | undefined)[];
  readonly lines: readonly SeatLine[];
  readonly description: string;
}) => {
  const most = roundUp(Math.max(1, ...[truth, ...lines.map(({ values }) => values)].flat().map((units) => units ?? 0)));
  const x = scalePoint(
    rounds.map((_, place) => place),
    [start + 22, width - end - 22],
  );
  const y = scaleLinear([0, most], [height - bottom, top]);
  const pointsOf = (values: readonly (number | undefined)[]): [number, number][] =>
    values.flatMap((units, place): [number, number][] => (units === undefined ? [] : [[x(place) ?? 0, y(units)]]));
  return (
    <svg class="lines-chart" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={description}>
      {gridLines(most, y)}
      {rounds.map((round, place) => (
        <text key={round} class="chart-label" x={x(place)} y={height - 8} text-anchor="middle">
          {round}
        </text>
      ))}
      <path class="line-so-far" d={line()(pointsOf(truth)) ?? ''} />
      {pointsOf(truth).map(([cx, cy]) => (
        <circle key={cx} class="dot-so-far" cx={cx} cy={cy} r="3" />
      ))}
      {lines.map(({ seat, values }) => (
        <g key={seat} class="seat-line" data-seat={seat}>
          <path class="seat-path" d={line()(pointsOf(values)) ?? ''} />
          {pointsOf(values).map(([cx, cy]) => (
            <path key={cx} class="seat-mark-path" transform={`translate(${cx} ${cy})`} d={markPath(seat, 64)} />
          ))}
        </g>
      ))}
    </svg>
  );
};
