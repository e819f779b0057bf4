import type { Company } from '../../server/simulation/company.ts';
import { chanceOf } from '../../server/simulation/chance.ts';
import { hashWorld } from '../../server/simulation/hash.ts';
import { openCompany } from '../../server/simulation/opening.ts';
import { playRound } from '../../server/simulation/round.ts';

/** The state hash after every round of given decisions, the opening's first. */
export const hashRun = (company: Company, seed: string, decisions: readonly (readonly number[])[]): readonly string[] => {
  const chance = chanceOf(company, seed);
  let { world } = openCompany(company, chance);
  const hashes = [hashWorld(world)];
  for (const round of decisions) {
    world = playRound(company, chance, world, round).world;
    hashes.push(hashWorld(world));
  }
  return hashes;
};
