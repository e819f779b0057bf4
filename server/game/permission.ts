import type { Phase } from '../contract/desk.ts';
import type { PersonId, Seat } from '../contract/ids.ts';
import { refuse } from '../contract/refusals.ts';
import type { Refusal, RefusalCode } from '../contract/refusals.ts';
import type { Command, CommandKind } from './command.ts';
import type { Author } from './facts.ts';
import { seatOf } from './seats.ts';
import type { Game } from './state.ts';

export const authorKinds = ['person', 'facilitator', 'bot', 'host'] as const satisfies readonly Author['kind'][];
export type AuthorKind = (typeof authorKinds)[number];

/** A game's phase, or that there is no such game yet. */
export type GamePhase = Phase | 'unopened';

/**
 * The seat a command is about, as its author stands to it. For `takeSeat` and host commands it is the seat they name, else the seat
 * the person holds (`none` if they hold none); `irrelevant` where the command is about no seat.
 */
export const seatStates = ['irrelevant', 'none', 'open', 'bot', 'own', 'ownCovered', 'others', 'othersCovered'] as const;
export type SeatStateName = (typeof seatStates)[number];

type Rule = {
  readonly authors: readonly AuthorKind[];
  readonly phases: readonly GamePhase[];
  /** Seat states that refuse, with the code that says why; all others are fine. */
  readonly refused: Readonly<Partial<Record<SeatStateName, RefusalCode>>>;
};

const opened: readonly Phase[] = ['briefing', 'planning', 'resolving', 'review', 'huddle', 'finished'];
const unfinished: readonly Phase[] = opened.filter((phase) => phase !== 'finished');
const anySeat = {} as const;
const ownSeat = {
  none: 'seat/none',
  open: 'seat/not-yours',
  bot: 'seat/not-yours',
  others: 'seat/not-yours',
  othersCovered: 'seat/not-yours',
} as const;

/** What a team does with each other: a person who is in the seat, or the bot that is. A bot sits in for whoever is away, so a covered seat is the bot's. */
const teamSeat = {
  none: 'seat/none',
  open: 'seat/not-yours',
  others: 'seat/not-yours',
  othersCovered: 'seat/not-yours',
  bot: 'seat/not-yours',
} as const;
const between: readonly Phase[] = ['planning', 'review', 'huddle'];

/** Who may do what, when, on which seat: the one table of permissions. Limits of pace, round and pause come after it. */
const rules: Readonly<Record<CommandKind, Rule>> = {
  takeSeat: { authors: ['person'], phases: opened, refused: { none: 'seat/unknown', others: 'seat/taken', othersCovered: 'seat/taken' } },
  leaveSeat: { authors: ['person'], phases: unfinished, refused: ownSeat },
  setDecisions: { authors: ['person'], phases: ['planning'], refused: ownSeat },
  commit: { authors: ['person'], phases: ['planning'], refused: ownSeat },
  withdraw: { authors: ['person'], phases: ['planning'], refused: ownSeat },
  start: { authors: ['facilitator', 'host'], phases: ['briefing'], refused: anySeat },
  pause: { authors: ['facilitator'], phases: unfinished, refused: anySeat },
  resume: { authors: ['facilitator'], phases: unfinished, refused: anySeat },
  force: { authors: ['facilitator', 'host'], phases: ['planning'], refused: anySeat },
  advance: { authors: ['person', 'facilitator', 'host'], phases: ['review', 'huddle'], refused: ownSeat },
  extend: { authors: ['facilitator'], phases: ['planning', 'huddle'], refused: anySeat },
  inject: { authors: ['facilitator'], phases: ['planning', 'review', 'huddle'], refused: anySeat },
  open: { authors: ['host'], phases: ['unopened'], refused: anySeat },
  seatBot: { authors: ['host'], phases: unfinished, refused: anySeat },
  handBack: { authors: ['host'], phases: opened, refused: { open: 'seat/none', bot: 'seat/none' } },
  botDecisions: {
    authors: ['bot', 'host'],
    phases: ['planning'],
    refused: { none: 'seat/none', open: 'seat/not-yours', others: 'seat/not-yours' },
  },
  deadlinePassed: { authors: ['host'], phases: ['planning'], refused: anySeat },
  settle: { authors: ['host'], phases: ['planning'], refused: anySeat },
  huddleOver: { authors: ['host'], phases: ['huddle'], refused: anySeat },
  assignSeat: { authors: ['facilitator', 'host'], phases: opened, refused: anySeat },
  pauseFor: { authors: ['host'], phases: unfinished, refused: anySeat },
  resumeFor: { authors: ['host'], phases: unfinished, refused: anySeat },
  benchmarks: { authors: ['host'], phases: opened, refused: anySeat },
  worth: { authors: ['host'], phases: ['finished'], refused: anySeat },
  setLevel: { authors: ['facilitator'], phases: unfinished, refused: anySeat },
  debrief: { authors: ['host'], phases: ['finished'], refused: anySeat },
  writeCommitments: { authors: ['person', 'facilitator'], phases: ['finished'], refused: ownSeat },
  keepBranch: { authors: ['person', 'facilitator'], phases: ['finished'], refused: ownSeat },
  propose: { authors: ['person', 'bot'], phases: between, refused: teamSeat },
  answer: { authors: ['person', 'bot'], phases: between, refused: teamSeat },
  conclude: { authors: ['person', 'bot'], phases: between, refused: teamSeat },
  release: { authors: ['person', 'bot'], phases: between, refused: teamSeat },
  escalate: { authors: ['person', 'bot'], phases: between, refused: teamSeat },
  arbitrate: { authors: ['person', 'bot'], phases: between, refused: teamSeat },
  message: { authors: ['person', 'bot'], phases: between, refused: teamSeat },
  passOn: { authors: ['person', 'bot'], phases: between, refused: teamSeat },
  publish: { authors: ['person', 'bot'], phases: ['planning', 'review'], refused: teamSeat },
  shadow: { authors: ['person', 'bot'], phases: ['planning', 'review'], refused: teamSeat },
  askCustomer: { authors: ['person', 'bot'], phases: ['planning'], refused: teamSeat },
  attend: { authors: ['person', 'bot'], phases: ['huddle'], refused: teamSeat },
  believe: { authors: ['person', 'bot'], phases: ['huddle'], refused: teamSeat },
  writeWorkingAgreement: { authors: ['person', 'bot'], phases: ['huddle'], refused: teamSeat },
  nameLead: { authors: ['person', 'bot'], phases: ['huddle'], refused: teamSeat },
  handOver: { authors: ['person', 'bot'], phases: ['huddle'], refused: teamSeat },
  thank: { authors: ['person', 'bot'], phases: ['planning', 'review', 'huddle', 'finished'], refused: teamSeat },
};

