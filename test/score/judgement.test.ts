import { describe, expect, test } from 'vitest';
import { action, outcome } from '../support/agreeing-team.ts';
import { judged, verdict } from '../support/judged-games.ts';
import type { Happening } from '../support/judged-games.ts';

// Five days a round. What is promised here is promised before round 1, by logistics, at Burgos (`north`), which Madrid (`central`) supplies.
const moved = { 1: { 'transfer central>north water': 100 } };

describe('outcomes', () => {
  test.each([
    ['received', 'north', { received: { 'north water': 60 } }],
    ['shipped', 'central', { shipped: { 'central water': 60 } }],
    ['delivered', 'bilbao/retail', { delivered: { 'bilbao/retail water': 60 } }],
  ] as const)('%s is a total of the days up to the date', (measure, place, happening: Happening) => {
    const pledge = outcome({ measure, place, value: 120, byPeriod: 4 });
    expect(verdict(pledge, 1, { periods: { 2: happening, 4: happening } })).toEqual({ kept: true, actual: 120 });
    expect(verdict(pledge, 1, { periods: { 2: happening, 5: happening } })).toMatchObject({ kept: false, actual: 60 });
  });

  test.each([
    ['onHand', 'north', { book: { 'north water': 100 } }, { book: { 'north water': 99 } }, 99],
    ['backlog', 'north', { backlog: { 'north water': 100 } }, { backlog: { 'north water': 101 } }, 101],
    ['dockQueue', 'central', { dockUnits: 100 }, { dockUnits: 101 }, 101],
    ['waiting', 'central>north', { waiting: { 'central>north': 100 } }, { waiting: { 'central>north': 101 } }, 101],
  ] as const)('%s is how things stand when the day is over', (measure, place, good: Happening, bad: Happening, actual) => {
    const item = measure === 'onHand' || measure === 'backlog' ? {} : { item: undefined };
    const { item: _, ...plain } = outcome({ measure, place, value: 100, byPeriod: 3 });
    const pledge = 'item' in item ? plain : { ...plain, item: 'water' };
    expect(verdict(pledge, 1, { periods: { 2: bad, 3: good } })).toEqual({ kept: true, actual: 100 });
    expect(verdict(pledge, 1, { periods: { 2: good, 3: bad } })).toMatchObject({ kept: false, actual });
  });

  test('stock is what the books say, not what is there', () => {
    const pledge = outcome({ measure: 'onHand', byPeriod: 3 });
    const wrong = { onHand: { 'north water': 20 }, book: { 'north water': 120 } };
    expect(verdict(pledge, 1, { periods: { 3: wrong } })).toEqual({ kept: true, actual: 120 });
  });

  test('count only what came after they were agreed', () => {
    const came = { received: { 'north water': 80 } };
    const story = { periods: { 4: came, 6: came } };
    expect(verdict(outcome({ byPeriod: 10 }), 2, story)).toEqual({ kept: true, actual: 160 });
    expect(verdict(outcome({ byPeriod: 10 }), 2, story, { agreedRound: 2 })).toMatchObject({ kept: false, actual: 80 });
  });

  test('of no item are of all items together', () => {
    const { item: _, ...pledge } = outcome({ value: 150, byPeriod: 5 });
    const story = { periods: { 1: { received: { 'north water': 80, 'north juice': 50, 'north cola': 20, 'east cola': 99 } } } };
    expect(verdict(pledge, 1, story)).toEqual({ kept: true, actual: 150 });
  });

  test('in instalments: what comes goes to the earliest date first, and each is judged by its own', () => {
    const pledges = [outcome({ value: 50, byPeriod: 10 }), outcome({ value: 50, byPeriod: 5 })];
    const came = (first: number, second: number) => ({
      decided: moved,
      periods: { 5: { received: { 'north water': first } }, 10: { received: { 'north water': second } } },
    });
    expect(judged(pledges, 1, came(100, 0))).toBeUndefined();
    expect(judged(pledges, 2, came(70, 30))).toEqual({
      kept: true,
      pledges: [
        { kept: true, actual: 50 },
        { kept: true, actual: 70 },
      ],
    });
    expect(judged(pledges, 2, came(40, 60))).toMatchObject({
      kept: false,
      pledges: [
        { kept: true, actual: 50 },
        { kept: false, actual: 40 },
      ],
    });
    expect(judged(pledges, 2, came(60, 20))).toMatchObject({
      kept: false,
      pledges: [
        { kept: false, actual: 30 },
        { kept: true, actual: 60 },
      ],
    });
  });

  test('how things stand is no instalment: each date stands for itself', () => {
    const pledges = [outcome({ measure: 'onHand', value: 900, byPeriod: 5 }), outcome({ measure: 'onHand', value: 900, byPeriod: 10 })];
    expect(judged(pledges, 2)).toEqual({
      kept: true,
      pledges: [
        { kept: true, actual: 1000 },
        { kept: true, actual: 1000 },
      ],
    });
  });
});

