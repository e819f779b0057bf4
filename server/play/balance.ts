import type { KpiId } from '../contract/desk.ts';
import { seats, type Seat } from '../contract/ids.ts';
import { lessIsBetter, scoredValue } from '../contract/kpi-catalogue.ts';
import { variants } from '../policies/variants.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { chainCrossings, isChainReaction, meanDays } from './chain-reaction.ts';
import { playMany } from './many-games.ts';
import type { PlayJob, PlaySummary } from './play-job.ts';
import { meanOf } from './report/statistics.ts';
import { bySeat, coordinated, doNothing, habit, habitNames, oneCoordinated, quietSilo, silo, type Team } from './teams.ts';

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
  ];
};

/** The first round of the second act: the chain reaction is looked for before it. */
export const firstOpenRound = ({ rules }: Scenario): number => rules.acts[1]?.fromRound ?? rules.playedRounds + 1;

/** How many games `balance` plays for each seed. */
export const teamsPerSeed: number = 4 + seats.length + habitNames.length;

const rounded = (value: number, places = 2): number => Number(value.toFixed(places));

export type PolicyMeans = { readonly meanJointScore: number; readonly meanContribution: number };
export type Balance = {
  readonly scenario: string;
  readonly seeds: number;
  readonly policies: Readonly<Record<string, PolicyMeans>>;
  readonly coordinatedWins: number;
  readonly oneCoordinatedSeat: Readonly<Record<Seat, number>>;
  readonly chainReaction: { readonly inOrder: number; readonly of: number; readonly withoutPromotion: number };
  /** Each seat's own KPI with silo bots and with untouched desks, means in the KPI's unit (cents, 0..1, days). */
  readonly seatKpis: Readonly<
    Record<Seat, { readonly kpi: KpiId; readonly silo: number; readonly doNothing: number; readonly siloIsBetter: boolean }>
  >;
  /** Mean of each KPI of the joint score, by policy: where a difference comes from. */
  readonly parts: Readonly<Record<string, Readonly<Partial<Record<KpiId, number>>>>>;
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
