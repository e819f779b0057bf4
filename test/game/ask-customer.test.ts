import { describe, expect, test } from 'vitest';
import { seats } from '../../server/contract/ids.ts';
import type { Seat } from '../../server/contract/ids.ts';
import { decide } from '../../server/game/decide.ts';
import { evolve, evolveAll } from '../../server/game/evolve.ts';
import { openHeadlessHuddle, openHeadlessRound, resolveHeadlessRound } from '../../server/game/headless.ts';
import type { Game } from '../../server/game/state.ts';
import type { ViewSetup } from '../../server/views/setup.ts';
import { asking } from '../support/asking-team.ts';
import { plannedGame } from '../support/view-setups.ts';

const judge = () => [];
const planned = plannedGame(asking, 3, 'closed');
const ask = (game: Game, slot: number, seat: Seat = 'sales', round = game.round, setup: ViewSetup = asking) =>
  decide(setup, game, { kind: 'askCustomer', round, slot }, { kind: 'person', person: `person-${seat}` }, 0, judge);
const after = (game: Game, slot: number): Game => {
  const told = ask(game, slot);
  if ('refusal' in told) throw new Error(told.refusal.code);
  return evolveAll(asking, game, told.facts) ?? game;
};
const codeOf = (told: ReturnType<typeof ask>): string | undefined => ('refusal' in told ? told.refusal.code : undefined);

describe('asking a key account what else would do', () => {
  test('is a fact of the seat that sees the requests, for the round being planned', () => {
    expect(ask(planned, 2)).toEqual({ facts: [{ type: 'CustomerAsked', by: 'sales', round: 3, slot: 2 }] });
    expect(after(planned, 2).together.asked).toEqual([{ by: 'sales', round: 3, slot: 2, afterPublications: 0 }]);
  });

  test('is refused to everybody else, for requests that nobody made, and for other rounds', () => {
    for (const seat of seats.filter((each) => each !== 'sales')) expect(codeOf(ask(planned, 1, seat))).toBe('seat/not-yours');
    expect(codeOf(ask(planned, 9))).toBe('customer/unknown');
    expect(codeOf(ask(planned, 1, 'sales', 4))).toBe('phase/wrong-round');
    const review = resolveHeadlessRound(asking, planned, {});
    expect(codeOf(ask(review, 1, 'sales'))).toBe('phase/not-now');
  });

  test('takes a call: two a round, and none for a customer that has answered', () => {
    const once = after(planned, 1);
    expect(ask(once, 1)).toEqual({ facts: [] });
    const twice = after(once, 3);
    expect(codeOf(ask(twice, 2))).toBe('customer/calls');
    expect(ask(twice, 3)).toEqual({ facts: [] });
    const next = openHeadlessRound(asking, openHeadlessHuddle(asking, resolveHeadlessRound(asking, twice, {})));
    expect(codeOf(ask(next, 2))).toBeUndefined();
  });

  test('is a bot’s word too', () => {
    const game = evolve(asking, planned, { type: 'SeatLeft', seat: 'sales', person: 'person-sales' });
    const bot = evolve(asking, game, { type: 'BotSeated', seat: 'sales', policy: 'coordinated', covers: false });
    const command = { kind: 'askCustomer', round: 3, slot: 1 } as const;
    expect(decide(asking, bot, command, { kind: 'bot', seat: 'sales' }, 0, judge)).toEqual({
      facts: [{ type: 'CustomerAsked', by: 'sales', round: 3, slot: 1 }],
    });
  });
});
