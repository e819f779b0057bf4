import type { Policy } from './policy.ts';

/** Touches nothing: proposals stand for orders, defaults for everything else. The least a team has to beat. */
export const doNothing: Policy = () => ({ values: [], memory: {}, reason: 'Leaves everything as it is.' });
