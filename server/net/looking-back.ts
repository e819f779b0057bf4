import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { refuse, type Refusal } from '../contract/refusals.ts';
import { attemptSchema, branchSchema, commitmentsSchema, leaderLinkSchema, whatIfSchema } from '../contract/what-if.ts';
import type { Host } from '../host/host.ts';
import type { LookingBack, Reader } from '../host/looking-back.ts';
import { tokenOf } from './bearer.ts';
import type { Limit, Limits } from './limits.ts';
import { malformed, send } from './refusing.ts';

/** The largest file that may be handed in: a game of two hundred periods is well under a megabyte. */
export const mostUploadBytes = 8 * 1024 * 1024;

const named = z.strictObject({ game: z.string().min(1).max(64) });
const linkNamed = z.strictObject({ id: z.string().min(1).max(64) });
/** Words go along with a file only where they were asked for. */
const fileQuery = z.strictObject({ words: z.literal('1').optional() });

type Refused = { readonly refusal: Refusal };
const isRefused = (answer: unknown): answer is Refused => typeof answer === 'object' && answer !== null && 'refusal' in answer;

/** What comes of a game is its people's alone: no cache on the way keeps it. */
const answered = (reply: FastifyReply, answer: unknown, status = 200): FastifyReply =>
  isRefused(answer) ? send(reply, answer.refusal) : reply.code(status).header('cache-control', 'no-store').send(answer);

const bytesAnswered = (reply: FastifyReply, answer: Uint8Array | Refused, headers: Readonly<Record<string, string>>): FastifyReply =>
  answer instanceof Uint8Array
    ? reply
        .headers({ 'cache-control': 'no-store', ...headers })
        // The bytes as they are: a view of them, not a copy.
        .send(Buffer.from(answer.buffer, answer.byteOffset, answer.byteLength))
    : send(reply, answer.refusal);

