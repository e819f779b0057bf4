import type { MapView, PlaceView } from '../../server/contract/desk.ts';
import type { Geography } from './map-geography.ts';

export type Size = { readonly width: number; readonly height: number };
export type Insets = { readonly top: number; readonly right: number; readonly bottom: number; readonly left: number };
export type Spot = { readonly x: number; readonly y: number };
export type Side = 'left' | 'right';
/** Longitude and latitude in degrees to CSS pixels of the map. */
export type Project = (longitude: number, latitude: number) => Spot;

/** A place on the drawn map. `radius` is how much room its figure needs; all in CSS pixels. */
export type PlacedPlace = Spot & {
  readonly id: string;
  readonly kind: PlaceView['kind'];
  readonly radius: number;
  /** Not on the map itself: drawn at this edge, with an arrow. */
  readonly beyond?: Side;
  /** A market beside its site's own town keeps a small voice. */
  readonly beside?: string;
};
/** A lane as a smooth line of points from source to destination, trimmed to the figures at both ends. */
export type PlacedLane = {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly kind: 'sea' | 'trunk' | 'lastMile';
  readonly points: readonly Spot[];
  readonly lengths: readonly number[];
};
export type MapLayout = {
  readonly size: Size;
  readonly scale: number;
  readonly places: readonly PlacedPlace[];
  readonly lanes: readonly PlacedLane[];
};

const clamp = (value: number, least: number, most: number): number => Math.min(most, Math.max(least, value));

/** How large figures are drawn on a map of this size: 1 on a laptop. */
const scaleOf = (size: Size): number => clamp(Math.min(size.width / 900, size.height / 640), 0.6, 1.25);

/** The part of the map that places may fill: room for labels all around, and for the open sea where ships come from. */
export const frameOf = (
  size: Size,
  insets: Insets,
  seaSides: readonly Side[],
): { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number } => {
  const margin = 60 * scaleOf(size);
  const rim = 80 * scaleOf(size);
  const sea = Math.min(150, size.width * 0.14);
  return {
    left: insets.left + margin + (seaSides.includes('left') ? sea : 0),
    right: size.width - insets.right - margin - (seaSides.includes('right') ? sea : 0),
    top: insets.top + rim,
    bottom: size.height - insets.bottom - rim,
  };
};

const radii: Readonly<Record<PlaceView['kind'], number>> = { warehouse: 36, factory: 34, shop: 32, supplier: 30, port: 32, market: 17 };
const steadiness: Readonly<Record<PlaceView['kind'], number>> = { warehouse: 6, factory: 6, shop: 6, port: 5, supplier: 3, market: 1 };

/** At which edge a far place stands: on the side its goods come in, seen from the middle of the near places. */
export const sidesOfFar = (view: MapView, geography: Geography): ReadonlyMap<string, Side> => {
  if (geography.kind === 'chain') return new Map();
  const middle = geography.near.reduce((sum, place) => sum + place.longitude, 0) / Math.max(1, geography.near.length);
  return new Map(
    geography.far.map((far) => {
      const touched = view.lanes
        .filter((lane) => lane.from === far.id || lane.to === far.id)
        .map((lane) => (lane.from === far.id ? lane.to : lane.from));
      const gate = geography.near.find((place) => touched.includes(place.id));
      return [far.id, (gate?.longitude ?? far.longitude) <= middle ? 'left' : 'right'] as const;
    }),
  );
};

type Movable = {
  readonly id: string;
  readonly kind: PlaceView['kind'];
  readonly radius: number;
  readonly beyond?: Side;
  readonly beside?: string;
  x: number;
  y: number;
};

