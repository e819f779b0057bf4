import { describe, expect, it } from 'vitest';
import type { Desk } from '../../server/contract/desk.ts';
import {
  demandSpan,
  estimate,
  inputValue,
  labourHours,
  orderCost,
  priceResponse,
  promotionImpact,
  promotionUplift,
  regionCover,
  stockCover,
  truckNeed,
  withValue,
} from '../../server/contract/estimates.ts';
import type { Lever } from '../../server/contract/ids.ts';
import { columns } from '../../server/contract/panels.ts';
import { deskOf } from '../support/desks.ts';

const estimateOf = (desk: Desk, lever: Lever, key: string, value: number) => {
  const asked = withValue(desk, lever, key, value);
  const field = asked.fields.find((each) => each.lever === lever && each.key === key);
  if (field === undefined) throw new Error(`no ${lever} ${key} on this desk`);
  return estimate(asked, field);
};

describe('trucks', () => {
  const desk = deskOf('logistics');

  it('are needed as last round and lately, 15 % either way', () => {
    // Last round 15 loads, the last two rounds 14 on average.
    expect(truckNeed(desk, 'central>north')).toEqual({ from: 11, to: 18 });
  });

  it('are short, enough or too many, in words', () => {
    expect(estimateOf(desk, 'booking', 'central>north', 6)).toMatchObject({ text: 'needShort', tone: 'warn' });
    expect(estimateOf(desk, 'booking', 'central>north', 14)).toMatchObject({ text: 'need', tone: 'good' });
    expect(estimateOf(desk, 'booking', 'central>north', 40)).toMatchObject({ text: 'needOver', tone: 'warn' });
  });

  it('are needed more where a shared promotion is seen coming, and only there', () => {
    const promotions = { id: 'promotions', source: 'sales', asOfPeriod: 20, rows: [{ key: 'water', values: [0, 2, 290] }] } as const;
    const open: Desk = { ...desk, panels: [...desk.panels, promotions] };
    expect(truckNeed(open, 'central>north')?.to).toBeGreaterThan(truckNeed(desk, 'central>north')?.to ?? Infinity);
    expect(truckNeed(open, 'central>north')?.from).toBe(truckNeed(desk, 'central>north')?.from);
    const none: Desk = { ...desk, panels: [...desk.panels, { ...promotions, rows: [{ key: 'water', values: [2, 0, 0] }] }] };
    expect(truckNeed(none, 'central>north')).toEqual(truckNeed(desk, 'central>north'));
  });

  /** What waits at Vigo and goes this round, what comes there, by `units period`. */
  const atPort = (waiting: number, booked: number, coming: readonly (readonly [number, number])[]): Desk => ({
    ...desk,
    round: 5,
    panels: desk.panels.map((panel) =>
      panel.id === 'arrivals'
        ? { ...panel, rows: coming.map(([units, due]) => ({ key: 'faraway>vigo water', values: [units, due, 0] })) }
        : panel.id === 'lanes'
          ? { ...panel, rows: [{ key: 'vigo>central', values: [9, 9, booked, 0, waiting, 0, 9, 5_000, 10_000, 60] }] }
          : panel,
    ),
  });

  it('from a port are needed for what the carriers’ dates bring in the round they are booked for', () => {
    // Round 6 is days 26 to 30; trucks of 60.
    expect(truckNeed(atPort(0, 0, [[1_200, 26]]), 'vigo>central')).toEqual({ from: 20, to: 23 });
    expect(truckNeed(atPort(0, 0, [[1_200, 31]]), 'vigo>central')).toEqual({ from: 0, to: 0 });
  });

  it('from a port are needed too for what the coming round’s loads leave standing', () => {
    expect(truckNeed(atPort(300, 15, [[1_200, 23]]), 'vigo>central')?.from).toBe(10);
    expect(truckNeed(atPort(300, 28, [[1_200, 23]]), 'vigo>central')?.from).toBe(0);
  });

  it('are needed to make up for what left the warehouse behind the lane', () => {
    const quiet = (loadUnits: number | undefined): Desk => ({
      ...desk,
      panels: desk.panels.map((panel) =>
        panel.id === 'lanes'
          ? { ...panel, rows: [{ key: 'central>north', values: [4, 9, 9, 0, 0, 0, 4, 3_600, 7_200, loadUnits], series: [4] }] }
          : panel,
      ),
    });
    expect(truckNeed(quiet(undefined), 'central>north')).toEqual({ from: 3, to: 5 });
    expect(truckNeed(quiet(60), 'central>north')?.to).toBeGreaterThan(5);
    expect(truckNeed(quiet(60), 'central>north')?.from).toBe(3);
  });

  it('before the first round are needed as usual', () => {
    const start: Desk = {
      ...desk,
      round: 1,
      panels: [
        {
          id: 'lanes',
          source: 'logistics',
          asOfPeriod: 0,
          rows: [{ key: 'central>north', values: [0, 22, 22, 0, 0, 185, 0, 3_600, 7_200, 60], series: [] }],
          usual: [{ key: 'central>north', values: [20, 22, 22, 0, 0, 185, 20, 3_600, 7_200, 60] }],
        },
      ],
    };
    expect(truckNeed(start, 'central>north')).toEqual({ from: 17, to: 23 });
  });

  it('are not guessed for a lane nobody reports on', () => {
    expect(truckNeed({ ...desk, panels: [] }, 'central>north')).toBeUndefined();
    expect(estimateOf({ ...desk, panels: [] }, 'booking', 'central>north', 6)).toMatchObject({ text: 'needUnknown' });
  });
});

