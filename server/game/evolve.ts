import { seats } from '../contract/ids.ts';
import type { Seat } from '../contract/ids.ts';
import type { Company } from '../simulation/company.ts';
import type { GameFact, RoundResolved } from './facts.ts';
import { enter, firstGamePhase } from './flow.ts';
import { informationLevel } from './information.ts';
import { fieldPlace } from './inputs.ts';
import type { GameSetup } from './rules.ts';
import { openSeats } from './seats.ts';
import { evolveAfterEnd } from './after-end/evolving.ts';
import { evolveAgreements } from './agreements/evolving.ts';
import { evolveHuddles } from './huddles/evolving.ts';
import { evolveSharing } from './sharing/evolving.ts';
import type { Game, SeatState } from './state.ts';
import { nothingTogether } from './together.ts';

type FactOf<T extends GameFact['type']> = Extract<GameFact, { readonly type: T }>;

const withSeat = (game: Game, seat: Seat, change: Partial<SeatState>): Game => ({
  ...game,
  seats: { ...game.seats, [seat]: { ...game.seats[seat], ...change } },
});

type Changing = { -readonly [Key in keyof Game]: Game[Key] };

/**
 * A shallow copy, written out: a spread of so many fields costs as much as a whole round of the classic chain, and every bot's
 * game passes here several times a round. The compiler misses no field.
 */
const copyOf = (game: Game): Changing => ({
  id: game.id,
  workshop: game.workshop,
  team: game.team,
  attempt: game.attempt,
  scenario: game.scenario,
  seed: game.seed,
  pace: game.pace,
  planningSeconds: game.planningSeconds,
  minPlanningSeconds: game.minPlanningSeconds,
  informationLevel: game.informationLevel,
  phase: game.phase,
  round: game.round,
  seats: game.seats,
  drafts: game.drafts,
  standing: game.standing,
  decisions: game.decisions,
  injections: game.injections,
  records: game.records,
  resolvedAtMs: game.resolvedAtMs,
  levels: game.levels,
  runOut: game.runOut,
  world: game.world,
  stateHash: game.stateHash,
  deadlineMs: game.deadlineMs,
  minUntilMs: game.minUntilMs,
  pauses: game.pauses,
  remainingMs: game.remainingMs,
  benchmarks: game.benchmarks,
  debrief: game.debrief,
  together: game.together,
});

const untouched = new WeakMap<Company, readonly undefined[]>();

/** A round without drafts: one list per company, as every round begins with it. */
const noDrafts = (company: Company): readonly undefined[] => {
  const known = untouched.get(company);
  if (known !== undefined) return known;
  const made = company.fields.map(() => undefined);
  untouched.set(company, made);
  return made;
};

const opened = ({ company }: GameSetup, fact: FactOf<'GameOpened'>): Game => ({
  id: fact.game,
  workshop: fact.workshop,
  team: fact.team,
  attempt: fact.attempt ?? 1,
  scenario: fact.scenario,
  seed: fact.seed,
  pace: fact.pace,
  planningSeconds: fact.planningSeconds,
  minPlanningSeconds: fact.minPlanningSeconds,
  informationLevel: fact.informationLevel,
  phase: firstGamePhase,
  round: 0,
  seats: openSeats(),
  drafts: noDrafts(company),
  standing: company.fields.map((field) => field.initial),
  decisions: [],
  injections: [],
  records: [],
  resolvedAtMs: [],
  levels: [],
  runOut: [],
  world: undefined,
  stateHash: '',
  deadlineMs: undefined,
  minUntilMs: 0,
  pauses: [],
  remainingMs: undefined,
  benchmarks: [],
  debrief: undefined,
  together: nothingTogether,
});

const decided = ({ company }: GameSetup, game: Game, fact: FactOf<'DecisionsSet'>): Game => {
  const drafts = game.drafts.slice();
  for (const { lever, key, value } of fact.values) {
    const place = fieldPlace(company, lever, key);
    if (place < 0) throw new Error(`the log sets ${lever} ${key}, which the scenario does not have`);
    drafts[place] = value ?? undefined;
  }
  const next = copyOf(game);
  next.drafts = drafts;
  if (fact.memory === undefined && fact.reason === undefined) return next;
  return withSeat(next, fact.seat, { memory: fact.memory, reason: fact.reason });
};

