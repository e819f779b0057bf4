import type { Moment } from '../../../server/contract/debrief.ts';
import type { Replay, ReplayRound, TimelineEntry } from '../../../server/contract/replay.ts';

/**
 * Where a reader stands: the truth of the end of `period`, and the desks of `frame`. On a day of a round these are the desks on which
 * that round was decided; while people plan or read, the last day played and the desks of that very moment.
 */
export type Cursor = { readonly period: number; readonly frame: number };

/** Earlier first: days go on, and within one the log does. */
export const inTime = (one: Cursor, other: Cursor): number => one.period - other.period || one.frame - other.frame;

/** The last place of an ascending list of `length` for which `holds` is true; -1 where there is none. */
const lastThat = (length: number, holds: (place: number) => boolean): number => {
  let [low, high] = [-1, length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (holds(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
};

export const lastPeriod = (replay: Replay): number => Math.max(0, replay.truth.periods.length - 1);

/** The round a period belongs to; nothing before the first and in the run-out. */
export const roundOf = (replay: Replay, period: number): ReplayRound | undefined => {
  const round = replay.rounds[lastThat(replay.rounds.length, (place) => (replay.rounds[place]?.firstPeriod ?? 0) <= period)];
  return round !== undefined && period <= round.lastPeriod ? round : undefined;
};

/** A day: what each knew and had decided when it was played. */
export const atPeriod = (replay: Replay, wanted: number): Cursor => {
  const period = Math.min(lastPeriod(replay), Math.max(0, Math.round(wanted)));
  if (period === 0) return { period, frame: 0 };
  const round = roundOf(replay, period);
  if (round === undefined) return { period, frame: Math.max(0, replay.frames.length - 1) };
  if (round.decided >= 0) return { period, frame: round.decided };
  // Nobody planned it (a fixed opening): the desks as they stood before.
  return {
    period,
    frame: Math.max(
      0,
      lastThat(replay.frames.length, (place) => (replay.frames[place]?.period ?? 0) < round.firstPeriod),
    ),
  };
};

/** A moment of the log: its desks, and the last day played by then. */
export const atFrame = (replay: Replay, wanted: number): Cursor => {
  const frame = Math.min(Math.max(0, replay.frames.length - 1), Math.max(0, Math.round(wanted)));
  return { period: Math.min(lastPeriod(replay), replay.frames[frame]?.period ?? 0), frame };
};

/** What somebody did stands at its moment; what the world did, on its day. */
export const atEntry = (replay: Replay, entry: Pick<TimelineEntry, 'frame' | 'period'>): Cursor => {
  const there = atFrame(replay, entry.frame);
  return there.period === entry.period ? there : atPeriod(replay, entry.period);
};

export const atMoment = (replay: Replay, moment: Pick<Moment, 'period'>): Cursor => atPeriod(replay, moment.period);

/** A day on or back. From between two days, back is the day just played. */
export const stepPeriod = (replay: Replay, cursor: Cursor, by: 1 | -1): Cursor => {
  const day = atPeriod(replay, cursor.period);
  return by < 0 && inTime(day, cursor) < 0 ? day : atPeriod(replay, cursor.period + by);
};

/** The first day of the next round, or of this one; from there, of the one before. */
export const stepRound = (replay: Replay, cursor: Cursor, by: 1 | -1): Cursor => {
  const starts = [0, ...replay.rounds.map(({ firstPeriod }) => firstPeriod), lastPeriod(replay)].map((period) => atPeriod(replay, period));
  const found = by > 0 ? starts.find((start) => inTime(start, cursor) > 0) : starts.findLast((start) => inTime(start, cursor) < 0);
  return found ?? cursor;
};

/** The next of these stops, which stand in the order of time, or the one before; the cursor itself where there is no more. */
export const stepAmong = (ordered: readonly Cursor[], cursor: Cursor, by: 1 | -1): Cursor =>
  (by > 0 ? ordered.find((stop) => inTime(stop, cursor) > 0) : ordered.findLast((stop) => inTime(stop, cursor) < 0)) ?? cursor;

const stops = new WeakMap<Replay, readonly Cursor[]>();

/** Every place at which something happened, in the order of time, each once: where a reader who goes event by event stops. */
export const eventStopsOf = (replay: Replay): readonly Cursor[] => {
  const known = stops.get(replay);
  if (known !== undefined) return known;
  const sorted = replay.timeline.map((entry) => atEntry(replay, entry)).toSorted(inTime);
  const found = sorted.filter((stop, place) => place === 0 || inTime(sorted[place - 1] ?? stop, stop) !== 0);
  stops.set(replay, found);
  return found;
};

/** The moment that this day is about: the one of greatest rank on this day, else the last one before it in its round. */
export const momentAt = <M extends Pick<Moment, 'period' | 'round'>>(
  replay: Replay,
  moments: readonly M[],
  cursor: Cursor,
): M | undefined => {
  const today = moments.find((moment) => moment.period === cursor.period);
  if (today !== undefined) return today;
  const round = roundOf(replay, cursor.period);
  return round === undefined
    ? undefined
    : moments
        .filter((moment) => moment.round === round.round && moment.period <= cursor.period)
        .toSorted((one, other) => other.period - one.period)[0];
};
