import { line } from 'd3-shape';
import { useMemo, useRef } from 'preact/hooks';
import type { Replay } from '../../server/contract/replay.ts';
import { whole } from '../model/numbers.ts';
import { ordersChart, type OrdersChart as Drawn } from '../model/replay/orders-chart.ts';
import { colourOf } from '../ui/line-styles.ts';
import { StateCard } from '../ui/state-card.tsx';
import { speech, t } from '../ui/texts/texts.ts';
import type { ReplayState } from './state.ts';

const [width, height] = [1000, 200];
/** About how wide a letter is: a name must not run out of the chart. */
const letterPixels = 6.4;
const dashes = ['', '', '7 3', '2 3', '10 3 2 3', '5 2', '1 2'] as const;

/** How orders swelled along the chain, over the same time as the line below; a press goes to that day. */
export const OrdersChart = ({ state, replay }: { readonly state: ReplayState; readonly replay: Replay }) => {
  const chart = useMemo(() => ordersChart(replay, speech), [replay]);
  const box = useRef<HTMLDivElement>(null);
  const round = t(`round.${replay.about.roundName}`);
  if (chart.lines.length < 2) return <StateCard icon="info" title={t('replay.chart.none')} next={t('replay.story.missingNext')} />;
  return (
    <figure class="orders-chart">
      <figcaption>
        <ul class="orders-legend" aria-label={t('replay.chart.swing')}>
          {chart.lines.map((each, index) => (
            <li key={each.link}>
              <svg width="20" height="8" viewBox="0 0 20 8" aria-hidden="true">
                <path
                  d="M0 4H20"
                  stroke={index === 0 ? 'currentColor' : colourOf(each.place)}
                  stroke-width="2.5"
                  stroke-dasharray={dashes[index]}
                />
              </svg>
              {index === 0 ? t('replay.chart.demand') : each.name}
              {each.ratio === '' || each.ratio === '–' ? null : <strong>{each.ratio}×</strong>}
            </li>
          ))}
        </ul>
        <span class="visually-hidden">{t('replay.chart.description', { round })}</span>
      </figcaption>
      <div
        class="orders-box"
        ref={box}
        onPointerDown={(event) => {
          const area = box.current?.getBoundingClientRect();
          if (area === undefined || area.width === 0) return;
          state.jumpTo({ period: Math.round(((event.clientX - area.left) / area.width) * chart.last) });
        }}
      >
        <Drawing chart={chart} />
        <Now state={state} chart={chart} />
      </div>
      <div class="orders-scale" aria-hidden="true">
        {chart.rounds.map(({ round: number, from, to }, place) =>
          place % Math.ceil(chart.rounds.length / 14) === 0 ? (
            <span key={number} style={{ insetInlineStart: `${((from + to) * 50) / chart.last}%` }}>
              {place === 0 ? t('when.round', { round: number }) : number}
            </span>
          ) : null,
        )}
      </div>
      <details class="orders-table">
        <summary>{t('replay.chart.table')}</summary>
        <div class="scroll-sideways">
          <table>
            <caption class="visually-hidden">{t('replay.chart.caption', { round })}</caption>
            <thead>
              <tr>
                <th scope="col">{t('end.link')}</th>
                {chart.rounds.map((each) => (
                  <th key={each.round} scope="col">
                    {each.round}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {chart.lines.map((each, index) => (
                <tr key={each.link}>
                  <th scope="row">{index === 0 ? t('replay.chart.demand') : each.name}</th>
                  {chart.rounds.map(({ round: number }, place) => (
                    <td key={number}>{whole(each.units[place] ?? 0, speech.language)}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </figure>
  );
};

/** Lines and events: drawn once a game. */
const Drawing = ({ chart }: { readonly chart: Drawn }) =>
  useMemo(() => {
    const x = (period: number): number => (period * width) / chart.last;
    const y = (units: number): number => height - 4 - (units / chart.most) * (height - 22);
    const path = line<number>()
      .x((_, place) => {
        const round = chart.rounds[place];
        return round === undefined ? 0 : x((round.from + round.to) / 2);
      })
      .y(y);
    return (
      <>
        <svg viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" aria-hidden="true">
          {[0.25, 0.5, 0.75, 1].map((share) => (
            <path key={share} class="orders-grid" d={`M0 ${y(chart.most * share)}H${width}`} />
          ))}
          {chart.bands.map((band) => (
            <rect
              key={band.id}
              class={`orders-band is-${band.kind}`}
              x={x(band.from)}
              y="0"
              width={Math.max(2, x(band.to) - x(band.from))}
              height={height}
            />
          ))}
          {chart.lines.map((each, index) => (
            <path
              key={each.link}
              class="orders-line"
              d={path([...each.units]) ?? ''}
              style={{ stroke: index === 0 ? 'var(--ink)' : colourOf(each.place) }}
              stroke-dasharray={dashes[index]}
            />
          ))}
        </svg>
        <div class="orders-names" aria-hidden="true">
          <span class="orders-most">{t('replay.chart.most', { value: whole(chart.most, speech.language) })}</span>
          {chart.bands.map((band, place) => (
            <span
              key={band.id}
              style={{
                insetInlineStart: `min(${(Math.max(0, band.from) * 100) / chart.last}%, 100% - ${band.name.length * letterPixels + 12}px)`,
                insetBlockStart: `${(place % 3) * 15}px`,
              }}
              class={`is-${band.kind}`}
            >
              {band.name}
            </span>
          ))}
        </div>
      </>
    );
  }, [chart]);

const Now = ({ state, chart }: { readonly state: ReplayState; readonly chart: Drawn }) => (
  <i class="orders-now" aria-hidden="true" style={{ insetInlineStart: `${(state.cursor.value.period * 100) / chart.last}%` }} />
);
