import type { Replay } from '../../server/contract/replay.ts';
import { periodWords } from '../model/replay/time-words.ts';
import { entryWords } from '../model/replay/timeline-words.ts';
import type { Stop } from '../model/replay/track.ts';
import { momentWords } from '../model/replay/moments.ts';
import { speech } from '../ui/texts/texts.ts';
import type { ReplayState } from './state.ts';

/** What a mark under the track stands for: when it was, and its sentence. */
export const stopWords = (replay: Replay, state: ReplayState, stop: Stop): string => {
  const reader = state.reader.value;
  const words =
    stop.moment !== undefined
      ? momentWords(replay.map, replay.about, stop.moment, speech).sentence
      : stop.entry === undefined || reader === undefined
        ? ''
        : entryWords(replay, (seat) => reader.deskAt(seat, stop.cursor.frame), stop.entry, speech);
  return `${periodWords(replay, stop.cursor.period, speech)}: ${words}`;
};
