import { describe, expect, test } from 'vitest';
import { beerGame, found, proof, toldGame } from '../../support/moment-games.ts';

describe('the first stockout', () => {
  const empty = { onHand: { 'north water': 0 }, backlog: { 'north water': 40 }, owed: { 'bilbao/retail water': 40 } };

  test('is the first shelf that is empty while customers wait, for as long as they do', () => {
    const told = toldGame({ periods: { 8: { ...empty, onOrder: { 'north water': 90 } }, 9: empty, 10: empty, 14: empty } });
    const [moment] = found(told, 'firstStockout');
    expect(moment).toMatchObject({
      round: 2,
      period: 8,
      values: { site: 'north', item: 'water', units: 40, periods: 3, onOrder: 90 },
      // The desk of who refills it first, then who hears customers.
      seats: ['logistics', 'sales'],
    });
    expect(proof(moment, 'shelf')).toMatchObject({ site: 'north', item: 'water', units: 0, period: 8 });
    expect(proof(moment, 'backlog')).toMatchObject({ units: 40 });
    // What stood one step back, so that people see where goods were.
    expect(moment?.evidence.findLast(({ text }) => text === 'shelf')?.values).toMatchObject({ site: 'central', units: 1000 });
  });

  test('counts customers who went away, and says what the books still showed', () => {
    const gone = { onHand: { 'north water': 0 }, book: { 'north water': 12 }, lost: { 'bilbao/retail water': 30 } };
    const [moment] = found(toldGame({ periods: { 3: gone } }), 'firstStockout');
    expect(moment).toMatchObject({ round: 1, period: 3, values: { units: 30 } });
    expect(proof(moment, 'lost')).toMatchObject({ item: 'water', units: 30 });
    expect(proof(moment, 'book')).toMatchObject({ units: 12 });
  });

  test('is none where a shelf is empty and nobody waits, or where somebody waits and the shelf is not empty', () => {
    expect(found(toldGame({ periods: { 8: { onHand: { 'north water': 0 } } } }), 'firstStockout')).toEqual([]);
    const late = { backlog: { 'north water': 40 }, owed: { 'bilbao/retail water': 40 } };
    expect(found(toldGame({ periods: { 8: late, 9: late, 10: late } }), 'firstStockout')).toEqual([]);
  });

  test('is none where an empty shelf is one of the company’s own stores that customers do not buy from', () => {
    const central = { onHand: { 'central cola': 0 }, backlog: { 'central cola': 50 }, owed: { 'bilbao/retail water': 5 } };
    expect(found(toldGame({ periods: { 8: central } }), 'firstStockout')).toEqual([]);
  });

  test('passes over a bad day that explains next to nothing of what went wrong', () => {
    const blip = { onHand: { 'north water': 0 }, backlog: { 'north water': 2 } };
    const later = { onHand: { 'east juice': 0 }, backlog: { 'east juice': 500 }, owed: { 'valencia/retail juice': 500 } };
    const [moment] = found(toldGame({ periods: { 2: blip, 13: later, 14: later, 15: later } }), 'firstStockout');
    expect(moment).toMatchObject({ period: 13, values: { site: 'east', item: 'juice' } });
  });
});

describe('the peak order', () => {
  const demand = [4, 4, 4, 4, 8];

  test('is the highest order beyond the usual of its link, with the peaks of the links behind it', () => {
    const [moment] = found(
      beerGame(demand, { sales: [4, 4, 4, 4, 8, 16, 8], operations: [4, 4, 4, 4, 8, 8, 8, 40, 0, 0, 0, 8] }, 20),
      'peakOrder',
    );
    expect(moment).toMatchObject({
      round: 8,
      values: { link: 'brewery>factory', item: 'beer', seat: 'operations', units: 40, demandUnits: 8 },
    });
    expect(moment?.seats).toEqual(['operations', 'sales']);
    expect(moment?.evidence.filter(({ text }) => text === 'ordered').map(({ values }) => values['units'])).toEqual([40, 16]);
  });

  test('is none where everybody orders what customers ask for', () => {
    expect(found(beerGame(demand, {}, 20), 'peakOrder')).toEqual([]);
  });

  test('is none where a large order is made for a large demand that comes', () => {
    const season = [4, 4, 4, 4, 4, 4, 4, 40, 4];
    expect(
      found(beerGame(season, { sales: [4, 4, 4, 40, 4], logistics: [4], procurement: [4], operations: [4] }, 20), 'peakOrder'),
    ).toEqual([]);
  });

  test('is none where an order is half as much again as usual', () => {
    const orders = [8, 8, 8, 8, 8, 12, 8];
    expect(found(beerGame([8], { sales: orders, logistics: [8], procurement: [8], operations: [8] }, 16), 'peakOrder')).toEqual([]);
  });

  test('is none of a site that orders by itself', () => {
    const { setup, game } = toldGame({ periods: { 6: { ordered: { 'north water': 900 }, demand: { 'bilbao/retail water': 10 } } } });
    expect(found({ setup, game }, 'peakOrder')).toEqual([]);
  });
});

