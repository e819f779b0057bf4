import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CompanyEvent } from '../../server/simulation/company-events.ts';
import { beerLine } from '../support/beer-line.ts';
import type { Pause, PauseKind } from '../support/beer-line.ts';
import { baseStock, beerSites, oracle, play } from '../support/classic-trace.ts';

const kinds: readonly PauseKind[] = ['orderPaused', 'shipmentPaused', 'transitPaused', 'receiptPaused'];
const levels = [28, 28, 28, 24];

/** A pause as an event; part of its weeks are ramp, for which pauses do not care. */
const asEvent = ({ kind, site, first, last }: Pause, index: number): CompanyEvent => ({
  id: `pause${index}`,
  name: 'Pause',
  trigger: { kind: 'period', period: first },
  delayPeriods: 0,
  rampPeriods: index % 2 === 0 ? 0 : last - first,
  activePeriods: index % 2 === 0 ? last - first + 1 : 1,
  recoveryPeriods: index % 3,
  signals: [],
  effects: [{ kind, siteIndex: site }],
});

const engine = (weeks: number, demand: number, pauses: readonly Pause[]): readonly string[] =>
  play({ weeks, fixedRounds: 0, demand: [demand], rule: baseStock(levels), events: pauses.map(asEvent) }).rows;

describe('R9.4-R9.7 pauses are what the published semantics say', () => {
  test.each([
    ['orderPaused', 'order'],
    ['shipmentPaused', 'shipment'],
  ] as const)('the second Beer Game of these tests reproduces the published trace of %s', (kind, name) => {
    const rows = beerLine(40, 4, levels, [{ kind, site: 1, first: 11, last: 14 }]);
    expect(rows).toEqual(oracle(`beer_disruption_${name}_pausing`));
  });

  const windows = [
    [11, 14],
    [1, 1],
    [2, 2],
    [20, 33],
  ] as const;
  test.each(kinds.flatMap((kind) => beerSites.map((name, site) => [kind, name, site] as const)))(
    '%s at the %s, whenever and however long',
    (kind, _, site) => {
      for (const [first, last] of windows) {
        const pauses = [{ kind, site, first, last }];
        expect(engine(40, 4, pauses)).toEqual(beerLine(40, 4, levels, pauses));
      }
    },
  );

  test('several at once, at any sites, one after another or overlapping, and with other demand', () => {
    const anyPause = fc
      .record({
        kind: fc.constantFrom(...kinds),
        site: fc.nat(3),
        first: fc.integer({ min: 1, max: 25 }),
        weeks: fc.integer({ min: 1, max: 8 }),
      })
      .map(({ kind, site, first, weeks }) => ({ kind, site, first, last: first + weeks - 1 }));
    fc.assert(
      fc.property(fc.array(anyPause, { minLength: 2, maxLength: 5 }), fc.integer({ min: 0, max: 7 }), (pauses, demand) => {
        expect(engine(40, demand, pauses)).toEqual(beerLine(40, demand, levels, pauses));
      }),
      { numRuns: 60, seed: 9 },
    );
  });
});
