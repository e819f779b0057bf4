import { useSignal } from '@preact/signals';
import type { Replay } from '../../server/contract/replay.ts';
import { whole } from '../model/numbers.ts';
import { cursorWords, roundWords } from '../model/replay/time-words.ts';
import { addressOf } from '../route.ts';
import { ThemeButton } from '../team/bar.tsx';
import { announce } from '../ui/announcer.tsx';
import { Icon } from '../ui/icons.tsx';
import { speech, t } from '../ui/texts/texts.ts';
import { chapters, type ReplayState } from './state.ts';

/** Whose game this is, when in it the reader stands, what it came to beside the bots, and the parts of the debrief. */
export const ReplayHeader = ({
  state,
  replay,
  onHelp,
}: {
  readonly state: ReplayState;
  readonly replay: Replay;
  readonly onHelp: () => void;
}) => {
  const { about, end } = replay;
  const { language } = speech;
  const moments = state.moments.value;
  const here = moments.findIndex(({ id }) => id === state.goneTo.value);
  const bots = end.benchmarks
    .filter(({ policy }) => policy !== 'doNothing')
    .slice(0, 2)
    .map(({ policy, jointScore }) =>
      t('replay.bots', { policy: t(`replay.policy.${policy}`), score: whole(Math.round(jointScore), language) }),
    );
  return (
    <header class="replay-header">
      <a class="brand" href={state.address.workshop === undefined ? '/open' : `/w/${encodeURIComponent(state.address.workshop)}`}>
        {t('app.name')}
      </a>
      <h1 class="pill">
        {t('replay.title', { team: about.team })}
        {about.attempt > 1 ? ` · ${t('replay.attempt', { number: about.attempt })}` : ''}
      </h1>
      {about.branchOf === undefined ? null : (
        <span class="pill">
          {t('replay.branch', { title: about.branchOf.title, round: roundWords(replay, about.branchOf.fromRound, speech) })}
        </span>
      )}
      <span class="pill replay-when" data-testid="replay-when">
        {cursorWords(replay, state.cursor.value, speech)}
      </span>
      <span class="pill replay-score">
        <strong>{t('replay.joint', { score: whole(Math.round(end.jointScore), language) })}</strong>
        {bots.length === 0 ? '' : ` · ${bots.join(' · ')}`}
      </span>
      <nav class="replay-chapters" aria-label={t('replay.chapters')}>
        {([undefined, ...chapters] as const).map((chapter) => (
          <button
            key={chapter ?? 'replay'}
            type="button"
            class={`replay-chapter ${state.chapter.value === chapter ? 'on' : ''}`}
            aria-current={state.chapter.value === chapter ? 'page' : undefined}
            data-testid={`chapter-${chapter ?? 'replay'}`}
            onClick={() => (state.chapter.value = chapter)}
          >
            {t(`replay.chapter.${chapter ?? 'replay'}`)}
          </button>
        ))}
        {state.address.workshop === undefined ? null : (
          <a class="replay-chapter" href={addressOf('debrief', state.address.workshop, undefined)}>
            {t('replay.debrief')}
          </a>
        )}
      </nav>
      {moments.length === 0 ? null : (
        <span class="pill replay-moment" data-testid="replay-moment">
          {here < 0 ? t('replay.moments', { count: moments.length }) : t('replay.moment', { number: here + 1, of: moments.length })}
        </span>
      )}
      <CopyLink />
      <button
        type="button"
        class="icon-button"
        data-testid="replay-help"
        aria-label={t('replay.help')}
        title={t('replay.help')}
        onClick={onHelp}
      >
        <Icon name="help" />
      </button>
      <ThemeButton />
    </header>
  );
};

/** The address follows the reader, so its link leads right here. */
const CopyLink = () => {
  const copied = useSignal<'no' | 'yes' | 'failed'>('no');
  const copy = async (): Promise<void> => {
    try {
      // The clipboard exists on secure pages only; in a local network the old command is what there is.
      if (isSecureContext) await navigator.clipboard.writeText(location.href);
      else if (!copyTheOldWay(location.href)) throw new Error('not copied');
      copied.value = 'yes';
    } catch {
      copied.value = 'failed';
    }
    announce(t(copied.value === 'yes' ? 'replay.copied' : 'replay.copyFailed'));
    setTimeout(() => (copied.value = 'no'), 4_000);
  };
  return (
    <button
      type="button"
      class="button small"
      data-testid="replay-copy"
      aria-label={t(copied.value === 'yes' ? 'replay.copied' : 'replay.copy')}
      title={t(copied.value === 'failed' ? 'replay.copyFailed' : 'replay.copyLong')}
      onClick={() => void copy()}
    >
      <Icon name={copied.value === 'yes' ? 'check' : copied.value === 'failed' ? 'triangleAlert' : 'link'} />
      <span class="replay-copy-words">{t(copied.value === 'yes' ? 'replay.copied' : 'replay.copy')}</span>
    </button>
  );
};

const copyTheOldWay = (text: string): boolean => {
  const field = document.createElement('textarea');
  field.value = text;
  field.style.position = 'fixed';
  const focused = document.activeElement;
  document.body.append(field);
  field.select();
  const done = document.execCommand('copy');
  field.remove();
  if (focused instanceof HTMLElement) focused.focus();
  return done;
};
