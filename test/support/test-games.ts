import type { Command } from '../../server/game/command.ts';
import { decide, decided } from '../../server/game/decide.ts';
import type { Author, GameFact, Logged } from '../../server/game/facts.ts';
import type { GameSetup, Rules } from '../../server/game/rules.ts';
import type { Game } from '../../server/game/state.ts';
import { judge } from '../../server/score/judgement.ts';
import { seats } from '../../server/contract/ids.ts';
import type { Seat } from '../../server/contract/ids.ts';
import type { RefusalCode } from '../../server/contract/refusals.ts';
import type { Company, Field, Site } from '../../server/simulation/company.ts';

const at = { longitude: 0, latitude: 0 };
const noTime = { periods: [2], ppm: [1_000_000] };
const siteIds = ['retailer', 'wholesaler', 'distributor', 'factory'] as const;

const site = (place: number): Site => ({
  id: siteIds[place] ?? 'nowhere',
  name: siteIds[place] ?? 'nowhere',
  at,
  kind: place === 3 ? 'factory' : 'warehouse',
  ...(seats[place] === undefined ? {} : { seat: seats[place] }),
  holdingCentsPerUnitPeriod: 50,
  backlogCentsPerUnitPeriod: 100,
  handlingCentsPerUnit: 0,
  supply: [
    {
      from: place === 3 ? 'suppliers' : 'site',
      laneIndex: place + 1,
      supplierIndices: place === 3 ? [0] : [],
      ordering: { by: 'field' },
    },
  ],
  openingUnits: [12],
  openingArrivals: [1, 2].map((duePeriod) => ({ itemIndex: 0, laneIndex: place + 1, units: 4, duePeriod })),
  openingCards: place === 3 ? [] : [{ itemIndex: 0, laneIndex: place + 1, units: 4, readPeriod: 1 }],
});

const order = (place: number): Field => ({
  lever: 'order',
  key: `${siteIds[place]} beer`,
  seat: seats[place] ?? 'sales',
  kind: 'oneShot',
  unit: 'units',
  least: 0,
  most: 100,
  step: 1,
  initial: undefined,
  fromRound: 1,
  rare: false,
});

/** Fields beside the orders, so that every rule on inputs has something to hold on to. */
const extraFields: readonly Field[] = [
  {
    lever: 'forecast',
    key: 'beer',
    seat: 'sales',
    kind: 'standing',
    unit: 'units',
    least: 10,
    most: 50,
    step: 5,
    initial: 20,
    fromRound: 1,
    rare: false,
  },
  {
    lever: 'qualify',
    key: 'brewery',
    seat: 'procurement',
    kind: 'oneShot',
    unit: 'choice',
    least: 0,
    most: 1,
    step: 1,
    initial: 0,
    fromRound: 3,
    rare: true,
  },
];

/** A small company, the classic chain with two fields more: demand of 4 a period, 8 from the fifth on. One period a round. */
export const testCompany = (): Company => ({
  periodsPerRound: 1,
  items: [
    { id: 'beer', name: 'Beer', colour: '#c08020', costCents: 100, listPriceCents: 200, volume: 1, displayUplift: 1, pantryShare: 0 },
  ],
  suppliers: [
    {
      id: 'brewery',
      name: 'Brewery',
      at,
      lead: { periods: [0], ppm: [1_000_000] },
      rejectPpm: 0,
      payablePeriods: 0,
      offers: [{ itemIndex: 0, laneIndex: 4, minimumUnits: 0, multipleUnits: 1, breaks: [{ fromUnits: 0, costCents: 100 }] }],
    },
  ],
  sites: [site(0), site(1), site(2), site(3)],
  lanes: [
    {
      id: 'retailer>town',
      from: { kind: 'site', index: 0 },
      to: { kind: 'market', index: 0 },
      orderDelayPeriods: 1,
      modes: [{ id: 'road', transit: { periods: [0], ppm: [1_000_000] }, costCentsPerLoad: 0, direct: false }],
    },
    ...[0, 1, 2].map((place) => ({
      id: `${siteIds[place + 1]}>${siteIds[place]}`,
      from: { kind: 'site', index: place + 1 } as const,
      to: { kind: 'site', index: place } as const,
      orderDelayPeriods: 1,
      modes: [{ id: 'road', transit: noTime, costCentsPerLoad: 0, direct: false }],
    })),
    {
      id: 'brewery>factory',
      from: { kind: 'supplier', index: 0 },
      to: { kind: 'site', index: 3 },
      orderDelayPeriods: 1,
      modes: [{ id: 'road', transit: noTime, costCentsPerLoad: 0, direct: false }],
    },
  ],
  markets: [{ id: 'town', name: 'Town', at }],
  segments: [
    {
      id: 'town/all',
      name: 'Town',
      marketIndex: 0,
      keyAccount: false,
      siteIndex: 0,
      laneIndex: 0,
      leadPeriods: 0,
      latePenaltyPpm: 0,
      receivablePeriods: 0,
      elasticity: 0,
      demand: [{ kind: 'given', unitsByPeriod: Array.from({ length: 60 }, (_, place) => (place < 4 ? 4 : 8)) }],
    },
  ],
  events: [],
  fields: [order(0), order(1), order(2), order(3), ...extraFields],
  money: { openingCashCents: 0, interestPpmPerRound: 0, ledger: false },
  promotions: [],
  pantry: { ppmByRound: [], floorPpm: 0 },
  noise: { roundCvPpm: 0, dayCvPpm: 0 },
  csat: {
    opening: 80_000,
    perfectGain: 0,
    lateLoss: 0,
    lostLoss: 0,
    errorLoss: 0,
    premiumLoss: 0,
    demandPpmAtZero: 1_000_000,
    demandPpmAtFull: 1_000_000,
  },
});

