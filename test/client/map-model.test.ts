import { describe, expect, test } from 'vitest';
import { between, growScales, litColour, mapState, queueIcons, sayNote } from '../../client/model/map-model.ts';
import type { MapState, PlaceState } from '../../client/model/map-model.ts';
import { mapTexts, sayEnglish } from '../../client/model/map-words.ts';
import type { Desk } from '../../server/contract/desk.ts';
import { board, boardDesk, boardWeek, iberia, logisticsDesk, openingDesk, strikeWeek } from '../support/map-fixture.ts';

const reader = { view: iberia, language: 'en', say: sayEnglish };
const scales = growScales({}, strikeWeek);
const now = (desk: Desk = logisticsDesk): MapState => mapState(reader, desk.playback?.days.at(-1), scales, desk, new Set(['faraway']));
const dayOf = (index: number): MapState => mapState(reader, strikeWeek.days[index], scales);
const placeOf = (state: MapState, id: string): PlaceState => {
  const found = state.places.find((place) => place.id === id);
  if (found === undefined) throw new Error(`${id} is not in the picture`);
  return found;
};
const noteOf = (state: MapState, id: string): string | undefined => {
  const { note } = placeOf(state, id);
  return note === undefined ? undefined : sayNote(note, sayEnglish, 'en');
};
const without = (desk: Desk, panel: string): Desk => ({ ...desk, panels: desk.panels.filter((each) => each.id !== panel) });

describe('stock on the map', () => {
  test('known units become bars in the items colours, in the items order', () => {
    const { bars, level } = placeOf(now(), 'central');
    expect(bars.map((bar) => bar.colour)).toEqual(['#0072b2', '#d55e00', '#8b3a3a']);
    expect(bars[0]?.share).toBe(1);
    expect(bars[1]?.share).toBeCloseTo(1860 / 3880);
    expect(level).toBeUndefined();
  });

  test('a public level stays a level, without an item or a number', () => {
    const { bars, level, details } = placeOf(now(), 'east');
    expect([bars, level]).toEqual([[], 3]);
    expect(details).toBe('up to three quarters full');
  });

  test('a bar means the same in every round: the most ever seen is its full length', () => {
    const before = growScales({ central: 10_000 }, strikeWeek);
    expect(before['central']).toBe(10_000);
    expect(placeOf(mapState(reader, strikeWeek.days[0], before), 'central').bars[0]?.share).toBeCloseTo(0.26);
  });

  test('what nobody told this seat is said to be not shared', () => {
    const empty = now(openingDesk);
    expect(placeOf(empty, 'central')).toMatchObject({ bars: [], level: undefined, queue: 0, note: undefined, details: 'stock not shared' });
    expect(placeOf(empty, 'faraway').details).toBe('far away, beyond the map');
  });
});

describe('what a label says', () => {
  test('the most urgent first: loads waiting at the port, a shortage in the north, the dock before the roof', () => {
    expect(noteOf(now(), 'vigo')).toBe('9 loads waiting');
    expect(noteOf(now(), 'north')).toBe('Water out in 2 d');
    expect(noteOf(now(), 'central')).toBe('720 waiting');
    expect(noteOf(now(), 'bilbao')).toBe('120 owed');
  });

  test('with nothing waiting the fill is worth saying: Central · 92 % full', () => {
    const days = strikeWeek.days.map((day) => ({
      ...day,
      places: day.places.map((place) => (place.id === 'central' ? { ...place, queue: 0 } : place)),
    }));
    expect(noteOf(now({ ...logisticsDesk, playback: { ...strikeWeek, days } }), 'central')).toBe('92 % full');
  });

  test('a seat without the panel says only what everybody may know', () => {
    expect(noteOf(now(without(logisticsDesk, 'regions')), 'north')).toBeUndefined();
    expect(noteOf(now(without(logisticsDesk, 'ports')), 'vigo')).toBe('1,400 waiting');
  });

  test('an item with nothing left is out, not out in no days', () => {
    const panels = logisticsDesk.panels.map((panel) =>
      panel.id === 'regions' ? { ...panel, rows: [{ key: 'north water', values: [0, 0, 0, 0] }] } : panel,
    );
    expect(noteOf(now({ ...logisticsDesk, panels }), 'north')).toBe('Water is out');
  });

  test('markets show their mood to who hears the customers', () => {
    const service = {
      id: 'service',
      source: 'sales',
      asOfPeriod: 25,
      rows: [
        { key: 'valencia/retail', values: [60, 80, 90, 40] },
        { key: 'valencia/accounts', values: [70, 80, 90, 40] },
      ],
    } as const;
    const state = now({ ...logisticsDesk, panels: [service] });
    expect(noteOf(state, 'valencia')).toBe('CSAT 65');
    expect(placeOf(state, 'valencia').note?.tone).toBe('warning');
    expect(noteOf(state, 'sevilla')).toBeUndefined();
  });

  test('a supplier not yet qualified says so', () => {
    const suppliers = {
      id: 'suppliers',
      source: 'procurement',
      asOfPeriod: 25,
      rows: [
        { key: 'newcomer water', values: [1000, 3, undefined, 0, 0, 100, 20] },
        { key: 'nearby water', values: [1000, 3, undefined, 0, 1, 100, 20] },
      ],
    } as const;
    expect(noteOf(now({ ...logisticsDesk, panels: [suppliers] }), 'newcomer')).toBe('not qualified yet');
    expect(noteOf(now({ ...logisticsDesk, panels: [suppliers] }), 'nearby')).toBeUndefined();
  });

  test('large numbers lose the digits that do not matter', () => {
    expect(sayNote({ word: 'waitingUnits', value: 41_624, tone: 'warning' }, sayEnglish, 'en')).toBe('42K waiting');
    expect(sayNote({ word: 'waitingUnits', value: 4_162, tone: 'warning' }, sayEnglish, 'en')).toBe('4,162 waiting');
  });
});

