import { useSignal } from '@preact/signals';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import type { Replay } from '../../server/contract/replay.ts';
import type { MapHandle } from '../map/network-map.ts';
import { seatNameOn } from '../model/names.ts';
import type { DeskReader } from '../model/replay/desk-at.ts';
import { mapDesk } from '../model/replay/map-day.ts';
import { StateCard } from '../ui/state-card.tsx';
import { speech, t } from '../ui/texts/texts.ts';
import type { Player } from './player.ts';
import type { ReplayState } from './state.ts';

/** The living network on the reader's day, as who is followed could see it. While the replay plays, each day's loads move. */
export const ReplayMap = ({
  state,
  replay,
  reader,
  player,
}: {
  readonly state: ReplayState;
  readonly replay: Replay;
  readonly reader: DeskReader;
  readonly player: Player;
}) => {
  const element = useRef<HTMLDivElement>(null);
  const handle = useRef<MapHandle | undefined>(undefined);
  const shown = useSignal<'loading' | 'shown' | 'failed'>('loading');
  const { period, frame } = state.cursor.value;
  const whose = state.chosen.value;
  const desk = useMemo(() => mapDesk(replay, reader, whose, period, frame), [replay, reader, whose, period, frame]);
  const latest = useRef(desk);
  latest.current = desk;

  useEffect(() => {
    let gone = false;
    void (async () => {
      try {
        const { mountMap } = await import('../map/network-map.ts');
        const box = element.current;
        if (gone || box === null) return;
        handle.current = mountMap(box, replay.map, { language: speech.language, say: (word, values) => t(`map.${word}`, values) });
        handle.current.show(latest.current);
        shown.value = 'shown';
      } catch {
        shown.value = 'failed';
      }
    })();
    return () => {
      gone = true;
      handle.current?.destroy();
      handle.current = undefined;
    };
  }, [replay]);

  useEffect(() => {
    const map = handle.current;
    if (map === undefined) return;
    map.skip();
    // Faster than once a second a day's way could not be followed: then the picture of its end says more.
    if (player.playing.peek() && player.speed.peek() === 1 && desk.playback !== undefined) {
      void map.play(desk.playback, { dayMs: 1_150, quiet: true }).then(() => handle.current?.show(latest.current));
    } else map.show(desk);
  }, [desk]);

  const label = whose === 'truth' ? t('replay.map.labelTruth') : t('replay.map.label', { whose: seatNameOn(replay.map, whose, speech) });
  return (
    <section class="replay-map map-area" aria-label={label} data-map={shown.value}>
      <div class="map-canvas" ref={element} />
      {shown.value === 'loading' ? <p class="map-note">{t('desk.mapLoading')}</p> : null}
      {shown.value === 'failed' ? (
        <div class="map-failed">
          <StateCard icon="info" title={t('desk.mapFailed')} next={t('replay.state.again')} />
        </div>
      ) : null}
    </section>
  );
};
