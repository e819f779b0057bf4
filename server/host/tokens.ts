import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Keep } from '../store/port.ts';

/** What the store holds under a token's hash. The token itself is nowhere but with its owner. */
const bearerSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('person'), workshop: z.string(), person: z.string() }),
  z.strictObject({ kind: z.literal('facilitator'), workshop: z.string() }),
  z.strictObject({ kind: z.literal('leader'), workshop: z.string(), link: z.string() }),
]);
export type Bearer = z.infer<typeof bearerSchema>;

/** Tokens have 128 random bits or more, so that a plain hash cannot be turned back. */
export const tokenHash = (token: string): string => createHash('sha256').update(token).digest('base64url');
export const tokenKeep = (token: string, bearer: Bearer): Keep => ({
  table: 'tokens',
  key: tokenHash(token),
  value: JSON.stringify(bearer),
});

/** Who holds a token, from what was kept under its hash. */
export const bearerOf = (kept: string): Bearer => bearerSchema.parse(JSON.parse(kept));
