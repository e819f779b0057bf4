import type { KpiId } from '../contract/desk.ts';

/** How a scenario turns a game into one number, 0-100. */
export type Scoring = {
  readonly parts: readonly ScorePart[];
};

export type ScorePart = {
  readonly kpi: KpiId;
  /** Shares of the joint score; they add up to 100. */
  readonly weight: number;
  /** The KPI's value worth no points and the one worth all; set by `simulate --calibrate`. `zero` may be the larger (costs). Of a KPI with a target: distances to it. */
  readonly zero: number;
  readonly full: number;
};
