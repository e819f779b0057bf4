import type { Desk, FieldView, Panel, PanelId } from './desk.ts';
import type { ItemId, LaneId, Lever, SiteId } from './ids.ts';
import { cell } from './panels.ts';
import type { Quantity, Span } from './units.ts';

/**
 * Previews: what an input would do, as far as this desk can know. One formula for screens, bots and impact cards.
 * Pure functions of a desk whose inputs already hold the values asked about; nothing here knows the company itself.
 */
export type Estimate = {
  readonly text: EstimateText;
  readonly values: Readonly<Record<string, Quantity>>;
  /** `warn` is shown with a shape and words, never by colour alone. */
  readonly tone: 'plain' | 'good' | 'warn';
};

export const estimateTexts = [
  'need',
  'needShort',
  'needOver',
  'needUnknown',
  'cover',
  'coverShort',
  'coverLong',
  'coverUnknown',
  'orderNothing',
  'orderRaised',
  'chainAfter',
  'chainShort',
  'chainLong',
  'regionCover',
  'regionShort',
  'uplift',
  'noPromotion',
  'priceHigher',
  'priceLower',
  'priceList',
  'quoteLonger',
  'quoteShorter',
  'quoteStandard',
  'forecastNear',
  'forecastFar',
  'forecastUsual',
  'forecastSeason',
  'forecastOffSeason',
  'forecastPlain',
  'hoursEnough',
  'hoursShort',
  'hoursIdle',
  'tempsAdd',
  'hiresAdd',
  'hiresNone',
  'splitEnough',
  'splitShort',
  'supplierTerms',
  'supplierLater',
  'expediteLead',
  'qualifyNo',
  'qualifyYes',
  'rerouteWaiting',
  'rerouteNothing',
  'modeTerms',
  'priorityOwed',
  'priorityNothing',
  'hoursFree',
  'hoursNotFree',
  'storageRoom',
  'storageFull',
  'countsItems',
  'countsNothing',
] as const;
export type EstimateText = (typeof estimateTexts)[number];

/** A temp's work beside a trained person's (the design's default). */
const tempProductivity = 0.7;
/** Rounds of demand after which stock counts for half its cost at the end. */
const longCoverRounds = 4;
/** How far a round's demand strays from the mean of the last ones, up and down. */
const spread = 0.15;
/** Full display sells 2.1-2.5 times as much at the same price (range of the design). */
const displayUplift: Span = { from: 2.1, to: 2.5 };

const panelOf = (desk: Desk, id: PanelId): Panel | undefined => desk.panels.find((panel) => panel.id === id);
const at = (desk: Desk, id: PanelId, key: string, column: string): number | undefined => cell(panelOf(desk, id), key, column);
const rowSeries = (desk: Desk, id: PanelId, key: string): readonly number[] =>
  panelOf(desk, id)?.rows.find((row) => row.key === key)?.series ?? [];

/** The value a field has on this desk, or `undefined` when the seat has no such field. */
export const inputValue = (desk: Desk, lever: Lever, key: string): number | undefined => {
  const place = desk.fields.findIndex((field) => field.lever === lever && field.key === key);
  return desk.inputs[place]?.value;
};

const mean = (numbers: readonly number[]): number | undefined =>
  numbers.length === 0 ? undefined : numbers.reduce((sum, each) => sum + each, 0) / numbers.length;

/** Mean of the last two rounds, or the last value when there is no series. */
const recent = (series: readonly number[], last: number | undefined): number | undefined => mean(series.slice(-2)) ?? last;

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

