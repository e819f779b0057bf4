import { describe, expect, it } from 'vitest';
import { labourHours } from '../../../server/contract/estimates/operations.ts';
import { deskOf } from '../../support/desks.ts';
import { estimateOf } from '../../support/estimate-of.ts';

describe('hours', () => {
  const desk = deskOf('operations');

  it('are last round’s work and the queue against regular hours and overtime', () => {
    expect(labourHours(desk, 'central')).toEqual({
      neededMinutes: { from: 34_615, to: 45_385 },
      availableMinutes: 36_960,
      regularMinutes: 33_600,
    });
  });

  it('are short without overtime', () => {
    expect(estimateOf(desk, 'overtime', 'central', 0)).toMatchObject({ text: 'hoursShort', tone: 'warn' });
    expect(estimateOf(desk, 'overtime', 'central', 20)).toMatchObject({ text: 'hoursEnough', tone: 'good' });
  });

  it('of putting away are short when less than the queue is given', () => {
    expect(estimateOf(desk, 'labourSplit', 'central putaway', 10)).toMatchObject({ text: 'splitShort', tone: 'warn' });
    expect(estimateOf(desk, 'labourSplit', 'central putaway', 50)).toMatchObject({ text: 'splitEnough' });
  });
});