describe('stock', () => {
  const desk = deskOf('procurement');

  it('lasts by position and order over what is drawn or forecast', () => {
    // 3,990 + 2,400 over 2,495 (drawn) and 2,600 (forecast) a round of five days.
    expect(stockCover(desk, 'water', 2_400)).toEqual({ from: 12, to: 13 });
    expect(stockCover({ ...desk, panels: desk.panels.filter((panel) => panel.id !== 'officialForecast') }, 'water', 2_400)).toEqual({
      from: 11,
      to: 15,
    });
  });

  it('lasts longer the more is ordered', () => {
    const covers = [0, 1_000, 2_000, 4_000].map((units) => stockCover(desk, 'juice', units)?.to ?? 0);
    expect(covers).toEqual(covers.toSorted((one, other) => one - other));
    expect(new Set(covers).size).toBe(covers.length);
  });

  it('is unknown to a seat that does not see it', () => {
    expect(stockCover(deskOf('sales'), 'water', 0)).toBeUndefined();
  });

  it('warns when an order is below half the minimum, when it is raised to it, and when stock ends within the lead time', () => {
    expect(estimateOf(desk, 'order', 'central water', 50)).toMatchObject({ text: 'orderNothing', tone: 'warn' });
    expect(estimateOf(desk, 'order', 'central water', 150)).toMatchObject({ text: 'orderRaised', tone: 'warn' });
    const bare: Desk = {
      ...desk,
      panels: desk.panels.map((panel) =>
        panel.id === 'supply'
          ? {
              ...panel,
              rows: panel.rows.map((row) => ({
                ...row,
                values: row.values.map((value, place) => (columns.supply[place].id === 'inventoryPosition' ? 500 : value)),
              })),
            }
          : panel,
      ),
    };
    expect(estimateOf(bare, 'order', 'central water', 0)).toMatchObject({ text: 'coverShort', tone: 'warn' });
    expect(estimateOf(desk, 'order', 'central cola', 20_000)).toMatchObject({ text: 'coverLong', tone: 'warn' });
  });

  it('costs what the shares of the suppliers make it cost', () => {
    // 60 % near at 62 cents, 40 % far at 38 cents.
    expect(orderCost(desk, 'water', 1_000)).toBe(52_400);
    expect(orderCost(withValue(desk, 'supplierShare', 'faraway water', 0), 'water', 1_000)).toBe(62_000);
    expect(orderCost(deskOf('sales'), 'water', 1_000)).toBeUndefined();
  });

  it('in a region lasts by what is there and on its way', () => {
    expect(regionCover(deskOf('logistics'), 'north', 'water', 0)).toBe(5);
    expect(regionCover(deskOf('logistics'), 'north', 'water', 610)).toBe(10);
  });
});

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

