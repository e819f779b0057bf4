import { describe, expect, test } from 'vitest';
import type { PanelId } from '../../server/contract/desk.ts';
import { seats, type Seat } from '../../server/contract/ids.ts';
import { recap } from '../../server/views/recap.ts';
import { thrownAway } from '../../server/views/thrown-away.ts';
import { playRounds, sum } from '../support/play-rounds.ts';
import { spring } from '../support/view-setups.ts';

/** Cola keeps two days and nobody has been told, so the first week throws some of it away. */
const setup = {
  ...spring,
  company: {
    ...spring.company,
    items: spring.company.items.map((item) => (item.id === 'cola' ? { ...item, shelfLifePeriods: 2 } : item)),
  },
};
const { company } = setup;
const { records } = playRounds(company, 1);
const [, record] = records;
if (record === undefined) throw new Error('no round was played');
const places = company.sites.map(({ id }, place) => ({ id, place }));
const cola = company.items.findIndex(({ id }) => id === 'cola');

const told = (seat: Seat, ids: readonly PanelId[]) =>
  thrownAway(
    setup,
    record,
    seat,
    ids.map((id) => ({ id, source: seat })),
  );
const thrown = (site: string): number => {
  const place = places.find(({ id }) => id === site)?.place ?? -1;
  return sum(record.periods.map(({ expired }) => expired?.[place * company.items.length + cola] ?? 0));
};

describe('R7.13 what was too old and thrown away', () => {
  test('is told with its site, item and units of the round to whoever sees that shelf', () => {
    expect(thrown('central')).toBeGreaterThan(0);
    for (const panel of ['supply', 'shelf'] as const)
      expect(told('procurement', [panel]).map(({ values }) => values)).toEqual([
        { site: 'central', item: 'cola', units: thrown('central') },
      ]);
    for (const { values } of told('logistics', ['regions'])) expect(values.units).toBe(thrown(values.site));
    expect(told('logistics', ['regions']).map(({ values }) => values.site)).not.toContain('central');
  });

  test('is not told to others, nor by panels of another desk', () => {
    expect(told('sales', ['customerOrders', 'service'])).toEqual([]);
    expect(thrownAway(setup, record, 'sales', [{ id: 'supply', source: 'procurement' }])).toEqual([]);
  });

  test('stands in the recap, and is no word where everything keeps', () => {
    const lines = recap(setup, records, 'procurement', [{ id: 'supply', source: 'procurement', asOfPeriod: 5, rows: [] }], [])?.lines;
    expect(lines?.map(({ text }) => text)).toEqual(['thrownAway']);
    for (const seat of seats) expect(thrownAway(spring, record, seat, [{ id: 'supply', source: seat }])).toEqual([]);
  });
});
