import { useSignalEffect } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { seats } from '../../server/contract/ids.ts';
import { seatNameOn } from '../model/names.ts';
import { differenceLine } from '../model/replay/difference-words.ts';
import { differencesOf } from '../model/replay/differences.ts';
import { atPeriod } from '../model/replay/playhead.ts';
import { cursorWords } from '../model/replay/time-words.ts';
import { fragment, noteInAddress } from '../route.ts';
import { announce } from '../ui/announcer.tsx';
import { speech, t } from '../ui/texts/texts.ts';
import type { Player } from './player.ts';
import type { ReplayState } from './state.ts';

/** How long somebody has to rest at a place before the address and a screen reader follow: neither can keep up with a held key. */
const addressRestMs = 250;
const speechRestMs = 700;

/** The address says where the reader stands, and the reader goes where an address says. */
export const useAddress = (state: ReplayState): void => {
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useSignalEffect(() => {
    const said = fragment.value;
    state.follow(said);
  });
  useSignalEffect(() => {
    const replay = state.replay.value;
    const cursor = state.cursor.value;
    const [desk, moment, chapter] = [state.chosen.value, state.goneTo.value, state.chapter.value];
    clearTimeout(timer.current);
    if (replay === undefined) return;
    timer.current = setTimeout(
      () =>
        noteInAddress({
          at: String(cursor.period),
          frame: atPeriod(replay, cursor.period).frame === cursor.frame ? undefined : String(cursor.frame),
          moment,
          desk,
          chapter,
        }),
      addressRestMs,
    );
  });
  useEffect(() => () => clearTimeout(timer.current), []);
};

/** Says politely where the reader stands and what was not so there. While the replay plays, every day would be too much. */
export const useSpoken = (state: ReplayState, player: Player): void => {
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const first = useRef(true);
  useSignalEffect(() => {
    const [replay, reader, cursor] = [state.replay.value, state.reader.value, state.cursor.value];
    const [playing, whose] = [player.playing.value, state.chosen.value];
    clearTimeout(timer.current);
    if (replay === undefined || reader === undefined || playing) return;
    if (first.current) {
      first.current = false;
      return;
    }
    timer.current = setTimeout(() => {
      const followed = whose === 'truth' ? seats : [whose];
      const sentences = followed.flatMap((seat) => {
        const desk = reader.deskAt(seat, cursor.frame);
        return differencesOf(replay, desk, cursor).map((each) => differenceLine(replay, desk, each, speech).sentence);
      });
      const differences =
        sentences.length === 0
          ? t('replay.announce.same')
          : t('replay.announce.differences', { count: sentences.length, text: sentences.slice(0, 3).join(' ') });
      const who = whose === 'truth' ? t('replay.truth.title') : t('replay.desk.saw', { seat: seatNameOn(replay.map, whose, speech) });
      announce(
        `${t('replay.announce.at', { when: cursorWords(replay, cursor, speech) })} ${t('replay.announce.chosen', { whose: who })} ${differences}`,
      );
    }, speechRestMs);
  });
  useEffect(() => () => clearTimeout(timer.current), []);
};
