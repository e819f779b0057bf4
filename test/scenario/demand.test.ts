import { describe, expect, test } from 'vitest';
import { chanceOf } from '../../server/simulation/chance.ts';
import type { Company } from '../../server/simulation/company.ts';
import { playRounds, sum } from '../support/play-rounds.ts';
import { changed, fixtureText, scenarioOf, shippedText } from '../support/scenario-texts.ts';

const classic = shippedText('classic-beer-game');
const distribution = fixtureText('distribution');
const steps = '{ steps: { 1: 4, 5: 8 } }';

describe('R6.10 a file names the process that demand follows', () => {
  const process = (written: string): unknown => scenarioOf(changed(classic, steps, written)).company.segments[0]?.demand[0];

  test.each([
    ['{ normal: { mean: 100.5, sd: 20 } }', { kind: 'normal', mean: 100.5, sd: 20 }],
    ['{ uniform: { least: 0, most: 8 } }', { kind: 'uniform', least: 0, most: 8 }],
    ['{ ar1: { mean: 100, rho: -0.5, sd: 20 } }', { kind: 'ar1', mean: 100, rho: -0.5, sd: 20 }],
    [
      '{ seasonal: { mean: 100, amplitude: 40, cyclePeriods: 52 } }',
      { kind: 'seasonal', mean: 100, amplitude: 40, cyclePeriods: 52, phasePeriods: 0, sd: 0 },
    ],
    [
      '{ seasonal: { mean: 100, amplitude: 40, cyclePeriods: 52, phasePeriods: -13, sd: 5 } }',
      { kind: 'seasonal', mean: 100, amplitude: 40, cyclePeriods: 52, phasePeriods: -13, sd: 5 },
    ],
  ])('%s', (written, compiled) => expect(process(written)).toEqual({ kind: 'process', process: compiled }));

  test('a game of 100,000 rounds is a game', () => {
    const long = changed(changed(classic, 'playedRounds: 36', 'playedRounds: 100000'), 'announcedRounds: 50', 'announcedRounds: 100000');
    expect(scenarioOf(long).rules.playedRounds).toBe(100_000);
  });
});

describe('R4.9, R4.10 a file names durations and yields', () => {
  const supplier = (leads: string) => scenarioOf(changed(classic, 'leadPeriods: 0', leads)).company.suppliers[0];

  test('a gamma distribution of leads and of transits', () => {
    const lead = supplier('leadPeriods: { gamma: { mean: 4, cv: 0.5 } }')?.lead;
    expect(sum(lead?.ppm ?? [])).toBe(1_000_000);
    expect(sum((lead?.periods ?? []).map((periods, place) => periods * (lead?.ppm[place] ?? 0))) / 1_000_000).toBeCloseTo(4, 2);
    const text = changed(
      classic,
      'wholesaler>retailer: { orderDelayPeriods: 1, transitPeriods: 2 }',
      'wholesaler>retailer: { orderDelayPeriods: 1, transitPeriods: { gamma: { mean: 2, cv: 0.4 } } }',
    );
    const { company } = scenarioOf(text);
    const lane = company.lanes.findIndex(({ id }) => id === 'wholesaler>retailer');
    const chance = chanceOf(company, 'transits');
    const transits = Array.from({ length: 20_000 }, (_, period) => chance.transitPeriods(lane, 0, period));
    expect(Math.abs(sum(transits) / transits.length - 2)).toBeLessThan(0.03);
    expect(new Set(transits).size).toBeGreaterThan(4);
  });

  test('a yield with and without spread; all of it is no yield', () => {
    expect(supplier('leadPeriods: 0\n    yieldPercent: 95')?.yield).toEqual({ meanPpm: 950_000, sdPpm: 0 });
    expect(supplier('leadPeriods: 0\n    yieldPercent: { mean: 95, sd: 3.5 }')?.yield).toEqual({ meanPpm: 950_000, sdPpm: 35_000 });
    expect(supplier('leadPeriods: 0\n    yieldPercent: 100')).toEqual(supplier('leadPeriods: 0'));
  });
});

describe('the promotion model', () => {
  const calm = (text: string): Company => {
    const { company } = scenarioOf(text);
    return {
      ...company,
      events: [],
      noise: { roundCvPpm: 0, dayCvPpm: 0 },
      csat: { ...company.csat, demandPpmAtZero: 1_000_000, demandPpmAtFull: 1_000_000 },
    };
  };
  /** Weekly demand of water in a segment, with a promotion in round 2 and without. */
  const weeks = (company: Company, promoted: boolean): readonly number[] => {
    const option = company.promotions.findIndex(({ display, priceCutPpm }) => display && priceCutPpm === 200_000);
    expect(option).toBeGreaterThan(0);
    const { records } = playRounds(company, 6, promoted ? { 1: [['promotion', 'water', option]] } : {});
    return records.slice(1).map(({ periods }) => sum(periods.map(({ demand }) => demand[0])));
  };

  test('R6.2 20 % off with full display is the price law times the display: about 3.9 times that week', () => {
    const company = calm(shippedText('spring-promotion'));
    const [segment] = company.segments;
    const expected = 0.8 ** (segment?.elasticity ?? 0) * (company.items[0]?.displayUplift ?? 0);
    expect(weeks(company, true)[1] / weeks(company, false)[1]).toBeCloseTo(expected, 1);
    expect(0.8 ** -2.4 * 2.3).toBeCloseTo(3.9, 1);
  });

  test('R6.3 a quarter of what came on top is missing in the next three rounds, .45, .35 and .20 of it', () => {
    const company = calm(shippedText('spring-promotion'));
    const [with_, without] = [weeks(company, true), weeks(company, false)];
    const extra = with_[1] - without[1];
    const missing = [2, 3, 4, 5].map((round) => (without[round] - with_[round]) / extra);
    for (const [place, share] of [0.45, 0.35, 0.2, 0].entries()) expect(Math.abs(missing[place] - 0.25 * share)).toBeLessThan(0.012);
  });

  test('R6.3 a file that names shares bought ahead and no pantry has the usual one', () => {
    const silent = changed(distribution, 'pantry: { percentByRound: [45, 35, 20], floorPercent: 30 }\n', '');
    expect(scenarioOf(silent).company.pantry).toEqual(scenarioOf(distribution).company.pantry);
    expect(scenarioOf(silent.replaceAll('pantrySharePercent: 25', 'pantrySharePercent: 0')).company.pantry.ppmByRound).toEqual([]);
    expect(scenarioOf(`${silent}\npantry: { floorPercent: 50 }\n`).company.pantry).toEqual({
      ppmByRound: [450_000, 350_000, 200_000],
      floorPpm: 500_000,
    });
    expect(scenarioOf(classic).company.pantry).toEqual({ ppmByRound: [], floorPpm: 0 });
  });
});
