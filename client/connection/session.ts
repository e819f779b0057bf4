import { batch, computed, signal } from '@preact/signals';
import { io, type Socket } from 'socket.io-client';
import type { CommandEnvelope, GameCommand } from '../../server/contract/commands.ts';
import type { Ack, ClientToServer, Lobby, RehearsalEnd, ServerToClient, ViewMessage } from '../../server/contract/messages.ts';
import type { Refusal } from '../../server/contract/refusals.ts';
import { take, type Watched } from '../model/stream.ts';
import { freshId } from './ids.ts';

/** How the line to the server stands. `refused`: the server does not want this token; trying again would not help. */
export type Line = 'connecting' | 'online' | 'offline' | 'refused';

const answerTimeoutMs = 5_000;
const firstRetryMs = 400;
const lastRetryMs = 8_000;

const wait = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

/** A page's connection to a workshop: what it has been told, and a way to say something. Everything told is a signal. */
export type Session = ReturnType<typeof openSession>;

/** Opens the line. Reconnects by itself; a missed number brings one full view; commands are sent until they are answered. */
export const openSession = (token: string, firstGame?: string) => {
  const line = signal<Line>('connecting');
  const lobby = signal<Lobby | undefined>(undefined);
  const watched = signal<Watched | undefined>(undefined);
  const refusal = signal<Refusal | undefined>(undefined);
  /** The game to go back to after the rehearsal that is watched; nothing outside of one. */
  const rehearsalOf = signal<string | undefined>(undefined);
  /** How the last rehearsal ended, if not by the person's own will. */
  const rehearsalEnd = signal<RehearsalEnd | undefined>(undefined);
  /** The server's clock minus ours. */
  const offsetMs = signal(0);
  let game = firstGame;
  let asking = false;
  let closed = false;

  const socket: Socket<ServerToClient, ClientToServer> = io({
    auth: (give) => give(game === undefined ? { token } : { token, game }),
    // Websocket at once; where something on the way forbids it, polling. The other order would change horses on every page's first second.
    transports: ['websocket', 'polling'],
    tryAllTransports: true,
    randomizationFactor: 0.5,
    reconnectionDelay: 300,
    reconnectionDelayMax: 4_000,
    autoConnect: false,
  });

  const keep = (next: Watched): void =>
    batch(() => {
      if (watched.value?.room !== next.room) offsetMs.value = next.room.nowMs - Date.now();
      watched.value = next;
    });

  const receive = (message: ViewMessage): void => {
    const taken = take(watched.value, message);
    if (taken.kind === 'taken') keep(taken.watched);
    if (taken.kind === 'gap') resync();
  };

  /** Asks once for a full view, however many messages do not fit meanwhile. */
  const resync = (): void => {
    if (asking) return;
    asking = true;
    const again = setTimeout(() => {
      asking = false;
      if (socket.connected) resync();
    }, answerTimeoutMs);
    socket.emit('resync', (answer) => {
      clearTimeout(again);
      asking = false;
      if ('refusal' in answer) refusal.value = answer.refusal;
      else receive(answer);
    });
  };

  socket.on('connect', () => {
    line.value = 'online';
    refusal.value = undefined;
    asking = false;
  });
  socket.on('disconnect', (reason) => {
    if (closed) return;
    // Our own doing, on the way to another game, is no trouble with the line.
    if (line.value !== 'refused') line.value = reason === 'io client disconnect' ? 'connecting' : 'offline';
    // The server hung up on purpose (a change of game, a restart): the library does not come back by itself then.
    if (reason === 'io server disconnect' && line.value !== 'refused')
      setTimeout(() => void (closed || socket.connect()), refusal.value === undefined ? firstRetryMs : lastRetryMs / 4);
  });
  socket.on('connect_error', (error) => {
    const told = refusalIn(error);
    // A rehearsal lives in the server's memory: after a restart there is none to come back to.
    if (told?.code === 'game/unknown' && rehearsalOf.peek() !== undefined) return endRehearsal();
    if (told === undefined || !told.code.startsWith('token/')) {
      line.value = 'offline';
      // A refusal of the handshake ends the library's own attempts.
      if (!socket.active) setTimeout(() => void (closed || socket.connect()), lastRetryMs / 4);
      return;
    }
    refusal.value = told;
    line.value = 'refused';
  });
  socket.on('view', receive);
  socket.on('lobby', (next) => {
    lobby.value = next;
  });
  socket.on('rehearsalOver', ({ game: over, why }) => {
    if (over !== game) return;
    rehearsalEnd.value = why;
    endRehearsal();
  });
  socket.on('refused', (next) => {
    if (next.code === 'game/unknown' && rehearsalOf.peek() !== undefined) return endRehearsal();
    refusal.value = next;
    if (next.code.startsWith('token/')) line.value = 'refused';
  });

  /** Goes over to a game (or back to the lobby) with the same token. */
  const watch = (next: string | undefined): void => {
    if (game === next && socket.connected) return;
    game = next;
    watched.value = undefined;
    socket.disconnect().connect();
  };

  /** Goes over to a rehearsal. It ends by itself when its game starts. */
  const rehearse = (rehearsal: string, real: string): void => {
    rehearsalOf.value = real;
    rehearsalEnd.value = undefined;
    watch(rehearsal);
  };
  const endRehearsal = (): void => {
    const back = rehearsalOf.peek();
    if (back === undefined) return;
    watch(back);
    rehearsalOf.value = undefined;
  };

  let queue: Promise<unknown> = Promise.resolve();

  const deliver = async (envelope: CommandEnvelope): Promise<Ack> => {
    for (let pause = firstRetryMs; !closed; pause = Math.min(lastRetryMs, pause * 2)) {
      if (line.value === 'refused') return { ok: false, refusal: refusal.value ?? { code: 'token/wrong' } };
      if (socket.connected)
        try {
          return await socket.timeout(answerTimeoutMs).emitWithAck('command', envelope);
        } catch {
          // No answer in time: the same id goes out again, which is harmless.
        }
      await wait(pause * (0.5 + (crypto.getRandomValues(new Uint8Array(1))[0] ?? 0) / 255));
    }
    return { ok: false, refusal: { code: 'workshop/closed' } };
  };

  /** Sends a command until it is answered; commands of one page go out one after the other. */
  const command = (toGame: string, wanted: GameCommand): Promise<Ack> => {
    const sent = queue.then(() => deliver({ id: freshId(), game: toGame, command: wanted }));
    queue = sent.catch(() => undefined);
    return sent;
  };

  const close = (): void => {
    closed = true;
    socket.close();
  };

  socket.connect();
  return {
    line,
    lobby,
    refusal,
    offsetMs,
    watched,
    desk: computed(() => watched.value?.desk),
    room: computed(() => watched.value?.room),
    rehearsalOf,
    rehearsalEnd,
    watch,
    rehearse,
    endRehearsal,
    command,
    close,
  };
};

const refusalIn = (error: Error): Refusal | undefined => {
  const data = (error as Error & { readonly data?: { readonly code?: unknown; readonly refusal?: unknown } }).data;
  const told = data?.refusal ?? data;
  if (typeof told === 'object' && told !== null && 'code' in told && typeof told.code === 'string') return told as Refusal;
  return error.message.includes('/') && /^[a-z]+\/[a-z-]+$/.test(error.message) ? ({ code: error.message } as Refusal) : undefined;
};
