import './teams.css';
import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { FileOpened } from '../../server/contract/course.ts';
import type { Failure } from '../connection/api.ts';
import { openFile } from '../connection/replays.ts';
import { refusalText } from '../model/cards.ts';
import { verified } from '../model/teams/opened-file.ts';
import { addressOf } from '../route.ts';
import { Bar } from '../team/bar.tsx';
import { announce } from '../ui/announcer.tsx';
import { Icon } from '../ui/icons.tsx';
import { StateCard } from '../ui/state-card.tsx';
import { speech, t } from '../ui/texts/texts.ts';

type Stage =
  | { readonly kind: 'waiting'; readonly wrong?: string }
  | { readonly kind: 'reading'; readonly name: string }
  | { readonly kind: 'failed'; readonly failure: Failure }
  | { readonly kind: 'opened'; readonly name: string; readonly opened: FileOpened };

/** Opens a portable replay file: chosen or dropped, handed in, played again, and said whether it is what was played. */
export const OpenPage = () => {
  const stage = useSignal<Stage>({ kind: 'waiting' });
  const read = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return;
    if (!file.name.endsWith('.gz')) {
      stage.value = { kind: 'waiting', wrong: t('openFile.wrongKind') };
      announce(t('openFile.wrongKind'), 'urgent');
      return;
    }
    stage.value = { kind: 'reading', name: file.name };
    const answer = await openFile(file);
    stage.value = answer.ok ? { kind: 'opened', name: file.name, opened: answer.value } : { kind: 'failed', failure: answer.failure };
    announce(
      answer.ok ? verified(answer.value.verification, speech).title : refusalText(answer.failure, speech),
      answer.ok ? 'polite' : 'urgent',
    );
  };
  return (
    <div class="page">
      <Bar />
      <main class="open-file" id="content" tabIndex={-1}>
        <h1>{t('openFile.title')}</h1>
        <p class="lead">{t('openFile.lead')}</p>
        <StageView stage={stage.value} onFile={(file) => void read(file)} onAgain={() => (stage.value = { kind: 'waiting' })} />
        <p class="quiet">{t('openFile.privacy')}</p>
      </main>
    </div>
  );
};

const StageView = ({
  stage,
  onFile,
  onAgain,
}: {
  readonly stage: Stage;
  readonly onFile: (file: File | undefined) => void;
  readonly onAgain: () => void;
}) => {
  switch (stage.kind) {
    case 'waiting':
      return <Choose wrong={stage.wrong} onFile={onFile} />;
    case 'reading':
      return (
        <StateCard
          icon="hourglass"
          title={t('openFile.reading', { name: stage.name })}
          next={t('openFile.readingNext')}
          busy
          testid="open-reading"
        />
      );
    case 'failed':
      return (
        <StateCard icon="triangleAlert" title={refusalText(stage.failure, speech)} next={t('state.failedNext')} testid="open-failed">
          <button type="button" class="button" onClick={onAgain}>
            {t('openFile.other')}
          </button>
        </StateCard>
      );
    case 'opened':
      return <Opened name={stage.name} opened={stage.opened} onAgain={onAgain} />;
  }
};

const Choose = ({ wrong, onFile }: { readonly wrong: string | undefined; readonly onFile: (file: File | undefined) => void }) => {
  const over = useSignal(false);
  const input = useRef<HTMLInputElement>(null);
  return (
    <div
      class={`drop-box ${over.value ? 'over' : ''}`}
      data-testid="open-drop"
      onDragOver={(event) => {
        event.preventDefault();
        over.value = true;
      }}
      onDragLeave={() => (over.value = false)}
      onDrop={(event) => {
        event.preventDefault();
        over.value = false;
        onFile(event.dataTransfer?.files[0]);
      }}
    >
      <Icon name="fileUp" />
      <input
        ref={input}
        type="file"
        class="visually-hidden"
        id="open-file"
        data-testid="open-file"
        accept=".gz,application/gzip"
        onChange={(event) => onFile(event.currentTarget.files?.[0])}
      />
      <label class="button main" for="open-file">
        {t('openFile.choose')}
      </label>
      <span class="quiet">{t(over.value ? 'openFile.dropNow' : 'openFile.drop')}</span>
      {wrong === undefined ? null : (
        <p class="bad-note" role="alert">
          <Icon name="triangleAlert" />
          <span>{wrong}</span>
        </p>
      )}
    </div>
  );
};

const Opened = ({ name, opened, onAgain }: { readonly name: string; readonly opened: FileOpened; readonly onAgain: () => void }) => {
  const { tone, title, next } = verified(opened.verification, speech);
  return (
    <section class={`card opened ${tone}`} data-testid="open-result" aria-labelledby="opened-title">
      <p class="quiet">{name}</p>
      <h2 id="opened-title">
        <Icon name={tone === 'good' ? 'check' : tone === 'bad' ? 'triangleAlert' : 'info'} /> {title}
      </h2>
      <p>{next}</p>
      <p class="opened-ways">
        <a class="button main" href={addressOf('replay', undefined, opened.replay)} data-testid="open-show">
          <Icon name="play" /> {t('openFile.show')}
        </a>
        <button type="button" class="button plain" onClick={onAgain}>
          {t('openFile.other')}
        </button>
      </p>
    </section>
  );
};
