import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { seats } from '../../server/contract/ids.ts';
import type { Seat } from '../../server/contract/ids.ts';
import { evolve } from '../../server/game/evolve.ts';
import type { Game } from '../../server/game/state.ts';
import { evolveWorkshop } from '../../server/game/workshop.ts';
import { desk, deskForBot } from '../../server/views/desk.ts';
import { lobby } from '../../server/views/lobby.ts';
import { room } from '../../server/views/room.ts';
import type { ViewSetup } from '../../server/views/setup.ts';
import { askedGame, asking } from '../support/asking-team.ts';
import { eventIn, heldEvent, siteIndex, withEvents } from '../support/eventful.ts';
import { moves, playRandomly } from '../support/random-play.ts';
import { busyTeam, inHuddle, talking, told } from '../support/talking-team.ts';
import { classic, finishedGame, paused, plannedGame, reviewedGame, rich, secretSeed, spring } from '../support/view-setups.ts';
import { interference, leavesOf, otherValue, withValue } from './secrecy-check.ts';
import type { View } from './secrecy-check.ts';
import { mayLearn } from './secrecy-readers.ts';
import { audiences, publicAggregates } from './secrecy-table.ts';
import { valueAt } from './secrecy-truth.ts';
import type { Truth } from './secrecy-truth.ts';

const presence = {
  connected: new Set(seats.map((seat) => `person-${seat}`)),
  names: new Map(seats.map((seat) => [`person-${seat}`, seat] as const)),
};

/** All that a seat's person is sent: desk and room. */
const sent: View = ({ game, setup }, seat) => ({
  desk: desk(setup, game, seat),
  room: room(setup, game, { person: `person-${seat}`, facilitator: false }, presence, 0),
});

/** A world that nobody may read into. */
const sealed = (game: Game): Game => ({
  ...game,
  world: new Proxy(game.world ?? { period: 0, round: 0 }, {
    get: (_, name) => {
      throw new Error(`a view read world.${String(name)}`);
    },
  }) as Game['world'],
});

const withMemory = (game: Game): Game => ({
  ...game,
  seats: {
    ...game.seats,
    operations: {
      ...game.seats.operations,
      holder: { kind: 'bot', policy: 'silo', person: 'person-operations' },
      memory: { level: 12_345_678 },
      reason: 'a reason of its own',
    },
  },
  deadlineMs: 90_000,
  pauses: ['facilitator'],
  remainingMs: 30_000,
  benchmarks: [
    { policy: 'silo', informationLevel: 'closed', jointScore: 12.345, contributionCents: 987_654_321, totalCostCents: 123_456_789 },
  ],
});

/** The same game with goods waiting on every lane and two open orders with suppliers, so that every panel has something to say. */
const busy = (game: Game): Game => {
  const last = game.records[game.records.length - 1];
  const order = { supplierIndex: 0, itemIndex: 0, siteIndex: 1, orderedUnits: 400, openUnits: 300, expectedPeriod: 44 };
  return {
    ...game,
    records: [
      ...game.records.slice(0, -1),
      {
        ...last,
        periods: last.periods.map((period) => ({ ...period, laneWaitingUnits: period.laneWaitingUnits.map(() => 130) })),
        close: { ...last.close, supplierOrders: [7, 3, 5].map((day) => ({ ...order, itemIndex: day === 3 ? 0 : 1, placedPeriod: day })) },
      },
    ],
  };
};

/** The spring promotion with the central system down from the third day of week 6, wrong times in the records, and dearer freight. */
const dark = withEvents(
  spring,
  eventIn('attack', 28, 30, [{ kind: 'recordsFrozen', siteIndices: [siteIndex(spring.company, 'central')] }]),
  eventIn('slip', 3, 90, [
    { kind: 'leadTimeWrong', supplierIndex: 0, factorPpm: 500_000 },
    { kind: 'transitTimeWrong', laneIndex: spring.company.lanes.findIndex(({ id }) => id === 'central>north'), factorPpm: 2_000_000 },
  ]),
  eventIn('prices', 3, 90, [
    { kind: 'freight', laneIndices: [1], factorPpm: 1_500_000 },
    { kind: 'purchasePrice', supplierIndex: 0, itemIndices: [0], factorPpm: 1_200_000 },
  ]),
  heldEvent('strike', 5, []),
);
const injected = (game: Game): Game => evolve(dark, game, { type: 'EventInjected', event: 'strike', round: game.records.length });

