import { describe, expect, test } from 'vitest';
import type { Agreement, PledgeOutcome } from '../../../server/contract/agreements.ts';
import type { InformationGap } from '../../../server/contract/debrief.ts';
import type { Pledge } from '../../../server/contract/agreement-schemas.ts';
import type { Seat } from '../../../server/contract/ids.ts';
import type { Game } from '../../../server/game/state.ts';
import { action, outcome } from '../../support/agreeing-team.ts';
import type { Story } from '../../support/judged-games.ts';
import { found, nothingFound, proof, toldGame } from '../../support/moment-games.ts';

const days = (round: number): readonly number[] => [1, 2, 3, 4, 5].map((day) => 5 * (round - 1) + day);
const onDays = <T>(rounds: readonly number[], happening: T): Readonly<Record<number, T>> =>
  Object.fromEntries(rounds.flatMap(days).map((period) => [period, happening]));

const withAgreements = (
  told: ReturnType<typeof toldGame>,
  agreements: readonly Agreement[],
  passedOn: Game['together']['passedOn'] = [],
) => ({
  setup: told.setup,
  game: { ...told.game, together: { ...told.game.together, agreements, passedOn } },
});

describe('a promotion launched without cover', () => {
  /** Juice on full display, decided in the second week for the third, in which customers want three times the usual. */
  const decided = { 2: { 'promotion juice': 2 } };
  const rush = { demand: { 'bilbao/retail juice': 900 }, baseline: { 'bilbao/retail juice': 300 } };
  const goods = (units: number) => ({ 'central juice': units, 'north juice': 0, 'east juice': 0 });
  const story = (units: number, unserved: number): Story => ({
    decided,
    periods: {
      ...onDays([3], rush),
      10: { onHand: goods(units) },
      15: { ...rush, owed: unserved === 0 ? {} : { 'bilbao/retail juice': 900 + unserved } },
    },
  });

  test('is told with what was asked for and what was there', () => {
    const [moment] = found(toldGame(story(2000, 2500)), 'promotionWithoutCover');
    expect(moment).toMatchObject({
      round: 2,
      values: { item: 'juice', option: 2, runRound: 3, units: 4500, usualUnits: 1500, goodsUnits: 2000, shortUnits: 2500, advice: 0 },
      seats: ['sales', 'procurement'],
    });
    expect(proof(moment, 'demand')).toMatchObject({ units: 4500, usualUnits: 1500, round: 3 });
    // Goods for two fifths or so of the five days.
    expect(proof(moment, 'cover')).toMatchObject({ cover: 2.2, neededCover: 5, units: 2000 });
  });

  test('goods that suppliers bring in its week are cover too', () => {
    const periods = { ...story(2000, 2500).periods, 12: { ...rush, received: { 'central juice': 2600 } } };
    expect(found(toldGame({ decided, periods }), 'promotionWithoutCover')).toEqual([]);
  });

  test('is none where there was enough, where all was served in time, or where customers hardly noticed', () => {
    expect(found(toldGame(story(5000, 2500)), 'promotionWithoutCover')).toEqual([]);
    expect(found(toldGame(story(2000, 0)), 'promotionWithoutCover')).toEqual([]);
    const small = { demand: { 'bilbao/retail juice': 310 }, baseline: { 'bilbao/retail juice': 300 } };
    const quiet = { ...story(1000, 2500).periods, ...onDays([3], small), 15: { ...small, owed: { 'bilbao/retail juice': 2000 } } };
    expect(found(toldGame({ decided, periods: quiet }), 'promotionWithoutCover')).toEqual([]);
    expect(found(toldGame({ ...story(2000, 2500), decided: {} }), 'promotionWithoutCover')).toEqual([]);
  });

  test('hands count as cover: goods that nobody could move, in its week or in the wave behind it', () => {
    const late = { owed: { 'bilbao/retail juice': 2000 } };
    const periods = {
      ...story(6000, 0).periods,
      ...onDays([4], { minutes: { regularMinutes: 1000, usedMinutes: 1500 } }),
      20: { minutes: { regularMinutes: 1000, usedMinutes: 1500 }, ...late },
    };
    const [moment] = found(toldGame({ decided, periods }), 'promotionWithoutCover');
    expect(moment).toMatchObject({ values: { shortUnits: 0 }, seats: ['sales', 'operations'] });
    expect(proof(moment, 'hours')).toMatchObject({ site: 'central', needed: 7500, available: 5000, round: 4 });
    expect(proof(moment, 'cover')).toBeUndefined();
  });

  test('tells of advice against it, of each desk the last', () => {
    const plan: Agreement = {
      ...agreement('a1', 'agreed', []),
      kind: 'promotionPlan',
      terms: { kind: 'promotionPlan', item: 'juice', option: 2, round: 3 },
      answers: [
        { by: 'procurement', round: 2, atMs: 0, answer: 'go' },
        { by: 'procurement', round: 2, atMs: 1, answer: 'no' },
        { by: 'logistics', round: 2, atMs: 1, answer: 'go' },
      ],
    };
    const [moment] = found(withAgreements(toldGame(story(2000, 2500)), [plan]), 'promotionWithoutCover');
    expect(moment?.values['advice']).toBe(1);
    expect(moment?.evidence.filter(({ text }) => text === 'advice').map(({ values }) => values)).toEqual([
      { seat: 'procurement', answer: 'no' },
    ]);
  });
});

