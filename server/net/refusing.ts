import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import { refuse, type Refusal } from '../contract/refusals.ts';
import { statusOf } from './refusal-status.ts';

/** Every refusal is `{ refusal }` with its status. */
export const send = (reply: FastifyReply, refusal: Refusal): FastifyReply => reply.code(statusOf(refusal)).send({ refusal });

/** What is wrong with a body, for its sender: where and what. */
export const malformed = (error: z.ZodError): Refusal => {
  const [issue] = error.issues;
  const where = issue?.path.join('.') ?? '';
  if (where === 'name') return refuse('workshop/name');
  return refuse('wire/malformed', { where, problem: issue?.message ?? '' });
};
