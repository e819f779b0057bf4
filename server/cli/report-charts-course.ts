import { scaleLinear, type ScaleLinear } from 'd3-scale';
import { curveStepAfter, line as lineOf } from 'd3-shape';
import { seats } from '../contract/ids.ts';
import type { BalanceFigures, PartFigures, StockoutFigures } from '../play/report/figures.ts';
import type { ActLoad } from '../play/report/round-load.ts';
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
  quiet,
  rect,
  seatColours,
  teamColours,
  text,
} from './report-svg.ts';
import { capital, kpiName, number, plain, teamName } from './report-words.ts';

const right = chartWidth - 24;
const [roundsLeft, roundsTop, roundsBottom] = [56, 34, 240];
const dashes = { silo: '', coordinated: '7 4', doNothing: '2 3' } as const;

const stroke = (name: StockoutFigures['name']): string =>
  `stroke="${teamColours[name]}" stroke-width="2.5"${dashes[name] === '' ? '' : ` stroke-dasharray="${dashes[name]}"`}`;

/** Axes of a chart of per cents by round, and which line is whose. */
const roundsFrame = (
  rounds: number,
  x: ScaleLinear<number, number>,
  y: ScaleLinear<number, number>,
  names: readonly StockoutFigures['name'][],
): string => {
  const step = Math.max(1, Math.ceil(rounds / 18));
  return [
    ...y
      .ticks(5)
      .flatMap((share) => [
        line(roundsLeft, y(share), right, y(share), faint),
        text(roundsLeft - 8, y(share) + 4, `${share} %`, { anchor: 'end', fill: quiet, size: 11 }),
      ]),
    ...Array.from({ length: rounds }, (_, place) => place + 1)
      .filter((round) => (round - 1) % step === 0)
      .map((round) => text(x(round), roundsBottom + 16, String(round), { anchor: 'middle', fill: quiet, size: 11 })),
    text((roundsLeft + right) / 2, roundsBottom + 34, 'round', { anchor: 'middle', fill: quiet }),
    legend(
      roundsLeft,
      16,
      names.map((name) => ({
        mark: (markX: number, markY: number) => `<path d="M${at(markX - 8)} ${at(markY)}H${at(markX + 8)}" ${stroke(name)}/>`,
        words: ` ${teamName(name)}`,
      })),
    ),
  ].join('');
};

/** Share of games in which a shelf has been empty so far, round by round. */
export const stockoutChart = (stockouts: readonly StockoutFigures[], description: string): string => {
  const rounds = stockouts[0]?.gamesByRound.length ?? 0;
  const x = scaleLinear([0.5, rounds + 0.5], [roundsLeft, right]);
  const y = scaleLinear([0, 100], [roundsBottom, roundsTop]);
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
  return picture(
    'chart-stockouts',
    'When a shelf is empty for the first time',
    description,
    roundsBottom + 44,
    roundsFrame(
      rounds,
      x,
      y,
      stockouts.map(({ name }) => name),
    ) + paths.join(''),
  );
};

/** Mean share of units served in time, round by round, from the worst upwards. */
export const serviceChart = (stockouts: readonly StockoutFigures[], description: string): string => {
  const rounds = stockouts[0]?.serviceByRound.length ?? 0;
  const least = Math.min(...stockouts.flatMap(({ serviceByRound }) => serviceByRound.flatMap((service) => service ?? [])), 0.9);
  const x = scaleLinear([0.5, rounds + 0.5], [roundsLeft, right]);
  const y = scaleLinear([Math.max(0, Math.floor(10 * least) * 10), 100], [roundsBottom, roundsTop]);
  const drawn = stockouts.map(({ name, serviceByRound }) => {
    const points = serviceByRound.flatMap((service, place): [number, number][] =>
      service === undefined ? [] : [[x(place + 1), y(100 * service)]],
    );
    return (
      `<path d="${lineOf()(points) ?? ''}" fill="none" ${stroke(name)}/>` +
      points.map(([left, top]) => circle(left, top, 3, teamColours[name])).join('')
    );
  });
  return picture(
    'chart-service',
    'Units served in time, round by round',
    description,
    roundsBottom + 44,
    roundsFrame(
      rounds,
      x,
      y,
      stockouts.map(({ name }) => name),
    ) + drawn.join(''),
  );
};

