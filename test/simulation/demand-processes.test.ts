import { describe, expect, test } from 'vitest';
import { chanceOf } from '../../server/simulation/chance.ts';
import type { Company, DemandProcess } from '../../server/simulation/company.ts';
import type { CompanyEvent } from '../../server/simulation/company-events.ts';
import { highUnits, usualUnits } from '../../server/simulation/demand-processes.ts';
import { sineOfTurns } from '../../server/simulation/real.ts';
import { classicCompany } from '../support/classic-company.ts';
import { playRounds } from '../support/play-rounds.ts';
import { richCompany } from '../support/rich-company.ts';

const withProcess = (process: DemandProcess, company: Company = classicCompany([4])): Company => ({
  ...company,
  segments: company.segments.map((segment) => ({
    ...segment,
    demand: segment.demand.map((source) => (source === undefined ? undefined : { kind: 'process', process })),
  })),
});

/** Demand of so many periods, without the company around it. */
const drawn = (process: DemandProcess, periods: number, seed = 'long'): readonly number[] => {
  const chance = chanceOf(withProcess(process), seed);
  return Array.from({ length: periods }, (_, place) => chance.demandUnits(0, place + 1));
};

const meanOf = (values: readonly number[]): number => values.reduce((total, each) => total + each, 0) / values.length;
/** Mean product of the distances from the mean, `lag` periods apart: the variance at 0. */
const covariance = (values: readonly number[], lag = 0): number => {
  const mean = meanOf(values);
  let total = 0;
  for (let place = lag; place < values.length; place += 1) total += (values[place] - mean) * (values[place - lag] - mean);
  return total / values.length;
};

const processes: readonly DemandProcess[] = [
  { kind: 'normal', mean: 100, sd: 20 },
  { kind: 'uniform', least: 0, most: 8 },
  { kind: 'ar1', mean: 100, rho: 0.7, sd: 10 },
  { kind: 'ar1', mean: 100, rho: -0.5, sd: 10 },
  { kind: 'seasonal', mean: 100, amplitude: 40, cyclePeriods: 10, phasePeriods: 0, sd: 5 },
];

