import seedrandom from 'seedrandom';
import type { Company, PeriodsDistribution } from './company.ts';
import { processUnits } from './demand-processes.ts';
import { exp, log, normalQuantile } from './real.ts';

/**
 * All that chance decides in a company on one seed, in tables that no decision can touch. One stream per purpose and place,
 * named `seed/purpose/place`, drawn in the order of periods (or rounds): what-ifs and other teams meet the same world.
 * Every question may be asked in any order; a table grows as far as it is asked.
 */
export type Chance = {
  /** Transit periods of what leaves on this lane by this mode in this period. */
  readonly transitPeriods: (laneIndex: number, modeIndex: number, period: number) => number;
  /** Lead periods of an order placed with this supplier in this period. */
  readonly leadPeriods: (supplierIndex: number, period: number) => number;
  /** Mean-1 factor on demand of a segment and item (place in demand lists) in a round, and in a period. */
  readonly roundFactor: (demandPlace: number, round: number) => number;
  readonly dayFactor: (demandPlace: number, period: number) => number;
  /** Units that a demand process brings in a period, events aside. Only for places whose demand is a process. */
  readonly demandUnits: (demandPlace: number, period: number) => number;
  /** Share of an order with this supplier that there is when it stands ready in this period, 0..1. */
  readonly yieldShare: (supplierIndex: number, period: number) => number;
  /** Uniform numbers, 0 < u < 1, by place and period. */
  readonly yieldRounding: (supplierIndex: number, period: number) => number;
  readonly rejects: (supplierIndex: number, period: number) => number;
  readonly errors: (siteIndex: number, period: number) => number;
  readonly errorOffset: (siteIndex: number, period: number) => number;
  readonly errorSide: (siteIndex: number, period: number) => number;
  readonly attendance: (siteIndex: number, period: number) => number;
  /** By the slot of a round's requests of key accounts (from 1) and the round. */
  readonly account: (draw: AccountDraw, slot: number, round: number) => number;
};

const accountDraws = ['number', 'segment', 'item', 'size', 'due', 'least units', 'latest period'] as const;
/** What chance decides about a request. */
export type AccountDraw = (typeof accountDraws)[number];

type Table = { readonly values: number[]; readonly draw: () => number };

const grown = (table: Table, place: number): number => {
  for (let next = table.values.length; next <= place; next += 1) table.values.push(table.draw());
  return table.values[place];
};

/** A stream's uniform numbers, kept off 0 and 1, where quantiles are infinite. */
const uniforms = (seed: string, purpose: string, place: string): (() => number) => {
  const next = seedrandom.alea(`${seed}/${purpose}/${place}`);
  return () => (Math.floor(next() * 4294967296) + 0.5) / 4294967296;
};

const durationOf = (distribution: PeriodsDistribution, uniform: number): number => {
  let ppm = 0;
  for (let place = 0; place < distribution.periods.length; place += 1) {
    ppm += distribution.ppm[place];
    if (uniform * 1_000_000 < ppm) return distribution.periods[place];
  }
  return distribution.periods[distribution.periods.length - 1];
};

