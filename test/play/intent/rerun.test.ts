import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { seats, type Seat } from '../../../server/contract/ids.ts';
import type { Game } from '../../../server/game/state.ts';
import { recordingOf, referencesOf, type Recording } from '../../../server/play/intent/recording.ts';
import { rerun, type SeatPlay } from '../../../server/play/intent/rerun.ts';
import { everySeat, playGame } from '../../../server/play/play-game.ts';
import { replayed } from '../../../server/play/worth.ts';
import { shippedScenarios } from '../../../server/scenario/load.ts';
import type { Scenario } from '../../../server/scenario/scenario.ts';
import { teamSetup } from '../../support/agreeing-team.ts';
import { finishedGame, playedByPeople, scenarioOf, scripts, shipped } from '../../support/peoples-games.ts';
import { eventIn, withEvents } from '../../support/eventful.ts';
import { testSetup } from '../../support/test-games.ts';

const all = (play: SeatPlay): Readonly<Record<Seat, SeatPlay>> => ({ sales: play, logistics: play, procurement: play, operations: play });
const bots = all({ bot: 'coordinated' });

const recorded = (scenario: Scenario, game: Game): Recording => {
  const recording = recordingOf(scenario, game);
  if (recording === undefined) throw new Error('the game cannot be simulated again');
  return recording;
};

const expectSame = (again: Game, game: Game): void => {
  expect(again.decisions).toEqual(game.decisions);
  expect(again.stateHash).toBe(game.stateHash);
  expect(again.runOut).toEqual(game.runOut);
};

describe.each(shippedScenarios().map(({ scenario }) => [scenario.id, scenario] as const))('bots play %s', (_, scenario) => {
  test.each([
    ['silo', 'closed'],
    ['silo', undefined],
    ['coordinated', 'talk'],
    ['coordinated', 'board'],
    ['coordinated', 'open'],
    ['coordinated', undefined],
  ] as const)('%s at %s: as meant and as decided it is the game that was played', (name, informationLevel) => {
    const played = playGame(scenario, { seed: 'rerun/1', policies: everySeat(name), ...(informationLevel ? { informationLevel } : {}) });
    const recording = recorded(scenario, played.game);
    expectSame(rerun(recording), played.game);
    expectSame(rerun(recording, { seats: all('decided') }), played.game);
    expectSame(rerun(recording, { seats: { sales: 'decided', operations: 'decided' } }), played.game);
    const middle = Math.ceil((recording.firstRound + scenario.rules.playedRounds) / 2);
    expectSame(rerun(recording, { fromRound: middle }), played.game);
    expectSame(rerun(recording, { fromRound: scenario.rules.playedRounds, seats: all('decided') }), played.game);
  });

  test('without anybody in it it is what coordinated bots make of the seed where everything stands open', () => {
    const injections = scenario.company.events
      .filter(({ trigger }) => trigger.kind === 'held')
      .map(({ id }, place) => ({ event: id, round: scenario.rules.playedRounds - 3 + place }));
    const played = playGame(scenario, { seed: 'rerun/2', policies: everySeat('silo'), informationLevel: 'closed', injections });
    const best = playGame(scenario, { seed: 'rerun/2', policies: everySeat('coordinated'), informationLevel: 'open', injections });
    const again = rerun(recorded(scenario, played.game), { seats: bots, level: 'open' });
    expectSame(again, best.game);
    expect(again.together.agreements).toEqual(best.game.together.agreements);
    const asTheyWere = playGame(scenario, { seed: 'rerun/2', policies: everySeat('coordinated'), injections });
    expectSame(rerun(recorded(scenario, asTheyWere.game), { seats: bots }), asTheyWere.game);
  });
});

const talkative = withEvents(
  testSetup({
    playedRounds: 6,
    opening: { rounds: 1, orderUnits: 4 },
    acts: (['closed', 'talk', 'board', 'open'] as const).map((informationLevel, place) => ({
      name: informationLevel,
      brief: '',
      fromRound: place + 1,
      informationLevel,
    })),
    huddles: [{ afterRound: 2, kind: 'summit', seconds: 100, prompts: [], beliefRounds: 2, rotate: true }],
  }),
  {
    ...eventIn('storm', 4, 1, [{ kind: 'demand', itemIndices: [0], segmentIndices: [0], factorPpm: 2_000_000 }]),
    signals: seats.map((seat, place) => ({ atPeriod: 1 + (place % 3), seats: [seat], text: 'A storm is coming' })),
  },
);
const huddles = [{ afterRound: 3, kind: 'standUp', seconds: 60, prompts: [], beliefRounds: 0, rotate: true }] as const;
const acts = [
  { name: 'One', brief: '', fromRound: 1, informationLevel: 'talk' },
  { name: 'Two', brief: '', fromRound: 4, informationLevel: 'open' },
] as const;

