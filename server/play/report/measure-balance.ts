import { variants } from '../../policies/variants.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { chainCrossings, isChainReaction, meanDays } from '../chain-reaction.ts';
import { playEach } from '../many-games.ts';
import { bySeat, coordinated, doNothing, habitNames, oneAbsent, oneCoordinated, oneSilo, quietSilo, silo } from '../teams.ts';
import { crisisFigures } from './crises.ts';
import type { BalanceFigures, BenchmarkFigures, HabitFigures, PartFigures, SeatFigures, StockoutFigures } from './figures.ts';
import { benchmarkNames, type BenchmarkName } from './finding.ts';
import { crisisTeams, hasChainReaction, leverTeam, reportPlan, type ReportPlan } from './plan.ts';
import { roundLoad } from './round-load.ts';
import { meanOf, pairedDifference, shareOf, spreadOf } from './statistics.ts';
import { newTally, type Tally } from './tally.ts';
import { findings } from './verdict.ts';

export type MeasureOptions = {
  readonly seeds: number;
  readonly seed: string;
  /** Hears of every finished game, and first how many there will be. */
  readonly planned?: (games: number) => void;
  readonly played?: () => void;
  readonly signal?: AbortSignal;
  readonly threads?: number;
};

/** Levers are compared pair by pair on the same seeds: half of them tell enough. */
const leverSeedsOf = (seeds: number): number => Math.ceil(seeds / 2);

/** Plays a scenario with every team of the plan on all seeds, and says how it plays. The same on any number of cores. */
export const measureBalance = async (scenario: Scenario, options: MeasureOptions): Promise<BalanceFigures | 'stopped'> => {
  const plan = reportPlan(scenario);
  const leverSeeds = leverSeedsOf(options.seeds);
  const all = [...plan.teams, ...plan.leverTeams];
  const full = leverSeeds * all.length;
  const count = full + (options.seeds - leverSeeds) * plan.teams.length;
  options.planned?.(count);
  // Seed by seed, so that the tables of chance are drawn once for many teams.
  const at = (place: number) => {
    const teams = place < full ? all : plan.teams;
    const inPart = place < full ? place : place - full;
    const seed = Math.floor(inPart / teams.length) + (place < full ? 1 : leverSeeds + 1);
    return { team: teams[inPart % teams.length] ?? coordinated, seed };
  };
  const tally = newTally(scenario.company.money.ledger);
  const outcome = await playEach(
    scenario,
    {
      count,
      at: (place) => {
        const { team, seed } = at(place);
        return { ...team, seed: `${options.seed}/${seed}` };
      },
    },
    (summary, place) => {
      tally.add(at(place).team.name, summary);
      options.played?.();
    },
    {
      ...(options.signal === undefined ? {} : { signal: options.signal }),
      ...(options.threads === undefined ? {} : { threads: options.threads }),
    },
  );
  return outcome === 'stopped' ? 'stopped' : figuresOf(scenario, plan, tally, { ...options, leverSeeds, games: count });
};

const figuresOf = (
  scenario: Scenario,
  plan: ReportPlan,
  tally: Tally,
  { seeds, seed, leverSeeds, games }: MeasureOptions & { readonly leverSeeds: number; readonly games: number },
): BalanceFigures => {
  const { company, rules } = scenario;
  const best = tally.games(coordinated.name);
  const silos = tally.games(silo.name);
  const gap = meanOf(best.scores) - meanOf(silos.scores);
  const measured = {
    scenario: {
      id: scenario.id,
      title: scenario.title,
      summary: scenario.summary,
      periodName: rules.periodName,
      roundName: rules.roundName,
      periodsPerRound: company.periodsPerRound,
      playedRounds: rules.playedRounds,
      announcedRounds: rules.announcedRounds,
      runOutRounds: rules.runOutRounds,
      items: company.items.length,
      suppliers: company.suppliers.length,
      sites: company.sites.length,
      segments: company.segments.length,
      inputs: company.fields.length,
    },
    seed,
    seeds,
    leverSeeds,
    games,
    money: company.money.ledger ? ('contribution' as const) : ('totalCost' as const),
    benchmarks: benchmarkNames.map((name) => benchmarkFigures(tally, name)),
    coordination: {
      points: pairedDifference(best.scores, silos.scores),
      moneyCents: pairedDifference(best.moneyCents, silos.moneyCents),
      winShare: shareOf(best.scores, (score, place) => score > (silos.scores[place] ?? Infinity)),
      levels: plan.levels.map(({ policy, levels, team }) => ({ policy, levels, score: spreadOf(tally.games(team.name).scores) })),
    },
    seats: bySeat((seat): SeatFigures => {
      const lone = pairedDifference(tally.games(oneCoordinated(seat).name).scores, silos.scores);
      return {
        coordinatedAmongSilo: lone,
        gapShare: gap > 0 ? lone.mean / gap : undefined,
        siloAmongCoordinated: pairedDifference(tally.games(oneSilo(seat).name).scores, best.scores),
        absent: pairedDifference(tally.games(oneAbsent(seat).name).scores, best.scores),
      };
    }),
    habits: habitNames.map((name): HabitFigures => {
      const { scores, moneyCents } = tally.games(name);
      return {
        name,
        seat: variants[name].seat,
        score: spreadOf(scores),
        againstCoordinated: pairedDifference(scores, best.scores),
        changesNothing: moneyCents.every((cents, place) => cents === best.moneyCents[place]),
      };
    }),
    levers: plan.levers.map((each) => {
      const held = (at: 'untouched' | 'least' | 'most') =>
        pairedDifference(tally.games(leverTeam(each, at).name).scores, best.scores.slice(0, leverSeeds));
      return { ...each, untouched: held('untouched'), least: held('least'), most: held('most') };
    }),
    stockouts: benchmarkNames.map((name) => stockoutFigures(tally, name, rules.playedRounds)),
    crises: crisisTeams(scenario).map(({ event, felt, calm }) => crisisFigures(event, tally.games(felt.name), tally.games(calm.name))),
    load: roundLoad(scenario, best.courses),
    parts: partFigures(scenario, tally),
    chainReaction: hasChainReaction(scenario) ? chainFigures(tally) : undefined,
  };
  return { ...measured, findings: findings(measured) };
};

