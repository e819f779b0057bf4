import { Bar } from '../team/bar.tsx';
import { StateCard } from '../ui/state-card.tsx';
import { t } from '../ui/texts/texts.ts';

export const DebriefPage = ({ workshop }: { readonly workshop: string }) => (
  <div class="page">
    <Bar />
    <main class="narrow" id="content" tabIndex={-1} data-workshop={workshop}>
      <StateCard icon="hourglass" title={t('state.loading')} next={t('state.loadingNext')} busy />
    </main>
  </div>
);
