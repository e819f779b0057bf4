import { describe, expect, test } from 'vitest';
import type { CompanyEvent, Effect } from '../../server/simulation/company-events.ts';
import { playRounds, sum } from '../support/play-rounds.ts';
import { richCompany } from '../support/rich-company.ts';

const plain = () => richCompany({ events: [] });
const north = 5;
const onlyFarWater = [
  ['supplierShare', 'faraway water', 100],
  ['order', 'central juice', 0],
  ['order', 'central cola', 0],
] as const;
const during = (effect: Effect): CompanyEvent => ({
  id: 'e',
  name: 'E',
  trigger: { kind: 'period', period: 6 },
  delayPeriods: 0,
  rampPeriods: 0,
  activePeriods: 5,
  recoveryPeriods: 0,
  signals: [],
  effects: [effect],
});

describe('R5 transport', () => {
  test('R5.3, R1.4 loads booked now run next round, spread evenly, and are paid whether used or not', () => {
    const { periods } = playRounds(plain(), 3, { 1: [['booking', 'central>north', 7]], 2: [['transfer', 'central>north cola', 0]] });
    const freight = periods.map((period) => period.laneFreightCents[north] - period.laneSpotLoads[north] * 30_000);
    const loads = (cents: number) => Math.floor(cents / 18_000);
    expect(freight.slice(5, 10).map(loads)).toEqual([2, 2, 1, 1, 1]);
    for (const period of periods.slice(5, 10))
      expect(period.laneLoads[north]).toBeLessThanOrEqual(
        loads(period.laneFreightCents[north] - period.laneSpotLoads[north] * 30_000) + period.laneSpotLoads[north],
      );
  });

  test('R5.3 beyond booked and spot loads goods wait, R5.6 off the shelf and still on order', () => {
    const { periods } = playRounds(plain(), 2, {
      all: [['booking', 'central>north', 0]],
      2: [
        ['transfer', 'central>north water', 500],
        ['transfer', 'central>north cola', 500],
        ['transfer', 'central>north juice', 500],
      ],
    });
    const waiting = periods.filter((period) => period.laneWaitingUnits[north] > 0);
    expect(waiting.length).toBeGreaterThan(0);
    for (const period of periods.slice(5)) expect(period.laneSpotLoads[north]).toBeLessThanOrEqual(4);
    for (const period of waiting)
      expect(period.onOrder[9] + period.onOrder[10] + period.onOrder[11]).toBeGreaterThanOrEqual(period.laneWaitingUnits[north]);
  });

  test('R5.2 a free mode takes what there is, in started loads', () => {
    const { periods } = playRounds(plain(), 1);
    for (const period of periods) {
      const volume = period.laneItemUnits[9 * 3] * 2 + period.laneItemUnits[9 * 3 + 1];
      if (period.labour[2]?.emergencyLines === 0) expect(period.laneFreightCents[9]).toBe(Math.ceil(volume / 150) * 4000);
    }
  });

  test('R5.4 a direct mode goes past the port', () => {
    const { periods } = playRounds(plain(), 2, {
      all: [...onlyFarWater, ['mode', 'faraway>vigo', 1]],
      1: [['order', 'central water', 1000]],
      2: [['order', 'central water', 0]],
    });
    expect(sum(periods.map((period) => period.received[0]))).toBe(0);
    expect(sum(periods.map((period) => period.received[6]))).toBeGreaterThanOrEqual(1000);
    expect(periods[3].laneFreightCents[1]).toBeGreaterThanOrEqual(20 * 90_000);
  });

  test('R5.5 sea goods pass the port on to the warehouse; R5.4 rerouted they take the other port', () => {
    const sailed = (reroute: number) =>
      playRounds(plain(), 4, {
        all: [...onlyFarWater, ['reroute', 'faraway>vigo', reroute], ['booking', 'leixoes>central', 10]],
        1: [['order', 'central water', 1000]],
        2: [['order', 'central water', 0]],
        3: [['order', 'central water', 0]],
        4: [['order', 'central water', 0]],
      }).periods;
    const byVigo = sailed(0);
    const byLeixoes = sailed(1);
    const received = (periods: typeof byVigo, cell: number) => sum(periods.map((period) => period.received[cell]));
    expect([received(byVigo, 0), received(byVigo, 3)]).toEqual([1000, 0]);
    expect([received(byLeixoes, 0), received(byLeixoes, 3)]).toEqual([0, 1000]);
    expect(received(byVigo, 6)).toBeGreaterThanOrEqual(1000);
    expect(received(byLeixoes, 6)).toBeGreaterThanOrEqual(1000);
  });

  test('R9.3 a strike on a lane leaves goods waiting at the port and stops paying for loads that do not run', () => {
    const strike = richCompany({ events: [{ ...during({ kind: 'laneCapacity', laneIndex: 4, factorPpm: 0 }), activePeriods: 20 }] });
    const { periods } = playRounds(strike, 5, {
      all: onlyFarWater,
      1: [['order', 'central water', 2000]],
      2: [['order', 'central water', 0]],
    });
    expect(periods[20].laneWaitingUnits[4]).toBeGreaterThan(0);
    expect(periods[20].laneFreightCents[4]).toBe(0);
    expect(periods[4].laneFreightCents[4]).toBeGreaterThanOrEqual(0);
  });

  test('R9.2 a delay holds up what leaves while it lasts; R9.3 crews, suppliers and demand are scaled', () => {
    const quiet = playRounds(plain(), 2).periods;
    const delayed = playRounds(richCompany({ events: [during({ kind: 'transitDelay', laneIndex: north, periods: 3 })] }), 2).periods;
    expect(delayed[6].received[9]).toBe(0);
    expect(quiet[6].received[9]).toBeGreaterThan(0);
    const sick = playRounds(richCompany({ events: [during({ kind: 'crew', siteIndex: 2, factorPpm: 500_000 })] }), 2).periods;
    expect(sick[6].labour[2]?.attendancePpm).toBeCloseTo((quiet[6].labour[2]?.attendancePpm ?? 0) / 2, -1);
    const cut = playRounds(
      richCompany({ events: [during({ kind: 'supplierCapacity', supplierIndex: 0, factorPpm: 100_000 })] }),
      2,
    ).periods;
    expect(Math.max(...cut.slice(5).map((period) => period.supplierShipped[0]))).toBeLessThanOrEqual(150);
    const hot = playRounds(
      richCompany({ events: [during({ kind: 'demand', itemIndices: [0], segmentIndices: [1], factorPpm: 2_000_000 })] }),
      2,
    ).periods;
    expect(hot[6].demand[3] / quiet[6].demand[3]).toBeCloseTo(2, 1);
    expect(hot[6].demand[4]).toBe(quiet[6].demand[4]);
  });
});
