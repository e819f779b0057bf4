import { describe, expect, test } from 'vitest';
import type { GameCourse } from '../../server/play/game-course.ts';
import { recovery } from '../../server/play/report/crises.ts';
import { pairedDifference, spreadOf } from '../../server/play/report/statistics.ts';

const course = (serviceByRound: readonly (number | undefined)[]): GameCourse => ({
  serviceByRound,
  firstStockoutRound: undefined,
  changesBySeat: { sales: [], logistics: [], procurement: [], operations: [] },
});
const calm = course([0.98, 0.98, 0.98, 0.98, 0.98, 0.98]);

describe('recovery from a crisis', () => {
  test.each([
    ['service never falls', [0.98, 0.98, 0.94, 0.98, 0.98, 0.98], undefined],
    ['it is back after two rounds and stays', [0.98, 0.6, 0.7, 0.97, 0.98, 0.98], { worstDrop: 0.38, roundsUntilBack: 2 }],
    ['one good round is not yet back', [0.98, 0.6, 0.97, 0.7, 0.97, 0.98], { worstDrop: 0.38, roundsUntilBack: 3 }],
    ['the last round alone counts', [0.98, 0.98, 0.98, 0.98, 0.5, 0.98], { worstDrop: 0.48, roundsUntilBack: 1 }],
    ['it is not back before the end', [0.98, 0.98, 0.98, 0.98, 0.98, 0.5], { worstDrop: 0.48, roundsUntilBack: undefined }],
    ['nothing falls due in a round', [0.98, 0.6, undefined, 0.98, 0.98, 0.98], { worstDrop: 0.38, roundsUntilBack: 1 }],
  ])('%s', (_, services, expected) => {
    const found = recovery(course(services), calm);
    expect(found?.roundsUntilBack).toBe(expected?.roundsUntilBack);
    if (expected === undefined) expect(found).toBeUndefined();
    else expect(found?.worstDrop).toBeCloseTo(expected.worstDrop);
  });
});

describe('differences on the same seeds', () => {
  test('chance that both meet cancels out: a constant difference is certain', () => {
    expect(pairedDifference([13, 55, 92], [10, 52, 89])).toEqual({ mean: 3, low: 3, high: 3 });
  });

  // Student's t of 0.975: 4.303 with 2 degrees of freedom, 2.262 with 9, 1.984 with 99 (Pearson & Hartley, table 12).
  test.each([
    [3, 4.303],
    [10, 2.262],
    [100, 1.984],
  ])('of %i seeds the interval is Student’s', (seeds, quantile) => {
    const ones = Array.from({ length: seeds }, (_, place) => (place * 7) % 5);
    const { deviation } = spreadOf(ones);
    const { mean, high } = pairedDifference(
      ones,
      ones.map(() => 0),
    );
    const half = (high - mean) / (deviation / Math.sqrt(seeds));
    expect(Math.abs(half / quantile - 1)).toBeLessThan(0.01);
  });
});

test('a spread is told by mean, deviation and percentiles between neighbours', () => {
  expect(spreadOf([4, 1, 3, 2])).toMatchObject({ mean: 2.5, least: 1, q1: 1.75, median: 2.5, q3: 3.25, most: 4 });
  expect(spreadOf([4, 1, 3, 2]).deviation).toBeCloseTo(1.290994);
});
