import type { Replay } from '../../../server/contract/replay.ts';
import type { Speech } from '../say.ts';
import { atPeriod, roundOf, type Cursor } from './playhead.ts';

/** `Week 5`. */
export const roundWords = ({ about }: Replay, round: number, speech: Speech): string =>
  speech.say('replay.when.round', { Round: speech.say(`Round.${about.roundName}`), number: round });

/** The day of a round: `Thursday`, or `day 3`; nothing where a round is one period. */
const dayWords = ({ about }: Replay, day: number, speech: Speech): string => {
  if (about.periodsPerRound === 1) return '';
  const named = about.periodName === 'day' && (about.periodsPerRound === 5 || about.periodsPerRound === 7);
  return named
    ? speech.say(`time.weekday.${day}`)
    : speech.say('time.period', { period: speech.say(`period.${about.periodName}`), number: day });
};

/** `Week 5, Thursday`; before the first day the start, after the last round the run-out. */
export const periodWords = (replay: Replay, period: number, speech: Speech): string => {
  if (period <= 0) return speech.say('replay.when.start');
  const round = roundOf(replay, period);
  if (round === undefined) {
    const last = replay.rounds.at(-1)?.lastPeriod ?? 0;
    return speech.say('replay.when.runOut', { period: speech.say(`period.${replay.about.periodName}`), number: period - last });
  }
  const day = dayWords(replay, period - round.firstPeriod + 1, speech);
  const words = roundWords(replay, round.round, speech);
  return day === '' ? words : speech.say('replay.when.day', { round: words, day });
};

/** Where a reader stands: a day, or what people did between two: `Week 6, planning`. */
export const cursorWords = (replay: Replay, cursor: Cursor, speech: Speech): string => {
  const frame = replay.frames[cursor.frame];
  if (frame === undefined || atPeriod(replay, cursor.period).frame === cursor.frame) return periodWords(replay, cursor.period, speech);
  return speech.say(`replay.when.phase.${frame.phase}`, { round: roundWords(replay, Math.max(1, frame.round), speech) });
};
