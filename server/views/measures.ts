import type { KpiId, Measure, Measures } from '../contract/desk.ts';
import type { Seat } from '../contract/ids.ts';
import { kpiCatalogue } from '../contract/kpi-catalogue.ts';
import { knownRecords, stops } from '../game/standstill.ts';
import { forecastHorizonRounds } from '../game/rules.ts';
import { jointScore } from '../score/joint-score.ts';
import { addSums, kpiOver, roundSums } from '../score/kpis.ts';
import type { KpiSums } from '../score/kpis.ts';
import { endValueCents } from '../score/money.ts';
import type { RoundRecord } from '../simulation/records.ts';
import type { ViewSetup } from './setup.ts';

/** A game as far as it was played, and the scores of its rounds that were worked out before. */
export type PlayedRounds = {
  readonly setup: ViewSetup;
  /** Place 0 is the opening. */
  readonly records: readonly RoundRecord[];
  /** Place 0 is round 1; by field. */
  readonly decisions: readonly (readonly number[])[];
  readonly known: KnownScores;
};

/** By round. An entry says what it was made from, and is good for that alone. */
export type KnownScores = (Scored | undefined)[];

/** One round's sums and those of the game up to it, with the KPIs worked out so far. */
type Scored = {
  readonly setup: ViewSetup;
  readonly record: RoundRecord;
  readonly before: RoundRecord | undefined;
  readonly decisions: readonly number[] | undefined;
  readonly round: KpiSums;
  readonly soFar: KpiSums;
  readonly values: Map<KpiId, number | undefined>;
  joint: number | undefined;
};

const scored = (played: PlayedRounds, at: number): Scored => {
  const { setup, records, known } = played;
  const record = records[at];
  const before = records[at - 1];
  const decisions = played.decisions[record.round - forecastHorizonRounds - 1];
  const kept = known[at];
  if (kept !== undefined && kept.record === record && kept.setup === setup && kept.before === before && kept.decisions === decisions)
    return kept;
  const round = roundSums(setup, records, at, played.decisions);
  const made: Scored = {
    setup,
    record,
    before,
    decisions,
    round,
    soFar: at <= 1 ? round : addSums(scored(played, at - 1).soFar, round),
    values: new Map(),
    joint: undefined,
  };
  known[at] = made;
  // A desk asks for the last two rounds and no others.
  if (at > 3) known[at - 3] = undefined;
  return made;
};

/** What KPIs are made of, added up from round 1 to the round at place `at`. */
export const sumsSoFar = (played: PlayedRounds, at: number): KpiSums => scored(played, at).soFar;

/** The records up to the round at place `at`. */
const recordsUntil = ({ records }: PlayedRounds, at: number): readonly RoundRecord[] =>
  at === records.length - 1 ? records : records.slice(0, at + 1);

/** A KPI over the round at place `at`; nothing before the first round. */
const roundValue = (kpi: KpiId, played: PlayedRounds, at: number): number | undefined => {
  if (at < 1) return undefined;
  const { round, values } = scored(played, at);
  if (values.has(kpi)) return values.get(kpi);
  const value = kpiOver(kpi, played.setup, round, recordsUntil(played, at));
  values.set(kpi, value);
  return value;
};

/** The joint score if the rest of the game went as it went so far, 0..100, one decimal: what adds up is brought to a whole game's length. */
const jointSoFar = (played: PlayedRounds, at: number): number | undefined => {
  if (at < 1) return undefined;
  const entry = scored(played, at);
  if (entry.joint !== undefined) return entry.joint;
  const { setup } = played;
  const until = recordsUntil(played, at);
  const length = (setup.rules.playedRounds + setup.rules.runOutRounds) / at;
  const kpis: Partial<Record<KpiId, number | undefined>> = {};
  for (const { kpi } of setup.scoring.parts) {
    const value = kpiOver(kpi, setup, entry.soFar, until);
    const whole = value !== undefined && kpiCatalogue[kpi].accumulates === true ? value * length : value;
    kpis[kpi] = kpi === 'contribution' && whole !== undefined ? whole - endValueCents(setup.company, until) : whole;
  }
  entry.joint = Math.round(jointScore(setup.scoring, kpis).score * 10) / 10;
  return entry.joint;
};

export type TeamMeasures = Pick<Measures, 'team' | 'joint'>;

const measure = (kpi: KpiId, played: PlayedRounds): Measure => ({
  kpi,
  value: roundValue(kpi, played, played.records.length - 1),
  before: roundValue(kpi, played, played.records.length - 2),
});

/** What the score is made of, over the last round: the same for every seat, deliberately public. */
export const teamMeasures = (played: PlayedRounds): TeamMeasures => ({
  team: played.setup.scoring.parts.map(({ kpi }) => measure(kpi, played)),
  joint: { value: jointSoFar(played, played.records.length - 1), before: jointSoFar(played, played.records.length - 2) },
});

/** Records as the system of the seat's site holds them: what a site cost follows from what it says is in stock. */
const inSight = ({ setup: { company }, records }: PlayedRounds, seat: Seat): readonly RoundRecord[] => {
  for (const [site, stop] of stops(records)) if (company.sites[site].seat === seat) return knownRecords(records, stop);
  return records;
};

/** A seat's own KPI beside the team's. A site's seat in a chain is measured by its own site, as its system has it. */
export const ownMeasure = (played: PlayedRounds, seat: Seat): Measure => {
  const { setup } = played;
  const { kpi } = setup.rules.roles[seat];
  const records = inSight(played, seat);
  return kpi === 'totalCost' && setup.company.sites.some((site) => site.seat === seat)
    ? { kpi, value: siteCost(setup, records.at(-1), seat), before: siteCost(setup, records.at(-2), seat) }
    : measure(kpi, played);
};

/** Cost of the seat's own sites in a round, cents; nothing for the opening. */
const siteCost = (setup: ViewSetup, record: RoundRecord | undefined, seat: Seat): number | undefined => {
  if (record === undefined || record.round === 0) return undefined;
  let cents = 0;
  for (let site = 0; site < setup.company.sites.length; site += 1) {
    if (setup.company.sites[site].seat !== seat) continue;
    for (const period of record.periods) cents += period.siteCostCents[site];
  }
  return cents;
};
