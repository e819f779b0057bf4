import type { Seat } from '../contract/ids.ts';
import { refuse } from '../contract/refusals.ts';
import type { Refusal } from '../contract/refusals.ts';
import type { Judge } from './agreements/judging.ts';
import { keepingBranch } from './after-end/branches.ts';
import { settlesFromMs } from './agreements/waiting.ts';
import { movingOn } from './between.ts';
import type { Command, Told } from './command.ts';
import { decideTogether } from './deciding-together.ts';
import { extended, facilitatorReason, paused, planningOpened, resumed } from './deadlines.ts';
import { evolve, evolveAll } from './evolve.ts';
import type { Author, GameFact } from './facts.ts';
import { injecting } from './injections.ts';
import { inputsRefusal } from './inputs.ts';
import { permission, seatStateOf } from './permission.ts';
import { openingFact, resolveRound } from './resolve.ts';
import { committing, leading, resolution } from './planning.ts';
import { openingRounds } from './rules.ts';
import type { GameSetup } from './rules.ts';
import { allBots, allCommitted, seatOf } from './seats.ts';
import { assigning, handingBack, leaving, seatingBot, taking } from './seating.ts';
import type { Game } from './state.ts';

type Decision = Told;
const told = (...facts: readonly GameFact[]): Decision => ({ facts });
const refused = (...of: Parameters<typeof refuse>): Decision => ({ refusal: refuse(...of) });

/** The whole start at once: bots on empty seats, the company's opening, the opening's rounds, the first planning. */
const starting = (setup: GameSetup, game: Game, nowMs: number): Decision => {
  const facts: GameFact[] = [{ type: 'GameStarted' }];
  let next = game;
  const tell = (fact: GameFact): void => {
    facts.push(fact);
    next = evolve(setup, next, fact);
  };
  for (const seat of ['sales', 'logistics', 'procurement', 'operations'] as const satisfies readonly Seat[])
    if (next.seats[seat].holder.kind === 'open') tell({ type: 'BotSeated', seat, policy: setup.rules.coverPolicy.name, covers: false });
  tell(openingFact(setup, next));
  for (let round = 1; round <= openingRounds(setup.rules); round += 1) tell(resolveRound(setup, next));
  facts.push(planningOpened(next, next.round + 1, nowMs));
  return { facts };
};

/** Commands that speak of a round must mean the present one. */
const roundRefusal = (game: Game, command: Command): Refusal | undefined =>
  'round' in command && command.round !== game.round ? refuse('phase/wrong-round', { round: game.round }) : undefined;

/** While any clock stands still nothing moves on; values may still be set, seats still change. */
const stopped: ReadonlySet<Command['kind']> = new Set([
  'commit',
  'start',
  'force',
  'advance',
  'extend',
  'botDecisions',
  'deadlinePassed',
  'settle',
  'huddleOver',
] satisfies Command['kind'][]);

/** Who may go on after a round: by hand the facilitator alone; else also anybody of the team, or the host for a table of bots. */
const mayAdvance = (game: Game, author: Author): boolean =>
  author.kind === 'facilitator' || (game.pace === 'team' && (author.kind === 'person' || allBots(game)));

/** The seat that a person or a bot speaks for. */
const seatOfAuthor = (game: Game, author: Author): Seat => {
  const seat = author.kind === 'person' ? seatOf(game, author.person) : author.kind === 'bot' ? author.seat : undefined;
  if (seat === undefined) throw new Error('the permission table let somebody without a seat pass');
  return seat;
};

