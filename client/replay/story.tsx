import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Replay } from '../../server/contract/replay.ts';
import type { DeskReader } from '../model/replay/desk-at.ts';
import { momentAt } from '../model/replay/playhead.ts';
import { Icon } from '../ui/icons.tsx';
import { StateCard } from '../ui/state-card.tsx';
import { t } from '../ui/texts/texts.ts';
import { MomentCard } from './chapters/moment-card.tsx';
import { toldOf } from './chapters/told.ts';
import { stepMoment } from './keys.ts';
import type { ReplayState } from './state.ts';
import { TimelineList } from './timeline-list.tsx';

const views = ['tab', 'timeline'] as const;

/** What mattered here in one sentence, or everything that happened in its order. */
export const Story = ({ state, replay, reader }: { readonly state: ReplayState; readonly replay: Replay; readonly reader: DeskReader }) => {
  const view = useSignal<(typeof views)[number]>('tab');
  // Somebody who goes to a moment wants to read it.
  const { value: goneTo } = state.goneTo;
  useEffect(() => {
    if (goneTo !== undefined) view.value = 'tab';
  }, [goneTo]);
  return (
    <section class="replay-panel replay-story" aria-label={t('replay.story.label')}>
      <header class="replay-panel-head">
        <div class="segments" role="tablist" aria-label={t('replay.story.label')}>
          {views.map((each) => (
            <button
              key={each}
              type="button"
              role="tab"
              class={`segment ${view.value === each ? 'on' : ''}`}
              aria-selected={view.value === each}
              aria-controls="replay-story-body"
              data-testid={`story-${each}`}
              onClick={() => (view.value = each)}
            >
              <Icon name={each === 'tab' ? 'target' : 'list'} /> {t(`replay.story.${each}`)}
            </button>
          ))}
        </div>
        <span class="spring" />
        <button
          type="button"
          class="icon-button"
          aria-label={t('replay.story.previousMoment')}
          onClick={() => stepMoment(state, replay, -1)}
        >
          <Icon name="arrowUp" className="turned" />
        </button>
        <button
          type="button"
          class="icon-button"
          data-testid="next-moment"
          aria-label={t('replay.story.nextMoment')}
          onClick={() => stepMoment(state, replay, 1)}
        >
          <Icon name="arrowRight" />
        </button>
      </header>
      <div class="replay-panel-body" id="replay-story-body" role="tabpanel" tabIndex={0} aria-label={t(`replay.story.${view.value}`)}>
        {view.value === 'tab' ? (
          <Told state={state} replay={replay} reader={reader} />
        ) : (
          <TimelineList state={state} replay={replay} reader={reader} />
        )}
      </div>
    </section>
  );
};

/** The moment of this day, how the working out stands, or how to get to the next one. */
const Told = ({ state, replay, reader }: { readonly state: ReplayState; readonly replay: Replay; readonly reader: DeskReader }) => {
  const progress = state.debrief.value;
  const moments = state.moments.value;
  if (state.debriefFailure.value !== undefined || progress?.state === 'missing')
    return <StateCard icon="info" title={t('replay.story.missing')} next={t('replay.story.missingNext')} />;
  if (progress === undefined || progress.state === 'working')
    return (
      <StateCard
        icon="hourglass"
        title={t('replay.story.working', { done: progress?.done ?? 0, of: progress?.of ?? '…' })}
        next={t('replay.story.workingNext')}
        busy
        testid="debrief-working"
      />
    );
  const moment = moments.find(({ id }) => id === state.goneTo.value) ?? momentAt(replay, moments, state.cursor.value);
  if (moment === undefined)
    return (
      <StateCard icon="target" title={t('replay.story.none')} next={t('replay.moments', { count: moments.length })}>
        <button type="button" class="button small" onClick={() => stepMoment(state, replay, 1)}>
          {t('replay.story.nextMoment')} <Icon name="arrowRight" />
        </button>
      </StateCard>
    );
  return (
    <div class="story-moment" data-testid="story-card">
      <MomentCard told={toldOf(state, replay, reader)} moment={moment} still />
    </div>
  );
};
