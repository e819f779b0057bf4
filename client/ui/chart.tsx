import './chart.css';
import { useSignal } from '@preact/signals';
import { useEffect, useId, useMemo, useRef } from 'preact/hooks';
import type { ChartColour, ChartDrawing, ChartTable } from '../model/chart.ts';
import { saveBlob } from '../export/save.ts';
import type { ChartHandle } from './chart-engine.ts';
import { heightOf, tokenOf } from './chart-surface.ts';
import { markOf } from './line-styles.ts';
import { Icon } from './icons.tsx';
import { t } from './texts/texts.ts';

/**
 * A chart with all that stands around it: its title, a sentence that says what it shows, a legend whose lines can be put out and back,
 * the same numbers as a table, and a picture to save. The drawing's code is loaded when the first chart is shown.
 */
export const Chart = ({
  title,
  description,
  drawing,
  table,
  file,
  height,
  place,
  onPick,
  level = 3,
  bare = false,
  testid,
}: {
  readonly title: string;
  /** One or two sentences: what who does not see the chart should know. */
  readonly description: string;
  /** Drawn anew whenever it is another object: keep it (`useMemo`) while nothing changed. */
  readonly drawing: ChartDrawing;
  readonly table: ChartTable;
  /** What the saved picture is called, without its ending. */
  readonly file: string;
  /** In pixels; by its rows or its kind where it is missing. */
  readonly height?: number;
  /** Of the drawing's steps: where the reader is. */
  readonly place?: number | undefined;
  readonly onPick?: (place: number) => void;
  readonly level?: 2 | 3 | 4;
  /** Without a title of its own: it stands right under one. */
  readonly bare?: boolean;
  readonly testid?: string;
}) => {
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const handle = useRef<ChartHandle | undefined>(undefined);
  const loaded = useSignal(false);
  const failed = useSignal(false);
  const out = useSignal<ReadonlySet<string>>(new Set());
  const shown = useMemo(() => without(drawing, out.value), [drawing, out.value]);
  // The drawing's code takes its time to come: then what is to be drawn is what is known by then.
  const latest = useRef({ shown, place, onPick });
  latest.current = { shown, place, onPick };

  useEffect(() => {
    let gone = false;
    void (async () => {
      try {
        const { openChart } = await import('./chart-engine.ts');
        if (gone || box.current === null) return;
        handle.current = openChart(box.current, latest.current.shown, {
          labels: { title: `${id}-title`, description: `${id}-description` },
          onPick: onPick === undefined ? undefined : (picked) => latest.current.onPick?.(picked),
        });
        handle.current.point(latest.current.place);
        loaded.value = true;
      } catch {
        // The line is down, or the page is older than the server: the table has the numbers.
        failed.value = true;
      }
    })();
    return () => {
      gone = true;
      handle.current?.destroy();
      handle.current = undefined;
    };
  }, []);
  useEffect(() => handle.current?.draw(shown), [shown]);
  useEffect(() => handle.current?.point(place), [place]);

  const Title: 'h2' | 'h3' | 'h4' = `h${level}`;
  const legend = legendOf(drawing);
  const toggle = (name: string): void => {
    const next = new Set(out.value);
    if (!next.delete(name)) next.add(name);
    // The last line stays: an empty chart says nothing.
    if (next.size < legend.length) out.value = next;
  };
  return (
    <figure class="chart-figure" data-testid={testid} data-drawn={loaded.value} aria-labelledby={`${id}-title`}>
      <figcaption>
        {bare ? (
          <span class="visually-hidden" id={`${id}-title`}>
            {title}
          </span>
        ) : (
          <Title id={`${id}-title`}>{title}</Title>
        )}
        <p class="quiet" id={`${id}-description`}>
          {description}
        </p>
      </figcaption>
      {legend.length < 2 ? null : (
        <ul class="chart-legend" aria-label={t('chart.legend')}>
          {legend.map((line) => (
            <li key={line.name}>
              <button type="button" class="chart-key" aria-pressed={!out.value.has(line.name)} onClick={() => toggle(line.name)}>
                <Key {...line} /> {line.name}
              </button>
            </li>
          ))}
        </ul>
      )}
      <div class="chart-area" ref={box} style={{ blockSize: `${height ?? heightOf(drawing)}px` }} />
      {loaded.value ? null : <p class="quiet chart-waiting">{t(failed.value ? 'chart.failed' : 'chart.loading')}</p>}
      <div class="chart-foot">
        <details class="chart-table">
          <summary>{t('chart.table')}</summary>
          <div class="scroll-sideways">
            <Numbers table={table} />
          </div>
        </details>
        <button
          type="button"
          class="button plain small chart-save"
          disabled={!loaded.value}
          aria-label={t('chart.saveOf', { title })}
          onClick={() => void save(shown, { title, description, file })}
        >
          <Icon name="download" /> {t('chart.save')}
        </button>
      </div>
    </figure>
  );
};

