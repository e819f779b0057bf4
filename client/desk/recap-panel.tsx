import type { Desk, Recap } from '../../server/contract/desk.ts';
import { recapLines } from '../model/recap.ts';
import { Icon } from '../ui/icons.tsx';
import { StateCard } from '../ui/state-card.tsx';
import { speech, t } from '../ui/texts/texts.ts';

/** What happened, as far as this seat can see it. Stands beside the map while the map plays the round. */
export const RecapPanel = ({ desk, recap }: { readonly desk: Desk; readonly recap: Recap }) => {
  const lines = recapLines(desk, recap, speech);
  return (
    <section class="recap" data-testid="recap" aria-labelledby="recap-title">
      <h2 id="recap-title" tabIndex={-1}>
        {t('recap.title', { Round: t(`Round.${desk.act.roundName}`), round: recap.round })}
      </h2>
      <p class="quiet">{t('recap.lead')}</p>
      {lines.length === 0 ? <StateCard icon="info" title={t('recap.none')} next={t('recap.foot')} /> : null}
      <ul class="recap-lines">
        {lines.map((line) => (
          <li key={line.sentence} class={`card recap-line ${line.tone}`}>
            <Icon name={line.tone === 'good' ? 'check' : line.tone === 'bad' ? 'triangleAlert' : 'info'} />
            <span>
              <span class="visually-hidden">{t(`recap.tone.${line.tone}`)}: </span>
              {line.sentence}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
};
