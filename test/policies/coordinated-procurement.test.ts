import { describe, expect, test } from 'vitest';
import type { Panel } from '../../server/contract/desk.ts';
import { coordinated } from '../../server/policies/coordinated.ts';
import type { PolicyMemory } from '../../server/policies/policy.ts';
import { byField, handDesk, handPanel } from './hand-desk.ts';

describe('coordinated procurement while the system is down', () => {
  const planned = (round: number, inventoryPosition: number, stoppedAt: number | undefined, memory: PolicyMemory | undefined) => {
    const supply = handPanel('supply', 'procurement', { water: { drawnRound: 1_000, inventoryPosition, cover: 9 } });
    const customers = handPanel('customerOrders', 'sales', { water: { demandRound: 1_000 } });
    const old = (panel: Panel): Panel =>
      stoppedAt === undefined ? panel : { ...panel, rows: panel.rows.map((row) => ({ ...row, asOfPeriod: stoppedAt })) };
    const answer = coordinated({
      desk: handDesk({
        seat: 'procurement',
        round,
        fields: [{ lever: 'order', key: 'central water', most: 100_000, value: 1 }],
        panels: [old(supply), old(customers), handPanel('cash', 'procurement', {}, {}, (round - 1) * 5)],
      }),
      memory,
      parameters: { nearLeadRounds: 1, safetyRounds: 0.5, smoothing: 1, stockFactor: 1 },
    });
    return { ordered: Number(byField(answer.values)['order central water']), answer };
  };

  test('orders a hole in stock once, although the screen goes on showing it, and then what customers take', () => {
    const before = planned(6, 900, undefined, undefined);
    expect(before.ordered).toBe(1_600);
    const first = planned(7, 900, 25, before.answer.memory);
    expect(first.ordered).toBe(1_000);
    expect(planned(8, 900, 25, first.answer.memory).ordered).toBe(1_000);
    expect(first.answer.reason).toContain('by own notes');
  });

  test('reads the screen again as soon as it is up to date', () => {
    const blind = planned(7, 900, 25, planned(6, 900, undefined, undefined).answer.memory);
    expect(planned(8, 2_200, undefined, blind.answer.memory).ordered).toBe(300);
  });
});
