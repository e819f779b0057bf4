import { describe, expect, test } from 'vitest';
import { columns, cell } from '../../server/contract/panels.ts';
import { recapTexts } from '../../server/contract/desk.ts';
import { seats } from '../../server/contract/ids.ts';
import { evolve } from '../../server/game/evolve.ts';
import { resolvedDecisions } from '../../server/game/resolve.ts';
import { desk, deskForBot } from '../../server/views/desk.ts';
import { lobby } from '../../server/views/lobby.ts';
import { room } from '../../server/views/room.ts';
import { classic, finishedGame, plannedGame, reviewedGame, rich, spring } from '../support/view-setups.ts';
import type { Game } from '../../server/game/state.ts';
import type { ViewSetup } from '../../server/views/setup.ts';

const setups = { spring, classic, rich } as const;
const games = {
  spring: plannedGame(spring, 7, 'closed'),
  classic: plannedGame(classic, 9, 'closed'),
  rich: plannedGame(rich, 5, 'open'),
} as const;
const names = ['spring', 'classic', 'rich'] as const;

describe('a desk', () => {
  for (const name of names) {
    const setup: ViewSetup = setups[name];
    const game: Game = games[name];
    test(`of ${name} is plain JSON`, () => {
      for (const seat of seats) {
        const seen = desk(setup, game, seat);
        expect(JSON.parse(JSON.stringify(seen))).toEqual(JSON.parse(JSON.stringify(structuredClone(seen))));
      }
    });

    test(`of ${name} fills every column of every panel the role lists`, () => {
      for (const seat of seats) {
        const { panels } = desk(setup, game, seat);
        expect(panels.filter((panel) => panel.source === seat).map((panel) => panel.id)).toEqual(setup.rules.roles[seat].panels);
        for (const panel of panels) {
          expect(panel.asOfPeriod).toBe(game.records.at(-1)?.periods.at(-1)?.period);
          for (const row of panel.rows) {
            expect(row.values.length, `${panel.id} ${row.key}`).toBe(columns[panel.id].length);
            for (const value of row.values) if (value !== undefined) expect(Number.isFinite(value), `${panel.id} ${row.key}`).toBe(true);
          }
        }
      }
    });

    test(`of ${name} shows in every input the value that would be resolved`, () => {
      const decisions = resolvedDecisions(setup, game);
      for (const seat of seats) {
        const { fields, inputs } = desk(setup, game, seat);
        expect(inputs.length).toBe(fields.length);
        for (const [place, { lever, key }] of fields.entries())
          expect(inputs[place].value).toBe(decisions[setup.company.fields.findIndex((each) => each.lever === lever && each.key === key)]);
      }
    });

    test(`of ${name} is the same for a bot but for what only people look at`, () => {
      for (const seat of seats) {
        const { playback: _, recap: __, end: ___, ...seen } = desk(setup, game, seat);
        const { playback, recap, end, ...bot } = deskForBot(setup, game, seat);
        expect(bot).toEqual(seen);
        expect([playback, recap, end]).toEqual([undefined, undefined, undefined]);
      }
    });
  }

  test('keeps its sections as they are until something changes in them', () => {
    const before = desk(spring, games.spring, 'sales');
    const after = desk(spring, evolve(spring, games.spring, { type: 'Committed', round: games.spring.round, seat: 'sales' }), 'sales');
    for (const section of ['map', 'role', 'fields', 'panels', 'notices', 'measures', 'playback', 'recap', 'act'] as const)
      expect(after[section]).toBe(before[section]);
    expect([before.committed, after.committed]).toEqual([false, true]);
  });

  test('says nothing before the company has opened', () => {
    const unopened: Game = { ...games.spring, phase: 'briefing', round: 0, records: [], decisions: [], world: undefined };
    for (const seat of seats) {
      const seen = desk(spring, unopened, seat);
      expect([seen.panels, seen.notices, seen.playback, seen.recap, seen.end]).toEqual([[], [], undefined, undefined, undefined]);
      expect(seen.measures.own.value).toBeUndefined();
    }
  });
});