describe('a signal heard and not passed on', () => {
  const strike = 4;
  const signal = (seats: readonly Seat[], period: number) => ({ eventIndex: strike, period, seats, text: 'A rumour' });
  /** Heard by sales at the end of the first week, felt from the fourth, told to all then. */
  const story = (more: Partial<Story> = {}): Story => ({
    closes: { 1: { signals: [signal(['sales'], 3)] }, 4: { signals: [signal(['sales', 'logistics', 'procurement', 'operations'], 16)] } },
    periods: onDays([4, 5], { events: { strike: 'active' }, owed: { 'bilbao/retail water': 80 } }),
    ...more,
  });
  const passed = (round: number, to: readonly Seat[]): Game['together']['passedOn'] => [
    { notice: 'signal 1 0', by: 'sales', to, round, atMs: 0 },
  ];

  test('says who heard it when, who knew when, and how long there was', () => {
    const [moment] = found(toldGame(story()), 'signalNotPassedOn');
    expect(moment).toMatchObject({
      round: 2,
      values: { event: 'strike', seat: 'sales', heardRound: 1, feltRound: 4, rounds: 2, count: 3, couldTell: 1 },
      seats: ['sales', 'logistics', 'procurement', 'operations'],
    });
    expect(proof(moment, 'heard')).toEqual({ seat: 'sales', round: 1 });
    // Heard with the end of the fourth week, it could be planned with in the fifth.
    expect(proof(moment, 'learnt')).toEqual({ seat: 'logistics', round: 5 });
  });

  test('is none where all were told before it was felt; whoever was not is named', () => {
    const told = (to: readonly Seat[], round = 3) => found(withAgreements(toldGame(story()), [], passed(round, to)), 'signalNotPassedOn');
    expect(told(['logistics', 'procurement', 'operations'])).toEqual([]);
    expect(told(['logistics', 'operations'])[0]?.values).toMatchObject({ count: 1, lateSeat: 'procurement' });
    expect(told(['logistics', 'procurement', 'operations'], 4)[0]?.values).toMatchObject({ count: 3 });
  });

  test('is none where it was felt before anybody could have acted, or never', () => {
    const soon = { ...story(), periods: onDays([2, 3], { events: { strike: 'active' }, owed: { 'bilbao/retail water': 80 } }) };
    expect(found(toldGame(soon), 'signalNotPassedOn')).toEqual([]);
    expect(found(toldGame({ ...story(), periods: onDays([4], { owed: { 'bilbao/retail water': 80 } }) }), 'signalNotPassedOn')).toEqual([]);
  });

  test('says so where the rules left no way to tell it', () => {
    expect(found(toldGame(story(), { levels: 'closed' }), 'signalNotPassedOn')[0]?.values).toMatchObject({ couldTell: 0 });
  });

  test('weighs what a re-run says that the delay cost', () => {
    const gap = (cents: number): InformationGap => ({
      id: 'g1',
      kind: 'signal',
      values: { event: 'strike' },
      firstSeats: ['sales'],
      firstRound: 2,
      others: [],
      delayRounds: 2,
      cost: { jointScore: cents / 100_000, contributionCents: cents },
    });
    const by = (cents: number) => ({ ...nothingFound, gaps: [gap(cents)], best: { jointScore: 100, contributionCents: 1_000_000 } });
    const weight = (cents: number): number => found(toldGame(story()), 'signalNotPassedOn', by(cents))[0]?.weight ?? 0;
    expect(weight(400_000)).toBeCloseTo(0.4, 3);
    expect(weight(100_000)).toBeCloseTo(0.1, 3);
    // Knowing it at once would have changed nothing: it did not matter.
    expect(found(toldGame(story()), 'signalNotPassedOn', by(0))).toEqual([]);
  });
});

const agreement = (
  id: string,
  state: Agreement['state'],
  pledges: readonly Pledge[],
  outcomes: readonly PledgeOutcome[] = [],
): Agreement => ({
  id,
  kind: 'request',
  state,
  round: 1,
  atMs: 0,
  by: 'sales',
  to: ['logistics'],
  terms: { kind: 'request', what: { kind: 'outcome', measure: 'received' } },
  pledges,
  turn: [],
  answers: [],
  agreed: { round: 1, period: 0, atMs: 0 },
  filled: [],
  ended: { round: 2, pledges: outcomes },
});

