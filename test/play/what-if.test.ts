import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { seats } from '../../server/contract/ids.ts';
import type { WhatIf, WhatIfChange } from '../../server/contract/what-if.ts';
import type { GameFact, Logged } from '../../server/game/facts.ts';
import type { Game } from '../../server/game/state.ts';
import { decodeGameEntry, encodeEntry } from '../../server/log/codec.ts';
import { replayGame } from '../../server/log/replay.ts';
import { verifyGame } from '../../server/log/verify.ts';
import { courseOf } from '../../server/play/course.ts';
import { everySeat, playGame } from '../../server/play/play-game.ts';
import { whatIf, whatIfBranch } from '../../server/play/what-if.ts';
import type { Scenario } from '../../server/scenario/scenario.ts';
import { teamSetup } from '../support/agreeing-team.ts';
import { finishedGame, playedByPeople, scenarioOf, scripts, shipped } from '../support/peoples-games.ts';

const rests = ['asDecided', 'asMeant'] as const;

const result = (scenario: Scenario, game: Game, wanted: WhatIf) => {
  const found = whatIf(scenario, game, wanted);
  if ('refusal' in found) throw new Error(JSON.stringify(found.refusal));
  return found;
};

/** An entry as a store would give it back. */
const asStored = (entry: Logged<GameFact>): Logged<GameFact> => {
  const { stream, sequence } = entry;
  const { payload, texts } = encodeEntry(entry);
  const decoded = decodeGameEntry({ stream, sequence, payload }, texts);
  if ('problem' in decoded) throw new Error(decoded.problem);
  return decoded.entry;
};

