import { fileURLToPath } from 'node:url';
import type { GameCommand } from '../../server/contract/commands.ts';
import type { Desk } from '../../server/contract/desk.ts';
import type { Ack, Lobby, ViewMessage } from '../../server/contract/messages.ts';
import { refuse } from '../../server/contract/refusals.ts';
import type { Room } from '../../server/contract/room.ts';
import type { Host } from '../../server/host/host.ts';
import type { Outlet } from '../../server/host/ports.ts';
import { openServer } from '../../server/net/server.ts';
import { pageHost } from './live-server.ts';

/** What a page is shown: a game as one viewer sees it. */
export type Scene = { readonly desk: Desk | undefined; readonly room: Room };

/**
 * The real network side of a server with views made by hand behind it: for pictures of moments that are hard to play to. It shows every
 * page the same scene, takes note of what pages say and answers that all is well, or as it is told.
 */
export type Stage = {
  /** Of the workshop on stage. */
  readonly pageUrl: string;
  readonly workshop: string;
  readonly show: (scene: Scene) => void;
  /** What pages have said since the stage opened, oldest first. */
  readonly said: () => readonly GameCommand[];
  /** How commands are answered from now on. */
  readonly answer: (ack: Ack) => void;
  readonly close: () => Promise<void>;
};

const epoch = 'stage';

export const openStage = async (first: Scene): Promise<Stage> => {
  const { workshop, game } = first.room;
  const facilitator = first.room.youFacilitate;
  const outlets = new Set<Outlet>();
  const said: GameCommand[] = [];
  let scene = first;
  let number = 0;
  let ack: Ack = { ok: true };
  const lobby = (): Lobby => ({
    workshop,
    title: 'Spring promotion',
    scenario: 'spring-promotion',
    phase: scene.room.phase === 'briefing' ? 'lobby' : 'running',
    code: 'STAGE1',
    you: facilitator ? undefined : { person: 'person-1', name: 'Ana' },
    youFacilitate: facilitator,
    games: [scene.room],
  });
  const full = (): ViewMessage => ({ kind: 'full', epoch, number, game, desk: scene.desk, room: scene.room });
  const nothing = { refusal: refuse('workshop/unknown') };
  const never = async () => nothing;
  const lookingBack: Host['lookingBack'] = {
    read: never,
    workshop: () => nothing,
    replay: never,
    debrief: never,
    whatIf: never,
    file: never,
    openFile: never,
    keepBranch: never,
    writeCommitments: never,
    makeLink: never,
    revokeLink: never,
    playAgain: never,
  };
  const host: Host = {
    create: async () => nothing,
    join: async () => nothing,
    rehearse: async () => nothing,
    identify: async () => ({
      workshop,
      key: 'person-1',
      viewer: facilitator ? { facilitator: true } : { person: 'person-1', facilitator: false },
      author: facilitator ? { kind: 'facilitator' } : { kind: 'person', person: 'person-1' },
    }),
    open: (_visitor, wanted, outlet) => {
      if (wanted === undefined) outlet.lobby(lobby());
      else {
        outlets.add(outlet);
        outlet.view(full());
      }
      return {
        resync: full,
        command: async ({ command }) => {
          said.push(command);
          return ack;
        },
        close: () => void outlets.delete(outlet),
      };
    },
    lookingBack,
    close: () => undefined,
  };
  const report = { warn: (message: string) => console.warn(message) };
  const clientFolder = fileURLToPath(new URL('../../.build/client', import.meta.url));
  const server = await openServer(host, report, { port: 0, clientFolder, scenarios: [] });
  return {
    workshop,
    pageUrl: `http://${pageHost}:${server.port}/w/${workshop}`,
    show: (next) => {
      scene = next;
      number += 1;
      for (const outlet of outlets) outlet.view(full());
    },
    said: () => said,
    answer: (next) => (ack = next),
    close: () => server.close(),
  };
};
