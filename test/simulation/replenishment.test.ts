import { describe, expect, test } from 'vitest';
import type { DemandSeen, OrderingRule } from '../../server/contract/ordering.ts';
import { chanceOf } from '../../server/simulation/chance.ts';
import type { Company } from '../../server/simulation/company.ts';
import { hashWorld } from '../../server/simulation/hash.ts';
import { brokenInvariants } from '../../server/simulation/invariants.ts';
import { openCompany } from '../../server/simulation/opening.ts';
import type { PeriodRecord } from '../../server/simulation/records.ts';
import { playRound } from '../../server/simulation/round.ts';
import { classicCompany } from '../support/classic-company.ts';
import { richCompany } from '../support/rich-company.ts';

type Ordering = { readonly rule: OrderingRule; readonly demand?: DemandSeen };

/** The classic chain with some sites that replenish themselves. */
const chain = (demand: readonly number[], orderings: readonly (Ordering | undefined)[], periodsPerRound = 1): Company => {
  const company = classicCompany(demand);
  return {
    ...company,
    periodsPerRound,
    fields: company.fields.filter((_, site) => orderings[site] === undefined),
    sites: company.sites.map((site, place) => {
      const ordering = orderings[place];
      return ordering === undefined
        ? site
        : {
            ...site,
            supply: site.supply.map(
              (supply) =>
                supply && { ...supply, ordering: { by: 'auto' as const, rule: ordering.rule, demand: ordering.demand ?? 'local' } },
            ),
          };
    }),
  };
};

const periodsOf = (company: Company, rounds: number, decision = 4): readonly PeriodRecord[] => {
  const chance = chanceOf(company, 'ordering');
  let { world, record } = openCompany(company, chance);
  const periods: PeriodRecord[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const before = record.periods.slice(-1);
    const decisions = company.fields.map(() => decision);
    ({ world, record } = playRound(company, chance, world, decisions));
    expect(brokenInvariants(company, world, [...before, ...record.periods])).toEqual([]);
    // What is stored and read again goes on the same.
    world = JSON.parse(JSON.stringify(world)) as typeof world;
    periods.push(...record.periods);
  }
  return periods;
};
const orders = (periods: readonly PeriodRecord[], cell: number): readonly number[] => periods.map(({ ordered }) => ordered[cell] ?? -1);

const average = (leadPeriods: number, averagePeriods: number, more: Partial<OrderingRule> = {}): OrderingRule =>
  ({ policy: 'movingAverage', leadPeriods, averagePeriods, safetyUnits: 0, z: 0, ...more }) as OrderingRule;

