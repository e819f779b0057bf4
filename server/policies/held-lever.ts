import type { Lever } from '../contract/ids.ts';
import { legalValues, openFields } from './desk-reading.ts';
import type { Policy } from './policy.ts';

/** Where a lever can be held, whatever its policy would do with it. `untouched`: its standing value or the desk's proposal. */
export const heldAt = ['untouched', 'least', 'most'] as const;
export type HeldLever = { readonly lever: Lever; readonly at: (typeof heldAt)[number] };

/** Plays as that policy, but with every open input of one lever held: what the lever is worth is the difference in score. */
export const holding =
  (policy: Policy, { lever, at }: HeldLever): Policy =>
  (input) => {
    const answer = policy(input);
    const kept = answer.values.filter((value) => value.lever !== lever);
    if (at === 'untouched') return { ...answer, values: kept };
    const wishes = openFields(input.desk, lever).map(({ field }) => ({ lever, key: field.key, value: field[at] }));
    return { ...answer, values: [...kept, ...legalValues(input.desk, wishes)] };
  };
