import { scaleLinear, scalePoint } from 'd3-scale';
import { curveStepAfter, line as lineOf } from 'd3-shape';
import { seats } from '../contract/ids.ts';
import type { BalanceFigures, BenchmarkFigures, LeverFigures, PartFigures, StockoutFigures } from '../play/report/figures.ts';
import type { ActLoad } from '../play/report/round-load.ts';
import type { Difference } from '../play/report/statistics.ts';
import {
  at,
  bottomAxis,
  chartWidth,
  circle,
  faint,
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
import { capital, kpiName, number, plain, spaced, teamName } from './report-words.ts';

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
      `<rect x="${at(x(score.q1))}" y="${at(middle - 12)}" width="${at(Math.max(1, x(score.q3) - x(score.q1)))}" height="24" fill="#fff" fill-opacity="0.55" stroke="${colour}" stroke-width="1.5"/>`,
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
  const rowHeight = 30;
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

/** Share of games in which a shelf has been empty so far, round by round. */
export const stockoutChart = (stockouts: readonly StockoutFigures[], description: string): string => {
  const [left, top, bottom] = [56, 34, 250];
  const rounds = stockouts[0]?.gamesByRound.length ?? 0;
  const x = scaleLinear([0.5, rounds + 0.5], [left, right]);
  const y = scaleLinear([0, 100], [bottom, top]);
  const step = Math.max(1, Math.ceil(rounds / 18));
  const dashes = { silo: '', coordinated: '7 4', doNothing: '2 3' } as const;
  const stroke = (name: StockoutFigures['name']): string =>
    `stroke="${teamColours[name]}" stroke-width="2.5"${dashes[name] === '' ? '' : ` stroke-dasharray="${dashes[name]}"`}`;
  const paths = stockouts.map(({ name, gamesByRound, neverGames }) => {
    const games = gamesByRound.reduce((total, count) => total + count, neverGames);
    let sum = 0;
    const points = gamesByRound.map((count, place): [number, number] => {
      sum += count;
      return [x(place + 0.5), y((100 * sum) / Math.max(1, games))];
    });
    const last = points.at(-1);
    return `<path d="${lineOf().curve(curveStepAfter)(last === undefined ? [] : [...points, [right, last[1]]]) ?? ''}" fill="none" ${stroke(name)}/>`;
  });
  const axes = [
    ...[0, 25, 50, 75, 100].flatMap((share) => [
      line(left, y(share), right, y(share), faint),
      text(left - 8, y(share) + 4, `${share} %`, { anchor: 'end', fill: quiet, size: 11 }),
    ]),
    ...Array.from({ length: rounds }, (_, place) => place + 1)
      .filter((round) => (round - 1) % step === 0)
      .map((round) => text(x(round), bottom + 16, String(round), { anchor: 'middle', fill: quiet, size: 11 })),
    text((left + right) / 2, bottom + 34, 'round', { anchor: 'middle', fill: quiet }),
  ];
  const key = legend(
    left,
    16,
    stockouts.map(({ name }) => ({
      mark: (markX: number, markY: number) => `<path d="M${at(markX - 8)} ${at(markY)}H${at(markX + 8)}" ${stroke(name)}/>`,
      words: ` ${teamName(name)}`,
    })),
  );
  return picture(
    'chart-stockouts',
    'When a shelf is empty for the first time',
    description,
    bottom + 44,
    axes.join('') + paths.join('') + key,
  );
};

/** Inputs of each seat by act: in view, and behind the "more" tab; a line where bots change that many. */
export const loadChart = (acts: readonly ActLoad[], description: string): string => {
  const [left, top, bottom] = [40, 34, 230];
  const most = Math.max(4, ...acts.flatMap((act) => seats.map((seat) => act.inView[seat] + act.rare[seat])));
  const y = scaleLinear([0, most], [bottom, top]).nice();
  const group = scalePoint(
    acts.map((_, place) => place),
    [left, right],
  ).padding(0.5);
  const step = acts.length > 1 ? group.step() : right - left;
  const width = Math.min(44, step / 5.5);
  const bars = acts.flatMap((act, place) => {
    const middle = acts.length > 1 ? (group(place) ?? 0) : (left + right) / 2;
    return [
      text(middle, bottom + 34, `${plain(act.name)}: ${number(act.rounds)} ${act.rounds === 1 ? 'round' : 'rounds'}`, { anchor: 'middle' }),
      ...seats.flatMap((seat, order) => {
        const x = middle + (order - 2) * (width + 4);
        const view = act.inView[seat];
        const changed = act.changed[seat];
        return [
          rect(x, y(view), width, bottom - y(view), seatColours[seat], 0.85),
          rect(x, y(view + act.rare[seat]), width, y(view) - y(view + act.rare[seat]), seatColours[seat], 0.25),
          line(x - 1, y(changed), x + width + 1, y(changed), ink, 3),
          text(x + width / 2, bottom + 15, seat.slice(0, width < 34 ? 2 : 5), { anchor: 'middle', fill: quiet, size: 10.5 }),
        ];
      }),
    ];
  });
  const axis = y
    .ticks(5)
    .filter(Number.isInteger)
    .flatMap((tick) => [
      line(left, y(tick), right, y(tick), faint),
      text(left - 8, y(tick) + 4, String(tick), { anchor: 'end', fill: quiet, size: 11 }),
    ]);
  const key = legend(left, 16, [
    { mark: (x, markY) => rect(x - 5, markY - 5, 10, 10, quiet, 0.85), words: 'inputs in view' },
    { mark: (x, markY) => rect(x - 5, markY - 5, 10, 10, quiet, 0.25), words: 'behind "more"' },
    { mark: (x, markY) => line(x - 6, markY, x + 6, markY, ink, 3), words: 'changed by coordinated bots in a round' },
  ]);
  return picture('chart-load', 'Inputs of each seat', description, bottom + 46, axis.join('') + bars.join('') + key);
};

const partColours = ['#0068a8', '#00795a', '#b86e00', '#a8457a', '#5b6b7b', '#1c3448', '#c2410c', '#7a8b99'] as const;

/** What the joint score of each team is made of, on average. */
export const partsChart = (parts: readonly PartFigures[], benchmarks: BalanceFigures['benchmarks'], description: string): string => {
  const rowHeight = 44;
  const top = 34;
  const bottom = top + benchmarks.length * rowHeight;
  const x = scaleLinear([0, 100], [labelWidth, right]);
  const colourOf = (place: number): string => partColours[place % partColours.length] ?? quiet;
  const rows = benchmarks.map(({ name }, row) => {
    const middle = top + (row + 0.5) * rowHeight;
    let points = 0;
    const bars = parts.map(({ byTeam }, place) => {
      const mean = byTeam.find((each) => each.name === name)?.meanPoints ?? 0;
      const from = x(points);
      points += mean;
      const wide = x(points) - from;
      return (
        rect(from, middle - 13, wide, 26, colourOf(place)) +
        (wide < 26 ? '' : text(from + wide / 2, middle + 4, number(mean), { anchor: 'middle', fill: '#fff', size: 11 }))
      );
    });
    return text(0, middle + 4, capital(teamName(name)), { weight: 600 }) + bars.join('');
  });
  const key = legend(
    0,
    16,
    parts.map(({ kpi, weight }, place) => ({
      mark: (markX: number, markY: number) => rect(markX - 5, markY - 5, 10, 10, colourOf(place)),
      words: `${kpiName(kpi)} (${weight})`,
    })),
  );
  return picture(
    'chart-parts',
    'What the joint score is made of',
    description,
    bottom + 44,
    bottomAxis(x, top, bottom, 'points', 10) + rows.join('') + key,
  );
};
