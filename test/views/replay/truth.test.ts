import { describe, expect, test } from 'vitest';
import type { Panel } from '../../../server/contract/desk.ts';
import { columns } from '../../../server/contract/panels.ts';
import type { Seat } from '../../../server/contract/ids.ts';
import type { Replay, TruePeriod } from '../../../server/contract/replay.ts';
import { replayView } from '../../../server/views/replay/replay.ts';
import { recordedGames } from '../../support/recorded-games.ts';
import { recording } from '../../support/recordings.ts';
import { replayedDesk } from '../../support/sent-desks.ts';

const replayOf = (name: string): Replay => {
  const { scenario, entries } = recording(name);
  return replayView(scenario, entries, { attempt: 1, scenarioVersion: 'of-the-test', branches: [] });
};
const periodOf = ({ truth }: Replay, period: number): TruePeriod => {
  const found = truth.periods.find((each) => each.period === period);
  if (found === undefined) throw new Error(`there is no period ${period}`);
  return found;
};
const panelOf = (replay: Replay, seat: Seat, frame: number, id: Panel['id']): Panel | undefined =>
  (JSON.parse(replayedDesk(replay, seat, frame)) as { readonly panels: readonly Panel[] }).panels.find((panel) => panel.id === id);

describe.each(recordedGames.map(({ name }) => name))('the truth of %s', (name) => {
  const replay = replayOf(name);
  const { truth, end } = replay;
  const total = (of: (period: TruePeriod) => number): number => truth.periods.reduce((sum, period) => sum + of(period), 0);

  test('tells of every period once, the opening first', () => {
    expect(truth.periods.map(({ period }) => period)).toEqual(truth.periods.map((_, place) => place));
    expect(truth.periods[0]).toMatchObject({ round: 0, runOut: false, costCents: 0, demandUnits: 0 });
  });

  test('adds up to what the end says', () => {
    expect(total(({ costCents }) => costCents)).toBe(end.totalCostCents);
    const perfect = end.kpis.find(({ kpi }) => kpi === 'perfectOrderRate')?.value;
    expect(total(({ perfectOrders }) => perfectOrders) / total(({ orders }) => orders)).toBe(perfect);
    for (const { round, firstPeriod, lastPeriod } of replay.rounds) {
      const demand = truth.periods.filter(({ period }) => period >= firstPeriod && period <= lastPeriod);
      expect(demand.reduce((sum, { demandUnits }) => sum + demandUnits, 0)).toBe(end.demand.demandByRound[round - 1]);
    }
  });

  test('has a number for every place', () => {
    for (const period of truth.periods) {
      for (const list of [period.onHand, period.book, period.backlog, period.onOrder]) expect(list).toHaveLength(truth.cells.length);
      for (const list of [period.fillPercent, period.dockUnits, period.errorPpm, period.fatiguePercent])
        expect(list).toHaveLength(truth.sites.length);
      expect([...period.onHand, ...period.book].every(Number.isInteger)).toBe(true);
    }
  });
});

describe('books beside shelves', () => {
  const replay = replayOf('cyber-attack');
  const { truth } = replay;
  const frozen = truth.periods.filter(({ events }) =>
    events.some(({ event, state }) => truth.events[event]?.event === 'attack' && state === 'active'),
  );

  test('are what desks that read the shelf were shown, also while its system is down', () => {
    const onBook = columns.shelf.findIndex(({ id }) => id === 'book');
    let compared = 0;
    for (const { lastPeriod, reviewed } of replay.rounds) {
      const rows = reviewed < 0 ? undefined : panelOf(replay, 'operations', reviewed, 'shelf')?.rows;
      for (const { key, values } of rows ?? []) {
        const cell = truth.cells.findIndex(({ site, item }) => key === item && site === 'central');
        if (cell < 0) continue;
        expect(periodOf(replay, lastPeriod).book[cell], `${key} in period ${lastPeriod}`).toBe(values[onBook]);
        compared += 1;
      }
    }
    expect(compared).toBeGreaterThan(20);
  });

  test('stand still at a site while its system is down, whatever leaves the shelf', () => {
    const cells = truth.cells.flatMap(({ site }, place) => (site === 'central' ? [place] : []));
    const [first] = frozen;
    expect(frozen.length).toBeGreaterThan(5);
    for (const period of frozen) for (const cell of cells) expect(period.book[cell]).toBe(first?.book[cell]);
    expect(frozen.some((period) => cells.some((cell) => period.onHand[cell] !== first?.onHand[cell]))).toBe(true);
  });
});

describe('lead times', () => {
  test('are told where what is shown is not so, and only there', () => {
    const replay = replayOf('cyber-attack');
    const wrong = (period: number): readonly string[] =>
      periodOf(replay, period).wrongLeadTimes.map(
        ({ leadTime, shownPercent, truePercent }) => `${replay.truth.leadTimes[leadTime]?.id} ${shownPercent} ${truePercent}`,
      );
    expect(wrong(40)).toEqual([]);
    // The restored master data have 30 % of the supplier's own part of it; the lorry takes as long as ever.
    expect(wrong(41)).toEqual(['nearby gloves 48 100', 'nearby dressings 48 100', 'nearby drips 48 100']);
  });
});

describe('who could know of an event', () => {
  const knew = (name: string, event: string, period: number): readonly Seat[] | undefined => {
    const replay = replayOf(name);
    return periodOf(replay, period).events.find((each) => replay.truth.events[each.event]?.event === event)?.knownTo;
  };

  test('is nobody before a desk told of it, then who heard it, then who was told', () => {
    expect(knew('spring-promotion', 'bottling', 26)).toBeUndefined();
    // The driver speaks on day 27; logistics reads it when the week is over, and tells the others before the next one is played.
    expect(knew('spring-promotion', 'bottling', 27)).toEqual([]);
    expect(knew('spring-promotion', 'bottling', 31)).toEqual(['sales', 'logistics', 'procurement', 'operations']);
    expect(knew('cyber-attack', 'attack', 7)).toEqual([]);
    expect(knew('cyber-attack', 'attack', 11)).toEqual(['logistics']);
    expect(knew('cyber-attack', 'attack', 16)).toEqual(['sales', 'logistics', 'procurement', 'operations']);
  });
});
