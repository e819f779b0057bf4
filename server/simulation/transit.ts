import type { Run } from './run.ts';
import type { Lot } from './world.ts';

/** Where a lot on its way to a site comes in next: at the end of its lane, or straight where it is bound for. */
export const arrivalSite = (run: Pick<Run, 'company'>, lot: Lot): number => {
  const lane = run.company.lanes[lot.lane];
  return lane.modes[lot.mode].direct || lane.to.kind !== 'site' ? lot.site : lane.to.index;
};

/** A number of periods times a factor of events, in whole periods. */
export const scaledPeriods = (periods: number, factor: number): number => (factor === 1 ? periods : Math.floor(periods * factor + 0.5));

/** A lane's transit by a mode as the records reckon it. */
export const recordedTransit = (run: Pick<Run, 'layout' | 'force'>, lane: number, mode: number): number =>
  scaledPeriods(run.layout.expectedTransit[lane][mode], run.force.recordedTransitFactor[lane]);

/** The way's transit from a supplier's lane to the site as the records reckon it, ports on the way included. */
export const wayPeriods = (run: Pick<Run, 'company' | 'layout' | 'force'>, laneIndex: number, modeIndex: number, site: number): number => {
  const { company, layout } = run;
  let periods = recordedTransit(run, laneIndex, modeIndex);
  let lane = company.lanes[laneIndex];
  if (lane.modes[modeIndex].direct) return periods;
  while (lane.to.kind === 'site' && lane.to.index !== site) {
    const next = layout.nextLane[lane.to.index * layout.sites + site];
    if (next < 0) return periods;
    periods += recordedTransit(run, next, 0);
    lane = company.lanes[next];
  }
  return periods;
};

/** A supplier's lead time as the records reckon it. */
export const recordedLead = (run: Pick<Run, 'layout' | 'force'>, supplier: number): number =>
  scaledPeriods(run.layout.expectedLead[supplier], run.force.recordedLeadFactor[supplier]);
