import type { PlaceView } from '../../server/contract/desk.ts';
import type { VehicleKind } from '../model/map-motion.ts';

/** The small pictures of the map, drawn as vectors on a canvas around its middle, in CSS pixels at scale 1. */
export type Brush = CanvasRenderingContext2D;
type Kind = PlaceView['kind'];

const walls = '#e9f0f7';
const shade = '#c5d4e3';
const roof = '#9fb6cc';
const dark = '#0b1a28';
const ember = '#c2410c';
const emberLight = '#f2a57f';

export const figureSize: Readonly<Record<Kind, { readonly width: number; readonly height: number }>> = {
  warehouse: { width: 68, height: 56 },
  factory: { width: 70, height: 60 },
  shop: { width: 60, height: 54 },
  port: { width: 62, height: 58 },
  supplier: { width: 58, height: 52 },
  market: { width: 36, height: 30 },
};

/** Where a figure shows its stock, relative to its middle: undefined where it keeps none. */
export const shelfOf: Readonly<
  Record<Kind, { readonly x: number; readonly y: number; readonly width: number; readonly height: number } | undefined>
> = {
  warehouse: { x: -25, y: -7, width: 50, height: 26 },
  factory: { x: -25, y: -2, width: 50, height: 22 },
  shop: { x: -21, y: -5, width: 42, height: 24 },
  port: undefined,
  supplier: undefined,
  market: undefined,
};

const polygon = (brush: Brush, colour: string, ...points: readonly (readonly [number, number])[]): void => {
  brush.fillStyle = colour;
  brush.beginPath();
  for (const [index, [x, y]] of points.entries()) {
    if (index === 0) brush.moveTo(x, y);
    else brush.lineTo(x, y);
  }
  brush.closePath();
  brush.fill();
};

const block = (brush: Brush, colour: string, x: number, y: number, width: number, height: number, radius: number | number[] = 0): void => {
  brush.fillStyle = colour;
  brush.beginPath();
  brush.roundRect(x, y, width, height, radius);
  brush.fill();
};

const ground = (brush: Brush, y: number, width: number): void => {
  const shadow = brush.createRadialGradient(0, 0, 1, 0, 0, width / 2);
  shadow.addColorStop(0, 'rgba(4, 12, 20, 0.6)');
  shadow.addColorStop(1, 'rgba(4, 12, 20, 0)');
  brush.save();
  brush.translate(0, y);
  brush.scale(1, 0.2);
  brush.fillStyle = shadow;
  brush.beginPath();
  brush.arc(0, 0, width / 2, 0, Math.PI * 2);
  brush.fill();
  brush.restore();
};

const warehouse = (brush: Brush, wall: string, top: string): void => {
  ground(brush, 24, 68);
  polygon(brush, top, [-33, -11], [0, -25], [33, -11], [33, -8], [-33, -8]);
  block(brush, wall, -30, -11, 60, 35, [2, 2, 4, 4]);
  polygon(brush, 'rgba(255, 255, 255, 0.28)', [-33, -11], [0, -25], [0, -11]);
  block(brush, '#d3dfeb', -27, -9, 54, 30, 3);
};

const factory = (brush: Brush, wall: string, top: string, scale = 1): void => {
  brush.save();
  brush.scale(scale, scale);
  ground(brush, 25, 68);
  block(brush, top, 19, -28, 8, 24, [2, 2, 0, 0]);
  for (const x of [-30, -14, 2]) polygon(brush, top, [x, -4], [x, -17], [x + 16, -4]);
  block(brush, wall, -30, -5, 60, 30, [0, 2, 4, 4]);
  brush.restore();
};

const shop = (brush: Brush, wall: string, top: string): void => {
  ground(brush, 24, 60);
  block(brush, wall, -26, -16, 52, 40, 4);
  block(brush, '#d3dfeb', -23, -7, 46, 28, 3);
  for (const [index, x] of [-28, -20, -12, -4, 4, 12, 20].entries())
    block(brush, index % 2 === 0 ? top : walls, x, -20, 8, 11, [0, 0, 4, 4]);
};

const port = (brush: Brush, wall: string, top: string): void => {
  ground(brush, 23, 62);
  block(brush, shade, -29, 15, 58, 8, [1, 1, 4, 4]);
  brush.strokeStyle = wall;
  brush.lineCap = 'round';
  brush.lineWidth = 3.4;
  const line = (...points: readonly (readonly [number, number])[]): void => {
    brush.beginPath();
    for (const [x, y] of points) brush.lineTo(x, y);
    brush.stroke();
  };
  line([-8, 15], [-8, -14], [10, -14], [10, 15]);
  line([-27, -14], [22, -14]);
  brush.lineWidth = 1.6;
  line([-26, -14], [0, -25], [21, -14]);
  line([0, -25], [0, -14]);
  line([-20, -14], [-20, -4]);
  block(brush, top, -25, -4, 11, 7, 1);
  block(brush, roof, 13, 8, 12, 7, 1);
  block(brush, top, 14.5, 1, 10, 7, 1);
  block(brush, roof, -5, 8, 12, 7, 1);
};

const market = (brush: Brush, wall: string, top: string): void => {
  ground(brush, 12, 36);
  block(brush, shade, -15, -2, 12, 14, 1);
  polygon(brush, top, [-16.5, -2], [-9, -9], [-1.5, -2]);
  block(brush, wall, -4, -6, 11, 18, 1);
  polygon(brush, top, [-5.5, -6], [1.5, -14], [8.5, -6]);
  block(brush, shade, 6, 1, 10, 11, 1);
  polygon(brush, top, [5, 1], [11, -5], [17, 1]);
  for (const [x, y] of [
    [-1.6, -2],
    [2.4, -2],
    [-1.6, 3],
    [2.4, 3],
    [-12, 3],
    [9.5, 5],
  ] as const)
    block(brush, '#f3c969', x, y, 2.4, 2.8, 0.4);
};