/** Finished games over http: what is looked at, tried, written down and carried away. Every refusal is `{ refusal }` with its status. */
export const lookingBackRoutes = (app: FastifyInstance, { lookingBack }: Pick<Host, 'lookingBack'>, limits: Limits): void => {
  /** Who asks. Without a token only opened files may be looked at. */
  const readerOf = async (request: FastifyRequest): Promise<Reader | undefined | Refused> => {
    const token = tokenOf(request.headers.authorization);
    if (token === undefined) return undefined;
    const reader = await lookingBack.read(token);
    if (!('refusal' in reader) || reader.refusal.code !== 'token/wrong') return reader;
    return (await limits.wrongTokens.allows(request.ip)) ? reader : { refusal: refuse('wire/too-many') };
  };

  /** The same within what this bearer, or this address, may ask for. */
  const allowed = async (request: FastifyRequest, limit: Limit): Promise<Reader | undefined | Refused> => {
    const reader = await readerOf(request);
    if (isRefused(reader)) return reader;
    return (await limit.allows(reader?.key ?? `address/${request.ip}`)) ? reader : { refusal: refuse('wire/too-many') };
  };

  /** A call about one game, or opened file. */
  const about =
    (
      limit: Limit,
      answer: (reader: Reader | undefined, game: string, request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply>,
    ) =>
    async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
      const reader = await allowed(request, limit);
      if (isRefused(reader)) return send(reply, reader.refusal);
      const params = named.safeParse(request.params);
      return params.success ? answer(reader, params.data.game, request, reply) : send(reply, refuse('replay/unknown'));
    };

  /** A call of somebody who holds a token, with a body of this form. */
  const bodied =
    <T>(limit: Limit, schema: z.ZodType<T>, answer: (reader: Reader, body: T, request: FastifyRequest) => Promise<object>, status = 201) =>
    async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
      const reader = await allowed(request, limit);
      if (isRefused(reader)) return send(reply, reader.refusal);
      if (reader === undefined) return send(reply, refuse('token/missing'));
      const body = schema.safeParse(request.body ?? {});
      return body.success ? answered(reply, await answer(reader, body.data, request), status) : send(reply, malformed(body.error));
    };
  const gameOf = (request: FastifyRequest): string => named.safeParse(request.params).data?.game ?? '';

  app.get('/api/debrief', async (request, reply) => {
    const reader = await allowed(request, limits.looks);
    if (isRefused(reader)) return send(reply, reader.refusal);
    return reader === undefined ? send(reply, refuse('token/missing')) : answered(reply, lookingBack.workshop(reader));
  });

  app.get(
    '/api/replays/:game',
    about(limits.looks, async (reader, game, _, reply) =>
      bytesAnswered(reply, await lookingBack.replay(reader, game), {
        'content-type': 'application/json; charset=utf-8',
        'content-encoding': 'gzip',
      }),
    ),
  );

  app.get(
    '/api/replays/:game/debrief',
    about(limits.progress, async (reader, game, _, reply) => answered(reply, await lookingBack.debrief(reader, game))),
  );

  app.get(
    '/api/replays/:game/file',
    about(limits.looks, async (reader, game, request, reply) => {
      const query = fileQuery.safeParse(request.query);
      if (!query.success) return send(reply, malformed(query.error));
      return bytesAnswered(reply, await lookingBack.file(reader, game, query.data.words === '1'), {
        'content-type': 'application/gzip',
        'content-disposition': 'attachment; filename="game.crossdock.json.gz"',
      });
    }),
  );

  app.post(
    '/api/replays/:game/what-if',
    about(limits.whatIfs, async (reader, game, request, reply) => {
      const body = whatIfSchema.safeParse(request.body ?? {});
      return body.success ? answered(reply, await lookingBack.whatIf(reader, game, body.data)) : send(reply, malformed(body.error));
    }),
  );

  app.post(
    '/api/replays/:game/branches',
    bodied(limits.whatIfs, branchSchema, (reader, body, request) => lookingBack.keepBranch(reader, gameOf(request), body)),
  );
  app.post(
    '/api/replays/:game/commitments',
    bodied(limits.writes, commitmentsSchema, (reader, body, request) => lookingBack.writeCommitments(reader, gameOf(request), body), 200),
  );
  app.post(
    '/api/attempts',
    bodied(limits.writes, attemptSchema, (reader, body) => lookingBack.playAgain(reader, body)),
  );
  app.post(
    '/api/leader-links',
    bodied(limits.writes, leaderLinkSchema, (reader, body) => lookingBack.makeLink(reader, body)),
  );
  app.delete(
    '/api/leader-links/:id',
    bodied(
      limits.writes,
      z.strictObject({}),
      async (reader, _, request) => {
        const params = linkNamed.safeParse(request.params);
        return params.success ? lookingBack.revokeLink(reader, params.data.id) : { refusal: refuse('link/unknown') };
      },
      200,
    ),
  );

  // On its own: nothing else takes bytes, nor as many of them.
  app.register(async (apart) => uploads(apart, lookingBack, limits));
};

/** Files from anywhere: bytes, within limits of size and pace, and no token. */
const uploads = (app: FastifyInstance, lookingBack: LookingBack, limits: Limits): void => {
  app.addContentTypeParser(
    ['application/gzip', 'application/x-gzip', 'application/octet-stream'],
    { parseAs: 'buffer', bodyLimit: mostUploadBytes },
    (_request, body, done) => done(null, body),
  );
  app.post(
    '/api/replays',
    {
      bodyLimit: mostUploadBytes,
      // Before a byte of the body is read.
      onRequest: async (request, reply) => {
        const fine = (await limits.uploads.allows(request.ip)) && (await limits.uploadsOfAll.allows('all'));
        return fine ? undefined : send(reply, refuse('wire/too-many'));
      },
    },
    async (request, reply) => {
      const { body } = request;
      if (!(body instanceof Uint8Array)) return send(reply, refuse('replay/file'));
      return answered(reply, await lookingBack.openFile(body), 201);
    },
  );
};