/** The Beer Game with one system down. */
const darkChain = withEvents(classic, eventIn('attack', 7, 9, [{ kind: 'recordsFrozen', siteIndices: [1] }]));

/** A panel from before the system went down, and one from after. */
const onBoard = (setup: ViewSetup, game: Game): Game =>
  told(
    setup,
    game,
    { type: 'PanelPublished', by: 'procurement', panel: 'supply', round: 6, asOfRound: 5 },
    { type: 'PanelPublished', by: 'operations', panel: 'shelf', round: 8, asOfRound: 7 },
    { type: 'PanelPublished', by: 'logistics', panel: 'arrivals', round: 8, asOfRound: 7 },
  );

const truth = (setup: ViewSetup, game: Game): Truth => ({ setup, game: sealed(withMemory(game)) });

const truths: Readonly<Record<string, Truth>> = {
  'the spring promotion, closed, before the first round': truth(spring, plannedGame(spring, 1, 'closed')),
  'the spring promotion, closed, in round 8': truth(spring, plannedGame(spring, 8, 'closed')),
  'the spring promotion, open, in review of round 11': truth(spring, reviewedGame(spring, plannedGame(spring, 11, 'open'))),
  'a company with everything, closed': truth(rich, busy(plannedGame(rich, 6, 'closed'))),
  'a company with everything, open': truth(rich, plannedGame(rich, 9, 'open')),
  'the spring promotion, closed, the central system down': truth(dark, injected(plannedGame(dark, 8, 'closed'))),
  'the spring promotion, open, the central system down': truth(dark, injected(plannedGame(dark, 8, 'open'))),
  'the beer game, one system down': truth(darkChain, plannedGame(darkChain, 10, 'closed')),
  'the beer game, paused here and there': truth(paused, plannedGame(paused, 10, 'closed')),
  'a team that may not talk any more': truth(talking, busyTeam('closed')),
  'a team that may talk': truth(talking, busyTeam('talk')),
  'a team with a board': truth(talking, busyTeam('board')),
  'a team on an open board': truth(talking, busyTeam('open')),
  'a team with a board, the central system down': truth(dark, onBoard(dark, plannedGame(dark, 8, 'board'))),
  'key accounts that ask ahead, closed': truth(asking, askedGame('closed')),
  'key accounts that ask ahead, with a board': truth(asking, askedGame('board')),
  'a huddle in which not everybody has said what they believe': truth(talking, inHuddle('closed', ['sales', 'procurement'])),
  'a huddle in which all beliefs lie open': truth(talking, inHuddle('closed', seats)),
};

/** Only a part of what is around a team is looked at again. */
const leavesLookedAt = (name: string): RegExp =>
  /team|huddle/.test(name) ? /^game\.|^setup\.rules\.|^setup\.company\.(suppliers|events|fields)/ : /./;

const seenLeaves = new Set<string>();
const knownLeaves = new Set<string>();

describe('nothing a seat is sent depends on what it may not know', () => {
  for (const [name, each] of Object.entries(truths)) {
    test(`in ${name}`, () => {
      const { leaks, seen, unlisted } = interference(each, sent, name.includes('system down') ? 4 : 8, leavesLookedAt(name));
      for (const leaf of seen) seenLeaves.add(leaf);
      for (const leaf of leavesOf(each).keys()) knownLeaves.add(leaf);
      expect(unlisted, 'leaves that stand in no table: list them in secrecy-table.ts with who may learn them').toEqual([]);
      expect(leaks).toEqual([]);
    });
  }

  test('and the table is no wider than the truth: what it lets somebody learn, somebody learns', () => {
    const idle = [...knownLeaves].filter((leaf) => {
      const audience = audiences.get(leaf);
      return audience !== 'nobody' && audience !== 'structure' && !seenLeaves.has(leaf);
    });
    expect(idle).toEqual([]);
  });

  test('what the world holds is read by no view at all', () => {
    for (const each of Object.values(truths)) for (const seat of seats) expect(() => sent(each, seat)).not.toThrow();
  });

  test('the list of public aggregates is short and names what it says', () => {
    expect(publicAggregates).toEqual(['measures', 'shadow.own', 'playback.days.[].places.[].level', 'playback.days.[].lanes.[].loads']);
  });
});