/** Inputs of each seat by act: in view, and behind the "more" tab; a line where bots change that many. */
export const loadChart = (acts: readonly ActLoad[], description: string): string => {
  const [left, top, bottom] = [40, 60, 250];
  const most = Math.max(4, ...acts.flatMap((act) => seats.map((seat) => act.inView[seat] + act.rare[seat])));
  const y = scaleLinear([0, most], [bottom, top]).nice();
  const step = (right - left) / Math.max(1, acts.length);
  const width = Math.min(44, step / 5.5);
  const bars = acts.flatMap((act, place) => {
    const middle = left + (place + 0.5) * step;
    return [
      text(middle, bottom + 34, `${plain(act.name)}: ${number(act.rounds)} ${act.rounds === 1 ? 'round' : 'rounds'}`, { anchor: 'middle' }),
      ...seats.flatMap((seat, order) => {
        const x = middle + (order - 2) * (width + 4) + 2;
        const view = act.inView[seat];
        const all = view + act.rare[seat];
        return [
          rect(x, y(view), width, bottom - y(view), seatColours[seat], 0.85),
          rect(x, y(all), width, y(view) - y(all), seatColours[seat], 0.25),
          line(x - 1, y(act.changed[seat]), x + width + 1, y(act.changed[seat]), ink, 3),
          text(x + width / 2, bottom + 15, seat.charAt(0).toUpperCase(), { anchor: 'middle', fill: quiet, size: 11 }),
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
  const box =
    (fill: string, opacity: number) =>
    (x: number, markY: number): string =>
      rect(x - 5, markY - 5, 10, 10, fill, opacity);
  const keys = [
    legend(
      left,
      16,
      seats.map((seat) => ({ mark: box(seatColours[seat], 0.85), words: `${seat.charAt(0).toUpperCase()}: ${seat}` })),
    ),
    legend(left, 38, [
      { mark: box(quiet, 0.85), words: 'inputs in view' },
      { mark: box(quiet, 0.25), words: 'behind "more"' },
      { mark: (x, markY) => line(x - 6, markY, x + 6, markY, ink, 3), words: 'changed by coordinated bots in a round' },
    ]),
  ];
  return picture('chart-load', 'Inputs of each seat', description, bottom + 46, axis.join('') + bars.join('') + keys.join(''));
};

/** From dark to light, so that no part looks like a seat; numbers in the light ones are dark. */
const partLooks = [
  { fill: '#16324a', number: '#fff' },
  { fill: '#2f6690', number: '#fff' },
  { fill: '#7fb0d6', number: ink },
  { fill: '#c6dcee', number: ink },
  { fill: '#5b6b7b', number: '#fff' },
  { fill: '#aeb9c4', number: ink },
  { fill: '#3f4a55', number: '#fff' },
] as const;

/** What the joint score of each team is made of, on average. */
export const partsChart = (parts: readonly PartFigures[], benchmarks: BalanceFigures['benchmarks'], description: string): string => {
  const [left, top, rowHeight] = [190, 34, 44];
  const bottom = top + benchmarks.length * rowHeight;
  const x = scaleLinear([0, 100], [left, right]);
  const lookOf = (place: number): (typeof partLooks)[number] => partLooks[place % partLooks.length] ?? partLooks[0];
  const rows = benchmarks.map(({ name }, row) => {
    const middle = top + (row + 0.5) * rowHeight;
    let points = 0;
    const bars = parts.map(({ byTeam }, place) => {
      const mean = byTeam.find((each) => each.name === name)?.meanPoints ?? 0;
      const from = x(points);
      points += mean;
      const wide = x(points) - from;
      const look = lookOf(place);
      return (
        rect(from, middle - 13, wide, 26, look.fill) +
        (wide < 26 ? '' : text(from + wide / 2, middle + 4, number(mean), { anchor: 'middle', fill: look.number, size: 11 }))
      );
    });
    return text(0, middle + 4, capital(teamName(name)), { weight: 600 }) + bars.join('');
  });
  const key = legend(
    0,
    16,
    parts.map(({ kpi, weight }, place) => ({
      mark: (markX: number, markY: number) => rect(markX - 5, markY - 5, 10, 10, lookOf(place).fill),
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
