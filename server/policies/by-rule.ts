import type { Desk } from '../contract/desk.ts';
import {
  observed,
  openingMemory,
  remembers,
  unitsToOrder,
  type OrderingMemory,
  type OrderingPolicy,
  type OrderingRule,
} from '../contract/ordering.ts';
import { orderingParameters, ruleFor } from '../contract/ordering-parameters.ts';
import { legalValues, openFields, rememberedList, secondPart, type Wish } from './desk-reading.ts';
import { customersByRound, orderingRow, type ByRound, type OrderingRow } from './ordering-row.ts';
import type { Policy, PolicyInput } from './policy.ts';

/** The rounds that a rule follows: those of customers where it shall and the desk shows them, otherwise what was asked for here. */
const demandByRound = ({ desk, parameters }: PolicyInput, row: OrderingRow, item: string): ByRound =>
  (parameters['demand'] === 1 ? customersByRound(desk, item) : undefined) ?? row.askedByRound;

/**
 * A rule's memory after the rounds it has not seen yet, and what the policy keeps of it: rounds seen, units expected before the first
 * one, the rule's own memory. A bot that comes late goes through all that the desk looks back on. Expected is what the desk once called
 * usual, or the first demand that is known.
 */
const followed = (
  rule: OrderingRule,
  input: PolicyInput,
  row: OrderingRow,
  fieldKey: string,
  proposed: number,
): { readonly state: OrderingMemory; readonly kept: readonly number[] | undefined } => {
  if (!remembers(rule.policy)) return { state: [], kept: undefined };
  const [seen = 0, usual, ...last] = rememberedList(input.memory, `${rule.policy} ${fieldKey}`);
  const expected = row.usualUnits ?? usual ?? row.askedByRound.units[0] ?? proposed;
  const opening = openingMemory(rule, expected, proposed);
  const knows = last.length === opening.length;
  const demand = demandByRound(input, row, secondPart(fieldKey));
  let state: OrderingMemory = knows ? last : opening;
  for (const units of demand.units.slice(Math.max(0, (knows ? seen : 0) - demand.before))) state = observed(rule, state, units, units);
  return { state, kept: [Math.max(knows ? seen : 0, demand.before + demand.units.length), expected, ...state] };
};

/** There was a warning or an event of late that could mean shortage: any that this desk was told of and that is not over. */
const hearsRumours = (desk: Desk, rounds: number): boolean =>
  desk.notices.some(
    ({ kind, round, over }) => (kind === 'signal' || kind === 'event') && over !== true && rounds > 0 && round > desk.round - 1 - rounds,
  );

/**
 * An ordering rule at a desk: for every `order` input the rule's order from the panel's numbers; all other levers stay as they are.
 * It counts in rounds. Where a required parameter is missing the desk's proposal stands.
 */
export const byRule =
  (policy: OrderingPolicy): Policy =>
  (input) => {
    const { desk, parameters } = input;
    const alarmed = policy === 'panic' && hearsRumours(desk, parameters['rumourRounds'] ?? orderingParameters.panic.rumourRounds.usual);
    const wishes: Wish[] = [];
    const kept: Record<string, number | readonly number[]> = {};
    let ordered = 0;
    for (const { field, input: now } of openFields(desk, 'order')) {
      const item = secondPart(field.key);
      const rule = ruleFor(policy, parameters, item);
      const row = orderingRow(desk, field.key);
      if (rule === undefined || row === undefined) continue;
      const { state, kept: keeps } = followed(rule, input, row, field.key, now.untouched);
      const units = unitsToOrder(rule, state, row, alarmed);
      if (keeps !== undefined) kept[`${policy} ${field.key}`] = keeps;
      ordered += units;
      wishes.push({ lever: 'order', key: field.key, value: units });
    }
    return {
      values: legalValues(desk, wishes),
      memory: kept,
      reason: wishes.length === 0 ? 'Takes what the desk proposes.' : `Orders ${ordered}${alarmed ? ' because it hears of shortage' : ''}.`,
    };
  };
