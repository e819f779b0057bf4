import fc from 'fast-check';
import { refusalCodes } from '../../server/contract/refusals.ts';
import type { Refusal } from '../../server/contract/refusals.ts';
import type { FieldValue } from '../../server/contract/commands.ts';
import { seats } from '../../server/contract/ids.ts';
import type { Seat } from '../../server/contract/ids.ts';
import type { Command } from '../../server/game/command.ts';
import { decide } from '../../server/game/decide.ts';
import { evolve } from '../../server/game/evolve.ts';
import type { Author, GameFact, Logged } from '../../server/game/facts.ts';
import type { GameSetup } from '../../server/game/rules.ts';
import type { Game } from '../../server/game/state.ts';
import { judge } from '../../server/score/judgement.ts';
import type { Field } from '../../server/simulation/company.ts';
import { brokenTalk, levelOf, talkOf, whyForbidden } from './random-talk.ts';

const persons = ['ada', 'ben', 'cleo', 'dan', 'eve'] as const;

/** One command to come, in numbers that mean something in whatever state the game is in then. */
export type Move = {
  readonly what: (typeof whats)[number];
  readonly who: number;
  readonly seat: number;
  /** Added to the game's round: mostly 0. */
  readonly roundOff: number;
  readonly picks: readonly { readonly field: number; readonly value: number; readonly bad: (typeof bads)[number] }[];
  readonly waitMs: number;
};

const whats = [
  'setDecisions',
  'setDecisions',
  'setDecisions',
  'setDecisions',
  'commit',
  'commit',
  'commit',
  'commit',
  'withdraw',
  'takeSeat',
  'leaveSeat',
  'start',
  'pause',
  'resume',
  'resume',
  'resume',
  'force',
  'force',
  'force',
  'advance',
  'advance',
  'advance',
  'advance',
  'extend',
  'seatBot',
  'handBack',
  'botDecisions',
  'botDecisions',
  'botDecisions',
  'deadlinePassed',
  'deadlinePassed',
  'settle',
  'settle',
  'huddleOver',
  'setLevel',
  'talk',
  'talk',
  'talk',
  'talk',
  'talk',
  'talk',
  'assignSeat',
  'pauseFor',
  'resumeFor',
  'resumeFor',
  'resumeFor',
  'resumeFor',
  'benchmarks',
  'open',
] as const;
const bads = [
  'none',
  'none',
  'none',
  'none',
  'none',
  'none',
  'none',
  'none',
  'none',
  'none',
  'none',
  'none',
  'none',
  'none',
  'none',
  'none',
  'belowLeast',
  'aboveMost',
  'offStep',
  'otherSeat',
  'unknownKey',
  'unknownLever',
  'giveBack',
  'giveBack',
] as const;

/** Random moves, most of them plausible, many illegal. */
export const moves = (most: number): fc.Arbitrary<readonly Move[]> =>
  fc.array(
    fc.record({
      what: fc.constantFrom(...whats),
      who: fc.nat(9),
      seat: fc.nat(3),
      roundOff: fc.constantFrom(0, 0, 0, 0, 0, 0, 1, -1),
      picks: fc.array(fc.record({ field: fc.nat(200), value: fc.nat(1_000_000), bad: fc.constantFrom(...bads) }), {
        minLength: 1,
        maxLength: 4,
      }),
      waitMs: fc.constantFrom(0, 0, 1_000, 50_000, 200_000),
    }),
    { maxLength: most, size: 'max' },
  );

const legalValue = (field: Field, pick: number): number =>
  field.least + (pick % (Math.floor((field.most - field.least) / field.step) + 1)) * field.step;

