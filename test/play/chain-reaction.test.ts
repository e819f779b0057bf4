import { describe, expect, test } from 'vitest';
import { chainCrossings, isChainReaction, meanDays, type ChainDay } from '../../server/play/chain-reaction.ts';

const calm: ChainDay = {
  inboundUnits: 1_000,
  dockMinutes: 0,
  regularMinutes: 4_000,
  overtimeMinutes: 0,
  errorPpm: 8_000,
  returnedUnits: 5,
  emergencyLines: 4,
};
const calmDays = Array.from({ length: 20 }, () => calm);
/** A calm run with each figure raised from its day on. */
const raised = (changes: Readonly<Record<number, Partial<ChainDay>>>): readonly ChainDay[] => {
  let now = calm;
  return calmDays.map((_, place) => (now = { ...now, ...changes[place] }));
};
const chain = {
  4: { inboundUnits: 2_500 },
  6: { dockMinutes: 6_000 },
  8: { overtimeMinutes: 1_500, emergencyLines: 20 },
  10: { errorPpm: 40_000 },
  13: { returnedUnits: 60 },
};

describe('the chain reaction', () => {
  test('is seen where every link shows after the one that causes it', () => {
    const crossings = chainCrossings(raised(chain), calmDays);
    expect(crossings).toEqual({ inbound: 5, queue: 8, overtime: 9, errors: 11, returns: 13, emergencies: 8 });
    expect(isChainReaction(crossings)).toBe(true);
  });

  test('is not seen in a calm run', () => {
    expect(isChainReaction(chainCrossings(calmDays, calmDays))).toBe(false);
  });

  test.each([
    ['inbound stays as it was', { 4: {} }],
    ['the queue never forms', { 6: {} }],
    ['overtime is not worked', { 8: { emergencyLines: 20 } }],
    ['nothing becomes an emergency', { 8: { overtimeMinutes: 1_500 } }],
    ['errors come before the queue', { 4: { inboundUnits: 2_500, errorPpm: 40_000 } }],
    ['returns come with the errors', { 10: { errorPpm: 40_000, returnedUnits: 600 } }],
  ])('is not seen when %s', (_, change) => {
    expect(isChainReaction(chainCrossings(raised({ ...chain, ...change }), calmDays))).toBe(false);
  });

  test('a baseline of nothing counts as one, so that a single returned unit is no threefold rise', () => {
    const none = calmDays.map((day) => ({ ...day, returnedUnits: 0 }));
    const few = none.map((day, place) => ({ ...day, returnedUnits: place === 10 ? 2 : 0 }));
    expect(chainCrossings(few, none).returns).toBeUndefined();
  });

  test('the mean of runs is taken day by day', () => {
    const [day] = meanDays([[{ ...calm, returnedUnits: 2 }], [{ ...calm, returnedUnits: 6 }]]);
    expect(day?.returnedUnits).toBe(4);
  });
});