describe('no number of another seat is copied into a view', () => {
  /** The last round's numbers, each replaced by one that occurs nowhere else; other periods of the round are empty, so that totals show them too. */
  const marked = (each: Truth): { readonly truth: Truth; readonly owner: ReadonlyMap<number, readonly (string | number)[]> } => {
    const owner = new Map<number, readonly (string | number)[]>();
    const at = each.game.records.length - 1;
    const lastPeriod = each.game.records[at].periods.length - 1;
    let next = 70_000_000_019;
    let changed = each;
    for (const [pattern, paths] of leavesOf(each)) {
      if (
        !pattern.startsWith('game.records.') ||
        /Index|qualified|signals|promotionNext|counted|\.period$|\.round$|Period$|labour\.\[\]$|frozenAt/.test(pattern)
      )
        continue;
      for (const path of paths) {
        if (path[2] !== at || typeof valueAt(each, path) !== 'number') continue;
        const isLast = path[3] === 'close' || path[4] === lastPeriod;
        if (isLast) owner.set(next, path);
        changed = withValue(changed, path, isLast ? next : 0);
        next += 1_000_003;
      }
    }
    return { truth: changed, owner };
  };

  for (const [name, each] of Object.entries(truths)) {
    test(`in ${name}`, () => {
      const { truth: changed, owner } = marked(each);
      const copied: string[] = [];
      let own = 0;
      for (const seat of seats) {
        const { measures: _, shadow, ...seen } = desk(changed.setup, changed.game, seat);
        const looked = shadow === undefined ? undefined : { ...shadow, own: undefined };
        for (const [digits] of JSON.stringify([seen, looked]).matchAll(/\d{11,}/g)) {
          const path = owner.get(Number(digits));
          if (path === undefined) continue;
          if (mayLearn(changed, path).has(seat) || path.includes('laneLoads')) own += 1;
          else copied.push(`${seat} is sent ${path.join('.')}`);
        }
      }
      expect(copied).toEqual([]);
      expect(own, 'seats are sent their own numbers, or this test sees nothing').toBeGreaterThan(10);
    });
  }
});

describe('a planted leak is caught', () => {
  const caught = (each: Truth, leak: (truth: Truth) => unknown, among: RegExp): readonly string[] =>
    interference(each, (changed, seat) => ({ view: sent(changed, seat), leak: leak(changed) }), 20, among).leaks;
  const closed = truths['the spring promotion, closed, in round 8'];

  const plants: Readonly<Record<string, readonly [(truth: Truth) => unknown, RegExp, RegExp]>> = {
    "another seat's draft": [({ game }) => game.drafts[0], /logistics sees game\.drafts\.0/, /drafts/],
    'the true shelf': [
      ({ game }) => game.records.at(-1)?.periods.at(-1)?.onHand,
      /sees game\.records\.\d+\.periods\.\d+\.onHand\.\d+/,
      /onHand/,
    ],
    'a total of secrets': [
      ({ game }) =>
        game.records
          .at(-1)
          ?.periods.at(-1)
          ?.demand.reduce((total, each) => total + each, 0),
      /operations sees .*demand/,
      /records.*demand/,
    ],
    'what will happen': [
      ({ setup }) => setup.company.events.flatMap(({ trigger }) => (trigger.kind === 'period' ? [trigger.period] : []))[0],
      /sees setup\.company\.events\.0\.trigger\.period/,
      /events/,
    ],
    'the seed': [({ game }) => game.seed.length, /sees game\.seed/, /seed/],
    'when it really ends': [({ setup }) => setup.rules.playedRounds, /sees setup\.rules\.playedRounds/, /rules/],
    "a signal for somebody else's ears": [
      ({ game }) => game.records.flatMap((record) => record.close.signals),
      /sales sees .*signals/,
      /records.*signals/,
    ],
  };
  for (const [name, [leak, pattern, among]] of Object.entries(plants))
    test(name, () => {
      expect(caught(closed, leak, among).join('\n')).toMatch(pattern);
    });

  /** What a seat would know if its system ran. */
  const unreadable: Readonly<Record<string, readonly [(truth: Truth) => unknown, RegExp, RegExp]>> = {
    'the books of a system that is down': [
      ({ game }) => game.records.at(-1)?.periods.at(-1)?.book,
      /operations sees game\.records\.\d+\.periods\.\d+\.book\.\d+/,
      /records.*\.book/,
    ],
    'what customers ask for': [({ game }) => game.records.at(-1)?.periods.at(-1)?.demand, /sales sees .*demand/, /records.*\.demand/],
    'when goods truly come': [
      ({ game }) => game.records.at(-1)?.close.shipments.map((each) => each.duePeriod),
      /logistics sees .*duePeriod/,
      /shipments.*duePeriod/,
    ],
    'what the facilitator let happen': [({ game }) => game.injections, /sales sees game\.injections/, /injections/],
  };
  for (const [name, [leak, pattern, among]] of Object.entries(unreadable))
    test(name, () => {
      expect(caught(truths['the spring promotion, closed, the central system down'], leak, among).join('\n')).toMatch(pattern);
    });

  test('a new leaf that nobody listed', () => {
    const unlisted = interference({ ...closed, game: { ...closed.game, rumour: 7 } as Game }, sent, 1, /^game\.[a-z]+$/).unlisted;
    expect(unlisted).toEqual(['game.rumour']);
  });

  test('another seat’s number passed on as it is', () => {
    const path = ['game', 'records', closed.game.records.length - 1, 'periods', 0, 'ledger', 'cashCents'];
    expect(mayLearn(closed, path).has('sales')).toBe(false);
    expect(otherValue(path, valueAt(closed, path))).not.toBe(valueAt(closed, path));
  });
});

