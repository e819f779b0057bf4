import type { KpiId } from '../contract/desk.ts';
import { scoredValue } from '../contract/kpi-catalogue.ts';
import type { Scoring } from './scoring.ts';

export type JointScore = {
  /** 0..100. */
  readonly score: number;
  readonly parts: readonly {
    readonly kpi: KpiId;
    readonly value: number | undefined;
    readonly points: number;
    readonly weight: number;
  }[];
};

/**
 * The company's outcome as one number: each part grows in a straight line from no points at `zero` to its weight at `full`, and no
 * further. A KPI nobody could measure earns nothing; one with a target is scored by its distance to it.
 */
export const jointScore = (scoring: Scoring, kpis: Readonly<Partial<Record<KpiId, number | undefined>>>): JointScore => {
  const parts = scoring.parts.map(({ kpi, weight, zero, full }) => {
    const value = kpis[kpi];
    const share = value === undefined || zero === full ? 0 : (scoredValue(kpi, value) - zero) / (full - zero);
    return { kpi, value, points: weight * Math.min(1, Math.max(0, share)), weight };
  });
  return { score: parts.reduce((total, part) => total + part.points, 0), parts };
};
