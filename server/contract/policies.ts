import type { Seat } from './ids.ts';
import { orderingParameters } from './ordering-parameters.ts';
import type { Parameter, Parameters } from './parameter.ts';
import { coordinatedParameters, siloParameters } from './team-parameters.ts';

/**
 * Every policy a scenario may name, with its parameters: read by the check of files, by the policies themselves for their usual numbers,
 * and by the reference that is made for people.
 */
export type PolicyDeclaration = {
  /** Who can be played by it: sites that replenish themselves, or seats only. */
  readonly plays: 'sitesAndSeats' | 'seats';
  readonly description: string;
  /** Where its formula comes from. */
  readonly source?: string;
  /** Parameters that mean the same at every site and seat. */
  readonly parameters: Parameters;
  /** Parameters of one seat, or of whoever runs a site in a chain of sites. */
  readonly bySeat?: Readonly<Partial<Record<Seat | 'chain', Parameters>>>;
};

const orders = 'sitesAndSeats';

export const policyDeclarations = {
  basestock: {
    plays: orders,
    description: 'orders up to a fixed level of the inventory position',
    source: 'Clark & Scarf, Management Science 6(4), 1960',
    parameters: orderingParameters.basestock,
  },
  movingAverage: {
    plays: orders,
    description: 'orders up to C times the average of the last p demands, and safety stock',
    source: 'Chen, Drezner, Ryan & Simchi-Levi, Management Science 46(3), 2000',
    parameters: orderingParameters.movingAverage,
  },
  exponentialSmoothing: {
    plays: orders,
    description: 'orders up to C times an exponentially smoothed forecast, and safety stock',
    source: 'Chen, Ryan & Simchi-Levi, Naval Research Logistics 47(4), 2000',
    parameters: orderingParameters.exponentialSmoothing,
  },
  mmse: {
    plays: orders,
    description: 'orders up to the best forecast of the next C demands when demand follows its last value by a known correlation',
    source: 'Lee, Padmanabhan & Whang, Management Science 43(4), 1997',
    parameters: orderingParameters.mmse,
  },
  proportional: {
    plays: orders,
    description: 'orders the forecast, and a Ti-th of the gaps in stock and in work in progress (proportional order-up-to)',
    source: 'Dejonckheere, Disney, Lambrecht & Towill, European Journal of Operational Research 147(3), 2003',
    parameters: orderingParameters.proportional,
  },
  minMax: {
    plays: orders,
    description: '(s, S): at or below s it orders up to S',
    source: 'Scarf, in: Mathematical Methods in the Social Sciences, 1960',
    parameters: orderingParameters.minMax,
  },
  reorderPoint: {
    plays: orders,
    description: '(R, Q): at or below R it orders as many lots of Q as bring it above R',
    source: 'Hadley & Whitin, Analysis of Inventory Systems, 1963',
    parameters: orderingParameters.reorderPoint,
  },
  sterman: {
    plays: orders,
    description: 'orders as people do: anchors on what was asked, closes part of the stock gap, forgets part of the supply line',
    source: 'Sterman, Management Science 35(3), 1989, table 2',
    parameters: orderingParameters.sterman,
  },
  panic: {
    plays: orders,
    description:
      'calm it smooths and orders up to; owing goods or hearing of shortage it orders many times what it needs, and afterwards nothing until that is worked off',
    source: 'Sterman & Dogan, Journal of Operations Management 39-40, 2015; shortage gaming: Lee, Padmanabhan & Whang 1997',
    parameters: orderingParameters.panic,
  },
  doNothing: {
    plays: orders,
    description: 'touches nothing: a seat takes what its desk proposes, a site passes on what it was asked for',
    parameters: orderingParameters.doNothing,
  },
  silo: {
    plays: 'seats',
    description:
      "each seat serves its own KPI from its own panels, whatever others share or ask; in a chain of sites that is Sterman's rule",
    parameters: {},
    bySeat: { ...siloParameters, chain: orderingParameters.sterman },
  },
  coordinated: {
    plays: 'seats',
    description:
      'the same seats, but each also reads what the others share on the board, plans with it, tells and asks, and keeps what it promised',
    parameters: {},
    bySeat: coordinatedParameters,
  },
} as const satisfies Readonly<Record<string, PolicyDeclaration>>;

export type PolicyName = keyof typeof policyDeclarations;
export const policyNames = Object.keys(policyDeclarations) as readonly PolicyName[];

const declared: Readonly<Record<string, PolicyDeclaration>> = policyDeclarations;

/** The declaration of that name, if there is one. */
export const declarationOf = (policy: string): PolicyDeclaration | undefined =>
  Object.hasOwn(declared, policy) ? declared[policy] : undefined;

/** What a name can mean at a seat, or at any (`all`): several where seats differ. A name with a dot is an item's own: its stem counts. */
export const parametersNamed = (policy: string, seat: Seat | 'all', name: string): readonly Parameter[] => {
  const stem = name.split('.')[0] ?? name;
  return parameterGroups(policy, seat).flatMap((group) => (Object.hasOwn(group, stem) ? (group[stem] ?? []) : []));
};

/** Names of a policy's parameters at a seat, or at any, each once. */
export const parameterNames = (policy: string, seat: Seat | 'all'): readonly string[] => [
  ...new Set(parameterGroups(policy, seat).flatMap((group) => Object.keys(group))),
];

const parameterGroups = (policy: string, seat: Seat | 'all'): readonly Parameters[] => {
  const declaration = declarationOf(policy);
  if (declaration === undefined) return [];
  const { parameters, bySeat = {} } = declaration;
  const own = seat === 'all' ? Object.values(bySeat) : [bySeat[seat], bySeat.chain];
  return [parameters, ...own.filter((group) => group !== undefined)];
};
