import { describe, expect, test } from 'vitest';
import { levers, type Lever } from '../../../server/contract/ids.ts';
import { meantValue } from '../../../server/play/intent/levers.ts';
import type { Field } from '../../../server/simulation/company.ts';

const field = (lever: Lever, range: Partial<Field> = {}): Field => ({
  lever,
  key: 'all',
  seat: 'sales',
  kind: 'standing',
  unit: 'units',
  least: 0,
  most: 100,
  step: 1,
  initial: 0,
  fromRound: 1,
  rare: false,
  ...range,
});

describe('what is meant by a decision, in another world', () => {
  test('of an order is its order-up-to level: as much more or less than the reference orders there', () => {
    expect(meantValue(field('order'), 30, 20, 50)).toBe(60);
    expect(meantValue(field('order'), 5, 20, 50)).toBe(35);
  });

  test('never leaves the range of its input, nor its steps', () => {
    expect(meantValue(field('order'), 5, 20, 10)).toBe(0);
    expect(meantValue(field('order'), 90, 20, 50)).toBe(100);
    expect(meantValue(field('overtime', { most: 50, step: 5 }), 7, 0, 10)).toBe(15);
    expect(meantValue(field('order', { least: 3, most: 10, step: 4 }), 10, 0, 9)).toBe(7);
  });

  test('of a choice is the choice where it was another one than the reference’s; whoever went with it goes with it there too', () => {
    expect(meantValue(field('mode'), 2, 0, 1)).toBe(2);
    expect(meantValue(field('mode'), 0, 0, 1)).toBe(1);
  });

  test('of a deed is the deed', () => {
    expect(meantValue(field('promotion'), 2, 0, 1)).toBe(2);
    expect(meantValue(field('transfer'), 0, 0, 40)).toBe(0);
  });

  test.each(levers)('of %s in the same world is what was decided, even off its steps', (lever) => {
    for (const reference of [0, 7, 100]) expect(meantValue(field(lever, { step: 5 }), 13, reference, reference)).toBe(13);
  });
});
