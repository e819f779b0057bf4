import type { PolicyName } from '../contract/policies.ts';
import { basestock } from './basestock.ts';
import { byRule } from './by-rule.ts';
import { coordinated } from './coordinated.ts';
import { doNothing } from './do-nothing.ts';
import type { Policy, Talk } from './policy.ts';
import { silo } from './silo.ts';
import { sterman } from './sterman.ts';
import { coordinatedTalk } from './talk/coordinated-talk.ts';
import { siloTalk } from './talk/silo-talk.ts';
import { variants } from './variants.ts';

const policies: Readonly<Record<PolicyName, Policy>> = {
  basestock,
  movingAverage: byRule('movingAverage'),
  exponentialSmoothing: byRule('exponentialSmoothing'),
  mmse: byRule('mmse'),
  proportional: byRule('proportional'),
  minMax: byRule('minMax'),
  reorderPoint: byRule('reorderPoint'),
  sterman,
  panic: byRule('panic'),
  doNothing,
  silo,
  coordinated,
};
const byName = new Map<string, Policy>([
  ...Object.entries(policies),
  ...Object.entries(variants).map(([name, variant]) => [name, variant.policy] as const),
]);

/** Names a person may give a bot; the variants stand beside them for the balance bench. */
export const policyNames: readonly string[] = Object.keys(policies);

/** The policy of that name, a variant of `coordinated` included. */
export const policyOf = (name: string): Policy | undefined => byName.get(name);

/** The policy whose scenario parameters a policy takes: a variant plays with those of `coordinated`. */
export const parametersOf = (name: string): string => (Object.hasOwn(variants, name) ? 'coordinated' : name);

/** Begins nothing, and answers what it is asked: for quiet colleagues of people who try the game. */
const quietTalk: Talk = { answers: coordinatedTalk.answers };

/**
 * How the bots of that name deal with their colleagues: a variant talks as `coordinated` does, who touches nothing only answers, and who
 * only orders says nothing.
 */
export const talkOf = (name: string): Talk | undefined => {
  const spoken = parametersOf(name);
  if (spoken === 'coordinated') return coordinatedTalk;
  if (spoken === 'doNothing') return quietTalk;
  return spoken === 'silo' ? siloTalk : undefined;
};
