import { describe, expect, test } from 'vitest';
import { chanceOf } from '../../server/simulation/chance.ts';
import { openCompany } from '../../server/simulation/opening.ts';
import { offered } from '../../server/simulation/orders.ts';
import { ordersPlaced, playRound } from '../../server/simulation/round.ts';
import { playRounds, sum } from '../support/play-rounds.ts';
import { richCompany } from '../support/rich-company.ts';

const plain = () => richCompany({ events: [] });
const bySupplier = (record: ReturnType<typeof playRounds>['records'][number], item: number) =>
  record.close.supplierOrders.filter((order) => order.itemIndex === item).map((order) => [order.supplierIndex, order.orderedUnits]);

describe('R4 orders', () => {
  test('R4.3 half a minimum orders nothing, more is raised to it, then to whole multiples', () => {
    const offer = { itemIndex: 0, laneIndex: 0, minimumUnits: 60, multipleUnits: 25, breaks: [] };
    expect([0, 29, 30, 60, 75, 76].map((units) => offered(offer, units))).toEqual([0, 0, 75, 75, 75, 100]);
  });

  test('R4.3 an order is split by share; the share of a supplier that is not qualified goes to the first', () => {
    const { records } = playRounds(
      { ...plain(), suppliers: plain().suppliers.map((each) => ({ ...each, lead: { periods: [30], ppm: [1_000_000] } })) },
      4,
      {
        1: [
          ['order', 'central water', 1000],
          ['qualify', 'newcomer', 1],
        ],
        2: [['order', 'central water', 0]],
        3: [['order', 'central water', 1000]],
        4: [['order', 'central water', 0]],
      },
    );
    expect(bySupplier(records[1], 0)).toEqual([
      [0, 600],
      [1, 400],
    ]);
    expect(records.map((record) => record.close.qualified[2])).toEqual([false, false, true, true, true]);
    expect(bySupplier(records[3], 0)).toEqual([
      [0, 600],
      [1, 400],
      [0, 400],
      [1, 400],
      [2, 200],
    ]);
  });

  test('R4.3 the record says what was ordered with each of several suppliers, and the parts make the whole', () => {
    const company = plain();
    const { records } = playRounds(company, 2, { all: [['order', 'central water', 1000]] });
    const pairs = company.sites.flatMap((site, siteIndex) =>
      site.supply.flatMap((supply, item) =>
        supply !== undefined && supply.supplierIndices.length > 1
          ? supply.supplierIndices.map((supplier) => ({ cell: siteIndex * company.items.length + item, supplier }))
          : [],
      ),
    );
    for (const record of records.slice(1))
      for (const period of record.periods) {
        const parts = period.orderedBySupplier ?? [];
        expect(parts).toHaveLength(pairs.length);
        for (const { cell } of pairs) expect(sum(parts.filter((_, place) => pairs[place].cell === cell))).toBe(period.ordered[cell]);
      }
    const central = company.sites.findIndex(({ id }) => id === 'central') * company.items.length;
    const placed = records[1].periods[0].orderedBySupplier?.filter((_, place) => pairs[place].cell === central);
    expect(placed).toEqual([600, 400, 0]);
  });

  test('R4.3, R8.2 price breaks and the premium for hurry are on the bill', () => {
    const bill = (units: number, hurry: number) =>
      playRounds(
        {
          ...plain(),
          suppliers: plain().suppliers.map((each) => ({
            ...each,
            rejectPpm: 0,
            capacityUnits: 10_000,
            lead: { periods: [1], ppm: [1_000_000] },
          })),
        },
        1,
        {
          all: [
            ['supplierShare', 'faraway water', 0],
            ['order', 'central juice', 0],
            ['order', 'central cola', 0],
            ['order', 'central water', units],
            ['expedite', 'nearby', hurry],
          ],
        },
      ).periods.map((period) => period.ledger?.payablesCents ?? 0)[4];
    expect(bill(1000, 0)).toBe(1000 * 600);
    expect(bill(3000, 0)).toBe(3000 * 570);
    expect(bill(1000, 1)).toBe(1000 * 720);
  });

  test('R4.4 a supplier hands over no more than its capacity in a period, oldest first', () => {
    const { periods } = playRounds(plain(), 2, {
      1: [
        ['order', 'central water', 8000],
        ['supplierShare', 'faraway water', 0],
      ],
    });
    for (const period of periods) expect(period.supplierShipped[0]).toBeLessThanOrEqual(1500);
    expect(Math.max(...periods.map((period) => period.supplierShipped[0]))).toBeGreaterThan(1400);
    expect(periods[0].supplierOwed[0]).toBeGreaterThan(7000);
  });

  test('R4.4 call-offs spread an order over periods in a row, unless it is expedited', () => {
    const company = plain();
    const spread = (hurry: number) =>
      playRounds(
        {
          ...company,
          suppliers: company.suppliers.map((each) => ({
            ...each,
            rejectPpm: 0,
            callOffPeriods: 4,
            lead: { periods: [1], ppm: [1_000_000] },
          })),
        },
        2,
        {
          all: [
            ['supplierShare', 'faraway water', 0],
            ['order', 'central juice', 0],
            ['order', 'central cola', 0],
          ],
          1: [
            ['order', 'central water', 1000],
            ['expedite', 'nearby', hurry],
          ],
          2: [['order', 'central water', 0]],
        },
      ).periods.map((period) => period.supplierShipped[0]);
    expect(spread(0).slice(0, 6)).toEqual([0, 250, 250, 250, 250, 0]);
    expect(spread(1).slice(0, 6)).toEqual([0, 1000, 0, 0, 0, 0]);
  });

  test('R4.5 the credit limit blocks what cannot be paid, and the record says so', () => {
    const poor = { ...plain(), money: { ...plain().money, openingCashCents: 0, creditLimitCents: 100_000 } };
    const { records, periods } = playRounds(poor, 1, {
      1: [
        ['order', 'central water', 5000],
        ['order', 'central juice', 0],
        ['order', 'central cola', 0],
      ],
    });
    expect(sum(records[1].close.blockedUnits)).toBe(5000);
    expect(periods[0].ordered[6]).toBe(0);
  });

  test('R4.6 a region orders up to its average demand times cover, in every period', () => {
    const company = plain();
    const { periods } = playRounds(company, 3);
    const cell = 9;
    for (let place = 5; place < periods.length; place += 1) {
      const before = periods[place - 1];
      const average = sum(periods.slice(place - 4, place).map((period) => period.incoming[cell])) / 4;
      const position = before.book[cell] + before.atDoor[cell] + before.onOrder[cell] - before.backlog[cell];
      expect(periods[place].ordered[cell]).toBe(Math.max(0, Math.ceil(average * 5) - position));
    }
  });

  test('R4.7 a transfer comes on top of the replenishment of its day', () => {
    const without = playRounds(plain(), 1).periods[0].ordered[9];
    expect(playRounds(plain(), 1, { 1: [['transfer', 'central>north water', 120]] }).periods[0].ordered[9]).toBe(without + 120);
  });

  test('R4.8 an untouched order follows what was drawn, in multiples, and is never negative', () => {
    const { records } = playRounds(plain(), 10);
    for (const record of records)
      for (const [place, field] of plain().fields.entries()) {
        const proposal = record.close.proposals[place];
        expect(proposal === undefined).toBe(field.lever !== 'order');
        if (proposal !== undefined) expect([proposal >= 0, proposal % 20]).toEqual([true, 0]);
      }
    const starved = playRounds(plain(), 3, { all: [['order', 'central water', 0]] });
    const field = plain().fields.findIndex((each) => each.key === 'central water');
    expect(starved.records[3].close.proposals[field]).toBeGreaterThan(playRounds(plain(), 3).records[3].close.proposals[field] ?? 0);
  });

  test('R2.2 what ordersPlaced announces is what the next period places', () => {
    const company = richCompany();
    const chance = chanceOf(company, 'announced');
    let { world, record } = openCompany(company, chance);
    for (let round = 1; round <= 8; round += 1) {
      const decisions = company.fields.map((field, place) => field.initial ?? record.close.proposals[place] ?? 0);
      const announced = ordersPlaced(company, world, decisions);
      ({ world, record } = playRound(company, chance, world, decisions));
      expect(record.periods[0].ordered).toEqual(announced);
    }
  });
});
