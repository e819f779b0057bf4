import { useSignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import type { Attribution } from '../../../server/contract/debrief.ts';
import { interactionLines, shareMeasures, sharesOf, type ShareMeasure } from '../../model/debrief/shares.ts';
import { Chart } from '../../ui/chart.tsx';
import { Icon } from '../../ui/icons.tsx';
import { StateCard } from '../../ui/state-card.tsx';
import { speech, t } from '../../ui/texts/texts.ts';
import type { Told } from './told.ts';

const reading = ['bots', 'shapley', 'meant', 'order'] as const;

/** From coordinated bots to the game: what desks could know, and what was decided at them. Structure before persons. */
export const SharesPanel = ({
  told,
  still = false,
  part = 'all',
}: {
  readonly told: Told;
  readonly still?: boolean;
  readonly part?: 'all' | 'way' | 'reading';
}) => {
  const attribution = told.debrief?.attribution;
  return attribution === undefined ? (
    <StateCard icon="info" title={t('debrief.shares.missing')} next={t('debrief.shares.missingNext')} />
  ) : (
    <Shares told={told} attribution={attribution} still={still} part={part} />
  );
};

const Shares = ({
  told: { replay },
  attribution,
  still,
  part,
}: {
  readonly told: Told;
  readonly attribution: Attribution;
  readonly still: boolean;
  readonly part: 'all' | 'way' | 'reading';
}) => {
  const measure = useSignal<ShareMeasure>('points');
  const shares = useMemo(() => sharesOf(attribution, replay.map, measure.value, speech), [attribution, replay, measure.value]);
  const together = useMemo(() => interactionLines(attribution, replay.map, speech), [attribution, replay]);
  return (
    <div class="wave-panel" data-testid="shares">
      <p class="structure">
        <strong>{t('debrief.shares.first')}.</strong> {t('debrief.shares.structure')}
      </p>
      {still || part !== 'all' ? null : (
        <fieldset class="chapter-choices">
          <legend class="visually-hidden">{t('debrief.shares.by')}</legend>
          <span class="segments">
            {shareMeasures.map((each) => (
              <label key={each} class={`segment ${measure.value === each ? 'on' : ''}`}>
                <input
                  type="radio"
                  class="visually-hidden"
                  name="share-measure"
                  checked={measure.value === each}
                  data-testid={`shares-${each}`}
                  onChange={() => (measure.value = each)}
                />
                {t(`debrief.shares.measure.${each}`)}
              </label>
            ))}
          </span>
        </fieldset>
      )}
      {part === 'reading' ? null : (
        <Chart
          title={t('debrief.shares.title')}
          description={shares.sentence}
          drawing={shares.drawing}
          table={shares.table}
          file="what-made-the-difference"
          bare
          testid="shares-chart"
        />
      )}
      {part === 'way' ? null : (
        <div class="beside even">
          <section>
            <h3>{t('debrief.shares.interactions')}</h3>
            {together.length === 0 ? (
              <p class="quiet">{t('debrief.shares.noInteractions')}</p>
            ) : (
              <ul class="plain-lines">
                {together.map(({ text, good }) => (
                  <li key={text}>
                    <Icon name={good ? 'handshake' : 'triangleAlert'} className={good ? 'good-icon' : 'bad-icon'} /> {text}
                  </li>
                ))}
              </ul>
            )}
          </section>
          <section>
            <h3>{t('debrief.shares.how')}</h3>
            <ul class="plain-lines quiet">
              {reading.map((line) => (
                <li key={line}>{t(`debrief.shares.howLines.${line}`)}</li>
              ))}
            </ul>
          </section>
        </div>
      )}
    </div>
  );
};
