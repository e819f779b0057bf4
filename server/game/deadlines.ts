import { settlesFromMs } from './agreements/waiting.ts';
import type { Command } from './command.ts';
import type { GameFact } from './facts.ts';
import { allBots, allCommitted } from './seats.ts';
import type { Game } from './state.ts';

type FactOf<T extends GameFact['type']> = Extract<GameFact, { readonly type: T }>;

/** The reason of the pause that a host holds from its own restart until people are back. */
export const restartReason = 'restart';
/** The reason of a facilitator's pause. */
export const facilitatorReason = 'facilitator';
/** A clock that a restart stopped runs at least this long again. */
export const leastMsAfterRestart = 30_000;

/** Planning of a round opens: nobody waits for bots, everybody else has the shortest time and the deadline. */
export const planningOpened = (game: Game, round: number, nowMs: number): FactOf<'PlanningOpened'> => ({
  type: 'PlanningOpened',
  round,
  atMs: nowMs,
  deadlineMs: nowMs + game.planningSeconds * 1000,
  minUntilMs: allBots(game) ? nowMs : nowMs + game.minPlanningSeconds * 1000,
});

const remainingNow = (game: Game, nowMs: number): number | undefined =>
  game.pauses.length > 0 || game.deadlineMs === undefined ? game.remainingMs : Math.max(0, game.deadlineMs - nowMs);

/** The clock stops, for one more reason; a restart leaves at least half a minute on it. */
export const paused = (game: Game, reason: string, nowMs: number): FactOf<'Paused'> => {
  const remainingMs = remainingNow(game, nowMs);
  const least = reason === restartReason && remainingMs !== undefined ? Math.max(remainingMs, leastMsAfterRestart) : remainingMs;
  return { type: 'Paused', reason, remainingMs: least };
};

/** A reason is gone; the clock runs again only with the last of them. */
export const resumed = (game: Game, reason: string, nowMs: number): FactOf<'Resumed'> => {
  const last = game.pauses.every((each) => each === reason);
  return { type: 'Resumed', reason, deadlineMs: last && game.remainingMs !== undefined ? nowMs + game.remainingMs : undefined };
};

/** The deadline moved by so many seconds from where it stands, or from now if that is later. */
export const extended = (game: Game, deadlineMs: number, seconds: number, nowMs: number): FactOf<'DeadlineMoved'> => ({
  type: 'DeadlineMoved',
  round: game.round,
  deadlineMs: Math.max(deadlineMs, nowMs) + seconds * 1000,
});

type Tick = { readonly atMs: number; readonly command: Command };

/** By hand the facilitator ends a huddle, however late it is. */
const huddleTick = ({ pace, deadlineMs, round }: Game): Tick | undefined =>
  pace === 'hand' || deadlineMs === undefined ? undefined : { atMs: deadlineMs, command: { kind: 'huddleOver', round } };

/** What the host has to send next by itself, and when: the only clock of a game. `undefined`: nothing is due. */
export const nextTick = (game: Game): Tick | undefined => {
  if (game.pauses.length > 0) return undefined;
  if (game.phase === 'huddle') return huddleTick(game);
  if (game.phase !== 'planning') return undefined;
  const settlesMs = settlesFromMs(game);
  if (allCommitted(game) && (game.deadlineMs === undefined || settlesMs <= game.deadlineMs))
    return { atMs: settlesMs, command: { kind: 'settle', round: game.round } };
  return game.deadlineMs === undefined ? undefined : { atMs: game.deadlineMs, command: { kind: 'deadlinePassed', round: game.round } };
};
