import { describe, expect, test } from 'vitest';
import type { Company } from '../../server/simulation/company.ts';
import { playRounds, sum } from '../support/play-rounds.ts';
import { richCompany } from '../support/rich-company.ts';

const juice = 1;
const central = 2;
const cellOf = (company: Company, site: number): number => site * company.items.length + juice;

/** Juice keeps so many periods; nothing happens from outside. */
const fresh = (shelfLifePeriods: number, change: Partial<Company> = {}): Company => {
  const company = richCompany({ events: [] });
  return { ...company, items: company.items.map((item, place) => (place === juice ? { ...item, shelfLifePeriods } : item)), ...change };
};
/** Nobody wants anything and nothing is under way. */
const asleep = (company: Company): Company => ({
  ...company,
  segments: company.segments.map((segment) => ({ ...segment, demand: segment.demand.map(() => undefined) })),
  sites: company.sites.map((site) => ({ ...site, openingArrivals: [], openingCards: [], supply: site.supply.map(() => undefined) })),
});

describe('R7.13 goods that do not keep', () => {
  test('R7.13 are thrown away at the end of the last period of their life, at standard cost, and others are not', () => {
    const company = asleep(fresh(3));
    const cell = cellOf(company, central);
    const { periods } = playRounds(company, 1);
    const opening = company.sites[central].openingUnits[juice];
    expect(opening).toBeGreaterThan(0);
    expect(periods[0].onHand[cell]).toBe(opening);
    expect(periods[1].onHand[cell]).toBe(0);
    expect(periods[1].expired?.[cell]).toBe(opening);
    expect(periods[1].ledger?.writeOffCents).toBe(sum(periods[1].expired ?? []) * company.items[juice].costCents);
    expect(periods[0].ledger?.writeOffCents).toBe(0);
    expect(periods.map((period) => period.onHand[cell - 1])).toEqual(periods.map(() => company.sites[central].openingUnits[0]));
  });

  test('R7.13 the oldest leave first: what was put away lately outlives what was there before', () => {
    const company = fresh(6);
    const cell = cellOf(company, central);
    const { periods } = playRounds(company, 6, { all: [['order', 'central juice', 3_000]] });
    expect(sum(periods.map((period) => period.expired?.[cell] ?? 0))).toBeGreaterThan(0);
    // Whatever is on hand came in during the last six periods, this one included.
    periods.forEach((period, place) => {
      const received = sum(periods.slice(Math.max(0, place - 9), place + 1).map((each) => each.received[cell]));
      if (place >= 10) expect(period.onHand[cell]).toBeLessThanOrEqual(received + 200);
    });
  });

  test('R7.13 hoarding does not pay: twice the orders throw away more and earn less', () => {
    const earned = (units: number): { readonly expired: number; readonly writeOffCents: number } => {
      const { periods } = playRounds(fresh(6), 8, { all: [['order', 'central juice', units]] });
      return {
        expired: sum(periods.flatMap((period) => period.expired ?? [])),
        writeOffCents: sum(periods.map((period) => period.ledger?.writeOffCents ?? 0)),
      };
    };
    expect(earned(4_000).expired).toBeGreaterThan(earned(2_000).expired);
    expect(earned(4_000).writeOffCents).toBeGreaterThan(earned(2_000).writeOffCents);
  });

  test('R7.13 a company in which everything keeps writes nothing down about it', () => {
    const { periods } = playRounds(richCompany(), 2);
    expect(periods.every((period) => period.expired?.length === 0 && period.ledger?.writeOffCents === 0)).toBe(true);
  });
});