describe('panic ordering', () => {
  /** Customers want 8; the shop runs short in the seventh week when they want 20 for a fortnight. */
  const rush = [8, 8, 8, 8, 20, 20, 8];
  const calm = { logistics: [8], procurement: [8], operations: [8] };

  test('is many orders beyond need after a shortage, and then hardly any', () => {
    const orders = [8, 8, 8, 8, 8, 30, 30, 30, 0, 0, 0, 0, 8];
    const [moment] = found(beerGame(rush, { ...calm, sales: orders, logistics: [8, 8, 8, 8, 8, 8, 30, 30, 30, 8] }, 24), 'panicOrdering');
    expect(moment).toMatchObject({
      round: 6,
      values: { site: 'retailer', item: 'beer', seat: 'sales', units: 90, rounds: 3, toRound: 8, troughRound: 9 },
    });
    expect(Number(moment?.values['neededUnits'])).toBeLessThan(45);
    expect(proof(moment, 'backlog')).toMatchObject({ site: 'retailer', round: 5 });
  });

  test('is none without a shortage before it', () => {
    const orders = { sales: [4, 4, 4, 4, 20, 20, 0, 0, 0, 4], logistics: [4], procurement: [4], operations: [4] };
    expect(found(beerGame([4], orders, 20), 'panicOrdering').map(({ values }) => values['site'])).not.toContain('retailer');
  });

  test('is none where the shortage is only made good: no trough follows', () => {
    const orders = [8, 8, 8, 8, 8, 20, 20, 8];
    expect(found(beerGame(rush, { ...calm, sales: orders }, 24), 'panicOrdering')).toEqual([]);
  });
});

describe('the turn-around', () => {
  /** A brewery that brews a hundred once and then nothing until they are drunk. */
  const nothing = Array.from({ length: 24 }, () => 0);
  const cellarful = { sales: [4], logistics: [4], procurement: [4], operations: [4, 4, 100, ...nothing, 4] };

  test('is the round from which cost stays down', () => {
    const { setup, game } = beerGame([4], cellarful, 40);
    const [moment] = found({ setup, game }, 'turnAround');
    if (moment === undefined) throw new Error('there is none');
    const cost = game.records
      .slice(1)
      .map(({ periods }) => periods.reduce((sum, { siteCostCents }) => sum + siteCostCents.reduce((one, other) => one + other, 0), 0));
    const { before, after } = moment.values;
    expect(Number(after)).toBeLessThan(0.6 * Number(before));
    const half = (Number(before) + cost.slice(-3).reduce((sum, each) => sum + each, 0) / 3) / 2;
    expect(cost[moment.round - 1]).toBeLessThan(half);
    // For good: no three rounds afterwards are as dear as half-way again, and the round before was not among them yet.
    for (let at = moment.round - 1; at + 3 <= cost.length; at += 1)
      expect(cost.slice(at, at + 3).reduce((sum, each) => sum + each, 0) / 3).toBeLessThan(half);
    expect(moment.seats).toHaveLength(4);
  });

  test('is none where it never gets better, and none where it was always well', () => {
    expect(found(beerGame([4, 4, 4, 4, 8], { sales: [4], logistics: [4], procurement: [4], operations: [4] }, 30), 'turnAround')).toEqual(
      [],
    );
    expect(found(beerGame([4], {}, 30), 'turnAround')).toEqual([]);
  });

  test('of a company with money is the round from which service stays better', () => {
    const perfect = (share: number) => Object.fromEntries(Array.from({ length: 5 }, (_, day) => [day, share]));
    const days = [100, 100, 20, 10, 20, 90, 95, 90, 95].flatMap((share) => Object.values(perfect(share)));
    const periods = Object.fromEntries(
      days.map((share, day) => [
        day + 1,
        {
          perfect: [share, 100] as const,
          demand: { 'bilbao/retail water': 100 },
          delivered: { 'bilbao/retail water': 100 },
          lost: { 'bilbao/retail water': share < 50 ? 50 : 0 },
        },
      ]),
    );
    const [moment] = found(toldGame({ periods }, { rounds: 9 }), 'turnAround');
    expect(moment).toMatchObject({ round: 6, values: { kpi: 'perfectOrderRate', worstRound: 3, rounds: 4 } });
    expect(moment?.values['before']).toBeCloseTo(0.5 / 3, 12);
    expect(moment?.values['after']).toBeCloseTo(0.925, 12);
  });

  const served = (shares: readonly number[]) =>
    toldGame(
      {
        periods: Object.fromEntries(
          shares
            .flatMap((share) => Array.from({ length: 5 }, () => share))
            .map((share, day) => [
              day + 1,
              { perfect: [share, 100] as const, lost: { 'bilbao/retail water': 1 }, demand: { 'bilbao/retail water': 90 } },
            ]),
        ),
      },
      { rounds: shares.length },
    );

  test('is for good: better weeks that were followed by worse ones are not it yet', () => {
    const [moment] = found(served([100, 10, 10, 10, 95, 95, 20, 10, 15, 95, 95, 95]), 'turnAround');
    expect(moment?.round).toBe(10);
  });

  test('is none where things got only a little better', () => {
    expect(found(served([90, 80, 80, 80, 80, 80, 90, 90, 90]), 'turnAround')).toEqual([]);
  });

  test('is none where better times are over again', () => {
    const days = [100, 100, 20, 10, 20, 90, 95, 20, 10].flatMap((share) => Array.from({ length: 5 }, () => share));
    const periods = Object.fromEntries(
      days.map((share, day) => [day + 1, { perfect: [share, 100] as const, lost: { 'bilbao/retail water': 10 } }]),
    );
    expect(found(toldGame({ periods }, { rounds: 9 }), 'turnAround')).toEqual([]);
  });
});
