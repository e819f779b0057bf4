import type { Server as HttpServer, IncomingMessage } from 'node:http';
import { Server } from 'socket.io';
import type { ExtendedError, Socket } from 'socket.io';
import { z } from 'zod';
import { commandEnvelopeSchema, gameCommandSchema } from '../contract/commands.ts';
import type { Ack, ClientToServer, ServerToClient } from '../contract/messages.ts';
import { refuse } from '../contract/refusals.ts';
import type { Refusal } from '../contract/refusals.ts';
import { teamCommandSchemas } from '../contract/team-commands.ts';
import type { Host, Page, Visitor } from '../host/host.ts';
import { isolated } from '../host/isolated.ts';
import type { Report } from '../host/ports.ts';
import type { Limits } from './limits.ts';

/** The largest message a client may send. Larger ones end the connection; their sender is told when it is back. */
const mostMessageBytes = 32 * 1024;

const handshakeSchema = z.strictObject({ token: z.string().min(1).max(200), game: z.string().min(1).max(40).optional() });

type Data = { readonly visitor: Visitor; readonly game: string | undefined };
type Nothing = Readonly<Record<string, never>>;
type GameServer = Server<ClientToServer, ServerToClient, Nothing, Data>;
type GameSocket = Socket<ClientToServer, ServerToClient, Nothing, Data>;

const kinds: ReadonlySet<string> = new Set(gameCommandSchema.options.map((option) => option.shape.kind.value));
const talkKinds: ReadonlySet<string> = new Set(teamCommandSchemas.map((schema) => schema.shape.kind.value));
const kindOf = (message: unknown): unknown => z.object({ command: z.object({ kind: z.unknown() }) }).safeParse(message).data?.command.kind;

/** A command as it came, checked strictly; or what is wrong with it. */
const readEnvelope = (message: unknown): z.infer<typeof commandEnvelopeSchema> | { readonly refusal: Refusal } => {
  const parsed = commandEnvelopeSchema.safeParse(message);
  if (parsed.success) return parsed.data;
  const kind = kindOf(message);
  if (typeof kind === 'string' && !kinds.has(kind)) return { refusal: refuse('wire/unknown-command') };
  const [issue] = parsed.error.issues;
  const path = issue?.path.join('.') ?? '';
  if (path === 'command.seat') return { refusal: refuse('seat/unknown') };
  if (/^command\.values\.\d+\.lever$/.test(path)) return { refusal: refuse('lever/unknown') };
  return { refusal: refuse('wire/malformed', { where: path, problem: issue?.message ?? '' }) };
};

const refusing = (refusal: Refusal): ExtendedError => Object.assign(new Error(refusal.code), { data: refusal });

type Answer = (answer: unknown) => void;
const isAnswer = (value: unknown): value is Answer => typeof value === 'function';

/** Serves a connected page until it goes. Whatever is refused is said: as the answer to the message, or as `refused` if none was asked for. */
const serve = (host: Host, limits: Limits, report: Report, socket: GameSocket): void => {
  const { visitor, game } = socket.data;
  const opened = isolated(report, 'a page was not opened', () =>
    host.open(visitor, game, {
      view: (message) => socket.emit('view', message),
      lobby: (lobby) => socket.emit('lobby', lobby),
      rehearsalOver: (over) => socket.emit('rehearsalOver', over),
    }),
  ) ?? { refusal: refuse('store/unavailable') };
  if ('refusal' in opened) {
    socket.emit('refused', opened.refusal);
    socket.disconnect(true);
    return;
  }
  const page: Page = opened;
  const messages = visitor.viewer.facilitator ? limits.facilitatorMessages : limits.messages;
  const answerTo = (answer: unknown, ack: Ack): void => {
    if (isAnswer(answer)) answer(ack);
    else if (!ack.ok) socket.emit('refused', ack.refusal);
  };

  const take = async (message: unknown): Promise<Ack> => {
    if (!(await messages.allows(visitor.key))) return { ok: false, refusal: refuse('wire/too-many') };
    const envelope = readEnvelope(message);
    if ('refusal' in envelope) return { ok: false, refusal: envelope.refusal };
    const talks = talkKinds.has(envelope.command.kind);
    return talks && !(await limits.talk.allows(visitor.key)) ? { ok: false, refusal: refuse('wire/too-many') } : page.command(envelope);
  };

  socket.on('command', (message: unknown, answer: unknown) => {
    take(message).then(
      (ack) => answerTo(answer, ack),
      (problem: unknown) => {
        report.warn('a command failed', { problem: String(problem) });
        answerTo(answer, { ok: false, refusal: refuse('store/unavailable') });
      },
    );
  });
  socket.on('resync', (answer: unknown) => {
    void messages.allows(visitor.key).then((allowed) => {
      if (!isAnswer(answer)) socket.emit('refused', refuse('wire/malformed', { where: 'resync' }));
      else if (!allowed) answer({ refusal: refuse('wire/too-many') });
      else answer(isolated(report, 'a view was not drawn', () => page.resync()) ?? { refusal: refuse('store/unavailable') });
    });
  });
  socket.onAny((event: string, ...values: unknown[]) => {
    if (event === 'command' || event === 'resync') return;
    void messages
      .allows(visitor.key)
      .then((allowed) => answerTo(values.at(-1), { ok: false, refusal: refuse(allowed ? 'wire/unknown-command' : 'wire/too-many') }));
  });
  socket.on('disconnect', () => page.close());
};

