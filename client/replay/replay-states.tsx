import type { Failure } from '../connection/api.ts';
import { refusalText } from '../model/cards.ts';
import { format } from '../model/numbers.ts';
import { navigate } from '../route.ts';
import { Bar } from '../team/bar.tsx';
import { StateCard } from '../ui/state-card.tsx';
import type { IconName } from '../ui/icons.tsx';
import { speech, t } from '../ui/texts/texts.ts';
import type { ReplayState } from './state.ts';

/** A replay that is not there yet, or that this reader may not see: why, and what to do. */
export const ReplayWaiting = ({ state }: { readonly state: ReplayState }) => {
  const failure = state.failure.value;
  return (
    <div class="page">
      <Bar />
      <main class="narrow" id="content" tabIndex={-1} data-testid="replay-waiting">
        {failure === undefined ? <Loading bytes={state.loadedBytes.value} /> : <Failed state={state} failure={failure} />}
      </main>
    </div>
  );
};

const Loading = ({ bytes }: { readonly bytes: number }) => {
  const size = `${format(speech.language, { maximumFractionDigits: 1 }).format(bytes / 1_000_000)} MB`;
  return (
    <StateCard
      icon="history"
      title={t('replay.state.loading')}
      next={bytes === 0 ? t('replay.state.loadingFirst') : t('replay.state.loadingNext', { size })}
      busy
      testid="replay-loading"
    >
      <progress class="replay-progress" aria-label={t('replay.state.loading')} />
    </StateCard>
  );
};

type Say = { readonly icon: IconName; readonly title: string; readonly next: string };

const notAllowed: Say = { icon: 'lock', title: t('replay.state.notAllowed'), next: t('replay.state.notAllowedNext') };
const ended: Say = { icon: 'lock', title: t('replay.state.expired'), next: t('replay.state.expiredNext') };
const unknown: Say = { icon: 'info', title: t('replay.state.unknown'), next: t('replay.state.unknownNext') };
/** Refusals that mean the reader has come too early, to the wrong place, or without the right key; any other is said as it is. */
const known: Readonly<Partial<Record<Failure['code'], Say>>> = {
  'replay/not-yet': { icon: 'hourglass', title: t('replay.state.notYet'), next: t('replay.state.notYetNext') },
  'link/expired': ended,
  'link/revoked': ended,
  'replay/unknown': unknown,
  'game/unknown': unknown,
  'token/missing': notAllowed,
  'token/wrong': notAllowed,
  'token/not-allowed': notAllowed,
};

const wordsOf = (failure: Failure): Say =>
  known[failure.code] ?? { icon: 'wifiOff', title: t('replay.state.failed'), next: refusalText(failure, speech) };

const Failed = ({ state, failure }: { readonly state: ReplayState; readonly failure: Failure }) => {
  const { workshop } = state.address;
  return (
    <StateCard {...wordsOf(failure)} testid="replay-failed">
      <div class="replay-ways">
        <button type="button" class="button" onClick={() => void state.load()}>
          {t('replay.state.again')}
        </button>
        <button
          type="button"
          class="button plain"
          onClick={() => navigate(workshop === undefined ? '/open' : `/w/${encodeURIComponent(workshop)}`)}
        >
          {t(workshop === undefined ? 'replay.state.openFile' : 'replay.state.toWorkshop')}
        </button>
      </div>
    </StateCard>
  );
};
