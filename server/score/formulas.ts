/**
 * The formulas behind the KPIs, on plain numbers. One place, so that the same function that scores a game is held to published
 * results in the tests. Rates are fractions (0..1); `undefined` where there is nothing to divide by. Variances stand in
 * variance.ts, errors of forecasts in forecast-errors.ts.
 */

export const sum = (values: readonly number[]): number => {
  let total = 0;
  for (const value of values) total += value;
  return total;
};

/** `part / whole`, or `undefined` when `whole` is zero. */
export const ratio = (part: number, whole: number): number | undefined => (whole === 0 ? undefined : part / whole);

export const mean = (values: readonly number[]): number | undefined => ratio(sum(values), values.length);

/** The middle value, or the mean of the two in the middle. */
export const median = (values: readonly number[]): number | undefined => {
  const sorted = values.toSorted((one, other) => one - other);
  const half = sorted.length / 2;
  return mean(sorted.slice(Math.ceil(half) - 1, Math.floor(half) + 1));
};

/** The value below which that share of the values lies (0..1; a quarter: the lower quartile), with straight lines between neighbours (Hyndman & Fan 1996, type 7). */
export const percentile = (values: readonly number[], share: number): number | undefined => {
  const sorted = values.toSorted((one, other) => one - other);
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)];
  const above = sorted[Math.ceil(place)];
  return below === undefined || above === undefined ? undefined : below + (above - below) * (place - Math.floor(place));
};

/** Days of a year: what turns and returns are brought to. */
const yearDays = 365;

/** A flow over `days` brought to a year. */
export const perYear = (flow: number, days: number): number | undefined => ratio(flow * yearDays, days);

// Orders

/** One line of a customer's order. Days are on one clock; `due` is the date it is judged by. */
export type OrderLine = {
  readonly order: string;
  readonly orderedUnits: number;
  /** Units in the first shipment. */
  readonly filledUnits: number;
  readonly placed: number;
  readonly due: number;
  readonly delivered: number;
  readonly damaged: boolean;
  readonly documentsRight: boolean;
};

/** Orders by how they did, added up; each of them is right only when it is right in every line. */
export type OrderCounts = {
  readonly orders: number;
  readonly onTime: number;
  readonly inFull: number;
  readonly onTimeInFull: number;
  readonly damageFree: number;
  readonly documentsRight: number;
  readonly perfect: number;
  /** Days from order to the delivery of the last line, of all orders together. */
  readonly cycleDays: number;
};

const lineOnTime = (line: OrderLine): boolean => line.delivered <= line.due;
const lineInFull = (line: OrderLine): boolean => line.filledUnits >= line.orderedUnits;
const lineOtif = (line: OrderLine): boolean => lineOnTime(line) && lineInFull(line);

/** Judges orders by their lines. */
export const orderCounts = (lines: readonly OrderLine[]): OrderCounts => {
  const byOrder = new Map<string, OrderLine[]>();
  for (const line of lines) byOrder.set(line.order, [...(byOrder.get(line.order) ?? []), line]);
  const orders = [...byOrder.values()];
  const count = (right: (line: OrderLine) => boolean): number => orders.filter((each) => each.every(right)).length;
  return {
    orders: orders.length,
    onTime: count(lineOnTime),
    inFull: count(lineInFull),
    onTimeInFull: count(lineOtif),
    damageFree: count((line) => !line.damaged),
    documentsRight: count((line) => line.documentsRight),
    perfect: count((line) => lineOtif(line) && !line.damaged && line.documentsRight),
    cycleDays: sum(orders.map((each) => Math.max(...each.map((line) => line.delivered)) - Math.min(...each.map((line) => line.placed)))),
  };
};

/**
 * Share of orders that are right in every way and every line (SCOR RL.1.1). A count over orders, not a product of rates: failures
 * that fall on the same order count once.
 */
export const perfectOrderRate = ({ perfect, orders }: Pick<OrderCounts, 'perfect' | 'orders'>): number | undefined =>
  ratio(perfect, orders);

/** The product of four rates that some books give for perfect orders: right only if failures were independent. For contrast. */
export const perfectOrderProduct = (rates: readonly (number | undefined)[]): number | undefined =>
  rates.reduce((product, rate) => (product === undefined || rate === undefined ? undefined : product * rate), 1);

/** Share of orders on time and in full in every line. */
export const otifRate = ({ onTimeInFull, orders }: Pick<OrderCounts, 'onTimeInFull' | 'orders'>): number | undefined =>
  ratio(onTimeInFull, orders);

/** Share of orders complete in every line (SCOR RL.2.1). */
export const orderFillRate = ({ inFull, orders }: Pick<OrderCounts, 'inFull' | 'orders'>): number | undefined => ratio(inFull, orders);

/** Mean time from order to delivery of the last line (SCOR RS.1.1), in the unit of the sum. */
export const meanCycleTime = (totalTime: number, orders: number): number | undefined => ratio(totalTime, orders);

/** Share of order lines on time and in full. */
export const lineOtifRate = (lines: readonly OrderLine[]): number | undefined => ratio(lines.filter(lineOtif).length, lines.length);

/** Share of order lines filled by the first shipment. */
export const lineFillRate = (lines: readonly OrderLine[]): number | undefined => ratio(lines.filter(lineInFull).length, lines.length);

