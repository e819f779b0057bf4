import { describe, expect, test } from 'vitest';
import type { Ledger, PeriodRecord } from '../../server/simulation/records.ts';
import { playRounds, sum } from '../support/play-rounds.ts';
import { richCompany } from '../support/rich-company.ts';

const plain = () => richCompany({ events: [] });
const ledger = (period: PeriodRecord): Ledger => {
  if (period.ledger === undefined) throw new Error('the rich company keeps a ledger');
  return period.ledger;
};

describe('R8 money', () => {
  test('R8.2 revenue is booked at delivery at the price of the order and received when the customer pays', () => {
    const { periods } = playRounds(plain(), 1);
    const first = periods[0];
    const revenue =
      first.delivered[3] * 950 +
      first.delivered[4] * 2100 +
      first.delivered[5] * 1400 +
      first.delivered[9] * 950 +
      first.delivered[10] * 2100 +
      first.delivered[11] * 1400;
    expect(ledger(first).revenueCents).toBe(revenue);
    expect(ledger(first).receivablesCents).toBe(revenue);
    expect(ledger(periods[1]).receivablesCents).toBeGreaterThan(revenue);
  });

  test('R8.4 a promotion is paid on the first day of its round', () => {
    const { periods } = playRounds(plain(), 2, {
      1: [
        ['promotion', 'water', 2],
        ['promotion', 'cola', 1],
      ],
    });
    expect(periods.map((period) => ledger(period).promotionCents)).toEqual([0, 0, 0, 0, 0, 80_000, 0, 0, 0, 0]);
  });

  test('R8.4 interest is taken on drawn credit on the last day of a round', () => {
    const poor = { ...plain(), money: { ...plain().money, openingCashCents: -5_000_000, creditLimitCents: 100_000_000 } };
    const { periods } = playRounds(poor, 1);
    expect(periods.slice(0, 4).map((period) => ledger(period).interestCents)).toEqual([0, 0, 0, 0]);
    expect(ledger(periods[4]).interestCents).toBeCloseTo(-ledger(periods[4]).cashCents / 101, -1);
  });

  test('R8.3 overflow is paid for what is rented, holding with storage', () => {
    const rented = playRounds(plain(), 1, { all: [['overflow', 'central', 1000]] }).periods[0];
    const not = playRounds(plain(), 1).periods[0];
    expect(ledger(rented).storageCents - ledger(not).storageCents).toBe(3000);
    expect(ledger(not).storageCents).toBe(24_000 + sum(not.onHand.slice(6)) + sum(not.atDoor) + sum(not.laneWaitingUnits));
  });

  test('R6.6 late units cost a share of their value, counted on the quoted date', () => {
    const company = plain();
    const late = {
      ...company,
      lanes: company.lanes.map((lane, place) =>
        place === 8 || place === 9
          ? { ...lane, modes: lane.modes.map((mode) => ({ ...mode, transit: { periods: [5], ppm: [1_000_000] } })) }
          : lane,
      ),
    };
    const penalty = (quote: number) => {
      const { periods } = playRounds(late, 2, { all: [['deliveryQuote', 'all', quote]] });
      return periods.map(
        (period) =>
          [
            ledger(period).penaltyCents - 2 * sum(period.backlog.slice(9)),
            period.delivered[0] * 950 + period.delivered[1] * 2100 + period.delivered[6] * 950 + period.delivered[7] * 2100,
          ] as const,
      );
    };
    for (const [cents, value] of penalty(0)) expect(Math.abs(cents - value / 10)).toBeLessThanOrEqual(2);
    for (const [cents] of penalty(2)) expect(cents).toBe(0);
    expect(sum(penalty(0).map(([cents]) => cents))).toBeGreaterThan(0);
  });

  test('R7.12 wages are paid for the crew whoever came, temps and hires by the head', () => {
    const { periods } = playRounds(plain(), 2, {
      1: [
        ['staffing', 'central temps', 2],
        ['staffing', 'central hires', 1],
      ],
    });
    const wages = periods.map((period) => ledger(period).labourCents - (period.labour[2]?.overtimeMinutes ?? 0) * 45);
    expect(wages.slice(0, 2)).toEqual([8 * 450 * 30 + 100_000, 8 * 450 * 30]);
    expect(wages[5]).toBe(8 * 450 * 30 + 2 * 450 * 35);
  });
});
