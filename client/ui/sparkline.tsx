import { scaleLinear } from 'd3-scale';
import { area, line } from 'd3-shape';

const width = 56;
const height = 16;
const edge = 2;
const mostRounds = 12;

/** A row's rounds as a small line, the last twelve or `all` of them. The numbers stand in the table beside it, so it is decoration to a reader. */
export const Sparkline = ({ series, all = false }: { readonly series: readonly number[]; readonly all?: boolean }) => {
  if (series.length < 2) return <span class="quiet">–</span>;
  const shown = all ? series : series.slice(-mostRounds);
  const x = scaleLinear([0, shown.length - 1], [edge, width - edge]);
  const y = scaleLinear([Math.min(0, ...shown), Math.max(1, ...shown)], [height - edge, edge]);
  const points = shown.map((value, place): [number, number] => [x(place), y(value)]);
  const last = points[points.length - 1];
  return (
    <svg class="sparkline" width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      <path class="spark-area" d={area().y0(height - edge)(points) ?? ''} />
      <path class="spark-line" d={line()(points) ?? ''} />
      {last === undefined ? null : <circle class="spark-dot" cx={last[0]} cy={last[1]} r="2" />}
    </svg>
  );
};
