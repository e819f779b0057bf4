import Phaser from 'phaser';
import type { Desk, MapView, Playback } from '../../server/contract/desk.ts';
import { geographyOf } from '../model/map-geography.ts';
import { layoutMap, sidesOfFar } from '../model/map-layout.ts';
import type { Insets, MapLayout } from '../model/map-layout.ts';
import { between, growScales, mapState } from '../model/map-model.ts';
import type { MapState, StockScales } from '../model/map-model.ts';
import { dayCaption, dayMs, tripsOf, vehiclesAt, vehiclesDrifting, vehiclesStill } from '../model/map-motion.ts';
import type { Calendar, Trip } from '../model/map-motion.ts';
import { sayEnglish } from '../model/map-words.ts';
import type { Say } from '../model/map-words.ts';
import { endGame, hasFastWebGl, startGame } from './game.ts';
import { loadLand, paintGround, projectWith, projectionFor } from './ground.ts';
import type { Land } from './ground.ts';
import { createOverlay } from './overlay.ts';
import { createPainter } from './painter.ts';
import type { Painter } from './painter.ts';
import './network-map.css';

export type MapOptions = {
  /** `auto` takes WebGL where hardware draws it. Also by `?renderer=canvas` or `?renderer=webgl` in the address. */
  readonly renderer?: 'auto' | 'canvas' | 'webgl';
  /** The map's own words in the reader's language; English by default. Keys and values as in `mapTexts`. */
  readonly say?: Say;
  /** Language tag for names and numbers. */
  readonly language?: string;
  /** CSS pixels along each edge that other panels cover: nothing stands there. */
  readonly insets?: Partial<Insets>;
};

export type MapHandle = {
  /** Shows what this seat knows now. While a round is being played it waits for the end. */
  readonly show: (desk: Desk) => void;
  /** Plays a round day by day, for those who did not ask for less motion. Resolves when it is over, skipped, out of sight or the map is gone; never rejects. */
  readonly play: (playback: Playback, manner?: PlayManner) => Promise<void>;
  /** Ends what is being played at once. */
  readonly skip: () => void;
  /** Fits the map to its element again. Called by itself when the element changes size. */
  readonly resize: () => void;
  /** Ends everything and leaves the element empty. */
  readonly destroy: () => void;
};

/** How a round is played: as long as a day is wanted to take, and `quiet` where the time is said elsewhere. */
export type PlayManner = { readonly dayMs?: number; readonly quiet?: boolean };

type Show = {
  readonly playback: Playback;
  readonly dayMs: number;
  readonly quiet: boolean;
  readonly states: readonly MapState[];
  readonly trips: readonly Trip[];
  readonly startMs: number;
  readonly done: () => void;
  day: number;
};

const ambientFramesPerSecond = 20;
/** Below this many frames a second the quiet traffic stops: the desks need the machine more. */
const leastFramesPerSecond = 8;
const heartbeatSeconds = 2.2;
const easeOut = (share: number): number => 1 - (1 - share) * (1 - share) * (1 - share);

