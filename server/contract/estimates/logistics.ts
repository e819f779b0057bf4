import type { Desk, FieldView } from '../desk.ts';
import type { ItemId, LaneId, SiteId } from '../ids.ts';
import { cell } from '../panels.ts';
import type { Span } from '../units.ts';
import { at, panelOf, recent, rowSeries, spread } from './desk-numbers.ts';
import { periods, say, type Estimate } from './estimate.ts';

/** Loads that carry so many units on a lane; `undefined` where its loads have no size. */
const loadsOf = (desk: Desk, lane: LaneId, total: number): number | undefined => {
  const each = at(desk, 'lanes', lane, 'loadUnits');
  return each === undefined || each <= 0 ? undefined : Math.ceil(total / each);
};

/**
 * Loads from a port in the round after the coming one, which is when loads booked now run: what carriers' dates bring there then, and
 * what the loads booked for the coming round leave standing. `undefined` for other lanes, or without arrivals in sight.
 */
const portNeed = (desk: Desk, lane: LaneId): number | undefined => {
  const port = desk.map.lanes.find((each) => each.id === lane)?.from;
  const arrivals = panelOf(desk, 'arrivals');
  if (arrivals === undefined || desk.map.places.find((place) => place.id === port)?.kind !== 'port') return undefined;
  const bound = new Set(desk.map.lanes.filter((each) => each.to === port).map((each) => each.id));
  const { periodsPerRound } = desk.act;
  const dueIn = (round: number): number =>
    arrivals.rows.reduce((sum, { key, values }) => {
      const [coming = 0, due = 0] = values;
      return bound.has(key.split(' ')[0] ?? '') && Math.ceil(due / periodsPerRound) === round ? sum + coming : sum;
    }, 0);
  const before = loadsOf(desk, lane, (at(desk, 'lanes', lane, 'waiting') ?? 0) + dueIn(desk.round));
  const then = loadsOf(desk, lane, dueIn(desk.round + 1));
  if (before === undefined || then === undefined) return undefined;
  return then + Math.max(0, before - (at(desk, 'lanes', lane, 'bookedNext') ?? 0));
};

/** Loads that would make up for what left the warehouse behind a lane in the last round; 0 where nobody sees it. */
const replaced = (desk: Desk, lane: LaneId): number => {
  const site = desk.map.lanes.find((each) => each.id === lane)?.to;
  const rows = (panelOf(desk, 'regions')?.rows ?? []).filter((row) => row.key.startsWith(`${site ?? ''} `));
  return (
    loadsOf(
      desk,
      lane,
      rows.reduce((sum, row) => sum + (at(desk, 'regions', row.key, 'shippedRound') ?? 0), 0),
    ) ?? 0
  );
};

/**
 * Loads a lane will likely need in the next round, whole loads. From a port: what carriers' dates bring there in that round. Elsewhere
 * last round's and the recent mean, at the upper end also what left the warehouse behind, strayed by 15 % either way; the upper end
 * raised by promotions of the coming round where this desk can see them.
 */
export const truckNeed = (desk: Desk, lane: LaneId): Span | undefined => {
  const coming = portNeed(desk, lane);
  if (coming !== undefined) return { from: coming, to: Math.ceil(coming * (1 + spread)) };
  const need = at(desk, 'lanes', lane, 'need');
  if (need === undefined) return undefined;
  const usual = recent(rowSeries(desk, 'lanes', lane), need) ?? need;
  const from = Math.floor(Math.min(need, usual) * (1 - spread));
  const to = Math.ceil(Math.max(need, usual, replaced(desk, lane)) * (1 + spread) * promotionFactor(desk, lane));
  return { from, to: Math.max(from, to) };
};

/** Share of a promotion's extra goods that is replenished only in the round after it ran. */
const replenishedAfter = 0.5;

/**
 * How much more a lane carries in the round after the coming one because of promotions that this desk sees coming: 1 when it sees
 * none. Regional stock sold in the promotion is made up for partly afterwards, which is when loads booked now will run.
 */
const promotionFactor = (desk: Desk, lane: LaneId): number => {
  const promotions = panelOf(desk, 'promotions');
  if (promotions === undefined) return 1;
  const site = lane.slice(lane.indexOf('>') + 1);
  const shipped = (item: ItemId): number => at(desk, 'regions', `${site} ${item}`, 'shippedRound') ?? 0;
  const items = promotions.rows.map((row) => row.key);
  const total = items.reduce((sum, item) => sum + shipped(item), 0);
  const extra = items.reduce((sum, item) => {
    const share = total > 0 ? shipped(item) / total : 1 / Math.max(1, items.length);
    const next = cell(promotions, item, 'promotionNext') ?? 0;
    return next > 0 ? sum + (share * (cell(promotions, item, 'expectedUplift') ?? 0)) / 100 : sum;
  }, 0);
  return 1 + replenishedAfter * Math.max(0, extra);
};

/** Periods that a regional warehouse's stock lasts with `extraUnits` more sent there. */
export const regionCover = (desk: Desk, site: SiteId, item: ItemId, extraUnits: number): number | undefined => {
  const key = `${site} ${item}`;
  const onHand = at(desk, 'regions', key, 'onHand');
  const shipped = at(desk, 'regions', key, 'shippedRound');
  if (onHand === undefined || shipped === undefined || shipped <= 0) return undefined;
  return Math.round(((onHand + (at(desk, 'regions', key, 'onOrder') ?? 0) + extraUnits) * desk.act.periodsPerRound) / shipped);
};

export const bookingEstimate = (desk: Desk, lane: LaneId, booked: number): Estimate => {
  const need = truckNeed(desk, lane);
  if (need === undefined) return say('needUnknown');
  const values = { from: { value: need.from, unit: 'loads' }, to: { value: need.to, unit: 'loads' } } as const;
  if (booked < need.from) return say('needShort', values, 'warn');
  return booked > need.to + Math.max(1, need.to * 0.25) ? say('needOver', values, 'warn') : say('need', values, 'good');
};

export const transferEstimate = (desk: Desk, lane: string, item: ItemId, extra: number): Estimate | undefined => {
  const cover = regionCover(desk, lane.slice(lane.indexOf('>') + 1), item, extra);
  if (cover === undefined) return undefined;
  return cover < desk.act.periodsPerRound / 2
    ? say('regionShort', { cover: periods(cover) }, 'warn')
    : say('regionCover', { cover: periods(cover) });
};

export const modeEstimate = (field: FieldView, value: number): Estimate | undefined => {
  const { costCents, periods: transit } = field.options?.[value] ?? {};
  return costCents === undefined || transit === undefined
    ? undefined
    : say('modeTerms', { cost: { value: costCents, unit: 'cents' }, transit: periods(transit) });
};
