import type { GameSetup } from '../../game/rules.ts';
import type { Game } from '../../game/state.ts';
import { sum } from '../formulas.ts';
import type { Candidate } from './candidate.ts';
import { neededIn, ordersByLink, waveShare } from './orders-by-link.ts';
import type { LinkOrders } from './orders-by-link.ts';
import { eachOnce, firstPeriod, seatsAt } from './places.ts';

/**
 * Panic: after a shortage at a site more is ordered than is needed, often round after round, and later hardly anything. A round belongs to it
 * with half as much again as is needed; together they bring two rounds' need too much; in the trough two rounds in a row take a third
 * or less of what is needed. A shortage is a tenth of a round's need or more that the site owed at the end of one of the three rounds before.
 */
const panicTimes = 1.5;
const leastExcessRounds = 2;
const troughTimes = 1 / 3;
const troughRounds = 2;
const leastShortage = 0.1;
const shortageBefore = 3;
const troughWithin = 8;
const longestPause = 1;

type Panic = {
  readonly of: LinkOrders;
  readonly shortPlace: number;
  readonly owed: number;
  readonly from: number;
  readonly to: number;
  readonly ordered: number;
  readonly needed: number;
  readonly trough: number;
};

/** Units owed by the site at the end of each round. */
const owedByRound = ({ records }: Game, cell: number): readonly number[] =>
  records.slice(1).map(({ periods }) => periods.at(-1)?.backlog[cell] ?? 0);

/** The last place of a stretch of panic orders from `from` on; a round in between may be calm. */
const lastOf = (of: LinkOrders, isPanic: (place: number) => boolean, from: number): number => {
  let to = from;
  for (let place = from + 1; place < of.orders.length && place - to <= longestPause + 1; place += 1) if (isPanic(place)) to = place;
  return to;
};

const troughAfter = (of: LinkOrders, to: number): number | undefined => {
  for (let place = to + 1; place <= to + troughWithin && place + troughRounds <= of.orders.length; place += 1) {
    const stretch = Array.from({ length: troughRounds }, (_, each) => place + each);
    if (stretch.every((each) => (of.orders[each] ?? 0) <= troughTimes * neededIn(of, each))) return place;
  }
  return undefined;
};

const panicsOf = (game: Game, of: LinkOrders): readonly Panic[] => {
  const owed = owedByRound(game, of.cell);
  const isPanic = (place: number): boolean => (of.orders[place] ?? 0) > panicTimes * neededIn(of, place);
  const found: Panic[] = [];
  for (let from = of.opening; from < of.orders.length; from += 1) {
    if (!isPanic(from)) continue;
    const to = lastOf(of, isPanic, from);
    const before = Array.from({ length: shortageBefore }, (_, back) => from - 1 - back).filter((place) => place >= 0);
    const shortPlace = before.find((place) => (owed[place] ?? 0) >= Math.max(1, leastShortage * neededIn(of, place)));
    const rounds = Array.from({ length: to - from + 1 }, (_, each) => from + each);
    const ordered = sum(rounds.map((place) => of.orders[place] ?? 0));
    const needed = sum(rounds.map((place) => neededIn(of, place)));
    const trough = troughAfter(of, to);
    if (shortPlace !== undefined && trough !== undefined && ordered - needed >= leastExcessRounds * neededIn(of, from))
      found.push({ of, shortPlace, owed: owed[shortPlace] ?? 0, from, to, ordered, needed, trough });
    from = to;
  }
  return found;
};

/** Panic orders after a shortage, each link's greatest. */
export const panicOrdering = (setup: GameSetup, game: Game): readonly Candidate[] => {
  const { company } = setup;
  return ordersByLink(setup, game).flatMap((each): readonly Candidate[] => {
    const [worst] = panicsOf(game, each).toSorted((one, other) => other.ordered - other.needed - (one.ordered - one.needed));
    if (worst === undefined) return [];
    const { of, shortPlace, owed, from, to, ordered, needed, trough } = worst;
    const site = company.sites[of.site].id;
    const item = company.items[of.item].id;
    const after = game.records
      .slice(from + 1)
      .flatMap(({ round, periods }) => periods.map((period) => ({ round, units: period.onHand[of.cell] })));
    const most = after.reduce((best, one) => (one.units > best.units ? one : best), { round: from + 1, units: 0 });
    return [
      {
        kind: 'panicOrdering',
        round: from + 1,
        period: firstPeriod(game.records[from + 1]),
        seats: eachOnce([of.seat, ...seatsAt(setup, of.site)]),
        values: {
          site,
          item,
          link: of.link,
          seat: of.seat,
          units: ordered,
          neededUnits: Math.round(needed),
          rounds: to - from + 1,
          toRound: to + 1,
          owedUnits: owed,
          troughRound: trough + 1,
        },
        evidence: [
          { text: 'backlog', values: { site, item, units: owed, round: shortPlace + 1 } },
          {
            text: 'ordered',
            values: { link: of.link, item, units: ordered, neededUnits: Math.round(needed), round: from + 1, toRound: to + 1 },
          },
          {
            text: 'ordered',
            values: {
              link: of.link,
              item,
              units: sum(of.orders.slice(trough, trough + troughRounds)),
              neededUnits: Math.round(neededIn(of, trough) + neededIn(of, trough + 1)),
              round: trough + 1,
              toRound: trough + troughRounds,
            },
          },
          ...(most.units > 0 ? [{ text: 'shelf', values: { site, item, units: most.units, round: most.round } } as const] : []),
        ],
        explains: { wave: waveShare(of, ordered - needed) },
        about: `order ${of.link} ${item}`,
      },
    ];
  });
};
