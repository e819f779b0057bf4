import { useSignal } from '@preact/signals';
import type { ComponentType } from 'preact';
import { useEffect } from 'preact/hooks';
import { Bar } from '../team/bar.tsx';
import { StateCard } from './state-card.tsx';
import { t } from './texts/texts.ts';

/** A page whose code comes when it is first opened; meanwhile, and where it does not come, a sentence and a next step. */
export const lazyPage = <Parts extends object>(load: () => Promise<ComponentType<Parts>>): ComponentType<Parts> => {
  let loaded: ComponentType<Parts> | undefined;
  return (parts) => {
    const state = useSignal<'loading' | 'there' | 'failed'>(loaded === undefined ? 'loading' : 'there');
    useEffect(() => {
      if (state.peek() === 'there') return;
      load().then(
        (page) => {
          loaded = page;
          state.value = 'there';
        },
        () => (state.value = 'failed'),
      );
    }, []);
    const Page = loaded;
    if (state.value === 'there' && Page !== undefined) return <Page {...parts} />;
    return (
      <div class="page">
        <Bar />
        <main class="narrow" id="content" tabIndex={-1}>
          {state.value === 'failed' ? (
            <StateCard icon="wifiOff" title={t('state.failed')} next={t('state.failedNext')}>
              <button type="button" class="button" onClick={() => location.reload()}>
                {t('state.retry')}
              </button>
            </StateCard>
          ) : (
            <StateCard icon="hourglass" title={t('state.loading')} next={t('state.loadingNext')} busy />
          )}
        </main>
      </div>
    );
  };
};
