import './replay.css';
import { useSignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import { seats } from '../../server/contract/ids.ts';
import type { Replay } from '../../server/contract/replay.ts';
import { seatNameOn } from '../model/names.ts';
import type { DeskReader } from '../model/replay/desk-at.ts';
import { Icon } from '../ui/icons.tsx';
import { speech, t } from '../ui/texts/texts.ts';
import { ChapterView } from './chapters/chapter-view.tsx';
import { DeskColumn } from './desk-column.tsx';
import { KeysDialog } from './keys-dialog.tsx';
import { listenToKeys } from './keys.ts';
import { OrdersChart } from './orders-chart.tsx';
import { openPlayer, type Player } from './player.ts';
import { useAddress, useSpoken } from './reading.ts';
import { ReplayHeader } from './replay-header.tsx';
import { ReplayMap } from './replay-map.tsx';
import { ReplayWaiting } from './replay-states.tsx';
import { Scrubber } from './scrubber.tsx';
import { openReplayState, type ReplayState } from './state.ts';
import { Story } from './story.tsx';
import { TruthColumn } from './truth-column.tsx';
import { FreezeFrame } from './what-if/freeze-frame.tsx';
import { WholeDesk } from './whole-desk.tsx';

/** A finished game, to look at again: four desks side by side at any moment, and what was so beside them. */
export const ReplayPage = ({ workshop, game }: { readonly workshop: string | undefined; readonly game: string }) => {
  const state = useMemo(() => openReplayState({ workshop, game }), [workshop, game]);
  const player = useMemo(() => openPlayer(state), [state]);
  useEffect(
    () => () => {
      player.close();
      state.close();
    },
    [state, player],
  );
  useAddress(state);
  useSpoken(state, player);
  const [replay, reader] = [state.replay.value, state.reader.value];
  if (replay !== undefined && state.frozen.value !== undefined) return <FreezeFrame state={state} />;
  if (replay === undefined || reader === undefined) return <ReplayWaiting state={state} />;
  return <Shown state={state} player={player} replay={replay} reader={reader} />;
};

type Parts = { readonly state: ReplayState; readonly player: Player; readonly replay: Replay; readonly reader: DeskReader };

const Shown = ({ state, player, replay, reader }: Parts) => {
  const large = useSignal(false);
  const view = useSignal<'chart' | 'map'>('chart');
  const helped = useSignal(false);
  useEffect(() => {
    const title = document.title;
    document.title = `${t('replay.document', { team: replay.about.team })} · ${t('app.name')}`;
    return () => {
      document.title = title;
    };
  }, [replay]);
  useEffect(
    () =>
      listenToKeys(state, player, {
        help: () => (helped.value = true),
        enlarge: (on) => (large.value = on),
        isLarge: () => large.peek(),
        switchView: () => (view.value = view.peek() === 'chart' ? 'map' : 'chart'),
      }),
    [state, player],
  );
  const chapter = state.chapter.value;
  useEffect(() => {
    if (chapter !== undefined) player.playing.value = false;
  }, [chapter]);
  if (chapter !== undefined)
    return (
      <div class="replay" data-testid="replay-chapter">
        <ReplayHeader state={state} replay={replay} onHelp={() => (helped.value = true)} />
        <main class="chapter-main" id="content" tabIndex={-1}>
          <ChapterView state={state} replay={replay} reader={reader} chapter={chapter} />
        </main>
        {helped.value ? <KeysDialog replay={replay} onClose={() => (helped.value = false)} /> : null}
      </div>
    );
  return (
    <div class="replay" data-testid="replay" data-large={large.value} data-view={view.value}>
      <ReplayHeader state={state} replay={replay} onHelp={() => (helped.value = true)} />
      <main class="replay-main" id="content" tabIndex={-1}>
        {replay.about.playable ? null : (
          <p class="replay-old" data-testid="replay-old">
            <Icon name="history" /> {t('replay.state.old')}
          </p>
        )}
        <div class="replay-top">
          <section class="replay-panel" aria-label={t('replay.view.label')}>
            <header class="replay-panel-head">
              <h2>
                {view.value === 'chart'
                  ? t('replay.chart.title')
                  : state.chosen.value === 'truth'
                    ? t('replay.map.truth')
                    : t('replay.map.whose', { whose: seatNameOn(replay.map, state.chosen.value, speech) })}
              </h2>
              <span class="spring" />
              <div class="replay-switch">
                {(['chart', 'map'] as const).map((each) => (
                  <button
                    key={each}
                    type="button"
                    class={`button small ${view.value === each ? 'on' : 'plain'}`}
                    aria-pressed={view.value === each}
                    data-testid={`view-${each}`}
                    onClick={() => (view.value = each)}
                  >
                    <Icon name={each === 'chart' ? 'chartLine' : 'mapSheet'} /> {t(`replay.view.${each}`)}
                  </button>
                ))}
              </div>
            </header>
            {view.value === 'chart' ? (
              <OrdersChart state={state} replay={replay} />
            ) : (
              <ReplayMap state={state} replay={replay} reader={reader} player={player} />
            )}
          </section>
          <Story state={state} replay={replay} reader={reader} />
        </div>
        <section class="replay-desks" aria-label={t('replay.desks')}>
          {large.value && state.chosen.value !== 'truth' ? (
            <WholeDesk state={state} replay={replay} reader={reader} seat={state.chosen.value} onShrink={() => (large.value = false)} />
          ) : (
            seats.map((seat) => (
              <DeskColumn
                key={seat}
                state={state}
                replay={replay}
                reader={reader}
                seat={seat}
                onEnlarge={() => {
                  state.chosen.value = seat;
                  large.value = true;
                }}
              />
            ))
          )}
          <TruthColumn state={state} replay={replay} />
        </section>
      </main>
      <Scrubber state={state} replay={replay} player={player} />
      {helped.value ? <KeysDialog replay={replay} onClose={() => (helped.value = false)} /> : null}
    </div>
  );
};
