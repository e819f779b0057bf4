import type Phaser from 'phaser';
import { alongLane } from '../model/map-layout.ts';
import type { MapLayout, PlacedLane, PlacedPlace, Spot } from '../model/map-layout.ts';
import type { MapState, PlaceState } from '../model/map-model.ts';
import type { Vehicle } from '../model/map-motion.ts';
import { drawCrate, drawGlow, drawPlace, drawRing, drawVehicle, figureSize, shelfOf, vehicleSize } from './figures.ts';

/** Draws the map's moving parts with Phaser: figures are vectors baked once into textures, only what changed is touched. */
export type Painter = {
  /** Lays out all figures anew, on a ground painted by `paint` in CSS pixels. */
  readonly rebuild: (layout: MapLayout, paint: (context: CanvasRenderingContext2D) => void) => void;
  /** Paints the ground again, when the land has arrived. */
  readonly repaint: (paint: (context: CanvasRenderingContext2D) => void) => void;
  readonly drawState: (state: MapState) => void;
  readonly drawVehicles: (vehicles: readonly Vehicle[], seconds: number) => void;
  /** `beat` runs 0..1 and starts over; undefined stands still. */
  readonly pulse: (beat: number | undefined) => void;
};

type Figure = { readonly place: PlacedPlace; readonly image: Phaser.GameObjects.Image; readonly crates: Phaser.GameObjects.Image[] };
type Glow = { readonly halo: Phaser.GameObjects.Image; readonly ring: Phaser.GameObjects.Image };

const depth = { ground: 0, lanes: 1, glow: 2, vehicles: 3, places: 4, bars: 5, crates: 6 } as const;
const laneColours = { trunk: '#4d7394', lastMile: '#466a8a', sea: '#6a93b6', trouble: '#e07b39' } as const;
const shortestDrivePx = 56;
const neutralLoad = '#cfdcea';
const neutralStock = 0x8ba6be;

const colourNumber = (colour: string): number => Number.parseInt(colour.slice(1, 7), 16) || 0;

