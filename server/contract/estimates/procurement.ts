import type { Desk } from '../desk.ts';
import type { ItemId } from '../ids.ts';
import type { Span } from '../units.ts';
import { at, inputValue, panelOf, recent, rowSeries, spread } from './desk-numbers.ts';
import { periods, say, units, type Estimate } from './estimate.ts';

/** Rounds of demand after which stock counts for half its cost at the end. */
const longCoverRounds = 4;

/**
 * Periods that the buying warehouse's stock, with what is on order and `orderUnits` more, lasts at the recent and the forecast rate.
 * The spread is between the two rates, or 15 % either way when there is no forecast.
 */
export const stockCover = (desk: Desk, item: ItemId, orderUnits: number): Span | undefined => {
  const position = at(desk, 'supply', item, 'inventoryPosition');
  const drawn = recent(rowSeries(desk, 'supply', item), at(desk, 'supply', item, 'drawnRound'));
  if (position === undefined || drawn === undefined || drawn <= 0) return undefined;
  const forecast = at(desk, 'officialForecast', item, 'forecast') ?? drawn;
  const slow = Math.min(drawn, forecast > 0 ? forecast : drawn);
  const fast = Math.max(drawn, forecast);
  const widened = slow === fast ? { slow: slow * (1 - spread), fast: fast * (1 + spread) } : { slow, fast };
  const periods = (rate: number): number => Math.max(0, Math.round(((position + orderUnits) * desk.act.periodsPerRound) / rate));
  return { from: periods(widened.fast), to: periods(widened.slow) };
};

/**
 * What `orderUnits` of an item would cost, split over suppliers as the share inputs say. Cents; `undefined` where no price is known.
 * The first supplier listed takes what the others do not.
 */
export const orderCost = (desk: Desk, item: ItemId, orderUnits: number): number | undefined => {
  const offers = (panelOf(desk, 'suppliers')?.rows ?? []).filter((row) => row.key.endsWith(` ${item}`));
  const first = offers[0];
  if (first === undefined) return undefined;
  const price = (key: string): number => at(desk, 'suppliers', key, 'price') ?? 0;
  const others = offers.slice(1).map((row) => ({ key: row.key, share: (inputValue(desk, 'supplierShare', row.key) ?? 0) / 100 }));
  const rest = Math.max(0, 1 - others.reduce((sum, each) => sum + each.share, 0));
  return Math.round(orderUnits * (others.reduce((sum, each) => sum + each.share * price(each.key), 0) + rest * price(first.key)));
};

export const orderEstimate = (desk: Desk, item: ItemId, order: number): Estimate => {
  const position = at(desk, 'chain', item, 'inventoryPosition');
  if (position !== undefined) {
    const incoming = at(desk, 'chain', item, 'incomingRound') ?? 0;
    const after = position + order;
    const values = { after: units(after), incoming: units(incoming) };
    if (after < incoming * 2) return say('chainShort', values, 'warn');
    return incoming > 0 && after > incoming * 12 ? say('chainLong', values, 'warn') : say('chainAfter', values);
  }
  const offers = (panelOf(desk, 'suppliers')?.rows ?? []).filter((row) => row.key.endsWith(` ${item}`));
  const smallest = offers[0] === undefined ? undefined : at(desk, 'suppliers', offers[0].key, 'minimum');
  if (order > 0 && smallest !== undefined && order < smallest)
    return order * 2 < smallest
      ? say('orderNothing', { minimum: units(smallest) }, 'warn')
      : say('orderRaised', { minimum: units(smallest) }, 'warn');
  const cover = stockCover(desk, item, order);
  if (cover === undefined) return say('coverUnknown');
  const values = { from: periods(cover.from), to: periods(cover.to) };
  const lead = offers[0] === undefined ? 0 : (at(desk, 'suppliers', offers[0].key, 'leadTime') ?? 0);
  if (cover.to < lead + desk.act.periodsPerRound) return say('coverShort', { ...values, lead: periods(lead) }, 'warn');
  return cover.from > longCoverRounds * desk.act.periodsPerRound + lead ? say('coverLong', values, 'warn') : say('cover', values, 'good');
};

export const shareEstimate = (desk: Desk, key: string): Estimate | undefined => {
  const price = at(desk, 'suppliers', key, 'price');
  const lead = at(desk, 'suppliers', key, 'leadTime');
  if (price === undefined || lead === undefined) return undefined;
  const values = { price: { value: price, unit: 'cents' }, lead: periods(lead) } as const;
  return say(at(desk, 'suppliers', key, 'qualified') === 0 ? 'supplierLater' : 'supplierTerms', values);
};

export const expediteEstimate = (desk: Desk, supplier: string): Estimate | undefined => {
  const row = panelOf(desk, 'suppliers')?.rows.find((each) => each.key.startsWith(`${supplier} `));
  const lead = row === undefined ? undefined : at(desk, 'suppliers', row.key, 'leadTime');
  return lead === undefined ? undefined : say('expediteLead', { lead: periods(lead) });
};
