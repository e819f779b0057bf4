import { describe, expect, test } from 'vitest';
import type { CompanyEvent, Effect } from '../../server/simulation/company-events.ts';
import type { Company } from '../../server/simulation/company.ts';
import { classicCompany } from '../support/classic-company.ts';
import { playRounds } from '../support/play-rounds.ts';
import { richCompany } from '../support/rich-company.ts';

const struck = (effects: readonly Effect[], period = 6, activePeriods = 5, id = 'blow'): CompanyEvent => ({
  id,
  name: 'Blow',
  trigger: { kind: 'period', period },
  delayPeriods: 0,
  rampPeriods: 0,
  activePeriods,
  recoveryPeriods: 0,
  signals: [],
  effects,
});
const water = 6;
const destroyed = (sharePpm: number, itemIndices = [0]): Effect => ({ kind: 'stockDestroyed', siteIndex: 2, itemIndices, sharePpm });
const quarantined = (sharePpm: number, itemIndices = [0]): Effect => ({ kind: 'stockQuarantined', siteIndex: 2, itemIndices, sharePpm });
const rich = (events: readonly CompanyEvent[], change: Partial<Company> = {}) => playRounds(richCompany({ events, ...change }), 4);

describe('R9.11 stock destroyed', () => {
  test('a share of shelf and dock is gone when the event begins, written off at standard cost; the books lose the same share', () => {
    const calm = rich([]).periods;
    const hit = rich([struck([destroyed(400_000)])]).periods;
    const before = hit[4];
    expect(before).toEqual({ ...calm[4], events: before.events, destroyed: before.destroyed });
    const shelf = Math.round(before.onHand[water] * 0.4);
    const dock = Math.round(before.atDoor[water] * 0.4);
    expect(hit[5].destroyed?.[water]).toBeGreaterThanOrEqual(shelf + dock - 1);
    expect(hit[5].destroyed?.[water]).toBeLessThanOrEqual(shelf + dock + 1);
    expect((hit[5].ledger?.writeOffCents ?? 0) - (calm[5].ledger?.writeOffCents ?? 0)).toBe((hit[5].destroyed?.[water] ?? 0) * 550);
    expect(calm[5].onHand[water] + calm[5].atDoor[water] - hit[5].onHand[water] - hit[5].atDoor[water]).toBe(hit[5].destroyed?.[water]);
    const gap = ({ book, onHand }: (typeof hit)[number]): number => book[water] - onHand[water];
    expect(gap(hit[5])).toBe(Math.round(before.book[water] * 0.6) - Math.round(before.onHand[water] * 0.6) + gap(calm[5]) - gap(before));
    // Once, at the beginning, and of nothing else.
    expect(hit.flatMap((period) => (period.destroyed ?? []).flatMap((units, cell) => (units > 0 ? [[period.period, cell]] : [])))).toEqual([
      [6, water],
    ]);
  });

  test('all of it means books too, and a site without books loses what is on hand', () => {
    const all = rich([struck([destroyed(1_000_000, [0, 1, 2])])]).periods;
    expect(all[5].book.slice(6, 9)).toEqual(all[5].onHand.slice(6, 9));
    const classic = classicCompany([4], [struck([{ kind: 'stockDestroyed', siteIndex: 1, itemIndices: [0], sharePpm: 500_000 }], 3)]);
    const { periods, world } = playRounds(classic, 4);
    expect(periods.map(({ onHand }) => onHand[1])).toEqual([12, 12, 6, 6]);
    expect(world.expired).toEqual([6]);
  });

  test('goods at a closed door are lost too, and leave the inventory position', () => {
    const events = [
      struck([{ kind: 'receiptPaused', siteIndex: 1 }], 3, 4, 'closed'),
      struck([{ kind: 'stockDestroyed', siteIndex: 1, itemIndices: [0], sharePpm: 500_000 }], 5, 1),
    ];
    const { periods } = playRounds(classicCompany([4], events), 8);
    // At the door 4, 8; half of 8 is lost in period 5, before the next 4 come. On hand 12, 8, 4 by then: half is lost of 4.
    expect(periods.slice(2).map(({ atDoor }) => atDoor[1])).toEqual([4, 8, 8, 12, 0, 0]);
    expect(periods[4].destroyed?.[1]).toBe(4 + 2);
  });
});

