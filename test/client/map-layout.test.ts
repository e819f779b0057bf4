import { describe, expect, test } from 'vitest';
import { geographyOf } from '../../client/model/map-geography.ts';
import { placeLabels } from '../../client/model/map-labels.ts';
import type { Box, LabelWish } from '../../client/model/map-labels.ts';
import { alongLane, layoutMap, sidesOfFar } from '../../client/model/map-layout.ts';
import type { MapLayout } from '../../client/model/map-layout.ts';
import { projectWith, projectionFor } from '../../client/map/ground.ts';
import type { MapView } from '../../server/contract/desk.ts';
import { board, iberia, nowhere } from '../support/map-fixture.ts';

const noInsets = { top: 0, right: 0, bottom: 0, left: 0 };
const sizes = [
  { width: 936, height: 716 },
  { width: 820, height: 480 },
  { width: 360, height: 420 },
];

const layoutOf = (view: MapView, size = sizes[0] ?? { width: 936, height: 716 }): MapLayout => {
  const geography = geographyOf(view);
  const sides = [...sidesOfFar(view, geography).values()];
  return layoutMap(view, geography, size, noInsets, projectWith(projectionFor(geography, size, noInsets, sides)));
};
const spot = (layout: MapLayout, id: string): MapLayout['places'][number] => {
  const found = layout.places.find((place) => place.id === id);
  if (found === undefined) throw new Error(`${id} is not on the map`);
  return found;
};
/** The default network with its markets in their sites' own towns. */
const sameTowns: MapView = {
  ...iberia,
  places: iberia.places.map((place) => {
    const site = { bilbao: 'north', valencia: 'east', sevilla: 'south' }[place.id];
    const town = iberia.places.find((each) => each.id === site);
    return town === undefined ? place : { ...place, longitude: town.longitude, latitude: town.latitude };
  }),
};

describe('where things stand on the map', () => {
  test('north is up and east is right', () => {
    const layout = layoutOf(iberia);
    expect(spot(layout, 'north').y).toBeLessThan(spot(layout, 'central').y);
    expect(spot(layout, 'south').y).toBeGreaterThan(spot(layout, 'central').y);
    expect(spot(layout, 'east').x).toBeGreaterThan(spot(layout, 'central').x);
    expect(spot(layout, 'vigo').x).toBeLessThan(spot(layout, 'central').x);
  });

  test.each(sizes)('every figure is wholly on a map of $width x $height', (size) => {
    for (const view of [iberia, sameTowns, board, nowhere])
      for (const place of layoutOf(view, size).places) {
        expect(place.x - place.radius * 0.9, place.id).toBeGreaterThanOrEqual(0);
        expect(place.x + place.radius * 0.9, place.id).toBeLessThanOrEqual(size.width);
        expect(place.y - place.radius * 0.9, place.id).toBeGreaterThanOrEqual(0);
        expect(place.y + place.radius * 0.9, place.id).toBeLessThanOrEqual(size.height);
      }
  });

  test.each(sizes.slice(0, 2))('no figure stands on another at $width x $height, even in one town', (size) => {
    for (const view of [iberia, sameTowns, board, nowhere]) {
      const { places } = layoutOf(view, size);
      for (const [index, a] of places.entries())
        for (const b of places.slice(index + 1))
          expect(Math.hypot(a.x - b.x, a.y - b.y), `${a.id} ${b.id}`).toBeGreaterThan((a.radius + b.radius) * 0.9);
    }
  });

  test('the far supplier stands at the edge where its port is, beyond the coast', () => {
    const layout = layoutOf(iberia);
    const far = spot(layout, 'faraway');
    expect(far.beyond).toBe('left');
    expect(far.x).toBeLessThan(spot(layout, 'vigo').x - 60);
    expect(layout.lanes.find((lane) => lane.id === 'faraway>vigo')?.kind).toBe('sea');
  });

  test('a far supplier of an eastern port stands at the right edge', () => {
    const eastern: MapView = {
      ...iberia,
      places: iberia.places.map((place) => (place.id === 'vigo' || place.id === 'leixoes' ? { ...place, longitude: -0.3 } : place)),
    };
    const far = spot(layoutOf(eastern), 'faraway');
    expect(far.beyond).toBe('right');
    expect(far.x).toBeGreaterThan(800);
  });

  test('a chain runs from left to right', () => {
    const layout = layoutOf(nowhere);
    const order = ['brewing', 'factory', 'distributor', 'wholesaler', 'retailer', 'pub'].map((id) => spot(layout, id).x);
    expect(order).toEqual(order.toSorted((a, b) => a - b));
    expect(new Set(order).size).toBe(order.length);
  });

  test('a lane begins at its source and ends at its destination', () => {
    const layout = layoutOf(iberia);
    for (const lane of layout.lanes) {
      const [from, to] = [spot(layout, lane.from), spot(layout, lane.to)];
      const [start, end] = [alongLane(lane, 0), alongLane(lane, 1)];
      expect(Math.hypot(start.x - from.x, start.y - from.y), lane.id).toBeLessThanOrEqual(from.radius * 1.3 + 1);
      expect(Math.hypot(end.x - to.x, end.y - to.y), lane.id).toBeLessThanOrEqual(to.radius * 1.3 + 1);
    }
  });

  test('half the way along a lane is half its length', () => {
    const lane = layoutOf(iberia).lanes.find((each) => each.id === 'central>south');
    if (lane === undefined) throw new Error('no such lane');
    const [start, middle, end] = [alongLane(lane, 0), alongLane(lane, 0.5), alongLane(lane, 1)];
    const [before, after] = [Math.hypot(middle.x - start.x, middle.y - start.y), Math.hypot(end.x - middle.x, end.y - middle.y)];
    expect(before / after).toBeCloseTo(1, 1);
    expect(Math.sin(middle.heading)).toBeGreaterThan(0.5);
  });

  test('a lane whose end is not on the map is left out', () => {
    expect(layoutOf({ ...iberia, lanes: [{ id: 'central>moon', from: 'central', to: 'moon', modes: ['truck'] }] }).lanes).toEqual([]);
  });
});

