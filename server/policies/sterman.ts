import { observed, openingMemory, unitsToOrder } from '../contract/ordering.ts';
import { ruleFor } from '../contract/ordering-parameters.ts';
import { legalValues, openFields, remembered, secondPart, type Wish } from './desk-reading.ts';
import { orderingRow } from './ordering-row.ts';
import type { Policy } from './policy.ts';

/**
 * Sterman's anchoring-and-adjustment rule: O = max(0, F + alpha (S' - S - beta SL)), rounded floor(x + 1/2);
 * F = theta x incoming + (1 - theta) x last F, moved once a decision; S is net stock, SL the supply line. Before the first period
 * nothing came in that could move F. F is remembered in units.
 */
export const sterman: Policy = ({ desk, memory, parameters }) => {
  const wishes: Wish[] = [];
  const kept: Record<string, number> = {};
  const said: string[] = [];
  for (const { field } of openFields(desk, 'order')) {
    const rule = ruleFor('sterman', parameters, secondPart(field.key));
    const row = orderingRow(desk, field.key);
    if (rule === undefined || row === undefined) continue;
    const last = remembered(memory, field.key, Number.NaN);
    const before = Number.isNaN(last) ? openingMemory(rule, 0, 0) : [Math.floor(last * 1_000_000 + 0.5)];
    const state = row.opening ? before : observed(rule, before, row.askedUnits, row.askedUnits);
    const forecast = (state[0] ?? 0) / 1_000_000;
    const units = unitsToOrder(rule, state, row, false);
    kept[field.key] = forecast;
    wishes.push({ lever: 'order', key: field.key, value: units });
    said.push(`orders ${units} expecting ${Math.round(forecast * 10) / 10}`);
  }
  return {
    values: legalValues(desk, wishes),
    memory: kept,
    reason: said.length === 0 ? 'Has nothing to order.' : `${said.join('; ')}.`.replace(/^o/, 'O'),
  };
};
