import type { Replay } from '../../../server/contract/replay.ts';
import { firstShown, linkRows } from '../bullwhip.ts';
import type { Speech } from '../say.ts';
import { eventWords } from './difference-words.ts';
import { eventBands } from './track.ts';

/** Orders at the links of a game over its periods, as the replay's chart draws them: customers first, then ever farther up. */
export type OrdersChart = {
  readonly lines: readonly OrdersLine[];
  readonly most: number;
  readonly last: number;
  readonly rounds: readonly { readonly round: number; readonly from: number; readonly to: number }[];
  readonly bands: readonly { readonly id: string; readonly name: string; readonly from: number; readonly to: number }[];
};
export type OrdersLine = {
  readonly link: string;
  /** Its place in the table of links, by which it has its colour and mark. */
  readonly place: number;
  readonly name: string;
  /** Variance over customers' demand; a dash where there is none. */
  readonly ratio: string;
  readonly units: readonly number[];
};

const mostLines = 6;

export const ordersChart = (replay: Replay, speech: Speech): OrdersChart => {
  const shown = firstShown(replay.end);
  const count = replay.rounds.length;
  const lines = linkRows(replay.end, replay.map, speech, { measure: 'demand', item: undefined })
    .filter(({ link }) => shown.has(link))
    .slice(0, mostLines)
    .map(({ link, place, name, ratio, units }) => ({ link, place, name, ratio, units: units.slice(0, count) }));
  return {
    lines,
    most: Math.max(1, ...lines.flatMap(({ units }) => units)),
    last: Math.max(1, replay.truth.periods.length - 1),
    rounds: replay.rounds.map(({ round, firstPeriod, lastPeriod }) => ({ round, from: firstPeriod - 1, to: lastPeriod })),
    bands: eventBands(replay).map(({ event, from, to }) => ({
      id: `${event} ${from}`,
      name: eventWords(replay, event, speech),
      from: from - 1,
      to,
    })),
  };
};
