import { describe, expect, test } from 'vitest';
import type { GameFact, Logged, WorkshopFact } from '../../server/game/facts.ts';
import { hashWorld } from '../../server/simulation/hash.ts';
import { asStored, decodeGameEntry, decodeWorkshopEntry, encodeEntry } from '../../server/log/codec.ts';
import type { StoredEntry } from '../../server/log/codec.ts';
import { noTexts } from '../../server/log/texts.ts';
import type { Upcasts } from '../../server/log/upcasts.ts';
import { raised, versionOf } from '../../server/log/upcasts.ts';
import { heldEvent, withEvents } from '../support/eventful.ts';
import { smallDebrief } from '../support/small-debrief.ts';
import { bot, facilitator, host, people, person, seated, testSetup } from '../support/test-games.ts';
import { seats } from '../../server/contract/ids.ts';

/** A game in which every kind of fact occurs. */
const fullLog = (): readonly Logged<GameFact>[] => {
  const setup = withEvents(testSetup({ opening: { rounds: 1, orderUnits: 4 }, playedRounds: 4 }), heldEvent('strike', 2, []));
  const game = seated(setup);
  game.take({ kind: 'setDecisions', round: 2, values: [{ lever: 'order', key: 'retailer beer', value: null }] }, person('ada'));
  game.take({ kind: 'commit', round: 2 }, person('ada'));
  game.take({ kind: 'withdraw', round: 2 }, person('ada'));
  game.take({ kind: 'pause' }, facilitator, 10_000);
  game.take({ kind: 'resume' }, facilitator, 20_000);
  game.take({ kind: 'extend', seconds: 60 }, facilitator, 20_000);
  game.take({ kind: 'inject', event: 'strike' }, facilitator, 20_000);
  game.take({ kind: 'leaveSeat' }, person('dan'));
  game.take({ kind: 'seatBot', seat: 'sales', policy: 'basestock', covers: true }, host);
  game.take(
    {
      kind: 'botDecisions',
      seat: 'operations',
      round: 2,
      values: [{ lever: 'order', key: 'factory beer', value: 5 }],
      memory: { level: 24, past: [4, 4] },
      reason: 'up to 24',
    },
    bot('operations'),
  );
  game.take({ kind: 'handBack', seat: 'sales' }, host);
  game.take({ kind: 'deadlinePassed', round: 2 }, host, 999_000);
  game.take({ kind: 'advance', round: 2 }, person('ada'), 1_000_000);
  game.clock(1_100_000);
  for (const seat of seats.slice(0, 3)) game.take({ kind: 'commit', round: 3 }, person(people[seat]));
  game.take({ kind: 'force', round: 3 }, facilitator);
  game.take({ kind: 'advance', round: 3 }, person('ada'));
  game.take({ kind: 'force', round: 4 }, facilitator);
  game.take(
    {
      kind: 'benchmarks',
      results: [{ policy: 'silo', informationLevel: 'closed', jointScore: 41.5, contributionCents: -3, totalCostCents: 7 }],
    },
    host,
  );
  game.take({ kind: 'debrief', debrief: smallDebrief }, host);
  return game.log();
};

const stored = (logged: Logged<GameFact | WorkshopFact>): StoredEntry => ({
  stream: logged.stream,
  sequence: logged.sequence,
  payload: encodeEntry(logged).payload,
});

