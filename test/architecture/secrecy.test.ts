import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { seats } from '../../server/contract/ids.ts';
import type { Seat } from '../../server/contract/ids.ts';
import { evolve } from '../../server/game/evolve.ts';
import type { Game } from '../../server/game/state.ts';
import { evolveWorkshop } from '../../server/game/workshop.ts';
import { desk, deskForBot } from '../../server/views/desk.ts';
import { lobby } from '../../server/views/lobby.ts';
import type { ViewSetup } from '../../server/views/setup.ts';
import { moves, playRandomly } from '../support/random-play.ts';
import { classic, finishedGame, secretSeed, spring } from '../support/view-setups.ts';
import { interference, leavesOf, otherValue, withValue } from './secrecy-check.ts';
import { mayLearn } from './secrecy-readers.ts';
import { audiences, publicAggregates } from './secrecy-table.ts';
import { leavesLookedAt, sent, truths } from './secrecy-truths.ts';
import { valueAt } from './secrecy-truth.ts';
import type { Truth } from './secrecy-truth.ts';

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

  /** Texts of the signals that a seat heard, was told of, or sees at the desk it looks at. */
  const signalsKnown = (setup: ViewSetup, game: Game, seat: Seat): readonly string[] =>
    game.records.flatMap(({ close }, round) =>
      close.signals.flatMap(({ text }, place) =>
        mayLearn({ game, setup }, ['game', 'records', round, 'close', 'signals', place, 'text']).has(seat) ? JSON.stringify(text) : [],
      ),
    );

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
          const mine = new Set(signalsKnown(setup, game, seat));
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
          if (seat !== by && desk(setup, before, seat).shadow?.seat !== by)
            expect(JSON.stringify(desk(setup, game, seat))).toBe(JSON.stringify(desk(setup, before, seat)));
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
