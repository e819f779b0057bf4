import { describe, expect, it } from 'vitest';
import { bullwhipMeasures, firstShown, linkRows, measuresOf, type BullwhipChoice } from '../../client/model/bullwhip.ts';
import { speech } from '../../client/ui/texts/texts.ts';
import { end, map } from '../support/desks.ts';

const rowsOf = (choice: Partial<BullwhipChoice>) => linkRows(end, map, speech, { measure: 'orders', item: undefined, ...choice });

describe('the bullwhip on screen', () => {
  it('sets customers’ demand before the links and says a dash for no ratio', () => {
    const rows = rowsOf({});
    expect(rows[0]?.name).toBe('Customer demand');
    expect(rows.at(-1)?.ratio).toBe('–');
    expect(rows.at(-1)?.hasRatio).toBe(false);
    expect(rows.length).toBe(end.links.length + 1);
  });

  it('compares the same orders with what came in, with demand and with demand without promotions', () => {
    const swells = bullwhipMeasures.map((measure) => rowsOf({ measure }).find(({ link }) => link === 'central>north')?.ratio);
    expect(swells).toEqual(['2.4', '4.8', '7.2', '0.6']);
    expect(rowsOf({ measure: 'baseline' })[0]?.name).toBe('Demand without promotions');
    expect(rowsOf({ measure: 'baseline' })[0]?.most).toBe('2,500');
    expect(rowsOf({ measure: 'demand' })[0]?.most).toBe('4,900');
  });

  it('follows goods only where it is known who sent them', () => {
    expect(rowsOf({ measure: 'goods' }).map(({ link }) => link)).toEqual(['demand', 'north>bilbao', 'central>north', 'suppliers>central']);
  });

  it('shows one item alone, on the links that carry it', () => {
    const rows = rowsOf({ item: 'water' });
    expect(rows[0]?.units).toEqual([900, 950]);
    expect(rows.find(({ link }) => link === 'central>north')?.most).toBe('1,050');
    expect(rowsOf({ item: 'juice' }).map(({ link }) => link)).toEqual(['demand']);
  });

  it('offers promotions as a cause only where there were some', () => {
    expect(measuresOf(end)).toEqual(bullwhipMeasures);
    const calm = { ...end, demand: { ...end.demand, baselineByRound: end.demand.demandByRound } };
    expect(measuresOf(calm)).not.toContain('baseline');
  });

  it('shows at first demand and the links that swell most, suppliers together', () => {
    const [any] = end.links;
    const many = { ...end, links: Array.from({ length: 9 }, (_, place) => ({ ...any, link: `a>${place}`, ratio: place })) };
    expect([...firstShown(many)]).toEqual(['demand', 'a>8', 'a>7', 'a>6', 'a>5', 'a>4']);
    expect([...firstShown(end)]).toEqual(['demand', 'suppliers>central', 'central>north', 'north>bilbao']);
  });
});