/** Remembers, for a while, whose connection ended because a message was too large. */
const openTooLarge = (): { mark(key: string | undefined): void; take(key: string): boolean } => {
  const marked = new Set<string>();
  return {
    mark: (key) => {
      if (key === undefined || marked.size >= 1000) return;
      marked.add(key);
    },
    take: (key) => marked.delete(key),
  };
};

/** The id under which a polling client's requests come. */
const connectionId = (socket: GameSocket): string => z.object({ id: z.string() }).parse(socket.conn).id;

/** The end of a websocket whose client sent more than the limit, as engine.io reports it. */
const isTooLarge = (description: unknown): boolean =>
  description instanceof Error &&
  [description.message, (description as { readonly description?: unknown }).description].some((each) =>
    /max payload/i.test(each instanceof Error ? each.message : typeof each === 'string' ? each : ''),
  );

/** The socket side: a strict handshake, then pages. Everything else a client may send is refused with a code. */
export const openSockets = (http: HttpServer, host: Host, limits: Limits, report: Report): GameServer => {
  const server: GameServer = new Server(http, {
    serveClient: false,
    maxHttpBufferSize: mostMessageBytes,
    perMessageDeflate: false,
    httpCompression: false,
    transports: ['websocket', 'polling'],
    pingInterval: 10_000,
    pingTimeout: 10_000,
  });
  const tooLarge = openTooLarge();
  const keyOfConnection = new Map<string, string>();

  http.prependListener('request', (request: IncomingMessage) => {
    if (
      Number(request.headers['content-length'] ?? 0) <= mostMessageBytes ||
      request.url === undefined ||
      !request.url.startsWith('/socket.io/')
    )
      return;
    tooLarge.mark(keyOfConnection.get(new URL(request.url, 'http://here').searchParams.get('sid') ?? ''));
  });

  server.use((socket, next) => {
    const auth = handshakeSchema.safeParse(socket.handshake.auth);
    if (!auth.success) {
      const missing = !('token' in socket.handshake.auth);
      next(
        refusing(
          refuse(missing ? 'token/missing' : 'wire/malformed', missing ? undefined : { where: auth.error.issues[0]?.path.join('.') ?? '' }),
        ),
      );
      return;
    }
    const { token, game } = auth.data;
    const admit = async (): Promise<ExtendedError | undefined> => {
      try {
        const visitor = await host.identify(token, game);
        if (!('refusal' in visitor)) {
          socket.data = { visitor, game };
          return undefined;
        }
        if (visitor.refusal.code !== 'token/wrong') return refusing(visitor.refusal);
        const allowed = await limits.wrongTokens.allows(socket.handshake.address);
        return refusing(allowed ? visitor.refusal : refuse('wire/too-many'));
      } catch (problem) {
        report.warn('a token could not be looked up', { problem: String(problem) });
        return refusing(refuse('store/unavailable'));
      }
    };
    // oxlint-disable-next-line promise/no-callback-in-promise -- socket.io's middleware knows callbacks only.
    void admit().then((error) => next(error));
  });

  server.on('connection', (socket) => {
    const { key } = socket.data.visitor;
    const connection = connectionId(socket);
    keyOfConnection.set(connection, key);
    socket.conn.once('close', (_reason: string, description?: unknown) => {
      keyOfConnection.delete(connection);
      if (isTooLarge(description)) tooLarge.mark(key);
    });
    if (tooLarge.take(key)) socket.emit('refused', refuse('wire/too-large', { mostBytes: mostMessageBytes }));
    serve(host, limits, report, socket);
  });
  return server;
};
