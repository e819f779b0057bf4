import type { LeaderLink } from '../contract/debrief.ts';
import type { GameId, PersonId, WorkshopId } from '../contract/ids.ts';
import { refuse } from '../contract/refusals.ts';
import type { Refusal, RefusalCode } from '../contract/refusals.ts';
import type { Author, WorkshopFact } from './facts.ts';
import { firstWorkshopPhase, nextWorkshopPhase } from './flow.ts';
import type { WorkshopEvent, WorkshopPhase } from './flow.ts';

/** A workshop as its facts make it. Plain JSON; names of persons stand in the store's erasable table. */
export type Workshop = {
  readonly id: WorkshopId;
  readonly code: string;
  readonly scenario: string;
  readonly scenarioText: string;
  readonly seed: string;
  readonly pace: 'hand' | 'team';
  readonly minPlanningSeconds: number;
  readonly planningSeconds: number;
  readonly phase: WorkshopPhase;
  readonly games: readonly TeamGame[];
  /** In the order in which they came. */
  readonly persons: readonly PersonId[];
  /** Read-only links for leaders, expired and revoked ones too. */
  readonly links: readonly Omit<LeaderLink, 'revoked'>[];
  readonly revokedLinks: readonly string[];
};

/** One game of a team. A further attempt follows another game of the team, and may have a world of its own. */
export type TeamGame = {
  readonly id: GameId;
  readonly team: string;
  readonly attempt: number;
  readonly attemptOf?: GameId;
  readonly seed?: string;
};

type WorkshopCreated = Extract<WorkshopFact, { readonly type: 'WorkshopCreated' }>;

/** What can be asked of a workshop. `create`, `addGame` and `join` come from the host, which hands out all ids. */
export type WorkshopCommand =
  | ({ readonly kind: 'create' } & Omit<WorkshopCreated, 'type'>)
  | { readonly kind: 'addGame'; readonly game: GameId; readonly team: string }
  | { readonly kind: 'join'; readonly person: PersonId }
  /** The team of a finished game plays once more. Without a seed it meets the world of the workshop. */
  | { readonly kind: 'playAgain'; readonly of: GameId; readonly game: GameId; readonly seed?: string }
  | ({ readonly kind: 'makeLink' } & Omit<LeaderLink, 'revoked'>)
  | { readonly kind: 'revokeLink'; readonly id: string }
  | { readonly kind: WorkshopEvent };

/** More teams than any room holds; the wire allows no more either. */
const mostTeams = 100;
/** Nobody learns from a hundredth attempt. */
const mostAttempts = 20;
/** Links that still open something. */
const mostLinks = 50;
/** Four seats, late joiners, second devices that joined anew: beyond this somebody is playing with the code. */
export const mostPersonsPerGame = 16;

const factOf = {
  start: 'WorkshopStarted',
  pause: 'WorkshopPaused',
  resume: 'WorkshopResumed',
  debrief: 'WorkshopDebriefed',
  close: 'WorkshopClosed',
} as const satisfies Readonly<Record<WorkshopEvent, WorkshopFact['type']>>;

type Decision = { readonly facts: readonly WorkshopFact[] } | { readonly refusal: Refusal };
const refused = (code: RefusalCode): Decision => ({ refusal: refuse(code) });

const playingAgain = ({ games }: Workshop, { of, game, seed }: Extract<WorkshopCommand, { kind: 'playAgain' }>): Decision => {
  const before = games.find(({ id }) => id === of);
  if (before === undefined) return refused('game/unknown');
  if (games.some(({ attemptOf }) => attemptOf === of)) return refused('game/not-latest');
  if (before.attempt >= mostAttempts) return refused('workshop/full');
  const own = seed === undefined ? {} : { seed };
  return { facts: [{ type: 'GameAdded', game, team: before.team, attemptOf: of, attempt: before.attempt + 1, ...own }] };
};

