import { describe, expect, test } from 'vitest';
import { withCalibration } from '../../server/cli/calibration.ts';
import { calibrate } from '../../server/play/calibrate.ts';
import { percentile } from '../../server/score/formulas.ts';

const hundred = Array.from({ length: 101 }, (_, value) => value);

describe('calibration', () => {
  test('percentiles lie on straight lines between neighbours', () => {
    expect(percentile([40, 10, 20, 30], 0.5)).toBe(25);
    expect(percentile(hundred, 0.05)).toBe(5);
    expect(percentile([7], 0.95)).toBe(7);
    expect(percentile([], 0.5)).toBeUndefined();
  });

  test('a part runs from the 5th percentile of silo bots to the 95th of coordinated ones', () => {
    const parts = calibrate(
      { parts: [{ kpi: 'csat', weight: 100, zero: 0, full: 1 }] },
      hundred.map((csat) => ({ csat })),
      hundred.map((value) => ({ csat: value + 50 })),
    );
    expect(parts).toEqual([{ kpi: 'csat', zero: 5, full: 145 }]);
  });

  test('where less is better it counts from the other side', () => {
    const days = hundred.map((cashToCash) => ({ cashToCash }));
    expect(calibrate({ parts: [{ kpi: 'cashToCash', weight: 100, zero: 0, full: 1 }] }, days, days)).toEqual([
      { kpi: 'cashToCash', zero: 95, full: 5 },
    ]);
  });

  test('where a KPI has a target its ends are distances to it', () => {
    const bias = hundred.map((value) => ({ forecastBias: (value % 2 === 0 ? 1 : -1) * value }));
    expect(calibrate({ parts: [{ kpi: 'forecastBias', weight: 100, zero: 0, full: 1 }] }, bias, bias)).toEqual([
      { kpi: 'forecastBias', zero: 95, full: 5 },
    ]);
  });

  test('a part nobody can measure keeps its ends', () => {
    expect(calibrate({ parts: [{ kpi: 'csat', weight: 100, zero: 3, full: 4 }] }, [{}], [{}])).toEqual([{ kpi: 'csat', zero: 3, full: 4 }]);
  });

  test('writing into a file changes only the numbers, whatever stands around them', () => {
    const text =
      'schema: 1\nscore: # what counts\n  contribution: { weight: 50, zero: -1,  full: 2.5 } # money\n  csat:\n    # a note\n    zero: 1 # low\n    full: 2\n    weight: 50\n';
    const changed = withCalibration(text, [
      { kpi: 'contribution', zero: -123_456, full: 9_900_010 },
      { kpi: 'csat', zero: 61.23, full: 80 },
    ]);
    expect(changed).toBe(
      'schema: 1\nscore: # what counts\n  contribution: { weight: 50, zero: -1234.56,  full: 99000.1 } # money\n  csat:\n    # a note\n    zero: 61.2 # low\n    full: 80\n    weight: 50\n',
    );
  });
});