/** A value for a seat, and whether it must be refused. */
const valueFor = (
  setup: GameSetup,
  seat: Seat,
  round: number,
  pick: Move['picks'][number],
): { readonly value: FieldValue; readonly illegal: boolean } => {
  const { fields } = setup.company;
  const own = fields.filter((field) => (pick.bad === 'otherSeat' ? field.seat !== seat : field.seat === seat));
  const stepped = own.filter((field) => field.step > 1);
  const among = pick.bad === 'offStep' && stepped.length > 0 ? stepped : own;
  const field = among[pick.field % among.length];
  if (field === undefined) return { value: { lever: 'order', key: 'nothing here', value: 1 }, illegal: true };
  const { lever, key, least, most, step } = field;
  const locked = round < field.fromRound;
  switch (pick.bad) {
    case 'none':
      return { value: { lever, key, value: legalValue(field, pick.value) }, illegal: locked };
    case 'giveBack':
      return { value: { lever, key, value: null }, illegal: locked };
    case 'belowLeast':
      return { value: { lever, key, value: least - 1 - pick.value }, illegal: true };
    case 'aboveMost':
      return { value: { lever, key, value: most + 1 + pick.value }, illegal: true };
    case 'offStep':
      return { value: { lever, key, value: least + (step > 1 ? 1 : 0) }, illegal: step > 1 || locked };
    case 'otherSeat':
      return { value: { lever, key, value: legalValue(field, pick.value) }, illegal: true };
    case 'unknownKey':
      return { value: { lever, key: `${key} or so`, value: least }, illegal: true };
    case 'unknownLever':
      return {
        value: { lever: fields.some((each) => each.lever === 'overflow') ? 'order' : 'overflow', key: 'everything', value: 0 },
        illegal: true,
      };
  }
};

const authorOf = (who: number, seat: Seat): Author => {
  if (who < persons.length) return { kind: 'person', person: persons[who] ?? 'ada' };
  return who === 5 || who === 6 ? { kind: 'facilitator' } : who === 7 ? { kind: 'bot', seat } : { kind: 'host' };
};

/** Who usually gives such a command; the odd move lets somebody else try. */
const usualAuthor = (move: Move, seat: Seat): Author => {
  if (move.who === 9) return authorOf(move.seat * 2, seat);
  switch (move.what) {
    case 'start':
    case 'pause':
    case 'resume':
    case 'force':
    case 'extend':
    case 'setLevel':
      return { kind: 'facilitator' };
    case 'seatBot':
    case 'handBack':
    case 'deadlinePassed':
    case 'settle':
    case 'huddleOver':
    case 'assignSeat':
    case 'pauseFor':
    case 'resumeFor':
    case 'benchmarks':
    case 'open':
      return { kind: 'host' };
    case 'botDecisions':
      return { kind: 'bot', seat };
    case 'advance':
      return move.who % 2 === 0 ? { kind: 'facilitator' } : authorOf(move.who % persons.length, seat);
    case 'setDecisions':
    case 'commit':
    case 'withdraw':
    case 'takeSeat':
    case 'leaveSeat':
      return authorOf(move.who % persons.length, seat);
    case 'talk':
      return move.who === 7 ? { kind: 'bot', seat } : authorOf(move.who % persons.length, seat);
  }
};

