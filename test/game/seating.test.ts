import { describe, expect, test } from 'vitest';
import { allBots, seatOf } from '../../server/game/seats.ts';
import { bot, commitAll, facilitator, host, people, person, seated, testGame } from '../support/test-games.ts';

const holder = (test: ReturnType<typeof testGame>, seat: 'sales' | 'logistics' | 'procurement' | 'operations'): unknown =>
  test.game().seats[seat].holder;

describe('sitting down', () => {
  test('a person takes an open seat, and again without effect', () => {
    const game = testGame();
    game.take({ kind: 'takeSeat', seat: 'sales' }, person('ada'));
    expect(holder(game, 'sales')).toEqual({ kind: 'person', person: 'ada' });
    expect(game.take({ kind: 'takeSeat', seat: 'sales' }, person('ada'))).toEqual([]);
  });

  test('a taken seat is taken, an unknown one unknown to the type and refused at the wire', () => {
    const game = testGame();
    game.take({ kind: 'takeSeat', seat: 'sales' }, person('ada'));
    expect(game.refusal({ kind: 'takeSeat', seat: 'sales' }, person('ben'))).toBe('seat/taken');
  });

  test('before the start a person may move to another seat; one person never has two', () => {
    const game = testGame();
    game.take({ kind: 'takeSeat', seat: 'sales' }, person('ada'));
    game.take({ kind: 'takeSeat', seat: 'operations' }, person('ada'));
    expect(holder(game, 'sales')).toEqual({ kind: 'open' });
    expect(seatOf(game.game(), 'ada')).toBe('operations');
  });

  test('once the game is on another seat is refused until one has left', () => {
    const game = testGame();
    game.take({ kind: 'takeSeat', seat: 'sales' }, person('ada'));
    game.take({ kind: 'start' }, facilitator);
    expect(game.refusal({ kind: 'takeSeat', seat: 'logistics' }, person('ada'))).toBe('seat/taken');
    game.take({ kind: 'leaveSeat' }, person('ada'));
    game.take({ kind: 'takeSeat', seat: 'logistics' }, person('ada'));
    expect(seatOf(game.game(), 'ada')).toBe('logistics');
  });

  test('who leaves before the start leaves an open seat, during the game a bot follows at once', () => {
    const game = testGame();
    game.take({ kind: 'takeSeat', seat: 'sales' }, person('ada'));
    game.take({ kind: 'leaveSeat' }, person('ada'));
    expect(holder(game, 'sales')).toEqual({ kind: 'open' });
    expect(game.refusal({ kind: 'leaveSeat' }, person('ada'))).toBe('seat/none');
    const on = seated();
    on.take({ kind: 'leaveSeat' }, person('ada'));
    expect(holder(on, 'sales')).toEqual({ kind: 'bot', policy: 'basestock' });
  });

  test('the start puts bots on the seats nobody took, and a late joiner takes one', () => {
    const game = testGame();
    game.take({ kind: 'takeSeat', seat: 'sales' }, person('ada'));
    game.take({ kind: 'start' }, facilitator);
    expect(holder(game, 'operations')).toEqual({ kind: 'bot', policy: 'basestock' });
    expect(allBots(game.game())).toBe(false);
    game.take({ kind: 'takeSeat', seat: 'operations' }, person('late'));
    expect(holder(game, 'operations')).toEqual({ kind: 'person', person: 'late' });
  });

  test('a late joiner decides anew: the commit of the bot before is gone, its draft stays', () => {
    const game = testGame();
    game.take({ kind: 'takeSeat', seat: 'sales' }, person('ada'));
    game.take({ kind: 'start' }, facilitator);
    game.take(
      {
        kind: 'botDecisions',
        seat: 'operations',
        round: 1,
        values: [{ lever: 'order', key: 'factory beer', value: 9 }],
        memory: { last: 9 },
        reason: 'r',
      },
      bot('operations'),
    );
    expect(game.game().seats.operations).toMatchObject({ committed: true, memory: { last: 9 }, reason: 'r' });
    game.take({ kind: 'takeSeat', seat: 'operations' }, person('late'));
    expect(game.game().seats.operations.committed).toBe(false);
    expect(game.game().drafts[3]).toBe(9);
  });

  test("a host or facilitator puts a person on any seat; who sat there is out, and so is the person's old seat", () => {
    const game = seated();
    game.take({ kind: 'assignSeat', seat: 'sales', person: 'ben' }, facilitator);
    expect(holder(game, 'sales')).toEqual({ kind: 'person', person: 'ben' });
    expect(holder(game, 'logistics')).toEqual({ kind: 'bot', policy: 'basestock' });
    expect(seatOf(game.game(), 'ada')).toBeUndefined();
    expect(game.refusal({ kind: 'assignSeat', seat: 'sales', person: 'eve' }, person('eve'))).toBe('token/not-allowed');
    expect(game.take({ kind: 'assignSeat', seat: 'sales', person: 'ben' }, host)).toEqual([]);
  });
});

