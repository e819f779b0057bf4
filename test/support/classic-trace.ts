import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { chanceOf } from '../../server/simulation/chance.ts';
import type { CompanyEvent } from '../../server/simulation/company-events.ts';
import { brokenInvariants } from '../../server/simulation/invariants.ts';
import { openCompany } from '../../server/simulation/opening.ts';
import type { PeriodRecord } from '../../server/simulation/records.ts';
import { ordersPlaced, playRound } from '../../server/simulation/round.ts';
import { classicCompany } from './classic-company.ts';

export const beerSites = ['Retailer', 'Wholesaler', 'Distributor', 'Factory'];
/** The rows of a published trace, without its head. */
export const oracle = (name: string): readonly string[] =>
  readFileSync(new URL(`../oracles/${name}.csv`, import.meta.url), 'utf8')
    .trim()
    .split(/\r?\n/)
    .slice(1);

type Rule = (record: PeriodRecord) => readonly number[];

/** Decides from the last record alone, as a player does who sees the own site. */
export const baseStock =
  (levels: readonly number[]): Rule =>
  (record) =>
    levels.map((level, cell) =>
      Math.max(0, level - (record.onHand[cell] - record.backlog[cell] + record.onOrder[cell] + record.atDoor[cell])),
    );

/** Sterman's anchoring and adjustment with his mean parameters; orders floor(x + 1/2). F starts at 4 and moves once a decision. */
export const sterman = (): Rule => {
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

/** Plays the classic chain and holds its laws: the trace, row by row as the published ones, and what each site cost. */
export const play = ({
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
    for (const [cell, site] of beerSites.entries()) {
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
