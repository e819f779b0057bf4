import type { GameSetup } from '../../game/rules.ts';
import type { Game } from '../../game/state.ts';
import { mean } from '../formulas.ts';
import type { Candidate } from './candidate.ts';
import { neededIn, ordersByLink, waveShare } from './orders-by-link.ts';
import type { LinkOrders } from './orders-by-link.ts';
import { eachOnce, firstPeriod } from './places.ts';

/** A peak is so many times the link's usual order, and more than customers asked for in the greatest of the rounds that it was for. */
const timesUsual = 1.8;
const timesGreatest = 1.3;
const roundsItIsFor = 5;

type Peak = {
  readonly of: LinkOrders;
  readonly place: number;
  readonly units: number;
  readonly usual: number;
  readonly greatest: number;
  readonly excess: number;
};

/** What goes through a link in a usual round: what customers behind it asked for, on average. In the long run no more can be ordered. */
const usualOrder = ({ demand }: LinkOrders): number => mean(demand) ?? 0;

const peakOf = (of: LinkOrders): Peak | undefined => {
  const usual = usualOrder(of);
  let best: Peak | undefined;
  for (const [place, units] of of.orders.entries()) {
    if (place < of.opening || usual === 0) continue;
    const greatest = Math.max(0, ...of.demand.slice(place, place + roundsItIsFor));
    const excess = units - Math.max(usual, neededIn(of, place));
    const isPeak = units >= timesUsual * usual && units >= timesGreatest * greatest;
    if (isPeak && (best === undefined || units > best.units)) best = { of, place, units, usual, greatest, excess };
  }
  return best;
};

/** The highest order against its usual, by link and item: of all peaks the one that was most beyond what was needed, measured by its own need. */
export const peakOrder = (setup: GameSetup, game: Game): readonly Candidate[] => {
  const { company } = setup;
  const peaks = ordersByLink(setup, game).flatMap((each) => peakOf(each) ?? []);
  const size = ({ excess, of, place }: Peak): number => excess / Math.max(1, neededIn(of, place));
  const [top] = peaks.toSorted((one, other) => size(other) - size(one));
  if (top === undefined) return [];
  const { of, place, units, usual, greatest, excess } = top;
  const item = company.items[of.item].id;
  const record = game.records[place + 1];
  // Further links of the same item show the wave grow, customers' side first.
  const others = peaks.filter((each) => each !== top && each.of.item === of.item);
  return [
    {
      kind: 'peakOrder',
      round: place + 1,
      period: firstPeriod(record),
      seats: eachOnce([of.seat, ...others.map((each) => each.of.seat)]),
      values: { link: of.link, item, seat: of.seat, units, usualUnits: Math.round(usual), demandUnits: greatest },
      evidence: [
        { text: 'ordered', values: { link: of.link, item, units, usualUnits: Math.round(usual), round: place + 1 } },
        { text: 'demand', values: { item, units: of.demand[place] ?? 0, round: place + 1 } },
        ...others.map(
          (each) =>
            ({
              text: 'ordered',
              values: { link: each.of.link, item, units: each.units, usualUnits: Math.round(each.usual), round: each.place + 1 },
            }) as const,
        ),
      ],
      explains: { wave: waveShare(of, excess) },
      about: `order ${of.link} ${item}`,
    },
  ];
};