describe('panels', () => {
  test('show a site of the chain as its record says', () => {
    const period = games.classic.records.at(-1)?.periods.at(-1);
    const panel = desk(classic, games.classic, 'logistics').panels[0];
    expect(cell(panel, 'beer', 'incomingRound')).toBe(period?.incoming[1]);
    expect(cell(panel, 'beer', 'inventoryPosition')).toBe(
      (period?.onHand[1] ?? 0) - (period?.backlog[1] ?? 0) + (period?.onOrder[1] ?? 0) + (period?.atDoor[1] ?? 0),
    );
    expect(panel.rows[0].series).toEqual(games.classic.records.slice(1).map((record) => record.periods[0].incoming[1]));
    expect(cell(panel, 'beer', 'costTotal')).toBe(
      games.classic.records.slice(1).reduce((total, record) => total + record.periods[0].siteCostCents[1], 0),
    );
  });

  test('show the books, not the shelf', () => {
    const central = spring.company.sites.findIndex((site) => site.labour !== undefined);
    const moved: Game = {
      ...games.spring,
      records: games.spring.records.map((record) => ({
        ...record,
        periods: record.periods.map((period) => ({
          ...period,
          book: period.book.map((units, place) => (Math.floor(place / 3) === central ? units + 17 : units)),
          onHand: period.onHand.map(() => 1),
        })),
      })),
    };
    const before = desk(spring, games.spring, 'operations').panels.find((panel) => panel.id === 'shelf');
    const after = desk(spring, moved, 'operations').panels.find((panel) => panel.id === 'shelf');
    expect(cell(after, 'water', 'book')).toBe((cell(before, 'water', 'book') ?? 0) + 17);
  });

  test('are shared only while the level is open, each with whose it is', () => {
    const open = desk(spring, plannedGame(spring, 7, 'open'), 'operations').panels;
    const closed = desk(spring, plannedGame(spring, 7, 'closed'), 'operations').panels;
    expect(closed.every((panel) => panel.source === 'operations')).toBe(true);
    expect(open.find((panel) => panel.id === 'customerOrders')?.source).toBe('sales');
    expect(open.find((panel) => panel.id === 'supply')?.source).toBe('procurement');
    expect(new Set(open.map((panel) => panel.id)).size).toBe(open.length);
  });

  test('give procurement the official forecast of the last round, of the round after the one being planned', () => {
    const game = games.spring;
    const { panels } = desk(spring, game, 'procurement');
    const panel = panels.find((each) => each.id === 'officialForecast');
    const field = spring.company.fields.findIndex((each) => each.lever === 'forecast' && each.key === 'water');
    expect(cell(panel, 'water', 'forecast')).toBe(game.decisions.at(-1)?.[field]);
    expect(cell(panel, 'water', 'round')).toBe(game.round + 1);
  });

  test('say how much a promotion that is coming will add', () => {
    const last = games.spring.records.at(-1);
    if (last === undefined) throw new Error('no record');
    const option = spring.company.promotions.length - 1;
    const game: Game = {
      ...games.spring,
      records: [...games.spring.records.slice(0, -1), { ...last, close: { ...last.close, promotionNext: [option, 0, 0] } }],
    };
    const panel = desk(spring, game, 'sales').panels.find((each) => each.id === 'promotions');
    expect(cell(panel, 'water', 'promotionNext')).toBe(option);
    expect(cell(panel, 'water', 'expectedUplift')).toBeGreaterThan(100);
    expect(cell(panel, 'juice', 'expectedUplift')).toBe(0);
  });
});

