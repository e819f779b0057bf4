import type { Moment } from '../../contract/debrief.ts';
import type { GameSetup } from '../../game/rules.ts';
import type { Game } from '../../game/state.ts';
import type { PeriodRecord } from '../../simulation/records.ts';
import { sum } from '../formulas.ts';
import type { Candidate } from './candidate.ts';
import { hurtIn } from './losses.ts';
import type { Hurt } from './losses.ts';
import { cellOf, eachOnce, supplySite, seatsAt, seatsWith, servedFrom } from './places.ts';

/** A shelf that customers are served from, empty when the day was over while somebody waited for it or went without. */
type Empty = {
  readonly round: number;
  readonly period: PeriodRecord;
  readonly site: number;
  readonly item: number;
  readonly waiting: number;
};

const emptyShelves = ({ company }: GameSetup, period: PeriodRecord, round: number): readonly Empty[] =>
  [...new Set(company.segments.map(({ siteIndex }) => siteIndex))].flatMap((site) =>
    company.items.flatMap((_, item): readonly Empty[] => {
      const cell = cellOf(company, site, item);
      const places = servedFrom(company, site, item);
      if (places.length === 0 || period.onHand[cell] !== 0) return [];
      const waiting = (period.backlog[cell] ?? 0) + sum(places.map((place) => period.lost[place] ?? 0));
      return waiting > 0 ? [{ round, period, site, item, waiting }] : [];
    }),
  );

const firstEmpty = (setup: GameSetup, { records }: Game): Empty | undefined => {
  for (const { round, periods } of records.slice(1))
    for (const period of periods) {
      const [worst] = emptyShelves(setup, period, round).toSorted((one, other) => other.waiting - one.waiting);
      if (worst !== undefined) return worst;
    }
  return undefined;
};

/** The first shelf that was empty while customers were owed something or went away; of several on that day the one with most waiting. */
export const firstStockout = (setup: GameSetup, game: Game, hurt: Hurt): readonly Candidate[] => {
  const { company } = setup;
  const found = firstEmpty(setup, game);
  if (found === undefined) return [];
  const { round, period, site, item, waiting } = found;
  const cell = cellOf(company, site, item);
  const places = servedFrom(company, site, item);
  const ids = { site: company.sites[site].id, item: company.items[item].id };
  const after = game.records
    .slice(1)
    .flatMap(({ periods }) => periods)
    .filter((each) => each.period >= period.period);
  const filled = after.findIndex((each) => each.onHand[cell] > 0);
  const periods = filled < 0 ? after.length : filled;
  const lastRound = Math.ceil((period.period + Math.max(0, periods - 1)) / company.periodsPerRound);
  const lost = sum(places.map((place) => period.lost[place] ?? 0));
  const behind = supplySite(company, site, item);
  const evidence: Moment['evidence'] = [
    { text: 'shelf', values: { ...ids, units: 0, period: period.period } },
    ...(period.book[cell] === 0 ? [] : [{ text: 'book', values: { ...ids, units: period.book[cell], period: period.period } } as const]),
    {
      text: 'demand',
      values: { item: ids.item, units: sum(places.map((place) => period.demand[place] ?? 0)), period: period.period, site: ids.site },
    },
    ...(period.backlog[cell] > 0
      ? [{ text: 'backlog', values: { ...ids, units: period.backlog[cell], period: period.period } } as const]
      : []),
    ...(lost > 0 ? [{ text: 'lost', values: { item: ids.item, units: lost, period: period.period } } as const] : []),
    ...(behind === undefined
      ? []
      : [
          {
            text: 'shelf',
            values: {
              site: company.sites[behind].id,
              item: ids.item,
              units: period.onHand[cellOf(company, behind, item)],
              period: period.period,
            },
          } as const,
        ]),
  ];
  return [
    {
      kind: 'firstStockout',
      round,
      period: period.period,
      seats: eachOnce([...seatsAt(setup, site), ...seatsWith(setup, 'customerOrders')]),
      values: { ...ids, units: waiting, periods, onOrder: period.onOrder[cell] },
      evidence,
      explains: { units: hurtIn(hurt, round, lastRound, (place) => places.includes(place)) },
      about: `shelf ${ids.site} ${ids.item}`,
    },
  ];
};
