import { Bar } from '../team/bar.tsx';
import { StateCard } from '../ui/state-card.tsx';
import { t } from '../ui/texts/texts.ts';

export const OpenPage = () => (
  <div class="page">
    <Bar />
    <main class="narrow" id="content" tabIndex={-1}>
      <StateCard icon="hourglass" title={t('state.loading')} next={t('state.loadingNext')} busy />
    </main>
  </div>
);