/** Units of order lines that the first shipment left short. */
export const shortUnits = (lines: readonly OrderLine[]): number =>
  sum(lines.map((line) => Math.max(0, line.orderedUnits - line.filledUnits)));

/** Share of demanded units that were not short (beta service level). */
export const fillRate = (demandUnits: number, short: number): number | undefined =>
  demandUnits === 0 ? undefined : 1 - short / demandUnits;

/** Share of periods without a shortage (alpha service level). */
export const cycleServiceLevel = (short: readonly number[]): number | undefined =>
  ratio(short.filter((units) => units === 0).length, short.length);

/** Net promoter score, -100..100: share of promoters less share of detractors, in points (Reichheld 2003). */
export const netPromoterScore = (promoters: number, detractors: number, answers: number): number | undefined => {
  const share = ratio(promoters - detractors, answers);
  return share === undefined ? undefined : 100 * share;
};

// Stock and money

/** Cost of goods sold over average stock at cost. Over a year's goods: turns a year. */
export const inventoryTurns = (goodsCost: number, averageStock: number): number | undefined => ratio(goodsCost, averageStock);

/** Days a balance lasts at the rate of `flow` over `days`: days of stock or payables (flow: cost of goods), days of receivables (flow: revenue). */
export const daysOf = (balance: number, flow: number, days: number): number | undefined =>
  flow === 0 ? undefined : (balance * days) / flow;

/** Weeks that stock lasts at a year's cost of goods, the year taken as 52 weeks. */
export const weeksOfSupply = (stock: number, yearGoodsCost: number): number | undefined => daysOf(stock, yearGoodsCost, 52);

/** Days between paying for goods and being paid for them (SCOR AM.1.1): days of stock + days of receivables - days of payables. */
export const cashToCashDays = (
  stockDays: number | undefined,
  receivableDays: number | undefined,
  payableDays: number | undefined,
): number | undefined =>
  stockDays === undefined || receivableDays === undefined || payableDays === undefined
    ? undefined
    : stockDays + receivableDays - payableDays;

/** Revenue less cost of goods sold. */
export const grossMargin = (revenue: number, goodsCost: number): number => revenue - goodsCost;

/** Gross margin as a share of revenue. */
export const grossMarginShare = (revenue: number, goodsCost: number): number | undefined => ratio(grossMargin(revenue, goodsCost), revenue);

/** Gross margin return on inventory investment: gross margin over average stock at cost. */
export const gmroi = (margin: number, averageStock: number): number | undefined => ratio(margin, averageStock);

/** The same from margin and turns: share x turns / (1 - share). */
export const gmroiOfTurns = (marginShare: number, turns: number): number | undefined => ratio(marginShare * turns, 1 - marginShare);

/** Return on working capital (SCOR AM.1.3): profit over stock + receivables - payables; `undefined` where that is nothing or less. */
export const returnOnWorkingCapital = (profit: number, stock: number, receivables: number, payables: number): number | undefined => {
  const capital = stock + receivables - payables;
  return capital <= 0 ? undefined : profit / capital;
};

/** Whether a record agrees with what stands on the shelf, within a share of the shelf's count (0: to the unit). */
export const recordIsRight = (recorded: number, counted: number, tolerance: number): boolean =>
  Math.abs(recorded - counted) <= tolerance * counted;

/** Share of places whose record is right. */
export const recordAccuracy = (right: number, places: number): number | undefined => ratio(right, places);

/** Records held against counts: how many are right, units counted, and by how many the records are off, with sign and without. */
export const recordSums = (recorded: readonly number[], counted: readonly number[], tolerance: number) => {
  const off = recorded.map((units, place) => units - (counted[place] ?? 0));
  return {
    places: recorded.length,
    right: recorded.filter((units, place) => recordIsRight(units, counted[place] ?? 0, tolerance)).length,
    countedUnits: sum(counted),
    netUnits: sum(off),
    grossUnits: sum(off.map(Math.abs)),
  };
};

/** 1 - units that records are off over units counted: net lets errors cancel out, gross does not. */
export const unitAccuracy = (unitsOff: number, countedUnits: number): number | undefined => {
  const share = ratio(Math.abs(unitsOff), countedUnits);
  return share === undefined ? undefined : 1 - share;
};

/** Units an hour. */
export const unitsPerHour = (units: number, minutes: number): number | undefined => ratio(units * 60, minutes);

/**
 * The lot that a one-time discount makes worth buying (Chopra & Meindl, Supply Chain Management, ch. 11): `discount` off a unit's
 * `price`, D demand a year, h holding cost as a share of the price a year: d D / ((C - d) h) + C Q* / (C - d).
 */
export const forwardBuyLot = (buy: {
  readonly price: number;
  readonly discount: number;
  readonly yearDemand: number;
  readonly holdingRate: number;
  readonly economicOrder: number;
}): number => {
  const reduced = buy.price - buy.discount;
  return (buy.discount * buy.yearDemand) / (reduced * buy.holdingRate) + (buy.price * buy.economicOrder) / reduced;
};

/** What of that lot is bought ahead of need: the lot less the usual one. */
export const forwardBuyQuantity = (buy: Parameters<typeof forwardBuyLot>[0]): number => forwardBuyLot(buy) - buy.economicOrder;
