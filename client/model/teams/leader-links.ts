import type { LeaderLink } from '../../../server/contract/debrief.ts';

export type LinkState = 'open' | 'expired' | 'revoked';

/** What has become of a link by now. */
export const linkState = ({ revoked, expiresMs }: Pick<LeaderLink, 'revoked' | 'expiresMs'>, nowMs: number): LinkState =>
  revoked ? 'revoked' : expiresMs <= nowMs ? 'expired' : 'open';

/** Open ones first, each the newest first. */
export const sortedLinks = (links: readonly LeaderLink[], nowMs: number): readonly (LeaderLink & { readonly state: LinkState })[] =>
  links
    .map((link) => ({ ...link, state: linkState(link, nowMs) }))
    .toSorted((one, other) => Number(other.state === 'open') - Number(one.state === 'open') || other.madeMs - one.madeMs);

/** The address that a leader is given: the secret stands after `#`, which no server is told. */
export const leaderAddress = (origin: string, workshop: string, token: string): string =>
  `${origin}/w/${encodeURIComponent(workshop)}/debrief#key=${encodeURIComponent(token)}`;
