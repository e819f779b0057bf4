import { describe, expect, test } from 'vitest';
import { chanceOf } from '../../server/simulation/chance.ts';
import { exp, log, normalQuantile, poissonQuantile, pow } from '../../server/simulation/real.ts';
import { roundHalfAway, timesPpm } from '../../server/simulation/rounding.ts';
import { playRounds } from '../support/play-rounds.ts';
import { richCompany } from '../support/rich-company.ts';

describe('R3.8 chance belongs to the world', () => {
  test('a table gives the same numbers in whatever order it is asked', () => {
    const forwards = chanceOf(richCompany(), 'a');
    const backwards = chanceOf(richCompany(), 'a');
    const periods = Array.from({ length: 60 }, (_, period) => period);
    const ahead = periods.map((period) => [
      forwards.transitPeriods(1, 0, period),
      forwards.dayFactor(3, period),
      forwards.errors(2, period),
      forwards.leadPeriods(0, period),
    ]);
    const back = periods
      .toReversed()
      .map((period) => [
        backwards.transitPeriods(1, 0, period),
        backwards.dayFactor(3, period),
        backwards.errors(2, period),
        backwards.leadPeriods(0, period),
      ]);
    expect(back.toReversed()).toEqual(ahead);
  });

  test('seeds differ, places differ, an empty seed is refused', () => {
    const company = richCompany();
    const draws = (seed: string, place: number) =>
      Array.from({ length: 20 }, (_, period) => chanceOf(company, seed).dayFactor(place, period));
    expect(draws('a', 0)).not.toEqual(draws('b', 0));
    expect(draws('a', 0)).not.toEqual(draws('a', 1));
    expect(chanceOf(company, 'a')).toBe(chanceOf(company, 'a'));
    expect(() => chanceOf(company, '')).toThrow('never empty');
  });

  test('demand factors have mean 1 and the coefficient of variation they are given', () => {
    const chance = chanceOf(richCompany(), 'many');
    const factors = Array.from({ length: 20_000 }, (_, round) => chance.roundFactor(0, round));
    const mean = factors.reduce((total, each) => total + each, 0) / factors.length;
    const variance = factors.reduce((total, each) => total + (each - mean) * (each - mean), 0) / factors.length;
    expect(mean).toBeCloseTo(1, 1);
    expect(Math.sqrt(variance) / mean).toBeCloseTo(0.35, 1);
  });

  test('transit comes as often as the distribution says', () => {
    const chance = chanceOf(richCompany(), 'ships');
    const transits = Array.from({ length: 20_000 }, (_, period) => chance.transitPeriods(1, 0, period));
    expect(transits.filter((periods) => periods === 6).length / transits.length).toBeCloseTo(0.6, 1);
    expect(new Set(transits)).toEqual(new Set([6, 7, 9]));
  });

  test("two teams on one seed meet the same customers' wishes as long as they offer the same", () => {
    const company = richCompany({ events: [], csat: { ...richCompany().csat, demandPpmAtZero: 1_000_000, demandPpmAtFull: 1_000_000 } });
    const one = playRounds(company, 6);
    const other = playRounds(company, 6, {
      all: [
        ['order', 'central water', 0],
        ['overtime', 'central', 0],
        ['booking', 'central>north', 0],
      ],
    });
    expect(other.periods.map((period) => period.demand)).toEqual(one.periods.map((period) => period.demand));
    expect(other.world.onHand).not.toEqual(one.world.onHand);
  });
});

describe('R3.9 real numbers that every machine agrees on', () => {
  test('exp, log and pow are as near to the truth as doubles allow', () => {
    for (let x = -30; x <= 30; x += 0.37) expect(Math.abs(exp(x) / Math.exp(x) - 1)).toBeLessThan(1e-13);
    for (let x = 0.001; x < 1000; x *= 1.37) expect(Math.abs(log(x) - Math.log(x))).toBeLessThan(1e-13);
    for (let x = 0.1; x < 10; x *= 1.3) expect(Math.abs(pow(x, -2.4) / Math.pow(x, -2.4) - 1)).toBeLessThan(1e-13);
    expect([exp(0), log(1), pow(7, 0), exp(-1000)]).toEqual([1, 0, 1, 0]);
    expect(() => log(0)).toThrow('logarithm');
  });

  test('quantiles: the normal one is symmetric, the Poisson one inverts its distribution', () => {
    expect(normalQuantile(0.5)).toBe(0);
    expect(normalQuantile(0.975)).toBeCloseTo(1.959964, 5);
    expect(normalQuantile(0.001)).toBeCloseTo(-3.090232, 5);
    expect([0.1, 0.2, 0.5, 0.7, 0.9, 0.99].map((chance) => poissonQuantile(2, chance))).toEqual([0, 1, 2, 3, 4, 6]);
    expect(poissonQuantile(0, 0.99)).toBe(0);
    expect(poissonQuantile(1000, 0.5)).toBe(1000);
  });

  test('money rounds half away from zero', () => {
    expect([0.5, -0.5, 1.4, -1.5, 2.5].map(roundHalfAway)).toEqual([1, -1, 1, -2, 3]);
    expect(timesPpm(101, 500_000)).toBe(51);
  });
});