describe('covering for the absent', () => {
  test('a bot covers, decides, and the same person gets the seat back at once', () => {
    const game = seated();
    game.take({ kind: 'seatBot', seat: 'sales', policy: 'basestock', covers: true }, host);
    expect(holder(game, 'sales')).toEqual({ kind: 'bot', policy: 'basestock', person: 'ada' });
    game.take({ kind: 'botDecisions', seat: 'sales', round: 1, values: [], memory: {}, reason: 'away' }, bot('sales'));
    expect(game.game().seats.sales.committed).toBe(true);
    game.take({ kind: 'handBack', seat: 'sales' }, host);
    expect(game.game().seats.sales).toMatchObject({ holder: { kind: 'person', person: 'ada' }, committed: false });
    expect(game.take({ kind: 'handBack', seat: 'sales' }, host)).toEqual([]);
  });

  test('nobody else takes a covered seat', () => {
    const game = seated();
    game.take({ kind: 'seatBot', seat: 'sales', policy: 'basestock', covers: true }, host);
    expect(game.refusal({ kind: 'takeSeat', seat: 'sales' }, person('eve'))).toBe('seat/taken');
    game.take({ kind: 'takeSeat', seat: 'sales' }, person('ada'));
    expect(holder(game, 'sales')).toEqual({ kind: 'person', person: 'ada' });
  });

  test('a person whose command arrives is back, whatever the host has noticed', () => {
    const game = seated();
    game.take({ kind: 'seatBot', seat: 'sales', policy: 'basestock', covers: true }, host);
    game.take({ kind: 'botDecisions', seat: 'sales', round: 1, values: [], memory: {}, reason: 'away' }, bot('sales'));
    const facts = game.take(
      { kind: 'setDecisions', round: 1, values: [{ lever: 'order', key: 'retailer beer', value: 7 }] },
      person('ada'),
    );
    expect(facts.map((fact) => fact.type)).toEqual(['SeatHandedBack', 'DecisionsSet']);
    game.take({ kind: 'seatBot', seat: 'sales', policy: 'basestock', covers: true }, host);
    expect(game.take({ kind: 'commit', round: 1 }, person('ada')).map((fact) => fact.type)).toEqual(['SeatHandedBack', 'Committed']);
    game.take({ kind: 'seatBot', seat: 'sales', policy: 'basestock', covers: true }, host);
    expect(game.take({ kind: 'withdraw', round: 1 }, person('ada')).map((fact) => fact.type)).toEqual(['SeatHandedBack']);
    expect(game.game().seats.sales.committed).toBe(false);
  });

  test('a bot covers only where somebody is away, and sits for good only where nobody is', () => {
    const game = testGame();
    expect(game.refusal({ kind: 'seatBot', seat: 'sales', policy: 'basestock', covers: true }, host)).toBe('seat/none');
    game.take({ kind: 'takeSeat', seat: 'sales' }, person('ada'));
    expect(game.refusal({ kind: 'seatBot', seat: 'sales', policy: 'basestock', covers: false }, host)).toBe('seat/taken');
    expect(game.refusal({ kind: 'handBack', seat: 'logistics' }, host)).toBe('seat/none');
  });

  test('a bot decides for its own seat only, and only while it holds it', () => {
    const game = seated();
    const turn = { kind: 'botDecisions', seat: 'sales', round: 1, values: [], memory: {}, reason: '' } as const;
    expect(game.refusal(turn, bot('sales'))).toBe('seat/not-yours');
    expect(game.refusal(turn, host)).toBe('seat/not-yours');
    game.take({ kind: 'seatBot', seat: 'sales', policy: 'basestock', covers: true }, host);
    expect(game.refusal(turn, bot('logistics'))).toBe('seat/not-yours');
    game.take(turn, bot('sales'));
    expect(game.refusal(turn, bot('sales'))).toBe('phase/not-now');
  });

  test('a covered commit ends the round with the others, and the owner sees their own end', () => {
    const game = seated();
    game.take({ kind: 'seatBot', seat: 'sales', policy: 'basestock', covers: true }, host);
    game.clock(60_000);
    for (const seat of ['logistics', 'procurement', 'operations'] as const) game.take({ kind: 'commit', round: 1 }, person(people[seat]));
    const facts = game.take({ kind: 'botDecisions', seat: 'sales', round: 1, values: [], memory: {}, reason: 'away' }, bot('sales'));
    expect(facts.map((fact) => fact.type)).toEqual(['DecisionsSet', 'Committed', 'RoundResolved']);
    while (game.phase() !== 'finished') {
      game.take({ kind: 'advance', round: game.game().round }, facilitator);
      game.take({ kind: 'force', round: game.game().round }, facilitator);
    }
    expect(game.take({ kind: 'handBack', seat: 'sales' }, host)).toHaveLength(1);
    expect(game.refusal({ kind: 'leaveSeat' }, person('ada'))).toBe('game/finished');
  });

  test('nobody is left waiting for: committed seats stay committed when their person goes', () => {
    const game = seated();
    game.take({ kind: 'commit', round: 1 }, person('ada'));
    game.take({ kind: 'leaveSeat' }, person('ada'));
    expect(game.game().seats.sales.committed).toBe(true);
    game.clock(60_000);
    for (const seat of ['logistics', 'procurement', 'operations'] as const) game.take({ kind: 'commit', round: 1 }, person(people[seat]));
    expect(game.phase()).toBe('review');
    expect(() => commitAll(game)).toThrow('phase/not-now');
  });
});
