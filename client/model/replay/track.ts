import type { Moment } from '../../../server/contract/debrief.ts';
import type { Seat } from '../../../server/contract/ids.ts';
import type { Replay, TimelineEntry } from '../../../server/contract/replay.ts';
import { atEntry, atMoment, lastPeriod, type Cursor } from './playhead.ts';

/** The line that a reader moves along: service and cost, day by day. Both run over the length of a round, so that single days do not flicker. */
export type Track = {
  readonly last: number;
  /** Perfect orders in per cent of those judged; missing where none was. */
  readonly service: readonly (number | undefined)[];
  /** Mean cost of a period, in cents. */
  readonly cost: readonly number[];
  readonly mostCost: number;
  /** First periods of rounds, for the scale below. */
  readonly rounds: readonly { readonly round: number; readonly period: number }[];
  /** Where acts begin, the first one left out. */
  readonly acts: readonly { readonly act: number; readonly period: number }[];
  /** From here on nobody decided any more. */
  readonly runOutFrom: number | undefined;
};

const sum = (values: readonly number[]): number => values.reduce((all, each) => all + each, 0);

export const trackOf = (replay: Replay): Track => {
  const { periods } = replay.truth;
  const length = Math.max(1, replay.about.periodsPerRound);
  const windows = periods.map((_, place) => periods.slice(Math.max(1, place - length + 1), place + 1));
  const cost = windows.map((days) => (days.length === 0 ? 0 : Math.round(sum(days.map((day) => day.costCents)) / days.length)));
  const runOut = periods.find((each) => each.runOut)?.period;
  return {
    last: lastPeriod(replay),
    service: windows.map((days) => {
      const orders = sum(days.map((day) => day.orders));
      return orders === 0 ? undefined : (sum(days.map((day) => day.perfectOrders)) * 100) / orders;
    }),
    cost,
    mostCost: Math.max(1, ...cost),
    rounds: replay.rounds.map(({ round, firstPeriod }) => ({ round, period: firstPeriod })),
    acts: replay.rounds.flatMap(({ act, firstPeriod }, place) =>
      place > 0 && replay.rounds[place - 1]?.act !== act ? [{ act, period: firstPeriod }] : [],
    ),
    runOutFrom: runOut,
  };
};

export const stopKinds = ['moment', 'event', 'signal', 'agreement'] as const;
/** Something to jump to under the track. */
export type Stop = {
  readonly id: string;
  readonly kind: (typeof stopKinds)[number];
  readonly cursor: Cursor;
  readonly seat: Seat | undefined;
  /** How many others stand on the same spot before it: it is drawn beside them. */
  readonly beside: number;
  readonly moment?: Moment;
  readonly entry?: TimelineEntry;
};

const shownKinds: Readonly<Partial<Record<TimelineEntry['kind'], Stop['kind']>>> = {
  event: 'event',
  injected: 'event',
  signal: 'signal',
  agreed: 'agreement',
};

/** What is marked under the track: the moments that mattered, events as they came, what was heard, what was agreed. */
export const stopsOf = (replay: Replay, moments: readonly Moment[]): readonly Stop[] => {
  const found = foundStops(replay, moments);
  const spot = ({ kind, cursor }: FoundStop): string => `${kind === 'moment'} ${cursor.period}`;
  const counts = new Map<string, number>();
  return found.map((stop) => {
    const beside = counts.get(spot(stop)) ?? 0;
    counts.set(spot(stop), beside + 1);
    return { ...stop, beside };
  });
};

type FoundStop = Omit<Stop, 'beside'>;

const foundStops = (replay: Replay, moments: readonly Moment[]): readonly FoundStop[] => [
  ...moments.map(
    (moment): FoundStop => ({ id: moment.id, kind: 'moment', cursor: atMoment(replay, moment), seat: moment.seats[0], moment }),
  ),
  ...replay.timeline.flatMap((entry): readonly FoundStop[] => {
    const kind = shownKinds[entry.kind];
    if (kind === undefined || (entry.kind === 'event' && entry.values['state'] !== 'active')) return [];
    return [{ id: entry.id, kind, cursor: atEntry(replay, entry), seat: entry.seat ?? entry.to?.[0], entry }];
  }),
];

/** Events on the company as bands of a chart: from the first to the last period in which they were felt. */
export const eventBands = (replay: Replay): readonly { readonly event: number; readonly from: number; readonly to: number }[] => {
  const bands = new Map<number, { event: number; from: number; to: number }>();
  for (const { period, events } of replay.truth.periods)
    for (const { event, state } of events) {
      if (state === 'signalled') continue;
      const band = bands.get(event);
      if (band === undefined) bands.set(event, { event, from: period, to: period });
      else band.to = period;
    }
  return [...bands.values()];
};