const drawChance = (company: Company, seed: string): Chance => {
  type Numbers = (place: number, period: number) => number;
  const drawnTables = (
    purpose: string,
    nameOf: (place: number) => string,
    drawOf: (place: number, uniform: () => number) => () => number,
  ): Numbers => {
    const byPlace: (Table | undefined)[] = [];
    return (place: number, period: number): number => {
      let table = byPlace[place];
      if (table === undefined) {
        table = { values: [], draw: drawOf(place, uniforms(seed, purpose, nameOf(place))) };
        byPlace[place] = table;
      }
      return period < table.values.length ? table.values[period] : grown(table, period);
    };
  };
  const tables = (purpose: string, nameOf: (place: number) => string, valueOf: (uniform: number, place: number) => number): Numbers =>
    drawnTables(purpose, nameOf, (place, uniform) => () => valueOf(uniform(), place));
  const same = (uniform: number): number => uniform;

  /** Lognormal with mean 1: exp(sigma z - sigma^2 / 2), sigma^2 = log(1 + cv^2). */
  const meanOne = (cvPpm: number): ((uniform: number) => number) => {
    if (cvPpm === 0) return () => 1;
    const variance = log(1 + (cvPpm / 1_000_000) * (cvPpm / 1_000_000));
    const sigma = Math.sqrt(variance);
    return (uniform) => exp(sigma * normalQuantile(uniform) - variance / 2);
  };

  const demandName = (place: number): string =>
    `${company.segments[Math.floor(place / company.items.length)].id}/${company.items[place % company.items.length].id}`;
  const siteName = (place: number): string => company.sites[place].id;
  const supplierName = (place: number): string => company.suppliers[place].id;

  const firstMode: number[] = [];
  const modes: { readonly name: string; readonly transit: PeriodsDistribution }[] = [];
  for (const lane of company.lanes) {
    firstMode.push(modes.length);
    for (const mode of lane.modes) modes.push({ name: `${lane.id}/${mode.id}`, transit: mode.transit });
  }
  const transit = tables(
    'transit',
    (place) => modes[place].name,
    (uniform, place) => durationOf(modes[place].transit, uniform),
  );
  const lead = tables('lead', supplierName, (uniform, place) => durationOf(company.suppliers[place].lead, uniform));

  const account = Object.fromEntries(accountDraws.map((draw) => [draw, tables(`account request ${draw}`, String, same)])) as Record<
    AccountDraw,
    Numbers
  >;

  return {
    transitPeriods: (laneIndex, modeIndex, period) => {
      const certain = modes[firstMode[laneIndex] + modeIndex].transit.periods;
      return certain.length === 1 ? certain[0] : transit(firstMode[laneIndex] + modeIndex, period);
    },
    leadPeriods: (supplierIndex, period) => {
      const certain = company.suppliers[supplierIndex].lead.periods;
      return certain.length === 1 ? certain[0] : lead(supplierIndex, period);
    },
    roundFactor: tables('demand by round', demandName, meanOne(company.noise.roundCvPpm)),
    dayFactor: tables('demand by period', demandName, meanOne(company.noise.dayCvPpm)),
    demandUnits: drawnTables('demand process', demandName, (place, uniform) => {
      const source = company.segments[Math.floor(place / company.items.length)].demand[place % company.items.length];
      if (source?.kind !== 'process') throw new Error(`demand ${demandName(place)} is no process`);
      return processUnits(source.process, uniform);
    }),
    yieldShare: tables('yield', supplierName, (uniform, place) => {
      const { meanPpm, sdPpm } = company.suppliers[place].yield ?? { meanPpm: 1_000_000, sdPpm: 0 };
      return Math.min(1, Math.max(0, (meanPpm + sdPpm * normalQuantile(uniform)) / 1_000_000));
    }),
    yieldRounding: tables('yield rounding', supplierName, same),
    rejects: tables('rejects', supplierName, same),
    errors: tables('errors', siteName, same),
    errorOffset: tables('error offset', siteName, same),
    errorSide: tables('error side', siteName, same),
    attendance: tables('attendance', siteName, same),
    account: (draw, slot, round) => account[draw](slot, round),
  };
};

const most = 64;
const known = new WeakMap<Company, Map<string, Chance>>();

/** The tables of a company on a seed, which is any text but the empty one. The last 64 seeds of a company are remembered. */
export const chanceOf = (company: Company, seed: string): Chance => {
  if (seed === '') throw new Error('a seed is never empty');
  let bySeed = known.get(company);
  if (bySeed === undefined) {
    bySeed = new Map();
    known.set(company, bySeed);
  }
  const before = bySeed.get(seed);
  if (before !== undefined) return before;
  const chance = drawChance(company, seed);
  bySeed.set(seed, chance);
  if (bySeed.size > most) {
    const oldest = bySeed.keys().next();
    if (oldest.done !== true) bySeed.delete(oldest.value);
  }
  return chance;
};
