import { customAlphabet, nanoid } from 'nanoid';
import { refuse } from '../contract/refusals.ts';
import type { BenchmarkResult } from '../game/facts.ts';
import { shippedScenario } from '../scenario/load.ts';
import { parseScenario } from '../scenario/parse.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Benchmarks, Clock, Debriefs, Ids, Scenarios, Timers } from './ports.ts';

/** This machine's clock. */
export const systemClock: Clock = { nowMs: () => Date.now() };

/** This machine's timers. */
export const systemTimers: Timers = {
  after: (delayMs, run) => {
    const timer = setTimeout(run, Math.min(delayMs, 2_000_000_000));
    return () => clearTimeout(timer);
  },
};

/** No 0 O, 1 I L, 2 Z, 5 S, 8 B: a code is read out and typed. */
const codeAlphabet = 'ACDEFGHJKMNPQRTUVWXY34679';

/** Names from this machine's source of randomness. */
export const systemIds: Ids = {
  id: () => nanoid(16),
  token: () => nanoid(32),
  code: customAlphabet(codeAlphabet, 6),
  seed: () => nanoid(22),
};

/** The shipped files, and texts from the log (each compiled once). */
export const systemScenarios = (): Scenarios => {
  const known = new Map<string, Scenario>();
  return {
    find: (id) => {
      const found = shippedScenario(id);
      return found === undefined
        ? { refusal: refuse('scenario/unknown', { scenario: id }) }
        : { scenario: found.scenario, text: found.text };
    },
    read: (text) => {
      const before = known.get(text);
      if (before !== undefined) return before;
      const parsed = parseScenario(text, 'the log');
      if ('problems' in parsed) return undefined;
      known.set(text, parsed.scenario);
      return parsed.scenario;
    },
  };
};

/** Benchmarks among what is worked on in the thread. All teams of a workshop share a seed: its games are played once for all to whom the same happened. */
export const threadBenchmarks = (debriefs: Debriefs): Benchmarks => {
  const played = new WeakMap<Scenario, Map<string, Promise<readonly BenchmarkResult[]>>>();
  return {
    play: (scenario, seed, injections) => {
      const known = played.get(scenario) ?? new Map<string, Promise<readonly BenchmarkResult[]>>();
      played.set(scenario, known);
      const game = JSON.stringify([seed, injections]);
      const before = known.get(game);
      if (before !== undefined) return before;
      const results = debriefs.ask({ kind: 'benchmarks', scenario, seed, injections });
      known.set(game, results);
      results.catch(() => known.delete(game));
      return results;
    },
    worth: (scenario, { seed, informationLevel, injections, decisions, together }) =>
      debriefs.ask({ kind: 'worth', scenario, played: { seed, informationLevel, injections, decisions, together } }),
  };
};
