import { describe, expect, test } from 'vitest';
import type { Desk, Panel, PanelId, PanelRow } from '../../server/contract/desk.ts';
import { columns } from '../../server/contract/panels.ts';
import type { ColumnOf } from '../../server/contract/panels.ts';
import { seats } from '../../server/contract/ids.ts';
import type { InformationLevel, Seat } from '../../server/contract/ids.ts';
import type { Game } from '../../server/game/state.ts';
import { desk } from '../../server/views/desk.ts';
import type { ViewSetup } from '../../server/views/setup.ts';
import { eventIn, heldEvent, siteIndex, withEvents } from '../support/eventful.ts';
import { classic, plannedGame, rich, spring } from '../support/view-setups.ts';
import { evolve } from '../../server/game/evolve.ts';
import { headlessGame, playHeadlessRound } from '../../server/game/headless.ts';

const freeze = (setup: ViewSetup, period: number, periods: number, ...sites: readonly string[]): ViewSetup =>
  withEvents(
    setup,
    eventIn('attack', period, periods, [{ kind: 'recordsFrozen', siteIndices: sites.map((site) => siteIndex(setup.company, site)) }]),
  );

/** The spring promotion (5 days a week), the central system down from day 21 (first of week 5) for ten days. */
const down = freeze(spring, 21, 10, 'central');

const panel = (of: Desk, id: PanelId, source: Seat = of.seat): Panel => {
  const found = of.panels.find((each) => each.id === id && each.source === source);
  if (found === undefined) throw new Error(`${of.seat} sees no ${id}`);
  return found;
};
const at = <P extends PanelId>(row: PanelRow | undefined, id: P, column: ColumnOf<P>): number | undefined =>
  row?.values[columns[id].findIndex((each) => each.id === column)];
const plain = (rows: readonly PanelRow[]): readonly unknown[] => rows.map(({ key, values, series }) => ({ key, values, series }));

/** The same game under both setups: what events do to records does not change the company. */
const games = (setup: ViewSetup, round: number, level: InformationLevel = 'closed'): readonly [Game, Game] => [
  plannedGame(setup, round, level),
  plannedGame(spring, round, level),
];

