import { describe, expect, test } from 'vitest';
import { chanceOf } from '../../server/simulation/chance.ts';
import type { CompanyEvent } from '../../server/simulation/company-events.ts';
import { forceOf, calm } from '../../server/simulation/force.ts';
import { nextEventState } from '../../server/simulation/event-states.ts';
import { openCompany } from '../../server/simulation/opening.ts';
import type { PeriodRecord } from '../../server/simulation/records.ts';
import { playRound } from '../../server/simulation/round.ts';
import { classicCompany } from '../support/classic-company.ts';
import { richCompany } from '../support/rich-company.ts';

const pause = (kind: 'transitPaused' | 'receiptPaused', siteIndex: number): CompanyEvent => ({
  id: 'pause',
  name: 'Pause',
  trigger: { kind: 'period', period: 11 },
  delayPeriods: 0,
  rampPeriods: 0,
  activePeriods: 4,
  recoveryPeriods: 0,
  signals: [{ atPeriod: 9, seats: ['sales'], text: 'Something is coming' }],
  effects: [{ kind, siteIndex }],
});

/** Steady demand of 4 and steady orders of 4: only the pause moves anything. */
const steady = (event: CompanyEvent): readonly PeriodRecord[] => {
  const company = classicCompany([4], [event]);
  const chance = chanceOf(company, 'steady');
  let { world } = openCompany(company, chance);
  const periods: PeriodRecord[] = [];
  for (let round = 1; round <= 24; round += 1) {
    const played = playRound(company, chance, world, [4, 4, 4, 4]);
    world = played.world;
    periods.push(...played.record.periods);
  }
  return periods;
};
const from = (periods: readonly PeriodRecord[], first: number, last: number, value: (period: PeriodRecord) => number) =>
  periods.filter(({ period }) => period >= first && period <= last).map(value);

describe('R9 pauses of what is on its way', () => {
  test.each([[1], [3]])(
    'R9.6 transit to site %i stands still but for what is due in the first period; goods shipped meanwhile start afterwards',
    (site) => {
      const periods = steady(pause('transitPaused', site));
      expect(from(periods, 10, 19, (period) => period.received[site])).toEqual([4, 4, 0, 0, 0, 0, 4, 20, 4, 4]);
      expect(from(periods, 10, 19, (period) => period.received[0])).toEqual(
        site === 1 ? [4, 4, 4, 4, 4, 4, 4, 0, 4, 8] : Array.from({ length: 10 }, () => 4),
      );
    },
  );

  test('R9.6 goods that stand still stay on order', () => {
    const periods = steady(pause('transitPaused', 1));
    expect(from(periods, 10, 18, (period) => period.onOrder[1] - period.backlog[1] + period.onHand[1])).toEqual(
      Array.from({ length: 9 }, () => 24),
    );
  });

  test('R9.7 goods outside a closed door cost the receiver, are off its order, in its position, and come in together', () => {
    const periods = steady(pause('receiptPaused', 1));
    expect(from(periods, 10, 16, (period) => period.received[1])).toEqual([4, 0, 0, 0, 0, 20, 4]);
    expect(from(periods, 10, 16, (period) => period.atDoor[1])).toEqual([0, 4, 8, 12, 16, 0, 0]);
    expect(from(periods, 10, 16, (period) => period.onOrder[1])).toEqual([12, 12, 12, 12, 12, 12, 12]);
    expect(from(periods, 10, 16, (period) => period.siteCostCents[1])).toEqual([600, 600, 600, 600, 16 * 50 + 4 * 100, 600, 600]);
  });
});

describe('R9 the life of an event', () => {
  test('R9.1 runs dormant, signalled, active, recovering, over, and ignores what its state does not know', () => {
    expect(nextEventState('dormant', 'signal')).toBe('signalled');
    expect(nextEventState('dormant', 'start')).toBe('active');
    expect(nextEventState('signalled', 'start')).toBe('active');
    expect(nextEventState('active', 'signal')).toBe('active');
    expect(nextEventState('active', 'ease')).toBe('recovering');
    expect(nextEventState('active', 'end')).toBe('over');
    expect(nextEventState('recovering', 'end')).toBe('over');
    expect(nextEventState('over', 'start')).toBe('over');
  });

  test('R9.1 the record shows each state, R9.8 the signal goes out to its seats in its period', () => {
    const company = classicCompany([4], [{ ...pause('receiptPaused', 1), recoveryPeriods: 2 }]);
    const chance = chanceOf(company, 'life');
    let { world } = openCompany(company, chance);
    const states: string[] = [];
    const signals: unknown[] = [];
    for (let round = 1; round <= 18; round += 1) {
      const played = playRound(company, chance, world, [4, 4, 4, 4]);
      world = played.world;
      states.push(played.record.periods[0].events[0]);
      signals.push(...played.record.close.signals);
    }
    expect(states.slice(7)).toEqual([
      'dormant',
      'signalled',
      'signalled',
      'active',
      'active',
      'active',
      'active',
      'recovering',
      'recovering',
      'over',
      'over',
    ]);
    expect(signals).toEqual([{ eventIndex: 0, period: 9, seats: ['sales'], text: 'Something is coming' }]);
  });

  test('R9.2 strength ramps up and fades in equal steps, effects add up and never go below nothing', () => {
    const half: CompanyEvent = {
      id: 'a',
      name: 'A',
      trigger: { kind: 'period', period: 5 },
      delayPeriods: 0,
      rampPeriods: 1,
      activePeriods: 2,
      recoveryPeriods: 1,
      signals: [],
      effects: [
        { kind: 'supplierCapacity', supplierIndex: 0, factorPpm: 400_000 },
        { kind: 'transitDelay', laneIndex: 1, periods: 4 },
      ],
    };
    const company = richCompany({ events: [half, { ...half, id: 'b' }] });
    const factor = (state: string, period: number) => forceOf(company, [state, 'dormant'], [], period, calm(company)).supplierFactor[0];
    expect(factor('active', 5)).toBeCloseTo(0.7);
    expect(factor('active', 6)).toBeCloseTo(0.4);
    expect(factor('active', 7)).toBeCloseTo(0.4);
    expect(factor('recovering', 8)).toBeCloseTo(0.7);
    expect(factor('over', 9)).toBe(1);
    const both = forceOf(company, ['active', 'active'], [], 6, calm(company));
    expect(both.supplierFactor[0]).toBe(0);
    expect(both.transitDelayPeriods[1]).toBe(8);
  });
});
