import { kpiIds, type KpiId } from '../contract/desk.ts';
import { seats, type Seat } from '../contract/ids.ts';
import type { PlayOptions } from '../play/play-game.ts';
import type { PlaySummary } from '../play/many-games.ts';

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

const mean = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0) / Math.max(1, values.length);

/** Lines in columns: the first column to the left, numbers to the right. */
const aligned = (rows: readonly (readonly string[])[]): string => {
  const widths: number[] = [];
  for (const row of rows) for (const [place, text] of row.entries()) widths[place] = Math.max(widths[place] ?? 0, text.length);
  return rows
    .map((row) => row.map((text, place) => (place === 0 ? text.padEnd(widths[place] ?? 0) : text.padStart(widths[place] ?? 0))).join('  '))
    .join('\n');
};

const figure = (value: number | null, places = 2): string =>
  value === null ? '-' : value.toLocaleString('en', { minimumFractionDigits: places, maximumFractionDigits: places });

/** The runs as a table for people, means below when there are several. */
export const simulateTable = ({ scenario, policy, runs }: SimulateReport): string => {
  const who = typeof policy === 'string' ? policy : seats.map((seat) => `${seat}=${policy[seat]}`).join(' ');
  const head = ['seed', 'joint score', 'total cost', 'contribution', 'perfect orders', 'state hash'];
  const rows = runs.map((run) => [
    run.seed,
    figure(run.jointScore, 1),
    figure(run.totalCost),
    figure(run.contribution),
    figure(run.kpis['perfectOrderRate'] ?? null),
    run.stateHash.slice(0, 12),
  ]);
  if (runs.length > 1)
    rows.push([
      'mean',
      figure(mean(runs.map((run) => run.jointScore)), 1),
      figure(mean(runs.map((run) => run.totalCost))),
      figure(mean(runs.map((run) => run.contribution))),
      '',
      '',
    ]);
  const parts = [`${scenario}, played by ${who}`, aligned([head, ...rows])];
  const first = runs[0];
  if (first !== undefined && runs.length === 1) {
    parts.push(aligned([['site', 'cost'], ...Object.entries(first.siteCost).map(([site, cost]) => [site, figure(cost)])]));
    parts.push(aligned([['link', 'bullwhip'], ...Object.entries(first.bullwhip).map(([link, ratio]) => [link, figure(ratio)])]));
  }
  return parts.join('\n\n');
};
