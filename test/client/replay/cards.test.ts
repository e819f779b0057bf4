import { beforeAll, describe, expect, it } from 'vitest';
import { deskCard } from '../../../client/model/replay/desk-card.ts';
import { readDesks, type DeskReader } from '../../../client/model/replay/desk-at.ts';
import { differenceLine } from '../../../client/model/replay/difference-words.ts';
import { differencesOf, isOff } from '../../../client/model/replay/differences.ts';
import { mapDesk } from '../../../client/model/replay/map-day.ts';
import { ordersChart } from '../../../client/model/replay/orders-chart.ts';
import { atEntry, atPeriod, lastPeriod } from '../../../client/model/replay/playhead.ts';
import { entryWords, groupOf, timelineGroups, touches } from '../../../client/model/replay/timeline-words.ts';
import { stopsOf, trackOf } from '../../../client/model/replay/track.ts';
import { truthCard } from '../../../client/model/replay/truth-card.ts';
import { speech } from '../../../client/ui/texts/texts.ts';
import { seats, type Seat } from '../../../server/contract/ids.ts';
import type { Replay, TruePeriod } from '../../../server/contract/replay.ts';
import { replayFixture } from '../../support/replay-fixture.ts';

let replay: Replay;
let reader: DeskReader;
beforeAll(async () => {
  ({ replay } = await replayFixture());
  reader = readDesks(replay);
});

/** The same game with another truth of a period. */
const withTruth = (period: number, change: (so: TruePeriod) => Partial<TruePeriod>): Replay => ({
  ...replay,
  truth: { ...replay.truth, periods: replay.truth.periods.map((so) => (so.period === period ? { ...so, ...change(so) } : so)) },
});
const at = (of: Replay, seat: Seat, period: number) =>
  differencesOf(of, reader.deskAt(seat, atPeriod(of, period).frame), atPeriod(of, period));