/** Draws the living network of `view` into `element`, which needs a size of its own. */
export const mountMap = (element: HTMLElement, view: MapView, options: MapOptions = {}): MapHandle => {
  const say = options.say ?? sayEnglish;
  const language = options.language ?? 'en';
  const insets: Insets = { top: 0, right: 0, bottom: 0, left: 0, ...options.insets };
  const reader = { view, language, say };
  const geography = geographyOf(view);
  const sides = sidesOfFar(view, geography);
  const far: ReadonlySet<string> = new Set(sides.keys());
  const pixelRatio = Math.min(3, Math.max(1, window.devicePixelRatio || 1));
  const stillness = window.matchMedia('(prefers-reduced-motion: reduce)');
  const wanted = new URLSearchParams(window.location.search).get('renderer') ?? options.renderer;

  if (getComputedStyle(element).position === 'static') element.style.position = 'relative';
  const root = document.createElement('div');
  root.className = 'network-map';
  const stage = document.createElement('div');
  stage.className = 'network-map-canvas';
  stage.setAttribute('aria-hidden', 'true');
  root.append(stage);
  element.append(root);

  let alive = true;
  let desk: Desk | undefined;
  let calendar: Calendar = { periodName: 'day', roundName: 'week' };
  let scales: StockScales = {};
  let state = mapState(reader, undefined, scales, undefined, far);
  let shown: Show | undefined;
  let land: Land | undefined;
  let layout: MapLayout | undefined;
  let painter: Painter | undefined;
  let idleFrames = 0;
  let slowFrames = 0;
  let tooSlow = false;
  let driftSeconds = 0;
  let lastFrameMs = 0;
  let countedMs = 0;

  const finish = (): void => {
    const ended = shown;
    if (ended === undefined) return;
    shown = undefined;
    overlay.day(undefined, 0, 0);
    state = ended.states.at(-1) ?? state;
    present(desk);
    ended.done();
  };
  const overlay = createOverlay(root, say, language, finish);

  const sizeNow = (): { width: number; height: number } => ({
    width: Math.max(160, element.clientWidth),
    height: Math.max(120, element.clientHeight),
  });
  const moving = (): boolean => !stillness.matches && !tooSlow && !document.hidden;

  /** Wakes the loop for a few frames; it goes back to sleep by itself when nothing moves. */
  const refresh = (): void => {
    idleFrames = 0;
    if (painter !== undefined && !game.loop.running) game.loop.wake();
  };

  const draw = (next: MapState): void => {
    painter?.drawState(next);
    refresh();
  };

  const arrange = (next: MapState): void => {
    if (layout !== undefined) overlay.arrange(next, layout, insets);
  };

  const lay = (): void => {
    const size = sizeNow();
    const projection = projectionFor(geography, size, insets, [...sides.values()]);
    layout = layoutMap(view, geography, size, insets, projectWith(projection));
    const drawn = layout;
    painter?.rebuild(drawn, (context) => paintGround(context, drawn, projection, land));
    arrange(shown?.states[shown.day] ?? state);
    draw(shown?.states[shown.day] ?? state);
  };

  const present = (next: Desk | undefined): void => {
    if (next === undefined) {
      arrange(state);
      draw(state);
      return;
    }
    calendar = next.act;
    scales = growScales(scales, next.playback);
    state = mapState(reader, next.playback?.days.at(-1), scales, next, far);
    arrange(state);
    draw(state);
    pace();
  };

  const pace = (): void => {
    if (painter !== undefined) game.loop.setFPSLimit(shown === undefined ? ambientFramesPerSecond : 0);
    refresh();
  };

  const startDay = (run: Show, day: number): void => {
    run.day = day;
    if (!run.quiet) overlay.day(dayCaption(run.playback, day, calendar, say), day, run.playback.days.length);
    const goal = run.states[day];
    if (goal !== undefined) arrange(goal);
  };

  const playFrame = (run: Show, nowMs: number): void => {
    const time = (nowMs - run.startMs) / run.dayMs;
    const day = Math.floor(time);
    if (day >= run.playback.days.length) {
      finish();
      return;
    }
    if (day !== run.day) startDay(run, day);
    const [before, goal] = [day === 0 ? state : run.states[day - 1], run.states[day]];
    if (before === undefined || goal === undefined) return;
    const now = stillness.matches ? goal : between(before, goal, easeOut(Math.min(1, (time - day) / 0.75)));
    painter?.drawState(now);
    painter?.drawVehicles(stillness.matches ? vehiclesStill(goal) : vehiclesAt(run.trips, time), nowMs / 1000);
    if (nowMs - countedMs > 60) {
      countedMs = nowMs;
      overlay.count(now);
    }
  };

  /** Notices a machine that can't keep up: ten slow frames in a row stop the quiet traffic for good. */
  const watchPace = (elapsedMs: number): void => {
    slowFrames = elapsedMs > 1000 / leastFramesPerSecond && elapsedMs < 2000 ? slowFrames + 1 : 0;
    if (slowFrames >= 10) tooSlow = true;
  };

  const frame = (): void => {
    if (!alive) return;
    const nowMs = performance.now();
    const elapsedMs = nowMs - lastFrameMs;
    lastFrameMs = nowMs;
    const run = shown;
    const lively = moving();
    painter?.pulse(lively ? (nowMs / 1000 / heartbeatSeconds) % 1 : undefined);
    if (run !== undefined) {
      playFrame(run, nowMs);
      return;
    }
    if (lively) {
      driftSeconds += Math.min(elapsedMs, 100) / 1000;
      watchPace(elapsedMs);
    }
    painter?.drawVehicles(lively ? vehiclesDrifting(state, driftSeconds) : vehiclesStill(state), lively ? driftSeconds : 0);
    idleFrames += 1;
    if (!lively && idleFrames > 4) game.loop.sleep();
  };

  const size = sizeNow();
  const config: Phaser.Types.Core.GameConfig = {
    type: wanted !== 'webgl' && (wanted === 'canvas' || !hasFastWebGl()) ? Phaser.CANVAS : Phaser.AUTO,
    parent: stage,
    backgroundColor: '#0f2233',
    banner: false,
    autoFocus: false,
    audio: { noAudio: true },
    input: { keyboard: false, mouse: false, touch: false, gamepad: false, windowEvents: false },
    render: { antialias: true, powerPreference: 'low-power' },
    fps: { limit: ambientFramesPerSecond, smoothStep: false },
    scale: {
      mode: Phaser.Scale.NONE,
      width: Math.round(size.width * pixelRatio),
      height: Math.round(size.height * pixelRatio),
      zoom: 1 / pixelRatio,
      expandParent: false,
    },
    scene: {
      create(this: Phaser.Scene): void {
        if (!alive) return;
        this.cameras.main.setOrigin(0, 0).setZoom(pixelRatio);
        painter = createPainter(this, pixelRatio);
        lay();
        pace();
      },
      update: frame,
    },
  };
  const game = startGame(config, root);

  const resize = (): void => {
    if (!alive || element.clientWidth === 0) return;
    const next = sizeNow();
    if (layout !== undefined && layout.size.width === next.width && layout.size.height === next.height) return;
    if (painter !== undefined) {
      game.scale.resize(Math.round(next.width * pixelRatio), Math.round(next.height * pixelRatio));
      game.scene.scenes[0]?.cameras.main.setOrigin(0, 0).setZoom(pixelRatio);
    }
    lay();
  };

  let pending = 0;
  const watcher = new ResizeObserver(() => {
    cancelAnimationFrame(pending);
    pending = requestAnimationFrame(resize);
  });
  watcher.observe(element);
  const onVisibility = (): void => {
    if (document.hidden) finish();
    else refresh();
  };
  document.addEventListener('visibilitychange', onVisibility);
  stillness.addEventListener('change', refresh);
  lay();
  // Labels were measured in whatever font was there: once the page's own has come they find better places.
  void document.fonts.ready.then(() => alive && arrange(shown?.states[shown.day] ?? state));
  if (geography.kind === 'world')
    loadLand(geography.spanDegrees).then(
      (loaded) => {
        land = loaded;
        const drawn = layout;
        if (!alive || drawn === undefined) return;
        const projection = projectionFor(geography, drawn.size, insets, [...sides.values()]);
        painter?.repaint((context) => paintGround(context, drawn, projection, land));
        refresh();
      },
      // Without its land the map is a sea chart: poorer, and still right.
      () => undefined,
    );

  return {
    show: (next) => {
      desk = next;
      if (shown === undefined && alive) present(next);
    },
    play: (playback, manner = {}) => {
      if (!alive || document.hidden || stillness.matches || playback.days.length === 0) return Promise.resolve();
      finish();
      scales = growScales(scales, playback);
      const modes = new Map(state.lanes.map((lane) => [lane.id, lane.mode]));
      return new Promise((resolve) => {
        const run: Show = {
          playback,
          dayMs: manner.dayMs ?? dayMs(playback),
          quiet: manner.quiet === true,
          states: playback.days.map((day) => mapState(reader, day, scales, undefined, far)),
          trips: tripsOf(view, playback, modes),
          startMs: performance.now(),
          done: resolve,
          day: -1,
        };
        shown = run;
        startDay(run, 0);
        pace();
        // A page whose frames never come (no WebGL, no canvas, a frozen tab) must not keep the desk waiting.
        setTimeout(() => shown === run && finish(), run.dayMs * playback.days.length + 1500);
      });
    },
    skip: finish,
    resize,
    destroy: () => {
      if (!alive) return;
      finish();
      alive = false;
      cancelAnimationFrame(pending);
      watcher.disconnect();
      document.removeEventListener('visibilitychange', onVisibility);
      stillness.removeEventListener('change', refresh);
      overlay.destroy();
      endGame(game);
      root.remove();
    },
  };
};
