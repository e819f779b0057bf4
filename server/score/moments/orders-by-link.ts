import type { Seat } from '../../contract/ids.ts';
import { openingRounds } from '../../game/rules.ts';
import type { GameSetup } from '../../game/rules.ts';
import type { Game } from '../../game/state.ts';
import { sum } from '../formulas.ts';
import { linksOf } from '../links.ts';
import { unitsOf } from './places.ts';

/** What somebody ordered along a link, of an item, round by round. Sites that order by themselves are nobody's. */
export type LinkOrders = {
  readonly link: string;
  readonly site: number;
  readonly item: number;
  readonly cell: number;
  readonly seat: Seat;
  /** Place 0 is round 1: ordered; what customers behind the link asked for. */
  readonly orders: readonly number[];
  readonly demand: readonly number[];
  /** Fixed rounds at the start: nobody decided them. */
  readonly opening: number;
};

export const ordersByLink = ({ company, rules }: GameSetup, { records }: Game): readonly LinkOrders[] =>
  linksOf(company).flatMap(({ name, partOf, items }) =>
    items.flatMap(({ item, cell, demandPlaces }): readonly LinkOrders[] => {
      const site = Math.floor(cell / company.items.length);
      const key = `${company.sites[site].id} ${company.items[item].id}`;
      const field = company.fields.find((each) => each.lever === 'order' && each.key === key);
      if (partOf !== undefined || field === undefined) return [];
      const played = records.slice(1);
      return [
        {
          link: name,
          site,
          item,
          cell,
          seat: field.seat,
          orders: played.map((record) => unitsOf(record, ({ ordered }) => ordered, [cell])),
          demand: played.map((record) => unitsOf(record, ({ demand }) => demand, demandPlaces)),
          opening: openingRounds(rules),
        },
      ];
    }),
  );

/** Rounds that a good order looks ahead: goods are used up over so many. */
const roundsAhead = 4;

/** Units a round that customers behind a link really asked for, on average, in a round (place 0 is round 1) and those it is ordered for. */
export const neededIn = ({ demand }: LinkOrders, place: number): number => {
  const coming = demand.slice(place, place + roundsAhead + 1);
  return coming.length === 0 ? 0 : sum(coming) / coming.length;
};

/** A link whose crests are less than this part of all that was needed has hardly a wave. */
const leastWave = 0.25;

/**
 * Share of a link's wave that so many units make: of all that was ordered beyond what was needed, rounds that stayed below left out (the
 * crests), or of a quarter of what was needed where that is more.
 */
export const waveShare = (each: LinkOrders, excessUnits: number): number => {
  const needed = each.orders.map((_, place) => (place < each.opening ? 0 : neededIn(each, place)));
  const crests = sum(each.orders.map((units, place) => (place < each.opening ? 0 : Math.max(0, units - (needed[place] ?? 0)))));
  return excessUnits / Math.max(1, crests, leastWave * sum(needed));
};
