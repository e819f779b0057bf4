import type { Room } from '../../server/contract/room.ts';
import { roomOf } from './desks.ts';
import { messages } from './team-desks.ts';

/** A team as a facilitator looks at it: nobody's seat is theirs, and what is said can be read along. */
export const watchedRoom = (nowMs: number, changes: Partial<Room> = {}): Room =>
  roomOf(undefined, nowMs, { youFacilitate: true, level: 'talk', talk: messages, ...changes });
