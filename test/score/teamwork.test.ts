import { describe, expect, test } from 'vitest';
import type { Agreement, Answer } from '../../server/contract/agreements.ts';
import type { Pledge } from '../../server/contract/agreement-schemas.ts';
import type { Seat } from '../../server/contract/ids.ts';
import type { Game } from '../../server/game/state.ts';
import { nothingTogether } from '../../server/game/together.ts';
import type { Huddle, Together } from '../../server/game/together.ts';
import { median } from '../../server/score/formulas.ts';
import { teamworkProfile } from '../../server/score/teamwork.ts';
import { commitAll, facilitator, people, person, seated, testGame, testSetup } from '../support/test-games.ts';

/** Five rounds, the last resolved at 5:00; each is resolved a minute after the one before. */
const minuteMs = 60_000;
const setup = testSetup({ minPlanningSeconds: 0 });
const played = ((): Game => {
  const game = seated(setup);
  for (let round = 1; round <= 5; round += 1) {
    game.clock(round * minuteMs);
    commitAll(game);
    if (round < 5) game.take({ kind: 'advance', round }, person(people.sales));
  }
  return game.game();
})();

type Signal = { readonly round: number; readonly event: number; readonly seats: readonly Seat[] };

/** The game as it was played, with what was heard and what people did with each other. */
const gameWith = (together: Partial<Together>, signals: readonly Signal[] = []): Game => ({
  ...played,
  together: { ...nothingTogether, ...together },
  records: played.records.map((record, round) => ({
    ...record,
    close: {
      ...record.close,
      signals: signals
        .filter((signal) => signal.round === round)
        .map(({ event, seats }) => ({ eventIndex: event, period: round, seats, text: 'Smoke' })),
    },
  })),
});
const profileOf = (together: Partial<Together>, signals: readonly Signal[] = []) => teamworkProfile(setup, gameWith(together, signals));

const agreement = (id: string, more: Partial<Agreement> = {}): Agreement => ({
  id,
  kind: 'request',
  state: 'agreed',
  round: 2,
  atMs: 2 * minuteMs,
  by: 'sales',
  to: ['logistics'],
  terms: { kind: 'request', what: { kind: 'outcome', measure: 'received' } },
  pledges: [],
  turn: [],
  answers: [],
  filled: [],
  ...more,
});
const answer = (by: Seat, round: number, atMs: number, more: Partial<Answer> = {}): Answer => ({
  by,
  round,
  atMs,
  answer: 'accept',
  ...more,
});
const action = (seat: Seat): Pledge => ({
  kind: 'action',
  seat,
  lever: 'order',
  key: 'factory beer',
  relation: 'atLeast',
  value: 8,
  round: 4,
});
const huddle = (round: number, attended: readonly Seat[], beliefs: Huddle['beliefs'] = []): Huddle => ({
  round,
  kind: 'standUp',
  atMs: 0,
  attended,
  beliefs,
});

describe('of a team that did nothing together', () => {
  test('nothing is measured but the official forecast, which is always there', () => {
    expect(profileOf({})).toEqual({
      decisionVelocity: { crises: [] },
      commitmentsKept: { kept: [], missed: [] },
      handoffErrorRate: { requests: [] },
      timeToAnswer: { answers: [] },
      informationLatency: { signals: [] },
      attendance: { huddles: [] },
      // 20 units were forecast in rounds 1 to 3 for rounds 3 to 5, when 4, 4 and 8 came: off by more than there was.
      forecastAccuracy: { bySeat: [{ seat: 'sales', share: 0, rounds: 3 }] },
    });
  });

  test('nothing is measured at all before the first round', () => {
    expect(teamworkProfile(setup, seated(setup).game()).forecastAccuracy).toEqual({ bySeat: [] });
    expect(teamworkProfile(setup, testGame(setup).game()).attendance).toEqual({ huddles: [] });
  });
});

