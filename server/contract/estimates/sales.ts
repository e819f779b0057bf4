import type { Desk, PanelId } from '../desk.ts';
import type { ItemId } from '../ids.ts';
import type { Quantity, Span } from '../units.ts';
import { at, panelOf, recent, rowSeries, spread } from './desk-numbers.ts';
import { percent, say, units, type Estimate } from './estimate.ts';
import { labourHours } from './operations.ts';
import { stockCover } from './procurement.ts';

/** Full display sells 2.1-2.5 times as much at the same price (range of the design). */
const displayUplift: Span = { from: 2.1, to: 2.5 };

/**
 * Factor on demand when the price stands at `percent` of list: (list / price) to the power 1 up to 3, the market's usual range
 * (key accounts at the quiet end). Whole powers, so that every machine agrees to the bit.
 */
export const priceResponse = (percent: number): Span => {
  const ratio = 100 / Math.max(1, percent);
  const ends = [ratio, ratio * ratio * ratio];
  return { from: Math.min(...ends), to: Math.max(...ends) };
};

/** Factor on demand of a promotion: price cut to the power 2 up to 3, times full display (2.1-2.5) when it is on display. */
export const promotionUplift = (priceCutPercent: number, display: boolean): Span => {
  const ratio = 100 / Math.max(1, 100 - priceCutPercent);
  return { from: ratio * ratio * (display ? displayUplift.from : 1), to: ratio * ratio * ratio * (display ? displayUplift.to : 1) };
};

/** Units that customers may ask for in a round of that item, by the recent rounds; from the seat that sees their orders. */
export const demandSpan = (desk: Desk, item: ItemId): Span | undefined => {
  const last = at(desk, 'customerOrders', item, 'demandRound');
  const series = rowSeries(desk, 'customerOrders', item).slice(-4);
  const seen = series.length > 0 ? series : last === undefined ? [] : [last];
  return seen.length === 0
    ? undefined
    : { from: Math.round(Math.min(...seen) * (1 - spread)), to: Math.round(Math.max(...seen) * (1 + spread)) };
};

/**
 * Units that customers may ask for in the round after the next one by the season: what the outlook expects then, at the share of it that
 * they took in the last four rounds. `undefined` on desks without an outlook.
 */
const seasonSpan = (desk: Desk, item: ItemId): Span | undefined => {
  const expected = at(desk, 'outlook', item, 'outlookAfter2');
  if (expected === undefined) return undefined;
  const usual = rowSeries(desk, 'outlook', item).slice(-4);
  const taken = rowSeries(desk, 'customerOrders', item).slice(-4);
  const shares = taken.flatMap((units, place) => {
    const then = usual[place] ?? 0;
    return then > 0 ? [units / then] : [];
  });
  const seen = shares.length > 0 ? shares : [1];
  return {
    from: Math.round(expected * Math.min(...seen) * (1 - spread)),
    to: Math.round(expected * Math.max(...seen) * (1 + spread)),
  };
};

/**
 * What a promotion would ask of the others, as far as this desk sees it: units more than usual, days of stock, hours and loads free.
 * `unseen` names the panels nobody has shared: screens say so instead of leaving a gap.
 */
export type PromotionImpact = {
  readonly uplift: Span;
  readonly units: Span | undefined;
  readonly costCents: number | undefined;
  readonly coverPeriods: Span | undefined;
  readonly freeMinutes: number | undefined;
  readonly unseen: readonly PanelId[];
};

/** The impact of putting `item` on the promotion at that place of the field's options, or `undefined` where it is none. */
export const promotionImpact = (desk: Desk, item: ItemId, choice: number): PromotionImpact | undefined => {
  const option = desk.fields.find((field) => field.lever === 'promotion' && field.key === item)?.options?.[choice];
  if (option === undefined || choice === 0 || option.priceCutPercent === undefined) return undefined;
  const uplift = promotionUplift(option.priceCutPercent, option.display ?? false);
  const usual = recent(rowSeries(desk, 'customerOrders', item), at(desk, 'customerOrders', item, 'demandRound'));
  const crew = panelOf(desk, 'crew');
  const site = crew?.rows[0]?.key;
  const hours = site === undefined ? undefined : labourHours(desk, site);
  return {
    uplift,
    units: usual === undefined ? undefined : { from: Math.round(usual * uplift.from), to: Math.round(usual * uplift.to) },
    costCents: option.costCents,
    coverPeriods: stockCover(desk, item, 0),
    freeMinutes: hours === undefined ? undefined : hours.availableMinutes - hours.neededMinutes.to,
    unseen: (['supply', 'crew', 'lanes'] as const).filter((id) => panelOf(desk, id) === undefined),
  };
};

export const priceEstimate = (desk: Desk, item: ItemId, value: number): Estimate => {
  const list = at(desk, 'prices', item, 'listPrice') ?? desk.map.items.find((each) => each.id === item)?.listPriceCents ?? 0;
  const price: Quantity = { value: Math.round((list * value) / 100), unit: 'cents' };
  if (value === 100) return say('priceList', { price });
  const response = priceResponse(value);
  return value > 100
    ? say('priceHigher', { price, from: percent((1 - response.to) * 100), to: percent((1 - response.from) * 100) })
    : say('priceLower', { price, from: percent((response.from - 1) * 100), to: percent((response.to - 1) * 100) });
};

export const promotionEstimate = (desk: Desk, item: ItemId, choice: number): Estimate | undefined => {
  if (choice === 0) return say('noPromotion');
  const impact = promotionImpact(desk, item, choice);
  if (impact === undefined) return undefined;
  const tenth = (factor: number): Quantity => ({ value: Math.round(factor * 100), unit: 'percent' });
  return say('uplift', { from: tenth(impact.uplift.from), to: tenth(impact.uplift.to) });
};

export const forecastEstimate = (desk: Desk, item: ItemId, forecast: number): Estimate => {
  const season = seasonSpan(desk, item);
  if (season !== undefined) {
    const off = forecast < season.from || forecast > season.to;
    return say(off ? 'forecastOffSeason' : 'forecastSeason', { from: units(season.from), to: units(season.to) });
  }
  const span = demandSpan(desk, item);
  if (span === undefined) return say('forecastPlain');
  const values = { from: units(span.from), to: units(span.to) };
  if (rowSeries(desk, 'customerOrders', item).length === 0) return say('forecastUsual', values);
  return forecast < span.from || forecast > span.to ? say('forecastFar', values) : say('forecastNear', values);
};

export const priorityEstimate = (desk: Desk): Estimate | undefined => {
  const orders = panelOf(desk, 'customerOrders');
  if (orders === undefined) return undefined;
  const owed = orders.rows.reduce((sum, row) => sum + (at(desk, 'customerOrders', row.key, 'owed') ?? 0), 0);
  return owed > 0 ? say('priorityOwed', { units: units(owed) }) : say('priorityNothing');
};
