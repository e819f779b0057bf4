import { kpiIds, type KpiId, type LinkMeasure, type LinkRatios } from '../contract/desk.ts';
import { seats, type Seat } from '../contract/ids.ts';
import { kpiCatalogue } from '../contract/kpi-catalogue.ts';
import type { PlayOptions } from '../play/play-game.ts';
import type { PlaySummary } from '../play/play-job.ts';

/** Whether a KPI is money: cents inside, a decimal in what people read. */
const isMoney = (kpi: KpiId): boolean => kpiCatalogue[kpi].unit === 'money' || kpiCatalogue[kpi].unit === 'moneyPerUnit';

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
  /** Variance of orders out over orders in, by `from>to`; null where what came in did not vary. Without the scenario's warm-up. */
  readonly bullwhip: Readonly<Record<string, number | null>>;
  /** Every link in both directions and against customers' demand, in total and by item; also each of several suppliers. */
  readonly bullwhipDetail: Readonly<Record<string, BullwhipReport>>;
  readonly stateHash: string;
};

type RatioReport = { readonly [Ratio in keyof LinkRatios]: number | null };
export type BullwhipReport = RatioReport & {
  /** Rounds counted. */
  readonly rounds: number;
  readonly indicative: boolean;
  readonly partOf?: string;
  readonly items: Readonly<Record<string, RatioReport>>;
};

const ratios = ({ ratio, goodsRatio, amplification, baselineAmplification }: LinkRatios): RatioReport => ({
  ratio: ratio ?? null,
  goodsRatio: goodsRatio ?? null,
  amplification: amplification ?? null,
  baselineAmplification: baselineAmplification ?? null,
});

const bullwhipReport = (link: LinkMeasure): BullwhipReport => ({
  ...ratios(link),
  rounds: link.rounds,
  indicative: link.indicative,
  ...(link.partOf === undefined ? {} : { partOf: link.partOf }),
  items: Object.fromEntries(link.items.map((item) => [item.item, ratios(item)])),
});

export const runReport = (summary: PlaySummary): RunReport => ({
  seed: summary.seed,
  jointScore: rounded(summary.jointScore, 4),
  totalCost: summary.totalCostCents / 100,
  siteCost: Object.fromEntries(Object.entries(summary.siteCosts).map(([site, cents]) => [site, cents / 100])),
  contribution: summary.contributionCents / 100,
  kpis: Object.fromEntries(
    kpiIds.map((kpi) => {
      const value = summary.kpis[kpi];
      return [kpi, value === undefined ? null : isMoney(kpi) ? rounded(value / 100, 6) : value];
    }),
  ),
  bullwhip: Object.fromEntries(summary.links.flatMap(({ link, partOf, ratio }) => (partOf === undefined ? [[link, ratio ?? null]] : []))),
  bullwhipDetail: Object.fromEntries(summary.links.map((link) => [link.link, bullwhipReport(link)])),
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
