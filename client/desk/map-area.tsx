import { useEffect, useRef } from 'preact/hooks';
import { signal, useSignal } from '@preact/signals';
import type { Desk } from '../../server/contract/desk.ts';
import type { MapHandle } from '../map/network-map.ts';
import { StateCard } from '../ui/state-card.tsx';
import { speech, t } from '../ui/texts/texts.ts';

/** Runs when the page has been painted and has nothing better to do. */
const whenIdle = (work: () => void): (() => void) => {
  if ('requestIdleCallback' in window) {
    const id = requestIdleCallback(work, { timeout: 1_500 });
    return () => cancelIdleCallback(id);
  }
  const id = setTimeout(work, 200);
  return () => clearTimeout(id);
};

/** Whether the map plays a round just now. */
export const mapPlays = signal(false);

/** The living network. Its code comes after the desk is usable; without it the game goes on. */
export const MapArea = ({ desk }: { readonly desk: Desk }) => {
  const element = useRef<HTMLDivElement>(null);
  const handle = useRef<MapHandle | undefined>(undefined);
  const latest = useRef(desk);
  const played = useRef<number | undefined>(undefined);
  /** Plays under way: one that was cut short ends a moment after the next has begun. */
  const playing = useRef(0);
  const state = useSignal<'loading' | 'shown' | 'failed'>('loading');
  latest.current = desk;

  /** Plays a round that has not been played yet (ending one that still plays), then shows how things stand. */
  const update = async (): Promise<void> => {
    const map = handle.current;
    if (map === undefined) return;
    const playback = latest.current.playback;
    if (playback !== undefined && played.current !== playback.round) {
      const isNews = played.current !== undefined || latest.current.phase === 'review';
      played.current = playback.round;
      if (isNews) {
        playing.current += 1;
        mapPlays.value = true;
        await map.play(playback).finally(() => {
          playing.current -= 1;
          mapPlays.value = playing.current > 0;
        });
      }
    } else played.current ??= 0;
    if (playing.current === 0) handle.current?.show(latest.current);
  };

  useEffect(() => {
    let gone = false;
    let observer: ResizeObserver | undefined;
    const stop = whenIdle(() => {
      void (async () => {
        try {
          const { mountMap } = await import('../map/network-map.ts');
          const box = element.current;
          if (gone || box === null) return;
          handle.current = mountMap(box, latest.current.map, {
            language: speech.language,
            say: (word, values) => t(`map.${word}`, values),
          });
          state.value = 'shown';
          observer = new ResizeObserver(() => handle.current?.resize());
          observer.observe(box);
          await update();
        } catch {
          state.value = 'failed';
        }
      })();
    });
    return () => {
      gone = true;
      stop();
      observer?.disconnect();
      handle.current?.destroy();
      mapPlays.value = false;
      handle.current = undefined;
    };
  }, []);

  useEffect(() => {
    update().catch(() => {
      state.value = 'failed';
    });
  }, [desk]);

  return (
    <section class="map-area" aria-label={t('desk.map')} data-map={state.value}>
      <div class="map-canvas" ref={element} />
      {state.value === 'loading' ? <p class="map-note">{t('desk.mapLoading')}</p> : null}
      {state.value === 'failed' ? (
        <div class="map-failed">
          <StateCard icon="info" title={t('desk.mapFailed')} next={t('desk.mapFailedNext')} />
        </div>
      ) : null}
    </section>
  );
};