const benchmarkFigures = (tally: Tally, name: BenchmarkName): BenchmarkFigures => {
  const { scores, moneyCents } = tally.games(name);
  return {
    name,
    informationLevel: { silo, coordinated, doNothing }[name].informationLevel,
    score: spreadOf(scores),
    moneyCents: spreadOf(moneyCents),
    scores,
    atZeroShare: shareOf(scores, (score) => score < 0.05),
    atFullShare: shareOf(scores, (score) => score > 99.95),
  };
};

/** Below this share of units served in time customers notice. */
const poorService = 0.9;

/** The middle one of rounds in which something came, `undefined` standing for never and counting as later than all. */
const medianRound = (rounds: readonly (number | undefined)[]): number | undefined => {
  const sorted = rounds.map((round) => round ?? Infinity).sort((one, other) => one - other);
  const median = sorted[Math.floor((sorted.length - 1) / 2)];
  return median === Infinity ? undefined : median;
};

const stockoutFigures = (tally: Tally, name: BenchmarkName, rounds: number): StockoutFigures => {
  const { courses } = tally.games(name);
  const firsts = courses.map((course) => course.firstStockoutRound);
  const poor = courses.map(({ serviceByRound }) => {
    const place = serviceByRound.slice(0, rounds).findIndex((service) => service !== undefined && service < poorService);
    return place < 0 ? undefined : place + 1;
  });
  return {
    name,
    serviceByRound: Array.from({ length: rounds }, (_, place) => {
      const services = courses.flatMap(({ serviceByRound }) => serviceByRound[place] ?? []);
      return services.length === 0 ? undefined : meanOf(services);
    }),
    gamesByRound: Array.from({ length: rounds }, (_, place) => firsts.filter((round) => round === place + 1).length),
    neverGames: firsts.filter((round) => round === undefined).length,
    medianRound: medianRound(firsts),
    poorServiceShare: shareOf(poor, (round) => round !== undefined),
    poorServiceMedianRound: medianRound(poor),
  };
};

const partFigures = (scenario: Scenario, tally: Tally): readonly PartFigures[] =>
  scenario.scoring.parts.map(({ kpi, weight, zero, full }, part) => ({
    kpi,
    weight,
    zero,
    full,
    byTeam: benchmarkNames.map((name) => {
      const points = tally.games(name).points.map((each) => each[part] ?? 0);
      return {
        name,
        meanPoints: meanOf(points),
        atZeroShare: shareOf(points, (each) => each <= 0),
        atFullShare: shareOf(points, (each) => each >= weight),
      };
    }),
  }));

const chainFigures = (tally: Tally): NonNullable<BalanceFigures['chainReaction']> => {
  const loud = tally.games(silo.name).chains;
  const quiet = tally.games(quietSilo.name).chains;
  const usual = meanDays(quiet);
  return {
    inOrder: loud.filter((days, place) => isChainReaction(chainCrossings(days, quiet[place] ?? []))).length,
    withoutPromotion: quiet.filter((days) => isChainReaction(chainCrossings(days, usual))).length,
  };
};
