import { batch, computed, signal } from '@preact/signals';
import type { DebriefProgress, Moment } from '../../server/contract/debrief.ts';
import { seats, type Seat } from '../../server/contract/ids.ts';
import type { Replay } from '../../server/contract/replay.ts';
import type { Failure } from '../connection/api.ts';
import { loadDebrief, loadReplay, type ReplayAddress } from '../connection/replays.ts';
import { readDesks } from '../model/replay/desk-at.ts';
import { atFrame, atMoment, atPeriod, inTime, stepPeriod, type Cursor } from '../model/replay/playhead.ts';
import { readFrozen, type Frozen } from '../model/what-if/freeze.ts';
import { fragment, type Fragment } from '../route.ts';

/** The parts of a debrief, in the order in which a team goes through it. */
export const chapters = ['happened', 'why', 'else', 'change'] as const;
export type Chapter = (typeof chapters)[number];

/** Whose day is looked at closely: a seat's, or what was so. */
export type Chosen = Seat | 'truth';
const choices: readonly Chosen[] = [...seats, 'truth'];

/** Where to go: a period, a frame, a moment by its id (`m3`), or a place that was worked out already. */
export type Goal = { readonly period: number } | { readonly frame: number } | { readonly moment: string } | { readonly cursor: Cursor };

/** A finished game that is looked at: what has been loaded, where the reader stands, and what has been chosen. */
export type ReplayState = ReturnType<typeof openReplayState>;

const numberOf = (text: string | undefined): number | undefined =>
  text === undefined || !/^\d{1,6}$/.test(text) ? undefined : Number(text);

/** Begins to load at once; `close` ends what is under way. */
export const openReplayState = (address: ReplayAddress) => {
  const replay = signal<Replay | undefined>(undefined);
  const loadedBytes = signal(0);
  const failure = signal<Failure | undefined>(undefined);
  const debrief = signal<DebriefProgress | undefined>(undefined);
  const debriefFailure = signal<Failure | undefined>(undefined);
  const cursor = signal<Cursor>({ period: 0, frame: 0 });
  /** The moment that was gone to; another place of the game lets go of it. */
  const goneTo = signal<string | undefined>(undefined);
  const chosen = signal<Chosen>('sales');
  /** Where there is none, the replay itself. */
  const chapter = signal<Chapter | undefined>(undefined);
  /** A decision that the viewer takes before seeing what the team decided: meanwhile all that would tell is hidden. */
  const frozen = signal<Frozen | undefined>(undefined);
  const stop = new AbortController();
  const reader = computed(() => (replay.value === undefined ? undefined : readDesks(replay.value)));
  /** What mattered, in the order of rank; nothing until it is worked out. */
  const moments = computed<readonly Moment[]>(() => (debrief.value?.state === 'ready' ? debrief.value.debrief.moments : []));

  const cursorOf = (goal: Goal): Cursor | undefined => {
    const game = replay.peek();
    if (game === undefined) return undefined;
    if ('cursor' in goal) return goal.cursor;
    if ('period' in goal) return atPeriod(game, goal.period);
    if ('frame' in goal) return atFrame(game, goal.frame);
    const moment = moments.peek().find(({ id }) => id === goal.moment);
    return moment === undefined ? undefined : atMoment(game, moment);
  };

  const jumpTo = (goal: Goal): void =>
    batch(() => {
      const next = cursorOf(goal);
      if (next === undefined) return;
      goneTo.value = 'moment' in goal ? goal.moment : undefined;
      if (inTime(next, cursor.peek()) !== 0) cursor.value = next;
    });

  const step = (by: 1 | -1): void => {
    const game = replay.peek();
    if (game !== undefined) jumpTo({ cursor: stepPeriod(game, cursor.peek(), by) });
  };

  /** Goes where an address says. */
  const follow = (said: Fragment): void =>
    batch(() => {
      const game = replay.peek();
      if (game === undefined) return;
      const [period, frame] = [numberOf(said.at), numberOf(said.frame)];
      const desk = choices.find((each) => each === said.desk);
      if (desk !== undefined) chosen.value = desk;
      chapter.value = chapters.find((each) => each === said.chapter);
      frozen.value = readFrozen(said.freeze);
      const moment = moments.peek().find(({ id }) => id === said.moment);
      if (period !== undefined && frame !== undefined && atFrame(game, frame).frame === frame) {
        const [day, then] = [atPeriod(game, period), atFrame(game, frame)];
        jumpTo({ cursor: day.frame === frame ? day : then });
      } else if (period !== undefined) jumpTo({ period });
      else if (frame !== undefined) jumpTo({ frame });
      if (moment !== undefined) {
        if (period === undefined && frame === undefined) jumpTo({ moment: moment.id });
        else goneTo.value = moment.id;
      }
    });

  const load = async (): Promise<void> => {
    failure.value = undefined;
    loadedBytes.value = 0;
    const answer = await loadReplay(address, (bytes) => (loadedBytes.value = bytes), stop.signal);
    if (stop.signal.aborted) return;
    if (!answer.ok) {
      failure.value = answer.failure;
      return;
    }
    batch(() => {
      replay.value = answer.value;
      follow(fragment.peek());
    });
    await readDebrief();
  };

  /** Asks for what can be learnt from the game; the replay can be looked at meanwhile. */
  const readDebrief = async (): Promise<void> => {
    debriefFailure.value = undefined;
    const answer = await loadDebrief(address, (progress) => (debrief.value = progress), stop.signal);
    if (stop.signal.aborted) return;
    if (!answer.ok) debriefFailure.value = answer.failure;
    const said = fragment.peek();
    if (said.moment !== undefined && said.at === undefined && said.frame === undefined) jumpTo({ moment: said.moment });
    else if (said.moment !== undefined && moments.peek().some(({ id }) => id === said.moment)) goneTo.value = said.moment;
  };

  void load();
  return {
    address,
    replay,
    reader,
    loadedBytes,
    failure,
    debrief,
    debriefFailure,
    moments,
    cursor,
    goneTo,
    chosen,
    chapter,
    frozen,
    jumpTo,
    step,
    follow,
    load,
    readDebrief,
    close: () => stop.abort(),
  };
};