/** Draws a place's building; a troubled one glows from within. */
export const drawPlace = (brush: Brush, kind: Kind, troubled: boolean): void => {
  const [wall, top] = troubled ? [emberLight, ember] : [walls, roof];
  if (kind === 'warehouse') warehouse(brush, wall, top);
  else if (kind === 'factory') factory(brush, wall, top);
  else if (kind === 'shop') shop(brush, wall, top);
  else if (kind === 'port') port(brush, troubled ? emberLight : walls, troubled ? ember : '#7fa3c4');
  else if (kind === 'supplier') {
    factory(brush, wall, top, 0.84);
    for (const x of [-19, -8, 3, 14]) block(brush, troubled ? ember : '#a9bdd1', x, 4, 6, 8, 1);
  } else market(brush, wall, top);
};

export const vehicleSize = { width: 52, height: 30 } as const;

const wheels = (brush: Brush, y: number, ...xs: readonly number[]): void => {
  for (const x of xs) {
    brush.fillStyle = dark;
    brush.beginPath();
    brush.arc(x, y, 2.6, 0, Math.PI * 2);
    brush.fill();
    brush.fillStyle = '#8aa2b8';
    brush.beginPath();
    brush.arc(x, y, 1, 0, Math.PI * 2);
    brush.fill();
  }
};

const truck = (brush: Brush, load: string): void => {
  block(brush, load, -14, -6, 19, 10, 2);
  block(brush, 'rgba(255, 255, 255, 0.3)', -14, -6, 19, 2.5, [2, 2, 0, 0]);
  block(brush, walls, 6, -3, 8, 7, [1, 3, 1, 1]);
  block(brush, '#54718c', 9.5, -1.6, 3.2, 2.8, 0.8);
  wheels(brush, 5, -9.5, -3, 9.5);
};

const van = (brush: Brush, load: string): void => {
  block(brush, load, -9, -5, 17, 9, [3, 5, 1, 1]);
  block(brush, '#54718c', 3.5, -3, 3.5, 3, 0.8);
  wheels(brush, 4.6, -5, 4.5);
};

const train = (brush: Brush, load: string): void => {
  block(brush, load, -22, -5, 20, 8, 1.5);
  block(brush, walls, 0, -6, 18, 9, [2, 6, 1, 1]);
  block(brush, '#54718c', 11, -4, 4, 3, 0.8);
  wheels(brush, 4.6, -18, -7, 4, 13);
};

const ship = (brush: Brush, load: string): void => {
  for (const [index, x] of [-13, -5, 3].entries()) {
    block(brush, index === 1 ? '#cfdcea' : load, x, -6, 7, 6, 1);
    if (index < 2) block(brush, index === 0 ? '#cfdcea' : load, x, -12.6, 7, 6, 1);
  }
  block(brush, walls, 12, -11, 6, 11, [2, 2, 0, 0]);
  block(brush, '#54718c', 13.2, -9, 3.6, 2.4, 0.6);
  polygon(brush, '#dbe7f3', [-23, 0], [24, 0], [19, 9], [-18, 9]);
  polygon(brush, '#a8bfd4', [-20.5, 4.4], [21.6, 4.4], [19, 9], [-18, 9]);
};

const plane = (brush: Brush, load: string): void => {
  polygon(brush, walls, [16, 0], [11, -2.6], [-13, -2.2], [-13, 2.2], [11, 2.6]);
  polygon(brush, shade, [4, -2], [-4, -13], [-8, -13], [-3, -2]);
  polygon(brush, shade, [4, 2], [-4, 13], [-8, 13], [-3, 2]);
  polygon(brush, shade, [-9, -1.6], [-14, -6], [-16, -6], [-13, -1]);
  polygon(brush, shade, [-9, 1.6], [-14, 6], [-16, 6], [-13, 1]);
  block(brush, load, -8, -1.7, 14, 3.4, 1.6);
};

const vehicles: Readonly<Record<VehicleKind, (brush: Brush, load: string) => void>> = { ship, plane, train, van, truck };

/** Draws a vehicle heading right, carrying goods of one colour. Planes are seen from above, all else from the side. */
export const drawVehicle = (brush: Brush, kind: VehicleKind, load: string): void => vehicles[kind](brush, load);

/** A waiting load: a crate with a lit edge. */
export const drawCrate = (brush: Brush): void => {
  block(brush, '#e59a3c', -4.5, -4.5, 9, 9, 1.6);
  block(brush, '#f6c987', -4.5, -4.5, 9, 2.4, [1.6, 1.6, 0, 0]);
  block(brush, '#b8701c', -0.8, -2, 1.6, 6.5);
};

/** The ring that pulses where trouble is. */
export const drawGlow = (brush: Brush, radius: number): void => {
  const glow = brush.createRadialGradient(0, 0, radius * 0.3, 0, 0, radius);
  glow.addColorStop(0, 'rgba(226, 92, 32, 0.55)');
  glow.addColorStop(0.55, 'rgba(226, 92, 32, 0.28)');
  glow.addColorStop(1, 'rgba(226, 92, 32, 0)');
  brush.fillStyle = glow;
  brush.beginPath();
  brush.arc(0, 0, radius, 0, Math.PI * 2);
  brush.fill();
};
export const drawRing = (brush: Brush, radius: number): void => {
  brush.strokeStyle = '#ff8a50';
  brush.lineWidth = 2;
  brush.beginPath();
  brush.arc(0, 0, radius - 2, 0, Math.PI * 2);
  brush.stroke();
};
