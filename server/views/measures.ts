import type { KpiId, Measure, Measures } from '../contract/desk.ts';
import type { Seat } from '../contract/ids.ts';
import { jointScore } from '../score/joint-score.ts';
import { addSums, kpiOver, roundSums } from '../score/kpis.ts';
import type { KpiSums } from '../score/kpis.ts';
import { endValueCents } from '../score/money.ts';
import type { RoundRecord } from '../simulation/records.ts';
import type { ViewSetup } from './setup.ts';

type Decisions = readonly (readonly number[])[];

/** One round's sums and those of the game up to it, with the KPIs worked out so far. Kept with the record: both never change. */
type Scored = {
  readonly setup: ViewSetup;
  readonly before: RoundRecord | undefined;
  readonly decisions: readonly number[] | undefined;
  readonly round: KpiSums;
  readonly soFar: KpiSums;
  readonly values: Map<KpiId, number | undefined>;
  joint: number | undefined;
};
const known = new WeakMap<RoundRecord, Scored>();

/** Rounds before a forecast is due for judgement. */
const horizonRounds = 2;

const scored = (setup: ViewSetup, records: readonly RoundRecord[], at: number, decisions: Decisions): Scored => {
  const record = records[at];
  const before = records[at - 1];
  const judged = decisions[record.round - horizonRounds - 1];
  const kept = known.get(record);
  if (kept !== undefined && kept.setup === setup && kept.before === before && kept.decisions === judged) return kept;
  const round = roundSums(setup, records, at, decisions);
  const made: Scored = {
    setup,
    before,
    decisions: judged,
    round,
    soFar: at <= 1 ? round : addSums(scored(setup, records, at - 1, decisions).soFar, round),
    values: new Map(),
    joint: undefined,
  };
  known.set(record, made);
  return made;
};

/** A KPI over the round at place `at`; nothing before the first round. */
const roundValue = (
  kpi: KpiId,
  setup: ViewSetup,
  records: readonly RoundRecord[],
  at: number,
  decisions: Decisions,
): number | undefined => {
  if (at < 1) return undefined;
  const { round, values } = scored(setup, records, at, decisions);
  if (values.has(kpi)) return values.get(kpi);
  const value = kpiOver(kpi, setup, round, at === records.length - 1 ? records : records.slice(0, at + 1));
  values.set(kpi, value);
  return value;
};

/** KPIs that grow with every round: brought to a whole game's length before they are scored half-way. */
const growing: ReadonlySet<KpiId> = new Set(['totalCost', 'contribution', 'revenue']);

/** The joint score if the rest of the game went as it went so far, 0..100, one decimal. */
const jointSoFar = (setup: ViewSetup, records: readonly RoundRecord[], at: number, decisions: Decisions): number | undefined => {
  if (at < 1) return undefined;
  const entry = scored(setup, records, at, decisions);
  if (entry.joint !== undefined) return entry.joint;
  const until = at === records.length - 1 ? records : records.slice(0, at + 1);
  const length = (setup.rules.playedRounds + setup.rules.runOutRounds) / at;
  const kpis: Partial<Record<KpiId, number | undefined>> = {};
  for (const { kpi } of setup.scoring.parts) {
    const value = kpiOver(kpi, setup, entry.soFar, until);
    const whole = value !== undefined && growing.has(kpi) ? value * length : value;
    kpis[kpi] = kpi === 'contribution' && whole !== undefined ? whole - endValueCents(setup.company, until) : whole;
  }
  entry.joint = Math.round(jointScore(setup.scoring, kpis).score * 10) / 10;
  return entry.joint;
};

export type TeamMeasures = Pick<Measures, 'team' | 'joint'>;

const measure = (kpi: KpiId, setup: ViewSetup, records: readonly RoundRecord[], decisions: Decisions): Measure => ({
  kpi,
  value: roundValue(kpi, setup, records, records.length - 1, decisions),
  before: roundValue(kpi, setup, records, records.length - 2, decisions),
});

/** What the score is made of, over the last round: the same for every seat, deliberately public. */
export const teamMeasures = (setup: ViewSetup, records: readonly RoundRecord[], decisions: Decisions): TeamMeasures => ({
  team: setup.scoring.parts.map(({ kpi }) => measure(kpi, setup, records, decisions)),
  joint: {
    value: jointSoFar(setup, records, records.length - 1, decisions),
    before: jointSoFar(setup, records, records.length - 2, decisions),
  },
});

/** A seat's own KPI beside the team's. A site's seat in a chain is measured by its own site. */
export const ownMeasure = (setup: ViewSetup, records: readonly RoundRecord[], decisions: Decisions, seat: Seat): Measure => {
  const { kpi } = setup.rules.roles[seat];
  return kpi === 'totalCost' && setup.company.sites.some((site) => site.seat === seat)
    ? { kpi, value: siteCost(setup, records.at(-1), seat), before: siteCost(setup, records.at(-2), seat) }
    : measure(kpi, setup, records, decisions);
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
