import { describe, expect, it } from 'vitest';
import type { Desk, Panel } from '../../../server/contract/desk.ts';
import { impactCard } from '../../../server/contract/estimates/impact.ts';
import { deskOf } from '../../support/desks.ts';

const plan = { item: 'water', round: 6, upliftPercent: 300 };
const cashPanel = { id: 'cash', source: 'procurement', asOfPeriod: 20, rows: [{ key: 'company', values: [1, 1, 1, 1, 250_000] }] } as const;

/** Logistics' desk on which 100 units are a load, and the lanes to regions stand so many times. */
const lorries = (times = 1): Desk => {
  const desk = deskOf('logistics');
  const sized = (panel: Panel): Panel => ({ ...panel, rows: panel.rows.map((row) => ({ ...row, values: [...row.values, 100] })) });
  const repeated = (panel: Panel): Panel => ({
    ...panel,
    rows: [...panel.rows.slice(0, 1), ...Array.from({ length: times }, () => panel.rows.slice(1)).flat()],
  });
  return { ...desk, panels: desk.panels.map((panel) => (panel.id === 'lanes' ? repeated(sized(panel)) : panel)) };
};

describe('the impact card of a promotion', () => {
  it('says at procurement what is asked for until it is over, what is in sight by then, and how long all of it lasts', () => {
    // 2,495 units leave in a usual round: one before the promotion, three times as many in it, and 110 are owed.
    expect(impactCard(deskOf('procurement'), plan)).toEqual([
      { subject: 'supply', key: 'water', needed: 10_090, available: 3_700, unit: 'units' },
      // 3,990 in all: a round of 2,495, then 1,495 at three times the rate; three periods until the nearest supplier's goods, and a round.
      { subject: 'cover', key: 'water', needed: 8, available: 6, unit: 'periods' },
    ]);
  });

  it('leaves out goods that come too late', () => {
    expect(impactCard(deskOf('procurement'), { ...plan, round: 5 })[0]).toMatchObject({ needed: 7_595, available: 1_900 });
  });

  it('says what the additional goods cost and what credit is left, where the seat sees the cash', () => {
    const desk = deskOf('procurement');
    expect(impactCard({ ...desk, panels: [...desk.panels, cashPanel] }, plan).at(-1)).toEqual({
      subject: 'cash',
      key: '',
      // 4,990 more, two in five of them at the distant supplier's price.
      needed: Math.round(4_990 * (0.6 * 62 + 0.4 * 38)),
      available: 250_000,
      unit: 'cents',
    });
  });

  it('says at logistics how many loads each lane behind which it is sold would need, and how many are booked', () => {
    const lanes = impactCard(lorries(), plan);
    expect(lanes.map(({ key }) => key)).toEqual(['central>north', 'central>east', 'central>south']);
    expect(lanes[0]).toMatchObject({ subject: 'loads', needed: 27, available: 6, unit: 'loads' });
    expect(lanes[2]).toMatchObject({ needed: 8, available: 3 });
  });

  it('says at operations the hours of work and how full the warehouse would be', () => {
    expect(impactCard(deskOf('operations'), plan)).toEqual([
      { subject: 'hours', key: 'central', needed: 63_933, available: 36_960, unit: 'minutes' },
      { subject: 'storage', key: 'central', needed: 134, available: 85, unit: 'percent' },
    ]);
  });

  it('is empty at sales, whose panels know nothing of it', () => {
    expect(impactCard(deskOf('sales'), plan)).toEqual([]);
  });

  it('speaks for the own desk only, whatever the others share', () => {
    expect(impactCard(deskOf('sales', { informationLevel: 'open' }), plan)).toEqual([]);
  });

  it('takes a promotion to sell twice as much as usual when nobody says', () => {
    const { item, round } = plan;
    expect(impactCard(deskOf('procurement'), { item, round })).toEqual(
      impactCard(deskOf('procurement'), { item, round, upliftPercent: 200 }),
    );
  });

  it('counts rounds from the next one between two plannings', () => {
    expect(impactCard(deskOf('procurement', { phase: 'review' }), plan)[0]).toMatchObject({ needed: 7_595 });
  });

  it('has no more lines than may be sent', () => {
    expect(impactCard(lorries(8), plan)).toHaveLength(12);
  });
});