describe("the stored form of a game's facts", () => {
  const log = fullLog();

  test('the log of this test holds every kind of fact', () => {
    expect([...new Set(log.map((entry) => entry.fact.type))].sort()).toEqual([
      'Advanced',
      'BenchmarksPlayed',
      'BotSeated',
      'CommitWithdrawn',
      'Committed',
      'DeadlineMoved',
      'DeadlinePassed',
      'DebriefWorked',
      'DecisionsSet',
      'EventInjected',
      'GameFinished',
      'GameOpened',
      'GameStarted',
      'Paused',
      'PlanningForced',
      'PlanningOpened',
      'Resumed',
      'RoundResolved',
      'SeatHandedBack',
      'SeatLeft',
      'SeatTaken',
    ]);
  });

  test('what is written is read again, to the byte and the hash', () => {
    for (const logged of log) {
      const read = decodeGameEntry(stored(logged));
      if ('problem' in read) throw new Error(read.problem);
      expect(read.entry).toEqual(logged);
      expect(encodeEntry(read.entry)).toEqual(encodeEntry(logged));
      if (read.entry.fact.type === 'RoundResolved') expect(hashWorld(read.entry.fact.world)).toBe(read.entry.fact.stateHash);
    }
  });

  test('holes in records come back as undefined, not as null', () => {
    for (const logged of log) {
      const read = decodeGameEntry(stored(logged));
      if (!('entry' in read) || read.entry.fact.type !== 'RoundResolved' || logged.fact.type !== 'RoundResolved') continue;
      expect(read.entry.fact.record.close.proposals).toStrictEqual(logged.fact.record.close.proposals);
      expect(read.entry.fact.record.periods[0]?.labour).toStrictEqual(logged.fact.record.periods[0]?.labour);
    }
  });

  test('rounds are compressed, small facts stay text', () => {
    for (const logged of log) {
      const { payload } = encodeEntry(logged);
      if (logged.fact.type === 'RoundResolved') {
        expect(payload).toBeInstanceOf(Uint8Array);
        expect(payload.length).toBeLessThan(JSON.stringify(logged).length / 2);
      } else if (logged.fact.type === 'Committed') expect(typeof payload).toBe('string');
    }
  });

  test('the beginning of a branch is read as it was written', () => {
    const logged: Logged<GameFact> = {
      stream: 'branch/b1',
      sequence: 1,
      atMs: 5,
      author: facilitator,
      fact: {
        type: 'GameBranched',
        branch: 'b1',
        parent: 'g',
        sequence: 40,
        fromRound: 3,
        rest: 'asMeant',
        changes: [
          { kind: 'decision', round: 3, seat: 'sales', lever: 'order', key: 'retailer beer', value: 4 },
          { kind: 'agreement', agreement: 'a1', outcome: 'without' },
        ],
      },
    };
    expect(decodeGameEntry(stored(logged))).toEqual({ entry: logged });
  });

  test.each([
    ['a moment of no kind', { ...smallDebrief, moments: [{ ...smallDebrief.moments[0], kind: 'miracle' }] }, 'moments.0.kind'],
    ['a seat that is none', { ...smallDebrief, moments: [{ ...smallDebrief.moments[0], seats: ['king'] }] }, 'moments.0.seats'],
    ['a coalition too few', { ...smallDebrief, attribution: { coalitions: [], shares: [], interactions: [] } }, 'attribution'],
    ['no bullwhip', { ...smallDebrief, bullwhip: undefined }, 'bullwhip'],
  ])('a stored debrief with %s is not read', (_, debrief, problem) => {
    const payload = JSON.stringify({ type: 'DebriefWorked', version: 1, atMs: 0, author: host, data: { debrief } });
    const read = decodeGameEntry({ stream: 'game/g', sequence: 9, payload });
    expect('problem' in read ? read.problem : 'read').toContain(problem);
  });

  test('the command that caused a fact is kept, for retries', () => {
    const logged: Logged<GameFact> = {
      stream: 'game/g',
      sequence: 3,
      atMs: 5,
      author: person('ada'),
      command: 'abcdefgh',
      fact: { type: 'Committed', round: 1, seat: 'sales' },
    };
    expect(decodeGameEntry(stored(logged))).toEqual({ entry: logged });
  });

  const entry = (payload: string | Uint8Array): string => {
    const read = decodeGameEntry({ stream: 'game/g', sequence: 9, payload });
    return 'problem' in read ? read.problem : 'read';
  };
  const envelope = { type: 'Committed', version: 1, atMs: 0, author: { kind: 'host' }, data: { round: 1, seat: 'sales' } };
  test.each([
    ['no JSON', '{', 'entry 9 of game/g: it cannot be read'],
    ['damaged compression', new Uint8Array([255, 254, 253]), 'entry 9 of game/g: it cannot be read'],
    ['another form', '[]', 'entry 9 of game/g: '],
    ['an unknown fact', JSON.stringify({ ...envelope, type: 'Exploded' }), 'entry 9 of game/g (Exploded)'],
    ['a newer version', JSON.stringify({ ...envelope, version: 7 }), 'Committed is of version 7, this program knows up to 1'],
    ['a wrong seat', JSON.stringify({ ...envelope, data: { round: 1, seat: 'king' } }), 'entry 9 of game/g (Committed): seat'],
    ['a key too many', JSON.stringify({ ...envelope, data: { round: 1, seat: 'sales', extra: 1 } }), 'extra'],
    [
      'a record that is none',
      JSON.stringify({ ...envelope, type: 'GameFinished', data: { runOut: [{ round: 1 }], stateHash: '' } }),
      'not a round record',
    ],
  ])('%s is named with its place', (_, payload, problem) => {
    expect(entry(payload)).toContain(problem);
  });
});

