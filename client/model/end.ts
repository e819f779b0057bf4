import type { Desk, EndView, KpiId } from '../../server/contract/desk.ts';
import { kpiCatalogue } from '../../server/contract/kpi-catalogue.ts';
import { kpiAttributes, type KpiAttribute } from '../../server/contract/kpi-definition.ts';
import { kpiText, money } from './numbers.ts';
import type { Speech } from './say.ts';

/** A bar of the comparison on the same seed: the team, then the bots. */
export type ScoreBar = {
  readonly id: string;
  readonly name: string;
  readonly score: number;
  readonly team: boolean;
  readonly detail: string;
};

/** Team and benchmarks by joint score, best first. Beside each the money it is scored on: total cost in a chain, else the contribution. */
export const scoreBars = (end: EndView, speech: Speech): readonly ScoreBar[] => {
  const onCost = end.parts.some(({ kpi }) => kpi === 'totalCost') && !end.parts.some(({ kpi }) => kpi === 'contribution');
  const detail = (contributionCents: number, totalCostCents: number): string =>
    onCost
      ? `${speech.say('end.totalCost')} ${money(totalCostCents, speech.language)}`
      : `${speech.say('end.contribution')} ${money(contributionCents, speech.language)}`;
  const team: ScoreBar = {
    id: 'team',
    name: speech.say('end.you'),
    score: end.jointScore,
    team: true,
    detail: detail(end.contributionCents, end.totalCostCents),
  };
  const bots = end.benchmarks.map((each) => ({
    id: `${each.policy} ${each.informationLevel}`,
    name: speech.say(`end.policy.${each.policy}`),
    score: each.jointScore,
    team: false,
    detail: detail(each.contributionCents, each.totalCostCents),
  }));
  return [team, ...bots].toSorted((one, other) => other.score - one.score);
};

/** The parts of the joint score as a table. */
export const partRows = (
  end: EndView,
  speech: Speech,
): readonly { readonly kpi: KpiId; readonly value: string; readonly points: number; readonly weight: number }[] =>
  end.parts.map((part) => ({
    kpi: part.kpi,
    value: kpiText(part.kpi, part.value, speech.language),
    points: part.points,
    weight: part.weight,
  }));

/** KPIs by what they are about, in the order of the catalogue; those that nothing was measured of stand apart. */
export const kpiGroups = (
  end: EndView,
): {
  readonly groups: readonly { readonly attribute: KpiAttribute; readonly kpis: EndView['kpis'] }[];
  readonly unmeasured: readonly KpiId[];
} => {
  const order = Object.keys(kpiCatalogue);
  const sorted = end.kpis.toSorted((one, other) => order.indexOf(one.kpi) - order.indexOf(other.kpi));
  const measured = sorted.filter(({ value }) => value !== undefined);
  return {
    groups: kpiAttributes
      .map((attribute) => ({ attribute, kpis: measured.filter(({ kpi }) => kpiCatalogue[kpi].attribute === attribute) }))
      .filter(({ kpis }) => kpis.length > 0),
    unmeasured: sorted.flatMap(({ kpi, value }) => (value === undefined ? [kpi] : [])),
  };
};

/** The joint score over a desk: provisional with its change while the game is on, the final one when it is over. 0..100. */
export const jointShown = (desk: Pick<Desk, 'measures' | 'end'>): Desk['measures']['joint'] =>
  desk.end === undefined ? desk.measures.joint : { value: desk.end.jointScore, before: undefined };
