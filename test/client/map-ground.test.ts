import { geoContains } from 'd3-geo';
import { expect, test } from 'vitest';
import { loadLand } from '../../client/map/ground.ts';

test.each([
  [12, 'near'],
  [120, 'wide'],
])('a map of %i degrees knows land from sea (%s)', async (spanDegrees) => {
  const land = await loadLand(spanDegrees);
  const onLand = (longitude: number, latitude: number): boolean =>
    geoContains(land.outline as Parameters<typeof geoContains>[0], [longitude, latitude]);
  expect(onLand(-3.7, 40.42)).toBe(true);
  expect(onLand(-15, 42)).toBe(false);
});
