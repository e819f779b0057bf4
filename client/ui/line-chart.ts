import { LineChart } from 'echarts/charts';
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';

use([LineChart, GridComponent, LegendComponent, TooltipComponent, CanvasRenderer]);

export type Line = { readonly name: string; readonly values: readonly number[] };
export type ChartHandle = { readonly resize: () => void; readonly destroy: () => void };

/** Safe for colour blindness (Okabe and Ito), and told apart by their marks as well. */
const colours = ['#0072b2', '#d55e00', '#009e73', '#cc79a7', '#56b4e9', '#e69f00', '#7f7f7f', '#b2b200'];
const marks = ['circle', 'rect', 'triangle', 'diamond', 'pin', 'roundRect', 'emptyCircle', 'emptyRect'];

/** Draws lines over rounds into an element. The numbers stand in a table beside it. */
export const drawLines = (element: HTMLElement, lines: readonly Line[], roundName: string): ChartHandle => {
  const style = getComputedStyle(element);
  const ink = style.color;
  const chart = init(element, undefined, { renderer: 'canvas' });
  const rounds = Math.max(0, ...lines.map((line) => line.values.length));
  chart.setOption({
    animation: !matchMedia('(prefers-reduced-motion: reduce)').matches,
    color: colours,
    textStyle: { fontFamily: style.fontFamily, color: ink },
    grid: { left: 8, right: 16, top: 16, bottom: 56, containLabel: true },
    legend: { bottom: 0, type: 'scroll', textStyle: { color: ink }, icon: 'roundRect', itemHeight: 8 },
    // Drawn on the canvas: the page's security policy allows no style attributes.
    tooltip: { trigger: 'axis', renderMode: 'richText' },
    xAxis: {
      type: 'category',
      data: Array.from({ length: rounds }, (_, place) => `${roundName} ${place + 1}`),
      axisLabel: { color: ink },
      boundaryGap: false,
    },
    yAxis: { type: 'value', axisLabel: { color: ink }, splitLine: { lineStyle: { color: 'rgba(127, 140, 155, 0.25)' } } },
    series: lines.map((line, place) => ({
      type: 'line',
      name: line.name,
      data: [...line.values],
      symbol: marks[place % marks.length] ?? 'circle',
      symbolSize: 6,
      lineStyle: { width: 2 },
    })),
  });
  return { resize: () => chart.resize(), destroy: () => chart.dispose() };
};
