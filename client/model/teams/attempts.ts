import type { TeamResult, WorkshopDebrief } from '../../../server/contract/debrief.ts';
import { whole } from '../numbers.ts';
import type { Speech } from '../say.ts';

/** A team's way over its attempts. */
export type Progress = {
  readonly team: string;
  readonly attempts: readonly {
    readonly game: string;
    readonly attempt: number;
    readonly score: string;
    /** How far from silo bots to coordinated ones, where both have played its world. */
    readonly distance: string | undefined;
    /** The same customers and disruptions as the attempt before. */
    readonly sameWorld: boolean | undefined;
    readonly best: boolean;
  }[];
  /** What came of playing again, in a sentence; nothing after one attempt. */
  readonly words: string | undefined;
};

const distanceText = (distance: number | undefined, { language }: Speech): string | undefined =>
  distance === undefined ? undefined : `${whole(Math.round(distance * 100), language)}\u00a0%`;

const wordsOf = (attempts: readonly TeamResult[], speech: Speech): string | undefined => {
  const [first, last] = [attempts[0], attempts.at(-1)];
  if (first === undefined || last === undefined || first === last) return undefined;
  if (first.seed === last.seed) {
    const points = Math.round((last.jointScore ?? 0) - (first.jointScore ?? 0));
    const key = points > 0 ? 'sameWorldMore' : points < 0 ? 'sameWorldLess' : 'sameWorldSame';
    return speech.say(`teams.progress.${key}`, { points: whole(Math.abs(points), speech.language) });
  }
  const [from, to] = [distanceText(first.distance, speech), distanceText(last.distance, speech)];
  return from === undefined || to === undefined
    ? speech.say('teams.progress.otherWorldUnknown')
    : speech.say('teams.progress.otherWorld', { from, to });
};

/** Every team's finished attempts, the first first. */
export const progressOf = (debrief: WorkshopDebrief, speech: Speech): readonly Progress[] =>
  [...new Set(debrief.teams.map(({ team }) => team))].flatMap((team) => {
    const attempts = debrief.teams
      .filter((result) => result.team === team && result.finished)
      .toSorted((one, other) => one.attempt - other.attempt);
    if (attempts.length === 0) return [];
    return [
      {
        team,
        attempts: attempts.map((result, place) => ({
          game: result.game,
          attempt: result.attempt,
          score: result.jointScore === undefined ? '–' : whole(Math.round(result.jointScore), speech.language),
          distance: distanceText(result.distance, speech),
          sameWorld: place === 0 ? undefined : result.seed === attempts[place - 1]?.seed,
          best: result.game === debrief.best,
        })),
        words: wordsOf(attempts, speech),
      },
    ];
  });
