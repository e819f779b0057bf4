import { describe, expect, test } from 'vitest';
import type { Effect } from '../../server/simulation/company-events.ts';
import { changed, fixtureText, placeOf, problemsOf, scenarioOf, shippedText } from '../support/scenario-texts.ts';

const classic = shippedText('classic-beer-game');
const distribution = fixtureText('distribution');

/** The classic game with one event, its effect a pause at the wholesaler. */
const inClassic = (rest: string): string =>
  changed(
    classic,
    '# events:\n',
    `events:\n  trouble: { name: Trouble, activePeriods: 4, effects: [{ kind: orderPaused, site: wholesaler }], ${rest} }\n`,
  );
/** The distribution game with one event more. */
const inDistribution = (effect: string, rest = 'startPeriod: 11'): string =>
  changed(distribution, '\nevents:\n', `\nevents:\n  trouble: { name: Trouble, activePeriods: 4, ${rest}, effects: [${effect}] }\n`);
const eventOf = (text: string) => scenarioOf(text).company.events.find(({ id }) => id === 'trouble');
const effectOf = (effect: string): Effect | undefined => eventOf(inDistribution(effect))?.effects[0];

describe('what triggers an event', () => {
  test('a period, as ever', () => {
    expect(
      eventOf(inClassic('startPeriod: 11, signals: [{ period: 3, seats: [sales], text: Hm }, { after: 2, seats: [sales], text: Oh }]')),
    ).toMatchObject({
      trigger: { kind: 'period', period: 11 },
      delayPeriods: 0,
      signals: [{ atPeriod: 3 }, { atPeriod: 13 }],
    });
  });

  test("the facilitator's hand, with signals counted from then", () => {
    expect(eventOf(inClassic('held: true, delayPeriods: 2, signals: [{ after: 0, seats: [sales], text: Hm }]'))).toMatchObject({
      trigger: { kind: 'held' },
      delayPeriods: 2,
      signals: [{ afterPeriods: 0, seats: ['sales'], text: 'Hm' }],
    });
  });

  test.each([
    ['onHand < 5', { measure: 'onHand', comparison: '<', threshold: 5, rounds: 1 }],
    ['onHand at retailer<=5', { measure: 'onHand', siteIndex: 0, comparison: '<=', threshold: 5, rounds: 1 }],
    ['backlog of beer >= 12 for 1 round', { measure: 'backlog', itemIndex: 0, comparison: '>=', threshold: 12, rounds: 1 }],
    [
      'onOrder of beer at factory > 40 for 3 rounds',
      { measure: 'onOrder', siteIndex: 3, itemIndex: 0, comparison: '>', threshold: 40, rounds: 3 },
    ],
    ['stockDays at factory > 2.5', { measure: 'stockDays', siteIndex: 3, comparison: '>', threshold: 2500, rounds: 1 }],
    ['csat < 60', { measure: 'csat', comparison: '<', threshold: 60_000, rounds: 1 }],
    ['owed > 0', { measure: 'owed', comparison: '>', threshold: 0, rounds: 1 }],
  ])('the condition `%s`', (text, condition) => {
    expect(eventOf(inClassic(`when: ${text}`))?.trigger).toEqual({ kind: 'condition', ...condition });
  });

  test('per cent and money in the engine‘s own units', () => {
    const of = (when: string) => eventOf(inDistribution('{ kind: orderPaused, site: central }', `when: ${when}`))?.trigger;
    expect(of('fill at central >= 92.5')).toMatchObject({ threshold: 925_000 });
    expect(of('fatigue at central > 8')).toMatchObject({ threshold: 80_000 });
    expect(of('cash < -12.50')).toMatchObject({ threshold: -1250 });
    expect(of('dockUnits at central > 300')).toMatchObject({ threshold: 300 });
  });

  test.each([
    ['no trigger', 'rampPeriods: 0', 'trouble:', /has no trigger/, /`startPeriod: 11`, `when: .*`, `held: true`/],
    ['two triggers', 'startPeriod: 11, held: true', 'held: true', /both `startPeriod` and `held`/, /only one/],
    ['a delay of a fixed period', 'startPeriod: 11, delayPeriods: 3', 'delayPeriods: 3', /has no delay/, /a later `startPeriod`/],
    ['held: no', 'held: false', 'false', /`held` is `false`/, /true/],
    [
      'a signal by period of an event of no period',
      'held: true, signals: [{ period: 3, seats: [sales], text: Hm }]',
      'period: 3, seats',
      /nobody knows in which period/,
      /`after`/,
    ],
    [
      'a signal of no time',
      'startPeriod: 3, signals: [{ seats: [sales], text: Hm }]',
      '{ seats: [sales]',
      /nothing says when/,
      /either `period` or `after`/,
    ],
    [
      'a signal of two times',
      'startPeriod: 3, signals: [{ period: 1, after: 2, seats: [sales], text: Hm }]',
      '{ period: 1, after',
      /both `period` and `after`/,
      /either/,
    ],
  ] as const)('%s is refused', (_, rest, at, message, expected) => {
    const text = inClassic(rest);
    const problems = problemsOf(text);
    expect(problems).toHaveLength(1);
    expect(problems[0]?.message).toMatch(message);
    expect(problems[0]?.expected).toMatch(expected);
    expect(problems[0]).toMatchObject(placeOf(text, at));
  });
});

