import type { CommandEnvelope, CreateWorkshop, RehearsalWanted } from '../contract/commands.ts';
import type { GameId, PersonId, WorkshopId } from '../contract/ids.ts';
import type { Ack, RehearsalOpened, ViewMessage } from '../contract/messages.ts';
import { refuse } from '../contract/refusals.ts';
import type { Refusal } from '../contract/refusals.ts';
import type { Author } from '../game/facts.ts';
import type { Viewer } from '../views/room.ts';
import type { Watching } from './game-host.ts';
import { openLookingBack, type LookingBack } from './looking-back.ts';
import type { Outlet, Ports } from './ports.ts';
import { bearerOf, tokenHash, tokenKeep } from './tokens.ts';
import { openWorkshop, openWorkshopStream, workshopPrefix } from './workshop-host.ts';
import type { WorkshopHost } from './workshop-host.ts';

/** One open page of a person or a facilitator. */
export type Page = {
  /** The whole view of the game being watched, as the next message of its stream. */
  resync(): ViewMessage | { readonly refusal: Refusal };
  command(envelope: CommandEnvelope): Promise<Ack>;
  close(): void;
};

/** Somebody whose token was right. `key` tells bearers apart, for limits; it is no secret. */
export type Visitor = { readonly workshop: WorkshopId; readonly viewer: Viewer; readonly author: Author; readonly key: string };

/** All workshops of one process. */
export type Host = {
  create(
    request: CreateWorkshop,
  ): Promise<{ readonly workshop: WorkshopId; readonly code: string; readonly facilitatorToken: string } | { readonly refusal: Refusal }>;
  join(
    code: string,
    name: string,
  ): Promise<{ readonly workshop: WorkshopId; readonly person: PersonId; readonly token: string } | { readonly refusal: Refusal }>;
  /** Who holds a token, and whether the game they ask for is one of their workshop's. */
  identify(token: string, game: GameId | undefined): Promise<Visitor | { readonly refusal: Refusal }>;
  /** A throw-away game for a person, at a seat of one of their workshop's games that have not started. */
  rehearse(visitor: Visitor, wanted: RehearsalWanted): Promise<RehearsalOpened | { readonly refusal: Refusal }>;
  /** Opens a visitor's page of a game, or of the lobby. The first view is sent at once. */
  open(visitor: Visitor, game: GameId | undefined, outlet: Outlet): Page | { readonly refusal: Refusal };
  /** What is asked of finished games. */
  readonly lookingBack: LookingBack;
  close(): void;
};

/** Codes are read out and typed: case and blanks do not matter. */
const plainCode = (code: string): string => code.toUpperCase().replaceAll(/[\s-]/g, '');

