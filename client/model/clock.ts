import type { Room } from '../../server/contract/room.ts';

/** What the clock shows. Times are milliseconds; the server's clock is this one's plus `offsetMs`. */
export type Clock =
  | { readonly kind: 'none' }
  | { readonly kind: 'paused'; readonly reasons: readonly string[] }
  | { readonly kind: 'running'; readonly text: string; readonly secondsLeft: number; readonly urgent: boolean; readonly reading: number };

/** Minutes and seconds, as in 2:04. */
const clockText = (seconds: number): string => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;

/** The clock of a room at `nowMs` of this machine. `reading`: seconds in which commits do not yet end the planning. */
export const clockOf = (room: Room | undefined, nowMs: number, offsetMs: number): Clock => {
  if (room === undefined) return { kind: 'none' };
  if (room.pauses.length > 0) return { kind: 'paused', reasons: room.pauses };
  if ((room.phase !== 'planning' && room.phase !== 'huddle') || room.deadlineMs === undefined) return { kind: 'none' };
  const serverMs = nowMs + offsetMs;
  const secondsLeft = Math.max(0, Math.ceil((room.deadlineMs - serverMs) / 1000));
  const reading =
    room.phase !== 'planning' || room.minPlanningUntilMs === undefined
      ? 0
      : Math.max(0, Math.ceil((room.minPlanningUntilMs - serverMs) / 1000));
  return { kind: 'running', text: clockText(secondsLeft), secondsLeft, urgent: secondsLeft <= 20, reading };
};
