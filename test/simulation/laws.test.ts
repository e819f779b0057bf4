import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chanceOf } from '../../server/simulation/chance.ts';
import type { Company } from '../../server/simulation/company.ts';
import { hashWorld } from '../../server/simulation/hash.ts';
import { brokenInvariants } from '../../server/simulation/invariants.ts';
import { openCompany } from '../../server/simulation/opening.ts';
import type { PeriodRecord, RoundRecord } from '../../server/simulation/records.ts';
import { playRound } from '../../server/simulation/round.ts';
import type { World } from '../../server/simulation/world.ts';
import { richCompany } from '../support/rich-company.ts';
import { stormyCompany } from '../support/stormy-company.ts';

/** Decisions by round: shares of each field's range, -1 for what holds if nobody touches it. */
const anyDecisions = (company: Company, rounds: number) =>
  fc.array(
    fc.array(fc.oneof({ weight: 2, arbitrary: fc.constant(-1) }, { weight: 1, arbitrary: fc.double({ min: 0, max: 1, noNaN: true }) }), {
      minLength: company.fields.length,
      maxLength: company.fields.length,
    }),
    { minLength: rounds, maxLength: rounds },
  );

const asDecisions = (company: Company, shares: readonly number[], last: RoundRecord): readonly number[] =>
  company.fields.map((field, place) => {
    const share = shares[place];
    if (share < 0) return field.initial ?? last.close.proposals[place] ?? field.least;
    return field.least + Math.round((share * (field.most - field.least)) / field.step) * field.step;
  });

const freeze = (value: unknown): void => {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return;
  Object.freeze(value);
  Object.values(value).forEach(freeze);
};

const playChecked = (
  company: Company,
  seed: string,
  plan: readonly (readonly number[])[],
  injections: readonly (readonly number[])[] = [],
): { readonly world: World; readonly hashes: readonly string[] } => {
  const chance = chanceOf(company, seed);
  let { world, record } = openCompany(company, chance);
  let before: PeriodRecord = record.periods[0];
  const hashes: string[] = [];
  expect(brokenInvariants(company, world, record)).toEqual([]);
  for (const [place, shares] of plan.entries()) {
    freeze(world);
    const decisions = asDecisions(company, shares, record);
    ({ world, record } = playRound(company, chance, world, decisions, {
      injected: injections[place] ?? [],
      inspect: (inside, period) => {
        const broken = brokenInvariants(company, inside, [before, period]);
        if (broken.length > 0) throw new Error(`round ${inside.round}, period ${inside.period}: ${broken.slice(0, 5).join('; ')}`);
        before = period;
      },
    }));
    hashes.push(hashWorld(world));
  }
  return { world, hashes };
};

describe('R3 the laws of the company', () => {
  test('R3.1-R3.6 hold after every period whatever is decided, and no decision changes a world that was handed out', () => {
    const rich = richCompany();
    // Juice does not keep, the others do.
    const company = { ...rich, items: rich.items.map((item, place) => (place === 1 ? { ...item, shelfLifePeriods: 7 } : item)) };
    fc.assert(
      fc.property(anyDecisions(company, 14), fc.integer({ min: 1, max: 1_000_000 }), (plan, seed) => {
        playChecked(company, `s${seed}`, plan);
      }),
      { numRuns: 60, seed: 20261122 },
    );
  });

  test('R3.1-R3.6 hold in a storm of all effects and triggers, whatever is set off by hand', () => {
    const stormy = stormyCompany();
    const company = {
      ...stormy,
      items: stormy.items.map((item, place) => (place < 2 ? { ...item, shelfLifePeriods: 6 + 5 * place } : item)),
    };
    const anyInjections = fc.array(fc.subarray(company.events.map((_, place) => place)), { minLength: 12, maxLength: 12 });
    fc.assert(
      fc.property(anyDecisions(company, 12), anyInjections, fc.integer({ min: 1, max: 1_000_000 }), (plan, injections, seed) => {
        playChecked(company, `s${seed}`, plan, injections);
      }),
      { numRuns: 20, seed: 20261123 },
    );
  });

  test('R3.7 the same company, seed and decisions end in the same hash, from fresh tables and through stored JSON', () => {
    const company = richCompany();
    fc.assert(
      fc.property(anyDecisions(company, 8), (plan) => {
        const first = playChecked(company, 'one', plan);
        const second = playChecked(richCompany(), 'one', plan);
        expect(second.hashes).toEqual(first.hashes);
        const stored: World = JSON.parse(JSON.stringify(first.world));
        expect(stored).toEqual(first.world);
        expect(hashWorld(stored)).toBe(first.hashes[first.hashes.length - 1]);
      }),
      { numRuns: 10, seed: 4 },
    );
  });

  test('R3.7 a round played from a stored world goes on as if nothing had happened', () => {
    const company = stormyCompany();
    const chance = chanceOf(company, 'stored');
    let { world, record } = openCompany(company, chance);
    for (let round = 1; round <= 10; round += 1) {
      const decisions = asDecisions(
        company,
        company.fields.map(() => -1),
        record,
      );
      const stored: World = JSON.parse(JSON.stringify(world));
      const again = playRound(company, chance, stored, decisions);
      ({ world, record } = playRound(company, chance, world, decisions));
      expect(again.world).toEqual(world);
      expect(again.record).toEqual(record);
    }
  });

  test.each<readonly [string, (world: World) => World, RegExp]>([
    [
      'a unit from nowhere',
      (world) => ({ ...world, onHand: world.onHand.map((units, cell) => units + (cell === 6 ? 1 : 0)) }),
      /units of water exist/,
    ],
    [
      'a debt of goods',
      (world) => ({ ...world, backlog: world.backlog.map((units, cell) => (cell === 9 ? -1 : units)) }),
      /backlog\[9\] is -1/,
    ],
    ['half a unit', (world) => ({ ...world, fatigue: world.fatigue.map(() => 0.5) }), /not a whole number/],
    ['stock that is worth nothing', (world) => ({ ...world, stockCents: 0 }), /stock is booked/],
    [
      'an order without lines',
      (world) => ({ ...world, lines: world.lines.filter((line) => line.segment < 0), parcels: [] }),
      /orders|owed/,
    ],
  ])('R3 %s is caught', (_, break_, sentence) => {
    const company = richCompany();
    const { world } = playChecked(company, 'broken', [company.fields.map(() => -1), company.fields.map(() => -1)]);
    expect(brokenInvariants(company, world)).toEqual([]);
    expect(brokenInvariants(company, break_(world)).join('; ')).toMatch(sentence);
  });

  test('R3.5 a cent too much in the till is caught', () => {
    const company = richCompany();
    const chance = chanceOf(company, 'till');
    const opened = openCompany(company, chance);
    const { world, record } = playRound(
      company,
      chance,
      opened.world,
      asDecisions(
        company,
        company.fields.map(() => -1),
        opened.record,
      ),
    );
    const [first, second] = record.periods;
    const ledger = second.ledger && { ...second.ledger, cashCents: second.ledger.cashCents + 1 };
    expect(brokenInvariants(company, world, [first, second])).toEqual([]);
    expect(brokenInvariants(company, world, [first, { ...second, ledger }]).join()).toContain('worth moved by');
  });
});
