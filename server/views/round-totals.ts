import type { Company } from '../simulation/company.ts';
import type { JudgedOrders, LabourRecord, PeriodRecord, RoundRecord } from '../simulation/records.ts';

/** A round in totals, and how things stood at its end: what most columns of panels are read from. Lists run as in the records. */
export type RoundTotals = {
  readonly round: number;
  readonly periods: number;
  readonly last: PeriodRecord;
  readonly incoming: readonly number[];
  readonly received: readonly number[];
  readonly shipped: readonly number[];
  readonly ordered: readonly number[];
  readonly siteCostCents: readonly number[];
  readonly laneUnits: readonly number[];
  readonly laneLoads: readonly number[];
  readonly laneSpotLoads: readonly number[];
  /** By item, over all segments. */
  readonly demand: readonly number[];
  readonly delivered: readonly number[];
  readonly lost: readonly number[];
  /** By segment. */
  readonly judged: readonly JudgedOrders[];
  /** By site; `undefined` where work is unconstrained. */
  readonly labour: readonly (LabourTotals | undefined)[];
};

export type LabourTotals = {
  readonly regularMinutes: number;
  readonly usedMinutes: number;
  readonly overtimeMinutes: number;
  readonly pickedUnits: number;
  readonly errorUnits: number;
  readonly returnsArrivedUnits: number;
  readonly lines: number;
  readonly emergencyLines: number;
  /** Mean over the periods. */
  readonly attendancePpm: number;
  /** Mean over the units picked. */
  readonly errorPpm: number;
  readonly last: LabourRecord;
};

type UnitList = 'incoming' | 'received' | 'shipped' | 'ordered' | 'siteCostCents' | 'laneUnits' | 'laneLoads' | 'laneSpotLoads';

const totals = (periods: readonly PeriodRecord[], list: UnitList): readonly number[] => {
  const [first] = periods;
  if (periods.length === 1) return first[list];
  const sums = first[list].slice();
  for (let period = 1; period < periods.length; period += 1) {
    const values = periods[period][list];
    for (let place = 0; place < values.length; place += 1) sums[place] += values[place];
  }
  return sums;
};

const byItem = (periods: readonly PeriodRecord[], list: 'demand' | 'delivered' | 'lost', items: number): readonly number[] => {
  if (periods.length === 1 && periods[0][list].length === items) return periods[0][list];
  const sums: number[] = [];
  for (let item = 0; item < items; item += 1) sums.push(0);
  for (const period of periods) {
    const values = period[list];
    for (let place = 0; place < values.length; place += 1) sums[place % items] += values[place];
  }
  return sums;
};

const judgedTotals = (periods: readonly PeriodRecord[]): readonly JudgedOrders[] =>
  periods.length === 1
    ? periods[0].judged
    : periods[0].judged.map((_, segment) => {
        const sums = { orders: 0, onTime: 0, onQuote: 0, inFull: 0, errorFree: 0, perfect: 0 };
        for (const { judged } of periods) {
          const each = judged[segment];
          sums.orders += each.orders;
          sums.onTime += each.onTime;
          sums.onQuote += each.onQuote;
          sums.inFull += each.inFull;
          sums.errorFree += each.errorFree;
          sums.perfect += each.perfect;
        }
        return sums;
      });

const labourTotals = (periods: readonly PeriodRecord[], site: number): LabourTotals | undefined => {
  const last = periods[periods.length - 1].labour[site];
  if (last === undefined) return undefined;
  const sums = {
    regularMinutes: 0,
    usedMinutes: 0,
    overtimeMinutes: 0,
    pickedUnits: 0,
    errorUnits: 0,
    returnsArrivedUnits: 0,
    lines: 0,
    emergencyLines: 0,
    attendancePpm: 0,
    errorPpm: 0,
    last,
  };
  for (const period of periods) {
    const each = period.labour[site];
    if (each === undefined) continue;
    sums.regularMinutes += each.regularMinutes;
    sums.usedMinutes += each.usedMinutes;
    sums.overtimeMinutes += each.overtimeMinutes;
    sums.pickedUnits += each.pickedUnits;
    sums.errorUnits += each.errorUnits;
    sums.returnsArrivedUnits += each.returnsArrivedUnits;
    sums.lines += each.lines;
    sums.emergencyLines += each.emergencyLines;
    sums.attendancePpm += each.attendancePpm;
    sums.errorPpm += each.errorPpm * each.pickedUnits;
  }
  sums.attendancePpm /= periods.length;
  sums.errorPpm = sums.pickedUnits === 0 ? last.errorPpm : sums.errorPpm / sums.pickedUnits;
  return sums;
};

const none: readonly never[] = [];

/** Totals of a game's rounds that were worked out before, by round. An entry is good for the record whose last period it holds. */
export type KnownTotals = (RoundTotals | undefined)[];

/** The totals of a round; worked out once for a record. */
export const roundTotals = (company: Company, record: RoundRecord, known: KnownTotals): RoundTotals => {
  const { periods } = record;
  const last = periods[periods.length - 1];
  if (last === undefined) throw new Error(`round ${record.round} has no period`);
  const before = known[record.round];
  if (before !== undefined && before.last === last) return before;
  const items = company.items.length;
  const made: RoundTotals = {
    round: record.round,
    periods: periods.length,
    last,
    incoming: totals(periods, 'incoming'),
    received: totals(periods, 'received'),
    shipped: totals(periods, 'shipped'),
    ordered: totals(periods, 'ordered'),
    siteCostCents: totals(periods, 'siteCostCents'),
    laneUnits: totals(periods, 'laneUnits'),
    laneLoads: totals(periods, 'laneLoads'),
    laneSpotLoads: totals(periods, 'laneSpotLoads'),
    demand: byItem(periods, 'demand', items),
    delivered: byItem(periods, 'delivered', items),
    lost: byItem(periods, 'lost', items),
    judged: judgedTotals(periods),
    labour: last.labour.length === 0 ? none : last.labour.map((_, site) => labourTotals(periods, site)),
  };
  known[record.round] = made;
  return made;
};

/** Rounds that desks look back on, at most: nobody plays so many, and a bot's game of a hundred thousand must not get slower as it goes. */
export const roundsRemembered = 250;

/** Totals of the rounds after the opening, of the last `roundsRemembered` where there were more. */
export const roundsPlayed = (company: Company, records: readonly RoundRecord[], known: KnownTotals): readonly RoundTotals[] => {
  const rounds: RoundTotals[] = [];
  const first = Math.max(1, records.length - roundsRemembered);
  if (first > 1) known[first - 1] = undefined;
  for (let at = first; at < records.length; at += 1) rounds.push(roundTotals(company, records[at], known));
  return rounds;
};
