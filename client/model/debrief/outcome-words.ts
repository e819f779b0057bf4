import type { Outcome } from '../../../server/contract/debrief.ts';
import { format, money } from '../numbers.ts';
import type { Speech } from '../say.ts';

/** Points with their sign, to a tenth: `+4.2`. */
export const pointsChange = (points: number, language: string): string => {
  const text = format(language, { signDisplay: 'exceptZero', maximumFractionDigits: 1 }).format(points);
  return Number(points.toFixed(1)) === 0 ? '0' : text;
};

/** Money with its sign: `+€18K`. */
export const moneyChange = (cents: number, language: string): string => (cents > 0 ? `+${money(cents, language)}` : money(cents, language));

/** A size without a sign: `4.2 points, €18K`. What is nothing is left out. */
export const sizeWords = ({ jointScore, contributionCents }: Outcome, speech: Speech): string => {
  const { language, say } = speech;
  const points = Math.abs(Number(jointScore.toFixed(1)));
  const parts = [
    ...(points === 0
      ? []
      : [say('debrief.points', { count: points, points: format(language, { maximumFractionDigits: 1 }).format(points) })]),
    ...(contributionCents === 0 ? [] : [money(Math.abs(contributionCents), language)]),
  ];
  return parts.join(speech.say('debrief.and'));
};

/** Less than this is no difference: a tenth of a point, and not a euro. */
export const isNothing = ({ jointScore, contributionCents }: Outcome): boolean =>
  Math.abs(jointScore) < 0.05 && Math.abs(contributionCents) < 100;

/** Whether it is good, by points, and by money where points say nothing. */
export const isGood = ({ jointScore, contributionCents }: Outcome): boolean =>
  Math.abs(jointScore) < 0.05 ? contributionCents > 0 : jointScore > 0;