export const commandKinds = Object.keys(rules) as readonly CommandKind[];

/** The refusal that the table holds for a command, or nothing. Who comes before when, when before where. */
export const permission = (command: CommandKind, author: AuthorKind, phase: GamePhase, seat: SeatStateName): Refusal | undefined => {
  const rule = rules[command];
  if (!rule.authors.includes(author)) return refuse('token/not-allowed');
  if (!rule.phases.includes(phase)) {
    if (phase === 'unopened') return refuse('game/unknown');
    return phase === 'finished' ? refuse('game/finished') : refuse('phase/not-now', { phase });
  }
  const code = rule.refused[seat];
  return code === undefined ? undefined : refuse(code);
};

const standing = (game: Game, seat: Seat, person: PersonId | undefined): SeatStateName => {
  const { holder } = game.seats[seat];
  if (holder.kind === 'open') return 'open';
  if (holder.kind === 'person') return holder.person === person ? 'own' : 'others';
  if (holder.person === undefined) return 'bot';
  return holder.person === person ? 'ownCovered' : 'othersCovered';
};

const personsSeatState = (game: Game, person: PersonId): SeatStateName => {
  const seat = seatOf(game, person);
  return seat === undefined ? 'none' : standing(game, seat, person);
};

/** How a command's author stands to the seat it is about: the table's fourth column. */
export const seatStateOf = (game: Game | undefined, command: Command, author: Author): SeatStateName => {
  if (game === undefined) return 'irrelevant';
  switch (command.kind) {
    case 'takeSeat':
      return standing(game, command.seat, author.kind === 'person' ? author.person : undefined);
    case 'seatBot':
    case 'handBack':
      return standing(game, command.seat, undefined);
    case 'botDecisions':
      if (author.kind === 'bot') return author.seat === command.seat && game.seats[command.seat].holder.kind === 'bot' ? 'own' : 'others';
      return standing(game, command.seat, undefined);
    case 'propose':
    case 'answer':
    case 'conclude':
    case 'release':
    case 'escalate':
    case 'arbitrate':
    case 'message':
    case 'passOn':
    case 'publish':
    case 'shadow':
    case 'askCustomer':
    case 'attend':
    case 'believe':
    case 'writeWorkingAgreement':
    case 'nameLead':
    case 'thank':
    case 'handOver':
      if (author.kind === 'bot') return game.seats[author.seat].holder.kind === 'bot' ? 'own' : 'others';
      return author.kind === 'person' ? personsSeatState(game, author.person) : 'irrelevant';
    case 'leaveSeat':
    case 'setDecisions':
    case 'commit':
    case 'withdraw':
    case 'advance':
    case 'writeCommitments':
    case 'keepBranch':
      return author.kind === 'person' ? personsSeatState(game, author.person) : 'irrelevant';
    case 'start':
    case 'pause':
    case 'resume':
    case 'force':
    case 'extend':
    case 'inject':
    case 'open':
    case 'deadlinePassed':
    case 'settle':
    case 'huddleOver':
    case 'assignSeat':
    case 'pauseFor':
    case 'resumeFor':
    case 'benchmarks':
    case 'worth':
    case 'debrief':
    case 'setLevel':
      return 'irrelevant';
  }
};
