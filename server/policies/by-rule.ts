import type { Desk } from '../contract/desk.ts';
import {
  observed,
  openingMemory,
  unitsToOrder,
  type OrderingMemory,
  type OrderingPolicy,
  type OrderingRule,
} from '../contract/ordering.ts';
import { orderingParameters, ruleFor } from '../contract/ordering-parameters.ts';
import { legalValues, openFields, remembered, rememberedList, secondPart, type Wish } from './desk-reading.ts';
import { customersByRound, orderingRow, type ByRound, type OrderingRow } from './ordering-row.ts';
import type { Policy, PolicyInput } from './policy.ts';

/** What is being expected before the first decision: the rule's own number, what the desk once called usual, or the first that is known. */
const expectedUnits = (row: OrderingRow, before: number, proposed: number): number =>
  row.usualUnits ?? (Number.isNaN(before) ? (row.askedByRound.units[0] ?? proposed) : before);

/** The rounds that a rule follows: those of customers where it shall and the desk shows them, otherwise what was asked for here. */
const demandByRound = ({ desk, parameters }: PolicyInput, row: OrderingRow, item: string): ByRound =>
  (parameters['demand'] === 1 ? customersByRound(desk, item) : undefined) ?? row.askedByRound;

/** A rule's memory after the rounds it has not seen yet; a bot that comes late goes through all that the desk looks back on. */
const followed = (rule: OrderingRule, start: OrderingMemory, demand: ByRound, seen: number): OrderingMemory => {
  let state = start;
  for (const units of demand.units.slice(Math.max(0, seen - demand.before))) state = observed(rule, state, units, units);
  return state;
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
    const { desk, memory, parameters } = input;
    const alarmed = policy === 'panic' && hearsRumours(desk, parameters['rumourRounds'] ?? orderingParameters.panic.rumourRounds.usual);
    const wishes: Wish[] = [];
    const kept: Record<string, number | readonly number[]> = {};
    let ordered = 0;
    for (const { field, input: now } of openFields(desk, 'order')) {
      const item = secondPart(field.key);
      const rule = ruleFor(policy, parameters, item);
      const row = orderingRow(desk, field.key);
      if (rule === undefined || row === undefined) continue;
      const remembers = (what: string): string => `${policy} ${what} ${field.key}`;
      const expected = expectedUnits(row, remembered(memory, remembers('usual'), Number.NaN), now.untouched);
      const opening = openingMemory(rule, expected, now.untouched);
      const last = rememberedList(memory, remembers('state'));
      const knows = last.length === opening.length;
      const demand = demandByRound(input, row, item);
      const seen = knows ? remembered(memory, remembers('rounds'), 0) : 0;
      const state = followed(rule, knows ? last : opening, demand, seen);
      const units = unitsToOrder(rule, state, row, alarmed);
      if (opening.length > 0) {
        kept[remembers('state')] = state;
        kept[remembers('rounds')] = Math.max(seen, demand.before + demand.units.length);
        kept[remembers('usual')] = expected;
      }
      ordered += units;
      wishes.push({ lever: 'order', key: field.key, value: units });
    }
    return {
      values: legalValues(desk, wishes),
      memory: kept,
      reason: wishes.length === 0 ? 'Takes what the desk proposes.' : `Orders ${ordered}${alarmed ? ' because it hears of shortage' : ''}.`,
    };
  };