/** What comes of a command to a workshop: facts to append, or a coded refusal. Pure. */
export const decideWorkshop = (workshop: Workshop | undefined, command: WorkshopCommand, author: Author): Decision => {
  const byHost = command.kind === 'create' || command.kind === 'addGame' || command.kind === 'join';
  if (author.kind !== 'host' && (byHost || author.kind !== 'facilitator')) return refused('token/not-allowed');
  if (command.kind === 'create') {
    if (workshop !== undefined) return refused('phase/not-now');
    const { kind: _, ...data } = command;
    return { facts: [{ type: 'WorkshopCreated', ...data }] };
  }
  if (workshop === undefined) return refused('workshop/unknown');
  // Who was shown a closed workshop may still be kept from it.
  if (workshop.phase === 'closed' && command.kind !== 'makeLink' && command.kind !== 'revokeLink') return refused('workshop/closed');
  switch (command.kind) {
    case 'addGame':
      if (workshop.games.some((game) => game.id === command.game)) return { facts: [] };
      if (workshop.games.length >= mostTeams) return refused('workshop/full');
      return { facts: [{ type: 'GameAdded', game: command.game, team: command.team }] };
    case 'join':
      if (workshop.persons.includes(command.person)) return { facts: [] };
      if (workshop.persons.length >= mostPersonsPerGame * Math.max(1, workshop.games.length)) return refused('workshop/full');
      return { facts: [{ type: 'PersonJoined', person: command.person }] };
    case 'playAgain':
      return playingAgain(workshop, command);
    case 'makeLink': {
      const { kind: _, ...link } = command;
      const opening = workshop.links.filter(({ id, expiresMs }) => expiresMs > link.madeMs && !workshop.revokedLinks.includes(id));
      return opening.length >= mostLinks
        ? { refusal: refuse('link/too-many', { most: mostLinks }) }
        : { facts: [{ type: 'LeaderLinkMade', ...link }] };
    }
    case 'revokeLink':
      if (!workshop.links.some(({ id }) => id === command.id)) return refused('link/unknown');
      return { facts: workshop.revokedLinks.includes(command.id) ? [] : [{ type: 'LeaderLinkRevoked', id: command.id }] };
    case 'start':
    case 'pause':
    case 'resume':
    case 'debrief':
    case 'close':
      if (nextWorkshopPhase(workshop.phase, command.kind) !== undefined) return { facts: [{ type: factOf[command.kind] }] };
      return refused(workshop.phase === 'lobby' ? 'workshop/not-running' : 'phase/not-now');
  }
};

const moved = (workshop: Workshop, event: WorkshopEvent): Workshop => {
  const phase = nextWorkshopPhase(workshop.phase, event);
  if (phase === undefined) throw new Error(`a workshop in ${workshop.phase} takes no ${event}`);
  return { ...workshop, phase };
};

const teamGame = ({ game, team, attempt, attemptOf, seed }: Extract<WorkshopFact, { readonly type: 'GameAdded' }>): TeamGame => ({
  id: game,
  team,
  attempt: attempt ?? 1,
  ...(attemptOf === undefined ? {} : { attemptOf }),
  ...(seed === undefined ? {} : { seed }),
});

/** The workshop after a fact. Throws on a fact that cannot follow: such a log is broken. */
export const evolveWorkshop = (workshop: Workshop | undefined, fact: WorkshopFact): Workshop => {
  if (fact.type === 'WorkshopCreated') {
    const { type: _, workshop: id, ...data } = fact;
    return { id, ...data, phase: firstWorkshopPhase, games: [], persons: [], links: [], revokedLinks: [] };
  }
  if (workshop === undefined) throw new Error(`a workshop begins with WorkshopCreated, not with ${fact.type}`);
  switch (fact.type) {
    case 'GameAdded':
      return { ...workshop, games: [...workshop.games, teamGame(fact)] };
    case 'PersonJoined':
      return { ...workshop, persons: [...workshop.persons, fact.person] };
    case 'WorkshopStarted':
      return moved(workshop, 'start');
    case 'WorkshopPaused':
      return moved(workshop, 'pause');
    case 'WorkshopResumed':
      return moved(workshop, 'resume');
    case 'WorkshopDebriefed':
      return moved(workshop, 'debrief');
    case 'WorkshopClosed':
      return moved(workshop, 'close');
    case 'LeaderLinkMade': {
      const { type: _, ...link } = fact;
      return { ...workshop, links: [...workshop.links, link] };
    }
    case 'LeaderLinkRevoked':
      return { ...workshop, revokedLinks: [...workshop.revokedLinks, fact.id] };
  }
};
