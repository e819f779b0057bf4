import { useMemo } from 'preact/hooks';
import type { BullwhipReport } from '../../../server/contract/debrief.ts';
import { causesOf } from '../../model/debrief/causes.ts';
import { Chart } from '../../ui/chart.tsx';
import { speech, t } from '../../ui/texts/texts.ts';
import type { Told } from './told.ts';

/** What makes a wave in this world: habits of bots, one by one and in words. */
export const CausesPanel = ({
  told: { replay },
  causes,
}: {
  readonly told: Told;
  readonly causes: NonNullable<BullwhipReport['causes']>;
}) => {
  const made = useMemo(() => causesOf(causes, replay.map, speech, replay.end.links), [causes, replay]);
  return (
    <div class="wave-panel" data-testid="causes">
      <p class="quiet">{t('debrief.cause.lead')}</p>
      <div class="beside">
        <Chart
          title={t('debrief.cause.title')}
          description={made.sentence}
          drawing={made.drawing}
          table={made.table}
          file="bullwhip-by-cause"
          bare
          testid="causes-chart"
        />
        <ul class="plain-lines">
          {made.own === undefined ? null : <li>{made.own}</li>}
          {made.lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </div>
    </div>
  );
};
