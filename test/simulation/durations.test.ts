import { describe, expect, test } from 'vitest';
import { chanceOf } from '../../server/simulation/chance.ts';
import type { Company, PeriodsDistribution } from '../../server/simulation/company.ts';
import { gammaChance, gammaPeriods } from '../../server/simulation/gamma.ts';
import { classicCompany } from '../support/classic-company.ts';
import { playRounds } from '../support/play-rounds.ts';

const moments = ({ periods, ppm }: PeriodsDistribution) => {
  const mean = periods.reduce((total, each, place) => total + each * ppm[place], 0) / 1_000_000;
  const variance = periods.reduce((total, each, place) => total + (each - mean) ** 2 * ppm[place], 0) / 1_000_000;
  return { mean, sd: Math.sqrt(variance) };
};

describe('R4.9 random durations', () => {
  // Shape, x, P(shape, x): quantiles of chi-square tables (shape = degrees / 2, x = quantile / 2) and closed forms of whole shapes.
  test.each([
    [0.5, 3.841458820694124 / 2, 0.95],
    [0.5, 0.00393214 / 2, 0.05],
    [1, 5.991464547107979 / 2, 0.95],
    [2.5, 11.070497693516351 / 2, 0.95],
    [5, 18.307038053275146 / 2, 0.95],
    [5, 3.940299136119013 / 2, 0.05],
    [15, 50.89218131151709 / 2, 0.99],
    [50, 124.34211340400407 / 2, 0.95],
    [1, 1, 1 - Math.exp(-1)],
    [2, 3, 1 - Math.exp(-3) * (1 + 3)],
    [3, 3, 1 - Math.exp(-3) * (1 + 3 + 4.5)],
    [0.5, 1, 0.8427007929497149],
  ])('the chance of a gamma variable of shape %d to be at most %d is %d', (shape, x, chance) => {
    expect(gammaChance(shape, x)).toBeCloseTo(chance, 7);
  });

  test('the chance rises from 0 to 1, for sharp and for wild shapes', () => {
    for (const shape of [0.25, 0.7, 1, 4, 100, 10_000]) {
      const chances = Array.from({ length: 400 }, (_, place) => gammaChance(shape, (shape * place) / 100 + place / 50));
      expect(chances[0]).toBe(0);
      expect(chances.every((each, place) => each >= 0 && each <= 1 && (place === 0 || each >= chances[place - 1] - 1e-12))).toBe(true);
      expect(chances.at(-1)).toBeGreaterThan(0.97);
    }
  });

  test.each([
    [4, 0.5],
    [10, 0.25],
    [30, 0.3],
    [6, 1],
    [14, 0.1],
  ])('rounded to whole periods, mean %d and cv %d stay, and the chances add up to a million', (mean, cv) => {
    const distribution = gammaPeriods(mean, cv);
    expect(distribution.ppm.reduce((total, each) => total + each, 0)).toBe(1_000_000);
    expect(distribution.ppm.every((each) => each > 0)).toBe(true);
    expect(Math.abs(moments(distribution).mean - mean)).toBeLessThan(0.02);
    // Sheppard: rounding to whole numbers adds 1/12 to the variance.
    expect(moments(distribution).sd).toBeCloseTo(Math.sqrt((mean * cv) ** 2 + 1 / 12), 1);
  });

  test('a mean below half a period is mostly none, a long tail ends', () => {
    expect(gammaPeriods(0.2, 0.5).periods[0]).toBe(0);
    expect(gammaPeriods(365, 2).periods.at(-1)).toBeLessThanOrEqual(2000);
    expect(gammaPeriods(365, 0.01).periods.length).toBeLessThan(50);
  });

  const later = (lead: PeriodsDistribution): Company => {
    const company = classicCompany([4]);
    return { ...company, suppliers: company.suppliers.map((supplier) => ({ ...supplier, lead })) };
  };

  test('R4.4 leads come as often as the gamma says; a later order may come before an earlier one', () => {
    const lead = gammaPeriods(6, 0.5);
    const chance = chanceOf(later(lead), 'leads');
    const leads = Array.from({ length: 100_000 }, (_, period) => chance.leadPeriods(0, period));
    const mean = leads.reduce((total, each) => total + each, 0) / leads.length;
    expect(Math.abs(mean - 6)).toBeLessThan(0.05);
    const crossings = leads.filter((each, place) => place > 0 && each + 1 < (leads[place - 1] ?? 0)).length;
    expect(crossings / leads.length).toBeGreaterThan(0.2);
    // The laws hold while orders cross.
    const { world } = playRounds(later(lead), 60, { all: [['order', 'factory beer', 7]] });
    expect(world.period).toBe(60);
  });
});
