import { BarChart, CustomChart, LineChart, ScatterChart } from 'echarts/charts';
import { GridComponent, MarkAreaComponent, MarkLineComponent, TooltipComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { CanvasRenderer, SVGRenderer } from 'echarts/renderers';
import type { ChartDrawing } from '../model/chart.ts';
import { cursorOption, optionOf } from './chart-options.ts';
import { heightOf, tokens, type Ink } from './chart-surface.ts';

use([
  BarChart,
  CustomChart,
  LineChart,
  ScatterChart,
  GridComponent,
  MarkAreaComponent,
  MarkLineComponent,
  TooltipComponent,
  CanvasRenderer,
  SVGRenderer,
]);

/** Names of tokens: the page's style sheet colours the drawing, in whichever theme, and on paper. */
const onPage: Ink = (token) => `var(--${token})`;

const stillness = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches;

export type ChartHandle = {
  readonly draw: (drawing: ChartDrawing) => void;
  /** Moves the line that says where the reader is; nothing takes it away. */
  readonly point: (place: number | undefined) => void;
  readonly destroy: () => void;
};

/** What a chart is called and described by (ids of elements), and what a click at a place of a chart of lines does. */
type ChartFrame = {
  readonly labels: { readonly title: string; readonly description: string };
  readonly onPick: ((place: number) => void) | undefined;
};

/** Opens a chart in an element, whose width it follows. */
export const openChart = (element: HTMLElement, first: ChartDrawing, { labels, onPick }: ChartFrame): ChartHandle => {
  const font = getComputedStyle(element).fontFamily;
  const chart = init(element, undefined, { renderer: 'svg' });
  let drawing = first;
  let place: number | undefined;
  let animated = !stillness();
  const show = (): void => {
    const surface = { ink: onPage, width: element.clientWidth, animated, font };
    chart.setOption(optionOf(drawing, surface), { notMerge: true });
    if (drawing.kind === 'lines') chart.setOption(cursorOption(place, surface));
    // Only the first drawing glides into place: what changes afterwards must be read, not watched.
    animated = false;
  };
  chart.on('finished', () => {
    const svg = element.querySelector('svg');
    // Paper is narrower than the screen: with a view box the drawing shrinks with it.
    svg?.setAttribute('viewBox', `0 0 ${chart.getWidth()} ${chart.getHeight()}`);
    svg?.setAttribute('role', 'img');
    svg?.setAttribute('aria-labelledby', labels.title);
    svg?.setAttribute('aria-describedby', labels.description);
  });
  show();
  if (onPick !== undefined)
    chart.getZr().on('click', ({ offsetX, offsetY }) => {
      if (drawing.kind !== 'lines' || !chart.containPixel({ gridIndex: 0 }, [offsetX, offsetY])) return;
      const [picked] = chart.convertFromPixel({ gridIndex: 0 }, [offsetX, offsetY]);
      if (picked !== undefined) onPick(Math.max(0, Math.min(drawing.steps.length - 1, Math.round(picked))));
    });
  const observer = new ResizeObserver(() => {
    // Paper scales the drawing of the screen.
    if (matchMedia('print').matches) return;
    if (element.clientWidth === 0 || (element.clientWidth === chart.getWidth() && element.clientHeight === chart.getHeight())) return;
    chart.resize();
    show();
  });
  observer.observe(element);
  return {
    draw: (next) => {
      if (next === drawing) return;
      drawing = next;
      chart.resize({ height: element.clientHeight });
      show();
    },
    point: (next) => {
      if (next === place) return;
      place = next;
      if (drawing.kind === 'lines') chart.setOption(cursorOption(place, { ink: onPage }));
    },
    destroy: () => {
      observer.disconnect();
      chart.dispose();
    },
  };
};

const pictureWidth = 1000;
const margin = 32;

/** A chart as a picture with its title and its sentence, black on white, to paste into slides. */
export const pictureOf = async (drawing: ChartDrawing, title: string, description: string, legend: readonly Legend[]): Promise<Blob> => {
  const ink = onWhite();
  const font = getComputedStyle(document.body).fontFamily;
  const box = document.createElement('div');
  const [width, height] = [pictureWidth - 2 * margin, heightOf(drawing) + 60];
  const chart = init(box, undefined, { renderer: 'canvas', width, height, devicePixelRatio: 2 });
  chart.setOption(optionOf(drawing, { ink, width, animated: false, font }));

  const canvas = document.createElement('canvas');
  const pen = canvas.getContext('2d');
  if (pen === null) throw new Error('this browser draws no pictures');
  pen.font = `400 15px ${font}`;
  const lines = wrapped(pen, description, width);
  const top = margin + 30 + lines.length * 22 + 34;
  canvas.width = pictureWidth * 2;
  canvas.height = (top + height + margin) * 2;
  pen.scale(2, 2);
  pen.fillStyle = ink('paper');
  pen.fillRect(0, 0, pictureWidth, top + height + margin);
  pen.fillStyle = ink('ink');
  pen.font = `650 20px ${font}`;
  pen.fillText(title, margin, margin + 16);
  pen.fillStyle = ink('quiet');
  pen.font = `400 15px ${font}`;
  for (const [place, line] of lines.entries()) pen.fillText(line, margin, margin + 44 + place * 22);
  let left = margin;
  for (const { name, colour } of legend) {
    pen.fillStyle = ink(colour);
    pen.fillRect(left, top - 22, 18, 4);
    pen.fillStyle = ink('ink');
    pen.font = `400 13px ${font}`;
    pen.fillText(name, left + 24, top - 16);
    left += 48 + pen.measureText(name).width;
  }
  pen.drawImage(chart.renderToCanvas({ pixelRatio: 2 }), margin, top, width, height);
  chart.dispose();
  return new Promise((done, failed) => {
    canvas.toBlob((blob) => (blob === null ? failed(new Error('the picture could not be made')) : done(blob)), 'image/png');
  });
};

/** The tokens' colours of the light theme. The page shows it for no longer than it takes to read them: nothing is painted meanwhile. */
const onWhite = (): Ink => {
  const root = document.documentElement;
  const before = root.dataset['theme'];
  const probe = document.createElement('i');
  document.body.append(probe);
  root.dataset['theme'] = 'light';
  const colours = new Map(
    tokens.map((token) => {
      probe.style.color = `var(--${token})`;
      return [token, getComputedStyle(probe).color];
    }),
  );
  if (before === undefined) delete root.dataset['theme'];
  else root.dataset['theme'] = before;
  probe.remove();
  return (token) => colours.get(token) ?? 'black';
};

export type Legend = { readonly name: string; readonly colour: string };

/** Words in lines that fit. */
const wrapped = (pen: CanvasRenderingContext2D, text: string, width: number): readonly string[] => {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const longer = `${lines.at(-1) ?? ''} ${word}`.trim();
    if (lines.length > 0 && pen.measureText(longer).width <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
};
