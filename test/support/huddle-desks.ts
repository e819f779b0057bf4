import type { Desk } from '../../server/contract/desk.ts';
import type { BeliefReveal, HuddleView, TeamBook } from '../../server/contract/huddles.ts';
import type { Seat } from '../../server/contract/ids.ts';
import type { Room } from '../../server/contract/room.ts';
import { deskOf, roomOf } from './desks.ts';

/** Huddles of the company in `desks.ts`, by hand. */

export const reveal: BeliefReveal = {
  demandSoFar: [4_900, 4_980, 5_600, 7_850, 5_010],
  beliefs: [
    { seat: 'sales', demandByRound: [5_200, 9_800, 5_400], bottleneck: 'central>north' },
    { seat: 'logistics', demandByRound: [5_000, 5_000, 5_000], bottleneck: 'vigo' },
    { seat: 'procurement', demandByRound: [4_300, 4_600, 4_900], bottleneck: 'faraway' },
    { seat: 'operations', demandByRound: [6_500, 7_000, 7_500], bottleneck: 'central' },
  ],
  trust: [2, 4, 4, 3],
  bottleneck: 'central',
};

const book: TeamBook = {
  lead: 'procurement',
  workingAgreement: { text: 'Nobody promotes before operations has said how many hours there are.', by: 'operations', round: 3 },
  thanks: [
    { round: 3, from: 'logistics', to: 'procurement', text: 'You ordered early when I asked.' },
    { round: 5, from: 'operations', to: 'sales', text: 'You told me of the promotion before it ran.' },
  ],
  consensus: [],
};

/** A summit after round 5, in which beliefs are asked for and seats change hands. */
export const summit: HuddleView = {
  afterRound: 5,
  kind: 'summit',
  prompts: [
    'What did each of you know in week 3 that the others did not?',
    'Which promise would have helped you most?',
    'What will you tell each other from now on?',
  ],
  attended: ['sales', 'logistics'],
  beliefs: { rounds: 3, given: ['sales'] },
  rotatesTo: 'procurement',
  handOverWritten: false,
};

export const standUp: HuddleView = { afterRound: 2, kind: 'standUp', prompts: [], attended: ['sales'], handOverWritten: false };

export const huddleDesk = (seat: Seat, huddle: HuddleView, changes: Partial<Desk> = {}): Desk =>
  deskOf(seat, { phase: 'huddle', round: huddle.afterRound, recap: undefined, book, huddle, ...changes });

export const huddleRoom = (seat: Seat, nowMs: number, round: number, changes: Partial<Room> = {}): Room =>
  roomOf(seat, nowMs, { phase: 'huddle', round, deadlineMs: nowMs + 292_000, ...changes });