describe('in games played at random', () => {
  const texts = (setup: ViewSetup): readonly string[] =>
    setup.company.events.flatMap((event) => event.signals.map((signal) => JSON.stringify(signal.text)));

  /** The game after every fact of random games. */
  const everyStep = (setup: ViewSetup, runs: number, seen: (before: Game | undefined, after: Game, by: Seat | undefined) => void): void =>
    fc.assert(
      fc.property(moves(60), (script) => {
        let game: Game | undefined;
        for (const { fact, author } of playRandomly(setup, secretSeed, script, () => undefined).log) {
          const before: Game | undefined = game;
          game = evolve(setup, before, fact);
          const by = 'seat' in fact && (fact.type === 'DecisionsSet' || fact.type === 'BotSeated') ? fact.seat : undefined;
          seen(before, game, author.kind === 'host' && fact.type !== 'DecisionsSet' ? undefined : by);
        }
      }),
      { seed: 7, numRuns: runs },
    );

  for (const [name, setup] of Object.entries({ 'the spring promotion': spring, 'the beer game': classic })) {
    test(`of ${name} seed, hash and what is still to come stay on the server until the end`, () => {
      everyStep(setup, 6, (_, game) => {
        for (const seat of seats) {
          const json = JSON.stringify([desk(setup, game, seat), deskForBot(setup, game, seat), sent({ game, setup }, seat)]);
          if (game.phase === 'finished') continue;
          expect(json).not.toContain(secretSeed);
          if (game.stateHash !== '') expect(json).not.toContain(game.stateHash);
          const heard = game.records.flatMap((record) => record.close.signals.filter((signal) => signal.seats.includes(seat)));
          const mine = new Set(heard.map((signal) => JSON.stringify(signal.text)));
          for (const text of texts(setup)) if (!mine.has(text)) expect(json).not.toContain(text);
        }
      });
    });

    test(`of ${name} what one seat sets moves no other seat's desk`, () => {
      let sets = 0;
      everyStep(setup, 6, (before, game, by) => {
        if (before === undefined || by === undefined || before.round !== game.round) return;
        sets += 1;
        for (const seat of seats)
          if (seat !== by) expect(JSON.stringify(desk(setup, game, seat))).toBe(JSON.stringify(desk(setup, before, seat)));
      });
      expect(sets).toBeGreaterThan(10);
    });
  }

  test('the end tells seed and hash, and only the end does', () => {
    const finished = finishedGame(classic, 'closed');
    expect(desk(classic, finished, 'sales').end).toMatchObject({ seed: secretSeed, stateHash: finished.stateHash });
    expect(desk(classic, { ...finished, phase: 'review' }, 'sales').end).toBeUndefined();
  });

  test('the lobby tells neither seed nor scenario text', () => {
    const workshop = evolveWorkshop(undefined, {
      type: 'WorkshopCreated',
      workshop: 'w',
      code: 'ABCD',
      scenario: 'spring-promotion',
      scenarioText: 'the whole scenario with its future',
      seed: secretSeed,
      pace: 'team',
      minPlanningSeconds: 0,
      planningSeconds: 60,
    });
    const json = JSON.stringify(lobby({ ...workshop, title: spring.title }, { person: 'p', facilitator: false }, new Map(), []));
    expect(json).not.toContain(secretSeed);
    expect(json).not.toContain('future');
  });
});
