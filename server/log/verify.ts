import { evolve } from '../game/evolve.ts';
import type { GameFact, Logged, RoundResolved } from '../game/facts.ts';
import { finishFact, openingFact, resolveRound } from '../game/resolve.ts';
import type { GameSetup } from '../game/rules.ts';
import type { Game } from '../game/state.ts';
import { hashWorld } from '../simulation/hash.ts';
import { rulesVersion } from '../simulation/round.ts';

/** Where a re-simulation first left the log. `round` is the round; the run-out counts as the round after the last. */
export type Difference = {
  readonly round: number;
  readonly sequence: number;
  readonly what: 'decisions' | 'world' | 'hash' | 'record' | 'run-out';
  readonly logged: string;
  readonly simulated: string;
  /** Rules that the round was played under, where they are not today's: a difference is to be expected then. */
  readonly playedUnderRules?: number;
};

export type Verification =
  | { readonly kind: 'same'; readonly rounds: number; readonly stateHash: string }
  | { readonly kind: 'different'; readonly difference: Difference }
  | { readonly kind: 'unreadable'; readonly problem: string };

const text = (value: unknown): string => JSON.stringify(value);

/** The first thing in which a logged round and its re-simulation differ, cheapest first. */
const differenceOf = (logged: RoundResolved, simulated: RoundResolved): Pick<Difference, 'what' | 'logged' | 'simulated'> | undefined => {
  if (text(logged.decisions) !== text(simulated.decisions))
    return { what: 'decisions', logged: text(logged.decisions), simulated: text(simulated.decisions) };
  if (logged.stateHash !== simulated.stateHash) return { what: 'hash', logged: logged.stateHash, simulated: simulated.stateHash };
  const storedHash = hashWorld(logged.world);
  if (storedHash !== logged.stateHash) return { what: 'world', logged: logged.stateHash, simulated: storedHash };
  if (text(logged.record) !== text(simulated.record))
    return { what: 'record', logged: text(logged.record), simulated: text(simulated.record) };
  return undefined;
};

/**
 * Plays a logged game again from its seed and its acknowledged decisions, each round on the re-simulated company, and reports
 * the first difference by round and hash. Bots are not asked: their decisions stand in the log.
 */
export const verifyGame = (setup: GameSetup, entries: readonly Logged<GameFact>[]): Verification => {
  let game: Game | undefined;
  let rounds = 0;
  for (const { sequence, fact } of entries) {
    try {
      if (game !== undefined && fact.type === 'RoundResolved') {
        const simulated: RoundResolved = fact.round === 0 ? openingFact(setup, game) : resolveRound(setup, game);
        const difference = differenceOf(fact, simulated);
        const rules = fact.rulesVersion === rulesVersion ? {} : { playedUnderRules: fact.rulesVersion };
        if (difference !== undefined) return { kind: 'different', difference: { round: fact.round, sequence, ...difference, ...rules } };
        game = evolve(setup, game, simulated);
        rounds = Math.max(rounds, fact.round);
        continue;
      }
      if (game !== undefined && fact.type === 'GameFinished') {
        const simulated = finishFact(setup, game);
        if (simulated.stateHash !== fact.stateHash || text(simulated.runOut) !== text(fact.runOut))
          return {
            kind: 'different',
            difference: { round: game.round + 1, sequence, what: 'run-out', logged: fact.stateHash, simulated: simulated.stateHash },
          };
      }
      game = evolve(setup, game, fact);
    } catch (error) {
      return { kind: 'unreadable', problem: `entry ${sequence} (${fact.type}): ${error instanceof Error ? error.message : String(error)}` };
    }
  }
  return game === undefined ? { kind: 'unreadable', problem: 'the log is empty' } : { kind: 'same', rounds, stateHash: game.stateHash };
};
