import type { Lever } from '../../server/contract/ids.ts';
import { chanceOf } from '../../server/simulation/chance.ts';
import type { Company } from '../../server/simulation/company.ts';
import { fieldIndex } from '../../server/simulation/company.ts';
import { brokenInvariants } from '../../server/simulation/invariants.ts';
import { openCompany } from '../../server/simulation/opening.ts';
import type { PeriodRecord, RoundRecord } from '../../server/simulation/records.ts';
import { playRound } from '../../server/simulation/round.ts';
import type { World } from '../../server/simulation/world.ts';

/** What is decided otherwise than left alone: by round, lever and key. `all` rounds first, then the round's own. */
export type Choices = Readonly<Record<string, readonly (readonly [Lever, string, number])[]>>;

export type Played = { readonly world: World; readonly records: readonly RoundRecord[]; readonly periods: readonly PeriodRecord[] };

/** Plays rounds in which everybody leaves the desk alone but for the choices, and holds the laws after each period. */
export const playRounds = (company: Company, rounds: number, choices: Choices = {}, seed = 'test'): Played => {
  const chance = chanceOf(company, seed);
  let { world, record } = openCompany(company, chance);
  let before = record.periods[0];
  const records = [record];
  const periods: PeriodRecord[] = [];
  for (let round = 1; round <= rounds; round += 1) {
    const decisions = company.fields.map((field, place) => field.initial ?? record.close.proposals[place] ?? field.least);
    for (const [lever, key, value] of [...(choices['all'] ?? []), ...(choices[round] ?? [])]) {
      const place = fieldIndex(company, lever, key);
      if (place < 0) throw new Error(`nobody has ${lever} ${key}`);
      decisions[place] = value;
    }
    ({ world, record } = playRound(company, chance, world, decisions, {
      inspect: (inside, period) => {
        const broken = brokenInvariants(company, inside, [before, period]);
        if (broken.length > 0) throw new Error(broken.join('; '));
        before = period;
      },
    }));
    records.push(record);
    periods.push(...record.periods);
  }
  return { world, records, periods };
};

export const sum = (list: readonly number[]): number => list.reduce((total, each) => total + each, 0);
