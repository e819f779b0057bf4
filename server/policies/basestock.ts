import { openFields, ownPanel, panelValue, secondPart, legalValues, type Wish } from './desk-reading.ts';
import type { Policy } from './policy.ts';

/** Inventory position of an item on this desk, units: on hand - backlog + on order + at the door. */
export const inventoryPosition = (desk: Parameters<Policy>[0]['desk'], item: string): number | undefined => {
  const chain = ownPanel(desk, 'chain');
  if (chain !== undefined) return panelValue(chain, 'chain', item, 'inventoryPosition');
  const supply = ownPanel(desk, 'supply');
  return supply === undefined ? undefined : panelValue(supply, 'supply', item, 'inventoryPosition');
};

/**
 * Base-stock policy: orders up to `level` units on the inventory position, every round (Clark & Scarf 1960).
 * `level.<item>` sets an item's own level; without a level the desk's proposal stands.
 */
export const basestock: Policy = ({ desk, parameters }) => {
  const wishes: Wish[] = [];
  let ordered = 0;
  for (const { field } of openFields(desk, 'order')) {
    const item = secondPart(field.key);
    const level = parameters[`level.${item}`] ?? parameters['level'];
    const position = inventoryPosition(desk, item);
    if (level === undefined || position === undefined) continue;
    const units = Math.max(0, level - position);
    ordered += units;
    wishes.push({ lever: 'order', key: field.key, value: units });
  }
  return {
    values: legalValues(desk, wishes),
    memory: {},
    reason: wishes.length === 0 ? 'Takes what the desk proposes.' : `Orders ${ordered} to be back at its base-stock level.`,
  };
};
