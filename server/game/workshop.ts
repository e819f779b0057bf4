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
  readonly games: readonly { readonly id: GameId; readonly team: string }[];
  /** In the order in which they came. */
  readonly persons: readonly PersonId[];
};

type WorkshopCreated = Extract<WorkshopFact, { readonly type: 'WorkshopCreated' }>;

/** What can be asked of a workshop. `create`, `addGame` and `join` come from the host, which hands out the ids. */
export type WorkshopCommand =
  | ({ readonly kind: 'create' } & Omit<WorkshopCreated, 'type'>)
  | { readonly kind: 'addGame'; readonly game: GameId; readonly team: string }
  | { readonly kind: 'join'; readonly person: PersonId }
  | { readonly kind: WorkshopEvent };

/** More games than any room holds; the wire allows no more either. */
const mostGames = 100;
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
  if (workshop.phase === 'closed') return refused('workshop/closed');
  switch (command.kind) {
    case 'addGame':
      if (workshop.games.some((game) => game.id === command.game)) return { facts: [] };
      if (workshop.games.length >= mostGames) return refused('workshop/full');
      return { facts: [{ type: 'GameAdded', game: command.game, team: command.team }] };
    case 'join':
      if (workshop.persons.includes(command.person)) return { facts: [] };
      if (workshop.persons.length >= mostPersonsPerGame * Math.max(1, workshop.games.length)) return refused('workshop/full');
      return { facts: [{ type: 'PersonJoined', person: command.person }] };
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

/** The workshop after a fact. Throws on a fact that cannot follow: such a log is broken. */
export const evolveWorkshop = (workshop: Workshop | undefined, fact: WorkshopFact): Workshop => {
  if (fact.type === 'WorkshopCreated') {
    const { type: _, workshop: id, ...data } = fact;
    return { id, ...data, phase: firstWorkshopPhase, games: [], persons: [] };
  }
  if (workshop === undefined) throw new Error(`a workshop begins with WorkshopCreated, not with ${fact.type}`);
  switch (fact.type) {
    case 'GameAdded':
      return { ...workshop, games: [...workshop.games, { id: fact.game, team: fact.team }] };
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
  }
};
