import { describe, expect, test } from 'vitest';
import { fieldPlace, inputRefusal, inputsRefusal } from '../../server/game/inputs.ts';
import { fieldIndex } from '../../server/simulation/company.ts';
import { testCompany } from '../support/test-games.ts';

const company = testCompany();

describe('values of levers', () => {
  test('every field is found at its place, an unknown one nowhere', () => {
    for (const [place, field] of company.fields.entries()) expect(fieldPlace(company, field.lever, field.key)).toBe(place);
    expect(fieldPlace(company, 'order', 'nowhere beer')).toBe(-1);
    expect(fieldPlace(company, 'price', 'beer')).toBe(-1);
    expect(fieldIndex(company, 'price', 'beer')).toBe(-1);
  });

  test('a legal value, and giving it back, is not refused', () => {
    expect(inputRefusal(company, 'sales', 1, { lever: 'forecast', key: 'beer', value: 25 })).toBeUndefined();
    expect(inputRefusal(company, 'sales', 1, { lever: 'forecast', key: 'beer', value: 10 })).toBeUndefined();
    expect(inputRefusal(company, 'sales', 1, { lever: 'forecast', key: 'beer', value: 50 })).toBeUndefined();
    expect(inputRefusal(company, 'sales', 1, { lever: 'forecast', key: 'beer', value: null })).toBeUndefined();
  });

  test.each([
    ['an unknown lever', { lever: 'price', key: 'beer', value: 1 }, 'lever/unknown', { field: 'price beer' }],
    ['an unknown key', { lever: 'order', key: 'moon beer', value: 1 }, 'lever/unknown', { field: 'order moon beer' }],
    [
      "another seat's field, whose range stays its own",
      { lever: 'qualify', key: 'brewery', value: 1 },
      'lever/not-yours',
      { field: 'qualify brewery' },
    ],
    [
      'below the least',
      { lever: 'forecast', key: 'beer', value: 5 },
      'lever/out-of-range',
      { field: 'forecast beer', least: 10, most: 50, step: 5 },
    ],
    [
      'above the most',
      { lever: 'forecast', key: 'beer', value: 55 },
      'lever/out-of-range',
      { field: 'forecast beer', least: 10, most: 50, step: 5 },
    ],
    [
      'not a whole number',
      { lever: 'forecast', key: 'beer', value: 20.5 },
      'lever/out-of-range',
      { field: 'forecast beer', least: 10, most: 50, step: 5 },
    ],
    [
      'between two steps',
      { lever: 'forecast', key: 'beer', value: 22 },
      'lever/off-step',
      { field: 'forecast beer', least: 10, most: 50, step: 5 },
    ],
  ] as const)('%s is refused with what would be right', (_, value, code, details) => {
    expect(inputRefusal(company, 'sales', 1, value)).toEqual({ code, details });
  });

  test('a locked field opens in its round', () => {
    const value = { lever: 'qualify', key: 'brewery', value: 1 } as const;
    expect(inputRefusal(company, 'procurement', 2, value)).toEqual({
      code: 'lever/locked',
      details: { field: 'qualify brewery', least: 0, most: 1, step: 1, fromRound: 3 },
    });
    expect(inputRefusal(company, 'procurement', 2, { ...value, value: null })?.code).toBe('lever/locked');
    expect(inputRefusal(company, 'procurement', 3, value)).toBeUndefined();
  });

  test('one wrong value among several refuses them all', () => {
    const good = { lever: 'forecast', key: 'beer', value: 25 } as const;
    expect(inputsRefusal(company, 'sales', 1, [good, { ...good, value: 26 }])?.code).toBe('lever/off-step');
    expect(inputsRefusal(company, 'sales', 1, [good, good])).toBeUndefined();
  });
});