describe('people play', () => {
  test.each([
    [
      'a chain of sites',
      () => scenarioOf(talkative, shipped('classic-beer-game')),
      60,
      ['SignalPassedOn', 'PanelPublished', 'SeatsRotated'],
    ],
    [
      'a distributor',
      () => scenarioOf(teamSetup({ huddles, acts }), shipped('spring-promotion')),
      60,
      ['AgreementMade', 'emergency', 'rushed'],
    ],
    ['the port closure', () => shipped('port-closure'), 12, ['SignalPassedOn', 'EventInjected', 'AgreementMade', 'AgreementFilled']],
    ['the cold chain', () => shipped('cold-chain'), 8, ['AgreementMade']],
  ] as const)('%s: whatever they say and do, as meant and as decided it is the game that was played', (_, make, runs, mustMeet) => {
    const scenario = make();
    const met = new Set<string>();
    fc.assert(
      fc.property(scripts(120), (script) => {
        const random = playedByPeople(scenario, script);
        const game = finishedGame(random);
        for (const { fact } of random.log) met.add(fact.type);
        if (game.together.agreements.some(({ emergency, agreed }) => emergency === true && agreed !== undefined)) met.add('emergency');
        const recording = recorded(scenario, game);
        expectSame(rerun(recording), game);
        expectSame(rerun(recording, { seats: all('decided') }), game);
        expectSame(rerun(recording, { fromRound: game.decisions.length - 1 }), game);
        const emergencies = game.together.agreements.filter(({ emergency }) => emergency === true).map(({ id }) => id);
        const calm = { ...recording, game: { ...game, together: { ...game.together, agreements: [] } } };
        if (emergencies.length > 0 && rerun(calm, { seats: all('decided') }).stateHash !== game.stateHash) met.add('rushed');
        const best = playGame(scenario, {
          seed: game.seed,
          policies: everySeat('coordinated'),
          informationLevel: 'open',
          injections: game.injections,
        });
        expectSame(rerun(recording, { seats: bots, level: 'open' }), best.game);
      }),
      { numRuns: runs, seed: 5 },
    );
    for (const each of ['LevelSet', 'DecisionsSet', 'SeatTaken', 'BotSeated', ...mustMeet]) expect([...met], each).toContain(each);
  });
});

describe('a re-run with something done otherwise', () => {
  const scenario = shipped('spring-promotion');
  const played = playGame(scenario, { seed: 'rerun/3', policies: everySeat('coordinated'), informationLevel: 'open' });
  const recording = recorded(scenario, played.game);

  test('leaves an agreement out as its worth is measured', () => {
    const agreements = played.game.together.agreements.filter(({ agreed, filled }) => agreed !== undefined && filled.length > 0);
    expect(agreements.length).toBeGreaterThan(1);
    for (const agreement of agreements)
      expectSame(rerun(recording, { seats: all('decided'), without: [agreement.id] }), replayed(scenario, played.game, agreement));
  });

  test('lets the reference decide an input for a round, and all other people follow it', () => {
    const references = referencesOf(recording);
    const place = scenario.company.fields.findIndex(({ lever }) => lever === 'order');
    const silo = playGame(scenario, { seed: 'rerun/3', policies: everySeat('silo'), informationLevel: 'closed' });
    const ofSilo = recorded(scenario, silo.game);
    const reference = referencesOf(ofSilo)[2].values[place];
    expect(reference).not.toBe(silo.game.decisions[2][place]);
    const again = rerun(ofSilo, { asReference: (round, at) => round === 3 && at === place });
    expect(again.decisions.slice(0, 2)).toEqual(silo.game.decisions.slice(0, 2));
    expect(again.decisions[2]).toEqual(silo.game.decisions[2].with(place, reference));
    expect(again.decisions.slice(3)).not.toEqual(silo.game.decisions.slice(3));
    expect(references).toBe(referencesOf(recording));
  });

  test('sets an input for the rounds that are named, at least or at most where that is said', () => {
    const place = scenario.company.fields.findIndex(({ lever }) => lever === 'order');
    const { most } = scenario.company.fields[place];
    const before = played.game.decisions.map((round) => round[place]);
    expect(before).not.toContain(most);
    const set = (relation: 'atLeast' | 'atMost'): readonly number[] =>
      rerun(recording, { seats: all('decided'), changes: [{ round: 4, place, value: most, relation }] }).decisions.map(
        (round) => round[place],
      );
    expect(set('atLeast')).toEqual(before.with(3, most));
    expect(set('atMost')).toEqual(before);
  });

  test('a recorded game that was tampered with cannot be simulated again', () => {
    const { game } = played;
    const place = scenario.company.fields.findIndex(({ lever }) => lever === 'order');
    const decisions = game.decisions.with(5, game.decisions[5].with(place, game.decisions[5][place] + 100));
    expect(recordingOf(scenario, { ...game, decisions })).toBeUndefined();
    expect(recordingOf(scenario, { ...game, injections: [{ event: 'nothing', round: 3 }] })).toBeUndefined();
    expect(recordingOf(scenario, { ...game, phase: 'review' })).toBeUndefined();
  });

  test('a warning told at once reaches the reference, and what people meant with it', () => {
    const silo = playGame(scenario, { seed: 'rerun/4', policies: everySeat('silo'), informationLevel: 'closed' });
    const of = recorded(scenario, silo.game);
    const at = silo.game.records.findIndex(({ close }) => close.signals.length > 0);
    const [by] = silo.game.records[at].close.signals[0].seats;
    const told = [{ notice: `signal ${at} 0`, by, to: seats.filter((seat) => seat !== by), round: at + 1, atMs: 0 }];
    const again = rerun(of, { told });
    expect(again.together.passedOn).toEqual(told);
    expect(again.decisions.slice(0, at)).toEqual(silo.game.decisions.slice(0, at));
    expect(again.decisions).not.toEqual(silo.game.decisions);
  });

  test('people at a table of bots promise nothing, but no promotion of a bot waits for them', () => {
    const silo = playGame(scenario, { seed: 'rerun/3', policies: everySeat('silo'), informationLevel: 'closed' });
    const { together } = rerun(recorded(scenario, silo.game), { level: 'open', seats: { sales: { bot: 'coordinated' } } });
    const launched = together.agreements.filter(({ kind, agreed }) => kind === 'promotionPlan' && agreed !== undefined);
    expect(launched.length).toBeGreaterThan(0);
    for (const { pledges } of together.agreements.filter(({ agreed }) => agreed !== undefined))
      for (const pledge of pledges) if ('seat' in pledge) expect(pledge.seat).toBe('sales');
  });
});
