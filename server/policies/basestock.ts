import { byRule } from './by-rule.ts';
import { ownPanel, panelValue } from './desk-reading.ts';
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
export const basestock: Policy = byRule('basestock');
