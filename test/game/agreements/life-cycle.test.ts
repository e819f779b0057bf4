import { describe, expect, test } from 'vitest';
import { agreementEvents, firstAgreementState, isFinal, isOpen, nextAgreementState } from '../../../server/game/agreements/life-cycle.ts';

const pairs = <A, B>(some: readonly A[], more: readonly B[]) => some.flatMap((one) => more.map((other) => [one, other] as const));

describe('the life of an agreement', () => {
  const states = ['open', 'answered', 'agreed', 'kept', 'missed', 'released', 'declined', 'lapsed'] as const;

  test('begins open and can only go these ways', () => {
    expect(firstAgreementState).toBe('open');
    const ways = pairs(states, agreementEvents).flatMap(([state, event]) => {
      const next = nextAgreementState(state, event);
      return next === undefined ? [] : [`${state} ${event} ${next}`];
    });
    expect(ways).toEqual([
      'open answer answered',
      'open agree agreed',
      'open decline declined',
      'open release released',
      'open lapse lapsed',
      'answered answer answered',
      'answered agree agreed',
      'answered decline declined',
      'answered release released',
      'answered lapse lapsed',
      'agreed release released',
      'agreed keep kept',
      'agreed miss missed',
    ]);
  });

  test('ends in one of five states, for good', () => {
    expect(states.filter(isOpen)).toEqual(['open', 'answered']);
    expect(states.filter(isFinal)).toEqual(['kept', 'missed', 'released', 'declined', 'lapsed']);
  });
});
