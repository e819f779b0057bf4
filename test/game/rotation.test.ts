import { describe, expect, test } from 'vitest';
import type { Seat } from '../../server/contract/ids.ts';
import type { Command } from '../../server/game/command.ts';
import { ownerOf, seatOf } from '../../server/game/seats.ts';
import { seats } from '../../server/contract/ids.ts';
import { facilitator, host, people, person, seated, testGame, testSetup } from '../support/test-games.ts';
import type { TestGame } from '../support/test-games.ts';

const setup = testSetup({
  huddles: [
    { afterRound: 1, kind: 'summit', seconds: 300, prompts: [], beliefRounds: 0, rotate: true },
    { afterRound: 2, kind: 'standUp', seconds: 60, prompts: [], beliefRounds: 0, rotate: false },
  ],
});
const by = (seat: Seat) => person(people[seat]);
const owners = (game: TestGame): readonly (string | undefined)[] => seats.map((seat) => ownerOf(game.game().seats[seat]));

/** Plays round 1 and opens its huddle. */
const toHuddle = (game: TestGame): TestGame => {
  game.take({ kind: 'force', round: 1 }, facilitator);
  game.take({ kind: 'advance', round: 1 }, facilitator);
  return game;
};

describe('rotation', () => {
  test('moves everybody on by one seat when the huddle ends, and only then', () => {
    const game = toHuddle(seated(setup));
    expect(owners(game)).toEqual(['ada', 'ben', 'cleo', 'dan']);
    expect(game.take({ kind: 'advance', round: 1 }, facilitator)).toMatchObject([
      { type: 'Advanced', round: 1 },
      {
        type: 'SeatsRotated',
        round: 1,
        moves: [
          { person: 'ada', from: 'sales', to: 'logistics' },
          { person: 'ben', from: 'logistics', to: 'procurement' },
          { person: 'cleo', from: 'procurement', to: 'operations' },
          { person: 'dan', from: 'operations', to: 'sales' },
        ],
      },
      { type: 'PlanningOpened', round: 2 },
    ]);
    expect(owners(game)).toEqual(['dan', 'ada', 'ben', 'cleo']);
  });

  test('comes with the huddle’s deadline too', () => {
    const game = toHuddle(seated(setup));
    game.take({ kind: 'huddleOver', round: 1 }, host, 300_000);
    expect(owners(game)).toEqual(['dan', 'ada', 'ben', 'cleo']);
  });

  test('gives a person the levers of the new seat and takes those of the old one', () => {
    const game = toHuddle(seated(setup));
    game.take({ kind: 'advance', round: 1 }, facilitator);
    const order = (key: string): Command => ({ kind: 'setDecisions', round: 2, values: [{ lever: 'order', key, value: 7 }] });
    expect(game.refusal(order('retailer beer'), person('ada'))).toBe('lever/not-yours');
    game.take(order('wholesaler beer'), person('ada'));
  });

  test('is not where the scenario says nothing of it', () => {
    const game = toHuddle(seated(setup));
    game.take({ kind: 'advance', round: 1 }, facilitator);
    game.take({ kind: 'force', round: 2 }, facilitator);
    game.take({ kind: 'advance', round: 2 }, facilitator);
    expect(game.take({ kind: 'advance', round: 2 }, facilitator)).toHaveLength(2);
    expect(owners(game)).toEqual(['dan', 'ada', 'ben', 'cleo']);
  });

  test('goes round among the seats that have persons; bots stay where they are', () => {
    const game = testGame(setup);
    game.take({ kind: 'takeSeat', seat: 'sales' }, person('ada'));
    game.take({ kind: 'takeSeat', seat: 'procurement' }, person('cleo'));
    game.take({ kind: 'start' }, facilitator);
    toHuddle(game);
    game.take({ kind: 'advance', round: 1 }, facilitator);
    expect(owners(game)).toEqual(['cleo', undefined, 'ada', undefined]);
    expect(game.game().seats.logistics.holder.kind).toBe('bot');
  });

  test('has nowhere to take a single person to', () => {
    const game = testGame(setup);
    game.take({ kind: 'takeSeat', seat: 'sales' }, person('ada'));
    game.take({ kind: 'start' }, facilitator);
    toHuddle(game);
    expect(game.take({ kind: 'advance', round: 1 }, facilitator)).toHaveLength(2);
    expect(seatOf(game.game(), 'ada')).toBe('sales');
  });

  test('leaves the bot in a covered seat, sitting in for whoever comes', () => {
    const game = toHuddle(seated(setup));
    game.take({ kind: 'seatBot', seat: 'logistics', policy: 'basestock', covers: true }, host);
    game.take({ kind: 'advance', round: 1 }, facilitator);
    expect(game.game().seats.logistics.holder).toEqual({ kind: 'bot', policy: 'basestock', person: 'ada' });
    expect(game.game().seats.procurement.holder).toEqual({ kind: 'person', person: 'ben' });
    game.take({ kind: 'handBack', seat: 'logistics' }, host);
    expect(game.game().seats.logistics.holder).toEqual({ kind: 'person', person: 'ada' });
  });

  test('leaves a hand-over at the seat, the last one written', () => {
    const game = toHuddle(seated(setup));
    game.take({ kind: 'handOver', text: 'First thoughts' }, by('sales'));
    game.take({ kind: 'handOver', text: 'Order less' }, by('sales'));
    game.take({ kind: 'advance', round: 1 }, facilitator);
    expect(game.game().together.handOvers).toEqual([{ seat: 'sales', round: 1, text: 'Order less' }]);
  });
});
