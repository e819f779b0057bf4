import type { Pledge } from '../../server/contract/agreement-schemas.ts';
import type { Agreement, PledgeOutcome } from '../../server/contract/agreements.ts';
import type { Lever } from '../../server/contract/ids.ts';
import { headlessGame } from '../../server/game/headless.ts';
import type { GameSetup } from '../../server/game/rules.ts';
import type { Game } from '../../server/game/state.ts';
import { judge } from '../../server/score/judgement.ts';
import type { LabourRecord, PeriodRecord, RoundClose, RoundRecord } from '../../server/simulation/records.ts';
import { teamSetup } from './agreeing-team.ts';

/** Rounds of the distributor as records written by hand: nothing happens in them but what a test says. */

const labourless: LabourRecord = {
  regularMinutes: 0,
  overtimeMinutes: 0,
  usedMinutes: 0,
  putawayMinutes: 0,
  pickMinutes: 0,
  returnMinutes: 0,
  dockUnits: 0,
  dockMinutes: 0,
  returnUnits: 0,
  returnsArrivedUnits: 0,
  pickedUnits: 0,
  errorUnits: 0,
  errorPpm: 0,
  fatiguePpm: 0,
  congestionPpm: 0,
  attendancePpm: 1_000_000,
  lines: 0,
  emergencyLines: 0,
  temps: 0,
  crew: 0,
};

const nothingJudged = { orders: 0, onTime: 0, onQuote: 0, inFull: 0, errorFree: 0, perfect: 0 };

/** What happened: units by place and item, or by lane; states of events by id. */
export type Happening = {
  readonly received?: Readonly<Record<string, number>>;
  readonly shipped?: Readonly<Record<string, number>>;
  readonly delivered?: Readonly<Record<string, number>>;
  readonly demand?: Readonly<Record<string, number>>;
  readonly onHand?: Readonly<Record<string, number>>;
  readonly book?: Readonly<Record<string, number>>;
  readonly backlog?: Readonly<Record<string, number>>;
  readonly atDoor?: Readonly<Record<string, number>>;
  readonly waiting?: Readonly<Record<string, number>>;
  readonly ordered?: Readonly<Record<string, number>>;
  readonly onOrder?: Readonly<Record<string, number>>;
  readonly baseline?: Readonly<Record<string, number>>;
  readonly lost?: Readonly<Record<string, number>>;
  readonly owed?: Readonly<Record<string, number>>;
  readonly minutes?: Pick<LabourRecord, 'regularMinutes' | 'usedMinutes'>;
  readonly dockUnits?: number;
  readonly perfect?: readonly [perfect: number, orders: number];
  readonly events?: Readonly<Record<string, string>>;
};
export type Closing = {
  readonly blocked?: Readonly<Record<string, number>>;
  readonly supplierOrders?: RoundClose['supplierOrders'];
  readonly signals?: RoundClose['signals'];
};

export type Story = {
  /** By period. */
  readonly periods?: Readonly<Record<number, Happening>>;
  /** By round. */
  readonly closes?: Readonly<Record<number, Closing>>;
  /** Inputs that were not left alone: `lever key` to value, by round. */
  readonly decided?: Readonly<Record<number, Readonly<Record<string, number>>>>;
};

const usualStock = 1000;

const periodOf = ({ company }: GameSetup, period: number, happening: Happening): PeriodRecord => {
  const { items, sites, lanes, segments, suppliers, events } = company;
  const zeros = (length: number): number[] => Array.from({ length }, () => 0);
  const put = (list: number[], places: readonly { readonly id: string }[], given: Readonly<Record<string, number>> = {}): number[] => {
    for (const [name, units] of Object.entries(given)) {
      const [place = '', item = ''] = name.split(' ');
      list[places.findIndex(({ id }) => id === place) * items.length + items.findIndex(({ id }) => id === item)] = units;
    }
    return list;
  };
  const cells = (given?: Readonly<Record<string, number>>): number[] => put(zeros(sites.length * items.length), sites, given);
  const demands = (given?: Readonly<Record<string, number>>): number[] => put(zeros(segments.length * items.length), segments, given);
  const stocked = (given?: Readonly<Record<string, number>>): number[] =>
    put(zeros(sites.length * items.length).fill(usualStock), sites, given);
  return {
    period,
    onHand: stocked(happening.onHand),
    book: stocked(happening.book ?? happening.onHand),
    backlog: cells(happening.backlog),
    onOrder: cells(happening.onOrder),
    atDoor: cells(happening.atDoor),
    incoming: cells(),
    received: cells(happening.received),
    shipped: cells(happening.shipped),
    ordered: cells(happening.ordered),
    siteCostCents: zeros(sites.length),
    fillPpm: zeros(sites.length),
    labour: sites.map(({ labour }) =>
      labour === undefined ? undefined : { ...labourless, ...happening.minutes, dockUnits: happening.dockUnits ?? 0 },
    ),
    laneUnits: zeros(lanes.length),
    laneLoads: zeros(lanes.length),
    laneSpotLoads: zeros(lanes.length),
    laneWaitingUnits: lanes.map(({ id }) => happening.waiting?.[id] ?? 0),
    laneInTransitUnits: zeros(lanes.length),
    laneFreightCents: zeros(lanes.length),
    laneItemUnits: zeros(lanes.length * items.length),
    demand: demands(happening.demand),
    ...(happening.baseline === undefined ? {} : { baselineDemand: demands(happening.baseline) }),
    delivered: demands(happening.delivered),
    lost: demands(happening.lost),
    owed: demands(happening.owed),
    judged: segments.map((_, place) => {
      const [perfect, orders] = place === 0 ? (happening.perfect ?? [0, 0]) : [0, 0];
      return { ...nothingJudged, orders, perfect };
    }),
    csat: segments.map(() => 70_000),
    supplierOwed: zeros(suppliers.length),
    supplierShipped: zeros(suppliers.length),
    events: events.map(({ id }) => happening.events?.[id] ?? 'dormant'),
    ledger: undefined,
  };
};