const role = { name: 'Role', guide: '', kpi: 'totalCost', panels: ['chain'], shared: [] } as const;

const testRules = (overrides: Partial<Rules> = {}): Rules => ({
  announcedRounds: 8,
  playedRounds: 5,
  runOutRounds: 2,
  acts: [
    { name: 'One', brief: '', fromRound: 1, informationLevel: 'closed' },
    { name: 'Two', brief: '', fromRound: 4, informationLevel: 'open' },
  ],
  planningSeconds: 180,
  minPlanningSeconds: 45,
  coverAfterSeconds: 20,
  coverPolicy: { name: 'basestock', parameters: {} },
  roles: { sales: role, logistics: role, procurement: role, operations: role },
  periodName: 'week',
  roundName: 'round',
  ...overrides,
});

/** A small game's setup. Overrides are for its rules. */
export const testSetup = (overrides: Partial<Rules> = {}): GameSetup => ({ company: testCompany(), rules: testRules(overrides) });

export const host: Author = { kind: 'host' };
export const facilitator: Author = { kind: 'facilitator' };
export const person = (name: string): Author => ({ kind: 'person', person: name });
export const bot = (seat: Seat): Author => ({ kind: 'bot', seat });

/** Who sits where in games that `seated` makes. */
export const people = { sales: 'ada', logistics: 'ben', procurement: 'cleo', operations: 'dan' } as const satisfies Record<Seat, string>;

export type TestGame = {
  readonly setup: GameSetup;
  /** The game as its facts make it. */
  readonly game: () => Game;
  readonly facts: () => readonly GameFact[];
  /** The log of it, as a store would hold it. */
  readonly log: () => readonly Logged<GameFact>[];
  /** Gives a command that must be taken; answers its facts. */
  readonly take: (command: Command, author: Author, atMs?: number) => readonly GameFact[];
  /** Gives a command that must be refused; answers its code. */
  readonly refusal: (command: Command, author: Author, atMs?: number) => RefusalCode;
  readonly phase: () => string;
  /** Puts the clock to `ms`: later commands come at that time. */
  readonly clock: (ms: number) => void;
};

/** An opened game at time 0, played through `decide` and `evolve` as a host does. */
export const testGame = (
  setup: GameSetup = testSetup(),
  options: { readonly pace?: 'hand' | 'team'; readonly seed?: string } = {},
): TestGame => {
  let game: Game | undefined;
  let nowMs = 0;
  const log: Logged<GameFact>[] = [];
  const now = (): Game => {
    if (game === undefined) throw new Error('not opened');
    return game;
  };
  const take = (command: Command, author: Author, atMs = nowMs): readonly GameFact[] => {
    const outcome = decide(setup, game, command, author, atMs, judge);
    if ('refusal' in outcome)
      throw new Error(`${command.kind} was refused: ${outcome.refusal.code} ${JSON.stringify(outcome.refusal.details)}`);
    if (outcome.facts.length > 0) game = decided(setup, game, outcome.facts);
    for (const fact of outcome.facts) log.push({ stream: 'game/g1', sequence: log.length + 1, atMs, author, fact });
    return outcome.facts;
  };
  take(
    {
      kind: 'open',
      game: 'g1',
      workshop: 'w1',
      team: 'Red',
      scenario: 'test',
      seed: options.seed ?? 's',
      minPlanningSeconds: setup.rules.minPlanningSeconds,
      planningSeconds: setup.rules.planningSeconds,
      pace: options.pace ?? 'team',
    },
    host,
  );
  return {
    setup,
    game: now,
    facts: () => log.map((entry) => entry.fact),
    log: () => log,
    take,
    refusal: (command, author, atMs = nowMs) => {
      const outcome = decide(setup, game, command, author, atMs, judge);
      if ('facts' in outcome) throw new Error(`${command.kind} was taken`);
      return outcome.refusal.code;
    },
    phase: () => now().phase,
    clock: (ms) => {
      nowMs = ms;
    },
  };
};

/** A game with a person on every seat, in planning of its first round. */
export const seated = (
  setup: GameSetup = testSetup(),
  options: { readonly pace?: 'hand' | 'team'; readonly seed?: string } = {},
): TestGame => {
  const test = testGame(setup, options);
  for (const seat of seats) test.take({ kind: 'takeSeat', seat }, person(people[seat]));
  test.take({ kind: 'start' }, facilitator);
  return test;
};

/** Every person commits the round being planned, at a time. */
export const commitAll = (test: TestGame, atMs?: number): void => {
  const { round } = test.game();
  for (const seat of seats) test.take({ kind: 'commit', round }, person(people[seat]), atMs);
};