/** Texts that a key or a value was forgotten in. */
const broken = /\{\{|replay\.|undefined|NaN|agreement\.|lever\.|\[object/;

describe('where a desk is not so', () => {
  it('takes what was on the shelf when the desk was looked at, not later', () => {
    const day = (replay.rounds[5]?.firstPeriod ?? 0) + 2;
    const seen = (replay.rounds[5]?.firstPeriod ?? 0) - 1;
    const place = replay.truth.cells.findIndex(({ site, item }) => site === 'central' && item === 'water');
    const plus = (units: number) => (so: TruePeriod) => ({
      onHand: so.onHand.map((each, cell) => (cell === place ? (so.book[cell] ?? 0) + units : each)),
    });
    const stock = (of: Replay) =>
      at(of, 'operations', day).find((each) => each.kind === 'stock' && each.site === 'central' && each.item === 'water');
    expect(stock(withTruth(seen, plus(0)))).toBeUndefined();
    const found = stock(withTruth(seen, plus(500)));
    expect(found).toMatchObject({ kind: 'stock', panel: 'shelf', column: 'book', key: 'water' });
    if (found?.kind === 'stock') expect(found.so - found.shown).toBe(500);
    // The day itself may be what it will: nobody has seen it yet.
    expect(stock(withTruth(day, plus(500)))).toEqual(stock(replay));
  });

  it('calls a few units no difference', () => {
    expect(isOff(1_000, 1_015)).toBe(false);
    expect(isOff(1_000, 1_025)).toBe(true);
    expect(isOff(0, 4)).toBe(false);
    expect(isOff(0, 5)).toBe(true);
  });

  it('marks a lead time only where the desk shows one, and says both in periods', () => {
    const day = replay.rounds[6]?.firstPeriod ?? 0;
    const supplier = replay.truth.leadTimes.findIndex(({ kind }) => kind === 'supplier');
    const wrong = withTruth(day, () => ({ wrongLeadTimes: [{ leadTime: supplier, shownPercent: 100, truePercent: 200 }] }));
    const found = at(wrong, 'procurement', day).find(({ kind }) => kind === 'leadTime');
    if (found?.kind !== 'leadTime' || found.shown === undefined) throw new Error('procurement is shown lead times');
    expect(found.so).toBe(found.shown * 2);
    expect(at(wrong, 'sales', day).some(({ kind }) => kind === 'leadTime')).toBe(false);
    const line = differenceLine(wrong, reader.deskAt('procurement', 0), found, speech);
    expect(line.sentence).toMatch(/^Lead time, .*: Procurement was shown [\d.]+\sd; it was [\d.]+\sd\.$/);
  });

  it('marks an event for whoever cannot know of it, and not one that nobody has been told of', () => {
    const day = replay.rounds[6]?.firstPeriod ?? 0;
    const event = (state: string, knownTo: readonly Seat[]) => withTruth(day, () => ({ events: [{ event: 0, state, knownTo }] }));
    const unknown = (of: Replay) => seats.filter((seat) => at(of, seat, day).some(({ kind }) => kind === 'event'));
    expect(unknown(event('signalled', ['logistics']))).toEqual(['sales', 'procurement', 'operations']);
    expect(unknown(event('signalled', []))).toEqual([]);
    expect(unknown(event('active', []))).toEqual([...seats]);
    expect(unknown(event('over', []))).toEqual([]);
  });
});

describe('the cards beside each other', () => {
  it('say every day of the game in words and numbers, with nothing missing', () => {
    for (let period = 0; period <= lastPeriod(replay); period += 1) {
      const cursor = atPeriod(replay, period);
      expect(JSON.stringify(truthCard(replay, period, speech))).not.toMatch(broken);
      for (const seat of seats) {
        const desk = reader.deskAt(seat, cursor.frame);
        const differences = differencesOf(replay, desk, cursor);
        const card = deskCard(replay, desk, differences, speech);
        const said = JSON.stringify(
          [card, differences.map((each) => differenceLine(replay, desk, each, speech))].map((each) => strings(each)),
        );
        expect(said, `${seat} on ${period}`).not.toMatch(broken);
      }
    }
  });

  it('show what was decided as the record has it', () => {
    for (const round of replay.rounds)
      for (const seat of seats) {
        const desk = reader.deskAt(seat, round.decided);
        const card = deskCard(replay, desk, [], speech);
        const shown = card.decided.flatMap(({ lever, lines }) =>
          lines.flatMap(({ id, was }) => (was === undefined ? [] : [`${lever} ${id}`])),
        );
        const used = round.decisions.filter((each) => each.seat === seat).map(({ lever, key }) => `${lever} ${key}`);
        expect(shown.toSorted(), `${seat} in round ${round.round}`).toEqual(used.toSorted());
      }
  });

  it('say of trucks only where the seat can book them', () => {
    const desk = reader.deskAt('logistics', replay.rounds[3]?.decided ?? 0);
    const booked = deskCard(replay, desk, [], speech).seen.filter(({ id }) => id.startsWith('lanes bookedNow '));
    const can = desk.fields.filter(({ lever }) => lever === 'booking').map(({ key }) => key);
    expect(booked.length).toBeGreaterThan(0);
    for (const { id } of booked) expect(can).toContain(id.replace('lanes bookedNow ', ''));
  });

  it('put what is not so first, with what was so beside it', () => {
    const places = replay.rounds.flatMap((round) =>
      seats.map((seat) => {
        const cursor = atPeriod(replay, round.firstPeriod);
        const desk = reader.deskAt(seat, cursor.frame);
        return deskCard(replay, desk, differencesOf(replay, desk, cursor), speech).seen.map(({ so }) => so !== undefined);
      }),
    );
    expect(places.some((lines) => lines[0])).toBe(true);
    for (const lines of places) expect(lines).toEqual(lines.toSorted((one, other) => Number(other) - Number(one)));
  });
});

describe('the timeline', () => {
  it('says everything that happened as a sentence', () => {
    for (const entry of replay.timeline) {
      const words = entryWords(replay, (seat) => reader.deskAt(seat, atEntry(replay, entry).frame), entry, speech);
      expect(words, entry.id).not.toMatch(broken);
      expect(words.length, entry.id).toBeGreaterThan(5);
      expect(timelineGroups).toContain(groupOf(entry));
    }
  });

  it('finds what touches a seat: what it did and what reached it', () => {
    const message = replay.timeline.find(({ kind, to }) => kind === 'message' && to?.length === 1);
    if (message?.seat === undefined) throw new Error('the story has a private message');
    const [to] = message.to ?? [];
    expect(seats.filter((seat) => touches(message, seat)).toSorted()).toEqual([message.seat, to].toSorted());
  });
});

describe('the track and the chart', () => {
  it('run over every period, with service between 0 and 100', () => {
    const track = trackOf(replay);
    expect(track.service.length).toBe(replay.truth.periods.length);
    for (const value of track.service) if (value !== undefined) expect(value >= 0 && value <= 100).toBe(true);
    expect(track.runOutFrom).toBe((replay.rounds.at(-1)?.lastPeriod ?? 0) + 1);
    expect(Math.max(...track.cost)).toBe(track.mostCost);
  });

  it('count perfect orders over the length of a round', () => {
    const { firstPeriod, lastPeriod: last } = replay.rounds[3] ?? { firstPeriod: 0, lastPeriod: 0 };
    const days = replay.truth.periods.slice(firstPeriod, last + 1);
    const sum = (of: (day: TruePeriod) => number): number => days.reduce((all, day) => all + of(day), 0);
    expect(trackOf(replay).service[last]).toBeCloseTo((sum((day) => day.perfectOrders) * 100) / sum((day) => day.orders));
  });

  it('mark stops on one spot beside each other', () => {
    const spots = stopsOf(replay, []).map(({ kind, cursor, beside }) => `${kind === 'moment'} ${cursor.period} ${beside}`);
    expect(new Set(spots).size).toBe(spots.length);
    expect(spots.length).toBeGreaterThan(5);
  });

  it('begin with customers and show every line over the same rounds', () => {
    const chart = ordersChart(replay, speech);
    expect(chart.lines[0]?.link).toBe('demand');
    for (const { units } of chart.lines) expect(units.length).toBe(replay.rounds.length);
  });
});

describe('the map of a day', () => {
  it('shows a seat the day as its own map played it, and the truth what was on the shelves', () => {
    const { firstPeriod, reviewed } = replay.rounds[4] ?? { firstPeriod: 0, reviewed: 0 };
    const period = firstPeriod + 2;
    const own = mapDesk(replay, reader, 'logistics', period, atPeriod(replay, period).frame);
    expect(own.playback?.days).toEqual([reader.deskAt('logistics', reviewed).playback?.days[2]]);
    const so = mapDesk(replay, reader, 'truth', period, atPeriod(replay, period).frame);
    const shelf = so.playback?.days[0]?.places.find(({ id }) => id === 'central')?.units?.find(({ item }) => item === 'water')?.units;
    const place = replay.truth.cells.findIndex(({ site, item }) => site === 'central' && item === 'water');
    expect(shelf).toBe(replay.truth.periods[period]?.onHand[place]);
    expect(so.panels).toEqual([]);
  });
});

/** Every text in a value; ids may be what they are. */
const strings = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(strings);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) => (['id', 'lever', 'kind', 'colour', 'from'].includes(key) ? [] : strings(each)));
};
