import { describe, expect, test } from 'vitest';
import { chanceOf } from '../../server/simulation/chance.ts';
import type { Company, Supplier } from '../../server/simulation/company.ts';
import { classicCompany } from '../support/classic-company.ts';
import { playRounds, sum } from '../support/play-rounds.ts';
import { richCompany } from '../support/rich-company.ts';

const withYield = (company: Company, made: Supplier['yield'], change: Partial<Supplier> = {}): Company => ({
  ...company,
  suppliers: company.suppliers.map((supplier) => ({ ...supplier, ...change, ...(made === undefined ? {} : { yield: made }) })),
});
const certain = { meanPpm: 900_000, sdPpm: 0 };
const orders = { all: [['order', 'factory beer', 100]] } as const;

describe('R4.10 yield', () => {
  test('of an order that stands ready there is only the share; the rest never comes and leaves on order', () => {
    const { periods, world } = playRounds(
      withYield(classicCompany([4]), certain, { lead: { periods: [3], ppm: [1_000_000] } }),
      20,
      orders,
    );
    // Placed in period 1, ready in 4, two periods on the way.
    expect(periods[3].supplierShort).toEqual([10]);
    expect(periods.slice(5).every((period) => period.received[3] === 90)).toBe(true);
    // Three orders in the making, the ones of two periods on the way.
    expect(world.onOrder[3]).toBe(3 * 100 + 2 * 90);
  });

  test('small orders lose as much on average as large ones', () => {
    const { periods } = playRounds(withYield(classicCompany([4]), certain), 3000, { all: [['order', 'factory beer', 4]] });
    const came = sum(periods.map((period) => period.supplierShipped[0]));
    expect(new Set(periods.map((period) => period.supplierShipped[0]))).toEqual(new Set([3, 4]));
    expect(Math.abs(came / (3000 * 4) - 0.9)).toBeLessThan(0.01);
  });

  test('the spread is that of a normal distribution, cut off at all', () => {
    const company = withYield(classicCompany([4]), { meanPpm: 950_000, sdPpm: 30_000 });
    const chance = chanceOf(company, 'many');
    const shares = Array.from({ length: 50_000 }, (_, period) => chance.yieldShare(0, period));
    const mean = sum(shares) / shares.length;
    // The cut at 1 takes .0006 off the mean.
    expect(Math.abs(mean - 0.9494)).toBeLessThan(0.0006);
    expect(Math.max(...shares)).toBe(1);
    expect(shares.filter((share) => share === 1).length / shares.length).toBeCloseTo(0.0478, 2);
    expect(shares.filter((share) => share < 0.92).length / shares.length).toBeCloseTo(0.1587, 2);
  });

  test('R3.1, R3.4, R8.2 the laws hold with call-offs, rejects and capacity, and only what comes is billed', () => {
    const company = withYield({ ...richCompany(), events: [] }, { meanPpm: 800_000, sdPpm: 100_000 });
    const water = [['order', 'central water', 1000]] as const;
    const { periods } = playRounds(company, 12, { all: water });
    const short = sum(periods.flatMap((period) => period.supplierShort ?? []));
    expect(short).toBeGreaterThan(0);
    const full = playRounds({ ...richCompany(), events: [] }, 12, { all: water }).periods;
    expect(full[0].supplierShort).toEqual([]);
    const paid = (played: typeof periods) => sum(played.map((period) => sum(period.supplierShipped)));
    expect(paid(periods)).toBeLessThan(paid(full));
  });

  test('R3.8 the draws are the supplier’s, whatever is ordered', () => {
    const company = withYield(classicCompany([4]), { meanPpm: 700_000, sdPpm: 200_000 });
    const shareOf = (units: number) =>
      playRounds(company, 30, { all: [['order', 'factory beer', units]] }).periods.map((period) =>
        Math.round((period.supplierShipped[0] / units) * 100),
      );
    expect(shareOf(10_000)).toEqual(shareOf(5000));
    expect(new Set(shareOf(10_000)).size).toBeGreaterThan(15);
  });
});