describe('R6.10 demand processes', () => {
  test.each(processes)('%o is whole, never negative, and the same on the same seed only', (process) => {
    const units = drawn(process, 5000);
    expect(units.every((each) => Number.isInteger(each) && each >= 0)).toBe(true);
    expect(drawn(process, 5000)).toEqual(units);
    expect(drawn(process, 5000, 'other')).not.toEqual(units);
  });

  // Four standard errors of each estimate at 100,000 periods; rounding to whole units adds 1/12 to a variance.
  test('normal: mean and standard deviation as written, periods independent', () => {
    const units = drawn({ kind: 'normal', mean: 100, sd: 20 }, 100_000);
    expect(Math.abs(meanOf(units) - 100)).toBeLessThan(0.26);
    expect(Math.abs(covariance(units) / (400 + 1 / 12) - 1)).toBeLessThan(0.018);
    expect(Math.abs(covariance(units, 1) / covariance(units))).toBeLessThan(0.013);
  });

  test('normal: what would be below zero is zero', () => {
    const units = drawn({ kind: 'normal', mean: 10, sd: 10 }, 50_000);
    // Mean of max(0, X) is mu Phi(mu / sigma) + sigma phi(mu / sigma) = 10.83.
    expect(Math.abs(meanOf(units) - 10.833)).toBeLessThan(0.2);
    expect(units.filter((each) => each === 0).length / units.length).toBeCloseTo(0.171, 2);
  });

  test('uniform: every number from least to most, equally often', () => {
    const units = drawn({ kind: 'uniform', least: 3, most: 7 }, 50_000);
    const counts = [3, 4, 5, 6, 7].map((value) => units.filter((each) => each === value).length / units.length);
    for (const share of counts) expect(Math.abs(share - 0.2)).toBeLessThan(0.0072);
    expect(Math.max(...units) - Math.min(...units)).toBe(4);
    expect(new Set(drawn({ kind: 'uniform', least: 5, most: 5 }, 100))).toEqual(new Set([5]));
  });

  test.each([0.7, -0.5, 0.9])('AR(1) with rho %d: variance sd^2 / (1 - rho^2), correlation rho, from the first period on', (rho) => {
    const units = drawn({ kind: 'ar1', mean: 1000, rho, sd: 30 }, 200_000);
    const variance = 900 / (1 - rho * rho) + 1 / 12;
    expect(Math.abs(meanOf(units) - 1000)).toBeLessThan((4 * 30) / (1 - rho) / Math.sqrt(200_000) + 0.01);
    const error = 4 * Math.sqrt((2 * (1 + rho * rho)) / (1 - rho * rho) / 200_000);
    expect(Math.abs(covariance(units) / variance - 1)).toBeLessThan(error);
    expect(Math.abs(covariance(units, 1) / covariance(units) - rho)).toBeLessThan(0.01);
    expect(Math.abs(covariance(units, 2) / covariance(units) - rho * rho)).toBeLessThan(0.012);
    const firsts = Array.from({ length: 4000 }, (_, seed) => drawn({ kind: 'ar1', mean: 1000, rho, sd: 30 }, 1, `s${seed}`)[0]);
    expect(Math.abs(covariance(firsts) / variance - 1)).toBeLessThan(0.09);
  });

  test('seasonal: a sine of its amplitude around the mean, shifted by its phase', () => {
    const calm = { kind: 'seasonal', mean: 100, amplitude: 40, cyclePeriods: 8, phasePeriods: 0, sd: 0 } as const;
    expect(drawn(calm, 9)).toEqual([128, 140, 128, 100, 72, 60, 72, 100, 128]);
    expect(drawn({ ...calm, phasePeriods: 2 }, 9)).toEqual([72, 100, 128, 140, 128, 100, 72, 60, 72]);
    const units = drawn({ ...calm, sd: 15 }, 100_000);
    expect(Math.abs(meanOf(units) - 100)).toBeLessThan(0.2);
    expect(Math.abs(covariance(units) / ((40 * 40) / 2 + 225) - 1)).toBeLessThan(0.01);
  });

  test('R3.9 the sine is that of the machine to the last digits', () => {
    for (let turns = -3; turns <= 3; turns += 0.0137) expect(sineOfTurns(turns)).toBeCloseTo(Math.sin(2 * Math.PI * turns), 13);
  });

  test('R3.8 no decision, price, CSAT or promotion moves a draw; segments and items have streams of their own', () => {
    const company = withProcess({ kind: 'ar1', mean: 40, rho: 0.6, sd: 9 }, { ...richCompany(), events: [] });
    const calm = playRounds(company, 8).periods.map((period) => period.demand);
    const wild = playRounds(company, 8, {
      all: [
        ['price', 'water', 90],
        ['promotion', 'juice', 1],
        ['deliveryQuote', 'all', 2],
        ['order', 'central water', 3000],
      ],
    }).periods.map((period) => period.demand);
    expect(wild).toEqual(calm);
    const place = (at: number) => calm.map((demand) => demand[at]);
    const used = company.segments.flatMap((segment, index) =>
      segment.demand.flatMap((each, item) => (each ? [index * company.items.length + item] : [])),
    );
    expect(new Set(used.map((at) => place(at).join())).size).toBe(used.length);
  });

  test('R9.3 an event scales what a process brings, and does not move its draws', () => {
    const process = { kind: 'normal', mean: 1000, sd: 100 } as const;
    const event: CompanyEvent = {
      id: 'boom',
      name: 'Boom',
      trigger: { kind: 'period', period: 3 },
      delayPeriods: 0,
      rampPeriods: 0,
      activePeriods: 2,
      recoveryPeriods: 0,
      signals: [],
      effects: [{ kind: 'demand', itemIndices: [0], segmentIndices: [0], factorPpm: 1_500_000 }],
    };
    const demand = (company: Company) => playRounds(withProcess(process, company), 6).periods.map((period) => period.demand[0]);
    const calm = demand(classicCompany([4]));
    const stirred = demand(classicCompany([4], [event]));
    expect(stirred).toEqual(calm.map((units, place) => (place === 2 || place === 3 ? Math.floor(units * 1.5 + 0.5) : units)));
  });

  test('what is usual of a process is its mean, what is high three deviations more', () => {
    const of = (process: DemandProcess) => [usualUnits({ kind: 'process', process }), highUnits({ kind: 'process', process })];
    expect(of({ kind: 'normal', mean: 100, sd: 20 })).toEqual([100, 160]);
    expect(of({ kind: 'uniform', least: 0, most: 9 })).toEqual([4.5, 9]);
    expect(of({ kind: 'ar1', mean: 100, rho: 0.6, sd: 8 })).toEqual([100, 130]);
    expect(of({ kind: 'seasonal', mean: 100, amplitude: 40, cyclePeriods: 8, phasePeriods: 0, sd: 5 })).toEqual([100, 155]);
  });
});