describe('R9.12 stock quarantined', () => {
  test('is out of reach while the event is active, still owned, in the house and paid for, and comes back', () => {
    const calm = rich([]).periods;
    const event = struck([quarantined(500_000)], 7, 3);
    const { periods } = rich([event]);
    const units = Math.floor(calm[5].onHand[water] / 2 + 0.5);
    expect(periods.slice(5, 11).map((period) => period.quarantined?.[water])).toEqual([0, units, units, units, 0, 0]);
    expect(periods[6].onHand[water]).toBe(calm[6].onHand[water] - units);
    expect(calm[6].book[water] - periods[6].book[water]).toBe(Math.floor(calm[5].book[water] / 2 + 0.5));
    // Enough is left, so nothing else differs: fill, worth, what stock costs; and afterwards all is as if nothing had been.
    expect(periods[6].fillPpm).toEqual(calm[6].fillPpm);
    expect(periods[6].ledger).toEqual(calm[6].ledger);
    const without = ({ events: _events, quarantined: _quarantined, ...period }: (typeof periods)[number]) => period;
    expect(periods.slice(9).map(without)).toEqual(calm.slice(9).map(without));
  });

  test('all of it leaves nothing to allocate, whatever the books would say', () => {
    const { periods } = playRounds(
      classicCompany([4], [struck([{ kind: 'stockQuarantined', siteIndex: 0, itemIndices: [0], sharePpm: 1_000_000 }], 3, 2)]),
      6,
    );
    // 12 on the shelf are locked away; the 4 that come in each week go straight out.
    expect(periods.map(({ onHand, shipped }) => [onHand[0], shipped[0]])).toEqual([
      [12, 4],
      [12, 4],
      [0, 4],
      [0, 4],
      [12, 4],
      [12, 4],
    ]);
    expect(periods.map(({ siteCostCents }) => siteCostCents[0])).toEqual(Array(6).fill(600));
  });

  test('two events keep apart what each of them holds', () => {
    const events = [
      struck([{ kind: 'stockQuarantined', siteIndex: 0, itemIndices: [0], sharePpm: 500_000 }], 3, 3, 'first'),
      struck([{ kind: 'stockQuarantined', siteIndex: 0, itemIndices: [0], sharePpm: 500_000 }], 4, 3, 'second'),
    ];
    const { periods } = playRounds(classicCompany([4], events), 8);
    expect(periods.map(({ onHand }) => onHand[0])).toEqual([12, 12, 6, 3, 3, 9, 12, 12]);
  });

  test('grows old where it lies: it is thrown away in time, and comes back no younger', () => {
    const fresh = (activePeriods: number) => {
      const classic = classicCompany(
        [0],
        [struck([{ kind: 'stockQuarantined', siteIndex: 0, itemIndices: [0], sharePpm: 500_000 }], 3, activePeriods)],
      );
      const company = { ...classic, items: classic.items.map((item) => ({ ...item, shelfLifePeriods: 4 })) };
      return playRounds(company, 8, {
        all: [0, 1, 2, 3].map((site) => ['order', `${['retailer', 'wholesaler', 'distributor', 'factory'][site]} beer`, 0] as const),
      }).periods;
    };
    const away = (periods: ReturnType<typeof fresh>) => periods.map(({ expired }) => expired?.[0]);
    // The opening's 12 last to the end of period 3, the 4 that come in each of periods 1 to 3 a period longer each.
    const calm = away(fresh(0));
    expect(calm).toEqual([0, 0, 12, 4, 4, 4, 0, 0]);
    for (const activePeriods of [1, 2, 3, 5]) expect(away(fresh(activePeriods))).toEqual(calm);
  });
});

describe('R9.13 records frozen', () => {
  const freeze = (siteIndices: readonly number[], period: number, activePeriods: number, id: string) =>
    struck([{ kind: 'recordsFrozen', siteIndices }], period, activePeriods, id);

  test('the record says of each site up to when its records may be shown; freezes that touch are one', () => {
    const { periods } = rich([freeze([2], 6, 4, 'a'), freeze([2, 3], 8, 4, 'b'), freeze([2], 14, 2, 'c')]);
    const [central, north, east] = [2, 3, 4].map((site) => periods.slice(4, 16).map(({ frozenAt }) => frozenAt?.[site]));
    expect(central).toEqual([-1, 5, 5, 5, 5, 5, 5, -1, -1, 13, 13, -1]);
    expect(north).toEqual([-1, -1, -1, 7, 7, 7, 7, -1, -1, -1, -1, -1]);
    expect(new Set(east)).toEqual(new Set([-1]));
  });

  test('R4.8 a frozen site goes on proposing what it did before; everything else is as it was', () => {
    const calm = rich([]);
    const hit = rich([freeze([2], 6, 7, 'a')]);
    const orders = richCompany().fields.flatMap((field, place) => (field.lever === 'order' ? [place] : []));
    const proposed = ({ records }: typeof calm, round: number) => orders.map((place) => records[round].close.proposals[place]);
    expect(proposed(hit, 2)).toEqual(proposed(calm, 1));
    expect(proposed(calm, 2)).not.toEqual(proposed(calm, 1));
    // Thawed in period 13: from the end of round 3 on proposals know all again.
    expect(hit.periods[8].book).toEqual(calm.periods[8].book);
    const again = playRounds(richCompany({ events: [freeze([2], 6, 7, 'a')] }), 3).records[3];
    expect(orders.map((place) => again.close.proposals[place])).not.toEqual(proposed(hit, 2));
  });

  test('from the first period on desks know the opening', () => {
    expect(rich([freeze([2], 1, 5, 'a')]).periods[0].frozenAt?.[2]).toBe(0);
  });
});
