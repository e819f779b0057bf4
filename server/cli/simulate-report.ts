import { kpiIds, type KpiId } from '../contract/desk.ts';
import { seats, type Seat } from '../contract/ids.ts';
import type { PlayOptions } from '../play/play-game.ts';
import type { PlaySummary } from '../play/play-job.ts';

/** KPIs that count money: cents inside, decimals in what people read. */
const moneyKpis: ReadonlySet<KpiId> = new Set<KpiId>([
  'totalCost',
  'contribution',
  'revenue',
  'freightPerUnit',
  'purchasePerUnit',
  'labourPerUnit',
]);

const rounded = (value: number, places: number): number => Number(value.toFixed(places));

/** One run as the command prints it. */
export type RunReport = {
  readonly seed: string;
  readonly jointScore: number;
  readonly totalCost: number;
  readonly siteCost: Readonly<Record<string, number>>;
  readonly contribution: number;
  /** Money as decimals, rates 0..1, days in days, CSAT 0..100; null where there is none. */
  readonly kpis: Readonly<Record<string, number | null>>;
  /** Variance of orders out over orders in, by `from>to`; null where nothing varied. */
  readonly bullwhip: Readonly<Record<string, number | null>>;
  readonly stateHash: string;
};

export const runReport = (summary: PlaySummary): RunReport => ({
  seed: summary.seed,
  jointScore: rounded(summary.jointScore, 4),
  totalCost: summary.totalCostCents / 100,
  siteCost: Object.fromEntries(Object.entries(summary.siteCosts).map(([site, cents]) => [site, cents / 100])),
  contribution: summary.contributionCents / 100,
  kpis: Object.fromEntries(
    kpiIds.map((kpi) => {
      const value = summary.kpis[kpi];
      return [kpi, value === undefined ? null : moneyKpis.has(kpi) ? rounded(value / 100, 6) : value];
    }),
  ),
  bullwhip: Object.fromEntries(summary.links.map(({ link, ratio }) => [link, ratio ?? null])),
  stateHash: summary.stateHash,
});

export type SimulateReport = {
  readonly scenario: string;
  readonly policy: string | Readonly<Record<Seat, string>>;
  readonly runs: readonly RunReport[];
};

/** The policy's name, or a name for each seat where they differ. */
export const policyReport = (policies: PlayOptions['policies']): SimulateReport['policy'] => {
  const { name } = policies.sales;
  if (seats.every((seat) => policies[seat].name === name)) return name;
  return {
    sales: policies.sales.name,
    logistics: policies.logistics.name,
    procurement: policies.procurement.name,
    operations: policies.operations.name,
  };
};
