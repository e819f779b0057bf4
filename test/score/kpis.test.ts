import { describe, expect, it } from 'vitest';
import { jointScore } from '../../server/score/joint-score.ts';
import { kpis } from '../../server/score/kpis.ts';
import { siteCostCents } from '../../server/score/site-costs.ts';
import type { Ledger, PeriodRecord, RoundRecord } from '../../server/simulation/records.ts';
import { classic, finishedGame, spring } from '../support/view-setups.ts';

const played = finishedGame(spring, 'closed');
const rounds = [...played.records.slice(1), ...played.runOut];
const board = finishedGame(classic, 'closed');
const weeks = board.records.slice(1);

/** The same rounds with their periods changed. */
const changed = (records: readonly RoundRecord[], change: (period: PeriodRecord) => Partial<PeriodRecord>): readonly RoundRecord[] =>
  records.map((record) => ({ ...record, periods: record.periods.map((period) => ({ ...period, ...change(period) })) }));

const ledgers = (records: readonly RoundRecord[]): readonly Ledger[] =>
  records.flatMap((record) => record.periods.flatMap(({ ledger }) => ledger ?? []));
const total = (values: readonly number[]): number => values.reduce((sum, each) => sum + each, 0);

describe('the KPIs of a chain without a ledger', () => {
  const values = kpis(classic, weeks, board.decisions);

  it('cost what its sites cost', () => {
    const bySite = siteCostCents(classic.company, weeks);
    expect(values.totalCost).toBe(total(Object.values(bySite)));
    expect(Object.keys(bySite)).toEqual(['retailer', 'wholesaler', 'distributor', 'factory']);
    expect(values.contribution).toBe(-(values.totalCost ?? 0));
  });

  it('know nothing of money, crews and forecasts', () => {
    for (const kpi of [
      'revenue',
      'cashToCash',
      'freightPerUnit',
      'purchasePerUnit',
      'labourPerUnit',
      'forecastAccuracy',
      'expediteShare',
    ] as const)
      expect(values[kpi]).toBeUndefined();
  });

  it('count a unit as filled when it leaves in the week it is asked for', () => {
    const [one] = weeks;
    const week = (demand: number, owed: number): RoundRecord => ({
      ...one,
      periods: one.periods.map((period) => ({ ...period, demand: [demand], owed: [owed] })),
    });
    expect(kpis(classic, [week(10, 0), week(10, 4), week(10, 12)], []).fillRate).toBeCloseTo(1 - 14 / 30, 12);
    expect(kpis(classic, [week(10, 4)], []).backlog).toBe(4);
    expect(kpis(classic, [week(0, 0)], []).fillRate).toBeUndefined();
  });
});

