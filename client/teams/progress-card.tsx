import type { WorkshopDebrief } from '../../server/contract/debrief.ts';
import { whole } from '../model/numbers.ts';
import { progressOf } from '../model/teams/attempts.ts';
import { resultLabel, resultName } from '../model/teams/standing.ts';
import { addressOf } from '../route.ts';
import { Icon } from '../ui/icons.tsx';
import { speech, t } from '../ui/texts/texts.ts';

/** The best attempt on this version of the scenario, and how teams went on from attempt to attempt. */
export const ProgressCard = ({ workshop, debrief }: { readonly workshop: string; readonly debrief: WorkshopDebrief }) => {
  const progress = progressOf(debrief, speech);
  const best = debrief.teams.find(({ game }) => game === debrief.best);
  const again = progress.some(({ attempts }) => attempts.length > 1);
  if (!again && (best === undefined || progress.length < 2)) return null;
  return (
    <section class="card debrief-card" aria-labelledby="debrief-progress" data-testid="debrief-progress">
      <h2 id="debrief-progress">{t('teams.progress.title')}</h2>
      {best === undefined ? null : (
        <p class="progress-best">
          <Icon name="trophy" />{' '}
          <a href={addressOf('replay', workshop, best.game)}>
            {t('teams.progress.best', { team: resultName(best, speech), score: whole(Math.round(best.jointScore ?? 0), speech.language) })}
          </a>
        </p>
      )}
      {again ? <p class="quiet">{t('teams.progress.lead')}</p> : null}
      <ul class="progress">
        {progress
          .filter(({ attempts }) => attempts.length > 1)
          .map(({ team, attempts, words }) => (
            <li key={team}>
              <strong>{resultLabel({ team, attempt: 1 }, speech)}</strong>
              <ol>
                {attempts.map((attempt) => (
                  <li key={attempt.game} class={attempt.best ? 'best' : ''}>
                    <a href={addressOf('replay', workshop, attempt.game)}>{t('teams.progress.attempt', { number: attempt.attempt })}</a>
                    <span>
                      <b>{t('teams.progress.points', { score: attempt.score })}</b>
                      {attempt.distance === undefined ? null : (
                        <span class="quiet"> · {t('teams.progress.distance', { percent: attempt.distance })}</span>
                      )}
                    </span>
                    {attempt.sameWorld === undefined ? null : (
                      <small class="quiet">{t(`teams.progress.${attempt.sameWorld ? 'same' : 'fresh'}`)}</small>
                    )}
                  </li>
                ))}
              </ol>
              {words === undefined ? null : <p>{words}</p>}
            </li>
          ))}
      </ul>
    </section>
  );
};
