import type { Desk, EndView, MapView } from '../../server/contract/desk.ts';
import { keyName } from './names.ts';
import { format, kpiText, money, whole } from './numbers.ts';
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

/** A row of the table beside the bullwhip chart: customers' demand first, then each link. The chart draws the same numbers. */
export type LinkRow = {
  readonly link: string;
  /** Its place in the table, by which the chart colours its line. */
  readonly place: number;
  readonly name: string;
  readonly ratio: string;
  readonly orders: readonly number[];
  readonly least: string;
  readonly most: string;
  readonly indicative: boolean;
};

export const linkRows = (end: EndView, map: MapView, speech: Speech): readonly LinkRow[] =>
  [{ link: 'demand', ratio: 1, ordersByRound: end.demandByRound, indicative: false }, ...end.links].map((link, place) => ({
    link: link.link,
    place,
    name: link.link === 'demand' ? speech.say('end.demand') : keyName(map, link.link, speech),
    ratio:
      link.ratio === undefined ? '–' : format(speech.language, { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(link.ratio),
    orders: link.ordersByRound,
    least: link.ordersByRound.length === 0 ? '–' : whole(Math.min(...link.ordersByRound), speech.language),
    most: link.ordersByRound.length === 0 ? '–' : whole(Math.max(...link.ordersByRound), speech.language),
    indicative: link.indicative,
  }));

/** The parts of the joint score as a table. */
export const partRows = (
  end: EndView,
  speech: Speech,
): readonly { readonly kpi: string; readonly value: string; readonly points: number; readonly weight: number }[] =>
  end.parts.map((part) => ({
    kpi: speech.say(`kpi.${part.kpi}`),
    value: kpiText(part.kpi, part.value, speech.language),
    points: part.points,
    weight: part.weight,
  }));

/** The links to show at first, so that the chart can be read: customers' demand and the five that swell most. */
export const firstShown = (end: EndView): ReadonlySet<string> => {
  const swelling = end.links.toSorted((one, other) => (other.ratio ?? 0) - (one.ratio ?? 0)).slice(0, 5);
  return new Set(['demand', ...swelling.map((link) => link.link)]);
};

/** The joint score over a desk: provisional with its change while the game is on, the final one when it is over. 0..100. */
export const jointShown = (desk: Pick<Desk, 'measures' | 'end'>): Desk['measures']['joint'] =>
  desk.end === undefined ? desk.measures.joint : { value: desk.end.jointScore, before: undefined };
