import type { Agreement } from '../../contract/agreements.ts';
import type { Game } from '../state.ts';
import { isOpen } from './life-cycle.ts';

/** People have this long to answer what is put to them before a round ends by everybody's commit. */
const answerMs = 20_000;

/** When what stands was put to those who are to answer: with the newest offer, else when it was proposed. */
const putAtMs = ({ atMs, answers }: Agreement): number =>
  answers.findLast(({ answer }) => answer === 'part' || answer === 'counter')?.atMs ?? atMs;

/**
 * Planning does not end by commits before this: the shortest planning time, and 20 seconds for everything that a person has not answered
 * yet. Nobody waits for bots. A deadline or a facilitator ends planning all the same.
 */
export const settlesFromMs = ({ minUntilMs, seats, together: { agreements } }: Game): number => {
  let fromMs = minUntilMs;
  for (const agreement of agreements)
    if (isOpen(agreement.state) && agreement.turn.some((seat) => seats[seat].holder.kind === 'person'))
      fromMs = Math.max(fromMs, putAtMs(agreement) + answerMs);
  return fromMs;
};
