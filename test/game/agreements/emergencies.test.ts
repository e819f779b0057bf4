import { describe, expect, test } from 'vitest';
import { rushedTransfers } from '../../../server/game/agreements/emergency.ts';
import { by, outcome, request, teamGame } from '../../support/agreeing-team.ts';
import { facilitator } from '../../support/test-games.ts';

describe('an emergency', () => {
  // Burgos is a day of mail and a day of road from Madrid; what is ordered on day 1 can be there on day 3.
  test('is what is asked for inside the lead time', () => {
    const game = teamGame();
    game.propose('sales', request({ byPeriod: 3 }));
    game.propose('sales', request({ byPeriod: 4 }));
    expect(game.agreement('a1').emergency).toBe(true);
    expect(game.agreement('a2').emergency).toBeUndefined();
    game.answer('logistics', 'a1', 'counter', { pledges: [outcome({ byPeriod: 4 })] });
    game.answer('sales', 'a1', 'accept');
    expect(game.agreement('a1').emergency).toBeUndefined();
    game.answer('logistics', 'a2', 'counter', { pledges: [outcome({ byPeriod: 2 })] });
    game.answer('sales', 'a2', 'accept');
    expect(game.agreement('a2').emergency).toBe(true);
  });

  test('pushes the transfers of the round in which it is agreed', () => {
    const game = teamGame();
    game.propose('sales', request({ byPeriod: 3 }));
    game.answer('logistics', 'a1', 'accept', { actions: [{ lever: 'transfer', key: 'central>north water', value: 100 }] });
    expect(rushedTransfers(game.setup.company, game.game())).toEqual([{ laneIndex: 5, itemIndex: 0, duePeriod: 3 }]);
    const lines = (records: ReturnType<typeof game.game>['records']): number =>
      records.at(-1)?.periods.reduce((sum, { labour }) => sum + (labour[2]?.emergencyLines ?? 0), 0) ?? 0;
    game.take({ kind: 'force', round: 1 }, facilitator);
    const calm = teamGame();
    calm.take({ kind: 'setDecisions', round: 1, values: [{ lever: 'transfer', key: 'central>north water', value: 100 }] }, by('logistics'));
    calm.take({ kind: 'force', round: 1 }, facilitator);
    expect(lines(game.game().records)).toBe(lines(calm.game().records) + 1);
    expect(rushedTransfers(game.setup.company, game.game())).toEqual([]);
  });
});
