/** The token of a request, from its own header: addresses are logged on the way, headers are not. */
export const tokenOf = (authorization: string | undefined): string | undefined => /^Bearer (\S{1,200})$/.exec(authorization ?? '')?.[1];
