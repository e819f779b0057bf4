import { describe, expect, test } from 'vitest';
import { chanceOf } from '../../server/simulation/chance.ts';
import type { CompanyEvent, Condition, Trigger } from '../../server/simulation/company-events.ts';
import type { Company } from '../../server/simulation/company.ts';
import { openCompany } from '../../server/simulation/opening.ts';
import type { RoundRecord } from '../../server/simulation/records.ts';
import { playRound } from '../../server/simulation/round.ts';
import { classicCompany } from '../support/classic-company.ts';
import { playRounds } from '../support/play-rounds.ts';
import { richCompany } from '../support/rich-company.ts';

const triggered = (trigger: Trigger, change: Partial<CompanyEvent> = {}): CompanyEvent => ({
  id: 'trouble',
  name: 'Trouble',
  trigger,
  delayPeriods: 0,
  rampPeriods: 0,
  activePeriods: 2,
  recoveryPeriods: 0,
  signals: [],
  effects: [{ kind: 'receiptPaused', siteIndex: 0 }],
  ...change,
});
const when = (condition: Partial<Condition>): Trigger => ({
  kind: 'condition',
  measure: 'onHand',
  comparison: '<',
  threshold: 5,
  rounds: 1,
  ...condition,
});

/** The classic chain with these demands, everybody ordering as asked; `injected` by round. */
const play = (company: Company, rounds: number, orders: readonly number[], injected: Readonly<Record<number, readonly number[]>> = {}) => {
  const chance = chanceOf(company, 'triggers');
  let { world, record } = openCompany(company, chance);
  const records: RoundRecord[] = [];
  for (let round = 1; round <= rounds; round += 1) {
    ({ world, record } = playRound(company, chance, world, orders, { injected: injected[round] ?? [] }));
    records.push(record);
  }
  return records;
};
const states = (records: readonly RoundRecord[], event = 0): readonly string[] =>
  records.flatMap(({ periods }) => periods.map(({ events }) => events[event]));
const signals = (records: readonly RoundRecord[]) =>
  records.flatMap(({ close }) => close.signals.map(({ period, text }) => [period, text]));

