import { seats, type Seat } from '../contract/ids.ts';
import { openingRounds } from '../game/rules.ts';
import type { GameSetup } from '../game/rules.ts';
import type { Game } from '../game/state.ts';
import { orderSums, unitsFillRate } from '../score/orders.ts';
import type { Company } from '../simulation/company.ts';
import type { RoundRecord } from '../simulation/records.ts';

/** How a game went round by round, in a few numbers: what a report keeps of it instead of its records. */
export type GameCourse = {
  /** Place 0 is round 1, the run-out follows the rounds played: share of units served by their requested date, 0..1; missing where none fell due. */
  readonly serviceByRound: readonly (number | undefined)[];
  /** The first round in which a shelf that serves customers was empty while somebody waited for the item. */
  readonly firstStockoutRound: number | undefined;
  /** How many inputs a seat changed from what they would have been untouched, round by round, fixed opening rounds left out. */
  readonly changesBySeat: Readonly<Record<Seat, readonly number[]>>;
};

/** Sites at which customers are served. */
const servingSites = (company: Company): readonly number[] => [...new Set(company.segments.map((segment) => segment.siteIndex))];

/** Whether some shelf was empty at the end of a period of this round although orders for what it holds were open. */
const hasStockout = (company: Company, sites: readonly number[], record: RoundRecord): boolean =>
  record.periods.some((period) =>
    sites.some((site) =>
      company.items.some((_, item) => {
        const cell = site * company.items.length + item;
        return period.onHand[cell] === 0 && (period.backlog[cell] ?? 0) > 0;
      }),
    ),
  );

/** What a field would have been in a round if nobody had touched it: as `untouchedValue`, read from the log of a whole game. */
const untouched = ({ company }: GameSetup, game: Game, round: number, place: number): number | undefined => {
  const field = company.fields[place];
  if (field === undefined) return undefined;
  if (field.kind === 'standing') return round === 1 ? field.initial : game.decisions[round - 2]?.[place];
  const proposal = game.records[round - 1]?.close.proposals[place];
  return proposal === undefined ? (field.initial ?? field.least) : Math.min(Math.max(proposal, field.least), field.most);
};

const changesOf = (setup: GameSetup, game: Game, seat: Seat): readonly number[] => {
  const opening = openingRounds(setup.rules);
  return game.decisions.slice(opening).map((decided, place) => {
    const round = opening + place + 1;
    let changes = 0;
    for (const [at, field] of setup.company.fields.entries())
      if (field.seat === seat && field.fromRound <= round && decided[at] !== untouched(setup, game, round, at)) changes += 1;
    return changes;
  });
};

/** The course of a finished game. */
export const gameCourseOf = (setup: GameSetup, game: Game): GameCourse => {
  const played = game.records.slice(1);
  const all = [...played, ...game.runOut];
  const sites = servingSites(setup.company);
  const changes = (seat: Seat): readonly number[] => changesOf(setup, game, seat);
  const [sales, logistics, procurement, operations] = seats;
  return {
    serviceByRound: all.map((_, at) => unitsFillRate(orderSums(setup.company, all, at))),
    firstStockoutRound: played.find((record) => hasStockout(setup.company, sites, record))?.round,
    changesBySeat: {
      sales: changes(sales),
      logistics: changes(logistics),
      procurement: changes(procurement),
      operations: changes(operations),
    },
  };
};
