import { describe, expect, test } from 'vitest';
import type { CompanyEvent, Effect } from '../../server/simulation/company-events.ts';
import { baseStock, oracle, play, sterman } from '../support/classic-trace.ts';

const step = [4, 4, 4, 4, 8];
const pausedAtWholesaler = (kind: Extract<Effect, { siteIndex: number }>['kind'] & `${string}Paused`): readonly CompanyEvent[] => [
  {
    id: 'pause',
    name: 'Pause',
    trigger: { kind: 'period', period: 11 },
    delayPeriods: 0,
    rampPeriods: 0,
    activePeriods: 4,
    recoveryPeriods: 0,
    signals: [],
    effects: [{ kind, siteIndex: 1 }],
  },
];
const paused = (kind: Parameters<typeof pausedAtWholesaler>[0]) =>
  play({ weeks: 40, fixedRounds: 0, demand: [4], rule: baseStock([28, 28, 28, 24]), events: pausedAtWholesaler(kind) });

describe('R2 the classic chain follows the published beer game', () => {
  test('order-up-to 32/32/32/24 with five fixed rounds costs 46 / 50 / 54 / 54, and every column of the trace is right', () => {
    const { rows, costs } = play({ weeks: 36, fixedRounds: 5, demand: step, rule: baseStock([32, 32, 32, 24]) });
    expect(costs).toEqual([46, 50, 54, 54]);
    expect(rows).toEqual(oracle('beer_basestock_forced4'));
  });

  test('the same policy never fixed costs 36 / 44 / 52 / 48', () => {
    expect(play({ weeks: 36, fixedRounds: 1, demand: step, rule: baseStock([32, 32, 32, 24]) }).costs).toEqual([36, 44, 52, 48]);
  });

  test("Sterman's rule with mean human parameters costs 2694, and every column of the trace is right", () => {
    const { rows, costs } = play({ weeks: 36, fixedRounds: 5, demand: step, rule: sterman() });
    expect(costs.reduce((sum, cost) => sum + cost, 0)).toBe(2694);
    expect(rows).toEqual(oracle('beer_sterman_rounded_forced4'));
  });
});

describe('R9 pauses in the classic chain', () => {
  test('R9.4 orders of a site whose orders are paused are discarded', () => {
    expect(paused('orderPaused').rows).toEqual(oracle('beer_disruption_order_pausing'));
  });

  test('R9.5 shipments to a paused site leave the supplier, are held at its cost, and are released on recovery', () => {
    expect(paused('shipmentPaused').rows).toEqual(oracle('beer_disruption_shipment_pausing'));
  });
});