/** Moves figures apart until none stands on another: the lighter one (a market) gives way more. Ends after a fixed number of passes. */
const apart = (places: Movable[], frame: { left: number; top: number; right: number; bottom: number }, scale: number): void => {
  for (let pass = 0; pass < 80; pass += 1) {
    let moved = false;
    for (let i = 0; i < places.length; i += 1)
      for (let j = i + 1; j < places.length; j += 1) {
        const [a, b] = [places[i], places[j]];
        if (a === undefined || b === undefined) continue;
        const [dx, dy] = [b.x - a.x, b.y - a.y];
        const distance = Math.sqrt(dx * dx + dy * dy);
        const missing = a.radius + b.radius + 10 * scale - distance;
        if (missing <= 0.5) continue;
        moved = true;
        const [ux, uy] = distance < 1 ? [0.6, 0.8] : [dx / distance, dy / distance];
        const all = steadiness[a.kind] + steadiness[b.kind];
        const [pushA, pushB] = [(missing * steadiness[b.kind]) / all, (missing * steadiness[a.kind]) / all];
        a.x -= ux * pushA;
        a.y -= uy * pushA;
        b.x += ux * pushB;
        b.y += uy * pushB;
      }
    for (const place of places) {
      if (place.beyond !== undefined) continue;
      place.x = clamp(place.x, frame.left - 24, frame.right + 24);
      place.y = clamp(place.y, frame.top - 16, frame.bottom + 16);
    }
    if (!moved) return;
  }
};

/** Puts a market that lies in its site's own town beside the site: across the lane that serves the site, leaning inland. */
const besideSite = (market: Movable, site: Movable, middle: Spot): Movable => {
  const [dx, dy] = [middle.x - site.x, middle.y - site.y];
  const length = Math.max(1, Math.sqrt(dx * dx + dy * dy));
  const [inX, inY] = [dx / length, dy / length];
  const turn = inX >= 0 ? 1 : -1;
  const reach = site.radius + market.radius + 8;
  const [x, y] = [-inY * turn * 0.92 + inX * 0.3, inX * turn * 0.92 + inY * 0.3];
  return { ...market, x: site.x + x * reach, y: site.y + y * reach, beside: site.id };
};

const chainPlaces = (
  ranks: readonly (readonly PlaceView[])[],
  frame: { left: number; top: number; right: number; bottom: number },
  scale: number,
): Movable[] =>
  ranks.flatMap((rank, index) =>
    rank.map((place, row) => {
      const along = ranks.length === 1 ? 0.5 : index / (ranks.length - 1);
      const wave = rank.length === 1 ? (index % 2 === 0 ? 0.46 : 0.54) : (row + 0.5) / rank.length;
      return {
        id: place.id,
        kind: place.kind,
        radius: radii[place.kind] * scale,
        x: frame.left + along * (frame.right - frame.left),
        y: frame.top + wave * (frame.bottom - frame.top),
      };
    }),
  );

const worldPlaces = (geography: Extract<Geography, { kind: 'world' }>, project: Project, scale: number): Movable[] => {
  const placed: Movable[] = geography.near.map((place) => ({
    id: place.id,
    kind: place.kind,
    radius: radii[place.kind] * scale,
    ...project(place.longitude, place.latitude),
  }));
  const middle = {
    x: placed.reduce((sum, place) => sum + place.x, 0) / placed.length,
    y: placed.reduce((sum, place) => sum + place.y, 0) / placed.length,
  };
  return placed.map((place) => {
    if (place.kind !== 'market') return place;
    const site = placed.find(
      (other) => other.kind !== 'market' && Math.abs(other.x - place.x) < 14 * scale && Math.abs(other.y - place.y) < 14 * scale,
    );
    return site === undefined ? place : besideSite(place, site, middle);
  });
};

const farPlaces = (
  view: MapView,
  geography: Extract<Geography, { kind: 'world' }>,
  near: readonly Movable[],
  size: Size,
  insets: Insets,
  scale: number,
): Movable[] => {
  const sides = sidesOfFar(view, geography);
  const taken: Movable[] = [];
  for (const far of geography.far) {
    const side = sides.get(far.id) ?? 'left';
    const gate = near.find((place) =>
      view.lanes.some((lane) => (lane.from === far.id && lane.to === place.id) || (lane.to === far.id && lane.from === place.id)),
    );
    const x = side === 'left' ? insets.left + 46 * scale : size.width - insets.right - 46 * scale;
    const wanted = (gate?.y ?? size.height / 2) + size.height * 0.14;
    const lowest = size.height - insets.bottom - 60 * scale;
    const rows = taken.filter((other) => other.beyond === side).length;
    taken.push({
      id: far.id,
      kind: far.kind,
      radius: radii[far.kind] * scale,
      beyond: side,
      x,
      y: clamp(wanted + rows * 96 * scale, insets.top + 70 * scale, lowest),
    });
  }
  return taken;
};

