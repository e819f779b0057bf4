import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { seats, type Lever, type Seat } from '../../server/contract/ids.ts';
import { kpiFromFile, kpiToFile } from '../../server/scenario/amounts.ts';
import { loadScenario, shippedScenario, shippedScenarios } from '../../server/scenario/load.ts';
import { fieldIndex, type Field } from '../../server/simulation/company.ts';
import type { Scenario } from '../../server/scenario/scenario.ts';
import { changed, fixtureText, problemsOf, scenarioOf, shippedText } from '../support/scenario-texts.ts';

const classicText = shippedText('classic-beer-game');
const springText = shippedText('spring-promotion');
const classic = scenarioOf(classicText);
const spring = scenarioOf(springText);
const distributionText = fixtureText('distribution');
const distribution = scenarioOf(distributionText);

const field = ({ company }: Scenario, lever: Lever, key: string): Field | undefined => company.fields[fieldIndex(company, lever, key)];
const demand = (text: string): unknown => scenarioOf(text).company.segments[0]?.demand[0];

describe('the classic beer game', () => {
  test('is Sterman board: four sites in a row, 12 on hand, 4 in each box, 4 on each card', () => {
    const { company, rules } = classic;
    expect(company.sites.map((site) => [site.id, site.seat])).toEqual([
      ['retailer', 'sales'],
      ['wholesaler', 'logistics'],
      ['distributor', 'procurement'],
      ['factory', 'operations'],
    ]);
    for (const site of company.sites) {
      expect(site.openingUnits).toEqual([12]);
      expect(site.openingArrivals.map(({ units, duePeriod }) => [duePeriod, units])).toEqual([
        [1, 4],
        [2, 4],
      ]);
      expect(site.openingCards.map(({ units, readPeriod }) => [readPeriod, units])).toEqual(site.id === 'factory' ? [] : [[1, 4]]);
      expect([site.holdingCentsPerUnitPeriod, site.backlogCentsPerUnitPeriod]).toEqual([50, 100]);
    }
    const lane = (id: string) => company.lanes.find((each) => each.id === id);
    for (const id of ['wholesaler>retailer', 'distributor>wholesaler', 'factory>distributor']) {
      expect(lane(id)?.orderDelayPeriods).toBe(1);
      expect(lane(id)?.modes.map((mode) => mode.transit)).toEqual([{ periods: [2], ppm: [1_000_000] }]);
    }
    expect(lane('brewing>factory')?.modes[0]?.transit.periods).toEqual([2]);
    expect(company.suppliers[0]?.lead.periods).toEqual([0]);
    expect(company.money.ledger).toBe(false);
    expect(rules).toMatchObject({
      announcedRounds: 50,
      playedRounds: 36,
      runOutRounds: 0,
      opening: { rounds: 5, orderUnits: 4 },
      periodName: 'week',
    });
    expect(rules.acts.map((act) => act.informationLevel)).toEqual(['closed']);
  });

  test('customers want 4 a week, from week 5 on 8', () => {
    expect(classic.company.segments[0]?.demand[0]).toEqual({ kind: 'steps', fromPeriods: [1, 5], units: [4, 8] });
  });

  test('every seat has one input, its own order, whose value the desk proposes', () => {
    expect(classic.company.fields.map(({ lever, key, seat, initial }) => [lever, key, seat, initial])).toEqual([
      ['order', 'retailer beer', 'sales', undefined],
      ['order', 'wholesaler beer', 'logistics', undefined],
      ['order', 'distributor beer', 'procurement', undefined],
      ['order', 'factory beer', 'operations', undefined],
    ]);
  });

  test('the parameters of its policies stand in the file, `all` for every seat', () => {
    expect(seats.map((seat) => classic.policies['basestock']?.[seat]?.['level'])).toEqual([32, 32, 32, 24]);
    for (const seat of seats)
      expect(classic.policies['sterman']?.[seat]).toEqual({ theta: 0.36, alpha: 0.26, beta: 0.34, target: 17, forecast: 4 });
  });

  test('a seat can differ from `all`', () => {
    const text = changed(classicText, '    all: { theta', '    operations: { target: 20 }\n    all: { theta');
    expect(scenarioOf(text).policies['sterman']?.operations).toEqual({ theta: 0.36, alpha: 0.26, beta: 0.34, target: 20, forecast: 4 });
    expect(scenarioOf(text).policies['sterman']?.sales?.['target']).toBe(17);
  });

  test('its only score is the cost of the chain, in cents', () => {
    expect(classic.scoring.parts).toEqual([{ kpi: 'totalCost', weight: 100, zero: 202_800, full: 20_400 }]);
  });
});

