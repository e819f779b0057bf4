import { refuse } from '../../contract/refusals.ts';
import type { LookingBackCommand, Told } from '../command.ts';
import type { Game } from '../state.ts';

/** More what-ifs of one game than anybody compares. */
export const mostBranches = 50;

/** A what-if is kept under its title, unless there are too many already. */
export const keepingBranch = (
  game: Game,
  { branch, title, fromRound, jointScore }: Extract<LookingBackCommand, { kind: 'keepBranch' }>,
): Told => {
  const { branches } = game.together;
  if (branches.some(({ id }) => id === branch)) return { facts: [] };
  return branches.length >= mostBranches
    ? { refusal: refuse('replay/branches', { most: mostBranches }) }
    : { facts: [{ type: 'BranchKept', branch, fromRound, jointScore, text: title }] };
};
