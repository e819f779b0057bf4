import type { MapView, PlaceView } from '../../server/contract/desk.ts';

/** What kind of picture a network makes. `chain`: its coordinates say nothing, so it is drawn as a chain, source to customer. */
export type Geography =
  | {
      readonly kind: 'world';
      readonly near: readonly PlaceView[];
      readonly far: readonly PlaceView[];
      readonly corners: readonly (readonly [longitude: number, latitude: number])[];
      readonly spanDegrees: number;
    }
  | { readonly kind: 'chain'; readonly ranks: readonly (readonly PlaceView[])[] };

const earthRadiusKm = 6371;
const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** Great-circle distance in km (haversine). */
export const distanceKm = (a: PlaceView, b: PlaceView): number => {
  const half = Math.sin(radians(b.latitude - a.latitude) / 2);
  const across = Math.sin(radians(b.longitude - a.longitude) / 2);
  const h = half * half + Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * across * across;
  return 2 * earthRadiusKm * Math.asin(Math.min(1, Math.sqrt(h)));
};

/**
 * Gaps shorter than this never make a place far. The first is taken that leaves out suppliers only: a supplier far beyond the rest would
 * crowd it, but where goods are kept and sold belongs on the map while that fits on a continent.
 */
const nearKm = [600, 1000, 1500] as const;
/** A gap this many times the usual one is a jump over an ocean, not the next town. */
const jump = 4;
/** The map never shows less than this, or coasts would turn into a few straight lines. */
const leastSpanDegrees = 4;

type Edge = { readonly a: number; readonly b: number; readonly km: number };

/** The shortest set of links that connects all places (Prim), so that an outlier hangs on one long link. */
const spanningTree = (places: readonly PlaceView[]): readonly Edge[] => {
  const inside = new Set([0]);
  const edges: Edge[] = [];
  while (inside.size < places.length) {
    let best: Edge | undefined;
    for (const a of inside)
      for (let b = 0; b < places.length; b += 1) {
        const from = places[a];
        const to = places[b];
        if (inside.has(b) || from === undefined || to === undefined) continue;
        const km = distanceKm(from, to);
        if (best === undefined || km < best.km) best = { a, b, km };
      }
    if (best === undefined) break;
    inside.add(best.b);
    edges.push(best);
  }
  return edges;
};

const groups = (count: number, edges: readonly Edge[]): readonly (readonly number[])[] => {
  const group = Array.from({ length: count }, (_, index) => index);
  for (const edge of edges) {
    const [from, to] = [group[edge.a], group[edge.b]];
    for (let index = 0; index < count; index += 1) if (group[index] === to) group[index] = from ?? index;
  }
  return [...new Set(group)].map((id) => group.flatMap((each, index) => (each === id ? [index] : [])));
};

/** Rank of each place along the lanes: 0 where nothing comes in, then one more than the deepest source. Cycles stop where they close. */
const ranksOf = (view: MapView): readonly (readonly PlaceView[])[] => {
  const rank = new Map(view.places.map((place) => [place.id, 0]));
  for (let pass = 1; pass < view.places.length; pass += 1)
    for (const lane of view.lanes) {
      const next = (rank.get(lane.from) ?? 0) + 1;
      if (next > (rank.get(lane.to) ?? 0) && next < view.places.length) rank.set(lane.to, next);
    }
  const ranks = [...new Set(rank.values())].toSorted((a, b) => a - b);
  return ranks.map((each) => view.places.filter((place) => rank.get(place.id) === each));
};

/** Decides what the map shows: the main cluster of places, the few that lie an ocean away, or a plain chain. */
export const geographyOf = (view: MapView): Geography => {
  const places = view.places;
  const edges = spanningTree(places);
  if (places.length < 2 || edges.every((edge) => edge.km < 1)) return { kind: 'chain', ranks: ranksOf(view) };
  const usualKm = edges.map((edge) => edge.km).toSorted((a, b) => a - b)[Math.floor((edges.length - 1) / 2)] ?? 0;
  const clusters = nearKm.map((least) =>
    groups(
      places.length,
      edges.filter((edge) => edge.km <= Math.max(least, jump * usualKm)),
    ).reduce((one, other) => (other.length > one.length ? other : one), []),
  );
  const main =
    clusters.find((cluster) => places.every(({ kind }, index) => cluster.includes(index) || kind === 'supplier')) ?? clusters.at(-1) ?? [];
  const near = places.filter((_, index) => main.includes(index));
  const longitudes = near.map((place) => place.longitude);
  const latitudes = near.map((place) => place.latitude);
  const [west, east, south, north] = [Math.min(...longitudes), Math.max(...longitudes), Math.min(...latitudes), Math.max(...latitudes)];
  const widen = (span: number): number => Math.max(0, leastSpanDegrees - span) / 2;
  const [dx, dy] = [widen(east - west), widen(north - south)];
  return {
    kind: 'world',
    near,
    far: places.filter((_, index) => !main.includes(index)),
    corners: [
      [west - dx, south - dy],
      [east + dx, north + dy],
      [west - dx, north + dy],
      [east + dx, south - dy],
    ],
    spanDegrees: Math.max(east - west, north - south, leastSpanDegrees),
  };
};
