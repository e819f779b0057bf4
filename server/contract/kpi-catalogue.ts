import type { KpiId } from './desk.ts';
import type { Definition, KpiDefinition } from './kpi-definition.ts';
import { moneyKpis } from './kpis-of-money.ts';
import { serviceKpis } from './kpis-of-service.ts';

/** Every KPI: what it is called, counts and means, and where it comes from. The one place that says so to screens, reports and files. */
export const kpiCatalogue: Readonly<Record<KpiId, KpiDefinition>> = { ...moneyKpis, ...serviceKpis };

/** Numbers beside the KPIs that people are shown. */
export const jointScoreDefinition: Definition = {
  name: 'Joint score',
  definition:
    'The company’s outcome in one number, 0 to 100, the same for every seat. Each part grows in a straight line from what poor play reaches (no points) to what good play reaches (all points).',
  formula: 'sum over parts of weight × (value − zero) / (full − zero), each between 0 and its weight',
  inputs: 'The KPIs and weights that the scenario names',
  source: 'Calibrated: zero is the 5th percentile of silo bots, full the 95th of coordinated ones',
};

export const bullwhipDefinition: Definition = {
  name: 'Bullwhip',
  definition:
    'How much a link makes a wave bigger: variance of what goes out over variance of what comes in, both as totals of a round, the warm-up left out. Above 1 it grows. Where what comes in does not vary there is no ratio.',
  formula: 'variance of units out / variance of units in, over the same rounds',
  inputs:
    'Orders placed and received, goods received and sent on, by site and item; customer demand, and what it would have been without promotions',
  source: 'Lee, Padmanabhan & Whang 1997; Chen, Drezner, Ryan & Simchi-Levi 2000. Goods: the reverse bullwhip of Rong, Shen & Snyder 2008',
};

/** Whether less of it is better. A KPI with a target is measured by its distance to it. */
export const lessIsBetter = (kpi: KpiId): boolean => kpiCatalogue[kpi].direction !== 'more';

/** A KPI's value as it is scored: itself, or its distance to the target where there is one. */
export const scoredValue = (kpi: KpiId, value: number): number => {
  const { target } = kpiCatalogue[kpi];
  return target === undefined ? value : Math.abs(value - target);
};
