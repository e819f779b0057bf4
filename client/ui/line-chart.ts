import { LineChart } from 'echarts/charts';
import { GridComponent, TooltipComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';

use([LineChart, GridComponent, TooltipComponent, CanvasRenderer]);

export type Line = { readonly name: string; readonly values: readonly number[]; readonly colour: string; readonly mark: string };
/** `recolour`: for a new theme; a canvas keeps the colours that were drawn on it. */
export type ChartHandle = { readonly resize: () => void; readonly recolour: () => void; readonly destroy: () => void };

/** Draws lines over rounds into an element. The numbers stand in a table beside it. */
export const drawLines = (element: HTMLElement, lines: readonly Line[], roundName: string): ChartHandle => {
  const style = getComputedStyle(element);
  /** Letters in the colour that the page gives them now. */
  const inked = () => ({
    textStyle: { fontFamily: style.fontFamily, color: style.color },
    xAxis: { axisLabel: { color: style.color } },
    yAxis: { axisLabel: { color: style.color } },
  });
  const { textStyle, xAxis, yAxis } = inked();
  const chart = init(element, undefined, { renderer: 'canvas' });
  const rounds = Math.max(0, ...lines.map((line) => line.values.length));
  chart.setOption({
    animation: !matchMedia('(prefers-reduced-motion: reduce)').matches,
    textStyle,
    grid: { left: 8, right: 16, top: 16, bottom: 8, containLabel: true },
    // Drawn on the canvas: the page's security policy allows no style attributes.
    tooltip: { trigger: 'axis', renderMode: 'richText' },
    xAxis: {
      ...xAxis,
      type: 'category',
      data: Array.from({ length: rounds }, (_, place) => `${roundName} ${place + 1}`),
      boundaryGap: false,
    },
    yAxis: { ...yAxis, type: 'value', splitLine: { lineStyle: { color: 'rgba(127, 140, 155, 0.25)' } } },
    series: lines.map((line) => ({
      type: 'line',
      name: line.name,
      data: [...line.values],
      symbol: line.mark,
      symbolSize: 6,
      color: line.colour,
      lineStyle: { width: 2, color: line.colour },
    })),
  });
  return { resize: () => chart.resize(), recolour: () => chart.setOption(inked()), destroy: () => chart.dispose() };
};