const act = (
  setup: GameSetup,
  game: Game,
  command: Exclude<Command, { kind: 'open' }>,
  author: Author,
  nowMs: number,
  judge: Judge,
): Decision => {
  switch (command.kind) {
    case 'takeSeat':
      return author.kind === 'person' ? taking(game, command.seat, author.person) : refused('token/not-allowed');
    case 'leaveSeat':
      return told(...leaving(setup, game, seatOfAuthor(game, author)));
    case 'setDecisions': {
      const seat = seatOfAuthor(game, author);
      // A bot's commit goes with the bot; a person's own has to be withdrawn first.
      if (game.seats[seat].committed && game.seats[seat].holder.kind === 'person')
        return refused('phase/not-now', { phase: game.phase, because: 'committed' });
      const refusal = inputsRefusal(setup.company, seat, game.round, command.values);
      if (refusal !== undefined) return { refusal };
      return told(...handingBack(game, seat), { type: 'DecisionsSet', round: game.round, seat, values: command.values });
    }
    case 'commit': {
      const seat = seatOfAuthor(game, author);
      const back = handingBack(game, seat);
      if (back.length === 0 && game.seats[seat].committed) return told();
      return told(...committing(setup, leading(setup, game, back), seat, nowMs, judge));
    }
    case 'withdraw': {
      const seat = seatOfAuthor(game, author);
      const back = handingBack(game, seat);
      // Handing back withdraws a bot's commit already.
      return back.length > 0 || !game.seats[seat].committed ? told(...back) : told({ type: 'CommitWithdrawn', round: game.round, seat });
    }
    case 'start':
      return starting(setup, game, nowMs);
    case 'pause':
      return game.pauses.includes(facilitatorReason) ? told() : told(paused(game, facilitatorReason, nowMs));
    case 'resume':
      return game.pauses.includes(facilitatorReason) ? told(resumed(game, facilitatorReason, nowMs)) : told();
    case 'pauseFor':
      return game.pauses.includes(command.reason) ? told() : told(paused(game, command.reason, nowMs));
    case 'resumeFor':
      return game.pauses.includes(command.reason) ? told(resumed(game, command.reason, nowMs)) : told();
    case 'force':
      return told(...resolution(setup, leading(setup, game, [{ type: 'PlanningForced', round: game.round }]), judge));
    case 'advance':
      if (!mayAdvance(game, author)) return refused('token/not-allowed', { pace: game.pace });
      // Somebody else was quicker: they are where they wanted to be.
      if (command.from !== undefined && command.from !== game.phase) return told();
      return told(...movingOn(setup, game, nowMs));
    case 'huddleOver':
      if (game.deadlineMs === undefined || nowMs < game.deadlineMs)
        return refused('phase/not-now', { phase: game.phase, because: 'early' });
      return told(...movingOn(setup, game, nowMs));
    case 'extend':
      return game.deadlineMs === undefined
        ? refused('phase/not-now', { phase: game.phase })
        : told(extended(game, game.deadlineMs, command.seconds, nowMs));
    case 'inject':
      return injecting(setup, game, command.event);
    case 'seatBot':
      return seatingBot(game, command.seat, command.policy, command.covers);
    case 'handBack':
      return told(...handingBack(game, command.seat));
    case 'botDecisions': {
      const { seat, round, values, memory, reason } = command;
      if (game.seats[seat].committed) return refused('phase/not-now', { phase: game.phase, because: 'committed' });
      const refusal = inputsRefusal(setup.company, seat, round, values);
      if (refusal !== undefined) return { refusal };
      const set: GameFact = { type: 'DecisionsSet', round, seat, values, memory, reason };
      return told(...committing(setup, leading(setup, game, [set]), seat, nowMs, judge));
    }
    case 'deadlinePassed':
      if (game.deadlineMs === undefined || nowMs < game.deadlineMs)
        return refused('phase/not-now', { phase: game.phase, because: 'early' });
      return told(...resolution(setup, leading(setup, game, [{ type: 'DeadlinePassed', round: game.round }]), judge));
    case 'settle':
      if (!allCommitted(game) || nowMs < settlesFromMs(game)) return refused('phase/not-now', { phase: game.phase, because: 'early' });
      return told(...resolution(setup, leading(setup, game, []), judge));
    case 'assignSeat':
      return told(...assigning(setup, game, command.seat, command.person));
    case 'benchmarks':
      return told({ type: 'BenchmarksPlayed', results: command.results });
    case 'worth':
      return told({ type: 'WorthMeasured', results: command.results });
    case 'debrief':
      return told({ type: 'DebriefWorked', debrief: command.debrief });
    case 'writeCommitments': {
      const by = author.kind === 'person' ? seatOfAuthor(game, author) : 'facilitator';
      return told({ type: 'CommitmentsWritten', by, atMs: nowMs, commitments: command.commitments });
    }
    case 'keepBranch':
      return keepingBranch(game, command);
    case 'setLevel':
      return command.level === game.informationLevel ? told() : told({ type: 'LevelSet', level: command.level });
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
      return decideTogether(setup, game, command, seatOfAuthor(game, author), nowMs);
  }
};

/** Rounds say when they were resolved: how soon a team reacts to what it hears is measured from then. */
const timed = (decision: Decision, atMs: number): Decision =>
  'refusal' in decision
    ? decision
    : { facts: decision.facts.map((fact) => (fact.type === 'RoundResolved' && fact.round > 0 ? { ...fact, atMs } : fact)) };

/**
 * What comes of a command: facts to append, or a coded refusal. Pure: the clock comes in as `nowMs` (milliseconds since 1970),
 * who judges promises as `judge`; the only function of a live game that runs the simulation. A retried command is known by its id and
 * stopped before it comes here.
 * Checked in this order: author, phase, seat (the permission table), round, pause, and then the command's own terms.
 */
export const decide = (
  setup: GameSetup,
  game: Game | undefined,
  command: Command,
  author: Author,
  nowMs: number,
  judge: Judge,
): Decision => {
  const refusal = permission(command.kind, author.kind, game?.phase ?? 'unopened', seatStateOf(game, command, author));
  if (refusal !== undefined) return { refusal };
  if (command.kind === 'open') {
    const { kind: _, ...data } = command;
    return told({ type: 'GameOpened', ...data });
  }
  if (game === undefined) return refused('game/unknown');
  const wrongRound = roundRefusal(game, command);
  if (wrongRound !== undefined) return { refusal: wrongRound };
  if (game.pauses.length > 0 && stopped.has(command.kind)) return refused('phase/paused', { pauses: game.pauses.join(', ') });
  return timed(act(setup, game, command, author, nowMs, judge), nowMs);
};

/** The game after a command that was taken; what the host does after its append, in one step for runners and tests. */
export const decided = (setup: GameSetup, game: Game | undefined, facts: readonly GameFact[]): Game => {
  const next = evolveAll(setup, game, facts);
  if (next === undefined) throw new Error('no facts make no game');
  return next;
};
