import type { Game } from '../game/state.ts';
import type { RoundRecord } from '../simulation/records.ts';
import type { KnownScores } from './measures.ts';
import type { KnownTotals } from './round-totals.ts';
import type { Sections } from './seat-sections.ts';
import { newTeamMemory } from './team/memory.ts';
import type { TeamMemory } from './team/memory.ts';

/** What was worked out for the desks of one game, so that a round costs no more than itself. It never changes what a desk says. */
export type DeskMemory = {
  readonly totals: KnownTotals;
  readonly scores: KnownScores;
  sections: Sections | undefined;
  readonly team: TeamMemory;
};

export const newDeskMemory = (): DeskMemory => ({ totals: [], scores: [], sections: undefined, team: newTeamMemory() });

const memories = new WeakMap<RoundRecord, DeskMemory>();

/**
 * A live game's memory, kept with its opening. Whoever plays games by the thousand brings one along for each instead: what a weak map
 * holds outlives its game until the next full collection.
 */
export const memoryOf = ({ records }: Game): DeskMemory => {
  const [opening] = records;
  if (opening === undefined) return newDeskMemory();
  const before = memories.get(opening);
  if (before !== undefined) return before;
  const made = newDeskMemory();
  memories.set(opening, made);
  return made;
};
