import type { Text } from './ids.ts';

/**
 * What a KPI's value counts. Inside the program money is cents, a share is a fraction (0..1), `points` are those of CSAT and NPS,
 * `times` a plain ratio a year.
 */
export const kpiUnits = ['money', 'moneyPerUnit', 'share', 'days', 'points', 'units', 'times', 'unitsPerHour'] as const;
export type KpiUnit = (typeof kpiUnits)[number];

/** What a measure is about: the performance attributes of SCOR, with profit and customers besides. */
export const kpiAttributes = ['profit', 'reliability', 'responsiveness', 'customers', 'cost', 'assets'] as const;
export type KpiAttribute = (typeof kpiAttributes)[number];

/** A number that people are shown, and what it means. */
export type Definition = {
  readonly name: Text;
  /** One or two sentences. */
  readonly definition: Text;
  readonly formula: Text;
  /** The records that it is counted from. */
  readonly inputs: Text;
  /** Whose definition it is. */
  readonly source: Text;
};

export type KpiDefinition = Definition & {
  readonly attribute: KpiAttribute;
  readonly unit: KpiUnit;
  /** `target`: the nearer to `target`, the better. */
  readonly direction: 'more' | 'less' | 'target';
  readonly target?: number;
  /** The metric of SCOR that it is, where there is one: code and name there. */
  readonly scor?: { readonly code: string; readonly name: string };
  /** Adds up round by round, so that half a game has half of it. */
  readonly accumulates?: true;
};

/** Whose model codes and names of metrics are. */
export const scorSource = 'SCOR 12.0 (APICS 2017)';
