import type { KpiId } from '../contract/desk.ts';
import { informationLevels, seats, type InformationLevel, type Seat } from '../contract/ids.ts';
import { lessIsBetter, scoredValue } from '../contract/kpi-catalogue.ts';
import { variants } from '../policies/variants.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { chainCrossings, isChainReaction, meanDays } from './chain-reaction.ts';
import { playMany } from './many-games.ts';
import type { PlayJob, PlaySummary } from './play-job.ts';
import { meanOf, pairedDifference } from './report/statistics.ts';
import { bySeat, coordinated, doNothing, habit, habitNames, informed, oneCoordinated, quietSilo, silo, type Team } from './teams.ts';

/** Who plays on every seed. */
const teamsOf = (scenario: Scenario): readonly Team[] => {
  const chainBeforeRound = firstOpenRound(scenario);
  return [
    { ...silo, chainBeforeRound },
    { ...quietSilo, chainBeforeRound },
    coordinated,
    doNothing,
    ...seats.map(oneCoordinated),
    ...habitNames.map(habit),
    ...blinder.map(informed),
  ];
};

/** The levels below the one at which a coordinated team is measured otherwise. */
const blinder = informationLevels.filter((level) => level !== coordinated.informationLevel);

/** The first round of the second act: the chain reaction is looked for before it. */
export const firstOpenRound = ({ rules }: Scenario): number => rules.acts[1]?.fromRound ?? rules.playedRounds + 1;

/** How many games `balance` plays for each seed. */
export const teamsPerSeed: number = 4 + seats.length + habitNames.length + blinder.length;

const rounded = (value: number, places = 2): number => Number(value.toFixed(places));

export type PolicyMeans = { readonly meanJointScore: number; readonly meanContribution: number };
/** Points that a level brings over another on the same seeds, with Student's 95 % interval of the mean and on how many seeds it is ahead. */
export type Margin = {
  readonly from: InformationLevel;
  readonly to: InformationLevel;
  readonly points: number;
  readonly low: number;
  readonly high: number;
  readonly ahead: number;
};
export type Balance = {
  readonly scenario: string;
  readonly seeds: number;
  readonly policies: Readonly<Record<string, PolicyMeans>>;
  readonly coordinatedWins: number;
  /** What a coordinated team makes of knowing more: points by information level, and from each level to those above it, pair by pair. */
  readonly information: {
    readonly meanJointScore: Readonly<Record<InformationLevel, number>>;
    readonly margins: readonly Margin[];
  };
  readonly oneCoordinatedSeat: Readonly<Record<Seat, number>>;
  readonly chainReaction: { readonly inOrder: number; readonly of: number; readonly withoutPromotion: number };
  /** Each seat's own KPI with silo bots and with untouched desks, means in the KPI's unit (cents, 0..1, days). */
  readonly seatKpis: Readonly<
    Record<Seat, { readonly kpi: KpiId; readonly silo: number; readonly doNothing: number; readonly siloIsBetter: boolean }>
  >;
  /** Mean of each KPI of the joint score, by policy: where a difference comes from. */
  readonly parts: Readonly<Record<string, Readonly<Partial<Record<KpiId, number>>>>>;
};

/** What each information level is worth to a coordinated team, by its games at each of them. */
const informationOf = (gamesAt: (level: InformationLevel) => readonly PlaySummary[]): Balance['information'] => {
  const scoresAt = (level: InformationLevel): readonly number[] => gamesAt(level).map(({ jointScore }) => jointScore);
  const mean = (level: InformationLevel): number => rounded(meanOf(scoresAt(level)));
  const margin = (from: InformationLevel, to: InformationLevel): Margin => {
    const more = scoresAt(to);
    const less = scoresAt(from);
    const { mean: points, low, high } = pairedDifference(more, less);
    const ahead = more.filter((score, place) => score > (less[place] ?? Infinity)).length;
    return { from, to, points: rounded(points), low: rounded(low), high: rounded(high), ahead };
  };
  return {
    meanJointScore: { closed: mean('closed'), talk: mean('talk'), board: mean('board'), open: mean('open') },
    margins: informationLevels.flatMap((to, place) => informationLevels.slice(0, place).map((from) => margin(from, to))),
  };
};

/** Whether who talks to each other wins, and no simple habit does: every team on every seed, on all cores. */
export const balance = async (scenario: Scenario, seedCount: number, played: () => void = () => {}): Promise<Balance> => {
  const teams = teamsOf(scenario);
  const seedNames = Array.from({ length: seedCount }, (_, place) => `balance/${place + 1}`);
  const jobs = teams.flatMap((team) => seedNames.map((seed): PlayJob => ({ ...team, seed })));
  const summaries = await playMany(scenario, jobs, played);
  const gamesOf = (name: string): readonly PlaySummary[] => {
    const place = teams.findIndex((team) => team.name === name);
    return summaries.slice(place * seedCount, (place + 1) * seedCount);
  };
  const meansOf = (name: string): PolicyMeans => ({
    meanJointScore: rounded(meanOf(gamesOf(name).map((game) => game.jointScore))),
    meanContribution: rounded(meanOf(gamesOf(name).map((game) => game.contributionCents)) / 100),
  });
  const kpiMean = (name: string, kpi: KpiId): number => meanOf(gamesOf(name).flatMap((game) => game.kpis[kpi] ?? []));
  const shown = ['silo', 'coordinated', 'doNothing', ...Object.keys(variants)];

  const days = gamesOf(silo.name).map((game) => game.chain ?? []);
  const quietDays = gamesOf(quietSilo.name).map((game) => game.chain ?? []);
  const quietMean = meanDays(quietDays);
  const siloGames = gamesOf(silo.name);
  return {
    scenario: scenario.id,
    seeds: seedCount,
    policies: Object.fromEntries(shown.map((name) => [name, meansOf(name)])),
    coordinatedWins: gamesOf('coordinated').filter((game, place) => game.jointScore > (siloGames[place]?.jointScore ?? Infinity)).length,
    information: informationOf((level) => gamesOf(level === coordinated.informationLevel ? coordinated.name : informed(level).name)),
    oneCoordinatedSeat: bySeat((seat) => meansOf(oneCoordinated(seat).name).meanJointScore),
    chainReaction: {
      inOrder: days.filter((each, place) => isChainReaction(chainCrossings(each, quietDays[place] ?? []))).length,
      of: seedCount,
      withoutPromotion: quietDays.filter((each) => isChainReaction(chainCrossings(each, quietMean))).length,
    },
    seatKpis: bySeat((seat) => {
      const { kpi } = scenario.rules.roles[seat];
      const mine = kpiMean('silo', kpi);
      const untouched = kpiMean('doNothing', kpi);
      return {
        kpi,
        silo: rounded(mine, 4),
        doNothing: rounded(untouched, 4),
        siloIsBetter: lessIsBetter(kpi) ? scoredValue(kpi, mine) < scoredValue(kpi, untouched) : mine > untouched,
      };
    }),
    parts: Object.fromEntries(
      shown.map((name) => [name, Object.fromEntries(scenario.scoring.parts.map(({ kpi }) => [kpi, rounded(kpiMean(name, kpi), 4)]))]),
    ),
  };
};
