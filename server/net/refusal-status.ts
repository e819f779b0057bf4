import type { Refusal, RefusalCode } from '../contract/refusals.ts';

const byCode: Readonly<Partial<Record<RefusalCode, number>>> = {
  'wire/too-large': 413,
  'wire/too-many': 429,
  'token/missing': 401,
  'token/wrong': 401,
  'token/not-allowed': 403,
  'workshop/unknown': 404,
  'workshop/full': 409,
  'workshop/closed': 409,
  'scenario/unknown': 404,
  'game/unknown': 404,
  'link/unknown': 404,
  'link/expired': 401,
  'link/revoked': 401,
  'link/too-many': 409,
  'replay/not-yet': 409,
  'replay/unknown': 404,
  'replay/old-rules': 409,
  'replay/branches': 409,
  'game/not-latest': 409,
  'store/unavailable': 503,
};

/** The HTTP status that goes with a refusal. */
export const statusOf = ({ code }: Refusal): number => byCode[code] ?? 400;
