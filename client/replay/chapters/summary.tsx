import { scoreBars } from '../../model/end.ts';
import { summaryOf } from '../../model/debrief/summary.ts';
import { whole } from '../../model/numbers.ts';
import { Icon, type IconName } from '../../ui/icons.tsx';
import { speech, t } from '../../ui/texts/texts.ts';
import type { SummaryPart } from '../../model/debrief/summary.ts';
import { MomentCard, MomentLine } from './moment-card.tsx';
import type { Told } from './told.ts';

const icons: Readonly<Record<SummaryPart, IconName>> = { wave: 'waves', gap: 'ear', promises: 'handshake', shares: 'scale' };
const mostMoments = 3;

/** The whole game in two minutes: the score among the bots, a sentence for each thing to learn, and what mattered most. */
export const Summary = ({ told, moments: shown }: { readonly told: Told; readonly moments: 'none' | 'short' | 'whole' }) => {
  const { replay, debrief, lastDesk } = told;
  const { score, lines } = summaryOf(replay, debrief, lastDesk, speech);
  const moments = shown === 'none' ? [] : (debrief?.moments ?? []).slice(0, mostMoments);
  return (
    <div class="summary" data-testid="summary">
      <div class="summary-top">
        <div class="summary-score">
          <p class="summary-number">
            <strong>{whole(Math.round(replay.end.jointScore), speech.language)}</strong> <span>{t('debrief.summary.of')}</span>
          </p>
          <p>{t('debrief.summary.joint')}</p>
        </div>
        <div class="summary-bars">
          <p class="summary-sentence">{score}</p>
          <ul class="bars">
            {scoreBars(replay.end, speech).map((bar) => (
              <li key={bar.id} class={bar.team ? 'team' : ''}>
                <span class="bar-name">{bar.team ? t('debrief.ratio.game') : bar.name}</span>
                <span class="bar-track" aria-hidden="true">
                  <i style={{ inlineSize: `${Math.max(1, Math.min(100, bar.score))}%` }} />
                </span>
                <strong>{whole(Math.round(bar.score), speech.language)}</strong>
                <span class="quiet bar-detail">{bar.detail}</span>
              </li>
            ))}
          </ul>
        </div>
      </div>
      {lines.length === 0 ? null : (
        <dl class="summary-lines">
          {lines.map(({ about, text }) => (
            <div key={about}>
              <dt>
                <Icon name={icons[about]} /> {t(`debrief.summary.about.${about}`)}
              </dt>
              <dd>{text}</dd>
            </div>
          ))}
        </dl>
      )}
      {moments.length === 0 ? null : (
        <>
          <h3>{t('debrief.summary.moments')}</h3>
          {shown === 'whole' ? (
            <div class="moment-grid">
              {moments.map((moment) => (
                <MomentCard key={moment.id} told={told} moment={moment} still heading="h4" />
              ))}
            </div>
          ) : (
            <ol class="moment-lines">
              {moments.map((moment) => (
                <MomentLine key={moment.id} told={told} moment={moment} />
              ))}
            </ol>
          )}
        </>
      )}
    </div>
  );
};
