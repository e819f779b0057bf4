import { createHash } from 'node:crypto';

/** The fingerprint of a scenario's text, by which results of one version of it can be compared. */
export const scenarioVersionOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 16);