describe('what if', () => {
  const scenario = shipped('spring-promotion');
  const { game } = playGame(scenario, { seed: 'what-if/1', policies: everySeat('silo'), informationLevel: 'closed' });
  const order = scenario.company.fields.findIndex(({ lever }) => lever === 'order');
  const temps = scenario.company.fields.findIndex(({ lever, key }) => lever === 'staffing' && key.endsWith('temps'));
  const decision = (place: number, round: number, value: number): WhatIfChange => {
    const { seat, lever, key } = scenario.company.fields[place];
    return { kind: 'decision', round, seat, lever, key, value };
  };
  const refusalOf = (wanted: Partial<WhatIf>, of: Game = game) => {
    const found = whatIf(scenario, of, { fromRound: 3, rest: 'asMeant', changes: [], ...wanted });
    if (!('refusal' in found)) throw new Error('it was played');
    return found.refusal;
  };

  test.each(rests)('nothing had been done otherwise, all else %s: the same game', (rest) => {
    for (const changes of [[], [decision(order, 4, game.decisions[3][order])]]) {
      const { recorded, changed, decisions } = result(scenario, game, { fromRound: 2, rest, changes });
      expect(changed).toEqual(recorded);
      expect(recorded.stateHash).toBe(game.stateHash);
      expect(decisions).toEqual([]);
    }
  });

  test('an order had been another one, all else as decided: nothing else is decided otherwise', () => {
    const { decisions, changed, recorded } = result(scenario, game, { fromRound: 3, rest: 'asDecided', changes: [decision(order, 5, 0)] });
    const { seat, lever, key } = scenario.company.fields[order];
    expect(decisions).toEqual([{ round: 5, seat, lever, key, recorded: game.decisions[4][order], changed: 0 }]);
    expect(changed.stateHash).not.toBe(recorded.stateHash);
    expect(changed.rounds.slice(0, 4)).toEqual(recorded.rounds.slice(0, 4));
    expect(changed.rounds).not.toEqual(recorded.rounds);
  });

  test('the same, all else as meant: what follows from it stands after it', () => {
    const { decisions } = result(scenario, game, { fromRound: 3, rest: 'asMeant', changes: [decision(order, 5, 0)] });
    expect(decisions[0]).toMatchObject({ round: 5, lever: 'order', changed: 0 });
    expect(decisions.length).toBeGreaterThan(1);
    expect(decisions.slice(1).every(({ round }) => round > 5)).toBe(true);
    // Who found less on the shelf orders more.
    expect(decisions.some(({ round, lever, recorded, changed }) => round === 6 && lever === 'order' && changed > recorded)).toBe(true);
  });

  test('a standing value stays until people next set another one', () => {
    const held = game.decisions.map((round) => round[temps]);
    const next = held.findIndex((value, place) => place > 3 && value !== held[3]);
    const until = next < 0 ? held.length : next;
    const { decisions } = result(scenario, game, { fromRound: 4, rest: 'asDecided', changes: [decision(temps, 4, 8)] });
    expect(held[3]).not.toBe(8);
    expect(decisions.map(({ round, changed }) => [round, changed])).toEqual(
      Array.from({ length: until - 3 }, (_, place) => [place + 4, 8] as const),
    );
    const twice = result(scenario, game, { fromRound: 4, rest: 'asDecided', changes: [decision(temps, 4, 8), decision(temps, 5, 7)] });
    expect(twice.decisions.slice(0, 2).map(({ changed }) => changed)).toEqual([8, 7]);
  });

  test('bots had come to all seats and everything had stood open, from a round on', () => {
    const changes: readonly WhatIfChange[] = [
      ...seats.map((seat) => ({ kind: 'policy', seat, policy: 'coordinated' }) as const),
      { kind: 'level', level: 'open' },
    ];
    const { changed, recorded } = result(scenario, game, { fromRound: 1, rest: 'asMeant', changes: [...changes] });
    const best = playGame(scenario, { seed: 'what-if/1', policies: everySeat('coordinated'), informationLevel: 'open' });
    expect(changed).toEqual(courseOf(scenario, best.game));
    expect(changed.jointScore).toBeGreaterThan(recorded.jointScore);
    const late = result(scenario, game, { fromRound: 6, rest: 'asMeant', changes: [...changes] });
    expect(late.changed.rounds.slice(0, 5)).toEqual(recorded.rounds.slice(0, 5));
    expect(late.changed.jointScore).toBeGreaterThan(recorded.jointScore);
  });

  test('an agreement had not been made, or a promise had been kept', () => {
    const agreeing = playGame(scenario, { seed: 'worth/1', policies: everySeat('coordinated'), informationLevel: 'open' }).game;
    const plan = agreeing.together.agreements.find(({ kind, filled }) => kind === 'promotionPlan' && filled.length > 0);
    if (plan === undefined) throw new Error('no promotion was launched on this seed');
    const without = result(scenario, agreeing, {
      fromRound: 1,
      rest: 'asDecided',
      changes: [{ kind: 'agreement', agreement: plan.id, outcome: 'without' }],
    });
    expect(without.decisions.some(({ lever, changed }) => lever === 'promotion' && changed === 0)).toBe(true);
    const pledge = plan.pledges.find((each) => each.kind === 'action' && each.lever === 'promotion');
    if (pledge?.kind !== 'action') throw new Error('the plan pledges no promotion');
    const place = scenario.company.fields.findIndex(({ lever, key }) => lever === pledge.lever && key === pledge.key);
    const broken = agreeing.decisions.with(pledge.round - 1, agreeing.decisions[pledge.round - 1].with(place, 0));
    expect(broken).not.toEqual(agreeing.decisions);
    const kept = result(scenario, agreeing, {
      fromRound: 1,
      rest: 'asDecided',
      changes: [
        { kind: 'decision', round: pledge.round, seat: pledge.seat, lever: pledge.lever, key: pledge.key, value: 0 },
        { kind: 'agreement', agreement: plan.id, outcome: 'kept' },
      ],
    });
    expect(kept.changed.stateHash).toBe(agreeing.stateHash);
  });

  test.each([
    ['lever/unknown', { kind: 'decision', round: 3, seat: 'sales', lever: 'price', key: 'gold', value: 100 }],
    ['lever/not-yours', { ...decision(order, 3, 0), seat: 'sales' }],
    ['lever/out-of-range', decision(order, 3, -1)],
    ['replay/change', decision(order, 2, 0)],
    ['replay/change', decision(order, 99, 0)],
    ['agreement/unknown', { kind: 'agreement', agreement: 'a77', outcome: 'without' }],
    ['agreement/unknown', { kind: 'agreement', agreement: 'a77', outcome: 'kept' }],
  ] as const)('%s is said of a change that the game does not have or allow', (code, change) => {
    expect(refusalOf({ changes: [change] }).code).toBe(code);
  });

  test('says of a round that was not planned which rounds were, of an open game that it is not over, of a strange one that rules are old', () => {
    const last = scenario.rules.playedRounds;
    expect(refusalOf({ fromRound: last + 1 })).toEqual({ code: 'replay/change', details: { because: 'round', least: 1, most: last } });
    expect(refusalOf({}, { ...game, phase: 'review' }).code).toBe('replay/not-yet');
    expect(refusalOf({}, { ...game, stateHash: 'another' }).code).toBe('replay/old-rules');
  });
});