describe('the KPIs of a distributor', () => {
  const values = kpis(spring, rounds, played.decisions);
  const books = ledgers(rounds);

  it('add up revenue over rounds and run-out', () => {
    expect(values.revenue).toBe(total(books.map((each) => each.revenueCents)));
    expect(rounds.length).toBe(spring.rules.playedRounds + spring.rules.runOutRounds);
  });

  it('contribute revenue less every cost, and what the end takes off', () => {
    const noEnd = { ...spring, company: { ...spring.company, money: { ...spring.company.money, endCoverPeriods: undefined } } };
    const paidUp = changed(rounds, (period) => ({ owed: period.owed.map(() => 0) }));
    const plain = kpis(noEnd, paidUp, played.decisions);
    expect(plain.contribution).toBe((values.revenue ?? 0) - (values.totalCost ?? 0));
    expect(values.contribution).toBeLessThanOrEqual(plain.contribution ?? 0);
  });

  it('value stock above the cover at half its cost', () => {
    const items = spring.company.items.length;
    const last = rounds.length - 1;
    const more = rounds.map((record, place) =>
      place < last
        ? record
        : {
            ...record,
            periods: record.periods.map((period) => ({
              ...period,
              onHand: period.onHand.map((units, cell) => (cell % items === 0 ? units + 1_000_000 : units)),
            })),
          },
    );
    const hoarded = 1_000_000 * spring.company.sites.length;
    const taken = (values.contribution ?? 0) - (kpis(spring, more, played.decisions).contribution ?? 0);
    const half = spring.company.items[0].costCents / 2;
    expect(taken).toBeLessThanOrEqual(hoarded * half);
    expect(taken).toBeGreaterThan(hoarded * half * 0.99);
  });

  it('charge units owed past their date at the full late penalty of the list price', () => {
    const before =
      kpis(
        spring,
        changed(rounds, (period) => ({ owed: period.owed.map(() => 0) })),
        played.decisions,
      ).contribution ?? 0;
    const at = spring.company.segments.findIndex((each) => each.latePenaltyPpm > 0);
    const owed = changed(rounds, (period) => ({
      owed: period.owed.map((_, place) => (place === at * spring.company.items.length ? 1_000_000 : 0)),
    }));
    const segment = spring.company.segments[at];
    const penalty = (spring.company.items[0].listPriceCents * segment.latePenaltyPpm) / 1_000_000;
    const taken = before - (kpis(spring, owed, played.decisions).contribution ?? 0);
    expect(taken).toBeGreaterThan(999_000 * penalty);
    expect(taken).toBeLessThanOrEqual(1_000_000 * penalty + 1);
  });

  it('measure cash-to-cash as days of stock plus receivables less payables', () => {
    const flat = changed(rounds, ({ ledger }) => ({
      ledger:
        ledger === undefined
          ? ledger
          : { ...ledger, goodsCents: 100, revenueCents: 200, stockCents: 700, receivablesCents: 400, payablesCents: 300 },
    }));
    expect(kpis(spring, flat, []).cashToCash).toBeCloseTo(700 / 100 + 400 / 200 - 300 / 100, 10);
    expect(kpis(spring, flat, []).daysOfStock).toBeCloseTo(7, 10);
  });

  it('pay for a unit its standard cost and what was paid above it', () => {
    const lane = spring.company.lanes.findIndex(({ from }) => from.kind === 'supplier');
    const items = spring.company.items.length;
    const bought = changed(rounds, (period) => ({
      laneItemUnits: period.laneItemUnits.map((_, place) => (place === lane * items ? 10 : 0)),
      supplierShipped: period.supplierShipped.map((_, place) => (place === 0 ? 10 : 0)),
      ledger: period.ledger === undefined ? undefined : { ...period.ledger, priceVarianceCents: 250 },
    }));
    expect(kpis(spring, bought, []).purchasePerUnit).toBeCloseTo(spring.company.items[0].costCents + 25, 10);
  });

  it('hold the forecast of a round against the demand two rounds later', () => {
    const demand = changed(rounds, (period) => ({
      demand: period.demand.map((_, place) => (place < spring.company.items.length ? 100 : 0)),
    }));
    const perRound = 100 * spring.company.periodsPerRound;
    const decided = (units: number): readonly (readonly number[])[] =>
      rounds.map(() => spring.company.fields.map(({ lever }) => (lever === 'forecast' ? units : 0)));
    expect(kpis(spring, demand, decided(perRound)).forecastAccuracy).toBe(1);
    expect(kpis(spring, demand, decided(perRound * 1.25)).forecastAccuracy).toBeCloseTo(0.75, 10);
    expect(kpis(spring, demand.slice(0, 2), decided(perRound)).forecastAccuracy).toBeUndefined();
  });

  it('ask whether the books agree with the shelf within five per cent, where people keep books', () => {
    const right = changed(rounds, (period) => ({ book: period.onHand }));
    const wrong = changed(rounds, (period) => ({ book: period.onHand.map((units) => Math.round(units * 1.2) + 1) }));
    expect(kpis(spring, right, []).inventoryRecordAccuracy).toBe(1);
    expect(kpis(spring, wrong, []).inventoryRecordAccuracy).toBe(0);
  });

  it('count an order perfect once, whatever it failed in', () => {
    const judged = { orders: 10, onTime: 8, onQuote: 9, inFull: 9, errorFree: 9, perfect: 7 };
    const orders = changed(rounds, (period) => ({ judged: period.judged.map(() => judged) }));
    expect(kpis(spring, orders, []).perfectOrderRate).toBeCloseTo(0.7, 12);
    expect(kpis(spring, orders, []).otif).toBeCloseTo(0.8, 12);
  });
});

describe('the joint score', () => {
  const scoring = {
    parts: [
      { kpi: 'contribution', weight: 60, zero: 0, full: 1000 },
      { kpi: 'cashToCash', weight: 40, zero: 30, full: 10 },
    ],
  } as const;

  it('grows in a straight line, both ways up', () => {
    expect(jointScore(scoring, { contribution: 500, cashToCash: 25 }).score).toBeCloseTo(30 + 10, 12);
  });
  it('is clipped at both ends', () => {
    expect(jointScore(scoring, { contribution: 9_000, cashToCash: -5 }).score).toBe(100);
    expect(jointScore(scoring, { contribution: -9_000, cashToCash: 99 }).score).toBe(0);
  });
  it('counts the distance where a KPI has a target, on both sides of it', () => {
    const lean = { parts: [{ kpi: 'forecastBias', weight: 100, zero: 0.3, full: 0.1 }] } as const;
    for (const forecastBias of [0.2, -0.2]) expect(jointScore(lean, { forecastBias }).score).toBeCloseTo(50, 12);
    expect(jointScore(lean, { forecastBias: -0.05 }).score).toBe(100);
  });
  it('gives nothing for what could not be measured', () => {
    const { score, parts } = jointScore(scoring, { contribution: 1000 });
    expect(score).toBe(60);
    expect(parts[1]).toEqual({ kpi: 'cashToCash', value: undefined, points: 0, weight: 40 });
  });
});
