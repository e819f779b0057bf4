import type { Debrief, LeaderLink, Spread, TeamResult, WorkshopDebrief } from '../contract/debrief.ts';
import { kpiIds } from '../contract/desk.ts';
import type { GameId, WorkshopId } from '../contract/ids.ts';
import type { Game } from '../game/state.ts';
import { mean, percentile } from '../score/formulas.ts';
import { mapView } from './map.ts';
import type { ViewSetup } from './setup.ts';
import { teamResult } from './team-result.ts';

/** A game of a workshop. Saved branches are none: they are what-ifs of somebody. */
export type DebriefTeam = {
  readonly game: Game;
  /** 1 is the first time that this team played. */
  readonly attempt: number;
  /** What was worked out of it, as soon as it was. */
  readonly debrief?: Pick<Debrief, 'moments'>;
};

/** Who looks back: all teams for those who lead, for a person of a team its own games alone. */
export type DebriefViewer =
  | { readonly kind: 'facilitator'; readonly links: readonly LeaderLink[] }
  | { readonly kind: 'leader'; readonly names: boolean; readonly expiresMs: number }
  | { readonly kind: 'person'; readonly game: GameId };

export type DebriefAbout = { readonly workshop: WorkshopId; readonly scenario: string; readonly scenarioVersion: string };

/** Teams in the order of the workshop, the attempts of each in theirs. */
const toldTo = (teams: readonly DebriefTeam[], viewer: DebriefViewer): readonly DebriefTeam[] => {
  if (viewer.kind !== 'person') return teams;
  const own = teams.find(({ game }) => game.id === viewer.game)?.game.team;
  return teams.filter(({ game }) => game.team === own);
};

/** The last attempt of each team that came to its end. */
const latestOf = (results: readonly TeamResult[]): readonly TeamResult[] => {
  const latest = new Map<string, TeamResult>();
  for (const result of results) {
    const before = latest.get(result.team);
    if (result.finished && (before === undefined || result.attempt > before.attempt)) latest.set(result.team, result);
  }
  return [...latest.values()];
};

/** Least, most, median and quartiles as percentiles with straight lines between neighbours (Hyndman & Fan 1996, type 7). */
const spreadOf = (kpi: Spread['kpi'], known: readonly (number | undefined)[]): readonly Spread[] => {
  const values = known.filter((value) => value !== undefined);
  const [least, lowerQuartile, median, upperQuartile, most] = [0, 0.25, 0.5, 0.75, 1].map((share) => percentile(values, share));
  if (least === undefined || lowerQuartile === undefined || median === undefined || upperQuartile === undefined || most === undefined)
    return [];
  return [{ kpi, count: values.length, least, lowerQuartile, median, upperQuartile, most }];
};

/** How teams spread in everything that at least one of them has. */
const spreadsOf = (latest: readonly TeamResult[]): readonly Spread[] => {
  const of = (kpi: Spread['kpi'], value: (result: TeamResult) => number | undefined): readonly Spread[] => spreadOf(kpi, latest.map(value));
  return [
    ...of('jointScore', ({ jointScore }) => jointScore),
    ...of('bullwhip', ({ bullwhip }) => bullwhip),
    ...of('commitmentsKept', ({ commitmentsKept }) => commitmentsKept),
    ...kpiIds.flatMap((kpi) => of(kpi, ({ kpis }) => kpis.find((each) => each.kpi === kpi)?.value)),
  ];
};

/** The finished attempt with the highest score; of equal ones the one that came first. */
const bestOf = (results: readonly TeamResult[]): GameId | undefined => {
  let best: TeamResult | undefined;
  for (const result of results)
    if (result.jointScore !== undefined && (best?.jointScore === undefined || result.jointScore > best.jointScore)) best = result;
  return best?.game;
};

/** What bots made of it. Seeds and injected events may differ from game to game: then it is their mean over the latest attempts. */
const benchmarksOf = ({ company }: ViewSetup, games: readonly Game[]): WorkshopDebrief['benchmarks'] => {
  const [first] = games.filter(({ benchmarks }) => benchmarks.length > 0);
  return (first?.benchmarks ?? []).flatMap(({ policy, informationLevel }) => {
    const alike = games.flatMap(({ benchmarks }) =>
      benchmarks.filter((each) => each.policy === policy && each.informationLevel === informationLevel),
    );
    const jointScore = mean(alike.map((each) => each.jointScore));
    const contributionCents = mean(alike.map((each) => (company.money.ledger ? each.contributionCents : -each.totalCostCents)));
    return jointScore === undefined || contributionCents === undefined ? [] : { policy, informationLevel, jointScore, contributionCents };
  });
};

/** A workshop as somebody looks back on it: its teams side by side, how they spread, what bots made of it. Pure. */
export const workshopDebrief = (
  about: DebriefAbout,
  setup: ViewSetup,
  teams: readonly DebriefTeam[],
  viewer: DebriefViewer,
): WorkshopDebrief => {
  const { company, rules, title } = setup;
  const told = toldTo(teams, viewer);
  const results = told.map(({ game, attempt, debrief }) => teamResult(setup, game, attempt, debrief?.moments ?? []));
  const latest = latestOf(results);
  const best = bestOf(results);
  const games = told.flatMap(({ game }) => (latest.some((result) => result.game === game.id) ? [game] : []));
  return {
    ...about,
    title,
    map: mapView(setup),
    periodName: rules.periodName,
    roundName: rules.roundName,
    periodsPerRound: company.periodsPerRound,
    // When a game really ends nobody knows while it is on.
    playedRounds: latest.length > 0 ? rules.playedRounds : rules.announcedRounds,
    viewer: viewer.kind,
    names: viewer.kind === 'leader' ? viewer.names : true,
    ...(viewer.kind === 'leader' ? { expiresMs: viewer.expiresMs } : {}),
    teams: results,
    spread: spreadsOf(latest),
    ...(best === undefined ? {} : { best }),
    benchmarks: benchmarksOf(setup, games),
    ...(viewer.kind === 'facilitator' ? { links: viewer.links } : {}),
  };
};
