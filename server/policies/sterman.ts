import { legalValues, openFields, ownPanel, panelValue, remembered, secondPart, type Wish } from './desk-reading.ts';
import type { Policy, PolicyMemory } from './policy.ts';

/** Mean of the people in Sterman's experiment (Management Science 35(3), 1989, table 2). */
export const stermanDefaults = {
  /** Weight of the newest incoming order in the expectation. */
  theta: 0.36,
  /** Share of the gap to the desired stock that is ordered at once. */
  alpha: 0.26,
  /** Share of the supply line that people take into account. */
  beta: 0.34,
  /** Desired stock S', units. */
  target: 17,
  /** Expected incoming order before the first decision, units. */
  forecast: 4,
};

/**
 * Sterman's anchoring-and-adjustment rule: O = max(0, F + alpha (S' - S - beta SL)), rounded floor(x + 1/2);
 * F = theta x incoming + (1 - theta) x last F, moved once a decision; S is net stock, SL the supply line.
 */
export const sterman: Policy = ({ desk, memory, parameters }) => {
  const theta = parameters['theta'] ?? stermanDefaults.theta;
  const alpha = parameters['alpha'] ?? stermanDefaults.alpha;
  const beta = parameters['beta'] ?? stermanDefaults.beta;
  const target = parameters['target'] ?? stermanDefaults.target;
  const opening = parameters['forecast'] ?? stermanDefaults.forecast;
  const chain = ownPanel(desk, 'chain');
  const supply = ownPanel(desk, 'supply');
  const wishes: Wish[] = [];
  const kept: Record<string, number> = {};
  const said: string[] = [];
  for (const { field } of openFields(desk, 'order')) {
    const item = secondPart(field.key);
    const incoming =
      chain !== undefined ? panelValue(chain, 'chain', item, 'incomingRound') : panelValue(supply, 'supply', item, 'drawnRound');
    const onHand = chain !== undefined ? panelValue(chain, 'chain', item, 'onHand') : panelValue(supply, 'supply', item, 'book');
    const backlog = chain !== undefined ? panelValue(chain, 'chain', item, 'backlog') : panelValue(supply, 'supply', item, 'backlog');
    const position =
      chain !== undefined ? panelValue(chain, 'chain', item, 'inventoryPosition') : panelValue(supply, 'supply', item, 'inventoryPosition');
    const stock = onHand - backlog;
    const supplyLine = position - stock;
    const forecast = theta * incoming + (1 - theta) * remembered(memory, field.key, opening);
    const units = Math.floor(Math.max(0, forecast + alpha * (target - stock - beta * supplyLine)) + 0.5);
    kept[field.key] = forecast;
    wishes.push({ lever: 'order', key: field.key, value: units });
    said.push(`orders ${units} expecting ${Math.round(forecast * 10) / 10}`);
  }
  const next: PolicyMemory = kept;
  return {
    values: legalValues(desk, wishes),
    memory: next,
    reason: said.length === 0 ? 'Has nothing to order.' : `${said.join('; ')}.`.replace(/^o/, 'O'),
  };
};
