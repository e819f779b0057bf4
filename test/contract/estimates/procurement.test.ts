import { describe, expect, it } from 'vitest';
import type { Desk } from '../../../server/contract/desk.ts';
import { withValue } from '../../../server/contract/estimates/desk-numbers.ts';
import { orderCost, stockCover } from '../../../server/contract/estimates/procurement.ts';
import { columns } from '../../../server/contract/panels.ts';
import { deskOf } from '../../support/desks.ts';
import { estimateOf } from '../../support/estimate-of.ts';

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
});