describe('notices', () => {
  test('carry a signal to the seats it names, and say who heard it alone', () => {
    const game = plannedGame(spring, 9, 'closed');
    const signals = game.records.flatMap((record) => record.close.signals);
    expect(signals.length).toBeGreaterThan(0);
    for (const signal of signals)
      for (const seat of seats) {
        const heard = desk(spring, game, seat).notices.find((notice) => notice.text === signal.text);
        expect(heard !== undefined).toBe(signal.seats.includes(seat));
        if (heard !== undefined) expect(heard.onlyYou).toBe(signal.seats.length === 1);
      }
  });

  test('of signals stay with the seats they name on an open board too: it shows panels, to pass a word on is up to people', () => {
    const heard = (level: 'closed' | 'open'): readonly (readonly string[])[] =>
      seats.map((seat) =>
        desk(spring, plannedGame(spring, 9, level), seat)
          .notices.filter((notice) => notice.kind === 'signal')
          .map(({ id }) => id),
      );
    expect(heard('open')).toEqual(heard('closed'));
    expect(heard('open').some((ids) => ids.length === 0)).toBe(true);
  });
});

describe('after a round', () => {
  const reviewed = reviewedGame(spring, games.spring);

  test('the playback has a day for every period, units only where the seat has a panel', () => {
    for (const seat of seats) {
      const playback = desk(spring, reviewed, seat).playback;
      expect(playback?.days.length).toBe(spring.company.periodsPerRound);
      const known = playback?.days[0].places.filter((place) => place.units !== undefined).map((place) => place.id);
      const expected = { sales: [], logistics: ['north', 'east', 'south'], procurement: ['central'], operations: ['central'] }[seat];
      expect(known).toEqual(expected);
      for (const day of playback?.days ?? []) for (const place of day.places) expect([0, 1, 2, 3, 4]).toContain(place.level);
    }
  });

  test('every seat hears a few telling lines, each a sentence that clients know', () => {
    for (const seat of seats) {
      const lines = desk(spring, reviewed, seat).recap?.lines ?? [];
      expect(lines.length, seat).toBeGreaterThanOrEqual(3);
      expect(lines.length, seat).toBeLessThanOrEqual(6);
      for (const line of lines) expect(recapTexts).toContain(line.text);
    }
    const chain = desk(classic, reviewedGame(classic, games.classic), 'sales').recap?.lines ?? [];
    expect(chain.map((line) => line.text)).toContain('chainCost');
  });

  test('measures show the last round beside the one before, the joint score so far for everybody', () => {
    const before = desk(spring, games.spring, 'sales').measures;
    const after = desk(spring, reviewed, 'sales').measures;
    expect(after.own.kpi).toBe('revenue');
    expect(after.own.before).toBe(before.own.value);
    expect(after.joint.before).toBe(before.joint.value);
    expect(after.team.map(({ kpi }) => kpi)).toEqual(spring.scoring.parts.map(({ kpi }) => kpi));
    expect(desk(spring, reviewed, 'operations').measures.joint).toEqual(after.joint);
  });
});

describe('the end', () => {
  test('tells every KPI, the score, the links and the costs', () => {
    const finished = finishedGame(classic, 'closed');
    const end = desk(classic, finished, 'procurement').end;
    expect(end?.links.length).toBe(4);
    expect(end?.demand.demandByRound.length).toBe(classic.rules.playedRounds);
    expect(end?.siteCosts.reduce((total, each) => total + each.costCents, 0)).toBe(end?.totalCostCents);
    expect(end?.seatKpis.map(({ value }) => value)).toEqual(end?.siteCosts.map(({ costCents }) => costCents));
    expect(end?.parts.reduce((total, part) => total + part.points, 0)).toBeCloseTo(end?.jointScore ?? -1, 9);
  });
});