describe('a condition that is none is told where it goes wrong', () => {
  test.each([
    ['stockDay at factory > 20', 'stockDay', /no measure `stockDay`/, /stockDays.*MEASURE/, 'stockDays'],
    ['stockDays at factry > 20', 'factry', /no site `factry`/, /retailer/, 'factory'],
    ['stockDays of bear > 20', 'bear', /no item `bear`/, /beer/, 'beer'],
    ['stockDays in factory > 20', 'in', /`in` cannot stand here/, /`at`, `of`, >/, undefined],
    ['stockDays at factory = 20', '= 20', /`=` cannot stand here/, /`of`, >, >=, <, <=/, undefined],
    ['stockDays at factory at retailer > 20', 'at retailer', /stands here twice/, />, >=/, undefined],
    ['onHand > 2.5', '2.5', /`2.5` cannot/, /a whole number of units/, undefined],
    ['onHand > -2', '-2', /`-2` cannot/, /a whole number of units/, undefined],
    ['onHand > lots', 'lots', /`lots` cannot/, /a whole number/, undefined],
    ['onHand > 5 fro 2 rounds', 'fro', /`fro` cannot/, /`for N rounds`/, 'for'],
    ['onHand > 5 for 0 rounds', '0 rounds', /`0` cannot/, /1 or more/, undefined],
    ['onHand > 5 for 2 round s', 's }', /`s` cannot/, /nothing more/, undefined],
    ['onHand > 5 for 2 weeks', 'weeks', /`weeks` cannot/, /`rounds`/, undefined],
    ['csat at factory > 5', 'at factory', /`csat` is not known by site/, /without/, undefined],
    ['fill > 90', '> 90', /`fill` is known by site only/, /`fill at SITE`/, undefined],
    ['fill at factory > 90', 'factory > 90', /`factory` has no `fill`/, /none/, undefined],
    ['fatigue at factory > 90', 'factory > 90', /`factory` has no `fatigue`/, /none/, undefined],
    ['cash < 0', 'cash < 0', /there is no cash/, /`money`/, undefined],
  ] as const)('`%s`', (when, at, message, expected, suggestion) => {
    for (const quote of ['', "'", '"']) {
      const text = inClassic(`when: ${quote}${when}${quote}`);
      const problems = problemsOf(text);
      expect(problems).toHaveLength(1);
      expect(problems[0]?.message).toMatch(message);
      expect(problems[0]?.expected).toMatch(expected);
      expect(problems[0]?.suggestion).toBe(suggestion);
      const word = at.endsWith(' }') ? `${at.slice(0, -2)}${quote} }` : at;
      const place = placeOf(text.replace('# expected', ''), text.split(word).length === 2 ? word : `${quote}${when}${quote}`);
      if (text.split(word).length === 2) expect(problems[0]).toMatchObject(place);
      else expect(problems[0]).toMatchObject({ line: place.line, column: place.column + quote.length + when.indexOf(at) });
    }
  });

  test.each(['stockDays', 'stockDays at', 'stockDays at factory', 'stockDays at factory >', 'onHand > 5 for', 'onHand > 5 for 2'])(
    '`%s` ends too early',
    (when) => {
      const text = inClassic(`when: ${when}`);
      expect(problemsOf(text)).toMatchObject([
        { message: 'the condition ends too early', column: placeOf(text, `when: ${when} }`).column + 6 + when.length },
      ]);
    },
  );
});