const commandOf = (
  setup: GameSetup,
  game: Game | undefined,
  move: Move,
  author: Author,
): { readonly command: Command; readonly illegal: boolean } => {
  const seat = seats[move.seat] ?? 'sales';
  const round = (game?.round ?? 0) + move.roundOff;
  const illegal = move.roundOff !== 0;
  switch (move.what) {
    case 'takeSeat':
    case 'handBack':
      return { command: { kind: move.what, seat }, illegal: false };
    case 'leaveSeat':
    case 'start':
    case 'pause':
    case 'resume':
      return { command: { kind: move.what }, illegal: false };
    case 'commit':
    case 'withdraw':
    case 'force':
    case 'advance':
    case 'deadlinePassed':
    case 'settle':
    case 'huddleOver':
      return { command: { kind: move.what, round }, illegal };
    case 'setLevel':
      return { command: { kind: 'setLevel', level: levelOf(move.who) }, illegal: false };
    case 'talk': {
      const command = talkOf(setup, game, move.picks[0]?.field ?? 0, move.picks[0]?.value ?? 0);
      const by =
        author.kind === 'bot'
          ? author.seat
          : seats.find((each) => author.kind === 'person' && game !== undefined && heldBy(game, each) === author.person);
      return { command, illegal: game === undefined || whyForbidden(setup, game, command, by) !== undefined };
    }
    case 'extend':
      return { command: { kind: 'extend', seconds: 30 }, illegal: false };
    case 'setDecisions':
    case 'botDecisions': {
      const held = author.kind === 'person' ? seats.find((each) => game !== undefined && heldBy(game, each) === author.person) : seat;
      const values = move.picks.map((pick) => valueFor(setup, held ?? seat, round, pick));
      const wrong = illegal || held === undefined || values.some((value) => value.illegal);
      const list = values.map((value) => value.value);
      return move.what === 'setDecisions'
        ? { command: { kind: 'setDecisions', round, values: list }, illegal: wrong }
        : { command: { kind: 'botDecisions', seat, round, values: list, memory: { last: move.who }, reason: 'random' }, illegal: wrong };
    }
    case 'seatBot':
      return { command: { kind: 'seatBot', seat, policy: 'basestock', covers: move.who % 2 === 0 }, illegal: false };
    case 'assignSeat':
      return { command: { kind: 'assignSeat', seat, person: persons[move.who % persons.length] ?? 'ada' }, illegal: false };
    case 'pauseFor':
    case 'resumeFor':
      return { command: { kind: move.what, reason: move.who % 2 === 0 ? 'restart' : 'workshop' }, illegal: false };
    case 'benchmarks':
      return { command: { kind: 'benchmarks', results: [] }, illegal: false };
    case 'open':
      return {
        command: {
          kind: 'open',
          game: 'g',
          workshop: 'w',
          team: 'Red',
          scenario: 'x',
          seed: 's',
          minPlanningSeconds: 45,
          planningSeconds: 180,
          pace: 'team',
        },
        illegal: game !== undefined,
      };
  }
};

const heldBy = (game: Game, seat: Seat): string | undefined => {
  const { holder } = game.seats[seat];
  return holder.kind === 'open' ? undefined : holder.person;
};

/** Sentences on what never may be in a game, whatever was played. */
const brokenRules = (setup: GameSetup, game: Game): readonly string[] => {
  const broken: string[] = [];
  const owners = seats.map((seat) => heldBy(game, seat)).filter((owner) => owner !== undefined);
  if (new Set(owners).size !== owners.length) broken.push('one person has two seats');
  if (game.decisions.length !== Math.max(0, game.records.length - 1)) broken.push('rounds and records differ in number');
  if (game.phase !== 'briefing' && game.phase !== 'finished' && seats.some((seat) => game.seats[seat].holder.kind === 'open'))
    broken.push('an open seat stalls the game');
  if (game.phase !== 'planning' && game.phase !== 'huddle' && game.deadlineMs !== undefined)
    broken.push('a clock runs outside planning and huddles');
  if (game.pauses.length > 0 && game.deadlineMs !== undefined) broken.push('a clock runs in a pause');
  if (game.phase === 'resolving') broken.push('a round is left half resolved');
  if (game.phase === 'planning' && game.round > setup.rules.playedRounds) broken.push('planning beyond the end');
  broken.push(...brokenTalk(setup, game));
  for (const decisions of game.decisions)
    for (const [place, field] of setup.company.fields.entries()) {
      const value = decisions[place] ?? Number.NaN;
      if (!(value >= field.least && value <= field.most)) broken.push(`${field.lever} ${field.key} was played at ${value}`);
    }
  return broken;
};

export type RandomGame = {
  readonly game: Game | undefined;
  readonly log: readonly Logged<GameFact>[];
  readonly taken: number;
  readonly refused: ReadonlyMap<string, number>;
};

/** What else happens in a random game, beside its moves: said before the move at a place of the script. */
export type Beside = {
  readonly said: (game: Game | undefined, place: number) => readonly Given[];
  /** Sentences on what must not have come of a command: whether it was taken, and the game before and after it. */
  readonly problems: (
    given: Given,
    refused: Refusal | undefined,
    before: Game | undefined,
    facts: readonly GameFact[],
  ) => readonly string[];
};
/** A command, by whom it is given, and whether it must be refused. */
export type Given = { readonly command: Command; readonly author: Author; readonly illegal: boolean };

