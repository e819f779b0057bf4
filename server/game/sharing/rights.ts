import type { InformationLevel } from '../../contract/ids.ts';
import type { TeamAct } from '../../contract/sharing.ts';

/** What seats may do with each other at each information level, while a round is planned or reviewed: the one place that says so. */
export const actsAtLevel: Readonly<Record<InformationLevel, readonly TeamAct[]>> = {
  closed: [],
  talk: ['message', 'propose', 'passOn', 'shadow'],
  board: ['message', 'propose', 'passOn', 'shadow', 'publish'],
  open: ['message', 'propose', 'passOn', 'shadow', 'publish'],
};
