import { availableParallelism, cpus } from 'node:os';
import { everySeat, playGame } from '../../server/play/play-game.ts';
import type { Scenario } from '../../server/scenario/scenario.ts';
import { chanceOf } from '../../server/simulation/chance.ts';
import { openCompany } from '../../server/simulation/opening.ts';
import { playRound } from '../../server/simulation/round.ts';

const repeats = 7;

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

const secondsOf = (work: () => void): number => {
  const start = performance.now();
  work();
  return (performance.now() - start) / 1000;
};

/** Median of seven measurements after one that warms up. Each is long enough for the compiler to be done after the first. */
const measured = (measure: () => number): number => {
  measure();
  return median(Array.from({ length: repeats }, measure));
};

let sink = 0;

/** A fixed piece of plain integer work, millions of steps a second: what this machine is like today, to compare figures by. */
const machineMillionStepsPerSecond = (): number => {
  const steps = 20_000_000;
  return (
    steps /
    1e6 /
    secondsOf(() => {
      let hash = 1;
      for (let step = 0; step < steps; step++) hash = (Math.imul(hash, 1_664_525) + 1_013_904_223 + step) | 0;
      sink += hash;
    })
  );
};

/** The classic chain stepped with given decisions: engine and records, no trace, no views. */
const steppedSitePeriodsPerSecond = (classic: Scenario): number => {
  const { company, rules } = classic;
  const decisions = company.fields.map((field) => field.initial ?? 4);
  const games = 400;
  const seconds = secondsOf(() => {
    for (let game = 0; game < games; game++) {
      const chance = chanceOf(company, 'bench');
      let { world } = openCompany(company, chance);
      for (let round = 0; round < rules.playedRounds; round++) world = playRound(company, chance, world, decisions).world;
      sink += world.period;
    }
  });
  return (games * rules.playedRounds * company.periodsPerRound * company.sites.length) / seconds;
};

/** The same chain played by base-stock bots through their desks, scored. */
const bottedSitePeriodsPerSecond = (classic: Scenario): number => {
  const games = 200;
  const seconds = secondsOf(() => {
    for (let game = 0; game < games; game++) sink += playGame(classic, { seed: 'bench', policies: everySeat('basestock') }).totalCostCents;
  });
  return (games * classic.rules.playedRounds * classic.company.periodsPerRound * classic.company.sites.length) / seconds;
};

/** Milliseconds for one whole default game: four bots, their desks, run-out, score and hash, every game on a new seed. */
const defaultGameMs = (scenario: Scenario): number => {
  const games = 30;
  let seed = 0;
  const seconds = secondsOf(() => {
    for (let game = 0; game < games; game++)
      sink += playGame(scenario, { seed: `bench/${seed++}/${sink}`, policies: everySeat('coordinated') }).jointScore;
  });
  return (1000 * seconds) / games;
};

export type Speed = {
  readonly machine: { readonly cores: number; readonly model: string; readonly node: string; readonly millionStepsPerSecond: number };
  readonly medianOf: number;
  readonly sitePeriodsPerSecond: number;
  readonly botSitePeriodsPerSecond: number;
  readonly defaultGameMs: number;
};

/** How fast this machine plays, medians of seven. */
export const speed = (classic: Scenario, scenario: Scenario): Speed => ({
  machine: {
    cores: availableParallelism(),
    model: cpus()[0]?.model ?? 'unknown',
    node: process.version,
    millionStepsPerSecond: Math.round(measured(machineMillionStepsPerSecond)),
  },
  medianOf: repeats,
  sitePeriodsPerSecond: Math.round(measured(() => steppedSitePeriodsPerSecond(classic))),
  botSitePeriodsPerSecond: Math.round(measured(() => bottedSitePeriodsPerSecond(classic))),
  defaultGameMs: Number(measured(() => defaultGameMs(scenario)).toFixed(2)),
});
