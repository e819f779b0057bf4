import type { Signal } from '@preact/signals';
import type { WorkshopDebrief } from '../../server/contract/debrief.ts';
import { strips, type Strip } from '../model/teams/strips.ts';
import { latestFinished, measureName, measureText, resultLabel, valueOf } from '../model/teams/standing.ts';
import { speech, t } from '../ui/texts/texts.ts';

/** The size of a strip in its own units; ends leave room for the outermost dots. */
const strip = { width: 560, height: 44, edge: 12, middle: 27 } as const;

const along = (place: number): number => strip.edge + place * (strip.width - 2 * strip.edge);

/** How the teams spread: a strip for each number, and one team marked on all of them. */
export const SpreadCard = ({ debrief, shown }: { readonly debrief: WorkshopDebrief; readonly shown: Signal<string | undefined> }) => {
  const all = strips(debrief, speech);
  const teams = latestFinished(debrief);
  if (all.length === 0) return null;
  return (
    <section class="card debrief-card" aria-labelledby="debrief-spread" data-testid="debrief-spread">
      <h2 id="debrief-spread">{t('teams.spread')}</h2>
      <p class="quiet">{t(all.some(({ box }) => box !== undefined) ? 'teams.spreadLead' : 'teams.spreadLeadFew')}</p>
      <fieldset class="team-chips">
        <legend class="visually-hidden">{t('teams.highlight')}</legend>
        {teams.map((result) => (
          <button
            key={result.game}
            type="button"
            class="team-chip"
            aria-pressed={shown.value === result.game}
            onClick={() => (shown.value = shown.value === result.game ? undefined : result.game)}
          >
            {resultLabel(result, speech)}
          </button>
        ))}
      </fieldset>
      <ul class="strips">
        {all.map((each) => (
          <StripRow key={each.measure} each={each} shown={shown} />
        ))}
      </ul>
      <details class="debrief-numbers">
        <summary>{t('teams.table')}</summary>
        <div class="scroll-sideways">
          <table>
            <thead>
              <tr>
                <th scope="col">{t('teams.team')}</th>
                {all.map(({ measure }) => (
                  <th key={measure} scope="col">
                    {measureName(measure, speech)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {teams.map((result) => (
                <tr key={result.game}>
                  <th scope="row">{resultLabel(result, speech)}</th>
                  {all.map(({ measure }) => (
                    <td key={measure}>{measureText(measure, valueOf(result, measure), speech)}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </section>
  );
};

const StripRow = ({ each, shown }: { readonly each: Strip; readonly shown: Signal<string | undefined> }) => {
  const marked = each.dots.find(({ game }) => game === shown.value);
  return (
    <li class="strip" data-testid={`strip-${each.measure}`}>
      <span class="strip-name">
        <strong>{each.name}</strong>
        <span class="quiet">{marked === undefined ? t('teams.middle', { value: each.median }) : `${marked.name}: ${marked.value}`}</span>
      </span>
      <span class="strip-end">{each.worst}</span>
      <svg class="strip-drawing" viewBox={`0 0 ${strip.width} ${strip.height}`} role="img" aria-label={`${each.name}. ${each.words}`}>
        <line class="strip-line" x1={along(0)} x2={along(1)} y1={strip.middle} y2={strip.middle} />
        {each.box === undefined ? null : (
          <rect
            class="strip-box"
            x={along(each.box.from)}
            width={Math.max(2, along(each.box.to) - along(each.box.from))}
            y={strip.middle - 9}
            height="18"
            rx="4"
          />
        )}
        <line class="strip-median" x1={along(each.middle)} x2={along(each.middle)} y1={strip.middle - 12} y2={strip.middle + 12} />
        {each.dots.map((dot) => (
          <circle
            key={dot.game}
            class={`strip-dot ${dot.game === shown.value ? 'on' : ''}`}
            cx={along(dot.place)}
            cy={strip.middle - dot.stacked * 9}
            r={dot.game === shown.value ? 8 : 5.5}
          >
            <title>{`${dot.name}: ${dot.value}`}</title>
          </circle>
        ))}
      </svg>
      <span class="strip-end">{each.best}</span>
    </li>
  );
};
