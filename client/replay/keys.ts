import { seats } from '../../server/contract/ids.ts';
import type { Moment } from '../../server/contract/debrief.ts';
import type { Replay } from '../../server/contract/replay.ts';
import { atMoment, eventStopsOf, inTime, lastPeriod, stepAmong, stepPeriod, stepRound } from '../model/replay/playhead.ts';
import type { Player } from './player.ts';
import type { Chosen, ReplayState } from './state.ts';

/** What keys can ask for beyond moving in time. */
export type Looks = {
  readonly help: () => void;
  /** Shows the whole desk of who is followed, or all four again. */
  readonly enlarge: (large: boolean) => void;
  readonly isLarge: () => boolean;
  readonly switchView: () => void;
};

const followed: readonly Chosen[] = [...seats, 'truth'];

/** Where a letter is a letter, and arrows move a caret or a choice. */
const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target.closest('input, textarea, select, [role="radiogroup"], [role="tablist"], dialog, [popover]') !== null);

/** Elements that a press of the space bar works by itself. */
const isPressed = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest('button, a, summary, [role="tab"]') !== null;

/** Moments in the order of time, from where the reader stands. */
export const stepMoment = (state: ReplayState, replay: Replay, by: 1 | -1): void => {
  const inOrder = state.moments.peek().toSorted((one, other) => inTime(atMoment(replay, one), atMoment(replay, other)));
  const here = inOrder.findIndex(({ id }) => id === state.goneTo.peek());
  const cursor = state.cursor.peek();
  // Two moments may be of one day: then the order decides and not the time.
  const next: Moment | undefined =
    here >= 0
      ? inOrder[here + by]
      : by > 0
        ? inOrder.find((moment) => inTime(atMoment(replay, moment), cursor) > 0)
        : inOrder.findLast((moment) => inTime(atMoment(replay, moment), cursor) < 0);
  if (next !== undefined) state.jumpTo({ moment: next.id });
};

const stepEvent = (state: ReplayState, replay: Replay, by: 1 | -1): void =>
  state.jumpTo({ cursor: stepAmong(eventStopsOf(replay), state.cursor.peek(), by) });

/** Follows a desk; who is followed already is shown whole, and the other way round. */
const follow = (state: ReplayState, looks: Pick<Looks, 'enlarge' | 'isLarge'>, whose: Chosen): void => {
  if (state.chosen.peek() === whose && whose !== 'truth') looks.enlarge(!looks.isLarge());
  else state.chosen.value = whose;
};

/** What a key does; nothing where it is not one of ours. Arrows with a modifier of the browser's own stay the browser's. */
const actionOf = (event: KeyboardEvent, state: ReplayState, player: Player, replay: Replay, looks: Looks): (() => void) | undefined => {
  const cursor = state.cursor.peek();
  const go = (next: typeof cursor) => (): void => state.jumpTo({ cursor: next });
  // A letter is the same key with caps lock on.
  switch (event.key.length === 1 ? event.key.toLowerCase() : event.key) {
    case 'ArrowLeft':
      return go(event.shiftKey ? stepRound(replay, cursor, -1) : stepPeriod(replay, cursor, -1));
    case 'ArrowRight':
      return go(event.shiftKey ? stepRound(replay, cursor, 1) : stepPeriod(replay, cursor, 1));
    case 'ArrowUp':
      return () => stepEvent(state, replay, -1);
    case 'ArrowDown':
      return () => stepEvent(state, replay, 1);
    case 'Home':
      return () => state.jumpTo({ period: 0 });
    case 'End':
      return () => state.jumpTo({ period: lastPeriod(replay) });
    case ' ':
      return isPressed(event.target) ? undefined : player.toggle;
    case '-':
      return () => player.changeSpeed(-1);
    case '+':
    case '=':
      return () => player.changeSpeed(1);
    case 'f':
      return () => (state.chosen.value = followed[(followed.indexOf(state.chosen.peek()) + 1) % followed.length] ?? 'sales');
    case 'm':
      return () => stepMoment(state, replay, event.shiftKey ? -1 : 1);
    case '1':
    case '2':
    case '3':
    case '4': {
      const seat = seats[Number(event.key) - 1];
      return seat === undefined ? undefined : () => follow(state, looks, seat);
    }
    case 't':
      return () => (state.chosen.value = 'truth');
    case 'v':
      return looks.switchView;
    case '?':
      return looks.help;
    case 'Escape':
      return looks.isLarge() ? () => looks.enlarge(false) : undefined;
    default:
      return undefined;
  }
};

/** Keys of the replay, until the answer is called. Never while somebody types, nor with a modifier of the browser's. */
export const listenToKeys = (state: ReplayState, player: Player, looks: Looks): (() => void) => {
  const onKey = (event: KeyboardEvent): void => {
    const replay = state.replay.peek();
    if (replay === undefined || state.chapter.peek() !== undefined || state.frozen.peek() !== undefined) return;
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || isTyping(event.target)) return;
    const action = actionOf(event, state, player, replay, looks);
    if (action === undefined) return;
    event.preventDefault();
    action();
  };
  addEventListener('keydown', onKey);
  return () => removeEventListener('keydown', onKey);
};
