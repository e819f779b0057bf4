import type { Size, Insets, MapLayout, PlacedPlace, Spot } from './map-layout.ts';

export type Box = { readonly left: number; readonly top: number; readonly width: number; readonly height: number };
/** A label that wants to stand by `x`, `y`, clear of a figure of `radius`. Sizes in CSS pixels, as measured or estimated. An `optional` one is left out where it would cover something. */
export type LabelWish = {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly width: number;
  readonly height: number;
  readonly weight: number;
  /** Room to keep below the figure, for what stands there. */
  readonly below: number;
  readonly optional?: boolean;
};

const overlap = (a: Box, b: Box): number =>
  Math.max(0, Math.min(a.left + a.width, b.left + b.width) - Math.max(a.left, b.left)) *
  Math.max(0, Math.min(a.top + a.height, b.top + b.height) - Math.max(a.top, b.top));

const within = (spot: Spot, box: Box): boolean =>
  spot.x > box.left && spot.x < box.left + box.width && spot.y > box.top && spot.y < box.top + box.height;

const figureOf = (place: PlacedPlace): Box => ({
  left: place.x - place.radius * 0.85,
  top: place.y - place.radius * 0.75,
  width: place.radius * 1.7,
  height: place.radius * 1.5,
});

/** Where a label may stand around its figure, best first: below, above, at the sides, at the corners, then the same a line further out. */
const places = (wish: LabelWish): readonly Box[] => {
  const size = { width: wish.width, height: wish.height };
  const ring = (gap: number): readonly Box[] => {
    const [out, middle, side] = [wish.radius + gap, wish.x - wish.width / 2, wish.y - wish.height / 2];
    return [
      { left: middle, top: wish.y + out - 6 + wish.below, ...size },
      { left: middle, top: wish.y - out - wish.height + 4, ...size },
      { left: wish.x + out, top: side, ...size },
      { left: wish.x - out - wish.width, top: side, ...size },
      { left: wish.x + out * 0.6, top: wish.y + out * 0.7, ...size },
      { left: wish.x - out * 0.6 - wish.width, top: wish.y + out * 0.7, ...size },
      { left: wish.x + out * 0.6, top: wish.y - out * 0.7 - wish.height, ...size },
      { left: wish.x - out * 0.6 - wish.width, top: wish.y - out * 0.7 - wish.height, ...size },
    ];
  };
  return [...ring(2), ...ring(2 + wish.height), ...ring(2 + wish.height * 2)];
};

const inside = (box: Box, size: Size, insets: Insets): Box => ({
  ...box,
  left: Math.max(insets.left + 6, Math.min(box.left, size.width - insets.right - box.width - 6)),
  top: Math.max(insets.top + 6, Math.min(box.top, size.height - insets.bottom - box.height - 6)),
});

/** Finds each label a spot: never off the map, off other labels and figures wherever there is room, off the lanes if possible. Heavier ones choose first. */
export const placeLabels = (
  layout: MapLayout,
  insets: Insets,
  wishes: readonly LabelWish[],
  blocked: readonly Box[],
): ReadonlyMap<string, Box> => {
  const figures = layout.places.map(figureOf);
  const lanePoints = layout.lanes.filter((lane) => lane.kind !== 'lastMile').flatMap((lane) => lane.points);
  const taken: Box[] = [...blocked];
  const found = new Map<string, Box>();
  for (const wish of wishes.toSorted((a, b) => b.weight - a.weight)) {
    let best: { readonly box: Box; readonly cost: number; readonly covers: boolean } | undefined;
    for (const [order, wanted] of places(wish).entries()) {
      const box = inside(wanted, layout.size, insets);
      const roomy = { left: box.left - 3, top: box.top - 1, width: box.width + 6, height: box.height + 2 };
      const covered =
        taken.reduce((sum, other) => sum + overlap(roomy, other) * 10, 0) +
        figures.reduce((sum, figure) => sum + overlap(box, figure) * 4, 0);
      const cost =
        covered + Math.min(70, lanePoints.filter((spot) => within(spot, roomy)).length * 12) + order * 4 + Math.floor(order / 8) * 60;
      if (best === undefined || cost < best.cost) best = { box, cost, covers: covered > 0 };
    }
    if (best === undefined || (wish.optional === true && best.covers)) continue;
    taken.push(best.box);
    found.set(wish.id, best.box);
  }
  return found;
};
