/**
 * Ordering rules: how much to order, from what is owned and what was asked for. Pure: numbers in, an order and the next memory out.
 * One place for them, because a site that replenishes itself and a bot at a desk must order alike. An interval is what lies between two
 * decisions: a period at a site, a round at a desk. Only + - x / and square root, so that every machine agrees to the bit.
 */
export const orderingPolicies = [
  'basestock',
  'movingAverage',
  'exponentialSmoothing',
  'mmse',
  'proportional',
  'minMax',
  'reorderPoint',
  'sterman',
  'panic',
  'doNothing',
] as const;
export type OrderingPolicy = (typeof orderingPolicies)[number];

/** Whose demand a forecast follows: orders that the site itself received, or what customers at the end of the chain asked for. */
export type DemandSeen = 'local' | 'shared';

/** A rule with its numbers. Units of goods, intervals, shares from 0 to 1. `forecastUnits`: what an interval is expected to bring before anything was seen. */
export type OrderingRule =
  | { readonly policy: 'basestock'; readonly level: number }
  | (Forecasting & {
      readonly policy: 'movingAverage';
      readonly leadPeriods: number;
      readonly averagePeriods: number;
      readonly safetyUnits: number;
      readonly z: number;
    })
  | (Forecasting & {
      readonly policy: 'exponentialSmoothing';
      readonly leadPeriods: number;
      readonly alpha: number;
      readonly safetyUnits: number;
      readonly z: number;
    })
  | (Forecasting & { readonly policy: 'mmse'; readonly leadPeriods: number; readonly rho: number; readonly safetyUnits: number })
  | (Forecasting & {
      readonly policy: 'proportional';
      readonly leadPeriods: number;
      readonly adjustPeriods: number;
      readonly alpha: number;
      readonly safetyUnits: number;
    })
  | { readonly policy: 'minMax'; readonly reorderPoint: number; readonly upToLevel: number }
  | { readonly policy: 'reorderPoint'; readonly reorderPoint: number; readonly quantity: number }
  | {
      readonly policy: 'sterman';
      readonly theta: number;
      readonly alpha: number;
      readonly beta: number;
      readonly target: number;
      readonly forecast: number;
    }
  | (Forecasting & {
      readonly policy: 'panic';
      readonly leadPeriods: number;
      readonly alpha: number;
      readonly safetyUnits: number;
      readonly factor: number;
      readonly backlogUnits: number;
    })
  | { readonly policy: 'doNothing' };
type Forecasting = { readonly forecastUnits?: number };

/** What is owned when an order is decided, in units: on hand and backlog after filling; position = on hand - backlog + on order + at the door. */
export type Stock = { readonly onHandUnits: number; readonly backlogUnits: number; readonly positionUnits: number };

/**
 * What a rule remembers: whole numbers, of a length that the rule fixes. Asked-for quantities are kept in units, forecasts in millionths
 * of a unit: fine enough that rounding moves no variance ratio, and below 2^53 up to 9e9 units.
 */
export type OrderingMemory = readonly number[];

/** Whether a policy's rules remember anything at all. */
export const remembers = (policy: OrderingPolicy): boolean => policy !== 'basestock' && policy !== 'minMax' && policy !== 'reorderPoint';

const millionths = 1_000_000;
const whole = (value: number): number => Math.floor(value + 0.5);
/** Standard deviation as a multiple of the mean absolute deviation, for normal errors: sqrt(pi / 2), rounded as usual (Brown 1959). */
const deviationsOfMean = 1.25;

/** Memory before the first decision: as if so many units had been asked for in every interval so far, and `lastOrderUnits` been ordered last. */
export const openingMemory = (rule: OrderingRule, expectedUnits: number, lastOrderUnits: number): OrderingMemory => {
  switch (rule.policy) {
    case 'movingAverage':
      return Array.from({ length: rule.averagePeriods }, () => whole(rule.forecastUnits ?? expectedUnits));
    case 'exponentialSmoothing':
      return [whole((rule.forecastUnits ?? expectedUnits) * millionths), 0];
    case 'mmse':
      return [whole(rule.forecastUnits ?? expectedUnits), whole((rule.forecastUnits ?? expectedUnits) * millionths)];
    case 'proportional':
    case 'panic':
      return [whole((rule.forecastUnits ?? expectedUnits) * millionths)];
    case 'sterman':
      return [whole(rule.forecast * millionths)];
    case 'doNothing':
      return [lastOrderUnits];
    case 'basestock':
    case 'minMax':
    case 'reorderPoint':
      return [];
  }
};

/** A forecast in millionths after an interval: F <- F + alpha (D - F). */
const smoothed = (forecast: number, alpha: number, units: number): number => whole(forecast + alpha * (units * millionths - forecast));

/** Memory after an interval in which so many units were asked for: what the forecast follows, and what the site itself was asked for. */
export const observed = (rule: OrderingRule, memory: OrderingMemory, demandUnits: number, incomingUnits: number): OrderingMemory => {
  const [first = 0, second = 0] = memory;
  switch (rule.policy) {
    case 'movingAverage':
      return [...memory.slice(1), demandUnits];
    case 'exponentialSmoothing':
      return [smoothed(first, rule.alpha, demandUnits), whole(second + rule.alpha * (Math.abs(demandUnits * millionths - first) - second))];
    case 'mmse':
      return [demandUnits, second];
    case 'proportional':
    case 'panic':
      return [smoothed(first, rule.alpha, demandUnits)];
    case 'sterman':
      return [smoothed(first, rule.theta, demandUnits)];
    case 'doNothing':
      return [incomingUnits];
    case 'basestock':
    case 'minMax':
    case 'reorderPoint':
      return memory;
  }
};

