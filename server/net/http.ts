import { existsSync } from 'node:fs';
import { join } from 'node:path';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import staticFiles from '@fastify/static';
import fastify from 'fastify';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { renderSVG } from 'uqr';
import { createWorkshopSchema, joinSchema, rehearsalSchema } from '../contract/commands.ts';
import type { Joined, RehearsalOpened, ScenarioListing, WorkshopCreated } from '../contract/messages.ts';
import { refuse } from '../contract/refusals.ts';
import type { Refusal } from '../contract/refusals.ts';
import { isShowable } from '../contract/showable.ts';
import type { Host, Visitor } from '../host/host.ts';
import { tokenOf } from './bearer.ts';
import { headers } from './headers.ts';
import type { Limits } from './limits.ts';
import { lookingBackRoutes, mostUploadBytes } from './looking-back.ts';
import { malformed, send } from './refusing.ts';

export type HttpSettings = {
  /** Folder of the built client. */
  readonly clientFolder: string;
  readonly scenarios: ScenarioListing;
  /** The address people join at; asked late, when the port is known. */
  publicUrl(): string;
  /** How long a request may take to arrive. */
  readonly mostRequestMs: number;
};

const bodyLimitBytes = 16 * 1024;
const hourSeconds = 3600;

/** Who asks, by their token. */
const bearerOf = async (
  host: Host,
  limits: Limits,
  authorization: string | undefined,
  address: string,
): Promise<Visitor | { readonly refusal: Refusal }> => {
  const token = tokenOf(authorization);
  if (token === undefined) return { refusal: refuse('token/missing') };
  const visitor = await host.identify(token, undefined);
  if (!('refusal' in visitor) || visitor.refusal.code !== 'token/wrong') return visitor;
  return (await limits.wrongTokens.allows(address)) ? visitor : { refusal: refuse('wire/too-many') };
};

const api = (app: FastifyInstance, host: Host, limits: Limits, settings: HttpSettings): void => {
  app.get('/api/health', async () => ({ ok: true }));
  app.get('/api/scenarios', async () => settings.scenarios);

  app.post('/api/workshops', { config: { rateLimit: { max: 60, timeWindow: '1 minute' } } }, async (request, reply) => {
    const body = createWorkshopSchema.safeParse(request.body ?? {});
    if (!body.success) return send(reply, malformed(body.error));
    const created = await host.create(body.data);
    if ('refusal' in created) return send(reply, created.refusal);
    const joinUrl = `${settings.publicUrl()}/join/${created.code}`;
    const answer: WorkshopCreated = { ...created, joinUrl, qrSvg: renderSVG(joinUrl) };
    return reply.code(201).send(answer);
  });

  app.post('/api/join', { config: { rateLimit: { max: 1200, timeWindow: '1 minute' } } }, async (request, reply) => {
    const body = joinSchema.safeParse(request.body ?? {});
    if (!body.success) return send(reply, malformed(body.error));
    if (!isShowable(body.data.name)) return send(reply, refuse('workshop/name'));
    if ((await limits.wrongCodes.exhausted(request.ip)) || (await limits.wrongCodesOfAll.exhausted('all')))
      return send(reply, refuse('wire/too-many'));
    const joined = await host.join(body.data.code, body.data.name);
    if ('refusal' in joined) {
      if (joined.refusal.code === 'workshop/unknown') {
        await limits.wrongCodes.allows(request.ip);
        await limits.wrongCodesOfAll.allows('all');
      }
      return send(reply, joined.refusal);
    }
    const answer: Joined = joined;
    return reply.code(201).send(answer);
  });

  app.post('/api/rehearsals', async (request, reply) => {
    const visitor = await bearerOf(host, limits, request.headers.authorization, request.ip);
    if ('refusal' in visitor) return send(reply, visitor.refusal);
    const body = rehearsalSchema.safeParse(request.body ?? {});
    if (!body.success) return send(reply, malformed(body.error));
    if (!(await limits.rehearsals.allows(visitor.key))) return send(reply, refuse('wire/too-many'));
    const opened = await host.rehearse(visitor, body.data);
    if ('refusal' in opened) return send(reply, opened.refusal);
    const answer: RehearsalOpened = opened;
    return reply.code(201).send(answer);
  });
};

/** Addresses of the one page, which draws what its address says. */
const pagePaths = ['/', '/w/*', '/join/*', '/open', '/open/*'];

const pages = async (app: FastifyInstance, clientFolder: string): Promise<void> => {
  if (!existsSync(join(clientFolder, 'index.html'))) {
    for (const path of pagePaths)
      app.get(path, async (_, reply) => reply.code(503).type('text/plain').send('The client is not built: run `npm run build`.\n'));
    return;
  }
  await app.register(staticFiles, {
    root: clientFolder,
    index: false,
    dotfiles: 'ignore',
    preCompressed: true,
    cacheControl: false,
    setHeaders: (reply, path) => {
      // Built files carry a hash of their content in their name; the page that names them does not.
      reply.setHeader('cache-control', path.includes('/assets/') ? `public, max-age=${365 * 24 * hourSeconds}, immutable` : 'no-cache');
    },
  });
  for (const path of pagePaths) app.get(path, (_, reply) => reply.sendFile('index.html'));
};

/** The http side: pages and the few calls made before there is a socket. Every refusal is `{ refusal }` with its status. */
export const openHttp = async (host: Host, limits: Limits, settings: HttpSettings): Promise<FastifyInstance> => {
  // Requests are not logged: paths hold join codes.
  const app = fastify({
    logger: false,
    bodyLimit: bodyLimitBytes,
    forceCloseConnections: true,
    // A body that never ends must not hold a connection for ever.
    requestTimeout: settings.mostRequestMs,
    http: {
      requestTimeout: settings.mostRequestMs,
      headersTimeout: settings.mostRequestMs,
      connectionsCheckingInterval: Math.min(settings.mostRequestMs, 5000),
    },
    // What goes wrong before a route is found, as a path that cannot be read: coded like all else.
    frameworkErrors: (_error, _request, reply) => void send(reply as FastifyReply, refuse('wire/malformed')),
  });
  await app.register(helmet, headers);
  await app.register(rateLimit, { global: false, errorResponseBuilder: () => Object.assign(new Error('too many'), { statusCode: 429 }) });
  app.setErrorHandler((error: { readonly statusCode?: number }, request, reply) => {
    const { statusCode } = error;
    if (statusCode === 413)
      return send(reply, refuse('wire/too-large', { mostBytes: request.url === '/api/replays' ? mostUploadBytes : bodyLimitBytes }));
    if (statusCode === 429) return send(reply, refuse('wire/too-many'));
    if (statusCode !== undefined && statusCode < 500) return send(reply, refuse('wire/malformed'));
    return send(reply, refuse('store/unavailable'));
  });
  app.setNotFoundHandler((request, reply) =>
    request.url.startsWith('/api/')
      ? reply.code(404).send({ refusal: refuse('wire/unknown-command') })
      : reply.code(404).type('text/plain').send('There is no such page.\n'),
  );
  api(app, host, limits, settings);
  lookingBackRoutes(app, host, limits);
  await pages(app, settings.clientFolder);
  return app;
};
