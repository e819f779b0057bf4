import type { Moment, TeamResult } from '../contract/debrief.ts';
import type { LinkView } from '../contract/desk.ts';
import type { Game } from '../game/state.ts';
import { ratio } from '../score/formulas.ts';
import { moneySums, totalCostCents } from '../score/money.ts';
import { backlogUnits, orderSums, perfectOrders } from '../score/orders.ts';
import { endView } from './end.ts';
import type { ViewSetup } from './setup.ts';

const countRounds = ({ company }: ViewSetup, { records }: Game): TeamResult['rounds'] => {
  const played = records.slice(1);
  return played.map((record, at) => {
    const perfect = perfectOrders(orderSums(company, played, at));
    return {
      round: record.round,
      ...(perfect === undefined ? {} : { servicePercent: 100 * perfect }),
      costCents: totalCostCents(company, moneySums(company, record)),
      backlogUnits: backlogUnits(company, played.slice(0, at + 1)),
    };
  });
};

type Counted = { readonly setup: ViewSetup; readonly rounds: TeamResult['rounds'] };
const known = new WeakMap<Game['records'], Counted>();

/**
 * Round by round, the rounds that were decided: service, what it cost, and what was owed past its date at the end. Counted once for a
 * finished game: all teams of a room are asked for again and again.
 */
const roundsOf = (setup: ViewSetup, game: Game): TeamResult['rounds'] => {
  const before = known.get(game.records);
  if (before !== undefined && before.setup === setup) return before.rounds;
  const rounds = countRounds(setup, game);
  known.set(game.records, { setup, rounds });
  return rounds;
};

/** The greatest ratio of a link upstream; a supplier of several is part of a link already. */
const bullwhipOf = (links: readonly LinkView[]): number | undefined => {
  const ratios = links.flatMap(({ ratio: each, partOf }) => (each === undefined || partOf !== undefined ? [] : [each]));
  return ratios.length === 0 ? undefined : Math.max(...ratios);
};

/** Where a score lies between the silo bots (0) and the coordinated bots (1) of its own seed. Missing where these are not ahead. */
const distanceOf = (jointScore: number, benchmarks: Game['benchmarks']): number | undefined => {
  const scoreOf = (policy: string): number | undefined => benchmarks.find((each) => each.policy === policy)?.jointScore;
  const silo = scoreOf('silo');
  const coordinated = scoreOf('coordinated');
  if (silo === undefined || coordinated === undefined || coordinated <= silo) return undefined;
  return ratio(jointScore - silo, coordinated - silo);
};

/** What a game came to beside others. Of a running one only that it runs: its score and its seed are nobody's before the end. */
export const teamResult = (setup: ViewSetup, game: Game, attempt: number, moments: readonly Moment[]): TeamResult => {
  const { id, team, round, seed, benchmarks } = game;
  const end = endView(setup, game);
  if (end === undefined) return { game: id, team, attempt, finished: false, round, kpis: [], rounds: [], moments: [] };
  const { jointScore, kpis, links, teamwork } = end;
  // Without a ledger what is lost is all that there is (`Outcome`).
  const contributionCents = setup.company.money.ledger ? end.contributionCents : -end.totalCostCents;
  const distance = distanceOf(jointScore, benchmarks);
  const bullwhip = bullwhipOf(links);
  const commitmentsKept = teamwork.commitmentsKept.share;
  return {
    game: id,
    team,
    attempt,
    finished: true,
    round,
    seed,
    jointScore,
    contributionCents,
    kpis,
    ...(distance === undefined ? {} : { distance }),
    rounds: roundsOf(setup, game),
    ...(bullwhip === undefined ? {} : { bullwhip }),
    ...(commitmentsKept === undefined ? {} : { commitmentsKept }),
    moments,
  };
};