export const createPainter = (scene: Phaser.Scene, pixelRatio: number): Painter => {
  /** Figures are baked larger than drawn, so that half pixels on their way stay smooth. */
  const bakeRatio = Math.max(2, pixelRatio);
  let layout: MapLayout | undefined;
  let figures: Figure[] = [];
  let glows: Glow[] = [];
  let glowSpots: readonly (Spot & { readonly radius: number })[] = [];
  let laneCrates: Phaser.GameObjects.Image[] = [];
  const fleet: Phaser.GameObjects.Image[] = [];
  let bars: Phaser.GameObjects.Graphics | undefined;
  let lanesDrawn = '';

  /** A texture drawn once around its middle; drawn anew only when asked for a new key. */
  const baked = (key: string, width: number, height: number, draw: (brush: CanvasRenderingContext2D) => void): string => {
    if (scene.textures.exists(key)) return key;
    const canvas = document.createElement('canvas');
    canvas.width = Math.ceil(width * bakeRatio);
    canvas.height = Math.ceil(height * bakeRatio);
    const context = canvas.getContext('2d');
    if (context !== null) {
      context.scale(bakeRatio, bakeRatio);
      context.translate(width / 2, height / 2);
      draw(context);
    }
    scene.textures.addCanvas(key, canvas);
    return key;
  };

  /** A layer as large as the map, painted in CSS pixels. */
  const layer = (key: string, at: number, paint: (context: CanvasRenderingContext2D) => void): void => {
    if (layout === undefined) return;
    const [width, height] = [
      Math.max(1, Math.round(layout.size.width * pixelRatio)),
      Math.max(1, Math.round(layout.size.height * pixelRatio)),
    ];
    const known = scene.textures.exists(key) ? (scene.textures.get(key) as Phaser.Textures.CanvasTexture) : undefined;
    const canvas =
      known?.getSourceImage() instanceof HTMLCanvasElement
        ? (known.getSourceImage() as HTMLCanvasElement)
        : document.createElement('canvas');
    if (known === undefined) {
      canvas.width = width;
      canvas.height = height;
    }
    const context = canvas.getContext('2d');
    if (context === null) return;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, canvas.width, canvas.height);
    context.scale(pixelRatio, pixelRatio);
    paint(context);
    if (known !== undefined) {
      known.refresh();
      return;
    }
    scene.textures.addCanvas(key, canvas);
    scene.add
      .image(0, 0, key)
      .setOrigin(0, 0)
      .setScale(1 / pixelRatio)
      .setDepth(at);
  };

  const placeTexture = (place: PlacedPlace, troubled: boolean): string => {
    const size = figureSize[place.kind];
    return baked(`place ${place.kind} ${troubled ? 'troubled' : 'calm'}`, size.width + 8, size.height + 12, (brush) =>
      drawPlace(brush, place.kind, troubled),
    );
  };

  const addImage = (key: string, at: number, scale: number): Phaser.GameObjects.Image =>
    scene.add
      .image(0, 0, key)
      .setDepth(at)
      .setScale(scale / bakeRatio);

  const strokeLane = (context: CanvasRenderingContext2D, lane: PlacedLane, troubled: boolean): void => {
    const trace = (): void => {
      context.beginPath();
      for (const spot of lane.points) context.lineTo(spot.x, spot.y);
      context.stroke();
    };
    const scale = layout?.scale ?? 1;
    context.lineCap = 'round';
    context.lineJoin = 'round';
    context.setLineDash([]);
    if (troubled) {
      for (const [width, alpha] of [
        [16, 0.12],
        [9, 0.22],
      ] as const) {
        context.strokeStyle = laneColours.trouble;
        context.globalAlpha = alpha;
        context.lineWidth = width * scale;
        trace();
      }
    }
    context.globalAlpha = lane.kind === 'lastMile' && !troubled ? 0.6 : 1;
    if (lane.kind === 'sea') context.setLineDash([0.1, 9 * scale]);
    context.strokeStyle = troubled ? laneColours.trouble : laneColours[lane.kind];
    context.lineWidth = (troubled ? 4 : lane.kind === 'lastMile' ? 1.4 : lane.kind === 'sea' ? 3 : 2.8) * Math.max(0.8, scale);
    trace();
    context.setLineDash([]);
    context.globalAlpha = 1;
  };

  const drawLanes = (state: MapState): void => {
    const drawn = layout;
    if (drawn === undefined) return;
    const troubled = new Set(state.lanes.filter((lane) => lane.trouble !== undefined).map((lane) => lane.id));
    const key = `${drawn.size.width}x${drawn.size.height} ${[...troubled].join(' ')}`;
    if (key === lanesDrawn) return;
    lanesDrawn = key;
    const order = { lastMile: 0, sea: 1, trunk: 2 } as const;
    layer('lanes', depth.lanes, (context) => {
      for (const lane of drawn.lanes.toSorted((a, b) => order[a.kind] - order[b.kind])) strokeLane(context, lane, troubled.has(lane.id));
    });
  };

  const drawBars = (figure: Figure, state: PlaceState): void => {
    const shelf = shelfOf[figure.place.kind];
    if (bars === undefined) return;
    const scale = layout?.scale ?? 1;
    if (shelf === undefined) return;
    const [left, top] = [figure.place.x + (shelf.x + 2) * scale, figure.place.y + (shelf.y + 1) * scale];
    const [width, height] = [(shelf.width - 4) * scale, (shelf.height - 2) * scale];
    if (state.bars.length > 0) {
      const row = Math.min(height / state.bars.length, 11 * scale);
      const start = top + height - row * state.bars.length;
      for (const [index, bar] of state.bars.entries()) {
        const y = start + index * row + row * 0.12;
        bars.fillStyle(0x9db3c8, 0.35).fillRect(left, y, width, row * 0.76);
        bars.fillStyle(colourNumber(bar.colour), 1).fillRect(left, y, Math.max(bar.share > 0 ? 1.5 : 0, width * bar.share), row * 0.76);
        bars.fillStyle(0xffffff, 0.22).fillRect(left, y, width * bar.share, row * 0.24);
      }
      return;
    }
    if (state.level === undefined) return;
    const step = height / 4;
    for (let rung = 0; rung < 4; rung += 1) {
      const filled = Math.min(1, Math.max(0, state.level - rung));
      const y = top + height - (rung + 1) * step + step * 0.12;
      bars.fillStyle(0x9db3c8, 0.32).fillRect(left, y, width, step * 0.76);
      if (filled > 0) bars.fillStyle(neutralStock, 1).fillRect(left, y, width * filled, step * 0.76);
    }
  };

  const drawQueue = (figure: Figure, count: number): void => {
    const scale = layout?.scale ?? 1;
    while (figure.crates.length < count) figure.crates.push(addImage(baked('crate', 12, 12, drawCrate), depth.crates, scale));
    const shown = Math.min(count, figure.crates.length);
    for (const [index, crate] of figure.crates.entries())
      crate
        .setVisible(index < count)
        .setPosition(
          figure.place.x + (index - (shown - 1) / 2) * 10 * scale,
          figure.place.y + (figureSize[figure.place.kind].height / 2 + 3) * scale,
        );
  };

  const drawLaneQueues = (state: MapState): void => {
    for (const crate of laneCrates) crate.destroy();
    const scale = layout?.scale ?? 1;
    laneCrates = state.lanes.flatMap((lane) => {
      const placed = layout?.lanes.find((each) => each.id === lane.id);
      if (placed === undefined || lane.waiting === 0) return [];
      const total = Math.max(1, placed.lengths.at(-1) ?? 1);
      return Array.from({ length: Math.min(5, lane.waiting) }, (_, index) => {
        const spot = alongLane(placed, ((14 + index * 9) * scale) / total);
        return addImage(baked('crate', 12, 12, drawCrate), depth.crates, scale * 0.85).setPosition(spot.x, spot.y);
      });
    });
  };

  const drawGlows = (state: MapState): void => {
    const drawn = layout;
    if (drawn === undefined) return;
    glowSpots = [
      ...state.places.flatMap((place) => {
        const placed = drawn.places.find((each) => each.id === place.id);
        return place.trouble === undefined || placed === undefined ? [] : [{ x: placed.x, y: placed.y, radius: placed.radius * 1.5 }];
      }),
      ...state.lanes.flatMap((lane) => {
        const placed = drawn.lanes.find((each) => each.id === lane.id);
        return lane.trouble === undefined || placed === undefined ? [] : [{ ...alongLane(placed, 0.5), radius: 24 * drawn.scale }];
      }),
    ];
    while (glows.length < glowSpots.length)
      glows.push({
        halo: addImage(
          baked('halo', 128, 128, (brush) => drawGlow(brush, 64)),
          depth.glow,
          1,
        ),
        ring: addImage(
          baked('ring', 128, 128, (brush) => drawRing(brush, 64)),
          depth.glow,
          1,
        ),
      });
    for (const [index, glow] of glows.entries()) {
      const spot = glowSpots[index];
      for (const image of [glow.halo, glow.ring]) image.setVisible(spot !== undefined).setPosition(spot?.x ?? 0, spot?.y ?? 0);
    }
  };

  const pulse = (beat: number | undefined): void => {
    for (const [index, glow] of glows.entries()) {
      const radius = glowSpots[index]?.radius ?? 0;
      const size = (share: number): number => (radius * share) / 64 / bakeRatio;
      const breath = beat === undefined ? 0.6 : 0.5 + 0.5 * Math.sin(beat * Math.PI * 2);
      glow.halo.setScale(size(1.25 + breath * 0.15)).setAlpha(0.75 + breath * 0.25);
      glow.ring.setScale(size(beat === undefined ? 1 : 0.75 + beat * 0.7)).setAlpha(beat === undefined ? 0.8 : 0.9 * (1 - beat));
    }
  };

  return {
    rebuild: (next, paint) => {
      layout = next;
      scene.children.removeAll(true);
      for (const key of ['ground', 'lanes']) if (scene.textures.exists(key)) scene.textures.remove(key);
      [figures, glows, glowSpots, laneCrates, lanesDrawn] = [[], [], [], [], ''];
      fleet.length = 0;
      layer('ground', depth.ground, paint);
      bars = scene.add.graphics().setDepth(depth.bars);
      figures = next.places.map((place) => ({
        place,
        image: addImage(placeTexture(place, false), depth.places, next.scale).setPosition(place.x, place.y),
        crates: [],
      }));
    },
    repaint: (paint) => layer('ground', depth.ground, paint),
    drawState: (state) => {
      drawLanes(state);
      bars?.clear();
      for (const figure of figures) {
        const place = state.places.find((each) => each.id === figure.place.id);
        if (place === undefined) continue;
        figure.image.setTexture(placeTexture(figure.place, place.trouble !== undefined));
        drawBars(figure, place);
        drawQueue(figure, place.queue);
      }
      drawLaneQueues(state);
      drawGlows(state);
    },
    drawVehicles: (vehicles, seconds) => {
      const scale = layout?.scale ?? 1;
      // A way of a few steps is no journey: nothing is seen to drive it.
      const driven = vehicles.flatMap((vehicle) => {
        const lane = layout?.lanes.find((each) => each.id === vehicle.lane);
        return lane === undefined || (lane.lengths.at(-1) ?? 0) < shortestDrivePx * scale ? [] : [{ vehicle, lane }];
      });
      for (const [index, { vehicle, lane }] of driven.entries()) {
        const load = vehicle.colour ?? neutralLoad;
        const key = baked(`vehicle ${vehicle.kind} ${load}`, vehicleSize.width, vehicleSize.height, (brush) =>
          drawVehicle(brush, vehicle.kind, load),
        );
        const image = fleet[index] ?? addImage(key, depth.vehicles, scale);
        fleet[index] = image;
        const spot = alongLane(lane, vehicle.along);
        const leftwards = Math.abs(spot.heading) > Math.PI / 2;
        const bob = vehicle.kind === 'ship' ? Math.sin(seconds * 1.6 + index) * 1.2 : 0;
        image
          .setTexture(key)
          .setVisible(true)
          .setAlpha(vehicle.alpha)
          .setPosition(spot.x, spot.y + bob)
          .setFlipX(vehicle.kind !== 'plane' && leftwards)
          .setRotation(vehicle.kind === 'plane' ? spot.heading : 0);
      }
      for (const spare of fleet.slice(driven.length)) spare.setVisible(false);
    },
    pulse,
  };
};
