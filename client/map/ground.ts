import { geoGraticule, geoMercator, geoPath } from 'd3-geo';
import type { GeoPermissibleObjects, GeoProjection } from 'd3-geo';
import { feature, mesh } from 'topojson-client';
import type { Geography } from '../model/map-geography.ts';
import { frameOf } from '../model/map-layout.ts';
import type { Insets, MapLayout, Project, Side, Size } from '../model/map-layout.ts';

/** Land and inner borders of the world, as coarse as the map can bear. */
export type Land = { readonly outline: GeoPermissibleObjects; readonly borders: GeoPermissibleObjects };

type Topology = Parameters<typeof feature>[0];

/** Maps wider than this show whole continents: the coarse outlines are as good there, and a seventh of the size. */
const coarseFromDegrees = 60;

/** Loads the outlines once they are wanted, in a chunk of their own. */
export const loadLand = async (spanDegrees: number): Promise<Land> => {
  const file: { readonly default: unknown } = await (spanDegrees > coarseFromDegrees
    ? import('world-atlas/countries-110m.json')
    : import('world-atlas/countries-50m.json'));
  const atlas = file.default as Topology;
  const { land, countries } = atlas.objects;
  if (land === undefined || countries === undefined) throw new Error('The atlas has no land');
  return { outline: feature(atlas, land), borders: mesh(atlas, countries as Parameters<typeof mesh>[1], (a, b) => a !== b) };
};

/** The projection that fits a world's near places into the map's frame. */
export const projectionFor = (geography: Geography, size: Size, insets: Insets, sides: readonly Side[]): GeoProjection | undefined => {
  if (geography.kind === 'chain') return undefined;
  const frame = frameOf(size, insets, sides);
  const extent: [[number, number], [number, number]] = [
    [frame.left, frame.top],
    [Math.max(frame.left + 10, frame.right), Math.max(frame.top + 10, frame.bottom)],
  ];
  return geoMercator()
    .fitExtent(extent, { type: 'MultiPoint', coordinates: geography.corners.map(([longitude, latitude]) => [longitude, latitude]) })
    .clipExtent([
      [-80, -80],
      [size.width + 80, size.height + 80],
    ]);
};

/** A projection as the layout wants it. */
export const projectWith =
  (projection: GeoProjection | undefined): Project =>
  (longitude, latitude) => {
    const spot = projection?.([longitude, latitude]) ?? [0, 0];
    return { x: spot[0], y: spot[1] };
  };

const colours = {
  seaDeep: '#0b1a28',
  sea: '#0f2233',
  shallow: '#17324a',
  land: '#1c3448',
  landHigh: '#213d54',
  coast: '#2c4a63',
  border: '#2c4a63',
  grid: '#4d7394',
} as const;

const paintSea = (context: CanvasRenderingContext2D, size: Size): void => {
  const glow = context.createRadialGradient(
    size.width * 0.5,
    size.height * 0.45,
    40,
    size.width * 0.5,
    size.height * 0.5,
    Math.max(size.width, size.height) * 0.72,
  );
  glow.addColorStop(0, '#11283c');
  glow.addColorStop(0.6, colours.sea);
  glow.addColorStop(1, colours.seaDeep);
  context.fillStyle = glow;
  context.fillRect(0, 0, size.width, size.height);
};

const landFill = (context: CanvasRenderingContext2D, size: Size): CanvasGradient => {
  const fill = context.createLinearGradient(0, 0, size.width * 0.3, size.height);
  fill.addColorStop(0, colours.landHigh);
  fill.addColorStop(0.55, colours.land);
  fill.addColorStop(1, '#1a3043');
  return fill;
};

/** Shallow water along the coast, from wide and faint to narrow and clear, as sea charts have it. */
const paintShallows = (context: CanvasRenderingContext2D, outline: () => void): void => {
  context.lineJoin = 'round';
  context.strokeStyle = colours.shallow;
  for (const [width, alpha] of [
    [76, 0.2],
    [46, 0.28],
    [20, 0.4],
  ] as const) {
    context.globalAlpha = alpha;
    context.lineWidth = width;
    outline();
    context.stroke();
  }
  context.globalAlpha = 1;
};

const paintWorld = (context: CanvasRenderingContext2D, size: Size, projection: GeoProjection, land: Land): void => {
  const path = geoPath(projection, context);
  const trace = (what: GeoPermissibleObjects) => (): void => {
    context.beginPath();
    path(what);
  };
  context.save();
  context.globalAlpha = 0.1;
  context.strokeStyle = colours.grid;
  context.lineWidth = 1;
  trace(geoGraticule().step([5, 5])())();
  context.stroke();
  context.restore();
  paintShallows(context, trace(land.outline));
  trace(land.outline)();
  context.fillStyle = landFill(context, size);
  context.fill();
  context.strokeStyle = colours.coast;
  context.lineWidth = 1.6;
  context.stroke();
  context.strokeStyle = colours.border;
  context.lineWidth = 1.1;
  context.setLineDash([2, 4]);
  context.globalAlpha = 0.9;
  trace(land.borders)();
  context.stroke();
  context.setLineDash([]);
  context.globalAlpha = 1;
};

/** A chain has no coast of its own: its lanes and places make one long island. */
const paintIsland = (context: CanvasRenderingContext2D, layout: MapLayout): void => {
  const trace = (): void => {
    context.beginPath();
    for (const lane of layout.lanes)
      for (const [index, spot] of lane.points.entries()) {
        if (index === 0) context.moveTo(spot.x, spot.y);
        else context.lineTo(spot.x, spot.y);
      }
    for (const place of layout.places) {
      context.moveTo(place.x, place.y);
      context.lineTo(place.x + 0.1, place.y);
    }
  };
  context.lineJoin = 'round';
  context.lineCap = 'round';
  const breadth = 190 * layout.scale;
  for (const [extra, colour] of [
    [70, '#11273a'],
    [34, '#132c42'],
    [3, colours.coast],
    [0, colours.land],
  ] as const) {
    context.strokeStyle = colour;
    context.lineWidth = breadth + extra;
    trace();
    context.stroke();
  }
};

/** Paints sea and land on a canvas of the map's size in CSS pixels; everything that moves comes on top of it. */
export const paintGround = (
  context: CanvasRenderingContext2D,
  layout: MapLayout,
  projection: GeoProjection | undefined,
  land: Land | undefined,
): void => {
  paintSea(context, layout.size);
  if (projection === undefined) paintIsland(context, layout);
  else if (land !== undefined) paintWorld(context, layout.size, projection, land);
};
