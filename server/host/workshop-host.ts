import type { CommandId, GameId, PersonId, Seat, WorkshopId } from '../contract/ids.ts';
import type { AttemptOpened, AttemptWanted } from '../contract/what-if.ts';
import type { GameCommand } from '../contract/commands.ts';
import type { Ack, Lobby } from '../contract/messages.ts';
import { refuse } from '../contract/refusals.ts';
import type { Refusal } from '../contract/refusals.ts';
import type { Author, WorkshopFact } from '../game/facts.ts';
import { seatOf } from '../game/seats.ts';
import { decideWorkshop, evolveWorkshop } from '../game/workshop.ts';
import type { TeamGame, Workshop, WorkshopCommand } from '../game/workshop.ts';
import { decodeWorkshopEntry, encodeEntry } from '../log/codec.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Keep } from '../store/port.ts';
import { heldEventsView } from '../views/held-events.ts';
import { lobby } from '../views/lobby.ts';
import type { Viewer } from '../views/room.ts';
import { playAgain } from './attempts.ts';
import { openGame } from './game-host.ts';
import type { GameHost, Watching } from './game-host.ts';
import { isolated } from './isolated.ts';
import { openStream } from './live-stream.ts';
import type { LiveStream, StreamRules } from './live-stream.ts';
import type { Outlet, Ports } from './ports.ts';
import { openPresence } from './presence.ts';
import { openQueue } from './queue.ts';
import type { Queue } from './queue.ts';
import { openRehearsals } from './rehearsals.ts';

export const workshopPrefix = 'workshop/';
const workshopStream = (id: WorkshopId): string => `${workshopPrefix}${id}`;

export type WorkshopHost = {
  readonly id: WorkshopId;
  workshop(): Workshop;
  readonly scenario: Scenario;
  /** In the order in which they were added. */
  games(): readonly GameHost[];
  /** Names that are kept of its persons. */
  names(): ReadonlyMap<PersonId, string>;
  /** Something asked of the workshop itself; durable with what is kept beside the log. */
  ask(command: WorkshopCommand, author: Author, keeps?: readonly Keep[]): Promise<Ack>;
  /** The team of a finished game plays once more, in another world or in the same one; its people are on their seats. */
  playAgain(game: GameId, world: AttemptWanted['world'], author: Author): Promise<AttemptOpened | { readonly refusal: Refusal }>;
  /** A person joins: durable with what is kept of them beside the log. Their name may get a number to tell it apart. */
  join(person: PersonId, name: string, keeps: readonly Keep[]): Promise<Ack>;
  command(game: GameId, command: GameCommand, author: Author, id: CommandId): Promise<Ack>;
  /** The viewer's page of a game, numbered from 1. */
  watchGame(viewer: Viewer, game: GameId, outlet: Outlet): Watching | { readonly refusal: Refusal };
  /** A throw-away game of that game's scenario for a person, to try the seat's desk in. */
  rehearse(person: PersonId, game: GameId, seat: Seat): Promise<{ readonly game: GameId } | { readonly refusal: Refusal }>;
  /** Whether this is that person's rehearsal. */
  rehearses(person: PersonId, game: GameId): boolean;
  /** The viewer's page of the lobby; the answer closes it. */
  watchLobby(viewer: Viewer, outlet: Outlet): () => void;
  /** The viewer has a page open; the answer says it is closed. */
  arrive(viewer: Viewer): () => void;
  close(): void;
};

const rules: StreamRules<Workshop, WorkshopFact, WorkshopCommand> = {
  decide: (workshop, command, author) => decideWorkshop(workshop, command, author),
  evolve: evolveWorkshop,
  encode: encodeEntry,
  decode: (entry) => {
    const read = decodeWorkshopEntry(entry);
    if ('problem' in read) throw new Error(read.problem);
    return read.entry;
  },
};

const host: Author = { kind: 'host' };
/** Lobbies show all teams: changes of many games are gathered for this long. */
const gatherMs = 150;

/** The name as it is shown: the second Ana of a workshop is `Ana 2`. */
const distinct = (name: string, taken: Iterable<string>): string => {
  const known = new Set([...taken].map((each) => each.toLocaleLowerCase()));
  let shown = name;
  for (let number = 2; known.has(shown.toLocaleLowerCase()); number += 1) shown = `${name} ${number}`;
  return shown;
};