describe('where labels stand', () => {
  const wishesOf = (layout: MapLayout): readonly LabelWish[] =>
    layout.places.map((place) => ({
      id: place.id,
      x: place.x,
      y: place.y,
      radius: place.radius,
      width: 120,
      height: 17,
      weight: place.kind === 'market' ? 1 : 5,
      below: 0,
    }));
  const covers = (a: Box, b: Box): boolean =>
    a.left < b.left + b.width && b.left < a.left + a.width && a.top < b.top + b.height && b.top < a.top + a.height;

  test.each(sizes.slice(0, 2))('no label covers another or leaves a map of $width x $height', (size) => {
    const layout = layoutOf(iberia, size);
    const boxes = [...placeLabels(layout, noInsets, wishesOf(layout), []).values()];
    expect(boxes).toHaveLength(layout.places.length);
    for (const [index, box] of boxes.entries()) {
      expect(box.left).toBeGreaterThanOrEqual(0);
      expect(box.left + box.width).toBeLessThanOrEqual(size.width);
      expect(box.top + box.height).toBeLessThanOrEqual(size.height);
      for (const other of boxes.slice(index + 1)) expect(covers(box, other)).toBe(false);
    }
  });

  test('a label keeps clear of what is blocked, and of panels over the map', () => {
    const layout = layoutOf(iberia);
    const [first] = wishesOf(layout).filter((wish) => wish.id === 'south');
    if (first === undefined) throw new Error('no wish');
    const below: Box = { left: 0, top: first.y + 10, width: 936, height: 60 };
    const box = placeLabels(layout, noInsets, [first], [below]).get('south');
    expect(box !== undefined && covers(box, below)).toBe(false);
    const lifted = placeLabels(layout, { ...noInsets, bottom: 200 }, [first], []).get('south');
    expect((lifted?.top ?? 999) + (lifted?.height ?? 0)).toBeLessThanOrEqual(516);
  });

  test('an optional label gives way where it would cover something', () => {
    const layout = layoutOf(iberia);
    const [wish] = wishesOf(layout);
    if (wish === undefined) throw new Error('no wish');
    const everything: Box = { left: 0, top: 0, width: 936, height: 716 };
    expect(placeLabels(layout, noInsets, [{ ...wish, optional: true }], [everything]).size).toBe(0);
    expect(placeLabels(layout, noInsets, [wish], [everything]).size).toBe(1);
  });
});