describe('while the records of a site stand still', () => {
  const [stopped, running] = games(down, 6);
  const before = plannedGame(spring, 5, 'closed');

  test('the company itself is the same: only what people see of it is old', () => {
    expect(stopped.records.at(-1)?.periods.at(-1)?.onHand).toEqual(running.records.at(-1)?.periods.at(-1)?.onHand);
  });

  test('panels of its stock and orders show the last period before, and say so', () => {
    for (const [seat, id] of [
      ['procurement', 'supply'],
      ['procurement', 'purchaseOrders'],
      ['operations', 'shelf'],
    ] as const) {
      const shown = panel(desk(down, stopped, seat), id);
      expect(shown.asOfPeriod).toBe(20);
      expect(shown.rows.every((row) => row.asOfPeriod === 20)).toBe(true);
      expect(plain(shown.rows)).toEqual(plain(panel(desk(spring, before, seat), id).rows));
      expect(plain(shown.rows)).not.toEqual(plain(panel(desk(spring, running, seat), id).rows));
    }
  });

  test('whatever the truth is since then, those panels, proposals and places are the same', () => {
    const after = (period: number, list: readonly number[]): readonly number[] => (period > 20 ? list.map((units) => units + 1009) : list);
    const other: Game = {
      ...stopped,
      records: stopped.records.map((record) => ({
        ...record,
        periods: record.periods.map((each) => {
          const changed = Object.fromEntries(
            (
              [
                'book',
                'onHand',
                'backlog',
                'onOrder',
                'atDoor',
                'incoming',
                'shipped',
                'ordered',
                'demand',
                'delivered',
                'lost',
                'owed',
              ] as const
            ).map((list) => [list, after(each.period, each[list])]),
          );
          return { ...each, ...changed };
        }),
        close: {
          ...record.close,
          supplierOrders: record.round > 4 ? [] : record.close.supplierOrders,
        },
      })),
    };
    for (const [seat, ids] of [
      ['sales', ['customerOrders']],
      ['procurement', ['supply', 'purchaseOrders', 'suppliers', 'cash']],
      ['operations', ['shelf', 'dock', 'crew']],
    ] as const) {
      const one = desk(down, stopped, seat);
      const two = desk(down, other, seat);
      for (const id of ids) expect(panel(two, id), id).toEqual(panel(one, id));
      expect(two.inputs).toEqual(one.inputs);
      const centralOf = (of: Desk) => of.playback?.days.map(({ places }) => places.find(({ id }) => id === 'central'));
      expect(centralOf(two)).toEqual(centralOf(one));
    }
    expect(panel(desk(down, other, 'logistics'), 'regions')).not.toEqual(panel(desk(down, stopped, 'logistics'), 'regions'));
  });

  test('what people see with their own eyes, or are told by others, is of today', () => {
    for (const [seat, id] of [
      ['operations', 'crew'],
      ['operations', 'quality'],
      ['logistics', 'arrivals'],
      ['logistics', 'lanes'],
      ['logistics', 'regions'],
      ['sales', 'service'],
    ] as const) {
      const shown = panel(desk(down, stopped, seat), id);
      expect(shown).toEqual(panel(desk(spring, running, seat), id));
      expect(shown.asOfPeriod).toBe(25);
    }
  });

  test('in a row of today a number from the records is missing', () => {
    const dock = panel(desk(down, stopped, 'operations'), 'dock');
    const today = panel(desk(spring, running, 'operations'), 'dock').rows[0];
    expect(at(dock.rows[0], 'dock', 'pickBacklog')).toBeUndefined();
    expect(at(dock.rows[0], 'dock', 'dockUnits')).toBe(at(today, 'dock', 'dockUnits'));
    const suppliers = panel(desk(down, stopped, 'procurement'), 'suppliers');
    expect(suppliers.rows.map((row) => at(row, 'suppliers', 'owed'))).toEqual(suppliers.rows.map(() => undefined));
    expect(at(panel(desk(down, stopped, 'procurement'), 'cash').rows[0], 'cash', 'stock')).toBeUndefined();
    expect(at(panel(desk(down, stopped, 'procurement'), 'cash').rows[0], 'cash', 'cash')).toBe(
      at(panel(desk(spring, running, 'procurement'), 'cash').rows[0], 'cash', 'cash'),
    );
  });

  test('the desk proposes, and orders untouched, what it proposed last before', () => {
    const orders = (setup: ViewSetup, game: Game): readonly (number | undefined)[] => {
      const { fields, inputs } = desk(setup, game, 'procurement');
      return fields.flatMap(({ lever }, place) => (lever === 'order' ? [inputs[place]?.untouched] : []));
    };
    expect(orders(down, stopped)).toEqual(orders(spring, before));
    expect(orders(down, stopped)).not.toEqual(orders(spring, running));
    const next = playHeadlessRound(down, { ...stopped, drafts: stopped.drafts.map(() => undefined) }, {});
    const placed = down.company.fields.flatMap(({ lever }, place) => (lever === 'order' ? [next.decisions.at(-1)?.[place]] : []));
    expect(placed).toEqual(orders(down, stopped));
  });

  test('the shared board is as old as its owner sees it', () => {
    const open = desk(down, plannedGame(down, 6, 'open'), 'sales');
    const own = desk(down, plannedGame(down, 6, 'open'), 'procurement');
    expect(panel(open, 'supply', 'procurement')).toEqual(panel(own, 'supply'));
    expect(panel(open, 'supply', 'procurement').asOfPeriod).toBe(20);
  });

  test('nothing of it is told as news but that the system is down', () => {
    const last = stopped.records.at(-1);
    const recap = desk(down, { ...stopped, phase: 'review' }, 'procurement').recap;
    expect(last?.round).toBe(5);
    const texts = recap?.lines.map(({ text }) => text) ?? [];
    expect(recap?.lines).toContainEqual({ text: 'systemDown', values: { site: 'central' }, tone: 'bad' });
    expect(desk(down, stopped, 'logistics').recap?.lines.map(({ text }) => text)).not.toContain('systemDown');
    for (const text of ['drawn', 'owed', 'coverLow', 'coverLong', 'supplierLate'] as const) expect(texts).not.toContain(text);
  });

  test('the site stands still on the map for everybody, but for the queue that people see', () => {
    const day = (setup: ViewSetup, game: Game, seat: Seat, place: number) =>
      desk(setup, game, seat).playback?.days[place]?.places.find(({ id }) => id === 'central');
    for (const seat of seats) {
      const frozen = [0, 1, 2, 3, 4].map((place) => day(down, stopped, seat, place));
      const lastBefore = day(spring, before, seat, 4);
      for (const each of frozen) expect({ ...each, queue: undefined }).toEqual({ ...lastBefore, queue: undefined });
      expect(frozen.map((each) => each?.queue)).toEqual([0, 1, 2, 3, 4].map((place) => day(spring, running, seat, place)?.queue));
    }
  });

  test('it is noticed by those whose panels stand still, and not by the others', () => {
    const noticed = seats.filter((seat) => desk(down, stopped, seat).notices.some(({ text }) => text === 'Event attack'));
    // Central serves customers too, so that sales cannot read its order book; logistics has no panel from there.
    expect(noticed).toEqual(['sales', 'procurement', 'operations']);
    const trouble = desk(down, stopped, 'operations').playback?.days[0]?.troubles ?? [];
    expect(trouble).toContainEqual({ place: 'central', name: 'Event attack' });
  });
});