const upTo = (level: number, stock: Stock): number => Math.max(0, whole(level - stock.positionUnits));

/** Mean of the last p demands times C, with z standard deviations of them over C intervals (Chen, Drezner, Ryan & Simchi-Levi 2000). */
const averageLevel = (rule: Extract<OrderingRule, { policy: 'movingAverage' }>, memory: OrderingMemory): number => {
  let sum = 0;
  for (const units of memory) sum += units;
  const level = (sum * rule.leadPeriods) / rule.averagePeriods + rule.safetyUnits;
  if (rule.z === 0 || memory.length < 2) return level;
  const mean = sum / memory.length;
  let squares = 0;
  for (const units of memory) squares += (units - mean) * (units - mean);
  return level + rule.z * Math.sqrt((squares / (memory.length - 1)) * rule.leadPeriods);
};

/** Expected demand of the coming C intervals of an AR(1) process: C x mean + (last - mean) x (rho + rho^2 + ... + rho^C). */
const mmseLevel = (rule: Extract<OrderingRule, { policy: 'mmse' }>, lastUnits: number, meanUnits: number): number => {
  let weight = 0;
  let power = 1;
  for (let ahead = 0; ahead < rule.leadPeriods; ahead += 1) {
    power *= rule.rho;
    weight += power;
  }
  return rule.leadPeriods * meanUnits + weight * (lastUnits - meanUnits) + rule.safetyUnits;
};

/**
 * Units to order now, whole, never below 0. `alarmed`: there are rumours of shortage (only `panic` listens).
 *
 * - `basestock`: up to a fixed level of the inventory position (Clark & Scarf 1960).
 * - `movingAverage`, `exponentialSmoothing`: up to C x forecast + safety stock (Chen, Drezner, Ryan & Simchi-Levi 2000).
 * - `mmse`: the same with the best forecast of AR(1) demand (Lee, Padmanabhan & Whang 1997).
 * - `proportional`: forecast + (safety - net stock) / Ti + (l x forecast - work in progress) / Ti (Dejonckheere, Disney, Lambrecht & Towill 2003).
 * - `minMax`, (s, S): at or below s, up to S (Scarf 1960). `reorderPoint`, (R, Q): at or below R, as many Q as bring it above R (Hadley & Whitin 1963).
 * - `sterman`: F + alpha (S' - net stock - beta x supply line) (Sterman 1989).
 * - `panic`: exponential smoothing while calm; with a backlog or rumours `factor` times that, or times the forecast where that is more.
 *   It counts what it ordered too much only afterwards: then it orders nothing until its position is back (Sterman & Dogan 2015; Lee, Padmanabhan & Whang 1997, shortage gaming).
 * - `doNothing`: passes on what was asked for.
 */
export const unitsToOrder = (rule: OrderingRule, memory: OrderingMemory, stock: Stock, alarmed: boolean): number => {
  const [first = 0, second = 0] = memory;
  switch (rule.policy) {
    case 'basestock':
      return upTo(rule.level, stock);
    case 'movingAverage':
      return upTo(averageLevel(rule, memory), stock);
    case 'exponentialSmoothing': {
      const deviation = (deviationsOfMean * second) / millionths;
      return upTo((rule.leadPeriods * first) / millionths + rule.safetyUnits + rule.z * deviation * Math.sqrt(rule.leadPeriods), stock);
    }
    case 'mmse':
      return upTo(mmseLevel(rule, first, second / millionths), stock);
    case 'proportional': {
      const forecast = first / millionths;
      const netStockGap = rule.safetyUnits - (stock.onHandUnits - stock.backlogUnits);
      const progressGap = rule.leadPeriods * forecast - (stock.positionUnits - stock.onHandUnits + stock.backlogUnits);
      return Math.max(0, whole(forecast + (netStockGap + progressGap) / rule.adjustPeriods));
    }
    case 'minMax':
      return stock.positionUnits <= rule.reorderPoint ? upTo(rule.upToLevel, stock) : 0;
    case 'reorderPoint':
      return stock.positionUnits <= rule.reorderPoint
        ? (Math.floor((rule.reorderPoint - stock.positionUnits) / rule.quantity) + 1) * rule.quantity
        : 0;
    case 'sterman': {
      const netStock = stock.onHandUnits - stock.backlogUnits;
      const supplyLine = stock.positionUnits - netStock;
      return Math.max(0, whole(first / millionths + rule.alpha * (rule.target - netStock - rule.beta * supplyLine)));
    }
    case 'panic': {
      const forecast = first / millionths;
      const calm = Math.max(0, rule.leadPeriods * forecast + rule.safetyUnits - stock.positionUnits);
      const panicking = alarmed || stock.backlogUnits >= rule.backlogUnits;
      return whole(panicking ? rule.factor * Math.max(calm, forecast) : calm);
    }
    case 'doNothing':
      return first;
  }
};
