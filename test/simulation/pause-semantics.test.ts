import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CompanyEvent } from '../../server/simulation/company-events.ts';
import type { Company } from '../../server/simulation/company.ts';
import { everySeat, playGame } from '../../server/play/play-game.ts';
import { beerLine } from '../support/beer-line.ts';
import type { Pause, PauseKind } from '../support/beer-line.ts';
import { classicCompany } from '../support/classic-company.ts';
import { baseStock, beerSites, oracle, play } from '../support/classic-trace.ts';
import { playRounds } from '../support/play-rounds.ts';
import { changed, fixtureText, scenarioOf } from '../support/scenario-texts.ts';

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

  test.each(kinds)('%s where sites replenish themselves, with four periods in a round', (kind) => {
    for (const site of [0, 1, 2, 3]) {
      const pauses = [{ kind, site, first: 11, last: 15 }];
      const classic = classicCompany([4], pauses.map(asEvent));
      const company: Company = {
        ...classic,
        periodsPerRound: 4,
        fields: [],
        sites: classic.sites.map((each, place) => ({
          ...each,
          supply: each.supply.map(
            (supply) =>
              supply && { ...supply, ordering: { by: 'auto', rule: { policy: 'basestock', level: levels[place] }, demand: 'local' } },
          ),
        })),
      };
      const { periods } = playRounds(company, 10);
      const rows = periods.slice(0, 39).flatMap((period, at) =>
        beerSites.map((name, cell) => {
          const stock = period.onHand[cell] - period.backlog[cell];
          const placed = periods[at + 1].ordered[cell];
          const flows = [period.incoming[cell], period.received[cell], period.shipped[cell], placed];
          const cost = (period.siteCostCents[cell] / 100).toFixed(1);
          return [at + 1, name, ...flows, stock, period.onHand[cell], period.backlog[cell], period.onOrder[cell] + placed, cost].join(',');
        }),
      );
      expect(rows).toEqual(beerLine(39, 4, levels, pauses));
    }
  });

  test.each(kinds.flatMap((kind) => beerSites.map((name, site) => [kind, name, site] as const)))(
    '%s at the %s in a scenario file, played by bots at their desks',
    (kind, name, site) => {
      const paused = changed(
        fixtureText('order-pausing'),
        'kind: orderPaused, site: wholesaler',
        `kind: ${kind}, site: ${name.toLowerCase()}`,
      );
      const text = changed(changed(paused, 'startPeriod: 11', 'startPeriod: 17'), 'activePeriods: 4', 'activePeriods: 6');
      const rows = playGame(scenarioOf(text), { seed: 'any', policies: everySeat('basestock') })
        .trace()
        .map((row) => {
          const flows = [row.incomingUnits, row.receivedUnits, row.shippedUnits, row.orderedUnits];
          const stocks = [row.onHandUnits - row.backlogUnits, row.onHandUnits, row.backlogUnits, row.onOrderUnits];
          return [
            row.period,
            `${row.site.charAt(0).toUpperCase()}${row.site.slice(1)}`,
            ...flows,
            ...stocks,
            (row.costCents / 100).toFixed(1),
          ].join(',');
        });
      expect(rows).toEqual(beerLine(40, 4, levels, [{ kind, site, first: 17, last: 22 }]));
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
