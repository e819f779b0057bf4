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
  'store/unavailable': 503,
};

/** The HTTP status that goes with a refusal. */
export const statusOf = ({ code }: Refusal): number => byCode[code] ?? 400;
