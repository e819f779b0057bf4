import { z } from 'zod';
import { seats } from '../contract/ids.ts';
import type { Seat } from '../contract/ids.ts';
import { orderingPolicies } from '../contract/ordering.ts';
import type { OrderingPolicy } from '../contract/ordering.ts';
import type { Parameter } from '../contract/parameter.ts';
import { declarationOf, parameterNames, parametersNamed, policyNames } from '../contract/policies.ts';
import type { PolicyName } from '../contract/policies.ts';
import { id } from './format-values.ts';

/** Policies and their parameters: who plays a seat, how a site orders by itself. Made from the declarations, so that no parameter can be forgotten. */

/** A parameter as a file gives it: a number, a number by item, or the name of a choice. */
export type WrittenParameter = number | string | Readonly<Record<string, number>>;
export type WrittenPolicy = { readonly policy: PolicyName; readonly [parameter: string]: WrittenParameter };
export type WrittenReplenish =
  | { readonly policy?: 'cover'; readonly coverPeriods: number; readonly averagePeriods: number }
  | { readonly policy: OrderingPolicy; readonly [parameter: string]: WrittenParameter };

const numberFormat = ({ least, most, whole }: Pick<Parameter, 'least' | 'most' | 'whole'>): z.ZodNumber =>
  (whole === true ? z.int() : z.number()).min(least).max(most);

/** What a parameter may be; where seats know different ones of a name, what any of them may be. */
const parameterFormat = (meanings: readonly Parameter[]): z.ZodType => {
  const [first] = meanings;
  if (first === undefined) throw new Error('a parameter has at least one meaning');
  const usual = first.options?.[first.usual ?? 0] ?? first.usual;
  const said = `${[...new Set(meanings.map(({ description }) => description))].join('; or ')}${usual === undefined || meanings.length > 1 ? '' : `; usually ${usual}`}`;
  if (first.options !== undefined) return z.enum(first.options).describe(said);
  const every = meanings.every(({ whole }) => whole === true);
  const number = numberFormat({
    least: Math.min(...meanings.map(({ least }) => least)),
    most: Math.max(...meanings.map(({ most }) => most)),
    ...(every ? { whole: true } : {}),
  });
  return first.byItem === true
    ? z.union([number, z.record(id, number)]).describe(`${said}; one number, or a map by item`)
    : number.describe(said);
};

/** One policy with its parameters as keys. */
const policyFormat = (policy: PolicyName, needsAll: boolean): z.ZodObject =>
  z
    .strictObject({
      policy: z.literal(policy),
      ...Object.fromEntries(
        parameterNames(policy, 'all').map((name) => {
          const meanings = parametersNamed(policy, 'all', name);
          const format = parameterFormat(meanings);
          return [name, needsAll && meanings.every(({ required }) => required === true) ? format : format.optional()];
        }),
      ),
    })
    .describe(declarationOf(policy)?.description ?? policy);

type Choices = [z.ZodObject, ...z.ZodObject[]];

const botFormat = z
  .discriminatedUnion('policy', policyNames.map((policy) => policyFormat(policy, false)) as unknown as Choices)
  .describe('a policy with its parameters, such as `{ policy: basestock, level: 32 }`') as unknown as z.ZodType<WrittenPolicy>;

export const botsFormat = z
  .strictObject({
    all: botFormat.optional(),
    ...(Object.fromEntries(seats.map((seat) => [seat, botFormat.optional()])) as Record<Seat, z.ZodOptional<typeof botFormat>>),
  })
  .describe('who plays a seat when `simulate` is not told: a policy with its parameters by role, `all` for every role');

const coverFormat = z
  .strictObject({
    policy: z.literal('cover').optional().describe('`cover`, or left out'),
    coverPeriods: z.int().min(1).max(1000).describe('periods of demand to order up to'),
    averagePeriods: z.int().min(1).max(1000).describe('periods over which demand is averaged'),
  })
  .describe('orders up to so many periods of average demand');

/** How a site orders by itself, every period. */
export const replenishFormat = z
  .discriminatedUnion('policy', [coverFormat, ...orderingPolicies.map((policy) => policyFormat(policy, true))] as unknown as Choices)
  .describe(
    'orders by itself, every period: `{ coverPeriods, averagePeriods }`, or a policy with its parameters such as `{ policy: minMax, reorderPoint: 20, upToLevel: 60 }`; missing: somebody orders with the `order` lever',
  ) as unknown as z.ZodType<WrittenReplenish>;

const parametersFormat = z
  .record(z.string().max(90), z.union([z.number().min(-1e9).max(1e9), z.string().max(40), z.record(id, z.number().min(-1e9).max(1e9))]))
  .describe('numbers by name, such as `{ level: 32 }`');

export const policyTableFormat = z
  .strictObject({
    all: parametersFormat.optional().describe('for every role'),
    ...(Object.fromEntries(seats.map((seat) => [seat, parametersFormat.optional()])) as Record<
      Seat,
      z.ZodOptional<typeof parametersFormat>
    >),
  })
  .describe('parameters by role, `all` for every role');
