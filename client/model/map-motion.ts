import type { MapView, Playback } from '../../server/contract/desk.ts';
import { weekdays } from './map-words.ts';
import type { Say } from './map-words.ts';
import { litColour } from './map-model.ts';
import type { MapState } from './map-model.ts';

/** One vehicle's way along a lane: leaves at `startDay` of the playback (with fractions) and needs `days`. */
export type Trip = {
  readonly lane: string;
  readonly kind: VehicleKind;
  readonly colour: string | undefined;
  readonly startDay: number;
  readonly days: number;
};
/** A vehicle as drawn: `along` 0..1 of its lane, faint where it sets out and arrives. */
export type Vehicle = {
  readonly lane: string;
  readonly kind: VehicleKind;
  readonly colour: string | undefined;
  readonly along: number;
  readonly alpha: number;
};

/** How long a day of playback lasts; a round of one period gets the time of two. */
export const dayMs = (playback: Playback): number => (playback.days.length === 1 ? 2400 : 1200);

/** What carries a lane's loads, as drawn; scenarios name their modes as they like. */
export type VehicleKind = 'ship' | 'train' | 'plane' | 'van' | 'truck';
const kinds: readonly (readonly [VehicleKind, RegExp])[] = [
  ['ship', /ocean|sea|ship|barge|boat/i],
  ['train', /rail|train/i],
  ['plane', /air|plane/i],
  ['van', /van|courier|bike/i],
];
export const vehicleKind = (mode: string): VehicleKind => kinds.find(([, words]) => words.test(mode))?.[0] ?? 'truck';

/** Days a vehicle is seen on its way: a picture of slow and fast, not the company's transit times. */
const tripDays: Readonly<Record<VehicleKind, number>> = { ship: 3.4, train: 1.6, truck: 0.8, van: 0.7, plane: 0.6 };
const vehiclesMost: Readonly<Record<VehicleKind, number>> = { ship: 1, train: 1, truck: 3, van: 2, plane: 2 };

/** The trips of a round: up to three vehicles a lane and day (two vans: their ways are short), one ship at a time, in the colour of what they carry. */
export const tripsOf = (view: MapView, playback: Playback, modes: ReadonlyMap<string, string>): readonly Trip[] =>
  view.lanes.flatMap((lane) => {
    const kind = vehicleKind(modes.get(lane.id) ?? lane.modes[0] ?? 'truck');
    const days = tripDays[kind];
    let seaFreeFrom = 0;
    return playback.days.flatMap((day, index): readonly Trip[] => {
      const today = day.lanes.find((each) => each.id === lane.id);
      if (today === undefined || today.loads <= 0) return [];
      const colour = litColour(view.items.find((item) => item.id === today.item)?.colour);
      if (kind === 'ship') {
        if (index < seaFreeFrom) return [];
        seaFreeFrom = index + days * 0.45;
        return [{ lane: lane.id, kind, colour, startDay: index, days }];
      }
      const count = Math.min(vehiclesMost[kind], Math.ceil(today.loads));
      return Array.from({ length: count }, (_, turn) => ({ lane: lane.id, kind, colour, startDay: index + 0.04 + turn * 0.16, days }));
    });
  });

const edge = 0.08;
const faint = (along: number): number => Math.min(1, along / edge, (1 - along) / edge);

/** Who is on the road at `time`, in days of the playback. */
export const vehiclesAt = (trips: readonly Trip[], time: number): readonly Vehicle[] =>
  trips.flatMap((trip) => {
    const along = (time - trip.startDay) / trip.days;
    return along <= 0 || along >= 1 ? [] : [{ lane: trip.lane, kind: trip.kind, colour: trip.colour, along, alpha: faint(along) }];
  });

/** Seconds a vehicle takes while the desks plan: slow enough to be quiet. */
const driftSeconds: Readonly<Record<VehicleKind, number>> = { ship: 70, train: 34, truck: 26, van: 22, plane: 22 };

const phases: readonly number[] = [0.62, 0.12, 0.37];

/** The quiet traffic while people plan, after `seconds` of it: one or two vehicles where loads moved last. */
export const vehiclesDrifting = (state: MapState, seconds: number): readonly Vehicle[] =>
  state.lanes.flatMap((lane, order) => {
    if (lane.loads <= 0 || lane.trouble !== undefined) return [];
    const kind = vehicleKind(lane.mode);
    const count = kind === 'ship' || lane.loads <= 2 ? 1 : 2;
    return Array.from({ length: count }, (_, turn) => {
      const start = (phases[(turn + order) % phases.length] ?? 0) + turn * 0.5;
      const along = (start + seconds / driftSeconds[kind]) % 1;
      return { lane: lane.id, kind, colour: lane.colour, along, alpha: faint(along) };
    });
  });

/** The same traffic as a still picture, for readers who asked for reduced motion. */
export const vehiclesStill = (state: MapState): readonly Vehicle[] => vehiclesDrifting(state, 0);

export type Calendar = { readonly periodName: 'day' | 'week' | 'period'; readonly roundName: 'week' | 'round' };

/** `Week 5 · Tuesday`: what the clock over the map says on the playback's day `index`. */
export const dayCaption = (playback: Playback, index: number, calendar: Calendar, say: Say): string => {
  const round = say(calendar.roundName, { value: playback.round });
  if (playback.days.length === 1) return round;
  const weekday = calendar.periodName === 'day' && playback.days.length <= weekdays.length ? weekdays[index] : undefined;
  return `${round} · ${weekday === undefined ? say(calendar.periodName, { value: playback.firstPeriod + index }) : say(weekday)}`;
};
