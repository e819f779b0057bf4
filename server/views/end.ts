import { kpiIds } from '../contract/desk.ts';
import type { EndView } from '../contract/desk.ts';
import { seats } from '../contract/ids.ts';
import type { Game } from '../game/state.ts';
import { demandSeries, links } from '../score/bullwhip.ts';
import { jointScore } from '../score/joint-score.ts';
import { kpis } from '../score/kpis.ts';
import { teamworkProfile } from '../score/teamwork.ts';
import { siteCostCents } from '../score/site-costs.ts';
import type { ViewSetup } from './setup.ts';
import { revealOf } from './team/beliefs.ts';

type ByGame = {
  readonly setup: ViewSetup;
  readonly benchmarks: Game['benchmarks'];
  readonly decisions: Game['decisions'];
  readonly together: Game['together'];
  readonly view: EndView;
};
const known = new WeakMap<Game['records'], ByGame>();

/** Everything about a finished game: only now do seed and hash leave the server. The same for every seat. */
export const endView = (setup: ViewSetup, game: Game): EndView | undefined => {
  if (game.phase !== 'finished') return undefined;
  const before = known.get(game.records);
  if (
    before !== undefined &&
    before.setup === setup &&
    before.benchmarks === game.benchmarks &&
    before.decisions === game.decisions &&
    before.together === game.together
  )
    return before.view;
  const { company, rules, scoring } = setup;
  const played = game.records.slice(1);
  const all = [...played, ...game.runOut];
  const values = kpis(setup, all, game.decisions);
  const { score, parts } = jointScore(scoring, values);
  const costs = siteCostCents(company, all);
  const view: EndView = {
    jointScore: score,
    parts,
    kpis: kpiIds.map((kpi) => ({ kpi, value: values[kpi] })),
    seatKpis: seats.map((seat) => {
      const { kpi } = rules.roles[seat];
      const sites = company.sites.filter((site) => site.seat === seat);
      const value = kpi === 'totalCost' && sites.length > 0 ? sites.reduce((total, { id }) => total + costs[id], 0) : values[kpi];
      return { seat, kpi, value };
    }),
    benchmarks: game.benchmarks,
    teamwork: teamworkProfile(setup, game),
    agreements: game.together.agreements,
    worth: game.together.worth,
    beliefs: game.together.huddles.flatMap((huddle) =>
      huddle.beliefs.length === 0 ? [] : { afterRound: huddle.round, kind: huddle.kind, ...revealOf(setup, game, huddle) },
    ),
    thanks: game.together.thanks,
    ...(game.together.workingAgreement === undefined ? {} : { workingAgreement: game.together.workingAgreement }),
    contributionCents: values.contribution ?? 0,
    totalCostCents: values.totalCost ?? 0,
    siteCosts: company.sites.map(({ id }) => ({ site: id, costCents: costs[id] })),
    links: links(company, played, rules.warmUpRounds),
    demand: {
      ...demandSeries(company, played),
      items: company.items.map(({ id }, item) => ({ item: id, ...demandSeries(company, played, item) })),
    },
    warmUpRounds: rules.warmUpRounds ?? 0,
    seed: game.seed,
    stateHash: game.stateHash,
  };
  known.set(game.records, { setup, benchmarks: game.benchmarks, decisions: game.decisions, together: game.together, view });
  return view;
};
