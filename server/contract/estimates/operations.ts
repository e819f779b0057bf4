import type { Desk } from '../desk.ts';
import type { SiteId } from '../ids.ts';
import type { Span } from '../units.ts';
import { at, inputValue, spread } from './desk-numbers.ts';
import { minutes, say, type Estimate } from './estimate.ts';

/** A temp's work beside a trained person's (the design's default). */
const tempProductivity = 0.7;

/** Minutes of work at hand for the coming round and minutes there are with the overtime asked for. */
export type Hours = { readonly neededMinutes: Span; readonly availableMinutes: number; readonly regularMinutes: number };

/**
 * Work of the coming round against people: last round's minutes strayed by 15 %, plus what still waits on the dock;
 * regular minutes and the authorised overtime (design 4.5).
 */
export const labourHours = (desk: Desk, site: SiteId): Hours | undefined => {
  const used = at(desk, 'crew', site, 'usedRound');
  const regular = at(desk, 'crew', site, 'regularRound');
  if (used === undefined || regular === undefined) return undefined;
  const waiting = at(desk, 'dock', site, 'dockMinutes') ?? 0;
  const overtime = (inputValue(desk, 'overtime', site) ?? 0) / 100;
  return {
    neededMinutes: { from: Math.round(used * (1 - spread) + waiting), to: Math.round(used * (1 + spread) + waiting) },
    availableMinutes: Math.round(regular * (1 + overtime)),
    regularMinutes: regular,
  };
};

/** Minutes a round that one trained person works at a site, from last round's regular minutes. */
const minutesEach = (desk: Desk, site: SiteId): number | undefined => {
  const regular = at(desk, 'crew', site, 'regularRound');
  const heads = (at(desk, 'crew', site, 'crew') ?? 0) + tempProductivity * (at(desk, 'crew', site, 'temps') ?? 0);
  return regular === undefined || heads <= 0 ? undefined : regular / heads;
};

export const overtimeEstimate = (desk: Desk, site: SiteId): Estimate | undefined => {
  const hours = labourHours(desk, site);
  if (hours === undefined) return undefined;
  const values = { from: minutes(hours.neededMinutes.from), to: minutes(hours.neededMinutes.to), have: minutes(hours.availableMinutes) };
  if (hours.neededMinutes.from > hours.availableMinutes) return say('hoursShort', values, 'warn');
  return hours.availableMinutes > hours.neededMinutes.to * 1.3 ? say('hoursIdle', values) : say('hoursEnough', values, 'good');
};

export const staffingEstimate = (desk: Desk, site: SiteId, kind: string, people: number): Estimate | undefined => {
  const each = minutesEach(desk, site);
  if (each === undefined) return undefined;
  return kind === 'temps'
    ? say('tempsAdd', { hours: minutes(people * each * tempProductivity) })
    : people === 0
      ? say('hiresNone')
      : say('hiresAdd', { hours: minutes(people * each) });
};

export const splitEstimate = (desk: Desk, site: SiteId, task: string, share: number): Estimate | undefined => {
  const hours = labourHours(desk, site);
  const waiting = task === 'putaway' ? at(desk, 'dock', site, 'dockMinutes') : undefined;
  if (hours === undefined) return undefined;
  const given = minutes((hours.availableMinutes * share) / 100);
  return waiting !== undefined && given.value < waiting
    ? say('splitShort', { hours: given, waiting: minutes(waiting) }, 'warn')
    : say('splitEnough', { hours: given });
};

/** Re-slotting takes hours of this round: whether there are any to spare. */
export const slottingEstimate = (desk: Desk, site: SiteId): Estimate | undefined => {
  const hours = labourHours(desk, site);
  if (hours === undefined) return undefined;
  const free = hours.availableMinutes - hours.neededMinutes.to;
  return free > 0 ? say('hoursFree', { hours: minutes(free) }) : say('hoursNotFree', {}, 'warn');
};
