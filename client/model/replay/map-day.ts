import type { Desk, PlaceDay, Playback, PlaybackDay } from '../../../server/contract/desk.ts';
import { seats, type Seat } from '../../../server/contract/ids.ts';
import type { Replay } from '../../../server/contract/replay.ts';
import type { DeskReader } from './desk-at.ts';
import { roundOf } from './playhead.ts';

/** The day of a period as a desk's map played it: it stands on the desks of the round's review. */
const dayOf = (
  replay: Replay,
  reader: DeskReader,
  seat: Seat,
  period: number,
): { readonly playback: Playback; readonly day: PlaybackDay } | undefined => {
  const round = roundOf(replay, period);
  if (round === undefined) return undefined;
  const frame = round.reviewed >= 0 ? round.reviewed : replay.frames.findIndex((each) => each.period >= round.lastPeriod);
  const playback = frame < 0 ? undefined : reader.deskAt(seat, frame).playback;
  const day = playback?.round === round.round ? playback.days[period - playback.firstPeriod] : undefined;
  return playback === undefined || day === undefined ? undefined : { playback, day };
};

/** What of a playback's day is so: stock, debts and queues from the truth, roads from the desk that sees them best. */
const trueDay = (replay: Replay, days: readonly PlaybackDay[], period: number): PlaybackDay => {
  const now = replay.truth.periods[period];
  const { sites, cells, events } = replay.truth;
  const places = replay.map.places.map(({ id }): PlaceDay => {
    const site = sites.indexOf(id);
    if (now === undefined || site < 0) return days.flatMap((day) => day.places).find((place) => place.id === id) ?? { id };
    const own = cells.flatMap((cell, place) => (cell.site === id ? [{ item: cell.item, place }] : []));
    const backlog = own.reduce((sum, { place }) => sum + (now.backlog[place] ?? 0), 0);
    return {
      id,
      units: own.map(({ item, place }) => ({ item, units: now.onHand[place] ?? 0 })),
      ...(backlog > 0 ? { backlog } : {}),
      ...((now.dockUnits[site] ?? 0) > 0 ? { queue: now.dockUnits[site] ?? 0 } : {}),
    };
  });
  const lanes = replay.map.lanes.flatMap(({ id }) => {
    const seen = days.flatMap((day) => day.lanes.filter((lane) => lane.id === id)).toSorted((one, other) => other.loads - one.loads);
    return seen.slice(0, 1);
  });
  const troubles = (now?.events ?? [])
    .filter(({ state }) => state !== 'signalled')
    .flatMap(({ event }) => {
      const found = events[event];
      if (found === undefined || found.place === undefined) return [];
      return [{ name: found.name, ...(found.place.includes('>') ? { lane: found.place } : { place: found.place }) }];
    });
  return { places, lanes, troubles };
};

/** The desk that the map of a seat, or of what was so, shows on a day: the roads, stocks and troubles of that day alone. */
export const mapDesk = (replay: Replay, reader: DeskReader, whose: Seat | 'truth', period: number, frame: number): Desk => {
  const seat = whose === 'truth' ? 'sales' : whose;
  const desk = reader.deskAt(seat, frame);
  const own = dayOf(replay, reader, seat, period);
  if (whose !== 'truth') return own === undefined ? desk : { ...desk, playback: { ...own.playback, firstPeriod: period, days: [own.day] } };
  const days = seats.flatMap((each) => dayOf(replay, reader, each, period)?.day ?? []);
  const day = trueDay(replay, days, period);
  return {
    ...desk,
    panels: [],
    notices: [],
    fields: [],
    inputs: [],
    playback: { round: roundOf(replay, period)?.round ?? 0, firstPeriod: period, days: [day] },
  };
};