describe('when the system is back', () => {
  test('everything is of today, and the past as it truly was', () => {
    const [thawed, running] = games(freeze(spring, 21, 4, 'central'), 6);
    for (const seat of seats) {
      const { panels, inputs, playback } = desk(freeze(spring, 21, 4, 'central'), thawed, seat);
      const today = desk(spring, running, seat);
      expect(panels).toEqual(today.panels);
      expect(inputs).toEqual(today.inputs);
      expect(playback?.days.map(({ places }) => places)).toEqual(today.playback?.days.map(({ places }) => places));
    }
  });
});

describe('a system that stops within a week', () => {
  const middle = freeze(spring, 23, 10, 'central');
  const game = plannedGame(middle, 6, 'closed');
  const [, truth] = games(middle, 6);

  test('knows the days until then: the week so far, its last stock, and the proposals and open orders of the week before', () => {
    const shown = panel(desk(middle, game, 'procurement'), 'supply');
    expect(shown.asOfPeriod).toBe(22);
    const central = siteIndex(spring.company, 'central');
    const record = truth.records.at(-1);
    for (const row of shown.rows) {
      const item = spring.company.items.findIndex(({ id }) => row.key.endsWith(id));
      const cell = central * spring.company.items.length + item;
      expect(at(row, 'supply', 'book')).toBe(record?.periods[1]?.book[cell]);
      expect(at(row, 'supply', 'drawnRound')).toBe((record?.periods[0]?.shipped[cell] ?? 0) + (record?.periods[1]?.shipped[cell] ?? 0));
    }
    const orders = panel(desk(middle, game, 'procurement'), 'purchaseOrders');
    expect(orders.asOfPeriod).toBe(20);
    expect(plain(orders.rows)).toEqual(plain(panel(desk(spring, plannedGame(spring, 5, 'closed'), 'procurement'), 'purchaseOrders').rows));
  });
});

describe('several sites', () => {
  test('where one of the regions is down, its rows are old and the others are not', () => {
    const north = freeze(spring, 21, 10, 'north');
    const [stopped, running] = games(north, 6);
    const shown = panel(desk(north, stopped, 'logistics'), 'regions');
    const today = panel(desk(spring, running, 'logistics'), 'regions');
    expect(shown.asOfPeriod).toBe(25);
    for (const [place, row] of shown.rows.entries()) {
      expect(row.asOfPeriod).toBe(row.key.startsWith('north ') ? 20 : undefined);
      if (!row.key.startsWith('north ')) expect(row).toEqual(today.rows[place]);
    }
  });

  test('the order book of all sites is as old as the oldest of them', () => {
    const served = spring.company.segments[0]?.siteIndex ?? 0;
    const site = spring.company.sites[served]?.id ?? '';
    const book = freeze(spring, 21, 10, site);
    const [stopped] = games(book, 6);
    const shown = panel(desk(book, stopped, 'sales'), 'customerOrders');
    expect(shown.asOfPeriod).toBe(20);
    expect(plain(shown.rows)).toEqual(plain(panel(desk(spring, plannedGame(spring, 5, 'closed'), 'sales'), 'customerOrders').rows));
  });
});

