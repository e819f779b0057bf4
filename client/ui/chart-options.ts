import type { EChartsCoreOption, SeriesOption } from 'echarts';
import type { ChartBand, ChartDrawing, LinesDrawing } from '../model/chart.ts';
import { barsOption, spreadOption, waterfallOption } from './chart-rows.ts';
import { axisStyle, narrow, tipStyle, tokenOf, type Surface } from './chart-surface.ts';
import { markOf } from './line-styles.ts';

/** Everything about a chart of lines but the cursor. */
const linesOption = (drawing: LinesDrawing, surface: Surface): EChartsCoreOption => {
  const { ink, width } = surface;
  const { steps, lines, bands = [], say, sayRight, least, most } = drawing;
  const axis = axisStyle(surface);
  const hasRight = lines.some((line) => line.right === true);
  const tones = { promotion: ink('band-promotion'), trouble: ink('band-trouble') };
  const names = { promotion: ink('sales'), trouble: ink('bad') };
  const levels = nameLevels(bands);
  const series: SeriesOption[] = lines.map((line, place) => ({
    type: 'line',
    name: line.name,
    yAxisIndex: line.right === true ? 1 : 0,
    data: line.values.map((value, at) => [at, value ?? '-']),
    symbol: typeof line.colour === 'number' ? markOf(line.colour) : 'circle',
    symbolSize: steps.length > 40 ? 0 : 6,
    showSymbol: steps.length <= 40,
    color: ink(tokenOf(line.colour)),
    lineStyle: { width: 2, color: ink(tokenOf(line.colour)), type: line.dashed === true ? 'dashed' : 'solid' },
    ...(line.area === true ? { areaStyle: { color: ink(tokenOf(line.colour)), opacity: 0.12 } } : {}),
    emphasis: { disabled: true },
    z: 3,
    ...(place > 0
      ? {}
      : {
          markArea: {
            silent: true,
            data: bands.map((band, at) => [
              {
                name: band.name,
                xAxis: band.from - 0.5,
                itemStyle: { color: tones[band.tone] },
                label: {
                  color: names[band.tone],
                  fontSize: 12,
                  position: band.from > 0.7 * steps.length ? 'insideTopRight' : 'insideTopLeft',
                  offset: [0, 15 * (levels[at] ?? 0)],
                  show: width >= narrow || bands.length < 3,
                },
              },
              { xAxis: band.to + 0.5 },
            ]),
          },
        }),
  }));
  return {
    grid: { left: 4, right: hasRight ? 4 : 14, top: 18, bottom: 4, containLabel: true },
    tooltip: {
      ...tipStyle(ink),
      trigger: 'axis',
      axisPointer: { snap: true, label: { show: false }, lineStyle: { color: ink('line-strong') } },
      formatter: (hits: unknown) => tipOf(hits, lines, drawing),
    },
    xAxis: {
      type: 'value',
      min: -0.5,
      max: steps.length - 0.5,
      ...axis,
      splitLine: { show: false },
      axisLabel: { ...axis.axisLabel, customValues: labelled(steps, width), formatter: (place: number) => steps[place] ?? '' },
    },
    yAxis: [
      {
        type: 'value',
        ...axis,
        axisLine: { show: false },
        ...(least === undefined ? {} : { min: least }),
        ...(most === undefined ? {} : { max: most }),
        splitNumber: 4,
        axisLabel: { ...axis.axisLabel, formatter: say },
      },
      ...(hasRight
        ? [
            {
              type: 'value',
              ...axis,
              axisLine: { show: false },
              splitNumber: 4,
              splitLine: { show: false },
              axisLabel: { ...axis.axisLabel, formatter: sayRight ?? say },
            },
          ]
        : []),
    ],
    series: [...series, { type: 'line', id: 'cursor', name: '', data: [], silent: true, tooltip: { show: false } }],
  };
};

/** On which line below each other the names of bands stand: bands that touch would have them over each other. */
const nameLevels = (bands: readonly ChartBand[]): readonly number[] => {
  const levels: number[] = [];
  for (const [at, band] of bands.entries()) {
    const taken = new Set(
      bands.slice(0, at).flatMap((other, place) => (band.from <= other.to + 1 && other.from <= band.to + 1 ? [levels[place]] : [])),
    );
    let level = 0;
    while (taken.has(level)) level += 1;
    levels.push(level);
  }
  return levels;
};

/** Places of the steps whose names have room beside each other: every one, every second, fifth, tenth ... */
const labelled = (steps: readonly string[], width: number): number[] => {
  const letters = Math.max(1, ...steps.map((step) => step.length));
  const room = Math.max(1, Math.floor(width / (letters * 7 + 18)));
  const stride = [1, 2, 5, 10, 20, 25, 50, 100].find((each) => Math.ceil(steps.length / each) <= room) ?? steps.length;
  return steps.flatMap((_, place) => (place % stride === 0 ? [place] : []));
};

/** The lines' values at one place, as lines of text. */
const tipOf = (hits: unknown, lines: LinesDrawing['lines'], { say, sayRight, steps }: LinesDrawing): string => {
  const [first] = Array.isArray(hits) ? (hits as readonly { readonly dataIndex: number }[]) : [];
  if (first === undefined) return '';
  const values = lines.flatMap((line) => {
    const value = line.values[first.dataIndex];
    return value === undefined ? [] : [`${line.name}: ${(line.right === true ? (sayRight ?? say) : say)(value)}`];
  });
  return [steps[first.dataIndex] ?? '', ...values].join('\n');
};

/** A line across the chart at a place of its steps: where the reader is. Nothing without a place. */
export const cursorOption = (place: number | undefined, { ink }: Pick<Surface, 'ink'>): EChartsCoreOption => ({
  series: [
    {
      id: 'cursor',
      markLine: {
        silent: true,
        animation: false,
        symbol: 'none',
        label: { show: false },
        lineStyle: { color: ink('ink'), width: 1.5, type: 'dashed' },
        data: place === undefined ? [] : [{ xAxis: place }],
      },
    },
  ],
});

/** A drawing as an option of ECharts. */
export const optionOf = (drawing: ChartDrawing, surface: Surface): EChartsCoreOption => ({
  animation: surface.animated,
  animationDuration: 300,
  textStyle: { fontFamily: surface.font, color: surface.ink('ink') },
  ...kindOption(drawing, surface),
});

const kindOption = (drawing: ChartDrawing, surface: Surface): EChartsCoreOption => {
  switch (drawing.kind) {
    case 'lines':
      return linesOption(drawing, surface);
    case 'bars':
      return barsOption(drawing, surface);
    case 'waterfall':
      return waterfallOption(drawing, surface);
    case 'spread':
      return spreadOption(drawing, surface);
  }
};