describe("the stored form of a workshop's facts", () => {
  const facts: readonly WorkshopFact[] = [
    {
      type: 'WorkshopCreated',
      workshop: 'w',
      code: 'ABCD23',
      scenario: 'x',
      scenarioText: 'schema: 1\n'.repeat(400),
      seed: 's',
      pace: 'hand',
      minPlanningSeconds: 45,
      planningSeconds: 180,
    },
    { type: 'GameAdded', game: 'g', team: 'Red' },
    { type: 'PersonJoined', person: 'p' },
    { type: 'WorkshopStarted' },
    { type: 'WorkshopPaused' },
    { type: 'WorkshopResumed' },
    { type: 'WorkshopDebriefed' },
    { type: 'WorkshopClosed' },
  ];
  test.each(facts.map((fact) => [fact.type, fact] as const))('%s is read as it was written', (_, fact) => {
    const logged: Logged<WorkshopFact> = { stream: 'workshop/w', sequence: 1, atMs: 1, author: host, fact };
    expect(decodeWorkshopEntry(stored(logged))).toEqual({ entry: logged });
  });
});

describe('a live game', () => {
  test('goes on from what people do as it reads back, to the byte, whatever the order of its parts', () => {
    const fact: GameFact = {
      pledges: [],
      terms: {
        why: 'They open a new shop',
        amount: 100,
        what: { measure: 'received', kind: 'outcome' },
        otherwise: { amount: 50 },
        kind: 'request',
      },
      to: ['logistics'],
      by: 'sales',
      atMs: 7,
      round: 2,
      agreement: 'a1',
      type: 'AgreementProposed',
    };
    const logged: Logged<GameFact> = { stream: 'game/g', sequence: 3, atMs: 7, author: host, fact };
    const { payload, texts } = encodeEntry(logged);
    const read = decodeGameEntry({ stream: 'game/g', sequence: 3, payload }, texts);
    if ('problem' in read) throw new Error(read.problem);
    expect(JSON.stringify(asStored(fact))).toBe(JSON.stringify(read.entry.fact));
    expect(JSON.stringify(asStored(fact))).not.toBe(JSON.stringify(fact));
    expect(asStored(fact)).toEqual(fact);
  });

  test('does not read its rounds twice', () => {
    for (const { fact } of fullLog()) if (fact.type === 'RoundResolved') expect(asStored(fact)).toBe(fact);
  });
});

describe('upcasts', () => {
  // As if Committed had once said `role` for seat, and then had no round.
  const chains: Upcasts = {
    Committed: [({ role, ...rest }) => ({ ...rest, seat: role }), (data) => ({ round: 1, ...data })],
  };
  test('raise old facts step by step, from any version', () => {
    expect(versionOf('Committed', chains)).toBe(3);
    expect(raised('Committed', 1, { role: 'sales' }, chains)).toEqual({ data: { seat: 'sales', round: 1 } });
    expect(raised('Committed', 2, { seat: 'sales' }, chains)).toEqual({ data: { seat: 'sales', round: 1 } });
    expect(raised('Committed', 3, { seat: 'sales', round: 5 }, chains)).toEqual({ data: { seat: 'sales', round: 5 } });
    expect(raised('Committed', 0, {}, chains)).toEqual({ problem: 'Committed has no version 0' });
    expect(raised('Withdrawn', 2, {}, chains)).toEqual({ problem: 'Withdrawn is of version 2, this program knows up to 1' });
  });
  test('are applied before a fact is checked', () => {
    const payload = JSON.stringify({ type: 'Committed', version: 1, atMs: 0, author: { kind: 'host' }, data: { role: 'sales' } });
    const read = decodeGameEntry({ stream: 'game/g', sequence: 1, payload }, noTexts, chains);
    expect(read).toMatchObject({ entry: { fact: { type: 'Committed', seat: 'sales', round: 1 } } });
  });
});
