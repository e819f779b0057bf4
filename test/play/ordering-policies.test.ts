import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Seat } from '../../server/contract/ids.ts';
import { everySeat, playGame } from '../../server/play/play-game.ts';
import type { Scenario } from '../../server/scenario/scenario.ts';
import { scenarioOf, shippedText } from '../support/scenario-texts.ts';

const seatOf: Readonly<Record<string, Seat>> = {
  retailer: 'sales',
  wholesaler: 'logistics',
  distributor: 'procurement',
  factory: 'operations',
};

/** A policy with its parameters as a file writes them. */
type Written = { readonly policy: string; readonly [name: string]: string | number };
const inFile = (written: Written): string =>
  `{ ${Object.entries(written)
    .map(([name, value]) => `${name}: ${value}`)
    .join(', ')} }`;

type Chain = { readonly demand: readonly number[]; readonly sites?: Written; readonly bots?: Written };

/**
 * The classic chain without its fixed opening, all desks open, with this demand. Sites that replenish themselves leave their roles
 * with the inputs that mean nothing here.
 */
const chain = ({ demand, sites, bots }: Chain): Scenario => {
  let text = shippedText('classic-beer-game')
    .replace(/^opening: \{ rounds.*\n/m, '')
    .replace('{ steps: { 1: 4, 5: 8 } }', `{ list: [${demand.join(', ')}] }`)
    .replace('informationLevel: closed', 'informationLevel: open')
    .replaceAll('levers: { order: }', 'levers: { order: { most: 1000000 } }');
  if (sites !== undefined) {
    text = text.replaceAll(/( {4}suppliedBy: \w+\n)/g, `$1    replenish: ${inFile(sites)}\n`);
    for (const lever of ['forecast', 'priority', 'deliveryQuote', 'transfer'])
      text = text.replace('levers: { order: { most: 1000000 } }', `levers: { ${lever}: }`);
  }
  return scenarioOf(bots === undefined ? text : `${text}\nbots:\n  all: ${inFile(bots)}\n`);
};

/** Orders by site, period by period. */
const ordersOf = (scenario: Scenario): Readonly<Record<string, readonly number[]>> => {
  const bots = scenario.bots ?? {};
  const nothing = { name: 'doNothing' };
  const policies = {
    sales: bots.sales ?? nothing,
    logistics: bots.logistics ?? nothing,
    procurement: bots.procurement ?? nothing,
    operations: bots.operations ?? nothing,
  };
  const { game } = playGame(scenario, { seed: 'one', policies });
  return Object.fromEntries(
    Object.keys(seatOf).map((site, cell) => [site, game.records.slice(1).map((record) => record.periods[0]?.ordered[cell] ?? -1)]),
  );
};

const variance = (list: readonly number[]): number => {
  const mean = list.reduce((sum, each) => sum + each, 0) / list.length;
  return list.reduce((sum, each) => sum + (each - mean) ** 2, 0) / (list.length - 1);
};

const share = fc.integer({ min: 0, max: 100 }).map((each) => each / 100);
const lead = fc.integer({ min: 0, max: 6 });
const demandSeen = fc.constantFrom('local', 'shared');
const policies: fc.Arbitrary<Written> = fc.oneof(
  fc.record({ policy: fc.constant('basestock'), level: fc.integer({ min: 0, max: 60 }) }),
  fc.record({
    policy: fc.constant('movingAverage'),
    leadPeriods: lead,
    averagePeriods: fc.integer({ min: 1, max: 12 }),
    demand: demandSeen,
    safetyUnits: fc.integer({ min: 0, max: 9 }),
    z: fc.constantFrom(0, 1.5),
  }),
  fc.record({
    policy: fc.constant('exponentialSmoothing'),
    leadPeriods: lead,
    alpha: share,
    demand: demandSeen,
    z: fc.constantFrom(0, 1.5),
  }),
  fc.record({ policy: fc.constant('mmse'), leadPeriods: lead, rho: share.map((each) => each - 0.5), demand: demandSeen }),
  fc.record({
    policy: fc.constant('proportional'),
    leadPeriods: lead,
    adjustPeriods: fc.integer({ min: 1, max: 8 }),
    alpha: share,
    demand: demandSeen,
  }),
  fc.record({ policy: fc.constant('minMax'), reorderPoint: fc.integer({ min: -5, max: 20 }), upToLevel: fc.integer({ min: 21, max: 60 }) }),
  fc.record({
    policy: fc.constant('reorderPoint'),
    reorderPoint: fc.integer({ min: -5, max: 40 }),
    quantity: fc.integer({ min: 1, max: 30 }),
  }),
  fc.record({ policy: fc.constant('sterman'), theta: share, alpha: share, beta: share, target: fc.integer({ min: 0, max: 30 }) }),
  fc.record({ policy: fc.constant('panic'), leadPeriods: lead, alpha: share, factor: fc.constantFrom(1, 2, 3.5), demand: demandSeen }),
  fc.record({ policy: fc.constant('doNothing') }),
);

describe('R4.6 an ordering policy', () => {
  test('orders the same at a site that replenishes itself and at a desk of the classic chain', () => {
    // The first demand is what the chain is at rest with: only that is expected by a site and usual on a desk.
    const demands = fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 5, maxLength: 20 }).map((rest) => [4, ...rest]);
    fc.assert(
      fc.property(policies, demands, (policy, demand) => {
        expect(ordersOf(chain({ demand, bots: policy }))).toEqual(ordersOf(chain({ demand, sites: policy })));
      }),
      { numRuns: 40, seed: 7 },
    );
  });

  test('at rest orders what is asked for, for ever', () => {
    const resting: readonly Written[] = [
      { policy: 'movingAverage', leadPeriods: 4, averagePeriods: 5, safetyUnits: 12 },
      { policy: 'exponentialSmoothing', leadPeriods: 4, alpha: 0.3, safetyUnits: 12 },
      { policy: 'proportional', leadPeriods: 3, adjustPeriods: 3, safetyUnits: 12 },
      { policy: 'doNothing' },
    ];
    for (const policy of resting) {
      const orders = ordersOf(chain({ demand: [4], sites: policy }));
      for (const site of ['retailer', 'wholesaler', 'distributor'])
        expect(new Set(orders[site]), `${policy.policy} at ${site}`).toEqual(new Set([4]));
    }
  });
});

