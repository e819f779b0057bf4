import { describe, expect, test } from 'vitest';
import { actOf } from '../../server/game/rules.ts';
import { informationLevel } from '../../server/game/information.ts';
import { bot, commitAll, facilitator, host, people, person, seated, testGame, testSetup } from '../support/test-games.ts';

const order = (value: number | null, key = 'retailer beer') => ({ lever: 'order', key, value }) as const;
const types = (facts: readonly { readonly type: string }[]): readonly string[] => facts.map((fact) => fact.type);

describe('planning a round', () => {
  test('every acknowledged value is a fact, the last one counts, null gives the field back', () => {
    const game = seated();
    game.take({ kind: 'setDecisions', round: 1, values: [order(7)] }, person('ada'));
    expect(game.game().drafts[0]).toBe(7);
    game.take({ kind: 'setDecisions', round: 1, values: [order(8), order(9)] }, person('ada'));
    expect(game.game().drafts[0]).toBe(9);
    game.take({ kind: 'setDecisions', round: 1, values: [order(null)] }, person('ada'));
    expect(game.game().drafts[0]).toBeUndefined();
    expect(types(game.facts()).filter((type) => type === 'DecisionsSet')).toHaveLength(3);
  });

  test('an untouched order is the proposal: in the classic chain the incoming order', () => {
    const game = seated();
    commitAll(game, 60_000);
    expect(game.game().decisions[0]?.slice(0, 4)).toEqual(game.game().records[0]?.close.proposals.slice(0, 4));
  });

  test('one-shot values are gone after the round, standing ones stay', () => {
    const game = seated();
    game.take({ kind: 'setDecisions', round: 1, values: [order(7), { lever: 'forecast', key: 'beer', value: 35 }] }, person('ada'));
    commitAll(game, 60_000);
    expect(game.game().decisions[0]?.[0]).toBe(7);
    expect(game.game().decisions[0]?.[4]).toBe(35);
    expect(game.game().drafts.every((draft) => draft === undefined)).toBe(true);
    expect(game.game().standing[0]).toBeUndefined();
    expect(game.game().standing[4]).toBe(35);
    game.take({ kind: 'advance', round: 1 }, person('ada'));
    game.take({ kind: 'force', round: 2 }, facilitator);
    expect(game.game().decisions[1]?.[4]).toBe(35);
  });

  test('a commit may be withdrawn until the round is resolved; values change only after that', () => {
    const game = seated();
    game.take({ kind: 'commit', round: 1 }, person('ada'));
    expect(game.take({ kind: 'commit', round: 1 }, person('ada'))).toEqual([]);
    expect(game.refusal({ kind: 'setDecisions', round: 1, values: [order(7)] }, person('ada'))).toBe('phase/not-now');
    game.take({ kind: 'withdraw', round: 1 }, person('ada'));
    expect(game.take({ kind: 'withdraw', round: 1 }, person('ada'))).toEqual([]);
    game.take({ kind: 'setDecisions', round: 1, values: [order(7)] }, person('ada'));
    commitAll(game, 60_000);
    expect(game.refusal({ kind: 'withdraw', round: 1 }, person('ada'))).toBe('phase/not-now');
  });

  test('the last commit resolves the round after the shortest planning time', () => {
    const game = seated();
    game.clock(45_000);
    for (const name of ['ada', 'ben', 'cleo']) expect(types(game.take({ kind: 'commit', round: 1 }, person(name)))).toEqual(['Committed']);
    expect(types(game.take({ kind: 'commit', round: 1 }, person('dan')))).toEqual(['Committed', 'RoundResolved']);
    expect(game.phase()).toBe('review');
    expect(game.game().round).toBe(1);
    expect(Object.values(game.game().seats).some((seat) => seat.committed)).toBe(false);
  });

  test('before the shortest planning time commits wait for the host to settle them', () => {
    const game = seated();
    commitAll(game, 44_999);
    expect(game.phase()).toBe('planning');
    expect(game.refusal({ kind: 'settle', round: 1 }, host, 44_999)).toBe('phase/not-now');
    expect(types(game.take({ kind: 'settle', round: 1 }, host, 45_000))).toEqual(['RoundResolved']);
  });

  test('settling does nothing for a seat that has not committed', () => {
    const game = seated();
    for (const name of ['ada', 'ben', 'cleo']) game.take({ kind: 'commit', round: 1 }, person(name));
    expect(game.refusal({ kind: 'settle', round: 1 }, host, 60_000)).toBe('phase/not-now');
  });

  test('a table of bots waits for nobody', () => {
    const game = testGame();
    game.take({ kind: 'start' }, host);
    for (const seat of ['sales', 'logistics', 'procurement', 'operations'] as const)
      game.take({ kind: 'botDecisions', seat, round: 1, values: [], memory: {}, reason: '' }, bot(seat));
    expect(game.phase()).toBe('review');
    game.take({ kind: 'advance', round: 1 }, host);
    expect(game.phase()).toBe('planning');
  });

  test('the facilitator forces a round on the values set so far', () => {
    const game = seated();
    game.take({ kind: 'setDecisions', round: 1, values: [order(11)] }, person('ada'));
    expect(types(game.take({ kind: 'force', round: 1 }, facilitator))).toEqual(['PlanningForced', 'RoundResolved']);
    expect(game.game().decisions[0]?.[0]).toBe(11);
    expect(game.refusal({ kind: 'force', round: 1 }, facilitator)).toBe('phase/not-now');
  });
});