describe('decision velocity', () => {
  const signals: readonly Signal[] = [{ round: 1, event: 0, seats: ['procurement'] }];
  const response = (more: Partial<Agreement>): Agreement =>
    agreement('a1', {
      kind: 'crisisResponse',
      to: ['sales', 'logistics', 'operations'],
      by: 'procurement',
      terms: { kind: 'crisisResponse', signal: 'signal 1 0' },
      agreed: { round: 2, period: 1, atMs: 3 * minuteMs },
      ...more,
    });

  test('counts rounds decided, and seconds, from the end of the round in which the signal was heard to the last pledge', () => {
    const answers = [
      answer('sales', 2, 1.5 * minuteMs),
      answer('logistics', 3, 2.75 * minuteMs, { pledges: [action('logistics')] }),
      answer('operations', 3, 4 * minuteMs, { answer: 'decline' }),
    ];
    expect(profileOf({ agreements: [response({ answers })] }, signals).decisionVelocity).toEqual({
      rounds: 1,
      seconds: 105,
      crises: [{ agreement: 'a1', signal: 'signal 1 0', signalRound: 1, lastPledgeRound: 3, rounds: 1, seconds: 105 }],
    });
  });

  test('takes what the opener pledges itself, and inputs set towards an outcome, for pledges', () => {
    const own = response({ pledges: [action('procurement')], round: 2, atMs: 1.25 * minuteMs });
    expect(profileOf({ agreements: [own] }, signals).decisionVelocity).toMatchObject({ rounds: 0, seconds: 15 });
    const inputs = answer('sales', 2, 2 * minuteMs, { actions: [{ lever: 'forecast', key: 'beer', value: 10 }] });
    expect(profileOf({ agreements: [response({ answers: [inputs] })] }, signals).decisionVelocity).toMatchObject({ seconds: 60 });
  });

  test('counts a seat’s newest word, several responses to one event as one, and the mean over events', () => {
    const changed = [
      answer('sales', 2, 2 * minuteMs, { pledges: [action('sales')] }),
      answer('sales', 3, 3 * minuteMs, { answer: 'decline' }),
    ];
    const second = response({
      id: 'a2',
      terms: { kind: 'crisisResponse', signal: 'signal 2 0' },
      answers: [answer('logistics', 4, 4 * minuteMs, { pledges: [action('logistics')] })],
    });
    const third = response({
      id: 'a3',
      terms: { kind: 'crisisResponse', signal: 'signal 3 0' },
      answers: [answer('sales', 4, 3.5 * minuteMs, { pledges: [action('sales')] })],
    });
    const heard: readonly Signal[] = [...signals, { round: 2, event: 0, seats: ['sales'] }, { round: 3, event: 1, seats: ['sales'] }];
    const { decisionVelocity } = profileOf({ agreements: [response({ answers: changed }), second, third] }, heard);
    expect(decisionVelocity.crises.map(({ agreement: id, rounds, seconds }) => [id, rounds, seconds])).toEqual([
      ['a2', 2, 180],
      ['a3', 0, 30],
    ]);
    expect(decisionVelocity).toMatchObject({ rounds: 1, seconds: 105 });
  });

  test('leaves out what was never agreed, and what speaks of no signal', () => {
    const answers = [answer('sales', 2, 2 * minuteMs, { pledges: [action('sales')] })];
    const lapsed = response({ answers, agreed: undefined, state: 'lapsed' });
    const elsewhere = response({ id: 'a2', answers, terms: { kind: 'crisisResponse', signal: 'event 1 fire' } });
    expect(profileOf({ agreements: [lapsed, elsewhere] }, signals).decisionVelocity).toEqual({ crises: [] });
  });

  test('has no seconds where no clock ran', () => {
    const answers = [answer('sales', 2, 0, { pledges: [action('sales')] })];
    const game = { ...gameWith({ agreements: [response({ answers })] }, signals), resolvedAtMs: [] };
    const { decisionVelocity } = teamworkProfile(setup, game);
    expect(decisionVelocity).toMatchObject({ rounds: 0 });
    expect(decisionVelocity).not.toHaveProperty('seconds');
  });
});

describe('commitments kept', () => {
  test('are a share of what was judged; what never came to judgement is left out', () => {
    const states = ['kept', 'missed', 'kept', 'kept', 'released', 'lapsed', 'declined', 'agreed'] as const;
    const agreements = states.map((state, place) => agreement(`a${place + 1}`, { state }));
    expect(profileOf({ agreements }).commitmentsKept).toEqual({ share: 0.75, kept: ['a1', 'a3', 'a4'], missed: ['a2'] });
  });
});

describe('the handoff error rate', () => {
  test('is the share of five fields of each request that were left empty', () => {
    const agreements = [
      agreement('a1', {
        terms: {
          kind: 'request',
          what: { kind: 'outcome', measure: 'received' },
          place: 'retailer',
          amount: 50,
          byPeriod: 4,
          why: 'They wait',
          otherwise: { amount: 25 },
        },
      }),
      agreement('a2', { terms: { kind: 'request', what: { kind: 'action', lever: 'order' }, amount: 50, byPeriod: 4, otherwise: {} } }),
      agreement('a3', { terms: { kind: 'objective' } }),
    ];
    expect(profileOf({ agreements }).handoffErrorRate).toEqual({
      share: 0.4,
      requests: [
        { agreement: 'a1', missing: [] },
        { agreement: 'a2', missing: ['place', 'when', 'why', 'otherwise'] },
      ],
    });
  });

  test('does not grow when words are erased', () => {
    const terms = { kind: 'request', what: { kind: 'outcome', measure: 'received' }, why: '' } as const;
    expect(profileOf({ agreements: [agreement('a1', { terms })] }).handoffErrorRate.requests[0]?.missing).not.toContain('why');
  });
});

