import { describe, expect, it } from 'vitest';
import { inputValue, withValue } from '../../../server/contract/estimates/desk-numbers.ts';
import { deskOf } from '../../support/desks.ts';

describe('a what-if', () => {
  it('changes one input of a copy', () => {
    const desk = deskOf('logistics');
    expect(inputValue(withValue(desk, 'booking', 'central>north', 11), 'booking', 'central>north')).toBe(11);
    expect(inputValue(desk, 'booking', 'central>north')).toBe(6);
  });
});