describe('promises', () => {
  const hurt: Story = { periods: { 8: { owed: { 'bilbao/retail water': 200 } }, 10: { owed: { 'bilbao/retail water': 200 } } } };

  test('a broken one is told with what came, why, and how many units were missing', () => {
    const missed = agreement(
      'a1',
      'missed',
      [outcome()],
      [{ kept: false, actual: 40, because: 'prevented', preventedBy: [{ by: 'trucks' }] }],
    );
    const [moment] = found(withAgreements(toldGame(hurt), [missed]), 'promiseBroken');
    expect(moment).toMatchObject({
      agreement: 'a1',
      round: 2,
      values: { seat: 'logistics', by: 'sales', because: 'prevented', units: 60 },
    });
    expect(moment?.seats).toEqual(['logistics', 'sales']);
    expect(proof(moment, 'pledge')).toMatchObject({
      measure: 'received',
      place: 'north',
      item: 'water',
      pledged: 100,
      actual: 40,
      kept: 0,
      period: 8,
    });
    // 60 of the 200 units that went wrong.
    expect(moment?.weight).toBeCloseTo(0.3, 12);
  });

  test('a forecast is missed as a whole: one of its numbers stands for all', () => {
    const pledges = [4, 5, 6].map((round) => ({ kind: 'forecast' as const, item: 'water', round, units: 300 }));
    const signed: Agreement = {
      ...agreement(
        'a1',
        'missed',
        pledges,
        pledges.map(() => ({ kept: false, actual: 61, because: 'missed' })),
      ),
      kind: 'consensusForecast',
      terms: { kind: 'consensusForecast' },
    };
    const by = { ...nothingFound, agreements: [{ agreement: 'a1', jointScore: -5, contributionCents: 0 }] };
    const [moment] = found(withAgreements(toldGame(hurt), [signed]), 'promiseBroken', by);
    expect(moment?.values).toMatchObject({ agreementKind: 'consensusForecast', count: 3, of: 3 });
    expect(moment?.evidence.filter(({ text }) => text === 'pledge').map(({ values }) => values['round'])).toEqual([4]);
  });

  test('the worse one comes first, by what it was worth', () => {
    const broken = (id: string) => agreement(id, 'missed', [action()], [{ kept: false, actual: 0, because: 'notActed' }]);
    const worth = (id: string, cents: number) => ({ agreement: id, jointScore: 0, contributionCents: cents });
    const by = {
      ...nothingFound,
      agreements: [worth('a1', -100_000), worth('a2', -500_000)],
      best: { jointScore: 100, contributionCents: 1_000_000 },
    };
    const moments = found(withAgreements(toldGame(hurt), [broken('a1'), broken('a2')]), 'promiseBroken', by);
    expect(moments.map((each) => each.agreement)).toEqual(['a2', 'a1']);
    expect(moments[0]?.worth).toEqual({ jointScore: 0, contributionCents: -500_000 });
  });

  test('a kept one is told where it mattered: by its worth, or by what it moved', () => {
    const kept = (id: string) => agreement(id, 'kept', [action()], [{ kept: true, actual: 100 }]);
    const by = (cents: number) => ({
      ...nothingFound,
      agreements: [{ agreement: 'a1', jointScore: 0, contributionCents: cents }],
      best: { jointScore: 100, contributionCents: 1_000_000 },
    });
    expect(found(withAgreements(toldGame(hurt), [kept('a1')]), 'promiseKept', by(300_000))[0]).toMatchObject({
      agreement: 'a1',
      worth: { contributionCents: 300_000 },
    });
    expect(found(withAgreements(toldGame(hurt), [kept('a1')]), 'promiseKept', by(1000))).toEqual([]);
    expect(found(withAgreements(toldGame(hurt), [kept('a1')]), 'promiseKept', by(-300_000))).toEqual([]);
    const brought = agreement('a2', 'kept', [outcome()], [{ kept: true, actual: 120 }]);
    const asked: Story = { periods: { ...hurt.periods, 3: { demand: { 'bilbao/retail water': 500 } } } };
    const [moment] = found(withAgreements(toldGame(asked), [brought]), 'promiseKept');
    expect(moment?.weight).toBeCloseTo(0.2, 12);
    const many: Story = { periods: { ...hurt.periods, 3: { demand: { 'bilbao/retail water': 50_000 } } } };
    expect(found(withAgreements(toldGame(many), [brought]), 'promiseKept')).toEqual([]);
  });

  test('what was declined, let go or still open is neither', () => {
    const others = (['declined', 'released', 'lapsed', 'agreed'] as const).map((state) =>
      agreement(`a ${state}`, state, [outcome()], [{ kept: false }]),
    );
    const told = withAgreements(toldGame(hurt), others);
    expect([...found(told, 'promiseBroken'), ...found(told, 'promiseKept')]).toEqual([]);
  });
});
