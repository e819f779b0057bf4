import { take, type Watched } from '../../client/model/stream.ts';
import type { Desk, Phase } from '../../server/contract/desk.ts';
import type { GameId, Seat } from '../../server/contract/ids.ts';
import type { WorkshopCreated } from '../../server/contract/messages.ts';
import type { GameCommand } from '../../server/contract/commands.ts';
import type { Room } from '../../server/contract/room.ts';
import { createWorkshop, join, openPage } from '../net/served.ts';
import type { TestPage } from '../net/served.ts';
import type { LiveServer } from '../support/live-server.ts';

/** A workshop whose facilitator sits in this process and moves games on fast; seats that nobody takes are played by bots. */
export type Table = {
  readonly workshop: WorkshopCreated;
  /** The games in the order of their teams, as they stand now. */
  readonly rooms: () => readonly Room[];
  /** A person joins and sits down; answers the token that opens their page. */
  readonly sit: (name: string, team: number, seat: Seat) => Promise<string>;
  /** Who sits there says something to their game; throws if it is refused. */
  readonly speak: (team: number, seat: Seat, command: GameCommand) => Promise<void>;
  /** The desk of who sits there, as they last saw it. */
  readonly deskOf: (team: number, seat: Seat) => Desk;
  /** Says something to one game, or to all; throws if it is refused. */
  readonly tell: (command: GameCommand, team?: number) => Promise<void>;
  /** Moves every game on, round by round, to that phase of that round. */
  readonly moveTo: (round: number, phase: Phase) => Promise<void>;
  readonly close: () => void;
};

export const openTable = async (server: Pick<LiveServer, 'url'>, wanted: Readonly<Record<string, unknown>> = {}): Promise<Table> => {
  const workshop = await createWorkshop(server.url, { pace: 'hand', planningSeconds: 3600, ...wanted });
  const lead = openPage(server.url, { token: workshop.facilitatorToken });
  const rooms = (): readonly Room[] => lead.lobbies.at(-1)?.games ?? [];
  await lead.until(() => rooms()[0], 'the lobby');
  const people: TestPage[] = [];
  const seated = new Map<string, TestPage>();

  const tellGame = async (game: GameId, command: GameCommand): Promise<void> => {
    const ack = await lead.send(game, command);
    if (!ack.ok) throw new Error(`${command.kind} was refused: ${ack.refusal.code}`);
  };
  const tell = async (command: GameCommand, team?: number): Promise<void> => {
    for (const [place, { game }] of rooms().entries()) if (team === undefined || team === place) await tellGame(game, command);
    if (command.kind === 'start') await lead.until(() => rooms().every((room) => room.phase !== 'briefing') || undefined, 'the start');
  };

  /** One step of one game on its way; the lobby tells where it stands a moment later. */
  const step = async ({ game, phase, round }: Room): Promise<void> => {
    if (phase === 'planning') await tellGame(game, { kind: 'force', round });
    else if (phase === 'review' || phase === 'huddle') await tellGame(game, { kind: 'advance', round });
    else throw new Error(`a game in ${phase} goes no further`);
    await lead.until(() => {
      const now = rooms().find((each) => each.game === game);
      return now === undefined || (now.phase === phase && now.round === round) || now.phase === 'resolving' ? undefined : now;
    }, `what comes after ${phase} of round ${round}`);
  };
  const moveTo = async (round: number, phase: Phase): Promise<void> => {
    for (;;) {
      const behind = rooms().filter((room) => room.round !== round || room.phase !== phase);
      if (behind.length === 0) return;
      if (behind.some((room) => room.round > round)) throw new Error(`a game is past ${phase} of round ${round}`);
      await Promise.all(behind.map(step));
    }
  };

  const personAt = (team: number, seat: Seat): TestPage => {
    const person = seated.get(`${team} ${seat}`);
    if (person === undefined) throw new Error(`nobody sits at ${seat} of team ${team}`);
    return person;
  };

  return {
    workshop,
    rooms,
    tell,
    moveTo,
    speak: async (team, seat, command) => {
      const ack = await personAt(team, seat).send(rooms()[team]?.game ?? '', command);
      if (!ack.ok)
        throw new Error(`${seat}'s ${command.kind} was refused: ${ack.refusal.code} ${JSON.stringify(ack.refusal.details ?? {})}`);
    },
    deskOf: (team, seat) => {
      let watched: Watched | undefined;
      for (const message of personAt(team, seat).views) {
        const taken = take(watched, message);
        if (taken.kind === 'taken') watched = taken.watched;
      }
      if (watched?.desk === undefined) throw new Error(`${seat} of team ${team} sees no desk`);
      return watched.desk;
    },
    sit: async (name, team, seat) => {
      const { token } = await join(server.url, workshop.code, name);
      const game = rooms()[team]?.game;
      if (game === undefined) throw new Error(`there is no team ${team}`);
      const person = openPage(server.url, { token, game });
      people.push(person);
      seated.set(`${team} ${seat}`, person);
      const ack = await person.send(game, { kind: 'takeSeat', seat });
      if (!ack.ok) throw new Error(`${name} could not sit down: ${ack.refusal.code}`);
      return token;
    },
    close: () => {
      for (const person of [lead, ...people]) person.close();
    },
  };
};
