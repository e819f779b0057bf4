import { describe, expect, it } from 'vitest';
import type { Desk } from '../../../server/contract/desk.ts';
import { demandSpan, priceResponse, promotionImpact, promotionUplift } from '../../../server/contract/estimates/sales.ts';
import { deskOf } from '../../support/desks.ts';
import { estimateOf } from '../../support/estimate-of.ts';

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
