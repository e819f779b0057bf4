import type { WorkshopDebrief } from '../../server/contract/debrief.ts';
import { momentWords } from '../model/replay/moments.ts';
import { spotOf } from '../model/teams/same-moment.ts';
import { summaryOf } from '../model/teams/summary.ts';
import { addressOf } from '../route.ts';
import { Icon } from '../ui/icons.tsx';
import { speech, t } from '../ui/texts/texts.ts';

/** The workshop in two minutes: how it went, what mattered most, what to ask. */
export const SummaryCard = ({ workshop, debrief }: { readonly workshop: string; readonly debrief: WorkshopDebrief }) => {
  const { how, mattered, ask, pending } = summaryOf(debrief, (moment) => momentWords(debrief.map, debrief, moment, speech), speech);
  return (
    <section class="card debrief-summary" aria-labelledby="debrief-summary" data-testid="debrief-summary">
      <h2 id="debrief-summary">{t('teams.summary')}</h2>
      <div class="summary-columns">
        <div class="summary-how">
          <h3>{t('teams.howTitle')}</h3>
          {how.map((sentence, place) => (
            <p key={sentence} class={place === 0 ? 'first' : ''}>
              {sentence}
            </p>
          ))}
        </div>
        <div class="summary-mattered">
          <h3>{t('teams.matteredTitle')}</h3>
          <ol>
            {mattered.map((each) => (
              <li key={each.kind}>
                <p>
                  <strong>{each.title}</strong>
                  {each.teams === undefined ? null : <span class="quiet"> · {each.teams}</span>}
                </p>
                <p>
                  {each.sentence}{' '}
                  <a
                    href={addressOf('replay', workshop, each.game, spotOf(each.moment))}
                    aria-label={t('teams.seeAt', { team: each.where, title: each.title })}
                  >
                    {each.teams === undefined ? t('teams.see') : t('teams.inTeam', { team: each.where })}
                    <Icon name="arrowRight" />
                  </a>
                </p>
              </li>
            ))}
          </ol>
          {pending === 0 ? null : (
            <p class="quiet">{mattered.length === 0 ? t('teams.nothingMattered') : t('teams.pending', { count: pending })}</p>
          )}
        </div>
      </div>
      {ask.length === 0 ? null : (
        <div class="summary-ask">
          <h3>{t('teams.askTitle')}</h3>
          <ul>
            {ask.map((question) => (
              <li key={question}>{question}</li>
            ))}
          </ul>
        </div>
      )}
    </section>
  );
};