describe('effects', () => {
  test.each<readonly [string, Effect]>([
    ['{ kind: transitTime, lane: central>north, percent: 150 }', { kind: 'transitTime', laneIndex: 4, factorPpm: 1_500_000 }],
    ['{ kind: fuel, percent: 150 }', { kind: 'fuel', factorPpm: 1_500_000 }],
    ['{ kind: freight, lanes: [central>north], percent: 150 }', { kind: 'freight', laneIndices: [4], factorPpm: 1_500_000 }],
    ['{ kind: supplierLead, supplier: nearby, percent: 200 }', { kind: 'supplierLead', supplierIndex: 0, factorPpm: 2_000_000 }],
    [
      '{ kind: purchasePrice, supplier: nearby, percent: 120, items: [cola] }',
      { kind: 'purchasePrice', supplierIndex: 0, itemIndices: [2], factorPpm: 1_200_000 },
    ],
    ['{ kind: yield, supplier: nearby, percent: 60 }', { kind: 'yield', supplierIndex: 0, factorPpm: 600_000 }],
    ['{ kind: wages, site: central, percent: 120 }', { kind: 'wages', siteIndex: 2, factorPpm: 1_200_000 }],
    ['{ kind: storage, site: central, percent: 50 }', { kind: 'storage', siteIndex: 2, factorPpm: 500_000 }],
    ['{ kind: holding, site: central, percent: 50 }', { kind: 'holding', siteIndex: 2, factorPpm: 500_000 }],
    [
      '{ kind: stockDestroyed, site: central, percent: 40 }',
      { kind: 'stockDestroyed', siteIndex: 2, itemIndices: [0, 1, 2], sharePpm: 400_000 },
    ],
    [
      '{ kind: stockQuarantined, site: central, percent: 40, items: [water] }',
      { kind: 'stockQuarantined', siteIndex: 2, itemIndices: [0], sharePpm: 400_000 },
    ],
    ['{ kind: recordsFrozen, sites: [central] }', { kind: 'recordsFrozen', siteIndices: [2] }],
    ['{ kind: leadTimeWrong, supplier: nearby, percent: 50 }', { kind: 'leadTimeWrong', supplierIndex: 0, factorPpm: 500_000 }],
    ['{ kind: leadTimeWrong, lane: central>north, percent: 50 }', { kind: 'transitTimeWrong', laneIndex: 4, factorPpm: 500_000 }],
    ['{ kind: receiptPaused, site: vigo }', { kind: 'receiptPaused', siteIndex: 0 }],
  ])('%s', (written, effect) => {
    const { company } = scenarioOf(distribution);
    const place = (id: string) => company.lanes.findIndex((lane) => lane.id === id);
    const lane = place('central>north');
    const moved =
      'laneIndex' in effect ? { ...effect, laneIndex: lane } : 'laneIndices' in effect ? { ...effect, laneIndices: [lane] } : effect;
    const siteOf = (index: number) => company.sites.findIndex((site) => site.id === (index === 2 ? 'central' : 'vigo'));
    const there =
      'siteIndex' in moved
        ? { ...moved, siteIndex: siteOf(moved.siteIndex) }
        : 'siteIndices' in moved
          ? { ...moved, siteIndices: [siteOf(2)] }
          : moved;
    expect(effectOf(written)).toEqual(there);
  });

  test('a mode says what part of its price is fuel', () => {
    const written = changed(distribution, 'costPerLoad: 1120,', 'costPerLoad: 1120, fuelPercent: 45,');
    expect(scenarioOf(written).company.lanes.flatMap(({ modes }) => modes.flatMap(({ fuelPpm }) => fuelPpm ?? []))).toEqual([450_000]);
  });

  test.each([
    ['{ kind: fule, percent: 150 }', 'fule', /`kind` is the text `fule`/, 'fuel'],
    ['{ kind: storage, site: vigo, percent: 50 }', 'vigo, percent', /any amount fits into `vigo`/, undefined],
    ['{ kind: wages, site: north, percent: 50 }', 'north, percent', /nobody works at `north`/, undefined],
    ['{ kind: holding, site: vigo, percent: 50 }', 'vigo, percent', /stock costs nothing at `vigo`/, undefined],
    ['{ kind: stockDestroyed, site: vigo, percent: 50 }', 'vigo, percent', /`vigo` is a port and keeps no stock/, undefined],
    ['{ kind: orderPaused, site: vigo }', 'vigo }', /orders and receives nothing/, undefined],
    ['{ kind: stockQuarantined, site: central, percent: 150 }', '150 }', /`percent` is `150`/, undefined],
    ['{ kind: stockQuarantined, site: central, percent: 50, items: [watter] }', 'watter', /no item `watter`/, 'water'],
    ['{ kind: supplierLead, supplier: nearbi, percent: 50 }', 'nearbi', /no supplier `nearbi`/, 'nearby'],
    ['{ kind: recordsFrozen, sites: [centrall] }', 'centrall', /no site `centrall`/, 'central'],
    ['{ kind: leadTimeWrong, percent: 50 }', '{ kind: leadTimeWrong', /nothing says whose/, undefined],
    [
      '{ kind: leadTimeWrong, supplier: nearby, lane: central>north, percent: 50 }',
      '{ kind: leadTimeWrong',
      /both `supplier` and `lane`/,
      undefined,
    ],
    ['{ kind: freight, lanes: [central>nort], percent: 50 }', 'central>nort]', /no lane `central>nort`/, 'central>north'],
  ] as const)('%s is refused', (effect, at, message, suggestion) => {
    const text = inDistribution(effect);
    const problems = problemsOf(text);
    expect(problems).toHaveLength(1);
    expect(problems[0]?.message).toMatch(message);
    expect(problems[0]?.suggestion).toBe(suggestion);
    expect(problems[0]).toMatchObject(placeOf(text, at));
  });

  test('prices and freight mean nothing where nothing is paid', () => {
    const paused = '{ kind: orderPaused, site: wholesaler }';
    const inPlace = (effect: string) => problemsOf(inClassic('startPeriod: 3').replace(paused, effect)).map(({ message }) => message);
    expect(inPlace('{ kind: fuel, percent: 50 }')).toEqual(['there is no freight to pay']);
    expect(inPlace('{ kind: freight, percent: 50 }')).toEqual(['there is no freight to pay']);
    expect(inPlace('{ kind: purchasePrice, supplier: brewing, percent: 50 }')).toEqual(['nothing is paid for in this company']);
    expect(inPlace('{ kind: supplierLead, supplier: brewing, percent: 50 }')).toEqual(['`brewing` has no lead time that could change']);
  });
});
