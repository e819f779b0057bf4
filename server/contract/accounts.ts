/** How often sales may ring a key account up while a round is planned: one call, one request. */
export const customerCallsPerRound = 2;