describe('R9.9 conditions on the company', () => {
  // The retailer orders nothing: 12, then 4 more in weeks 1 to 4, then 4 less a week: 8 in week 5, 4 in week 6, 0 in week 7.
  const starving = [0, 4, 4, 4];
  const onHand = (condition: Partial<Condition>, change: Partial<CompanyEvent> = {}) =>
    play(classicCompany([4], [triggered(when({ siteIndex: 0, ...condition }), change)]), 12, starving);

  test('are judged when a round is over, trigger in the next period, once, and the event runs its course', () => {
    const records = onHand({ threshold: 5 });
    expect(records.map(({ periods }) => periods[0].onHand[0])).toEqual([12, 12, 12, 8, 4, 0, 0, 0, 0, 0, 0, 0]);
    expect(states(records)).toEqual([...Array<string>(5).fill('dormant'), 'active', 'active', ...Array<string>(5).fill('over')]);
  });

  test.each([
    ['<', 4, 6],
    ['<=', 4, 5],
    ['<', 12, 4],
    ['<=', 12, 1],
    ['>=', 12, 1],
    ['>', 11, 1],
    ['>', 12, undefined],
  ] as const)('on hand %s %i holds from round %s on', (comparison, threshold, round) => {
    const first = states(onHand({ comparison, threshold })).indexOf('active');
    expect(first).toBe(round ?? -1);
  });

  test('must hold for their rounds in a row', () => {
    expect(states(onHand({ threshold: 5, rounds: 3 })).indexOf('active')).toBe(7);
    // With demand that stops, stock is short for a while only: the count begins anew whenever the condition does not hold.
    const flicker = classicCompany([4, 4, 4, 4, 4, 4, 1, 0, 0, 0], [triggered(when({ siteIndex: 0, threshold: 5, rounds: 2 }))]);
    const twice = play(flicker, 12, [0, 0, 40, 4]);
    const low = twice.map(({ periods }) => periods[0].onHand[0] < 5);
    const second = low.findIndex((is, place) => is && low[place - 1] === true);
    expect(states(twice).indexOf('active')).toBe(second < 0 ? -1 : second + 1);
  });

  test('start after the delay; signals count from the trigger', () => {
    const records = onHand(
      { threshold: 5 },
      {
        delayPeriods: 2,
        signals: [
          { afterPeriods: 0, seats: ['sales'], text: 'It begins' },
          { afterPeriods: 3, seats: ['sales'], text: 'It is here' },
        ],
      },
    );
    expect(states(records)).toEqual([
      ...Array<string>(5).fill('dormant'),
      'signalled',
      'signalled',
      'active',
      'active',
      'over',
      'over',
      'over',
    ]);
    expect(signals(records)).toEqual([
      [6, 'It begins'],
      [9, 'It is here'],
    ]);
  });

  const measures: readonly (readonly [string, Partial<Condition>, (record: RoundRecord, company: Company) => number])[] = [
    ['onHand at a site of an item', { measure: 'onHand', siteIndex: 2, itemIndex: 1 }, (record) => record.periods[4].onHand[7]],
    ['onHand of all', { measure: 'onHand' }, (record) => record.periods[4].onHand.reduce((sum, each) => sum + each, 0)],
    [
      'onOrder',
      { measure: 'onOrder', siteIndex: 3 },
      (record) => record.periods[4].onOrder.slice(9, 12).reduce((sum, each) => sum + each, 0),
    ],
    [
      'backlog',
      { measure: 'backlog', itemIndex: 0 },
      (record) => record.periods[4].backlog.reduce((sum, each, cell) => sum + (cell % 3 === 0 ? each : 0), 0),
    ],
    ['owed', { measure: 'owed', siteIndex: 4 }, (record) => record.periods[4].owed.slice(9, 12).reduce((sum, each) => sum + each, 0)],
    ['dockUnits', { measure: 'dockUnits', siteIndex: 2 }, (record) => record.periods[4].labour[2]?.dockUnits ?? 0],
    ['fill', { measure: 'fill', siteIndex: 2 }, (record) => record.periods[4].fillPpm[2]],
    ['fatigue', { measure: 'fatigue', siteIndex: 2 }, (record) => record.periods[4].labour[2]?.fatiguePpm ?? 0],
    ['csat', { measure: 'csat' }, (record) => record.periods[4].csat.reduce((sum, each) => sum + each, 0) / record.periods[4].csat.length],
    ['cash', { measure: 'cash' }, (record) => record.periods[4].ledger?.cashCents ?? 0],
    [
      'stockDays at a site',
      { measure: 'stockDays', siteIndex: 2, itemIndex: 0 },
      (record) => (record.periods[4].onHand[6] * 5 * 1000) / record.periods.reduce((sum, { incoming }) => sum + incoming[6], 0),
    ],
    [
      'stockDays of the company',
      { measure: 'stockDays' },
      ({ periods }) =>
        (periods[4].onHand.reduce((sum, each) => sum + each, 0) * 5 * 1000) /
        periods.reduce((sum, { demand }) => sum + demand.reduce((units, each) => units + each, 0), 0),
    ],
  ];
  test.each(measures)('measure %s as the record shows it', (_, condition, measured) => {
    const { records } = playRounds(richCompany({ events: [] }), 6);
    const values = records.slice(1).map((record) => measured(record, richCompany()));
    // The highest value: no round before it is as high.
    const top = values.indexOf(Math.max(...values));
    const threshold = Math.floor(Math.max(...values));
    const company = richCompany({
      events: [
        triggered(when({ ...condition, comparison: '>=', threshold }), { effects: [{ kind: 'crew', siteIndex: 2, factorPpm: 1_000_000 }] }),
      ],
    });
    const played = playRounds(company, 7).records.slice(1);
    const first = played.findIndex(({ periods }) => periods[0].events[0] === 'active');
    expect(first).toBe(values.findIndex((value) => value >= threshold) + 1);
    expect(first).toBeLessThanOrEqual(top + 1);
  });

  test('stock without demand lasts for ever, no stock lasts for no time', () => {
    const lasting = (comparison: '<' | '>', demand: number) =>
      states(
        play(
          classicCompany([demand], [triggered(when({ measure: 'stockDays', siteIndex: 0, comparison, threshold: 20_000 }))]),
          3,
          starving,
        ),
      ).includes('active');
    expect([lasting('>', 0), lasting('<', 0), lasting('>', 4), lasting('<', 4)]).toEqual([true, false, false, true]);
  });
});

describe('R9.10 events set off by hand', () => {
  const held = triggered(
    { kind: 'held' },
    {
      delayPeriods: 1,
      signals: [{ afterPeriods: 0, seats: ['sales'], text: 'Now' }],
      effects: [{ kind: 'crew', siteIndex: 2, factorPpm: 500_000 }],
    },
  );

  test('never happen by themselves', () => {
    const { records } = playRounds(richCompany({ events: [held] }), 4);
    expect(new Set(states(records))).toEqual(new Set(['dormant']));
  });

  test('are triggered in the first period of the round, with their delay, and only once', () => {
    const company = richCompany({ events: [held] });
    const decisions = company.fields.map((field) => field.initial ?? field.least);
    const records = play(company, 4, decisions, { 2: [0], 3: [0] });
    expect(states(records)).toEqual([
      ...Array<string>(5).fill('dormant'),
      'signalled',
      'active',
      'active',
      'over',
      'over',
      ...Array<string>(10).fill('over'),
    ]);
    expect(signals(records)).toEqual([[6, 'Now']]);
  });

  test('an event that waits for its condition may be set off too, one of a fixed period not', () => {
    const company = classicCompany(
      [4],
      [triggered(when({ threshold: 0 })), triggered({ kind: 'period', period: 6 }), triggered({ kind: 'held' })],
    );
    const records = play(company, 8, [4, 4, 4, 4], { 2: [0, 1, 2] });
    expect([0, 1, 2].map((event) => states(records, event).indexOf('active'))).toEqual([1, 5, 1]);
  });

  test('a company whose events are of fixed periods remembers nothing of them', () => {
    const company = richCompany();
    expect(openCompany(company, chanceOf(company, 'x')).world.eventMemory).toBeUndefined();
  });
});
