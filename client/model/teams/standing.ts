import type { KpiId } from '../../../server/contract/desk.ts';
import type { Spread, TeamResult, WorkshopDebrief } from '../../../server/contract/debrief.ts';
import { lessIsBetter } from '../../../server/contract/kpi-catalogue.ts';
import { kpiName } from '../definitions.ts';
import { format, kpiText, whole } from '../numbers.ts';
import type { Speech } from '../say.ts';

/** A number by which teams stand side by side. */
export type TeamMeasure = Spread['kpi'];

/** Each team's latest finished attempt, in the order of the workshop. */
export const latestFinished = ({ teams }: Pick<WorkshopDebrief, 'teams'>): readonly TeamResult[] =>
  [...new Set(teams.map(({ team }) => team))].flatMap((name) => {
    const attempts = teams.filter(({ team, finished }) => team === name && finished);
    return attempts.toSorted((one, other) => other.attempt - one.attempt).slice(0, 1);
  });

/** Games that are still played. */
export const stillPlaying = ({ teams }: Pick<WorkshopDebrief, 'teams'>): readonly TeamResult[] => teams.filter(({ finished }) => !finished);

/** `Blue`, or `Blue, attempt 2` where the team has played before. */
export const resultName = ({ team, attempt }: Pick<TeamResult, 'team' | 'attempt'>, speech: Speech): string =>
  attempt > 1 ? speech.say('teams.attemptOf', { team, attempt }) : team;

const isKpi = (measure: TeamMeasure): measure is KpiId => !['jointScore', 'bullwhip', 'commitmentsKept'].includes(measure);

/** The same where no word `team` stands before it: a number alone would read like one of the others. */
export const resultLabel = (result: Pick<TeamResult, 'team' | 'attempt'>, speech: Speech): string =>
  /^\d+$/.test(result.team) ? speech.say('teams.label', { team: resultName(result, speech) }) : resultName(result, speech);

export const measureName = (measure: TeamMeasure, speech: Speech): string =>
  isKpi(measure) ? kpiName(measure, speech) : speech.say(`teams.measure.${measure}`);

export const measureText = (measure: TeamMeasure, value: number | undefined, { language }: Speech): string => {
  if (value === undefined) return '–';
  if (isKpi(measure)) return kpiText(measure, value, language);
  switch (measure) {
    case 'jointScore':
      return whole(Math.round(value), language);
    case 'bullwhip':
      return format(language, { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(value);
    case 'commitmentsKept':
      return `${whole(value * 100, language)}\u00a0%`;
  }
};

export const measureLess = (measure: TeamMeasure): boolean => measure === 'bullwhip' || (isKpi(measure) && lessIsBetter(measure));

export const valueOf = (result: TeamResult, measure: TeamMeasure): number | undefined => {
  if (isKpi(measure)) return result.kpis.find(({ kpi }) => kpi === measure)?.value;
  return result[measure];
};