describe('a mode of transport', () => {
  it('says what a load costs and how long it takes, where the desk is told', () => {
    const desk = deskOf('logistics');
    const fields = desk.fields.map((field) =>
      field.lever === 'mode' ? { ...field, options: [{ id: 'ocean', name: 'Ship', costCents: 8_000, periods: 10 }] } : field,
    );
    expect(estimateOf({ ...desk, fields }, 'mode', 'faraway>vigo', 0)).toMatchObject({
      text: 'modeTerms',
      values: { cost: { value: 8_000 }, transit: { value: 10 } },
    });
    expect(estimateOf(desk, 'mode', 'faraway>vigo', 0)).toBeUndefined();
  });
});

describe('customers', () => {
  it('ask for more at a lower price and less at a higher one', () => {
    expect(priceResponse(100)).toEqual({ from: 1, to: 1 });
    expect(priceResponse(80).from).toBeCloseTo(1.25);
    expect(priceResponse(80).to).toBeCloseTo(1.953);
    expect(priceResponse(105).to).toBeLessThan(1);
  });

  it('answer a cut of 20 % with full display by about 3.9 times, within the range', () => {
    const span = promotionUplift(20, true);
    expect(span.from).toBeLessThan(3.9);
    expect(span.to).toBeGreaterThan(3.9);
  });

  it('ask for what they asked lately, 15 % either way', () => {
    expect(demandSpan(deskOf('sales'), 'water')).toEqual({ from: 1_998, to: 2_898 });
  });

  it('make a promotion’s effect on others unseen while desks are closed, and seen when they are shared', () => {
    const closed = promotionImpact(deskOf('sales'), 'water', 2);
    expect(closed?.unseen).toEqual(['supply', 'crew', 'lanes']);
    expect(closed?.coverPeriods).toBeUndefined();
    const all = deskOf('sales');
    const open = promotionImpact(
      { ...all, panels: [...all.panels, ...deskOf('procurement').panels, ...deskOf('operations').panels, ...deskOf('logistics').panels] },
      'water',
      2,
    );
    expect(open?.unseen).toEqual([]);
    expect(open?.coverPeriods).toBeDefined();
    expect(open?.freeMinutes).toBeDefined();
  });

  it('are not promoted to by no promotion', () => {
    expect(promotionImpact(deskOf('sales'), 'water', 0)).toBeUndefined();
  });
});

describe('a what-if', () => {
  it('changes one input of a copy', () => {
    const desk = deskOf('logistics');
    expect(inputValue(withValue(desk, 'booking', 'central>north', 11), 'booking', 'central>north')).toBe(11);
    expect(inputValue(desk, 'booking', 'central>north')).toBe(6);
  });
});

describe('a forecast', () => {
  const sales = deskOf('sales');
  const outlook = {
    id: 'outlook',
    source: 'sales',
    asOfPeriod: 20,
    rows: [{ key: 'water', values: [2_500, 2_600, 2_800, 6_000, 7_000, 3_000, 1_000], series: [2_400, 2_450, 2_500, 2_500] }],
  } as const;

  it('is held against the last rounds', () => {
    expect(estimateOf(sales, 'forecast', 'water', 2_500)?.text).toBe('forecastNear');
    expect(estimateOf(sales, 'forecast', 'water', 6_000)?.text).toBe('forecastFar');
  });

  it('is held against the season where the desk has an outlook', () => {
    const seasonal: Desk = { ...sales, panels: [...sales.panels, outlook] };
    expect(estimateOf(seasonal, 'forecast', 'water', 6_000)?.text).toBe('forecastSeason');
    expect(estimateOf(seasonal, 'forecast', 'water', 2_500)?.text).toBe('forecastOffSeason');
  });
});