/**
 * Plays moves on a new game through `decide` and `evolve`. Throws where a rule breaks: an illegal command taken, a strange code, a broken
 * state. With something `beside` every game is led to its end.
 */
export const playRandomly = (
  setup: GameSetup,
  seed: string,
  script: readonly Move[],
  onRound: (before: Game, after: Game) => void,
  beside?: Beside,
): RandomGame => {
  let game: Game | undefined;
  let nowMs = 1_000;
  let taken = 0;
  const refused = new Map<string, number>();
  const log: Logged<GameFact>[] = [];
  const give = (command: Command, author: Author, illegal: boolean): void => {
    const before = game;
    const outcome = decide(setup, game, command, author, nowMs, judge);
    const [facts, refusal] = 'refusal' in outcome ? [[], outcome.refusal] : [outcome.facts, undefined];
    const [problem] = beside?.problems({ command, author, illegal }, refusal, before, facts) ?? [];
    if (problem !== undefined) throw new Error(`${problem}: ${JSON.stringify(command)}`);
    if ('refusal' in outcome) {
      if (!(refusalCodes as readonly string[]).includes(outcome.refusal.code)) throw new Error(`no such code: ${outcome.refusal.code}`);
      refused.set(outcome.refusal.code, (refused.get(outcome.refusal.code) ?? 0) + 1);
      return;
    }
    if (illegal) throw new Error(`an illegal ${command.kind} was taken: ${JSON.stringify(command)}`);
    taken += 1;
    for (const fact of outcome.facts) {
      const last: Game | undefined = game;
      game = evolve(setup, last, fact);
      log.push({ stream: 'game/g', sequence: log.length + 1, atMs: nowMs, author, fact });
      if (fact.type === 'RoundResolved' && last !== undefined) onRound(last, game);
    }
    if (game === undefined) return;
    const broken = brokenRules(setup, game);
    if (broken.length > 0) throw new Error(`after ${command.kind} in ${before?.phase}: ${broken.join('; ')}`);
  };
  give({ kind: 'commit', round: 1 }, { kind: 'person', person: 'ada' }, true);
  give(
    {
      kind: 'open',
      game: 'g',
      workshop: 'w',
      team: 'Red',
      scenario: 'x',
      seed,
      minPlanningSeconds: 45,
      planningSeconds: 180,
      pace: 'team',
    },
    { kind: 'host' },
    false,
  );
  for (const [place, seat] of seats.entries()) give({ kind: 'takeSeat', seat }, { kind: 'person', person: persons[place] ?? 'eve' }, false);
  // Most games start with a full table; some begin with what happens before.
  if (script.length % 4 > 0) give({ kind: 'start' }, { kind: 'facilitator' }, false);
  for (const [place, move] of script.entries()) {
    nowMs += move.waitMs;
    for (const { command, author, illegal } of beside?.said(game, place) ?? []) give(command, author, illegal);
    const author = usualAuthor(move, seats[move.seat] ?? 'sales');
    const { command, illegal } = commandOf(setup, game, move, author);
    give(command, author, illegal);
  }
  // Every third game is led to its end, with whatever was set so far, so that late rounds and the run-out are met too.
  const now = (): Game | undefined => game;
  const toItsEnd = beside !== undefined || script.length % 3 === 0;
  for (let state = now(); toItsEnd && state !== undefined && state.phase !== 'finished'; state = now()) {
    const { phase, round, pauses } = state;
    for (const reason of pauses) {
      if (reason === 'facilitator') give({ kind: 'resume' }, { kind: 'facilitator' }, false);
      else give({ kind: 'resumeFor', reason }, { kind: 'host' }, false);
    }
    if (phase === 'briefing') give({ kind: 'start' }, { kind: 'facilitator' }, false);
    else give(phase === 'planning' ? { kind: 'force', round } : { kind: 'advance', round }, { kind: 'facilitator' }, false);
  }
  for (const [place] of seats.entries()) give({ kind: 'leaveSeat' }, { kind: 'person', person: persons[place] ?? 'eve' }, false);
  return { game, log, taken, refused };
};
