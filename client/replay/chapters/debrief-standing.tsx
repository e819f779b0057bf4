import { StateCard } from '../../ui/state-card.tsx';
import { t } from '../../ui/texts/texts.ts';
import type { ReplayState } from '../state.ts';

/** How the working out of a debrief stands; nothing once it is there. */
export const DebriefStanding = ({ state }: { readonly state: ReplayState }) => {
  const progress = state.debrief.value;
  const again = (
    <button type="button" class="button small" data-testid="debrief-again" onClick={() => void state.readDebrief()}>
      {t('debrief.again')}
    </button>
  );
  if (state.debriefFailure.value !== undefined)
    return (
      <StateCard icon="wifiOff" title={t('debrief.unreachable')} next={t('debrief.missingFailedNext')} testid="debrief-unreachable">
        {again}
      </StateCard>
    );
  if (progress === undefined)
    return <StateCard icon="hourglass" title={t('debrief.waiting')} next={t('debrief.workingNext')} busy testid="debrief-waiting" />;
  switch (progress.state) {
    case 'working':
      return (
        <StateCard icon="hourglass" title={t('debrief.working', progress)} next={t('debrief.workingNext')} busy testid="debrief-progress">
          <progress
            class="debrief-progress"
            value={progress.done}
            max={Math.max(1, progress.of)}
            aria-label={t('debrief.working', progress)}
          />
        </StateCard>
      );
    case 'missing':
      return progress.why === 'old' ? (
        <StateCard icon="info" title={t('debrief.missingOld')} next={t('debrief.missingOldNext')} testid="debrief-old" />
      ) : (
        <StateCard icon="triangleAlert" title={t('debrief.missingFailed')} next={t('debrief.missingFailedNext')} testid="debrief-failed">
          {again}
        </StateCard>
      );
    case 'ready':
      return progress.debrief.attribution === undefined ? (
        <StateCard icon="info" title={t('debrief.withoutReruns')} next={t('debrief.missingOldNext')} testid="debrief-stored" />
      ) : null;
  }
};
