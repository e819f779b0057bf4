import type { Run } from './run.ts';
import type { Line, Lot } from './world.ts';

/**
 * Wrong goods were found at their receiver: they start on their way back, and the site that picked them owes the right ones at
 * once. The line is for the same customer's order, or for the same site.
 */
export const replacementLine = (run: Run, lot: Lot): Line => {
  const { world, layout, company } = run;
  const labour = layout.labour[lot.from];
  world.returning.push({ site: lot.from, item: lot.item, units: lot.wrong, duePeriod: world.period + (labour?.returnPeriods ?? 0) });
  const lane = lot.segment >= 0 ? company.segments[lot.segment].laneIndex : supplyLane(run, lot);
  return {
    site: lot.from,
    item: lot.item,
    lane,
    bound: lot.site,
    segment: lot.segment,
    order: lot.order,
    units: lot.wrong,
    duePeriod: world.period,
    requestedPeriod: world.period,
    priceCents: lot.priceCents,
  };
};

/** The lane that goods for a site leave on: the one it is supplied along, unless they came by another. */
const supplyLane = (run: Run, lot: Lot): number => {
  const { company, layout } = run;
  const supply = layout.supply[lot.site * layout.items + lot.item];
  if (supply?.from === 'site' && company.lanes[supply.laneIndex].from.index === lot.from) return supply.laneIndex;
  const lane = company.lanes.findIndex(
    (each) => each.from.kind === 'site' && each.from.index === lot.from && each.to.kind === 'site' && each.to.index === lot.site,
  );
  return lane < 0 ? lot.lane : lane;
};