describe('a what-if that is kept', () => {
  const huddles = [{ afterRound: 3, kind: 'standUp', seconds: 60, prompts: [], beliefRounds: 0, rotate: true }] as const;
  const acts = [
    { name: 'One', brief: '', fromRound: 1, informationLevel: 'talk' },
    { name: 'Two', brief: '', fromRound: 4, informationLevel: 'open' },
  ] as const;
  const changeSets: readonly (readonly WhatIfChange[])[] = [
    [],
    [{ kind: 'level', level: 'open' }],
    [{ kind: 'policy', seat: 'procurement', policy: 'coordinated' }],
    [...seats.map((seat) => ({ kind: 'policy', seat, policy: 'coordinated' }) as const), { kind: 'level', level: 'board' }],
    [{ kind: 'policy', seat: 'sales', policy: 'silo' }],
  ];

  test.each([
    [
      'a distributor',
      () => scenarioOf(teamSetup({ huddles, acts }), shipped('spring-promotion')),
      60,
      ['AgreementProposed', 'AgreementMade', 'HuddleOpened'],
    ],
    ['the port closure', () => shipped('port-closure'), 12, ['AgreementProposed', 'AgreementJudged', 'EventInjected']],
    ['the beer game', () => shipped('classic-beer-game'), 8, []],
  ] as const)(
    '%s: after the log of the game up to its round, its facts are the log of the game that it came to',
    (_, make, runs, mustMeet) => {
      const scenario = make();
      const met = new Set<string>();
      fc.assert(
        fc.property(scripts(100), fc.nat(100), fc.nat(4), fc.constantFrom(...rests), (script, place, set, rest) => {
          const random = playedByPeople(scenario, script);
          const game = finishedGame(random);
          const first = (scenario.rules.opening?.rounds ?? 0) + 1;
          const fromRound = first + (place % (game.decisions.length - first + 1));
          const wanted: WhatIf = { fromRound, rest, changes: [...changeSets[set]] };
          const cut = random.log.findIndex(({ fact }) => fact.type === 'PlanningOpened' && fact.round === fromRound);
          const parent = random.log.slice(0, cut);
          const before = replayGame(scenario, parent);
          if ('problem' in before) throw new Error(before.problem);
          const branch = whatIfBranch(scenario, game, wanted, before.state);
          if ('refusal' in branch) throw new Error(JSON.stringify(branch.refusal));
          const log = [
            ...parent,
            ...branch.facts.map(
              (fact, at): Logged<GameFact> => ({ stream: 'game/g', sequence: cut + at + 1, atMs: 0, author: { kind: 'host' }, fact }),
            ),
          ].map(asStored);
          const again = replayGame(scenario, log);
          if ('problem' in again) throw new Error(again.problem);
          const { changed } = result(scenario, game, wanted);
          expect(courseOf(scenario, again.state)).toEqual(changed);
          expect(again.state.phase).toBe('finished');
          expect(again.state.together.agreements.every(({ ended }) => ended !== undefined)).toBe(true);
          expect(verifyGame(scenario, log)).toEqual({ kind: 'same', rounds: game.decisions.length, stateHash: changed.stateHash });
          if (set === 0) expect(changed.stateHash).toBe(game.stateHash);
          for (const { type } of branch.facts) met.add(type);
        }),
        { numRuns: runs, seed: 3 },
      );
      for (const type of [
        'PlanningOpened',
        'DecisionsSet',
        'RoundResolved',
        'Advanced',
        'GameFinished',
        'BotSeated',
        'LevelSet',
        ...mustMeet,
      ])
        expect([...met], type).toContain(type);
    },
  );
});
