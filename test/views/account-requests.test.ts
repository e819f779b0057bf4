import { describe, expect, test } from 'vitest';
import type { Desk } from '../../server/contract/desk.ts';
import type { InformationLevel, Seat } from '../../server/contract/ids.ts';
import { evolve } from '../../server/game/evolve.ts';
import { openHeadlessHuddle, openHeadlessRound, playHeadlessRound, resolveHeadlessRound } from '../../server/game/headless.ts';
import type { Game } from '../../server/game/state.ts';
import { desk } from '../../server/views/desk.ts';
import { asking } from '../support/asking-team.ts';
import { plannedGame } from '../support/view-setups.ts';

const planned = (level: InformationLevel = 'closed') => plannedGame(asking, 4, level);
const called = (game: Game, slot: number): Game => evolve(asking, game, { type: 'CustomerAsked', by: 'sales', round: game.round, slot });
const rowsOf = (of: Desk) => of.panels.find(({ id }) => id === 'accountRequests')?.rows;
const rows = (game: Game, seat: Seat = 'sales') => rowsOf(desk(asking, game, seat));
const requests = (game: Game) => game.records.at(-1)?.close.accountRequests ?? [];

describe('requests of key accounts on a desk', () => {
  test('are those for the round being planned; what else would do is missing until the customer was asked', () => {
    const game = planned();
    const { segments, items } = asking.company;
    expect(rows(game)).toEqual(
      requests(game).map(({ slot, segmentIndex, itemIndex, units, duePeriod }) => ({
        key: `${slot} ${segments[segmentIndex].id} ${items[itemIndex].id}`,
        values: [units, duePeriod, undefined, undefined],
      })),
    );
    expect(rows(game)).toHaveLength(3);
  });

  test('say what would do of the one that was asked, and of no other; not of the next round’s with the same number', () => {
    const game = called(planned(), 2);
    const { leastUnits, latestPeriod } = requests(game)[1];
    expect(rows(game)?.map(({ values }) => values.slice(2))).toEqual([
      [undefined, undefined],
      [leastUnits, latestPeriod],
      [undefined, undefined],
    ]);
    const next = playHeadlessRound(asking, game, {});
    expect(rows(next)?.map(({ values }) => values.slice(2))).toEqual(Array.from({ length: 3 }, () => [undefined, undefined]));
  });

  test('are sales’ alone while desks are closed, and on the open board everybody’s with what the customer said', () => {
    expect(rows(called(planned(), 1), 'operations')).toBeUndefined();
    const open = called(planned('open'), 1);
    expect(rows(open, 'operations')).toEqual(rows(open));
  });

  test('stand on the board as they were when they were published: later calls are not on the copy', () => {
    const publish = { type: 'PanelPublished', by: 'sales', panel: 'accountRequests', round: 4, asOfRound: 3 } as const;
    const told = (game: Game) => rows(game, 'logistics')?.map(({ values }) => values[2] !== undefined);
    const before = called(evolve(asking, called(planned('board'), 1), publish), 2);
    expect(told(before)).toEqual([true, false, false]);
    expect(rows(before)?.map(({ values }) => values[2] !== undefined)).toEqual([true, true, false]);
    expect(told(evolve(asking, before, publish))).toEqual([true, true, false]);
  });

  test('are said in the recap of the round before, and who went elsewhere in that of the round itself', () => {
    const game = planned();
    const lines = (of: Game, seat: Seat = 'sales') => desk(asking, of, seat).recap?.lines.map(({ text }) => text) ?? [];
    const values = [
      { lever: 'accountUnits', key: '1', value: 0 },
      { lever: 'redate', key: '2', value: 10 },
    ] as const;
    const review = resolveHeadlessRound(asking, game, { sales: values });
    expect(review.records.at(-1)?.close.accountAnswers?.map(({ refused }) => refused)).toEqual(['units', 'date', undefined]);
    expect(lines(review)).toEqual(expect.arrayContaining(['requestTooFew', 'requestTooLate', 'requestNew']));
    expect(
      lines(openHeadlessRound(asking, openHeadlessHuddle(asking, review)), 'logistics').filter((text) => text.startsWith('request')),
    ).toEqual([]);
  });
});
