import { chanceOf } from '../simulation/chance.ts';
import type { Company } from '../simulation/company.ts';
import { hashWorld } from '../simulation/hash.ts';
import { openCompany } from '../simulation/opening.ts';
import type { RoundRecord } from '../simulation/records.ts';
import { playRound, rulesVersion } from '../simulation/round.ts';
import type { RoundOptions } from '../simulation/round.ts';
import type { World } from '../simulation/world.ts';
import { rushedTransfers } from './agreements/emergency.ts';
import type { GameFact, RoundResolved } from './facts.ts';
import { injectedPlaces } from './injections.ts';
import { untouchedValue } from './inputs.ts';
import type { GameSetup } from './rules.ts';
import type { Game } from './state.ts';

/** Whether a resolved round carries its hash: headless play asks only for the last one. */
export type Hashing = 'hashed' | 'unhashed';

const hashOf = (world: World, hashing: Hashing): string => (hashing === 'hashed' ? hashWorld(world) : '');

const worldOf = (game: Game): World => {
  if (game.world === undefined) throw new Error('a game that has not started has no world');
  return game.world;
};

/** Round 0: the company as it stands before anybody decides. */
export const openingFact = (setup: GameSetup, game: Game, hashing: Hashing = 'hashed'): RoundResolved => {
  const { world, record } = openCompany(setup.company, chanceOf(setup.company, game.seed));
  return { type: 'RoundResolved', round: 0, rulesVersion, decisions: [], record, world, stateHash: hashOf(world, hashing) };
};

/**
 * The number every field takes this round: draft, else standing value, else proposal, else least. In the opening every order
 * is the scenario's, over whatever anybody decided.
 */
export const resolvedDecisions = (setup: GameSetup, game: Game): readonly number[] => {
  const { fields } = setup.company;
  const decisions: number[] = [];
  for (let index = 0; index < fields.length; index += 1) decisions.push(game.drafts[index] ?? untouchedValue(setup.company, game, index));
  if (game.phase !== 'briefing' || setup.rules.opening === undefined) return decisions;
  for (let index = 0; index < fields.length; index += 1)
    if (fields[index]?.lever === 'order') decisions[index] = setup.rules.opening.orderUnits;
  return decisions;
};

const asUsual: RoundOptions = {};

/** What people did besides deciding: events injected into the round, transfers that were promised for too soon. */
const optionsOf = ({ company }: GameSetup, game: Game): RoundOptions => {
  const injected = injectedPlaces(company, game);
  const rush = rushedTransfers(company, game);
  if (injected.length === 0 && rush.length === 0) return asUsual;
  return { ...(injected.length === 0 ? {} : { injected }), ...(rush.length === 0 ? {} : { rush }) };
};

/** The round being planned: in the briefing it is the opening's next round. */
export const resolveRound = (setup: GameSetup, game: Game, hashing: Hashing = 'hashed'): RoundResolved => {
  const decisions = resolvedDecisions(setup, game);
  const chance = chanceOf(setup.company, game.seed);
  const { world, record } = playRound(setup.company, chance, worldOf(game), decisions, optionsOf(setup, game));
  return { type: 'RoundResolved', round: record.round, rulesVersion, decisions, record, world, stateHash: hashOf(world, hashing) };
};

/** The common policy after the end: proposals for orders, initial values elsewhere, no promotions. */
const commonDecisions = (company: Company, last: RoundRecord | undefined): readonly number[] =>
  company.fields.map((field, index) => {
    if (field.lever === 'promotion') return 0;
    return field.initial ?? Math.min(Math.max(last?.close.proposals[index] ?? field.least, field.least), field.most);
  });

/** The rounds after the last one played: promotions' dips, returns and receivables land, and count in the score. */
const runOut = (setup: GameSetup, game: Game): { readonly records: readonly RoundRecord[]; readonly world: World } => {
  const chance = chanceOf(setup.company, game.seed);
  const records: RoundRecord[] = [];
  let world = worldOf(game);
  let last = game.records[game.records.length - 1];
  for (let count = 0; count < setup.rules.runOutRounds; count += 1) {
    const played = playRound(setup.company, chance, world, commonDecisions(setup.company, last));
    world = played.world;
    last = played.record;
    records.push(played.record);
  }
  return { records, world };
};

/** The game's last fact of play: the run-out and the hash of the company at its end. */
export const finishFact = (setup: GameSetup, game: Game): Extract<GameFact, { readonly type: 'GameFinished' }> => {
  const { records, world } = runOut(setup, game);
  return { type: 'GameFinished', runOut: records, stateHash: hashWorld(world) };
};