export const openWorkshopStream = (ports: Ports, id: WorkshopId): Promise<LiveStream<Workshop, WorkshopCommand>> =>
  openStream(ports, workshopStream(id), rules);

/**
 * One live workshop: its own stream, its people and its games. `names` are those kept of its persons. Games that the log names
 * and that have no log of their own yet (the process died in between) are opened.
 */
export const openWorkshop = async (
  ports: Ports,
  stream: LiveStream<Workshop, WorkshopCommand>,
  scenario: Scenario,
  names: Map<PersonId, string>,
): Promise<WorkshopHost> => {
  const workshop = (): Workshop => {
    const state = stream.state();
    if (state === undefined) throw new Error('the workshop has not been created');
    return state;
  };
  const { id } = workshop();
  const games = new Map<GameId, GameHost>();
  const lobbies = new Set<{ readonly viewer: Viewer; readonly outlet: Outlet }>();
  let cancelGather: (() => void) | undefined;
  let phaseAsked = false;

  const lobbyFor = (viewer: Viewer): Lobby =>
    lobby(
      { ...workshop(), title: scenario.title },
      viewer,
      names,
      [...games.values()].map((game) => game.roomFor(viewer)),
      viewer.facilitator
        ? heldEventsView(
            scenario,
            [...games.values()].map((game) => game.game()),
          )
        : undefined,
    );

  const sendLobbies = (): void => {
    for (const { viewer, outlet } of lobbies) outlet.lobby(lobbyFor(viewer));
  };
  const gather = (): void => {
    if (cancelGather !== undefined || lobbies.size === 0) return;
    cancelGather = ports.timers.after(gatherMs, () => {
      cancelGather = undefined;
      isolated(ports.report, 'a lobby was not drawn', sendLobbies);
    });
  };

  /** A workshop runs once a game does, and is in debrief when all have finished. */
  const followGames = (): void => {
    const phases = [...games.values()].map((game) => game.game().phase);
    const { phase } = workshop();
    const playing = phases.some((each) => each !== 'briefing' && each !== 'finished');
    // A team that plays once more brings a workshop back from its debrief.
    const started = (phase === 'lobby' && phases.some((each) => each !== 'briefing')) || (phase === 'debrief' && playing);
    const ended = phase === 'running' && phases.length > 0 && phases.every((each) => each === 'finished');
    if (phaseAsked || (!started && !ended)) return;
    phaseAsked = true;
    void stream
      .submit(() => [{ command: { kind: started ? 'start' : 'debrief' }, author: host }])
      .then(([ack]) => {
        phaseAsked = false;
        gather();
        if (ack?.ok === true) followGames();
      });
  };

  const presence = openPresence(ports.clock, (person) => {
    for (const game of games.values()) isolated(ports.report, 'presence was not followed', () => game.presenceChanged(person));
    gather();
  });

  const rehearsals = openRehearsals(ports, { scenario, presence, names: () => names, teams: () => workshop().games.length });

  const addGame = async ({ id: gameId, team, attempt, seed: ownSeed }: TeamGame): Promise<GameHost | undefined> => {
    const { seed, pace, minPlanningSeconds, planningSeconds } = workshop();
    const opened = {
      kind: 'open',
      game: gameId,
      workshop: id,
      team,
      scenario: scenario.id,
      seed: ownSeed ?? seed,
      pace,
      minPlanningSeconds,
      planningSeconds,
      ...(attempt === 1 ? {} : { attempt }),
    } as const;
    const around = {
      scenario,
      scenarioText: workshop().scenarioText,
      presence,
      names: () => names,
      changed: () => {
        gather();
        followGames();
        const game = games.get(gameId);
        if (game !== undefined) rehearsals.follow(game.game());
      },
    };
    try {
      const game = await openGame(ports, around, gameId, opened);
      games.set(gameId, game);
      return game;
    } catch (problem) {
      ports.report.warn('a game cannot be opened', {
        game: gameId,
        problem: problem instanceof Error ? (problem.stack ?? '') : String(problem),
      });
      return undefined;
    }
  };
  for (const each of workshop().games) await addGame(each);
  followGames();

  /** A person's seat in another team: given up for a new one before that team starts, in the way of it afterwards. */
  const otherSeat = (person: PersonId, game: GameId): GameHost | undefined => {
    const others = [...games.values()].filter((each) => each.id !== game && seatOf(each.game(), person) !== undefined);
    return others.find((each) => each.game().phase !== 'finished') ?? others[0];
  };

  /** Takings of a seat by one person, one after the other: two at once in two teams must not both be taken. */
  const takings = new Map<PersonId, Queue>();
  const takingsOf = (person: PersonId): Queue => {
    const known = takings.get(person) ?? openQueue();
    takings.set(person, known);
    return known;
  };

  const takeSeat = async (game: GameHost, asked: GameCommand, person: PersonId, commandId: CommandId): Promise<Ack> => {
    const other = otherSeat(person, game.id);
    const { phase } = other?.game() ?? { phase: undefined };
    if (other !== undefined && phase !== 'briefing' && phase !== 'finished')
      return { ok: false, refusal: refuse('seat/taken', { yours: other.game().team }) };
    // Nobody sits down when all is over, under another name either: the game shows the world that other teams may still be in.
    if (game.game().phase === 'finished' && seatOf(game.game(), person) === undefined)
      return { ok: false, refusal: refuse('game/finished') };
    const author: Author = { kind: 'person', person };
    const ack = await game.submit(asked, author, commandId);
    // A retry of an old taking is answered as before without a seat to show for it.
    const taken = ack.ok && seatOf(game.game(), person) !== undefined;
    if (taken && other !== undefined && phase === 'briefing') await other.submit({ kind: 'leaveSeat' }, author);
    return ack;
  };

  const command = async (gameId: GameId, asked: GameCommand, author: Author, commandId: CommandId): Promise<Ack> => {
    const game = games.get(gameId);
    if (game === undefined)
      return author.kind === 'person'
        ? rehearsals.command(author.person, gameId, asked, commandId)
        : { ok: false, refusal: refuse('game/unknown') };
    return asked.kind === 'takeSeat' && author.kind === 'person'
      ? takingsOf(author.person).add(() => takeSeat(game, asked, author.person, commandId))
      : game.submit(asked, author, commandId);
  };

  const ask: WorkshopHost['ask'] = async (asked, author, keeps = []) => {
    const [ack] = await stream.submit(() => [{ command: asked, author }], keeps);
    return ack ?? { ok: false, refusal: refuse('store/unavailable') };
  };

  return {
    id,
    scenario,
    workshop,
    games: () => [...games.values()],
    names: () => names,
    ask,
    playAgain: async (gameId, world, author) => {
      const find = (wanted: GameId): GameHost | undefined => games.get(wanted);
      const opened = await playAgain({ ids: ports.ids, workshop, find, ask, open: addGame }, gameId, world, author);
      gather();
      return opened;
    },
    command,
    join: async (person, name, keeps) => {
      const shown = distinct(name, names.values());
      names.set(person, shown);
      const [ack] = await stream.submit(
        () => [{ command: { kind: 'join', person }, author: host }],
        [...keeps, { table: 'names', key: person, value: shown }],
      );
      if (ack?.ok !== true) names.delete(person);
      gather();
      return ack ?? { ok: false, refusal: refuse('store/unavailable') };
    },
    watchGame: (viewer, gameId, outlet) => {
      const game = games.get(gameId);
      if (game !== undefined) return game.watch(viewer, outlet);
      return viewer.person === undefined ? { refusal: refuse('game/unknown') } : rehearsals.watch(viewer.person, gameId, outlet);
    },
    rehearse: async (person, gameId, seat) => {
      const game = games.get(gameId);
      return game === undefined ? { refusal: refuse('game/unknown') } : rehearsals.open(person, game.game(), seat);
    },
    rehearses: (person, gameId) => rehearsals.owns(person, gameId),
    watchLobby: (viewer, outlet) => {
      const watcher = { viewer, outlet };
      lobbies.add(watcher);
      outlet.lobby(lobbyFor(viewer));
      return () => {
        lobbies.delete(watcher);
      };
    },
    arrive: ({ person }) => (person === undefined ? () => undefined : presence.arrive(person)),
    close: () => {
      cancelGather?.();
      rehearsals.close();
      for (const game of games.values()) game.close();
    },
  };
};
