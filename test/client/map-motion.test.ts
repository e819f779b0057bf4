import { describe, expect, test } from 'vitest';
import { growScales, mapState } from '../../client/model/map-model.ts';
import { dayCaption, dayMs, tripsOf, vehicleKind, vehiclesAt, vehiclesDrifting, vehiclesStill } from '../../client/model/map-motion.ts';
import { sayEnglish } from '../../client/model/map-words.ts';
import { boardWeek, iberia, logisticsDesk, strikeWeek } from '../support/map-fixture.ts';

const trips = tripsOf(iberia, strikeWeek, new Map());
const of = (lane: string): typeof trips => trips.filter((trip) => trip.lane === lane);

describe('a round played day by day', () => {
  test('loads leave on their day, at most three a lane, in a colour of what they carry', () => {
    expect(of('central>north').filter((trip) => Math.floor(trip.startDay) === 1)).toHaveLength(3);
    expect(of('central>south')).toHaveLength(5);
    expect(of('newcomer>central')).toHaveLength(0);
    expect(new Set(of('central>south').map((trip) => trip.colour)).size).toBe(1);
    expect(of('central>south')[0]?.colour).not.toBe(of('central>north')[0]?.colour);
  });

  test('nothing leaves the port once it is closed', () => {
    expect(of('vigo>central').every((trip) => trip.startDay < 3)).toBe(true);
    expect(vehiclesAt(of('vigo>central'), 4.2)).toEqual([]);
  });

  test('a vehicle only ever moves forward, and is gone when it has arrived', () => {
    const [first] = of('central>south');
    if (first === undefined) throw new Error('nothing moved');
    const seen = [0, 0.1, 0.3, 0.5, 0.7, 0.9].flatMap((time) => vehiclesAt([first], time).map((vehicle) => vehicle.along));
    expect(seen).toEqual(seen.toSorted((a, b) => a - b));
    expect(seen.every((along) => along > 0 && along < 1)).toBe(true);
    expect(vehiclesAt([first], first.startDay + first.days)).toEqual([]);
  });

  test('ships are slow and alone, planes are not', () => {
    expect(of('faraway>vigo').map((trip) => trip.kind)).toEqual(['ship', 'ship']);
    expect(of('faraway>vigo')[0]?.days).toBeGreaterThan(3);
    const flown = tripsOf(iberia, strikeWeek, new Map([['faraway>vigo', 'air']]));
    expect(flown.find((trip) => trip.lane === 'faraway>vigo')).toMatchObject({ kind: 'plane', days: 0.6 });
  });

  test('a day lasts 1.2 s; a round of one period takes two', () => {
    expect([dayMs(strikeWeek), dayMs(boardWeek)]).toEqual([1200, 2400]);
  });

  test('days have names where a round is a week of days, numbers where it is not', () => {
    const week = { periodName: 'day', roundName: 'week' } as const;
    expect([0, 1, 4].map((index) => dayCaption(strikeWeek, index, week, sayEnglish))).toEqual([
      'Week 5 · Monday',
      'Week 5 · Tuesday',
      'Week 5 · Friday',
    ]);
    expect(dayCaption(strikeWeek, 1, { periodName: 'period', roundName: 'round' }, sayEnglish)).toBe('Round 5 · Period 22');
    expect(dayCaption(boardWeek, 0, { periodName: 'week', roundName: 'week' }, sayEnglish)).toBe('Week 7');
  });

  test('scenarios name their modes as they like', () => {
    expect(['ocean', 'air', 'rail', 'van', 'courier', 'truck', 'donkey'].map(vehicleKind)).toEqual([
      'ship',
      'plane',
      'train',
      'van',
      'van',
      'truck',
      'truck',
    ]);
  });
});

describe('the quiet traffic while people plan', () => {
  const state = mapState(
    { view: iberia, language: 'en', say: sayEnglish },
    strikeWeek.days.at(-1),
    growScales({}, strikeWeek),
    logisticsDesk,
  );

  test('drives where loads moved, never where trouble or nothing is', () => {
    const lanes = new Set(vehiclesDrifting(state, 3).map((vehicle) => vehicle.lane));
    expect(lanes.has('central>north')).toBe(true);
    expect(lanes.has('vigo>central')).toBe(false);
    expect(lanes.has('newcomer>central')).toBe(false);
  });

  test('stands still for readers who asked for that', () => {
    expect(vehiclesStill(state)).toEqual(vehiclesStill(state));
    expect(vehiclesDrifting(state, 5)).not.toEqual(vehiclesStill(state));
  });
});
