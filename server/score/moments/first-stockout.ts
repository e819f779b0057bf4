import type { Moment } from '../../contract/debrief.ts';
import type { GameSetup } from '../../game/rules.ts';
import type { Game } from '../../game/state.ts';
import type { Company } from '../../simulation/company.ts';
import type { PeriodRecord } from '../../simulation/records.ts';
import { sum } from '../formulas.ts';
import type { Candidate } from './candidate.ts';
import { hurtIn, weightOf } from './losses.ts';
import type { Hurt, Losses } from './losses.ts';
import { cellOf, eachOnce, supplySite, seatsAt, seatsWith, servedFrom } from './places.ts';

/** A shelf that customers are served from, empty when the day was over while somebody waited for it or went without. */
type Empty = {
  readonly round: number;
  readonly period: PeriodRecord;
  readonly site: number;
  readonly item: number;
  readonly waiting: number;
};

/** Units that customers wait for at a site, or went away with, while its shelf is empty. */
const waitingAt = (company: Company, period: PeriodRecord, site: number, item: number): number => {
  const cell = cellOf(company, site, item);
  const places = servedFrom(company, site, item);
  if (places.length === 0 || period.onHand[cell] !== 0) return 0;
  return (period.backlog[cell] ?? 0) + sum(places.map((place) => period.lost[place] ?? 0));
};

const emptyShelves = ({ company }: GameSetup, period: PeriodRecord, round: number): readonly Empty[] =>
  [...new Set(company.segments.map(({ siteIndex }) => siteIndex))].flatMap((site) =>
    company.items.flatMap((_, item): readonly Empty[] => {
      const waiting = waitingAt(company, period, site, item);
      return waiting > 0 ? [{ round, period, site, item, waiting }] : [];
    }),
  );

const candidateOf = (setup: GameSetup, game: Game, hurt: Hurt, { round, period, site, item, waiting }: Empty): Candidate => {
  const { company } = setup;
  const cell = cellOf(company, site, item);
  const places = servedFrom(company, site, item);
  const ids = { site: company.sites[site].id, item: company.items[item].id };
  const after = game.records
    .slice(1)
    .flatMap(({ periods }) => periods)
    .filter((each) => each.period >= period.period);
  const filled = after.findIndex((each) => waitingAt(company, each, site, item) === 0);
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
  return {
    kind: 'firstStockout',
    round,
    period: period.period,
    seats: eachOnce([...seatsAt(setup, site), ...seatsWith(setup, 'customerOrders')]),
    values: { ...ids, units: waiting, periods, onOrder: period.onOrder[cell] },
    evidence,
    explains: { units: hurtIn(hurt, round, lastRound, (place) => places.includes(place)) },
    about: `shelf ${ids.site} ${ids.item}`,
  };
};

/** An empty shelf that explains less than this of what went wrong for customers was a bad day, no stockout that mattered. */
const leastShare = 0.01;

/**
 * The first shelf that was empty while customers were owed something or went away, of those that explain something of what went wrong;
 * of several on that day the one with most waiting.
 */
export const firstStockout = (setup: GameSetup, game: Game, hurt: Hurt, losses: Losses): readonly Candidate[] => {
  const open = new Set<string>();
  for (const { round, periods } of game.records.slice(1))
    for (const period of periods) {
      const empty = emptyShelves(setup, period, round);
      for (const each of empty.toSorted((one, other) => other.waiting - one.waiting)) {
        const name = `${each.site} ${each.item}`;
        if (open.has(name)) continue;
        const candidate = candidateOf(setup, game, hurt, each);
        if (weightOf(losses, candidate.explains) >= leastShare) return [candidate];
      }
      open.clear();
      for (const { site, item } of empty) open.add(`${site} ${item}`);
    }
  return [];
};
