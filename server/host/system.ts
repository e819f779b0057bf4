import { Worker } from 'node:worker_threads';
import { customAlphabet, nanoid } from 'nanoid';
import { refuse } from '../contract/refusals.ts';
import type { BenchmarkResult } from '../game/facts.ts';
import { shippedScenario } from '../scenario/load.ts';
import { parseScenario } from '../scenario/parse.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Benchmarks, Clock, Ids, Scenarios, Timers } from './ports.ts';
import { openQueue } from './queue.ts';

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

const inThread = (scenario: Scenario, seed: string): Promise<readonly BenchmarkResult[]> =>
  new Promise((resolve, reject) => {
    const thread = new Worker(new URL('./benchmark-entry.mjs', import.meta.url), { execArgv: [], workerData: { scenario, seed } });
    thread.once('message', resolve);
    thread.once('error', reject);
    thread.once('exit', (code) => reject(new Error(`the benchmark thread ended with ${code} before it answered`)));
  });

/** Benchmarks in a thread of their own, one at a time. All teams of a workshop share a seed, so that its games are played once. */
export const threadBenchmarks = (): Benchmarks => {
  const queue = openQueue();
  const played = new WeakMap<Scenario, Map<string, Promise<readonly BenchmarkResult[]>>>();
  return {
    play: (scenario, seed) => {
      const bySeed = played.get(scenario) ?? new Map<string, Promise<readonly BenchmarkResult[]>>();
      played.set(scenario, bySeed);
      const before = bySeed.get(seed);
      if (before !== undefined) return before;
      const results = queue.add(() => inThread(scenario, seed));
      bySeed.set(seed, results);
      results.catch(() => bySeed.delete(seed));
      return results;
    },
  };
};
