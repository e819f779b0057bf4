import { io } from 'socket.io-client';
import type { Socket } from 'socket.io-client';
import type {
  Ack,
  ClientToServer,
  Joined,
  Lobby,
  RehearsalOver,
  ServerToClient,
  ViewMessage,
  WorkshopCreated,
} from '../../server/contract/messages.ts';
import type { GameCommand } from '../../server/contract/commands.ts';
import type { Refusal } from '../../server/contract/refusals.ts';

/** What a server answered over http. */
export type Answered<T> = { readonly status: number; readonly body: T & { readonly refusal?: Refusal } };

export const post = async <T>(url: string, path: string, body: unknown, token?: string): Promise<Answered<T>> => {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const headers = new Headers({ 'content-type': 'application/json' });
  if (token !== undefined) headers.set('authorization', `Bearer ${token}`);
  const response = await fetch(`${url}${path}`, { method: 'POST', headers, body: text });
  return { status: response.status, body: (await response.json()) as T & { readonly refusal?: Refusal } };
};

/** A workshop made over http as its facilitator would. */
export const createWorkshop = async (url: string, wanted: Readonly<Record<string, unknown>> = {}): Promise<WorkshopCreated> =>
  (await post<WorkshopCreated>(url, '/api/workshops', { scenario: 'spring-promotion', minPlanningSeconds: 0, ...wanted })).body;

export const join = async (url: string, code: string, name: string): Promise<Joined> =>
  (await post<Joined>(url, '/api/join', { code, name })).body;

let made = 0;
/** A command id as a page would make it. */
export const freshId = (): string => `command-${process.pid}-${(made += 1)}`;

/** A page without a screen: keeps what it is told, and resyncs never by itself. */
export type TestPage = {
  readonly socket: Socket<ServerToClient, ClientToServer>;
  readonly views: ViewMessage[];
  readonly lobbies: Lobby[];
  readonly refusals: Refusal[];
  readonly overs: RehearsalOver[];
  send(game: string, command: GameCommand | Readonly<Record<string, unknown>>, id?: string): Promise<Ack>;
  /** Waits until `found` gives something. */
  until<T>(found: () => T | undefined, what: string): Promise<T>;
  close(): void;
};

export const openPage = (
  url: string,
  auth: Readonly<Record<string, unknown>>,
  transports: readonly ('websocket' | 'polling')[] = ['websocket'],
): TestPage => {
  const socket: Socket<ServerToClient, ClientToServer> = io(url, {
    auth,
    transports: [...transports],
    forceNew: true,
    reconnectionDelay: 50,
    reconnectionDelayMax: 200,
  });
  const views: ViewMessage[] = [];
  const lobbies: Lobby[] = [];
  const refusals: Refusal[] = [];
  socket.on('view', (message) => views.push(message));
  socket.on('lobby', (lobby) => lobbies.push(lobby));
  socket.on('refused', (refusal) => refusals.push(refusal));
  const overs: RehearsalOver[] = [];
  socket.on('rehearsalOver', (over) => overs.push(over));
  return {
    socket,
    views,
    lobbies,
    refusals,
    overs,
    send: (game, command, id = freshId()) => socket.timeout(8000).emitWithAck('command', { id, game, command }),
    until: async (found, what) => {
      for (let tries = 0; tries < 400; tries += 1) {
        const value = found();
        if (value !== undefined) return value;
        await new Promise((done) => setTimeout(done, 20));
      }
      throw new Error(`waited in vain for ${what}`);
    },
    close: () => {
      socket.close();
    },
  };
};

/** The refusal with which a handshake ended. */
export const handshakeRefusal = (url: string, auth: Readonly<Record<string, unknown>>): Promise<Refusal> =>
  new Promise((done, fail) => {
    const page = openPage(url, auth);
    page.socket.once('connect', () => {
      page.close();
      fail(new Error('the handshake was taken'));
    });
    page.socket.once('connect_error', (error: Error & { readonly data?: Refusal }) => {
      page.close();
      if (error.data === undefined) fail(error);
      else done(error.data);
    });
  });
