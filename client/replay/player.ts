import { effect, signal } from '@preact/signals';
import { lastPeriod, stepPeriod } from '../model/replay/playhead.ts';
import type { ReplayState } from './state.ts';

export const speeds = [1, 2, 4, 8] as const;
export type Speed = (typeof speeds)[number];

/** How long a period stays at speed 1. */
const periodMs = 1_200;

/** Plays a replay day by day. It stops at the end, and when somebody goes elsewhere by hand. */
export type Player = ReturnType<typeof openPlayer>;

export const openPlayer = (state: ReplayState) => {
  const playing = signal(false);
  const speed = signal<Speed>(1);
  let timer: ReturnType<typeof setTimeout> | undefined;

  const step = (): void => {
    const replay = state.replay.peek();
    if (replay === undefined) return;
    const cursor = state.cursor.peek();
    if (cursor.period >= lastPeriod(replay)) playing.value = false;
    else state.jumpTo({ cursor: stepPeriod(replay, cursor, 1) });
  };

  const stop = effect(() => {
    clearTimeout(timer);
    // Every place has its full time, also the one that was jumped to meanwhile.
    void state.cursor.value;
    if (playing.value) timer = setTimeout(step, periodMs / speed.value);
  });

  return {
    playing,
    speed,
    toggle: (): void => {
      const replay = state.replay.peek();
      if (replay === undefined) return;
      // At the end there is nothing left to play but the whole of it.
      if (!playing.peek() && state.cursor.peek().period >= lastPeriod(replay)) state.jumpTo({ period: 0 });
      playing.value = !playing.peek();
    },
    changeSpeed: (by: 1 | -1): void => {
      const place = speeds.indexOf(speed.peek()) + by;
      speed.value = speeds[Math.min(speeds.length - 1, Math.max(0, place))] ?? 1;
    },
    close: (): void => {
      clearTimeout(timer);
      stop();
    },
  };
};