/** Periods that a regional warehouse's stock lasts with `extraUnits` more sent there. */
export const regionCover = (desk: Desk, site: SiteId, item: ItemId, extraUnits: number): number | undefined => {
  const key = `${site} ${item}`;
  const onHand = at(desk, 'regions', key, 'onHand');
  const shipped = at(desk, 'regions', key, 'shippedRound');
  if (onHand === undefined || shipped === undefined || shipped <= 0) return undefined;
  return Math.round(((onHand + (at(desk, 'regions', key, 'onOrder') ?? 0) + extraUnits) * desk.act.periodsPerRound) / shipped);
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

const units = (value: number): Quantity => ({ value, unit: 'units' });
const periods = (value: number): Quantity => ({ value, unit: 'periods' });
const minutes = (value: number): Quantity => ({ value: Math.max(0, Math.round(value)), unit: 'minutes' });
const percent = (value: number): Quantity => ({ value: Math.round(value), unit: 'percent' });
const say = (text: EstimateText, values: Estimate['values'] = {}, tone: Estimate['tone'] = 'plain'): Estimate => ({ text, values, tone });

/**
 * What one input would do with the value it has on this desk, in one short sentence. `undefined` where a lever's line says it all.
 * To ask "what if", hand in a desk whose inputs hold the values in question (`withValue`).
 */
export const estimate = (desk: Desk, field: FieldView): Estimate | undefined => {
  const value = inputValue(desk, field.lever, field.key);
  if (value === undefined) return undefined;
  const [first = '', second = ''] = field.key.split(' ');
  switch (field.lever) {
    case 'booking':
      return bookingEstimate(desk, field.key, value);
    case 'order':
      return orderEstimate(desk, second, value);
    case 'transfer':
      return transferEstimate(desk, first, second, value);
    case 'price':
      return priceEstimate(desk, field.key, value);
    case 'promotion':
      return promotionEstimate(desk, field.key, value);
    case 'deliveryQuote':
      return value === 0
        ? say('quoteStandard')
        : value > 0
          ? say('quoteLonger', { periods: periods(value) })
          : say('quoteShorter', { periods: periods(-value) });
    case 'forecast':
      return forecastEstimate(desk, field.key, value);
    case 'supplierShare':
      return shareEstimate(desk, field.key);
    case 'expedite':
      return expediteEstimate(desk, field.key);
    case 'qualify':
      return say(value > 0 ? 'qualifyYes' : 'qualifyNo');
    case 'overtime':
      return overtimeEstimate(desk, field.key);
    case 'staffing':
      return staffingEstimate(desk, first, second, value);
    case 'labourSplit':
      return splitEstimate(desk, first, second, value);
    case 'reroute': {
      const waiting = at(desk, 'lanes', field.key, 'waiting');
      if (waiting === undefined) return undefined;
      return waiting > 0 ? say('rerouteWaiting', { units: units(waiting) }) : say('rerouteNothing');
    }
    case 'cycleCount':
      return value > 0 ? say('countsItems', { count: { value, unit: 'count' } }) : say('countsNothing');
    case 'overflow': {
      const fill = at(desk, 'crew', field.key, 'fill');
      return fill === undefined
        ? undefined
        : say(fill > 85 ? 'storageFull' : 'storageRoom', { fill: percent(fill) }, fill > 85 && value === 0 ? 'warn' : 'plain');
    }
    case 'priority':
      return priorityEstimate(desk);
    case 'mode':
      return modeEstimate(field, value);
    case 'slotting':
      return slottingEstimate(desk, field.key);
  }
};

const bookingEstimate = (desk: Desk, lane: LaneId, booked: number): Estimate => {
  const need = truckNeed(desk, lane);
  if (need === undefined) return say('needUnknown');
  const values = { from: { value: need.from, unit: 'loads' }, to: { value: need.to, unit: 'loads' } } as const;
  if (booked < need.from) return say('needShort', values, 'warn');
  return booked > need.to + Math.max(1, need.to * 0.25) ? say('needOver', values, 'warn') : say('need', values, 'good');
};

const orderEstimate = (desk: Desk, item: ItemId, order: number): Estimate => {
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

const priorityEstimate = (desk: Desk): Estimate | undefined => {
  const orders = panelOf(desk, 'customerOrders');
  if (orders === undefined) return undefined;
  const owed = orders.rows.reduce((sum, row) => sum + (at(desk, 'customerOrders', row.key, 'owed') ?? 0), 0);
  return owed > 0 ? say('priorityOwed', { units: units(owed) }) : say('priorityNothing');
};

const modeEstimate = (field: FieldView, value: number): Estimate | undefined => {
  const { costCents, periods: transit } = field.options?.[value] ?? {};
  return costCents === undefined || transit === undefined
    ? undefined
    : say('modeTerms', { cost: { value: costCents, unit: 'cents' }, transit: periods(transit) });
};

/** Re-slotting takes hours of this round: whether there are any to spare. */
const slottingEstimate = (desk: Desk, site: SiteId): Estimate | undefined => {
  const hours = labourHours(desk, site);
  if (hours === undefined) return undefined;
  const free = hours.availableMinutes - hours.neededMinutes.to;
  return free > 0 ? say('hoursFree', { hours: minutes(free) }) : say('hoursNotFree', {}, 'warn');
};

const transferEstimate = (desk: Desk, lane: string, item: ItemId, extra: number): Estimate | undefined => {
  const cover = regionCover(desk, lane.slice(lane.indexOf('>') + 1), item, extra);
  if (cover === undefined) return undefined;
  return cover < desk.act.periodsPerRound / 2
    ? say('regionShort', { cover: periods(cover) }, 'warn')
    : say('regionCover', { cover: periods(cover) });
};

const priceEstimate = (desk: Desk, item: ItemId, value: number): Estimate => {
  const list = at(desk, 'prices', item, 'listPrice') ?? desk.map.items.find((each) => each.id === item)?.listPriceCents ?? 0;
  const price: Quantity = { value: Math.round((list * value) / 100), unit: 'cents' };
  if (value === 100) return say('priceList', { price });
  const response = priceResponse(value);
  return value > 100
    ? say('priceHigher', { price, from: percent((1 - response.to) * 100), to: percent((1 - response.from) * 100) })
    : say('priceLower', { price, from: percent((response.from - 1) * 100), to: percent((response.to - 1) * 100) });
};

const promotionEstimate = (desk: Desk, item: ItemId, choice: number): Estimate | undefined => {
  if (choice === 0) return say('noPromotion');
  const impact = promotionImpact(desk, item, choice);
  if (impact === undefined) return undefined;
  const tenth = (factor: number): Quantity => ({ value: Math.round(factor * 100), unit: 'percent' });
  return say('uplift', { from: tenth(impact.uplift.from), to: tenth(impact.uplift.to) });
};

const forecastEstimate = (desk: Desk, item: ItemId, forecast: number): Estimate => {
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

const shareEstimate = (desk: Desk, key: string): Estimate | undefined => {
  const price = at(desk, 'suppliers', key, 'price');
  const lead = at(desk, 'suppliers', key, 'leadTime');
  if (price === undefined || lead === undefined) return undefined;
  const values = { price: { value: price, unit: 'cents' }, lead: periods(lead) } as const;
  return say(at(desk, 'suppliers', key, 'qualified') === 0 ? 'supplierLater' : 'supplierTerms', values);
};

const expediteEstimate = (desk: Desk, supplier: string): Estimate | undefined => {
  const row = panelOf(desk, 'suppliers')?.rows.find((each) => each.key.startsWith(`${supplier} `));
  const lead = row === undefined ? undefined : at(desk, 'suppliers', row.key, 'leadTime');
  return lead === undefined ? undefined : say('expediteLead', { lead: periods(lead) });
};

const overtimeEstimate = (desk: Desk, site: SiteId): Estimate | undefined => {
  const hours = labourHours(desk, site);
  if (hours === undefined) return undefined;
  const values = { from: minutes(hours.neededMinutes.from), to: minutes(hours.neededMinutes.to), have: minutes(hours.availableMinutes) };
  if (hours.neededMinutes.from > hours.availableMinutes) return say('hoursShort', values, 'warn');
  return hours.availableMinutes > hours.neededMinutes.to * 1.3 ? say('hoursIdle', values) : say('hoursEnough', values, 'good');
};

const staffingEstimate = (desk: Desk, site: SiteId, kind: string, people: number): Estimate | undefined => {
  const each = minutesEach(desk, site);
  if (each === undefined) return undefined;
  return kind === 'temps'
    ? say('tempsAdd', { hours: minutes(people * each * tempProductivity) })
    : people === 0
      ? say('hiresNone')
      : say('hiresAdd', { hours: minutes(people * each) });
};

const splitEstimate = (desk: Desk, site: SiteId, task: string, share: number): Estimate | undefined => {
  const hours = labourHours(desk, site);
  const waiting = task === 'putaway' ? at(desk, 'dock', site, 'dockMinutes') : undefined;
  if (hours === undefined) return undefined;
  const given = minutes((hours.availableMinutes * share) / 100);
  return waiting !== undefined && given.value < waiting
    ? say('splitShort', { hours: given, waiting: minutes(waiting) }, 'warn')
    : say('splitEnough', { hours: given });
};

/** The same desk with one input set to another value, for what-if previews. */
export const withValue = (desk: Desk, lever: Lever, key: string, value: number): Desk => {
  const place = desk.fields.findIndex((field) => field.lever === lever && field.key === key);
  return { ...desk, inputs: desk.inputs.map((input, index) => (index === place ? { ...input, value, touched: true } : input)) };
};
