import type { ActView, Desk } from '../../server/contract/desk.ts';
import type { Speech } from './say.ts';

/** Days and weeks as people who promise each other something say them. */

/** The round that decisions are about now. */
export const nextRound = ({ phase, round }: Pick<Desk, 'phase' | 'round'>): number =>
  phase === 'planning' || phase === 'briefing' ? round : round + 1;

/** Of weeks of working days, and of whole ones, days have their names. */
const hasWeekdays = ({ periodName, periodsPerRound }: ActView): boolean =>
  periodName === 'day' && (periodsPerRound === 5 || periodsPerRound === 7);

export const roundText = (act: ActView, round: number, speech: Speech): string =>
  speech.say('time.round', { round: speech.say(`round.${act.roundName}`), number: round });

/** `Monday`, or `day 3`; nothing where a round is one period. */
const dayText = (act: ActView, period: number, speech: Speech): string => {
  const day = ((period - 1) % act.periodsPerRound) + 1;
  if (act.periodsPerRound === 1) return '';
  return hasWeekdays(act)
    ? speech.say(`time.weekday.${day}`)
    : speech.say('time.period', { period: speech.say(`period.${act.periodName}`), number: day });
};

/** `Monday of week 6`, `day 3 of week 6`, or `week 6` where a round is one period. */
export const dueText = (act: ActView, period: number, speech: Speech): string => {
  const round = roundText(act, Math.max(1, Math.ceil(period / act.periodsPerRound)), speech);
  const day = dayText(act, period, speech);
  return day === '' ? round : speech.say('time.due', { day, round });
};

/** A choice of a list: what it stands for, and its words. */
export type Choice = { readonly value: number; readonly name: string };
/** Choices under a heading: the days of a week. */
export type ChoiceGroup = { readonly name: string; readonly choices: readonly Choice[] };

/** How far ahead people promise each other days. */
const roundsAhead = 4;

/** Rounds that something can be promised for: from the one to be planned next. */
export const roundChoices = (desk: Desk, speech: Speech, ahead = roundsAhead): readonly Choice[] => {
  const first = nextRound(desk);
  const last = Math.max(first, Math.min(desk.act.announcedRounds, first + ahead - 1));
  return Array.from({ length: last - first + 1 }, (_, place) => ({
    value: first + place,
    name: roundText(desk.act, first + place, speech),
  }));
};

/** Days that something can be promised for, by week. One list without headings where a round is one period. */
export const dayChoices = (desk: Desk, speech: Speech): readonly ChoiceGroup[] => {
  const { periodsPerRound } = desk.act;
  const rounds = roundChoices(desk, speech);
  if (periodsPerRound === 1) return [{ name: '', choices: rounds }];
  return rounds.map(({ value: round, name }) => ({
    name,
    choices: Array.from({ length: periodsPerRound }, (_, day) => {
      const period = (round - 1) * periodsPerRound + day + 1;
      return { value: period, name: dueText(desk.act, period, speech) };
    }),
  }));
};
