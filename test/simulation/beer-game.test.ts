import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { chanceOf } from '../../server/simulation/chance.ts';
import type { CompanyEvent, Effect } from '../../server/simulation/company-events.ts';
import { brokenInvariants } from '../../server/simulation/invariants.ts';
import { openCompany } from '../../server/simulation/opening.ts';
import type { PeriodRecord } from '../../server/simulation/records.ts';
import { ordersPlaced, playRound } from '../../server/simulation/round.ts';
import { classicCompany } from '../support/classic-company.ts';

const sites = ['Retailer', 'Wholesaler', 'Distributor', 'Factory'];
const oracle = (name: string): readonly string[] =>
  readFileSync(new URL(`../oracles/${name}.csv`, import.meta.url), 'utf8')
    .trim()
    .split(/\r?\n/)
    .slice(1);

type Rule = (record: PeriodRecord) => readonly number[];

/** Decides from the last record alone, as a player does who sees the own site. */
const baseStock =
  (levels: readonly number[]): Rule =>
  (record) =>
    levels.map((level, cell) =>
      Math.max(0, level - (record.onHand[cell] - record.backlog[cell] + record.onOrder[cell] + record.atDoor[cell])),
    );

/** Sterman's anchoring and adjustment with his mean parameters; orders floor(x + 1/2). F starts at 4 and moves once a decision. */
const sterman = (): Rule => {
  const forecast = [4, 4, 4, 4];
  return (record) =>
    forecast.map((before, cell) => {
      const next = 0.36 * record.incoming[cell] + 0.64 * before;
      forecast[cell] = next;
      const stock = record.onHand[cell] - record.backlog[cell];
      return Math.floor(Math.max(0, next + 0.26 * (17 - stock - 0.34 * record.onOrder[cell])) + 0.5);
    });
};

type Play = {
  readonly weeks: number;
  readonly fixedRounds: number;
  readonly demand: readonly number[];
  readonly rule: Rule;
  readonly events?: readonly CompanyEvent[];
};

const play = ({
  weeks,
  fixedRounds,
  demand,
  rule,
  events = [],
}: Play): { readonly rows: readonly string[]; readonly costs: readonly number[] } => {
  const company = classicCompany(demand, events);
  const chance = chanceOf(company, 'classic');
  let { world, record } = openCompany(company, chance);
  expect(brokenInvariants(company, world, record)).toEqual([]);
  const costs = [0, 0, 0, 0];
  const rows: string[] = [];
  let decisions: readonly number[] = [4, 4, 4, 4];
  for (let week = 1; week <= weeks; week += 1) {
    const before = record.periods[record.periods.length - 1];
    ({ world, record } = playRound(company, chance, world, decisions));
    const period = record.periods[0];
    expect(brokenInvariants(company, world, [before, period])).toEqual([]);
    const free = rule(period);
    decisions = week < fixedRounds ? [4, 4, 4, 4] : free;
    const placed = ordersPlaced(company, world, decisions);
    for (const [cell, site] of sites.entries()) {
      costs[cell] += period.siteCostCents[cell] / 100;
      rows.push(
        [
          week,
          site,
          period.incoming[cell],
          period.received[cell],
          period.shipped[cell],
          placed[cell],
          period.onHand[cell] - period.backlog[cell],
          period.onHand[cell],
          period.backlog[cell],
          period.onOrder[cell] + placed[cell],
          (period.siteCostCents[cell] / 100).toFixed(1),
        ].join(','),
      );
    }
  }
  return { rows, costs };
};

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
