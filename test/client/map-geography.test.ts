import { describe, expect, test } from 'vitest';
import { distanceKm, geographyOf } from '../../client/model/map-geography.ts';
import type { MapView, PlaceView } from '../../server/contract/desk.ts';
import { board, iberia, nowhere } from '../support/map-fixture.ts';

const place = (id: string, longitude: number, latitude: number): PlaceView => ({ id, kind: 'warehouse', name: id, longitude, latitude });
const mapOf = (...places: readonly PlaceView[]): MapView => ({ title: '', items: [], places, lanes: [] });

describe('the geography of a network', () => {
  test('distances follow the great circle: Madrid to Shanghai is about 10,250 km', () => {
    expect(distanceKm(place('madrid', -3.7, 40.42), place('shanghai', 121.47, 31.23))).toBeGreaterThan(10_100);
    expect(distanceKm(place('madrid', -3.7, 40.42), place('shanghai', 121.47, 31.23))).toBeLessThan(10_400);
    expect(distanceKm(place('one', 179.9, 0), place('other', -179.9, 0))).toBeLessThan(25);
  });

  test('a supplier an ocean away is far, and does not stretch the map', () => {
    const found = geographyOf(iberia);
    if (found.kind !== 'world') throw new Error('Iberia is a world');
    expect(found.far.map((each) => each.id)).toEqual(['faraway']);
    expect(found.near).toHaveLength(iberia.places.length - 1);
    expect(found.spanDegrees).toBeLessThan(12);
    expect(Math.max(...found.corners.map(([longitude]) => longitude))).toBeLessThan(10);
  });

  test('a supplier at the other end of a continent leaves room for the rest', () => {
    const bursa: PlaceView = { ...place('bursa', 29.06, 40.19), kind: 'supplier' };
    const alps = [place('wels', 14.03, 48.16), place('graz', 15.44, 47.07), place('zurich', 8.54, 47.37), place('kranj', 14.36, 46.24)];
    const found = geographyOf(mapOf(...alps, place('vienna', 16.37, 48.21), bursa));
    if (found.kind !== 'world') throw new Error('the Alps are a world');
    expect(found.far.map((each) => each.id)).toEqual(['bursa']);
    expect(found.spanDegrees).toBeLessThan(9);
    // A warehouse there is part of the company, and on the map.
    expect(geographyOf(mapOf(...alps, place('vienna', 16.37, 48.21), { ...bursa, kind: 'warehouse' }))).toMatchObject({ far: [] });
  });

  test('a network spread evenly over a continent has no far places', () => {
    const found = geographyOf(mapOf(place('a', -120, 40), place('b', -105, 40), place('c', -90, 40), place('d', -75, 40)));
    expect(found).toMatchObject({ kind: 'world', far: [] });
  });

  test('towns a stone throw apart still show a piece of country', () => {
    const found = geographyOf(mapOf(place('a', 4, 52), place('b', 4.1, 52)));
    if (found.kind !== 'world') throw new Error('two towns are a world');
    const longitudes = found.corners.map(([longitude]) => longitude);
    expect(Math.max(...longitudes) - Math.min(...longitudes)).toBeCloseTo(4);
  });

  test('the classic board lies where its file says', () => {
    expect(geographyOf(board)).toMatchObject({ kind: 'world', far: [] });
  });

  test('without telling coordinates it is a chain from source to customer', () => {
    const found = geographyOf(nowhere);
    if (found.kind !== 'chain') throw new Error('one point is no world');
    expect(found.ranks.map((rank) => rank.map((each) => each.id))).toEqual([
      ['brewing'],
      ['factory'],
      ['distributor'],
      ['wholesaler'],
      ['retailer'],
      ['pub'],
    ]);
  });

  test('lanes in a circle end in ranks all the same', () => {
    const circle: MapView = {
      ...mapOf(place('a', 0, 0), place('b', 0, 0)),
      lanes: [
        { id: 'a>b', from: 'a', to: 'b', modes: [] },
        { id: 'b>a', from: 'b', to: 'a', modes: [] },
      ],
    };
    expect(geographyOf(circle)).toMatchObject({ kind: 'chain' });
  });

  test('a network of one place or none is no reason to fail', () => {
    expect(geographyOf(mapOf(place('a', 1, 1))).kind).toBe('chain');
    expect(geographyOf(mapOf()).kind).toBe('chain');
  });
});
