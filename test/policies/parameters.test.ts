import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { orderingPolicies, openingMemory, observed, unitsToOrder } from '../../server/contract/ordering.ts';
import { orderingParameters, ruleFor } from '../../server/contract/ordering-parameters.ts';
import type { Parameter, Parameters } from '../../server/contract/parameter.ts';
import { declarationOf, parameterNames, parametersNamed, policyDeclarations, policyNames } from '../../server/contract/policies.ts';
import { coordinatedParameters, siloParameters } from '../../server/contract/team-parameters.ts';

const source = (file: string): string => readFileSync(new URL(`../../server/policies/${file}.ts`, import.meta.url), 'utf8');

const groups: readonly (readonly [file: string, group: Parameters])[] = [
  ...Object.entries(siloParameters).map(([seat, group]) => [`silo-${seat}`, group] as const),
  ...Object.entries(coordinatedParameters).map(
    ([seat, group]) => [seat === 'chain' ? 'coordinated' : `coordinated-${seat}`, group] as const,
  ),
];

/** What a seat reads in files besides its own: when it promotes is a matter of what sales says and of what it decides. */
const besides: Readonly<Record<string, readonly string[]>> = { 'coordinated-sales': ['promotion-timing'] };

describe('parameters of policies', () => {
  // What is not declared does not compile; what is declared and not read would be a knob that turns nothing.
  test.each(groups)('%s reads each parameter it declares', (file, group) => {
    const text = [file, ...(besides[file] ?? [])].map(source).join('');
    for (const name of Object.keys(group)) expect(new RegExp(`\\btuning\\.${name}\\b`).test(text), name).toBe(true);
  });

  test('each number of an ordering rule moves an order', () => {
    // Asked for 13 where 10 were expected, owing 3; far enough from every threshold that both ends of a range differ.
    const given = {
      level: 90,
      rho: 0.5,
      reorderPoint: 40,
      upToLevel: 90,
      quantity: 7,
      z: 1,
      averagePeriods: 5,
      leadPeriods: 4,
      safetyUnits: 5,
      alpha: 0.4,
    };
    const order = (policy: (typeof orderingPolicies)[number], numbers: Readonly<Record<string, number>>): number => {
      const rule = ruleFor(policy, numbers, 'beer');
      if (rule === undefined) throw new Error(`${policy} lacks a parameter`);
      let memory = openingMemory(rule, 10, 10);
      for (const units of [11, 14, 13]) memory = observed(rule, memory, units, units);
      return unitsToOrder(rule, memory, { onHandUnits: 20, backlogUnits: 3, positionUnits: 25 }, false);
    };
    for (const policy of orderingPolicies)
      for (const [name, { least, most, whole, usual }] of Object.entries<Parameter>(orderingParameters[policy])) {
        // What a rule is told from outside: whose demand, which rumours.
        if (name === 'demand' || name === 'rumourRounds') continue;
        const now = (given as Readonly<Record<string, number>>)[name] ?? usual ?? 10;
        const others = [least, most, now / 2, now * 2 + 3, now + 1]
          .filter((value) => value >= least && value <= most)
          .map((value) => (whole === true ? Math.round(value) : value));
        const orders = new Set(others.map((value) => order(policy, { ...given, [name]: value })));
        expect(orders.size, `${policy}.${name}`).toBeGreaterThan(1);
      }
  });

  test('stand in their own range, and are told in words', () => {
    for (const policy of policyNames) {
      expect(declarationOf(policy)?.description.length, policy).toBeGreaterThan(20);
      for (const name of parameterNames(policy, 'all'))
        for (const { least, most, whole, usual, options, description, required } of parametersNamed(policy, 'all', name)) {
          expect(description.length, `${policy}.${name}`).toBeGreaterThan(8);
          expect(least).toBeLessThan(most);
          if (usual === undefined) expect(required === true || name === 'forecastUnits', `${policy}.${name}`).toBe(true);
          else {
            expect(usual >= least && usual <= most && (whole !== true || Number.isInteger(usual)), `${policy}.${name}`).toBe(true);
            if (options !== undefined) expect(options[usual]).toBeTypeOf('string');
          }
        }
    }
  });

  test('a name means what it means at the seat: the same name may be another number elsewhere', () => {
    expect(parametersNamed('coordinated', 'logistics', 'averageRounds').map(({ usual }) => usual)).toEqual([2, 1]);
    expect(parametersNamed('coordinated', 'logistics', 'leastTemps')).toEqual([]);
    expect(parametersNamed('basestock', 'sales', 'level.water')).toHaveLength(1);
    expect(parametersNamed('toString', 'all', 'level')).toEqual([]);
    expect(declarationOf('toString')).toBeUndefined();
    expect(parameterNames('silo', 'sales')).toContain('theta');
  });

  test('policies that play sites are the ordering rules', () => {
    const names = Object.entries(policyDeclarations).flatMap(([name, { plays }]) => (plays === 'sitesAndSeats' ? [name] : []));
    expect(names.toSorted()).toEqual([...orderingPolicies].toSorted());
  });
});