describe('actions', () => {
  test.each([
    ['atLeast', 12, 11, 12],
    ['atMost', 12, 13, 12],
    ['exactly', 12, 13, 12],
  ] as const)('%s are judged by what was decided in their round', (relation, value, bad, good) => {
    const pledge = action({ lever: 'booking', key: 'central>east', relation, value, round: 2 });
    const booked = (loads: number) => ({ decided: { 2: { 'booking central>east': loads } } });
    expect(verdict(pledge, 1, booked(good))).toBeUndefined();
    expect(verdict(pledge, 2, booked(good))).toEqual({ kept: true, actual: good });
    expect(verdict(pledge, 2, booked(bad))).toEqual({ kept: false, actual: bad, because: 'missed' });
  });

  test('that nobody moved a hand for are not acted', () => {
    expect(verdict(action(), 1)).toEqual({ kept: false, actual: 0, because: 'notActed' });
    // 400 is what procurement's desk proposes.
    const order = action({ seat: 'procurement', lever: 'order', key: 'central water', value: 500 });
    expect(verdict(order, 1)).toEqual({ kept: false, actual: 400, because: 'notActed' });
    expect(verdict(order, 1, { decided: { 1: { 'order central water': 460 } } })).toMatchObject({ because: 'missed' });
    // What stood from the round before is nothing that was moved in this one.
    const booking = action({ lever: 'booking', key: 'central>east', value: 20, round: 2 });
    expect(verdict(booking, 2, { decided: { 1: { 'booking central>east': 15 } } })).toEqual({
      kept: false,
      actual: 15,
      because: 'notActed',
    });
  });
});

describe('signed numbers', () => {
  const signed = (units: number, round = 1) => ({ kind: 'forecast', item: 'water', round, units }) as const;
  const story = {
    periods: {
      1: { demand: { 'bilbao/retail water': 600, 'valencia/accounts water': 400, 'bilbao/retail juice': 77 } },
      6: { demand: { 'bilbao/retail water': 1000 } },
    },
  };

  test('are kept together, from four fifths of accuracy on', () => {
    expect(judged([signed(1200), signed(1200, 2)], 1, story)).toBeUndefined();
    expect(judged([signed(1200), signed(1200, 2)], 2, story)).toEqual({
      kept: true,
      pledges: [
        { kept: true, actual: 80 },
        { kept: true, actual: 80 },
      ],
    });
    expect(judged([signed(1000), signed(1410, 2)], 2, story)).toMatchObject({
      kept: false,
      pledges: [{ kept: false, actual: 80 }, { because: 'missed' }],
    });
  });

  test('of nothing that anybody wanted are right only if they say so', () => {
    expect(verdict(signed(0), 1)).toEqual({ kept: true });
    expect(verdict(signed(1), 1)).toEqual({ kept: false, because: 'missed' });
  });
});

describe('goals', () => {
  const goal = { kind: 'kpi', kpi: 'perfectOrderRate', relation: 'atLeast', value: 0.9, byRound: 3 } as const;
  const orders = (perfect: number) => ({ perfect: [perfect, 100] as const });

  test('are KPIs of the rounds that were still to be played, in their own unit', () => {
    const story = { periods: { 5: orders(0), 10: orders(85), 15: orders(95) } };
    expect(verdict(goal, 2, story, { agreedRound: 2 })).toBeUndefined();
    expect(verdict(goal, 3, story, { agreedRound: 2 })).toEqual({ kept: true, actual: 0.9 });
    expect(verdict(goal, 3, story)).toEqual({ kept: false, actual: 0.6, because: 'missed' });
    expect(verdict({ ...goal, relation: 'atMost' }, 3, story)).toEqual({ kept: true, actual: 0.6 });
  });

  test('that nothing could measure are missed', () => {
    expect(verdict(goal, 3)).toEqual({ kept: false, because: 'missed' });
  });
});