describe('in a chain', () => {
  const week = 8;
  const dark = freeze(classic, week, 3, 'wholesaler');
  const seat = classic.company.sites[siteIndex(classic.company, 'wholesaler')]?.seat ?? 'sales';

  test('the desk, its cost and its proposal are those of the week before the event', () => {
    const stopped = desk(dark, plannedGame(dark, week + 2, 'closed'), seat);
    const before = desk(classic, plannedGame(classic, week, 'closed'), seat);
    expect(plain(panel(stopped, 'chain').rows)).toEqual(plain(panel(before, 'chain').rows));
    expect(panel(stopped, 'chain').asOfPeriod).toBe(week - 1);
    expect(stopped.measures.own).toEqual(before.measures.own);
    expect(stopped.inputs[0]?.untouched).toBe(before.inputs[0]?.untouched);
  });

  test('an attack that a facilitator injects does the same', () => {
    const held = withEvents(
      classic,
      heldEvent('attack', 3, [{ kind: 'recordsFrozen', siteIndices: [siteIndex(classic.company, 'wholesaler')] }]),
    );
    let game = headlessGame(held, 'held', 'closed');
    while (game.round < week) game = playHeadlessRound(held, game, {});
    game = evolve(held, game, { type: 'EventInjected', event: 'attack', round: week });
    const before = panel(desk(held, game, seat), 'chain');
    const after = panel(desk(held, playHeadlessRound(held, game, {}), seat), 'chain');
    expect(plain(after.rows)).toEqual(plain(before.rows));
    expect(after.asOfPeriod).toBe(week - 1);
  });
});

describe('wrong master data', () => {
  const [supplier] = rich.company.suppliers;
  const lane = rich.company.lanes.findIndex(({ from, to }) => from.kind === 'supplier' && from.index === 0 && to.kind === 'site');
  const wrong = withEvents(
    rich,
    eventIn('slip', 6, 90, [
      { kind: 'leadTimeWrong', supplierIndex: 0, factorPpm: 500_000 },
      { kind: 'transitTimeWrong', laneIndex: lane, factorPpm: 3_000_000 },
    ]),
  );
  const before = plannedGame(wrong, 2, 'closed');
  const during = plannedGame(wrong, 6, 'closed');

  test('shows the recorded lead time, not the true one, and nobody is told that it is wrong', () => {
    const lead = (game: Game): readonly (number | undefined)[] =>
      panel(desk(wrong, game, 'procurement'), 'suppliers').rows.flatMap((row) =>
        row.key.startsWith(`${supplier.id} `) ? [at(row, 'suppliers', 'leadTime')] : [],
      );
    expect(lead(before)).not.toEqual(lead(during));
    for (const seat of seats) {
      const told = desk(wrong, during, seat);
      expect(JSON.stringify([told.notices, told.playback])).not.toContain('Event slip');
    }
  });

  test('carriers on that lane repeat the recorded date, on others the true one', () => {
    const rows = panel(desk(wrong, during, 'logistics'), 'arrivals').rows;
    const last = during.records.at(-1);
    const sent =
      last?.close.shipments.filter(({ units, laneIndex }) => units > 0 && rich.company.lanes[laneIndex]?.to.kind === 'site') ?? [];
    const expected = sent.map(({ laneIndex, duePeriod, expectedPeriod }) => [
      rich.company.lanes[laneIndex]?.id,
      laneIndex === lane ? expectedPeriod : duePeriod,
    ]);
    expect(sent.some(({ laneIndex }) => laneIndex === lane)).toBe(true);
    expect(new Set(rows.map((row) => `${row.key.split(' ')[0] ?? ''} ${at(row, 'arrivals', 'duePeriod') ?? ''}`))).toEqual(
      new Set(expected.map((each) => each.join(' '))),
    );
  });

  test('a mode says the recorded time to whoever chooses it, and what events make of its price', () => {
    const mode = spring.company.fields.find(({ lever }) => lever === 'mode');
    const chosen = spring.company.lanes.findIndex(({ id }) => id === mode?.key);
    const slow = withEvents(
      spring,
      eventIn('slip', 6, 90, [
        { kind: 'transitTimeWrong', laneIndex: chosen, factorPpm: 3_000_000 },
        { kind: 'freight', laneIndices: [chosen], factorPpm: 2_000_000 },
      ]),
    );
    const options = (round: number) =>
      desk(slow, plannedGame(slow, round, 'closed'), mode?.seat ?? 'logistics').fields.find(
        ({ lever, key }) => lever === 'mode' && key === mode?.key,
      )?.options ?? [];
    const usual = options(1);
    expect(usual.length).toBeGreaterThan(0);
    const transit = (place: number): number => {
      const { periods, ppm } = spring.company.lanes[chosen]?.modes[place]?.transit ?? { periods: [], ppm: [] };
      return periods.reduce((sum, each, at) => sum + each * (ppm[at] ?? 0), 0) / 1_000_000;
    };
    for (const [place, option] of options(4).entries()) {
      expect(option.periods).toBe(Math.round(3 * transit(place)));
      expect(option.costCents).toBe(2 * (usual[place]?.costCents ?? 0));
    }
  });
});