/** Opens every workshop the store holds; their games go on. A workshop that cannot be read is reported and left alone. */
export const openHost = async (ports: Ports): Promise<Host> => {
  const workshops = new Map<WorkshopId, WorkshopHost>();
  const byCode = new Map<string, WorkshopId>();

  const adopt = (workshop: WorkshopHost): void => {
    workshops.set(workshop.id, workshop);
    byCode.set(workshop.workshop().code, workshop.id);
  };

  const restore = async (): Promise<void> => {
    const allNames = await ports.store.keptAll('names');
    for (const { stream } of await ports.store.streams(workshopPrefix)) {
      const id = stream.slice(workshopPrefix.length);
      try {
        const log = await openWorkshopStream(ports, id);
        const state = log.state();
        const scenario = state === undefined ? undefined : ports.scenarios.read(state.scenarioText);
        if (state === undefined || scenario === undefined) {
          ports.report.warn('a workshop cannot be opened: its scenario is not readable any more', { workshop: id });
          continue;
        }
        const names = new Map(
          state.persons.flatMap((person) => (allNames.has(person) ? [[person, allNames.get(person) ?? ''] as const] : [])),
        );
        adopt(await openWorkshop(ports, log, scenario, names));
      } catch (problem) {
        ports.report.warn('a workshop cannot be opened', { workshop: id, problem: String(problem) });
      }
    }
  };

  const freshCode = (): string => {
    for (;;) {
      const code = ports.ids.code();
      if (!byCode.has(code)) return code;
    }
  };

  await restore();

  return {
    create: async (request) => {
      const found = ports.scenarios.find(request.scenario);
      if ('refusal' in found) return found;
      const { scenario, text } = found;
      const id = ports.ids.id();
      const code = freshCode();
      const facilitatorToken = ports.ids.token();
      const log = await openWorkshopStream(ports, id);
      const created = {
        kind: 'create',
        workshop: id,
        code,
        scenario: scenario.id,
        scenarioText: text,
        seed: request.seed ?? ports.ids.seed(),
        pace: request.pace,
        minPlanningSeconds: request.minPlanningSeconds ?? scenario.rules.minPlanningSeconds,
        planningSeconds: request.planningSeconds ?? scenario.rules.planningSeconds,
      } as const;
      const host: Author = { kind: 'host' };
      const teams = Array.from(
        { length: request.teams },
        (_, place) => ({ kind: 'addGame', game: ports.ids.id(), team: String(place + 1) }) as const,
      );
      const acks = await log.submit(
        () => [created, ...teams].map((command) => ({ command, author: host })),
        [tokenKeep(facilitatorToken, { kind: 'facilitator', workshop: id })],
      );
      const refused = acks.find((ack) => !ack.ok);
      if (refused !== undefined && !refused.ok) return { refusal: refused.refusal };
      adopt(await openWorkshop(ports, log, scenario, new Map()));
      return { workshop: id, code, facilitatorToken };
    },

    join: async (code, name) => {
      const workshop = workshops.get(byCode.get(plainCode(code)) ?? '');
      if (workshop === undefined) return { refusal: refuse('workshop/unknown') };
      const person = ports.ids.id();
      const token = ports.ids.token();
      const ack = await workshop.join(person, name, [tokenKeep(token, { kind: 'person', workshop: workshop.id, person })]);
      return ack.ok ? { workshop: workshop.id, person, token } : { refusal: ack.refusal };
    },

    identify: async (token, game) => {
      const kept = await ports.store.kept('tokens', tokenHash(token));
      if (kept === undefined) return { refusal: refuse('token/wrong') };
      const bearer = bearerOf(kept);
      // A leader looks back, and has no page in what is played.
      if (bearer.kind === 'leader') return { refusal: refuse('token/not-allowed') };
      const workshop = workshops.get(bearer.workshop);
      if (workshop === undefined) return { refusal: refuse('workshop/unknown') };
      const theirs = (id: GameId): boolean =>
        workshop.workshop().games.some((each) => each.id === id) || (bearer.kind === 'person' && workshop.rehearses(bearer.person, id));
      if (game !== undefined && !theirs(game)) return { refusal: refuse('game/unknown') };
      return bearer.kind === 'person'
        ? {
            workshop: bearer.workshop,
            viewer: { person: bearer.person, facilitator: false },
            author: { kind: 'person', person: bearer.person },
            key: bearer.person,
          }
        : { workshop: bearer.workshop, viewer: { facilitator: true }, author: { kind: 'facilitator' }, key: bearer.workshop };
    },

    rehearse: async ({ workshop: id, author }, { game, seat }) => {
      if (author.kind !== 'person') return { refusal: refuse('token/not-allowed') };
      return (await workshops.get(id)?.rehearse(author.person, game, seat)) ?? { refusal: refuse('workshop/unknown') };
    },

    open: ({ workshop: id, viewer, author }, game, outlet) => {
      const workshop = workshops.get(id);
      if (workshop === undefined) return { refusal: refuse('workshop/unknown') };
      // First here, then looking: the first view shows its viewer as connected.
      const depart = workshop.arrive(viewer);
      const look = (): Watching | { readonly refusal: Refusal } | undefined => {
        try {
          return game === undefined ? undefined : workshop.watchGame(viewer, game, outlet);
        } catch (bug) {
          depart();
          throw bug;
        }
      };
      const watching = look();
      if (watching !== undefined && 'refusal' in watching) {
        depart();
        return watching;
      }
      const leaveLobby = watching === undefined ? workshop.watchLobby(viewer, outlet) : undefined;
      return {
        resync: () => watching?.resync() ?? { refusal: refuse('game/unknown') },
        command: (envelope) => workshop.command(envelope.game, envelope.command, author, envelope.id),
        close: () => {
          watching?.close();
          leaveLobby?.();
          depart();
        },
      };
    },

    lookingBack: openLookingBack(ports, workshops),

    close: () => {
      for (const workshop of workshops.values()) workshop.close();
    },
  };
};
