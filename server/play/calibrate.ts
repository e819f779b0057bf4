import type { KpiId } from '../contract/desk.ts';
import { lessIsBetter, scoredValue } from '../contract/kpi-catalogue.ts';
import { percentile } from '../score/formulas.ts';
import type { Scoring } from '../score/scoring.ts';

export type CalibratedPart = { readonly kpi: KpiId; readonly zero: number; readonly full: number };
type Kpis = Readonly<Partial<Record<KpiId, number | undefined>>>;

/**
 * Ends of each part of the joint score: no points at the 5th percentile of silo bots, all of them at the 95th of coordinated bots,
 * counted from the worse side. A part whose KPI nobody has keeps its ends.
 */
export const calibrate = (scoring: Scoring, silo: readonly Kpis[], coordinated: readonly Kpis[]): readonly CalibratedPart[] =>
  scoring.parts.map((part) => {
    const ends = lessIsBetter(part.kpi) ? ([0.95, 0.05] as const) : ([0.05, 0.95] as const);
    const valuesOf = (games: readonly Kpis[]): readonly number[] =>
      games.flatMap((kpis) => {
        const value = kpis[part.kpi];
        return value === undefined ? [] : [scoredValue(part.kpi, value)];
      });
    return {
      kpi: part.kpi,
      zero: percentile(valuesOf(silo), ends[0]) ?? part.zero,
      full: percentile(valuesOf(coordinated), ends[1]) ?? part.full,
    };
  });
