import type { DemandProcess, DemandSource } from './company.ts';
import { normalQuantile, sineOfTurns } from './real.ts';

/** Demand that is written down or drawn by chance: what it is in a period, what it is on average, how high it goes. */

/** Whole units, never below zero. */
const wholeUnits = (units: number): number => Math.max(0, Math.floor(units + 0.5));

/**
 * The units of a process, period by period from 0 on, each from the next uniform number. An AR(1) goes on from the unrounded
 * number before, below zero too: only what customers order is cut off there, so that mean and autocorrelation stay what they are.
 * Its first number is of the stationary distribution, whose variance is sd^2 / (1 - rho^2) (Box & Jenkins 1970).
 */
export const processUnits = (process: DemandProcess, uniform: () => number): (() => number) => {
  switch (process.kind) {
    case 'normal':
      return () => wholeUnits(process.mean + process.sd * normalQuantile(uniform()));
    case 'uniform':
      return () => process.least + Math.floor(uniform() * (process.most - process.least + 1));
    case 'ar1': {
      const { mean, rho, sd } = process;
      let off: number | undefined;
      return () => {
        const draw = normalQuantile(uniform());
        off = off === undefined ? (sd * draw) / Math.sqrt(1 - rho * rho) : rho * off + sd * draw;
        return wholeUnits(mean + off);
      };
    }
    case 'seasonal': {
      const { mean, amplitude, cyclePeriods, phasePeriods, sd } = process;
      let period = -1;
      return () => {
        period += 1;
        const draw = normalQuantile(uniform());
        return wholeUnits(mean + amplitude * sineOfTurns((period - phasePeriods) / cyclePeriods) + sd * draw);
      };
    }
  }
};

/** Units of demand that is simply given. */
export const givenUnits = (source: Extract<DemandSource, { readonly kind: 'given' | 'steps' }>, period: number): number => {
  if (source.kind === 'given') return source.unitsByPeriod[Math.min(period, source.unitsByPeriod.length) - 1] ?? 0;
  let place = source.fromPeriods.length - 1;
  while (place > 0 && source.fromPeriods[place] > period) place -= 1;
  return source.units[place] ?? 0;
};

const meanOf = (process: DemandProcess): number => (process.kind === 'uniform' ? (process.least + process.most) / 2 : process.mean);

/** Units a period that are usual when the game begins: a process's mean, a market's base, the first period of demand that is given. */
export const usualUnits = (source: DemandSource): number =>
  source.kind === 'market' ? source.baseUnits : source.kind === 'process' ? meanOf(source.process) : givenUnits(source, 1);

/** Units that a period hardly ever passes: three standard deviations above a process's mean, the most there is of demand that is given. */
export const highUnits = (source: DemandSource): number => {
  if (source.kind === 'market') return source.baseUnits;
  if (source.kind !== 'process')
    return (source.kind === 'given' ? source.unitsByPeriod : source.units).reduce((one, other) => Math.max(one, other), 0);
  const { process } = source;
  switch (process.kind) {
    case 'normal':
      return process.mean + 3 * process.sd;
    case 'uniform':
      return process.most;
    case 'ar1':
      return process.mean + (3 * process.sd) / Math.sqrt(1 - process.rho * process.rho);
    case 'seasonal':
      return process.mean + process.amplitude + 3 * process.sd;
  }
};