describe('the time to answer', () => {
  const answers = [answer('logistics', 2, 130_000, { answer: 'counter' }), answer('logistics', 2, 150_000)];

  test('is the median of the first answers of whom it was put to', () => {
    const agreements = [
      agreement('a1', { answers }),
      agreement('a2', { to: ['logistics', 'operations'], answers: [answer('operations', 2, 160_000), answer('sales', 2, 121_000)] }),
      agreement('a3', { answers: [answer('logistics', 2, 121_000)] }),
      agreement('a4'),
    ];
    expect(profileOf({ agreements }).timeToAnswer).toEqual({
      seconds: 10,
      answers: [
        { agreement: 'a1', by: 'logistics', seconds: 10 },
        { agreement: 'a2', by: 'operations', seconds: 40 },
        { agreement: 'a3', by: 'logistics', seconds: 1 },
      ],
    });
  });

  test('leaves out seats that bots hold for nobody', () => {
    const game = gameWith({ agreements: [agreement('a1', { answers })] });
    const logistics = { ...game.seats.logistics, holder: { kind: 'bot', policy: 'silo' } as const };
    expect(teamworkProfile(setup, { ...game, seats: { ...game.seats, logistics } }).timeToAnswer).toEqual({ answers: [] });
    const covered = { ...logistics, holder: { kind: 'bot', policy: 'silo', person: 'ben' } as const };
    expect(teamworkProfile(setup, { ...game, seats: { ...game.seats, logistics: covered } }).timeToAnswer.seconds).toBe(10);
  });

  test('of an even number of answers lies between the two in the middle', () => {
    expect([median([]), median([3]), median([4, 1]), median([5, 1, 2]), median([1, 9, 3, 5])]).toEqual([undefined, 3, 2.5, 2, 4]);
  });
});

describe('information latency', () => {
  test('counts the rounds a seat decided without knowing what another had heard', () => {
    const passedOn = [
      { notice: 'signal 1 0', by: 'procurement', to: ['sales'], round: 2, atMs: 0 },
      { notice: 'signal 1 0', by: 'sales', to: ['logistics'], round: 4, atMs: 0 },
    ] as const;
    const { informationLatency } = profileOf({ passedOn }, [{ round: 1, event: 0, seats: ['procurement'] }]);
    const of = { signal: 'signal 1 0', heardBy: 'procurement', heardRound: 1 };
    expect(informationLatency).toEqual({
      rounds: 2,
      signals: [
        { ...of, to: 'sales', toldRound: 2, toldBy: 'procurement', rounds: 0 },
        { ...of, to: 'logistics', toldRound: 4, toldBy: 'sales', rounds: 2 },
        { ...of, to: 'operations', rounds: 4 },
      ],
    });
  });

  test('ends when a seat hears of the event for itself, unless it was told before', () => {
    const signals: readonly Signal[] = [
      { round: 1, event: 0, seats: ['procurement', 'operations'] },
      { round: 3, event: 0, seats: ['sales', 'logistics'] },
    ];
    const passedOn = [{ notice: 'signal 1 0', by: 'operations', to: ['sales'], round: 3, atMs: 0 }] as const;
    const { informationLatency } = profileOf({ passedOn }, signals);
    expect(informationLatency.signals).toEqual([
      { signal: 'signal 1 0', heardBy: 'procurement', heardRound: 1, to: 'sales', toldRound: 3, toldBy: 'operations', rounds: 1 },
      { signal: 'signal 1 0', heardBy: 'procurement', heardRound: 1, to: 'logistics', toldRound: 3, rounds: 2 },
    ]);
  });

  test('knows nothing of what all heard, or what came with the last round', () => {
    const signals: readonly Signal[] = [
      { round: 2, event: 0, seats: ['sales', 'logistics', 'procurement', 'operations'] },
      { round: 5, event: 1, seats: ['sales'] },
    ];
    expect(profileOf({}, signals).informationLatency).toEqual({ signals: [] });
  });

  test('begins when people begin to decide, where a signal went out during the opening', () => {
    const signals: readonly Signal[] = [{ round: 1, event: 0, seats: ['sales'] }];
    const passedOn = [{ notice: 'signal 1 0', by: 'sales', to: ['logistics'], round: 4, atMs: 0 }] as const;
    const opened = testSetup({ opening: { rounds: 3, orderUnits: 4 } });
    const { informationLatency } = teamworkProfile(opened, gameWith({ passedOn }, signals));
    expect(informationLatency.signals.find(({ to }) => to === 'logistics')).toMatchObject({ heardRound: 3, rounds: 0 });
  });
});