/** Standing values keep what was set; one-shot drafts are gone. */
const kept = ({ company }: GameSetup, game: Game): Game['standing'] => {
  let standing: (number | undefined)[] | undefined;
  for (let index = 0; index < game.drafts.length; index += 1) {
    const draft = game.drafts[index];
    if (draft === undefined || company.fields[index]?.kind !== 'standing') continue;
    standing ??= game.standing.slice();
    standing[index] = draft;
  }
  return standing ?? game.standing;
};

const uncommitted = (game: Game): Game['seats'] => {
  if (!seats.some((seat) => game.seats[seat].committed)) return game.seats;
  const { sales, logistics, procurement, operations } = game.seats;
  return {
    sales: { ...sales, committed: false },
    logistics: { ...logistics, committed: false },
    procurement: { ...procurement, committed: false },
    operations: { ...operations, committed: false },
  };
};

/**
 * How a game's lists of rounds grow. `copied`: every game stays what it was. `inPlace`: for whoever plays on from the newest game alone
 * and keeps no other; copying the lists of a hundred thousand rounds in every one of them would take hours.
 */
export type Growth = 'copied' | 'inPlace';

const grown = <T>(list: readonly T[], value: T, growth: Growth): readonly T[] => {
  if (growth === 'copied') return list.concat([value]);
  (list as T[]).push(value);
  return list;
};

const resolved = (setup: GameSetup, game: Game, fact: RoundResolved, growth: Growth): Game => {
  const next = copyOf(game);
  next.round = fact.round;
  if (fact.round > 0) next.decisions = grown(game.decisions, fact.decisions, growth);
  next.records = grown(game.records, fact.record, growth);
  next.resolvedAtMs = grown(game.resolvedAtMs, fact.atMs, growth);
  next.levels = grown(game.levels, informationLevel(setup, next), growth);
  next.world = fact.world;
  next.stateHash = fact.stateHash;
  // The opening is played before anybody plans: it changes no phase and ends no draft.
  if (game.phase === 'briefing') return next;
  next.phase = enter(game.phase === 'resolving' ? game.phase : enter(game.phase, 'close'), 'reveal');
  next.seats = uncommitted(game);
  next.standing = kept(setup, game);
  next.drafts = noDrafts(setup.company);
  next.deadlineMs = undefined;
  next.remainingMs = undefined;
  return next;
};

const planningOpened = (game: Game, fact: FactOf<'PlanningOpened'>): Game => {
  const next = copyOf(game);
  next.phase = enter(game.phase, 'plan');
  next.round = fact.round;
  next.deadlineMs = fact.deadlineMs;
  next.minUntilMs = fact.minUntilMs;
  next.remainingMs = undefined;
  return next;
};

/** Persons take over each other's seats, a bot that sits in for somebody stays in for whoever comes. */
const rotated = (game: Game, { moves }: FactOf<'SeatsRotated'>): Game => {
  let next = game;
  for (const { person, to } of moves) {
    const { holder } = game.seats[to];
    next = withSeat(next, to, { holder: holder.kind === 'bot' ? { ...holder, person } : { kind: 'person', person }, committed: false });
  }
  return next;
};

/**
 * The game after a fact: the only place where a game changes. Never runs the simulation, so that old logs open under new rules.
 * Throws on a fact that cannot follow: `decide` never makes one, a log that holds one is broken.
 */