describe('R4.6 sites that replenish themselves by a rule', () => {
  // S = 4 x mean of 4 + 12 = 28 is what the retailer owns. 8 in period 3: ordered in 4 is 8 + 4 / 4 x 4 = 12. When it falls out of the window: 0.
  test('order at the start of a period after the demand of the one before', () => {
    const company = chain([4, 4, 8, 4], [{ rule: average(4, 4, { safetyUnits: 12 }) }]);
    expect(orders(periodsOf(company, 9), 0)).toEqual([4, 4, 4, 12, 4, 4, 4, 0, 4]);
  });

  test('remember expected demand from before the first period, not what the first one brings', () => {
    // Expected is the first of given demand, 4: S = 3 x 4 = 12, owned 24 until 8 + 4 are gone.
    const company = chain([4, 10, 10], [{ rule: average(3, 2) }]);
    // Period 1 nothing; then S 12 against 20; (4 + 10) / 2 x 3 = 21 against 10: 11; then 30.
    expect(orders(periodsOf(company, 4), 0)).toEqual([0, 0, 11, 19]);
  });

  test("follow customers' demand of the same period where it is shared, whatever they are asked for", () => {
    const rule = average(4, 4, { safetyUnits: 12 });
    const shared = periodsOf(chain([4, 4, 8, 4], [{ rule }, { rule, demand: 'shared' }]), 9);
    const local = periodsOf(chain([4, 4, 8, 4], [{ rule }, { rule, demand: 'local' }]), 9);
    // The wholesaler learns of period 3 at its end, two periods before the retailer's order of 12 is read.
    expect(orders(shared, 1)).toEqual([4, 4, 4, 8, 4, 12, 4, 0, 4]);
    expect(orders(local, 1)).toEqual([4, 4, 4, 4, 4, 20, 4, 4, 4]);
  });

  test('(s, S) and (R, Q) wait until the position is down', () => {
    // The retailer owns 24: 20, 16, 12 ... at the end of the periods.
    expect(orders(periodsOf(chain([4], [{ rule: { policy: 'minMax', reorderPoint: 12, upToLevel: 30 } }]), 9), 0)).toEqual([
      0, 0, 0, 18, 0, 0, 0, 0, 20,
    ]);
    expect(orders(periodsOf(chain([4], [{ rule: { policy: 'reorderPoint', reorderPoint: 12, quantity: 10 } }]), 8), 0)).toEqual([
      0, 0, 0, 10, 0, 0, 10, 0,
    ]);
  });

  test('order in every period of a round, and people in the first only', () => {
    const company = chain([4], [{ rule: { policy: 'basestock', level: 28 } }], 3);
    const periods = periodsOf(company, 3);
    expect(orders(periods, 0)).toEqual(Array.from({ length: 9 }, () => 4));
    expect(orders(periods, 1)).toEqual([4, 0, 0, 4, 0, 0, 4, 0, 0]);
  });

  test('are discarded while the site may not order; a forecast goes on all the same', () => {
    const { events } = classicCompany(
      [4],
      [
        {
          id: 'strike',
          name: 'Strike',
          trigger: { kind: 'period', period: 3 },
          delayPeriods: 0,
          rampPeriods: 0,
          activePeriods: 2,
          recoveryPeriods: 0,
          signals: [],
          effects: [{ kind: 'orderPaused', siteIndex: 0 }],
        },
      ],
    );
    const company = { ...chain([4], [{ rule: average(4, 4, { safetyUnits: 12 }) }]), events };
    // Cards of the end of periods 3 and 4 are thrown away, the one of 5 catches up.
    expect(orders(periodsOf(company, 7), 0)).toEqual([4, 4, 4, 0, 0, 12, 4]);
  });

  test('doing nothing passes on what was asked for, at first what was ordered last', () => {
    expect(orders(periodsOf(chain([5, 6, 7], [{ rule: { policy: 'doNothing' } }]), 4), 0)).toEqual([4, 5, 6, 7]);
  });

  test('bought goods come in the lots of the supplier', () => {
    const company = chain([4], [undefined, undefined, undefined, { rule: { policy: 'basestock', level: 23 } }]);
    const lots: Company = {
      ...company,
      suppliers: company.suppliers.map((supplier) => ({
        ...supplier,
        offers: supplier.offers.map((offer) => ({ ...offer, multipleUnits: 6 })),
      })),
    };
    // 3 are wanted: a lot of 6; then the position is above the level until 4 more are gone.
    expect(orders(periodsOf(lots, 3), 3)).toEqual([6, 6, 0]);
  });

  test('R7.9 order by the books, as people do', () => {
    const rich = richCompany();
    const site = rich.sites.findIndex(({ supply }) => supply.some((each) => each?.ordering.by === 'auto'));
    const ruled: Company = {
      ...rich,
      sites: rich.sites.map((each, place) =>
        place !== site
          ? each
          : {
              ...each,
              supply: each.supply.map(
                (supply) =>
                  supply && {
                    ...supply,
                    ordering: { by: 'auto' as const, rule: { policy: 'basestock' as const, level: 5000 }, demand: 'local' as const },
                  },
              ),
            },
      ),
    };
    const chance = chanceOf(ruled, 'books');
    const opened = openCompany(ruled, chance).world;
    const cell = site * ruled.items.length;
    const miscounted = { ...opened, book: opened.book.map((units, place) => (place === cell ? units + 17 : units)) };
    const decisions = ruled.fields.map((field) => field.initial ?? 0);
    const ordered = (world: typeof opened): number => playRound(ruled, chance, world, decisions).record.periods[0]?.ordered[cell] ?? 0;
    expect(ordered(opened) - ordered(miscounted)).toBe(17);
  });

  test('what a rule remembers is part of the state hash', () => {
    const company = chain([4], [{ rule: average(4, 4) }]);
    const { world } = openCompany(company, chanceOf(company, 'hash'));
    expect(world.history).toEqual([4, 4, 4, 4]);
    expect(hashWorld({ ...world, history: [4, 4, 4, 5] })).not.toBe(hashWorld(world));
  });
});