const Numbers = ({ table: { caption, head, rows } }: { readonly table: ChartTable }) => (
  <table>
    <caption class="visually-hidden">{caption}</caption>
    <thead>
      <tr>
        {head.map((name, place) => (
          <th key={`${place} ${name}`} scope="col">
            {name}
          </th>
        ))}
      </tr>
    </thead>
    <tbody>
      {rows.map(([name = '', ...values], place) => (
        <tr key={`${place} ${name}`}>
          <th scope="row">{name}</th>
          {values.map((value, column) => (
            // Columns have no name but their place.
            <td key={`${column} ${head[column + 1] ?? ''}`}>{value}</td>
          ))}
        </tr>
      ))}
    </tbody>
  </table>
);

type LegendLine = { readonly name: string; readonly colour: ChartColour; readonly dashed?: boolean; readonly bar?: boolean };

const legendOf = (drawing: ChartDrawing): readonly LegendLine[] => {
  if (drawing.kind === 'lines') return drawing.lines;
  return drawing.kind === 'bars' ? drawing.series.map((each) => ({ ...each, bar: true })) : [];
};

/** A drawing without the lines that were put out. */
const without = (drawing: ChartDrawing, out: ReadonlySet<string>): ChartDrawing => {
  if (out.size === 0) return drawing;
  if (drawing.kind === 'lines') return { ...drawing, lines: drawing.lines.filter(({ name }) => !out.has(name)) };
  return drawing.kind === 'bars' ? { ...drawing, series: drawing.series.filter(({ name }) => !out.has(name)) } : drawing;
};

/** How a line looks: its colour, dash and mark, or a bar's block. */
const Key = ({ colour, dashed = false, bar = false }: LegendLine) => {
  const ink = `var(--${tokenOf(colour)})`;
  if (bar) return <i class="swatch" style={{ background: ink }} />;
  return (
    <svg class="chart-key-line" width="22" height="10" viewBox="0 0 22 10" aria-hidden="true">
      <line x1="0" x2="22" y1="5" y2="5" style={{ stroke: ink, strokeWidth: 2 }} stroke-dasharray={dashed ? '4 3' : undefined} />
      <Mark mark={typeof colour === 'number' ? markOf(colour) : 'circle'} ink={ink} />
    </svg>
  );
};

const Mark = ({ mark, ink }: { readonly mark: string; readonly ink: string }) => {
  const style = { fill: mark.startsWith('empty') ? 'var(--raised)' : ink, stroke: ink, strokeWidth: 1.5 };
  switch (mark) {
    case 'rect':
    case 'roundRect':
      return <rect x="8" y="2" width="6" height="6" rx={mark === 'rect' ? 0 : 2} style={style} />;
    case 'triangle':
      return <path d="M11 1.5 14.5 8h-7Z" style={style} />;
    case 'diamond':
      return <path d="M11 1 15 5l-4 4-4-4Z" style={style} />;
    case 'pin':
      return <path d="M11 9 8 4a3 3 0 1 1 6 0Z" style={style} />;
    case 'arrow':
      return <path d="m11 1 3.5 8L11 7 7.5 9Z" style={style} />;
    default:
      return <circle cx="11" cy="5" r="3" style={style} />;
  }
};

const save = async (
  drawing: ChartDrawing,
  words: { readonly title: string; readonly description: string; readonly file: string },
): Promise<void> => {
  const { pictureOf } = await import('./chart-engine.ts');
  const keys = legendOf(drawing);
  const picture = await pictureOf(
    drawing,
    words.title,
    words.description,
    keys.length < 2 ? [] : keys.map(({ name, colour }) => ({ name, colour: tokenOf(colour) })),
  );
  saveBlob(picture, `${words.file}.png`);
};