describe('the room', () => {
  const presence = { connected: new Set(['person-sales']), names: new Map([['person-sales', 'Ada']]) };

  test('says who sits where, who is connected and who is you', () => {
    const seen = room(spring, games.spring, { person: 'person-sales', facilitator: false }, presence, 5);
    expect(seen.seats[0]).toEqual({
      seat: 'sales',
      holder: 'person',
      name: 'Ada',
      you: true,
      connected: true,
      committed: false,
      covered: false,
    });
    expect(seen.seats[1]).toMatchObject({ seat: 'logistics', you: false, connected: false });
    expect(seen.seats[1]).not.toHaveProperty('name');
    expect(seen.nowMs).toBe(5);
  });

  test('shows a bot that sits in for somebody', () => {
    const { seats: held } = games.spring;
    const game: Game = {
      ...games.spring,
      seats: { ...held, sales: { ...held.sales, holder: { kind: 'bot', policy: 'silo', person: 'person-sales' } } },
    };
    expect(room(spring, game, { person: 'person-sales', facilitator: true }, presence, 5).seats[0]).toMatchObject({
      holder: 'bot',
      name: 'Ada',
      covered: true,
      you: true,
    });
  });

  test('gives the score of a game that is over, and of no other', () => {
    const over = finishedGame(spring, 'closed');
    const viewer = { facilitator: true };
    expect(room(spring, over, viewer, presence, 5).score).toBe(desk(spring, over, 'sales').end?.jointScore);
    expect(room(spring, games.spring, viewer, presence, 5)).not.toHaveProperty('score');
  });

  test('and the lobby holds the rooms under the scenario’s title', () => {
    const workshop = {
      ...({ id: 'w', code: 'ABCD', scenario: 'spring', scenarioText: '', seed: 's', pace: 'team', minPlanningSeconds: 0 } as const),
      ...({
        planningSeconds: 60,
        phase: 'lobby',
        games: [],
        persons: [],
        links: [],
        revokedLinks: [],
        title: { en: 'Spring', de: 'Frühling' },
      } as const),
    };
    const seen = lobby(workshop, { person: 'p', facilitator: false }, new Map([['p', 'Ada']]), []);
    expect(seen).toMatchObject({ workshop: 'w', title: 'Spring', you: { person: 'p', name: 'Ada' }, youFacilitate: false });
  });
});

describe('the first recap', () => {
  test('compares with what the desk called usual', () => {
    const first = plannedGame(spring, 1, 'closed');
    const usual = desk(spring, first, 'sales').panels.find(({ id }) => id === 'customerOrders')?.usual ?? [];
    const played = reviewedGame(spring, first);
    const demanded = desk(spring, played, 'sales').panels.find(({ id }) => id === 'customerOrders')?.rows ?? [];
    const lines = desk(spring, played, 'sales').recap?.lines ?? [];
    let compared = 0;
    for (const { text, values } of lines) {
      if (text !== 'demandUp' && text !== 'demandDown' && text !== 'demandUsual') continue;
      const [before, now] = [usual, demanded].map((rows) => rows.find(({ key }) => key === values['item'])?.values[0] ?? 0);
      const factor = (now ?? 0) / (before ?? 1);
      expect(text).toBe(factor > 1.2 ? 'demandUp' : factor < 0.8 ? 'demandDown' : 'demandUsual');
      compared += 1;
    }
    expect(compared).toBeGreaterThan(0);
  });
});

describe('a notice of an event', () => {
  test('says that it is over once the event is, and not before', () => {
    const said = { over: 0, lasting: 0 };
    for (let rounds = 1; rounds <= 12; rounds += 1) {
      const game = plannedGame(rich, rounds, 'open');
      const states = game.records.at(-1)?.periods.at(-1)?.events ?? [];
      for (const seat of seats)
        for (const { kind, id, over } of desk(rich, game, seat).notices) {
          if (kind !== 'event') continue;
          const place = rich.company.events.findIndex((event) => event.id === id.split(' ').at(-1));
          expect(over === true, id).toBe(states[place] === 'over');
          said[over === true ? 'over' : 'lasting'] += 1;
        }
    }
    expect(said.over).toBeGreaterThan(0);
    expect(said.lasting).toBeGreaterThan(0);
  });
});
