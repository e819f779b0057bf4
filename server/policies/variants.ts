import type { Seat } from '../contract/ids.ts';
import { coordinated } from './coordinated.ts';
import { legalValues, openFields, type DeskField, type Wish } from './desk-reading.ts';
import type { Policy } from './policy.ts';

/** A seat of `coordinated` with one lever replaced: what somebody would try who hopes to win by one simple habit. */
export type Variant = { readonly seat: Seat; readonly policy: Policy };

/** Plays as `coordinated`, but with these wishes in place of whatever it decided for the same levers. */
const replacing =
  (says: string, wishesOf: (desk: Parameters<Policy>[0]['desk']) => readonly Wish[], levers: readonly string[]): Policy =>
  (input) => {
    const answer = coordinated(input);
    const kept = answer.values.filter((value) => !levers.includes(value.lever));
    return { ...answer, values: [...kept, ...legalValues(input.desk, wishesOf(input.desk))], reason: `${says} ${answer.reason}` };
  };

const toMost = (fields: readonly DeskField[]): readonly Wish[] =>
  fields.map(({ field }) => ({ lever: field.lever, key: field.key, value: field.most }));

/** Plays as `coordinated` with other parameters. */
const withParameters =
  (parameters: Readonly<Record<string, number>>): Policy =>
  (input) =>
    coordinated({ ...input, parameters: { ...input.parameters, ...parameters } });

/** How much stock the two stock variants own, as a multiple of what `coordinated` wants. */
const stockVariants = { doubleStock: 2, runningDown: 0.4 } as const;

export const variants = {
  alwaysPromoting: {
    seat: 'sales',
    policy: replacing('Promotes everything, always.', (desk) => toMost(openFields(desk, 'promotion')), ['promotion']),
  },
  longestQuote: {
    seat: 'sales',
    policy: replacing('Promises as late as it may.', (desk) => toMost(openFields(desk, 'deliveryQuote')), ['deliveryQuote']),
  },
  highestPrice: { seat: 'sales', policy: replacing('Asks the highest price.', (desk) => toMost(openFields(desk, 'price')), ['price']) },
  doubleStock: { seat: 'procurement', policy: withParameters({ stockFactor: stockVariants.doubleStock }) },
  runningDown: { seat: 'procurement', policy: withParameters({ stockFactor: stockVariants.runningDown }) },
  alwaysAir: {
    seat: 'logistics',
    policy: replacing(
      'Flies everything.',
      (desk) =>
        openFields(desk, 'mode').flatMap(({ field }) => {
          const air = field.options?.findIndex((option) => option.id === 'air') ?? -1;
          return air < 0 ? [] : [{ lever: 'mode', key: field.key, value: air }];
        }),
      ['mode'],
    ),
  },
  alwaysSpot: {
    seat: 'logistics',
    policy: replacing(
      'Books nothing ahead.',
      (desk) => openFields(desk, 'booking').map(({ field }) => ({ lever: 'booking', key: field.key, value: field.least })),
      ['booking'],
    ),
  },
  mostCrew: { seat: 'operations', policy: replacing('Hires whoever comes.', (desk) => toMost(openFields(desk, 'staffing')), ['staffing']) },
  // Overtime in place of temps: with enough people on the shift an authorised hour would never be worked.
  alwaysOvertime: {
    seat: 'operations',
    policy: replacing(
      'Works overtime instead of staffing.',
      (desk) => [
        ...toMost(openFields(desk, 'overtime')),
        ...openFields(desk, 'staffing').map(({ field }) => ({ lever: 'staffing' as const, key: field.key, value: field.least })),
      ],
      ['overtime', 'staffing'],
    ),
  },
} as const satisfies Readonly<Record<string, Variant>>;
export type VariantName = keyof typeof variants;