describe('what is refused', () => {
  const value = [order(7)];
  test('an ended phase with not-now, another round with wrong-round', () => {
    const game = seated();
    expect(game.refusal({ kind: 'setDecisions', round: 2, values: value }, person('ada'))).toBe('phase/wrong-round');
    expect(game.refusal({ kind: 'commit', round: 2 }, person('ada'))).toBe('phase/wrong-round');
    expect(game.refusal({ kind: 'force', round: 2 }, facilitator)).toBe('phase/wrong-round');
    expect(game.refusal({ kind: 'deadlinePassed', round: 2 }, host, 1e9)).toBe('phase/wrong-round');
    game.take({ kind: 'force', round: 1 }, facilitator);
    expect(game.refusal({ kind: 'setDecisions', round: 1, values: value }, person('ada'))).toBe('phase/not-now');
    expect(game.refusal({ kind: 'advance', round: 2 }, person('ada'))).toBe('phase/wrong-round');
    game.take({ kind: 'advance', round: 1 }, person('ada'));
    expect(game.refusal({ kind: 'setDecisions', round: 1, values: value }, person('ada'))).toBe('phase/wrong-round');
    expect(game.refusal({ kind: 'start' }, facilitator)).toBe('phase/not-now');
  });

  test("other people's levers, unknown ones, and persons without a seat", () => {
    const game = seated();
    expect(game.refusal({ kind: 'setDecisions', round: 1, values: [order(7, 'factory beer')] }, person('ada'))).toBe('lever/not-yours');
    expect(game.refusal({ kind: 'setDecisions', round: 1, values: [order(7, 'moon beer')] }, person('ada'))).toBe('lever/unknown');
    expect(game.refusal({ kind: 'setDecisions', round: 1, values: [order(101)] }, person('ada'))).toBe('lever/out-of-range');
    expect(game.refusal({ kind: 'setDecisions', round: 1, values: value }, person('eve'))).toBe('seat/none');
    expect(game.refusal({ kind: 'advance', round: 1 }, person('ada'))).toBe('phase/not-now');
    expect(game.facts().some((fact) => fact.type === 'DecisionsSet')).toBe(false);
  });

  test('a game that is not there, one opened twice, and orders of the wrong people', () => {
    const game = seated();
    expect(
      game.refusal(
        {
          kind: 'open',
          game: 'g1',
          workshop: 'w',
          team: '',
          scenario: '',
          seed: 's',
          minPlanningSeconds: 0,
          planningSeconds: 1,
          pace: 'team',
        },
        host,
      ),
    ).toBe('phase/not-now');
    for (const kind of ['start', 'pause', 'resume'] as const) expect(game.refusal({ kind }, person('ada'))).toBe('token/not-allowed');
    expect(game.refusal({ kind: 'extend', seconds: 60 }, person('ada'))).toBe('token/not-allowed');
    expect(game.refusal({ kind: 'force', round: 1 }, bot('sales'))).toBe('token/not-allowed');
  });
});

