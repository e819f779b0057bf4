import type { CustomSeriesRenderItem, EChartsCoreOption } from 'echarts';
import type { BarsDrawing, SpreadDrawing, WaterfallDrawing } from '../model/chart.ts';
import { axisStyle, narrow, tipStyle, tokenOf, type Surface } from './chart-surface.ts';

/** Rows with their names on the left, values along the bottom. */
const rowsOption = (rows: readonly string[], surface: Surface, say: (value: number) => string) => {
  const axis = axisStyle(surface);
  return {
    grid: { left: 4, right: 64, top: 8, bottom: 4, containLabel: true },
    yAxis: {
      type: 'category',
      inverse: true,
      data: [...rows],
      ...axis,
      axisLine: { show: false },
      splitLine: { show: false },
      axisLabel: {
        ...axis.axisLabel,
        color: surface.ink('ink'),
        fontSize: 13,
        hideOverlap: false,
        interval: 0,
        width: surface.width < narrow ? 116 : 220,
        overflow: 'break',
        lineHeight: 16,
      },
    },
    xAxis: { type: 'value', ...axis, axisLine: { show: false }, splitNumber: 4, axisLabel: { ...axis.axisLabel, formatter: say } },
  };
};

export const barsOption = (drawing: BarsDrawing, surface: Surface): EChartsCoreOption => {
  const { ink } = surface;
  const { rows, series, say, mark } = drawing;
  return {
    ...rowsOption(rows, surface, say),
    tooltip: { show: false },
    series: series.map((each, place) => ({
      type: 'bar',
      name: each.name,
      data: each.values.map((value) => value ?? '-'),
      color: ink(tokenOf(each.colour)),
      barMaxWidth: 16,
      barGap: '15%',
      barCategoryGap: '32%',
      emphasis: { disabled: true },
      label: {
        show: true,
        position: 'right',
        color: ink('ink'),
        fontSize: 12,
        formatter: ({ value }: { value: unknown }) => say(Number(value)),
      },
      ...(place > 0 || mark === undefined
        ? {}
        : {
            markLine: {
              silent: true,
              symbol: 'none',
              lineStyle: { color: ink('ink'), type: 'dashed' },
              label: { formatter: mark.name, color: ink('quiet'), position: 'start', distance: 4, show: false },
              data: [{ xAxis: mark.value }],
            },
          }),
    })),
  };
};

export const waterfallOption = (drawing: WaterfallDrawing, surface: Surface): EChartsCoreOption => {
  const { ink } = surface;
  const { steps, say, sayChange, lessIsBetter = false } = drawing;
  let level = 0;
  const spans = steps.map((step) => {
    const from = step.kind === 'total' ? 0 : level;
    level = step.kind === 'total' ? step.value : level + step.value;
    return { from, to: level };
  });
  const colourOf = (place: number): string => {
    const step = steps[place];
    if (step?.colour !== undefined) return ink(tokenOf(step.colour));
    if (step === undefined || step.kind === 'total') return ink('quiet');
    return ink(step.value < 0 === lessIsBetter ? 'good' : 'bad');
  };
  const draw: CustomSeriesRenderItem = (params, api) => {
    const place = params.dataIndex;
    const [from, to] = [Number(api.value(1)), Number(api.value(2))];
    const [x1 = 0, y = 0] = api.coord([from, place]);
    const [x2 = 0] = api.coord([to, place]);
    const [, next = 0] = api.coord([to, place + 1]);
    const step = steps[place];
    const height = 18;
    return {
      type: 'group',
      children: [
        ...(place + 1 < steps.length
          ? [{ type: 'line' as const, shape: { x1: x2, y1: y, x2, y2: next }, style: { stroke: ink('line-strong'), lineWidth: 1 }, z2: 0 }]
          : []),
        {
          type: 'rect',
          shape: { x: Math.min(x1, x2), y: y - height / 2, width: Math.max(2, Math.abs(x2 - x1)), height, r: 2 },
          style: { fill: colourOf(place) },
          z2: 1,
        },
        {
          type: 'text',
          style: {
            text: step === undefined ? '' : step.kind === 'total' ? say(step.value) : sayChange(step.value),
            x: Math.max(x1, x2) + 7,
            y,
            textVerticalAlign: 'middle',
            fill: ink('ink'),
            font: `${step?.kind === 'total' ? 650 : 500} 12px ${surface.font}`,
          },
          z2: 2,
        },
      ],
    };
  };
  return {
    ...rowsOption(
      steps.map((step) => step.name),
      surface,
      say,
    ),
    tooltip: { show: false },
    series: [
      {
        type: 'custom',
        renderItem: draw,
        encode: { y: 0, x: [1, 2] },
        data: spans.map(({ from, to }, place) => [place, from, to]),
        silent: true,
      },
    ],
  };
};

export const spreadOption = (drawing: SpreadDrawing, surface: Surface): EChartsCoreOption => {
  const { ink } = surface;
  const { rows, say } = drawing;
  const draw: CustomSeriesRenderItem = (params, api) => {
    const row = rows[params.dataIndex];
    if (row === undefined) return { type: 'group', children: [] };
    const at = (value: number): readonly [number, number] => {
      const [x = 0, y = 0] = api.coord([value, params.dataIndex]);
      return [x, y];
    };
    const [least, y] = at(row.least);
    const [most] = at(row.most);
    const [lower] = at(row.lowerQuartile);
    const [upper] = at(row.upperQuartile);
    const [median] = at(row.median);
    return {
      type: 'group',
      children: [
        { type: 'line', shape: { x1: least, y1: y, x2: most, y2: y }, style: { stroke: ink('quiet'), lineWidth: 1.5 } },
        {
          type: 'rect',
          shape: { x: lower, y: y - 9, width: Math.max(2, upper - lower), height: 18, r: 3 },
          style: { fill: ink('well'), stroke: ink('quiet'), lineWidth: 1.5 },
        },
        { type: 'line', shape: { x1: median, y1: y - 9, x2: median, y2: y + 9 }, style: { stroke: ink('ink'), lineWidth: 2.5 } },
      ],
    };
  };
  return {
    ...rowsOption(
      rows.map((row) => row.name),
      surface,
      say,
    ),
    tooltip: {
      ...tipStyle(ink),
      trigger: 'item',
      formatter: ({ name, value }: { name: string; value: readonly number[] }) => `${name}: ${say(value[0] ?? 0)}`,
    },
    series: [
      {
        type: 'custom',
        renderItem: draw,
        encode: { y: 0, x: [1, 2] },
        data: rows.map((row, place) => [place, row.least, row.most]),
        silent: true,
        tooltip: { show: false },
        z: 1,
      },
      {
        type: 'scatter',
        data: rows.flatMap((row, place) =>
          row.points.map((point) => ({
            name: point.name,
            value: [point.value, place],
            symbol: point.own === true ? 'diamond' : 'circle',
            symbolSize: point.own === true ? 15 : 9,
            itemStyle: { color: ink(point.own === true ? 'bad' : 'logistics'), opacity: point.own === true ? 1 : 0.75 },
          })),
        ),
        emphasis: { disabled: true },
        z: 2,
      },
    ],
  };
};