describe('other cases of the classic game are a line away', () => {
  const steps = '{ steps: { 1: 4, 5: 8 } }';
  test('demand that stays', () => expect(demand(changed(classicText, steps, '6'))).toEqual({ kind: 'given', unitsByPeriod: [6] }));
  test('demand from a list, the last number holds on', () =>
    expect(demand(changed(classicText, steps, '{ list: [4, 5, 9] }'))).toEqual({
      kind: 'given',
      unitsByPeriod: [4, 5, 9],
    }));
  test('steps may stand in any order', () =>
    expect(demand(changed(classicText, steps, '{ steps: { 20: 2, 1: 4, 5: 8 } }'))).toEqual({
      kind: 'steps',
      fromPeriods: [1, 5, 20],
      units: [4, 8, 2],
    }));
  test('demand of a market, with seasons by round', () =>
    expect(demand(changed(classicText, steps, '{ base: 8, season: [100, 120.5] }'))).toEqual({
      kind: 'market',
      baseUnits: 8,
      seasonPpmByRound: [1_000_000, 1_205_000],
    }));
  test('longer games may have later steps, the run-out included', () => {
    const longer = changed(
      changed(changed(classicText, 'playedRounds: 36', 'playedRounds: 40'), 'runOutRounds: 0', 'runOutRounds: 4'),
      'periodsPerRound: 1',
      'periodsPerRound: 2',
    );
    expect(demand(changed(longer, steps, '{ steps: { 1: 4, 88: 8 } }'))).toMatchObject({ fromPeriods: [1, 88] });
    expect(problemsOf(changed(longer, steps, '{ steps: { 1: 4, 89: 8 } }'))).toMatchObject([{ message: /period 89 is after the end/ }]);
  });
  test('an opening of no rounds is no opening', () => {
    expect(scenarioOf(changed(classicText, 'opening: { rounds: 5,', 'opening: { rounds: 0,')).rules.opening).toBeUndefined();
    expect(scenarioOf(changed(classicText, 'opening: { rounds: 5, order: 4 }', '')).rules.opening).toBeUndefined();
  });
  test.each(['orderPaused', 'shipmentPaused', 'transitPaused', 'receiptPaused'])('%s pauses one site for some periods', (kind) => {
    const marks = classicText.split('\n');
    const from = marks.indexOf('# events:');
    const to = marks.findIndex((line) => line.startsWith('#     effects:'));
    const text = [...marks.slice(0, from), ...marks.slice(from, to + 1).map((line) => line.replace(/^# /, '')), ...marks.slice(to + 1)]
      .join('\n')
      .replace('kind: orderPaused', `kind: ${kind}`);
    expect(scenarioOf(text).company.events).toEqual([
      {
        id: 'strike',
        name: 'Strike',
        trigger: { kind: 'period', period: 11 },
        delayPeriods: 0,
        rampPeriods: 0,
        activePeriods: 4,
        recoveryPeriods: 0,
        signals: [],
        effects: [{ kind, siteIndex: 1 }],
      },
    ]);
  });
});

describe('the spring promotion', () => {
  test('has three items, three suppliers, a port and a central warehouse, three regions and three markets, and about 1,000 units of demand a day', () => {
    const { company, rules } = spring;
    expect(company.items).toHaveLength(3);
    expect(company.suppliers.map((supplier) => supplier.qualification !== undefined)).toEqual([false, false, true]);
    expect(company.sites.filter((site) => site.kind === 'port').length).toBeGreaterThanOrEqual(1);
    expect(company.sites.filter((site) => site.labour !== undefined).map((site) => site.id)).toEqual(['central']);
    expect(company.sites.filter((site) => site.supply.some((supply) => supply?.ordering.by === 'auto'))).toHaveLength(3);
    expect(company.segments.map((segment) => segment.id)).toEqual(
      ['bilbao', 'valencia', 'sevilla'].flatMap((market) => [`${market}/retail`, `${market}/accounts`]),
    );
    const base = company.segments
      .flatMap((segment) => segment.demand)
      .reduce((total, each) => total + (each?.kind === 'market' ? each.baseUnits : 0), 0);
    expect(base).toBeGreaterThan(800);
    expect(base).toBeLessThan(1200);
    expect(rules).toMatchObject({ announcedRounds: 14, playedRounds: 12, runOutRounds: 4 });
    expect(rules.acts.map((act) => [act.fromRound, act.informationLevel])).toEqual([
      [1, 'closed'],
      [6, 'board'],
      [10, 'open'],
    ]);
    expect(rules.huddles?.map(({ afterRound, kind, beliefRounds, rotate }) => [afterRound, kind, beliefRounds, rotate])).toEqual([
      [5, 'summit', 3, false],
      [9, 'standUp', 0, false],
    ]);
    expect(company.periodsPerRound).toBe(5);
  });

  test('both disruptions are heard early by one seat that does not own the remedy', () => {
    for (const event of spring.company.events) {
      const periods = event.signals.map((signal) => ('atPeriod' in signal ? signal.atPeriod : Number.NaN));
      const first = periods.indexOf(Math.min(...periods));
      expect(event.signals[first]?.seats).toHaveLength(1);
      expect(periods[first]).toBeLessThan(event.trigger.kind === 'period' ? event.trigger.period : 0);
    }
    expect(spring.company.events.map((event) => event.signals[0]?.seats)).toEqual([['logistics'], ['sales']]);
  });

  test('a full display with its price cut is worth about 3.9 times the demand', () => {
    const water = spring.company.items[0];
    const deepest = spring.company.promotions.at(-1);
    expect(deepest).toMatchObject({ priceCutPpm: 200_000, display: true });
    const uplift = (1 - (deepest?.priceCutPpm ?? 0) / 1e6) ** (spring.company.segments[0]?.elasticity ?? 0) * (water?.displayUplift ?? 0);
    expect(uplift).toBeGreaterThan(3.5);
    expect(uplift).toBeLessThan(4.3);
  });

  test('four desks, each with its own levers, at most 6 inputs in view in act 1 and 10 later', () => {
    const levers = (seat: Seat) => [...new Set(spring.company.fields.filter((each) => each.seat === seat).map((each) => each.lever))];
    expect(levers('sales')).toEqual(['promotion', 'forecast', 'price', 'deliveryQuote', 'priority', 'redate', 'accountUnits']);
    expect(levers('logistics')).toEqual(['booking', 'mode', 'reroute', 'transfer']);
    expect(levers('procurement')).toEqual(['order', 'supplierShare', 'expedite', 'qualify']);
    expect(levers('operations')).toEqual(['overtime', 'staffing', 'labourSplit', 'slotting', 'cycleCount', 'overflow']);
    for (const seat of seats) {
      const own = spring.company.fields.filter((each) => each.seat === seat && !each.rare);
      expect(own.filter((each) => each.fromRound <= 5).length).toBeLessThanOrEqual(6);
      expect(own.length).toBeLessThanOrEqual(10);
    }
  });
});

describe('a distribution company', () => {
  test('inputs begin where the file says', () => {
    expect(field(distribution, 'booking', 'central>north')).toMatchObject({
      unit: 'loads',
      least: 0,
      most: 20,
      kind: 'standing',
      fromRound: 1,
    });
    expect(field(distribution, 'promotion', 'water')).toMatchObject({
      kind: 'oneShot',
      initial: 0,
      most: 2,
      options: [{ id: 'none' }, { id: 'leaflet' }, { id: 'display' }],
    });
    expect(field(distribution, 'mode', 'faraway>vigo')).toMatchObject({
      initial: 0,
      options: [
        { id: 'ocean', name: 'Ship' },
        { id: 'air', name: 'Air' },
      ],
    });
    expect(field(distribution, 'forecast', 'water')?.initial).toBe(5 * (80 + 55 + 95 + 65 + 95 + 65));
    expect(field(distribution, 'supplierShare', 'newcomer cola')).toMatchObject({ initial: 0, most: 100, fromRound: 6 });
    expect(field(distribution, 'supplierShare', 'nearby water')).toBeUndefined();
    expect(field(distribution, 'transfer', 'central>north water')).toMatchObject({ rare: true, unit: 'units', kind: 'oneShot' });
    expect(field(distribution, 'staffing', 'central hires')).toMatchObject({ kind: 'oneShot', rare: true });
  });

  test('ids are places in lists: the far supplier ships to the port, on whose lanes goods go on', () => {
    const { company } = distribution;
    const central = company.sites.findIndex((site) => site.id === 'central');
    expect(company.sites[central]?.supply.map((supply) => supply?.supplierIndices)).toEqual([
      [0, 1, 2],
      [0, 1, 2],
      [0, 2],
    ]);
    const far = company.suppliers[1];
    expect(far?.offers.map((offer) => company.lanes[offer.laneIndex]?.id)).toEqual(['faraway>vigo', 'faraway>vigo']);
    const lane = company.lanes.find((each) => each.id === 'faraway>vigo');
    expect(company.lanes[lane?.alternativeIndex ?? -1]?.id).toBe('faraway>leixoes');
    expect(lane?.modes[0]?.transit.ppm.reduce((total, each) => total + each, 0)).toBe(1_000_000);
  });
});

describe('numbers as people write them become the numbers the engine counts in', () => {
  test('money is exact to the cent', () => {
    const cents = (written: string) =>
      scenarioOf(changed(classicText, 'holdingCost: 0.50 #', `holdingCost: ${written} #`)).company.sites[0]?.holdingCentsPerUnitPeriod;
    expect([cents('0.29'), cents('1.1'), cents('4'), cents('1.005e2')]).toEqual([29, 110, 400, 10_050]);
  });
  test('chances that do not divide evenly still add up to a million', () => {
    const lead = scenarioOf(changed(classicText, 'leadPeriods: 0', 'leadPeriods: { 2: 33.3333, 0: 33.3333, 1: 33.3334 }')).company
      .suppliers[0]?.lead;
    expect(lead?.periods).toEqual([0, 1, 2]);
    expect(lead?.ppm.reduce((total, each) => total + each, 0)).toBe(1_000_000);
  });
  test('percentages, minutes and points', () => {
    const central = distribution.company.sites.find((site) => site.id === 'central');
    const written = parse(distributionText) as { sites: { central: { labour: Record<string, number> } }; csat: Record<string, number> };
    const labour = written.sites.central.labour;
    expect(central?.labour?.errorBasePpm).toBe(Math.round((labour['errorPercent'] ?? 0) * 10_000));
    expect(central?.labour?.putawayCentiminutes).toBe(Math.round((labour['putawayMinutes'] ?? 0) * 100));
    expect(distribution.company.csat.opening).toBe((written.csat['opening'] ?? 0) * 1000);
  });
  test('the ends of the score go there and back', () => {
    expect(kpiFromFile('contribution', 1234.5)).toBe(123_450);
    expect(kpiFromFile('perfectOrderRate', 87.5)).toBe(0.875);
    for (const [kpi, written] of [
      ['contribution', -12.34],
      ['perfectOrderRate', 87.5],
      ['cashToCash', -3.5],
      ['csat', 60],
    ] as const)
      expect(kpiToFile(kpi, kpiFromFile(kpi, written))).toBe(written);
  });
  test('texts in several languages stay maps', () => {
    expect(scenarioOf(changed(classicText, 'title: The Beer Game', 'title: { en: The Beer Game, de: Das Bierspiel }')).title).toEqual({
      en: 'The Beer Game',
      de: 'Das Bierspiel',
    });
  });
  test('one list of levers can name all that belong to a place, or different groups', () => {
    const text = changed(
      distributionText,
      '- { keys: [central temps] }\n        - { keys: [central hires], fromRound: 6, rare: true }',
      '- { keys: [central], fromRound: 2 }',
    );
    expect(field(scenarioOf(text), 'staffing', 'central temps')?.fromRound).toBe(2);
    expect(field(scenarioOf(text), 'staffing', 'central hires')?.fromRound).toBe(2);
  });
});

describe('shipped scenarios', () => {
  test('all are right and found by id, with the text they were made of', () => {
    const files = readdirSync(new URL('../../scenarios/', import.meta.url)).filter((name) => name.endsWith('.yaml'));
    expect(shippedScenarios().map((each) => `${each.scenario.id}.yaml`)).toEqual(files.toSorted());
    expect(files).toEqual(expect.arrayContaining(['classic-beer-game.yaml', 'spring-promotion.yaml']));
    expect(shippedScenario('spring-promotion')?.text).toBe(springText);
    expect(loadScenario('classic-beer-game')).toMatchObject({ file: 'scenarios/classic-beer-game.yaml', text: classicText });
  });
  test('each says where its model is wrong, in a few sentences, and never on a desk', () => {
    for (const { scenario } of shippedScenarios()) {
      const { limits } = scenario;
      if (typeof limits !== 'string') throw new Error(`${scenario.id} does not say it`);
      expect(limits.split(/[.!?](?:\s|$)/).length, scenario.id).toBeGreaterThanOrEqual(3);
      expect(limits, scenario.id).not.toContain('\n');
      expect(JSON.stringify([scenario.company, scenario.rules]), scenario.id).not.toContain(limits.slice(0, 40));
    }
  });
  test('a name from outside opens no path', () => {
    expect(shippedScenario('../scenarios/classic-beer-game')).toBeUndefined();
    expect(shippedScenario('/etc/passwd')).toBeUndefined();
  });
  test('are plain JSON: what is stored comes back the same', () => {
    for (const { scenario } of shippedScenarios())
      expect(JSON.parse(JSON.stringify(scenario))).toEqual(JSON.parse(JSON.stringify(structuredClone(scenario))));
  });
});