describe('queues, trouble and promises', () => {
  test('a queue is a line of one to eight loads, none where nothing waits', () => {
    expect([undefined, 0, 1, 400, 1_000_000].map((units) => queueIcons(units, { central: 2400 }))).toEqual([0, 0, 1, 2, 8]);
    expect(queueIcons(3, {})).toBe(1);
  });

  test('trouble begins on its day, at its place and its lane, and is named once', () => {
    expect(placeOf(dayOf(2), 'vigo').trouble).toBeUndefined();
    const thursday = dayOf(3);
    expect(placeOf(thursday, 'vigo').trouble).toBe('Strike at the port of Vigo');
    expect(thursday.lanes.find((lane) => lane.id === 'vigo>central')).toMatchObject({
      trouble: 'Strike at the port of Vigo',
      named: false,
    });
    expect(thursday.lanes.find((lane) => lane.id === 'central>south')).toMatchObject({ trouble: 'Slow roads', named: true });
  });

  test('a promotion is a chip with its item; a rumour is silent where the trouble already shows', () => {
    expect(now().chips.map((chip) => [chip.kind, chip.text])).toEqual([['promotion', 'Water · Display, -20 %']]);
    const calm = { ...logisticsDesk, playback: { ...strikeWeek, days: strikeWeek.days.slice(0, 1) } };
    expect(now(calm).chips).toContainEqual(
      expect.objectContaining({ kind: 'signal', text: 'News', place: 'vigo', full: expect.stringContaining('strike on Thursday') }),
    );
  });

  test('news of long ago is no news', () => {
    expect(now({ ...logisticsDesk, round: 9 }).chips).toEqual([]);
  });

  test('a promotion being planned shows before it is committed', () => {
    const inputs = logisticsDesk.inputs.map((input, index) => (index === 0 ? { ...input, value: 1, touched: true } : input));
    expect(now({ ...logisticsDesk, inputs, notices: [] }).chips.map((chip) => chip.text)).toEqual(['Cola · −20 % and display']);
  });

  test('a lane runs in the mode this seat has set', () => {
    const mode = (value: number): string | undefined =>
      now({ ...logisticsDesk, inputs: logisticsDesk.inputs.map((input, index) => (index === 1 ? { ...input, value } : input)) }).lanes.find(
        (lane) => lane.id === 'faraway>vigo',
      )?.mode;
    expect([mode(0), mode(1)]).toEqual(['ocean', 'air']);
  });

  test('while people plan a lane is as busy as on its busiest day', () => {
    expect(now().lanes.find((lane) => lane.id === 'vigo>central')?.loads).toBe(2);
    expect(dayOf(4).lanes.find((lane) => lane.id === 'vigo>central')?.loads).toBe(0);
  });
});

describe('from one day to the next', () => {
  test('stock slides and numbers count up', () => {
    const half = between(dayOf(1), dayOf(2), 0.5);
    expect(placeOf(half, 'central').note).toMatchObject({ word: 'waitingUnits', value: 270 });
    const [before, after] = [placeOf(dayOf(1), 'central').bars[0]?.share ?? 0, placeOf(dayOf(2), 'central').bars[0]?.share ?? 0];
    expect(placeOf(half, 'central').bars[0]?.share).toBeCloseTo((before + after) / 2);
    expect(between(dayOf(1), dayOf(2), 1)).toEqual(dayOf(2));
  });

  test('a word that was not there before appears with its own number', () => {
    expect(placeOf(between(dayOf(0), dayOf(1), 0.1), 'central').note).toEqual(placeOf(dayOf(1), 'central').note);
  });

  test('the classic board is a picture too', () => {
    const state = mapState({ ...reader, view: board }, boardWeek.days[0], growScales({}, boardWeek), boardDesk);
    expect(placeOf(state, 'retailer').bars).toHaveLength(1);
    expect(noteOf(state, 'retailer')).toBe('4 owed');
    expect(noteOf(state, 'factory')).toBe('filling up');
    expect(placeOf(state, 'wholesaler').level).toBe(1);
  });
});

test('dark item colours are lightened for the dark map, light ones are left alone', () => {
  expect(litColour('#ffd166')).toBe('#ffd166');
  expect(litColour(undefined)).toBeUndefined();
  const lit = litColour('#8b3a3a') ?? '';
  expect(lit).toMatch(/^#[0-9a-f]{6}$/);
  expect(Number.parseInt(lit.slice(1, 3), 16)).toBeGreaterThan(0x8b);
});

test('every word of the map can be said, and leaves no brace behind', () => {
  for (const word of Object.keys(mapTexts) as (keyof typeof mapTexts)[])
    expect(sayEnglish(word, { value: 3, item: 'Water' })).not.toMatch(/[{}]/);
});
