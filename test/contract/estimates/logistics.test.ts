import { describe, expect, it } from 'vitest';
import type { Desk } from '../../../server/contract/desk.ts';
import { regionCover, truckNeed } from '../../../server/contract/estimates/logistics.ts';
import { deskOf } from '../../support/desks.ts';
import { estimateOf } from '../../support/estimate-of.ts';

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

describe('stock', () => {
  it('in a region lasts by what is there and on its way', () => {
    expect(regionCover(deskOf('logistics'), 'north', 'water', 0)).toBe(5);
    expect(regionCover(deskOf('logistics'), 'north', 'water', 610)).toBe(10);
  });
});