// test/oracles/behavioural_findings.json; demand uniform on 0..8 as in Croson & Donohue, always the same (Park & Miller's generator).
const uniform = ((): readonly number[] => {
  let state = 1;
  return Array.from({ length: 300 }, (_, place) => {
    state = (state * 16_807) % 2_147_483_647;
    return place === 0 ? 4 : state % 9;
  });
})();

describe('what experiments with people found', () => {
  const spread = (policy: Written): readonly number[] => {
    const scenario = chain({ demand: uniform, bots: policy });
    const orders = ordersOf({ ...scenario, rules: { ...scenario.rules, playedRounds: uniform.length } });
    return Object.keys(seatOf).map((site) => Math.sqrt(variance(orders[site] ?? [])));
  };

  test("Sterman's rule amplifies on the way up the chain, although demand is stationary (croson_donohue_2006)", () => {
    const [retailer = 0, wholesaler = 0, distributor = 0, factory = 0] = spread({ policy: 'sterman' });
    expect(retailer).toBeLessThan(wholesaler);
    expect(wholesaler).toBeLessThan(distributor);
    expect(distributor).toBeLessThan(factory);
  });

  test('the less of the supply line is forgotten, the calmer upstream (croson_donohue_2006: sweep beta)', () => {
    const [none = 0, third = 0, most = 0, all = 0] = [0, 0.34, 0.7, 1].map((beta) => spread({ policy: 'sterman', beta })[3]);
    expect(none).toBeGreaterThan(third);
    expect(third).toBeGreaterThan(most);
    expect(most).toBeGreaterThan(all);
  });

  test("with customers' demand shared upstream orders swing less, the retailer's not more, and amplification stays (croson_donohue_2003)", () => {
    const policy = { policy: 'movingAverage', leadPeriods: 4, averagePeriods: 8, safetyUnits: 8 };
    const local = spread({ ...policy, demand: 'local' });
    const shared = spread({ ...policy, demand: 'shared' });
    expect(shared[0]).toBe(local[0]);
    expect(shared[2]).toBeLessThan(local[2] ?? 0);
    expect(shared[3]).toBeLessThan(local[3] ?? 0);
    expect(shared[3]).toBeGreaterThan(shared[0] ?? 0);
  });

  test('at rest with constant demand everybody orders it; one who panics disturbs all upstream, less with more stock (croson_et_al_2014)', () => {
    const calm = { policy: 'exponentialSmoothing', leadPeriods: 4, safetyUnits: 12 };
    const withOneWho = (safetyUnits: number): number => {
      const scenario = chain({ demand: [4, 4, 4, 9, 4], bots: { ...calm, safetyUnits } });
      const nervous = { name: 'panic', parameters: { leadPeriods: 4, safetyUnits, factor: 3 } };
      const { game } = playGame(
        { ...scenario, bots: {} },
        { seed: 'one', policies: { ...everySeat('exponentialSmoothing', { leadPeriods: 4, safetyUnits }), sales: nervous } },
      );
      return variance(game.records.slice(1).map((record) => record.periods[0]?.ordered[3] ?? 0));
    };
    expect(withOneWho(0)).toBeGreaterThan(withOneWho(12));
    expect(ordersOf(chain({ demand: [4], bots: calm }))['distributor']).toEqual(Array.from({ length: 36 }, () => 4));
  });

  test('a panic buyer orders a multiple while it owes, then nothing until that is worked off', () => {
    // The others hold enough: what the retailer owes for is the time that goods take.
    const scenario = chain({ demand: [...Array.from({ length: 15 }, () => 4), 30, 4], bots: { policy: 'basestock', level: 200 } });
    const nervous = { name: 'panic', parameters: { leadPeriods: 4, factor: 3 } };
    const orders = ordersOf({ ...scenario, bots: { ...scenario.bots, sales: nervous } })['retailer'] ?? [];
    expect(new Set(orders.slice(3, 16))).toEqual(new Set([4]));
    // Demand 30, smoothed to 9.2: calm it would order 30 + 4 x 5.2 = 50.8.
    expect(orders[16]).toBe(152);
    expect(orders.slice(17, 20).every((units) => units > 12)).toBe(true);
    expect(new Set(orders.slice(20))).toEqual(new Set([0]));
  });
});
