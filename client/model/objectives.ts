import type { KpiPledge, Pledge } from '../../server/contract/agreement-schemas.ts';
import type { Relation } from '../../server/contract/agreement-words.ts';
import type { Desk, KpiId, Measure } from '../../server/contract/desk.ts';
import { kpiCatalogue, lessIsBetter } from '../../server/contract/kpi-catalogue.ts';
import { kpiName } from './definitions.ts';
import { roundText } from './game-time.ts';
import { kpiText, typedNumber } from './numbers.ts';
import type { Speech } from './say.ts';

/** A goal as somebody is writing it: the target as it is typed, in the unit that screens show. */
export type ObjectiveDraft = {
  readonly kpi: KpiId;
  readonly relation: Relation;
  readonly target: string;
  readonly byRound: number;
  readonly why: string;
};

/** The KPIs that a desk sees: the team's, and its own. */
export const objectiveKpis = (desk: Desk): readonly Measure[] => [
  ...desk.measures.team,
  ...(desk.measures.team.some(({ kpi }) => kpi === desk.measures.own.kpi) ? [] : [desk.measures.own]),
];

/** The relation that means "better". */
export const usualKpiRelation = (kpi: KpiId): Relation => (lessIsBetter(kpi) ? 'atMost' : 'atLeast');

/** How many of the KPI's own units are one of what people type: cents a euro, fractions a per cent. */
const scale = (kpi: KpiId): number => {
  switch (kpiCatalogue[kpi].unit) {
    case 'money':
    case 'moneyPerUnit':
      return 100;
    case 'share':
      return 0.01;
    case 'days':
    case 'points':
    case 'units':
    case 'times':
    case 'unitsPerHour':
      return 1;
  }
};

/** The sign behind the target's box. */
export const targetUnit = (kpi: KpiId): string => {
  switch (kpiCatalogue[kpi].unit) {
    case 'money':
    case 'moneyPerUnit':
      return '€';
    case 'share':
      return '%';
    case 'days':
      return 'd';
    case 'times':
      return '×';
    case 'points':
    case 'units':
    case 'unitsPerHour':
      return '';
  }
};

/** A typed target in the KPI's own unit; nothing where it is no number. */
export const targetValue = (kpi: KpiId, typed: string): number | undefined => {
  const number = typed.trim() === '' ? Number.NaN : typedNumber(typed);
  // Shares and cents stay as exact as they were typed.
  return Number.isFinite(number) ? Math.round(number * scale(kpi) * 1e6) / 1e6 : undefined;
};

/** A value as it is typed. */
export const targetTyped = (kpi: KpiId, value: number): string => String(Math.round((value / scale(kpi)) * 100) / 100);

export const objectivePledge = ({ kpi, relation, target, byRound }: ObjectiveDraft): KpiPledge | undefined => {
  const value = targetValue(kpi, target);
  return value === undefined ? undefined : { kind: 'kpi', kpi, relation, value, byRound };
};

export const isKpi = (pledge: Pledge): pledge is KpiPledge => pledge.kind === 'kpi';

/** A goal that is followed: the target, where it stood last round as far as this desk sees it, and whether that would do. */
export type FollowedGoal = {
  readonly id: string;
  readonly kpi: KpiId;
  readonly name: string;
  readonly target: string;
  readonly when: string;
  readonly stands: string | undefined;
  readonly reached: boolean | undefined;
};

export const followedGoals = (desk: Desk, speech: Speech): readonly FollowedGoal[] =>
  desk.agreements
    .filter(({ kind, state }) => kind === 'objective' && state === 'agreed')
    .flatMap(({ id, pledges }) =>
      pledges.filter(isKpi).map((pledge) => {
        const { kpi, relation, value, byRound } = pledge;
        const now = objectiveKpis(desk).find((measure) => measure.kpi === kpi)?.value;
        return {
          id: `${id} ${kpi}`,
          kpi,
          name: kpiName(kpi, speech),
          target: speech.say(`phrase.${relation}`, { value: kpiText(kpi, value, speech.language) }),
          when: roundText(desk.act, byRound, speech),
          stands: now === undefined ? undefined : kpiText(kpi, now, speech.language),
          reached: now === undefined ? undefined : relation === 'atLeast' ? now >= value : now <= value,
        };
      }),
    );
