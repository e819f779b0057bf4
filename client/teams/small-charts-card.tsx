import { useSignal } from '@preact/signals';
import { scaleLinear } from 'd3-scale';
import { area, line } from 'd3-shape';
import type { WorkshopDebrief } from '../../server/contract/debrief.ts';
import { measuresOf, smallCharts, type SmallChart, type SmallMeasure } from '../model/teams/multiples.ts';
import { addressOf } from '../route.ts';
import { speech, t } from '../ui/texts/texts.ts';

const box = { width: 220, height: 84, top: 6, bottom: 4 } as const;

/** A small chart a team, all on the same axes. */
export const SmallChartsCard = ({ workshop, debrief }: { readonly workshop: string; readonly debrief: WorkshopDebrief }) => {
  const measures = measuresOf(debrief);
  const chosen = useSignal<SmallMeasure | undefined>(undefined);
  const measure = chosen.value ?? measures[0];
  if (measure === undefined) return null;
  const { rounds, top, charts } = smallCharts(debrief, measure, speech);
  const roundWord = t(`round.${debrief.roundName}`);
  return (
    <section class="card debrief-card" aria-labelledby="debrief-small" data-testid="debrief-small">
      <div class="debrief-card-head">
        <h2 id="debrief-small">{t('teams.smallTitle')}</h2>
        <fieldset class="team-chips">
          <legend class="visually-hidden">{t('teams.smallShow')}</legend>
          {measures.map((each) => (
            <button
              key={each}
              type="button"
              class="team-chip"
              aria-pressed={each === measure}
              data-testid={`small-${each}`}
              onClick={() => (chosen.value = each)}
            >
              {t(`teams.small.${each}`, { round: roundWord })}
            </button>
          ))}
        </fieldset>
      </div>
      <p class="quiet">{t('teams.smallTop', { top, Round: t(`Round.${debrief.roundName}`), last: rounds.length })}</p>
      <ul class={`small-charts ${measure}`}>
        {charts.map((chart) => (
          <li key={chart.game}>
            <a href={addressOf('replay', workshop, chart.game)} aria-label={t('teams.replayOf', { team: chart.name })}>
              {chart.name}
            </a>
            <strong>{chart.last}</strong>
            <Small chart={chart} />
          </li>
        ))}
      </ul>
    </section>
  );
};

const Small = ({ chart }: { readonly chart: SmallChart }) => {
  const x = scaleLinear([0, Math.max(1, chart.heights.length - 1)], [3, box.width - 3]);
  const y = scaleLinear([0, 1], [box.height - box.bottom, box.top]);
  const points = chart.heights.flatMap((height, place): [number, number][] => (height === undefined ? [] : [[x(place), y(height)]]));
  const last = points.at(-1);
  return (
    <svg viewBox={`0 0 ${box.width} ${box.height}`} role="img" aria-label={chart.words}>
      <line class="small-grid" x1="0" x2={box.width} y1={y(0)} y2={y(0)} />
      <line class="small-grid" x1="0" x2={box.width} y1={y(0.5)} y2={y(0.5)} />
      <line class="small-grid" x1="0" x2={box.width} y1={y(1)} y2={y(1)} />
      <path class="small-area" d={area().y0(y(0))(points) ?? ''} />
      <path class="small-line" d={line()(points) ?? ''} />
      {last === undefined ? null : <circle class="small-dot" cx={last[0]} cy={last[1]} r="3.5" />}
    </svg>
  );
};