const steps = 36;

/** A point on a quadratic curve at `t`, 0..1. */
const onCurve = (a: Spot, bend: Spot, b: Spot, t: number): Spot => {
  const [p, q, r] = [(1 - t) * (1 - t), 2 * (1 - t) * t, t * t];
  return { x: p * a.x + q * bend.x + r * b.x, y: p * a.y + q * bend.y + r * b.y };
};

const laneLine = (from: PlacedPlace, to: PlacedPlace, kind: PlacedLane['kind'], turn: number): readonly Spot[] => {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = Math.max(1, Math.sqrt(dx * dx + dy * dy));
  const bow = kind === 'sea' ? 0.16 : kind === 'lastMile' ? -0.12 : 0.09;
  const bend = { x: (from.x + to.x) / 2 - dy * bow * turn, y: (from.y + to.y) / 2 + dx * bow * turn };
  const start = Math.min(0.4, (from.radius * 0.95) / length);
  const end = 1 - Math.min(0.4, (to.radius * 0.95) / length);
  return Array.from({ length: steps + 1 }, (_, index) => onCurve(from, bend, to, start + ((end - start) * index) / steps));
};

const lengthsOf = (points: readonly Spot[]): readonly number[] => {
  const lengths = [0];
  for (let index = 1; index < points.length; index += 1) {
    const [a, b] = [points[index - 1], points[index]];
    const step = a === undefined || b === undefined ? 0 : Math.sqrt((b.x - a.x) * (b.x - a.x) + (b.y - a.y) * (b.y - a.y));
    lengths.push((lengths[index - 1] ?? 0) + step);
  }
  return lengths;
};

/** Where a load is that has gone `share` (0..1) of its lane, and which way it heads, in radians. */
export const alongLane = (lane: PlacedLane, share: number): Spot & { readonly heading: number } => {
  const goal = clamp(share, 0, 1) * (lane.lengths.at(-1) ?? 0);
  let index = 1;
  while (index < lane.lengths.length - 1 && (lane.lengths[index] ?? 0) < goal) index += 1;
  const [a, b] = [lane.points[index - 1] ?? { x: 0, y: 0 }, lane.points[index] ?? { x: 0, y: 0 }];
  const [start, end] = [lane.lengths[index - 1] ?? 0, lane.lengths[index] ?? 0];
  const part = end > start ? (goal - start) / (end - start) : 0;
  return { x: a.x + (b.x - a.x) * part, y: a.y + (b.y - a.y) * part, heading: Math.atan2(b.y - a.y, b.x - a.x) };
};

/**
 * Where everything stands on a map of `size` CSS pixels. `project` is needed for a world, and fitted to its corners by the caller
 * (map projections are no business of a pure model). Figures never stand on each other, however close the towns.
 */
export const layoutMap = (view: MapView, geography: Geography, size: Size, insets: Insets, project: Project): MapLayout => {
  const scale = scaleOf(size);
  const sides = [...sidesOfFar(view, geography).values()];
  const frame = frameOf(size, insets, sides);
  const near = geography.kind === 'chain' ? chainPlaces(geography.ranks, frame, scale) : worldPlaces(geography, project, scale);
  apart(near, frame, scale);
  const places: readonly PlacedPlace[] =
    geography.kind === 'chain' ? near : [...near, ...farPlaces(view, geography, near, size, insets, scale)];
  const byId = new Map(places.map((place) => [place.id, place]));
  const lanes = view.lanes.flatMap((lane): readonly PlacedLane[] => {
    const [from, to] = [byId.get(lane.from), byId.get(lane.to)];
    if (from === undefined || to === undefined) return [];
    const kind = from.beyond !== undefined || to.beyond !== undefined ? 'sea' : to.kind === 'market' ? 'lastMile' : 'trunk';
    const points = laneLine(from, to, kind, kind === 'sea' && (from.beyond ?? to.beyond) === 'right' ? 1 : kind === 'sea' ? -1 : 1);
    return [{ id: lane.id, from: lane.from, to: lane.to, kind, points, lengths: lengthsOf(points) }];
  });
  return { size, scale, places, lanes };
};
