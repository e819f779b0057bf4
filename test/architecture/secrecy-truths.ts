import { seats } from '../../server/contract/ids.ts';
import { evolve } from '../../server/game/evolve.ts';
import type { Game } from '../../server/game/state.ts';
import { desk } from '../../server/views/desk.ts';
import { room } from '../../server/views/room.ts';
import type { ViewSetup } from '../../server/views/setup.ts';
import { askedGame, asking } from '../support/asking-team.ts';
import { eventIn, heldEvent, siteIndex, withEvents } from '../support/eventful.ts';
import { busyTeam, inHuddle, talking, told } from '../support/talking-team.ts';
import { classic, paused, plannedGame, reviewedGame, rich, spring } from '../support/view-setups.ts';
import type { View } from './secrecy-check.ts';
import type { Truth } from './secrecy-truth.ts';

const presence = {
  connected: new Set(seats.map((seat) => `person-${seat}`)),
  names: new Map(seats.map((seat) => [`person-${seat}`, seat] as const)),
};

/** All that a seat's person is sent: desk and room. */
export const sent: View = ({ game, setup }, seat) => ({
  desk: desk(setup, game, seat),
  room: room(setup, game, { person: `person-${seat}`, facilitator: false }, presence, 0),
});

/** A world that nobody may read into. */
const sealed = (game: Game): Game => ({
  ...game,
  world: new Proxy(game.world ?? { period: 0, round: 0 }, {
    get: (_, name) => {
      throw new Error(`a view read world.${String(name)}`);
    },
  }) as Game['world'],
});

const withMemory = (game: Game): Game => ({
  ...game,
  seats: {
    ...game.seats,
    operations: {
      ...game.seats.operations,
      holder: { kind: 'bot', policy: 'silo', person: 'person-operations' },
      memory: { level: 12_345_678 },
      reason: 'a reason of its own',
    },
  },
  deadlineMs: 90_000,
  pauses: ['facilitator'],
  remainingMs: 30_000,
  benchmarks: [
    { policy: 'silo', informationLevel: 'closed', jointScore: 12.345, contributionCents: 987_654_321, totalCostCents: 123_456_789 },
  ],
});

/** The same game with goods waiting on every lane and two open orders with suppliers, so that every panel has something to say. */
const busy = (game: Game): Game => {
  const last = game.records[game.records.length - 1];
  const order = { supplierIndex: 0, itemIndex: 0, siteIndex: 1, orderedUnits: 400, openUnits: 300, expectedPeriod: 44 };
  return {
    ...game,
    records: [
      ...game.records.slice(0, -1),
      {
        ...last,
        periods: last.periods.map((period) => ({ ...period, laneWaitingUnits: period.laneWaitingUnits.map(() => 130) })),
        close: { ...last.close, supplierOrders: [7, 3, 5].map((day) => ({ ...order, itemIndex: day === 3 ? 0 : 1, placedPeriod: day })) },
      },
    ],
  };
};

/** The spring promotion with the central system down from the third day of week 6, wrong times in the records, and dearer freight. */
const dark = withEvents(
  spring,
  eventIn('attack', 28, 30, [{ kind: 'recordsFrozen', siteIndices: [siteIndex(spring.company, 'central')] }]),
  eventIn('slip', 3, 90, [
    { kind: 'leadTimeWrong', supplierIndex: 0, factorPpm: 500_000 },
    { kind: 'transitTimeWrong', laneIndex: spring.company.lanes.findIndex(({ id }) => id === 'central>north'), factorPpm: 2_000_000 },
  ]),
  eventIn('prices', 3, 90, [
    { kind: 'freight', laneIndices: [1], factorPpm: 1_500_000 },
    { kind: 'purchasePrice', supplierIndex: 0, itemIndices: [0], factorPpm: 1_200_000 },
  ]),
  heldEvent('strike', 5, []),
);
const injected = (game: Game): Game => evolve(dark, game, { type: 'EventInjected', event: 'strike', round: game.records.length });

/** The Beer Game with one system down. */
const darkChain = withEvents(classic, eventIn('attack', 7, 9, [{ kind: 'recordsFrozen', siteIndices: [1] }]));

/** A panel from before the system went down, and one from after. */
const onBoard = (setup: ViewSetup, game: Game): Game =>
  told(
    setup,
    game,
    { type: 'PanelPublished', by: 'procurement', panel: 'supply', round: 6, asOfRound: 5 },
    { type: 'PanelPublished', by: 'operations', panel: 'shelf', round: 8, asOfRound: 7 },
    { type: 'PanelPublished', by: 'logistics', panel: 'arrivals', round: 8, asOfRound: 7 },
  );

const truth = (setup: ViewSetup, game: Game): Truth => ({ setup, game: sealed(withMemory(game)) });

export const truths: Readonly<Record<string, Truth>> = {
  'the spring promotion, closed, before the first round': truth(spring, plannedGame(spring, 1, 'closed')),
  'the spring promotion, closed, in round 8': truth(spring, plannedGame(spring, 8, 'closed')),
  'the spring promotion, open, in review of round 11': truth(spring, reviewedGame(spring, plannedGame(spring, 11, 'open'))),
  'a company with everything, closed': truth(rich, busy(plannedGame(rich, 6, 'closed'))),
  'a company with everything, open': truth(rich, plannedGame(rich, 9, 'open')),
  'the spring promotion, closed, the central system down': truth(dark, injected(plannedGame(dark, 8, 'closed'))),
  'the spring promotion, open, the central system down': truth(dark, injected(plannedGame(dark, 8, 'open'))),
  'the beer game, one system down': truth(darkChain, plannedGame(darkChain, 10, 'closed')),
  'the beer game, paused here and there': truth(paused, plannedGame(paused, 10, 'closed')),
  'a team that may not talk any more': truth(talking, busyTeam('closed')),
  'a team that may talk': truth(talking, busyTeam('talk')),
  'a team with a board': truth(talking, busyTeam('board')),
  'a team on an open board': truth(talking, busyTeam('open')),
  'a team with a board, the central system down': truth(dark, onBoard(dark, plannedGame(dark, 8, 'board'))),
  'key accounts that ask ahead, closed': truth(asking, askedGame('closed')),
  'key accounts that ask ahead, with a board': truth(asking, askedGame('board')),
  'a huddle in which not everybody has said what they believe': truth(talking, inHuddle('closed', ['sales', 'procurement'])),
  'a huddle in which all beliefs lie open': truth(talking, inHuddle('closed', seats)),
};

/** Only a part of what is around a team is looked at again. */
export const leavesLookedAt = (name: string): RegExp =>
  /team|huddle/.test(name) ? /^game\.|^setup\.rules\.|^setup\.company\.(suppliers|events|fields)/ : /./;