describe('going on after a round', () => {
  test("at the team's pace anybody of the team goes on, the host only for a table of bots", () => {
    const game = seated();
    game.take({ kind: 'force', round: 1 }, facilitator);
    expect(game.refusal({ kind: 'advance', round: 1 }, person('eve'))).toBe('seat/none');
    expect(game.refusal({ kind: 'advance', round: 1 }, host)).toBe('token/not-allowed');
    expect(types(game.take({ kind: 'advance', round: 1 }, person(people.procurement)))).toEqual(['Advanced', 'PlanningOpened']);
    expect(game.game().round).toBe(2);
  });

  test('by hand only the facilitator does', () => {
    const game = seated(testSetup(), { pace: 'hand' });
    game.take({ kind: 'force', round: 1 }, facilitator);
    expect(game.refusal({ kind: 'advance', round: 1 }, person('ada'))).toBe('token/not-allowed');
    expect(game.refusal({ kind: 'advance', round: 1 }, host)).toBe('token/not-allowed');
    game.take({ kind: 'advance', round: 1 }, facilitator);
    expect(game.phase()).toBe('planning');
  });

  test('the information level is that of the act', () => {
    const game = seated();
    const levels: string[] = [];
    while (game.phase() !== 'finished') {
      levels.push(informationLevel(game.setup, game.game()));
      game.take({ kind: 'force', round: game.game().round }, facilitator);
      if (game.phase() === 'review') game.take({ kind: 'advance', round: game.game().round }, facilitator);
    }
    expect(levels).toEqual(['closed', 'closed', 'closed', 'open', 'open']);
    expect(informationLevel(game.setup, { ...game.game(), informationLevel: 'closed' })).toBe('closed');
    expect(actOf(game.setup.rules, 4).number).toBe(2);
  });
});

describe('opening and end', () => {
  test("the scenario's opening is resolved at once, its orders over everything", () => {
    const game = testGame(testSetup({ opening: { rounds: 2, orderUnits: 5 } }));
    expect(types(game.take({ kind: 'start' }, facilitator)).filter((type) => type !== 'BotSeated')).toEqual([
      'GameStarted',
      'RoundResolved',
      'RoundResolved',
      'RoundResolved',
      'PlanningOpened',
    ]);
    expect(game.game()).toMatchObject({ phase: 'planning', round: 3 });
    expect(game.game().records.map((record) => record.round)).toEqual([0, 1, 2]);
    expect(game.game().decisions).toEqual([
      [5, 5, 5, 5, 20, 0],
      [5, 5, 5, 5, 20, 0],
    ]);
  });

  test('an opening as long as the game leaves one round to people', () => {
    const game = testGame(testSetup({ opening: { rounds: 9, orderUnits: 4 } }));
    game.take({ kind: 'start' }, facilitator);
    expect(game.game()).toMatchObject({ phase: 'planning', round: 5 });
  });

  test('the last round brings the run-out and the end in one go', () => {
    const game = seated();
    while (game.game().round < 5) {
      game.take({ kind: 'force', round: game.game().round }, facilitator);
      game.take({ kind: 'advance', round: game.game().round }, facilitator);
    }
    const facts = game.take({ kind: 'force', round: 5 }, facilitator);
    expect(types(facts)).toEqual(['PlanningForced', 'RoundResolved', 'GameFinished']);
    expect(game.game()).toMatchObject({ phase: 'finished', round: 5, deadlineMs: undefined });
    expect(game.game().records).toHaveLength(6);
    expect(game.game().runOut.map((record) => record.round)).toEqual([6, 7]);
    for (const kind of ['pause', 'resume', 'start'] as const) expect(game.refusal({ kind }, facilitator)).toBe('game/finished');
    expect(game.refusal({ kind: 'commit', round: 5 }, person('ada'))).toBe('game/finished');
    game.take(
      {
        kind: 'benchmarks',
        results: [{ policy: 'silo', informationLevel: 'closed', jointScore: 40, contributionCents: 1, totalCostCents: 2 }],
      },
      host,
    );
    expect(game.game().benchmarks).toHaveLength(1);
  });
});