const closeOf = ({ company }: GameSetup, closing: Closing): RoundClose => ({
  proposals: company.fields.map(({ lever }) => (lever === 'order' ? 400 : undefined)),
  shipments: [],
  supplierOrders: closing.supplierOrders ?? [],
  qualified: company.suppliers.map(() => true),
  signals: closing.signals ?? [],
  promotionNext: company.items.map(() => 0),
  bookedNext: company.lanes.map(() => 0),
  tempsNext: company.sites.map(() => 0),
  crewNext: company.sites.map(() => 0),
  blockedUnits: company.items.map(({ id }) => closing.blocked?.[id] ?? 0),
});

/** Decisions of rounds in which only what a test says was touched: standing values stay. */
const decisionsOf = ({ company }: GameSetup, rounds: number, decided: Story['decided'] = {}): readonly (readonly number[])[] => {
  const standing = company.fields.map(({ initial }) => initial ?? 400);
  return Array.from({ length: rounds }, (_, place) => {
    const now = standing.slice();
    for (const [name, value] of Object.entries(decided[place + 1] ?? {})) {
      const [lever, ...key] = name.split(' ');
      const at = company.fields.findIndex((field) => field.lever === (lever as Lever) && field.key === key.join(' '));
      if (at < 0) throw new Error(`there is no input ${name}`);
      now[at] = value;
      if (company.fields[at]?.kind === 'standing') standing[at] = value;
    }
    return now;
  });
};

/** A game of some rounds with such a story, in review of the last. */
export const gameOf = (setup: GameSetup, rounds: number, story: Story): Game => {
  const { periodsPerRound } = setup.company;
  const records = Array.from({ length: rounds + 1 }, (_, round): RoundRecord => {
    const first = (round - 1) * periodsPerRound + 1;
    const numbers = round === 0 ? [0] : Array.from({ length: periodsPerRound }, (__, day) => first + day);
    return {
      round,
      periods: numbers.map((period) => periodOf(setup, period, story.periods?.[period] ?? {})),
      close: closeOf(setup, story.closes?.[round] ?? {}),
    };
  });
  return {
    ...headlessGame(setup, 'by hand'),
    phase: 'review',
    round: rounds,
    records,
    decisions: decisionsOf(setup, rounds, story.decided),
  };
};

/** Pledges agreed before a round was played (the first, unless said otherwise), as that round's people left them. */
const agreementOf = (setup: GameSetup, pledges: readonly Pledge[], agreedRound: number): Agreement => ({
  id: 'a1',
  kind: 'request',
  state: 'agreed',
  round: agreedRound,
  atMs: 0,
  by: 'sales',
  to: ['logistics'],
  terms: { kind: 'request', what: { kind: 'outcome', measure: 'received' } },
  pledges,
  turn: [],
  answers: [],
  agreed: { round: agreedRound, period: (agreedRound - 1) * setup.company.periodsPerRound, atMs: 0 },
  filled: [],
});

/** What is said of pledges when their rounds are over; nothing while they are not due. */
export const judged = (
  pledges: readonly Pledge[],
  rounds: number,
  story: Story = {},
  { agreedRound = 1, setup = teamSetup() }: { readonly agreedRound?: number; readonly setup?: GameSetup } = {},
): { readonly kept: boolean; readonly pledges: readonly PledgeOutcome[] } | undefined => {
  const game = gameOf(setup, rounds, story);
  const together = { ...game.together, agreements: [agreementOf(setup, pledges, agreedRound)] };
  const [fact] = judge(setup, { ...game, together });
  return fact === undefined ? undefined : { kept: fact.kept, pledges: fact.pledges };
};

/** The same of a single pledge. */
export const verdict = (pledge: Pledge, rounds: number, story?: Story, how?: Parameters<typeof judged>[3]): PledgeOutcome | undefined =>
  judged([pledge], rounds, story, how)?.pledges[0];