describe('attendance', () => {
  test('is the share of seats that people hold, over all huddles', () => {
    const game = gameWith({ huddles: [huddle(2, ['sales', 'logistics', 'procurement']), huddle(4, ['sales', 'operations'])] });
    const operations = { ...game.seats.operations, holder: { kind: 'bot', policy: 'silo' } as const };
    expect(teamworkProfile(setup, { ...game, seats: { ...game.seats, operations } }).attendance).toEqual({
      share: 4 / 6,
      huddles: [
        { afterRound: 2, attended: ['sales', 'logistics', 'procurement'], absent: [] },
        { afterRound: 4, attended: ['sales'], absent: ['logistics', 'procurement'] },
      ],
    });
  });
});

describe('forecast accuracy', () => {
  const belief = (...demandByRound: readonly number[]) => ({ demandByRound, bottleneck: 'retailer', trust: 3 });
  const forecast = (round: number, units: number): Pledge => ({ kind: 'forecast', item: 'beer', round, units });
  const consensus = (id: string, more: Partial<Agreement>): Agreement =>
    agreement(id, {
      kind: 'consensusForecast',
      terms: { kind: 'consensusForecast' },
      by: 'operations',
      to: ['sales', 'logistics', 'procurement'],
      agreed: { round: 3, period: 2, atMs: 3 * minuteMs },
      ...more,
    });
  const seat = (profile: ReturnType<typeof profileOf>, name: Seat) => profile.forecastAccuracy.bySeat.find((each) => each.seat === name);

  test('holds what was drawn against what came: 4 in round 4, 8 in round 5; what lies beyond the end is left out', () => {
    const beliefs = [
      { seat: 'logistics', belief: belief(4, 8, 100) },
      { seat: 'operations', belief: belief(4, 5) },
    ] as const;
    const profile = profileOf({ huddles: [huddle(3, [], beliefs)] });
    expect(seat(profile, 'logistics')).toEqual({ seat: 'logistics', share: 1, rounds: 2 });
    expect(seat(profile, 'operations')).toEqual({ seat: 'operations', share: 0.75, rounds: 2 });
    expect(profile.forecastAccuracy).not.toHaveProperty('consensus');
  });

  test('of the team is that of what it signed last; what somebody let go does not count', () => {
    const agreements = [
      consensus('a1', { pledges: [forecast(4, 40), forecast(5, 6)], state: 'missed' }),
      consensus('a2', {
        pledges: [forecast(4, 3)],
        state: 'released',
        ended: { round: 5, pledges: [] },
        agreed: { round: 4, period: 3, atMs: 4 * minuteMs },
      }),
      consensus('a3', {
        pledges: [forecast(5, 800)],
        state: 'released',
        ended: { round: 4, by: 'sales', pledges: [] },
        agreed: { round: 4, period: 3, atMs: 5 * minuteMs },
      }),
      consensus('a4', { pledges: [forecast(5, 900)], state: 'lapsed', agreed: undefined }),
    ];
    expect(profileOf({ agreements }).forecastAccuracy.consensus).toBe(0.75);
  });

  test('of a seat counts the numbers it wrote: a counter’s are who countered, else they are the proposer’s', () => {
    const countered = consensus('a1', {
      pledges: [forecast(4, 4)],
      answers: [answer('logistics', 3, 0, { answer: 'counter', pledges: [forecast(4, 4)] }), answer('sales', 3, 0)],
    });
    const plain = consensus('a2', { pledges: [forecast(4, 2)] });
    const profile = profileOf({ agreements: [countered, plain] });
    expect(seat(profile, 'logistics')).toEqual({ seat: 'logistics', share: 1, rounds: 1 });
    expect(seat(profile, 'operations')).toEqual({ seat: 'operations', share: 0.5, rounds: 1 });
    expect(seat(profile, 'procurement')).toBeUndefined();
  });
});

describe('a played game', () => {
  test('knows when each round was resolved, but for the opening', () => {
    expect(played.resolvedAtMs).toEqual(
      [undefined, 1, 2, 3, 4, 5].map((minutes) => (minutes === undefined ? undefined : minutes * minuteMs)),
    );
    const forced = seated(setup);
    forced.take({ kind: 'force', round: 1 }, facilitator, 7);
    expect(forced.game().resolvedAtMs).toEqual([undefined, 7]);
  });
});
