import type { KpiId } from '../../server/contract/desk.ts';
import { seats, type InformationLevel, type Seat } from '../../server/contract/ids.ts';
import { playMany, type PlayJob, type PlaySummary } from '../../server/play/many-games.ts';
import { everySeat, type PlayOptions } from '../../server/play/play-game.ts';
import { variants } from '../../server/policies/variants.ts';
import type { Scenario } from '../../server/scenario/scenario.ts';
import { chainCrossings, chainDays, isChainReaction, meanDays } from './chain-reaction.ts';

/** One team, played on every seed. */
type Team = {
  readonly name: string;
  readonly policies: PlayOptions['policies'];
  readonly informationLevel: InformationLevel;
  readonly records?: boolean;
};

const quiet = 'silo without promotion';
const mixed = (seat: Seat): string => `coordinated ${seat} among silo`;

const teams: readonly Team[] = [
  { name: 'silo', policies: everySeat('silo'), informationLevel: 'closed', records: true },
  { name: quiet, policies: everySeat('silo', { promote: 0 }), informationLevel: 'closed', records: true },
  { name: 'coordinated', policies: everySeat('coordinated'), informationLevel: 'open' },
  { name: 'doNothing', policies: everySeat('doNothing'), informationLevel: 'closed' },
  ...seats.map(
    (seat): Team => ({ name: mixed(seat), policies: { ...everySeat('silo'), [seat]: { name: 'coordinated' } }, informationLevel: 'open' }),
  ),
  ...Object.entries(variants).map(
    ([name, { seat }]): Team => ({ name, policies: { ...everySeat('coordinated'), [seat]: { name } }, informationLevel: 'open' }),
  ),
];

const mean = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0) / Math.max(1, values.length);
const rounded = (value: number, places = 2): number => Number(value.toFixed(places));

/** KPIs for which less is better. */
const costKpis: ReadonlySet<KpiId> = new Set<KpiId>([
  'totalCost',
  'cashToCash',
  'freightPerUnit',
  'purchasePerUnit',
  'labourPerUnit',
  'backlog',
  'daysOfStock',
  'expediteShare',
]);

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
  const seedNames = Array.from({ length: seedCount }, (_, place) => `balance/${place + 1}`);
  const jobs = teams.flatMap(({ policies, informationLevel, records }) =>
    seedNames.map((seed): PlayJob => ({ seed, policies, informationLevel, records: records === true })),
  );
  const summaries = await playMany(scenario, jobs, played);
  const gamesOf = (name: string): readonly PlaySummary[] => {
    const place = teams.findIndex((team) => team.name === name);
    return summaries.slice(place * seedCount, (place + 1) * seedCount);
  };
  const meansOf = (name: string): PolicyMeans => ({
    meanJointScore: rounded(mean(gamesOf(name).map((game) => game.jointScore))),
    meanContribution: rounded(mean(gamesOf(name).map((game) => game.contributionCents)) / 100),
  });
  const kpiMean = (name: string, kpi: KpiId): number => mean(gamesOf(name).flatMap((game) => game.kpis[kpi] ?? []));
  const shown = ['silo', 'coordinated', 'doNothing', ...Object.keys(variants)];

  const firstOpenRound = scenario.rules.acts[1]?.fromRound ?? scenario.rules.playedRounds + 1;
  const days = gamesOf('silo').map((game) => chainDays(scenario.company, game.records ?? [], firstOpenRound));
  const quietDays = gamesOf(quiet).map((game) => chainDays(scenario.company, game.records ?? [], firstOpenRound));
  const quietMean = meanDays(quietDays);
  const silo = gamesOf('silo');
  return {
    scenario: scenario.id,
    seeds: seedCount,
    policies: Object.fromEntries(shown.map((name) => [name, meansOf(name)])),
    coordinatedWins: gamesOf('coordinated').filter((game, place) => game.jointScore > (silo[place]?.jointScore ?? Infinity)).length,
    oneCoordinatedSeat: bySeat((seat) => meansOf(mixed(seat)).meanJointScore),
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
        siloIsBetter: costKpis.has(kpi) ? mine < untouched : mine > untouched,
      };
    }),
    parts: Object.fromEntries(
      shown.map((name) => [name, Object.fromEntries(scenario.scoring.parts.map(({ kpi }) => [kpi, rounded(kpiMean(name, kpi), 4)]))]),
    ),
  };
};

/** How many games `balance` plays for each seed. */
export const teamsPerSeed: number = teams.length;

const bySeat = <Value>(of: (seat: Seat) => Value): Readonly<Record<Seat, Value>> => ({
  sales: of('sales'),
  logistics: of('logistics'),
  procurement: of('procurement'),
  operations: of('operations'),
});