export const evolve = (setup: GameSetup, game: Game | undefined, fact: GameFact, growth: Growth = 'copied'): Game => {
  if (fact.type === 'GameOpened') return opened(setup, fact);
  if (game === undefined) throw new Error(`a log begins with GameOpened, not with ${fact.type}`);
  switch (fact.type) {
    case 'SeatTaken':
      // A newcomer decides anew: what a bot committed before stays as draft.
      return withSeat(game, fact.seat, { holder: { kind: 'person', person: fact.person }, committed: false });
    case 'SeatLeft':
      return withSeat(game, fact.seat, { holder: { kind: 'open' } });
    case 'BotSeated': {
      const { holder } = game.seats[fact.seat];
      const owner = fact.covers && holder.kind !== 'open' ? holder.person : undefined;
      return withSeat(game, fact.seat, {
        holder: owner === undefined ? { kind: 'bot', policy: fact.policy } : { kind: 'bot', policy: fact.policy, person: owner },
      });
    }
    case 'SeatHandedBack':
      return withSeat(game, fact.seat, { holder: { kind: 'person', person: fact.person }, committed: false });
    case 'GameStarted':
      return game;
    case 'PlanningOpened':
      return planningOpened(game, fact);
    case 'DecisionsSet':
      return decided(setup, game, fact);
    case 'Committed':
      return withSeat(game, fact.seat, { committed: true });
    case 'CommitWithdrawn':
      return withSeat(game, fact.seat, { committed: false });
    case 'DeadlinePassed':
    case 'PlanningForced':
      return { ...game, phase: enter(game.phase, 'close') };
    case 'DeadlineMoved':
      return { ...game, deadlineMs: fact.deadlineMs };
    case 'Paused':
      return {
        ...game,
        pauses: game.pauses.includes(fact.reason) ? game.pauses : [...game.pauses, fact.reason],
        remainingMs: fact.remainingMs,
        deadlineMs: undefined,
      };
    case 'Resumed': {
      const pauses = game.pauses.filter((reason) => reason !== fact.reason);
      return pauses.length > 0 ? { ...game, pauses } : { ...game, pauses, remainingMs: undefined, deadlineMs: fact.deadlineMs };
    }
    case 'EventInjected':
      return { ...game, injections: [...game.injections, { event: fact.event, round: fact.round }] };
    case 'RoundResolved':
      return resolved(setup, game, fact, growth);
    case 'Advanced':
      return game;
    case 'GameFinished':
      return { ...game, phase: enter(game.phase, 'finish'), runOut: fact.runOut, stateHash: fact.stateHash };
    case 'BenchmarksPlayed':
      return { ...game, benchmarks: fact.results };
    case 'DebriefWorked':
      return { ...game, debrief: fact.debrief };
    case 'GameBranched':
      return game;
    case 'CommitmentsWritten':
    case 'BranchKept':
      return { ...game, together: evolveAfterEnd(game.together, fact) };
    case 'LevelSet':
      return { ...game, informationLevel: fact.level };
    case 'MessageSent':
    case 'SignalPassedOn':
    case 'PanelPublished':
    case 'ShadowingBegun':
    case 'CustomerAsked':
      return { ...game, together: evolveSharing(game.together, fact) };
    case 'HuddleOpened':
      return { ...game, phase: enter(game.phase, 'huddle'), deadlineMs: fact.deadlineMs, together: evolveHuddles(game.together, fact) };
    case 'SeatsRotated':
      return rotated(game, fact);
    case 'HuddleAttended':
    case 'BeliefGiven':
    case 'WorkingAgreementWritten':
    case 'LeadNamed':
    case 'Thanked':
    case 'HandOverWritten':
      return { ...game, together: evolveHuddles(game.together, fact) };
    case 'AgreementProposed':
    case 'AgreementAnswered':
    case 'AgreementMade':
    case 'AgreementFilled':
    case 'AgreementEscalated':
    case 'AgreementDeclined':
    case 'AgreementReleased':
    case 'AgreementLapsed':
    case 'AgreementJudged':
    case 'WorthMeasured':
      return { ...game, together: evolveAgreements(game.together, fact) };
  }
};

/** The game after several facts. */
export const evolveAll = (setup: GameSetup, game: Game | undefined, facts: readonly GameFact[]): Game | undefined => {
  let next = game;
  for (const fact of facts) next = evolve(setup, next, fact);
  return next;
};
