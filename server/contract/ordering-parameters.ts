import type { OrderingPolicy, OrderingRule } from './ordering.ts';
import type { Parameter, Parameters } from './parameter.ts';

/** The parameters of the ordering rules, the same for a site and for a seat. Intervals are periods at a site, rounds at a seat. */

const most = 1_000_000_000;
const demand: Parameter = {
  unit: 'choice',
  least: 0,
  most: 1,
  whole: true,
  usual: 0,
  options: ['local', 'shared'],
  description:
    '`local`: follows the orders it receives itself; `shared`: follows what customers at the end of the chain ask for (a seat: where a panel shows it, otherwise its own)',
};
const leadPeriods: Parameter = {
  unit: 'intervals',
  least: 0,
  most: 1000,
  usual: 4,
  description:
    'C: intervals of forecast demand to order up to; what is decided after seeing the demand of t and serves the demand of t + C',
};
const safetyUnits: Parameter = {
  unit: 'units',
  least: -most,
  most,
  whole: true,
  usual: 0,
  byItem: true,
  description: 'units held on top of the forecast',
};
const forecastUnits: Parameter = {
  unit: 'units',
  least: 0,
  most,
  usual: undefined,
  byItem: true,
  description:
    'units an interval is expected to ask for before anything was seen; left out: expected demand (a seat: what its desk calls usual)',
};
const z: Parameter = {
  unit: 'deviations',
  least: 0,
  most: 10,
  usual: 0,
  description: 'standard deviations of the demand seen, over C intervals, that are held as well',
};
const alpha: Parameter = { unit: 'share', least: 0, most: 1, usual: 0.2, description: 'weight of the newest demand in the forecast' };

const forecasting = { demand, leadPeriods, forecastUnits, safetyUnits };

export const orderingParameters = {
  basestock: {
    level: {
      unit: 'units',
      least: 0,
      most,
      whole: true,
      usual: undefined,
      required: true,
      byItem: true,
      description: 'order-up-to level of the inventory position; a seat without one takes what the desk proposes',
    },
  },
  movingAverage: {
    ...forecasting,
    averagePeriods: { unit: 'intervals', least: 1, most: 1000, whole: true, usual: 5, description: 'p: intervals that are averaged' },
    z,
  },
  exponentialSmoothing: { ...forecasting, alpha, z },
  mmse: {
    ...forecasting,
    leadPeriods: { ...leadPeriods, whole: true },
    forecastUnits: {
      ...forecastUnits,
      description: 'mean of the demand, in units an interval; left out: expected demand (a seat: what its desk calls usual)',
    },
    rho: {
      unit: 'factor',
      least: -0.999,
      most: 0.999,
      usual: undefined,
      required: true,
      description: 'correlation of demand from one interval to the next, which the forecast knows',
    },
  },
  proportional: {
    ...forecasting,
    leadPeriods: { ...leadPeriods, description: 'l: intervals of forecast demand wanted as work in progress' },
    adjustPeriods: { unit: 'intervals', least: 0.5, most: 1000, usual: 4, description: 'Ti: intervals in which a gap is to be closed' },
    alpha: { ...alpha, usual: 0, description: 'weight of the newest demand in the forecast; 0: the forecast never moves' },
    safetyUnits: { ...safetyUnits, description: 'net stock wanted, in units' },
  },
  minMax: {
    reorderPoint: {
      unit: 'units',
      least: -most,
      most,
      whole: true,
      usual: undefined,
      required: true,
      byItem: true,
      description: 's: orders when the inventory position is at or below it',
    },
    upToLevel: {
      unit: 'units',
      least: 0,
      most,
      whole: true,
      usual: undefined,
      required: true,
      byItem: true,
      description: 'S: orders up to it then',
    },
  },
  reorderPoint: {
    reorderPoint: {
      unit: 'units',
      least: -most,
      most,
      whole: true,
      usual: undefined,
      required: true,
      byItem: true,
      description: 'R: orders when the inventory position is at or below it',
    },
    quantity: {
      unit: 'units',
      least: 1,
      most,
      whole: true,
      usual: undefined,
      required: true,
      byItem: true,
      description: 'Q: orders as many times this as bring the position above R',
    },
  },
  /** Means of the people in Sterman's experiment (Management Science 35(3), 1989, table 2). */
  sterman: {
    theta: { unit: 'share', least: 0, most: 1, usual: 0.36, description: 'weight of the newest incoming order in what it expects' },
    alpha: { unit: 'share', least: 0, most: 1, usual: 0.26, description: 'share of the gap to the desired stock that is ordered at once' },
    beta: { unit: 'share', least: 0, most: 1, usual: 0.34, description: 'share of the supply line that is taken into account' },
    target: { unit: 'units', least: 0, most, usual: 17, byItem: true, description: "S': desired stock" },
    forecast: {
      unit: 'units',
      least: 0,
      most,
      usual: 4,
      byItem: true,
      description: 'incoming order expected before the first decision',
    },
  },
  panic: {
    ...forecasting,
    alpha,
    factor: { unit: 'factor', least: 1, most: 100, usual: 2, description: 'how many times what it needs it orders in panic' },
    backlogUnits: {
      unit: 'units',
      least: 1,
      most,
      whole: true,
      usual: 1,
      byItem: true,
      description: 'panics while it owes at least so many units',
    },
    rumourRounds: {
      unit: 'rounds',
      least: 0,
      most: 1000,
      whole: true,
      usual: 2,
      description: 'panics for so many rounds after a warning or an event its desk tells of; 0: hears no rumours. A site hears none',
    },
  },
  doNothing: {},
} as const satisfies Readonly<Record<OrderingPolicy, Parameters>>;

/** Numbers of a policy by name, as a scenario gives them; `level.water` is the item's own. */
export type GivenNumbers = Readonly<Record<string, number>>;

const madeRule = (policy: OrderingPolicy, given: GivenNumbers, item: string): OrderingRule | undefined => {
  const numbers: Record<string, number> = {};
  for (const [name, parameter] of Object.entries<Parameter>(orderingParameters[policy])) {
    const value = given[`${name}.${item}`] ?? given[name] ?? parameter.usual;
    if (value !== undefined) numbers[name] = value;
    else if (parameter.required === true) return undefined;
  }
  const { demand: _demand, rumourRounds: _rumours, ...rule } = numbers;
  return { policy, ...rule } as OrderingRule;
};

type Made = { readonly policy: OrderingPolicy; readonly item: string; readonly rule: OrderingRule | undefined };
const known = new WeakMap<GivenNumbers, Made[]>();

/**
 * A rule for one item: given numbers over the usual ones, the item's own over the common ones. `undefined` where a required one is missing.
 * The same object for the same numbers, because bots ask in every round.
 */
export const ruleFor = (policy: OrderingPolicy, given: GivenNumbers, item: string): OrderingRule | undefined => {
  const before = known.get(given);
  const found = before?.find((each) => each.item === item && each.policy === policy);
  if (found !== undefined) return found.rule;
  const made: Made = { policy, item, rule: madeRule(policy, given, item) };
  if (before === undefined) known.set(given, [made]);
  else before.push(made);
  return made.rule;
};
