import { useEffect, useMemo } from 'preact/hooks';
import { Bar } from '../team/bar.tsx';
import { StateCard } from '../ui/state-card.tsx';
import { t } from '../ui/texts/texts.ts';
import { openReplayState } from './state.ts';

/** A finished game, to look at again. */
export const ReplayPage = ({ workshop, game }: { readonly workshop: string | undefined; readonly game: string }) => {
  const state = useMemo(() => openReplayState({ workshop, game }), [workshop, game]);
  useEffect(() => state.close, [state]);
  return (
    <div class="page">
      <Bar />
      <main class="narrow" id="content" tabIndex={-1}>
        <StateCard icon="hourglass" title={t('state.loading')} next={t('state.loadingNext')} busy />
      </main>
    </div>
  );
};
