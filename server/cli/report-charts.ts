import { scaleLinear } from 'd3-scale';
import type { BenchmarkFigures, LeverFigures } from '../play/report/figures.ts';
import type { Difference } from '../play/report/statistics.ts';
import {
  at,
  bottomAxis,
  chartWidth,
  circle,
  ink,
  legend,
  line,
  picture,
  pointer,
  quiet,
  rect,
  seatColours,
  teamColours,
  text,
} from './report-svg.ts';
import { capital, spaced, teamName } from './report-words.ts';

const labelWidth = 190;
const right = chartWidth - 24;

/** Every game as a dot, and over them a box from the first to the third quartile with the median in it. */
export const scoreChart = (benchmarks: readonly BenchmarkFigures[], description: string): string => {
  const rowHeight = 62;
  const bottom = 10 + benchmarks.length * rowHeight;
  const x = scaleLinear([0, 100], [labelWidth, right]);
  const rows = benchmarks.map(({ name, informationLevel, score, scores }, place) => {
    const middle = 10 + (place + 0.5) * rowHeight;
    const colour = teamColours[name];
    return [
      text(0, middle, capital(teamName(name)), { weight: 600 }),
      text(0, middle + 16, `information ${informationLevel}`, { fill: quiet, size: 11 }),
      // Spread out by the golden ratio: evenly, and the same every time.
      ...scores.map((each, game) => circle(x(each), middle - 20 + 40 * ((game * 0.618034) % 1), 2.6, colour, 0.35)),
      `<rect x="${at(x(score.q1))}" y="${at(middle - 12)}" width="${at(Math.max(1, x(score.q3) - x(score.q1)))}" height="24" fill="#fff" fill-opacity="0.2" stroke="${colour}" stroke-width="1.5"/>`,
      line(x(score.p5), middle, x(score.q1), middle, colour, 1.5),
      line(x(score.q3), middle, x(score.p95), middle, colour, 1.5),
      line(x(score.median), middle - 12, x(score.median), middle + 12, colour, 3),
    ].join('');
  });
  return picture(
    'chart-score',
    'Joint score by team',
    description,
    bottom + 44,
    bottomAxis(x, 10, bottom, 'joint score, points', 10) + rows.join(''),
  );
};

/** One row of a chart of differences: a mean with its interval. */
export type DifferenceRow = { readonly name: string; readonly note?: string; readonly colour: string; readonly difference: Difference };

const domainOf = (differences: readonly Difference[]): readonly [number, number] => {
  const least = Math.min(0, ...differences.map((each) => each.low));
  const most = Math.max(0, ...differences.map((each) => each.high));
  const margin = Math.max(0.5, (most - least) * 0.04);
  return [least - margin, most + margin];
};

/** Differences to a base line: to the right is more. */
export const differenceChart = (id: string, title: string, description: string, axis: string, rows: readonly DifferenceRow[]): string => {
  const rowHeight = rows.some(({ note }) => note !== undefined) ? 34 : 28;
  const bottom = 8 + rows.length * rowHeight;
  const x = scaleLinear(domainOf(rows.map(({ difference }) => difference)), [labelWidth + 70, right]);
  const drawn = rows.map(({ name, note, colour, difference }, place) => {
    const middle = 8 + (place + 0.5) * rowHeight;
    return [
      text(0, middle + (note === undefined ? 4 : -1), name),
      note === undefined ? '' : text(0, middle + 12, note, { fill: quiet, size: 10.5 }),
      rect(Math.min(x(0), x(difference.mean)), middle - 7, Math.abs(x(difference.mean) - x(0)), 14, colour, 0.3),
      line(x(difference.low), middle, x(difference.high), middle, colour, 2),
      circle(x(difference.mean), middle, 4.5, colour),
    ].join('');
  });
  return picture(
    id,
    title,
    description,
    bottom + 44,
    `${bottomAxis(x, 8, bottom, axis)}${line(x(0), 8, x(0), bottom, ink, 1.5)}${drawn.join('')}`,
  );
};

const heldMarks = {
  untouched: (x: number, y: number) => circle(x, y, 4.5, ink),
  least: (x: number, y: number) => pointer(x, y, -1, '#0068a8'),
  most: (x: number, y: number) => pointer(x, y, 1, '#c2410c'),
} as const;
const heldColours = { untouched: ink, least: '#0068a8', most: '#c2410c' } as const;

/** What each lever is worth: three marks a row, where it is held untouched, at its least and at its most. */
export const leverChart = (levers: readonly LeverFigures[], description: string): string => {
  const rowHeight = 28;
  const top = 34;
  const bottom = top + levers.length * rowHeight;
  const x = scaleLinear(domainOf(levers.flatMap(({ untouched, least, most }) => [untouched, least, most])), [labelWidth + 40, right]);
  const rows = levers.map((each, place) => {
    const middle = top + (place + 0.5) * rowHeight;
    return [
      place % 2 === 0 ? rect(0, middle - rowHeight / 2, right, rowHeight, '#eef1f5', 0.6) : '',
      rect(4, middle - 5, 10, 10, seatColours[each.seat]),
      text(20, middle + 4, capital(spaced(each.lever))),
      text(labelWidth + 20, middle + 4, each.seat, { fill: quiet, size: 11, anchor: 'end' }),
      ...(['least', 'most', 'untouched'] as const).flatMap((held, row) => {
        const y = middle + (row - 1) * 6;
        return [line(x(each[held].low), y, x(each[held].high), y, heldColours[held], 1.5), heldMarks[held](x(each[held].mean), y)];
      }),
    ].join('');
  });
  return picture(
    'chart-levers',
    'What each lever is worth',
    description,
    bottom + 44,
    legend(labelWidth + 40, 16, [
      { mark: heldMarks.untouched, words: 'untouched' },
      { mark: heldMarks.least, words: 'held at its least' },
      { mark: heldMarks.most, words: 'held at its most' },
    ]) +
      rows.join('') +
      bottomAxis(x, top, bottom, 'points against the coordinated team', 8) +
      line(x(0), top, x(0), bottom, ink, 1.5),
  );
};
